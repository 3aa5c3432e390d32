"""Reading: a file or a text becomes an `Article` with headline, dateline and paragraphs.

The text is kept as it was decoded, so that every offset of a report points into the file: a byte order
mark is no part of it, CR LF stays two characters. Only comments, which no reader sees, become as many spaces.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from attrib.errors import ArticleError
from attrib.model import Article, Comment, Paragraph, ParagraphRole, Span

STDIN = "-"
# Beside a plain text, where a comment would be printed: story.txt has story.txt.attrib.
SIDECAR = ".attrib"
# <!-- HTML --> and the comment of Markdown, a link that nothing refers to: [//]: # (words)
COMMENT = re.compile(r"<!--|^\[//\]:[ \t]*#[ \t]*(?:\([^\n]*\)|\"[^\n]*\"|'[^\n]*')[ \t]*(?=\r?$)", re.MULTILINE)
COMMENT_END = "-->"
EMPTY_COMMENT = re.compile(r"<!---?>")

# A headline is short and has no full stop; 20 words is the convention of RULES.md.
HEADLINE_WORDS = 20
# Hard-wrapped text: mail and terminal tools wrap between these widths.
WRAP_WIDTHS = range(40, 101)

LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r|$)")
FINAL = re.compile(r"[.!?…]['\"’”»)\]]*\s*$")
QUESTION = re.compile(r"[!?]['\"’”»)\]]*\s*$")
OPENING_MARK = re.compile(r"\s*[\"'“”„‘«»‚]|,,")
BYLINE = re.compile(
    r"(?:(?:by|door) )?(?:(?:een|one) )?(?:van|from|of) (?:onze|our)\b|(?:by|door) (?:onze|our|a staff)\b"
    r"|(?:bron|source):|(?:date|datum|published|gepubliceerd|updated|bijgewerkt|laatste update)\b(?=.*[\d:])",
    re.IGNORECASE,
)
# "Door Jan de Vries en Piet Smit" names people; "Door de storm viel de stroom uit" is a headline.
CREDIT = re.compile(r"(?:by|door)\s+(?P<names>.+)", re.IGNORECASE)
BYLINE_WORDS = 12
# "GENEVA (Wire) — ", "BRUSSEL - ", "DEN HAAG/GENT (ANP) – ", "’s-HERTOGENBOSCH – "; a place in mixed case needs its
# agency, and what stands between the brackets is no age.
DATELINE = re.compile(
    r"(?:(?:['’‘][st][ -])?[^\W\d_a-zà-öø-ÿ][^\Wa-zà-öø-ÿ]+(?:[ \u00a0,./'’-]+[^\Wa-zà-öø-ÿ]+\.?){0,4}"
    r"(?:,\s[\w. ]{2,20})?(?:\s\([^()]{2,40}\))?"
    r"|[A-Z]\w+(?:[ -](?:(?:aan|op|bij|on|upon|den?)[ -]){0,2}[A-Z]\w+){0,2}\s\((?!\d)[^()]{2,40}\))\s*(?:[–—]|--?)\s+"
)


def read_text(path: str) -> str:
    """Return the decoded text of a file, or of standard input for "-".

    UTF-8 with or without byte order mark. Raises ArticleError where there is no such file, it is a
    folder or unreadable, empty, binary or not UTF-8.
    """
    text = _decoded(_read_bytes(path))
    if not text.strip():
        raise ArticleError("the file is empty: give a file with the text of an article")
    if not without_comments(text).strip():
        raise ArticleError("the file has comments only: give a file with the text of an article")
    return text


def read_sidecar(path: str) -> str:
    """Return what stands in the file beside an article, story.txt.attrib beside story.txt; nothing if there is none.

    Raises ArticleError where it is there and cannot be read.
    """
    file = f"{path}{SIDECAR}"
    if path in ("", STDIN) or not Path(file).is_file():
        return ""
    try:
        return _decoded(_read_bytes(file))
    except ArticleError as error:
        raise ArticleError(f"the side-car {file} cannot be used: {error}") from error


def make_article(stored: str, *, path: str, language: str, sidecar: str = "") -> Article:
    r"""Return an article with its paragraphs, headline, byline and dateline told apart, and its comments.

    >>> article = make_article("Dike holds\n\nGENT (Wire) - It held.", path="-", language="en")
    >>> [(p.role.value, p.dateline) for p in article.paragraphs]
    [('headline', None), ('body', Span(start=12, end=26))]
    """
    comments = tuple(_find_comments(stored))
    text = _blanked(stored, comments, keep="\r\n")
    # A comment of several lines breaks no paragraph.
    spans = _paragraph_spans(_blanked(stored, comments))
    paragraphs: list[Paragraph] = []
    for span in spans:
        words = text[span.start : span.end]
        can_be_headline = span is not spans[-1] and all(p.role is ParagraphRole.BYLINE for p in paragraphs)
        role = _role(words, can_be_headline=can_be_headline)
        first_body = role is ParagraphRole.BODY and not any(p.role is ParagraphRole.BODY for p in paragraphs)
        dateline = DATELINE.match(words) if first_body else None
        paragraphs.append(
            Paragraph(
                span=span,
                role=role,
                dateline=Span(span.start, span.start + dateline.end()) if dateline else None,
            )
        )
    return Article(
        path=path,
        text=text,
        language=language,
        paragraphs=tuple(paragraphs),
        comments=(*comments, *_sidecar_comments(sidecar)),
    )


def without_comments(stored: str) -> str:
    """Return a text of the same length with spaces for its comments.

    >>> without_comments("It held.<!-- sure? -->")
    'It held.              '
    """
    return _blanked(stored, _find_comments(stored))


def _find_comments(stored: str) -> Iterable[Comment]:
    """Yield the comments of a text; one that is not closed is text, as a reader would see it."""
    at, line, counted = 0, 1, 0
    last_end = stored.rfind(COMMENT_END)
    while opening := COMMENT.search(stored, at):
        start, at = opening.span()
        if opening[0] == "<!--":
            if empty := EMPTY_COMMENT.match(stored, start):
                at = empty.end()
            elif at <= last_end:
                at = stored.index(COMMENT_END, at) + len(COMMENT_END)
            else:
                continue
        line, counted = line + stored.count("\n", counted, start), start
        yield Comment(text=stored[start:at], span=Span(start, at), line=line)


def _sidecar_comments(sidecar: str) -> Iterable[Comment]:
    """Yield the lines of a side-car that say something; after # stands what is for people alone."""
    for number, line in enumerate(sidecar.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield Comment(text=line.strip(), span=None, line=number)


def _blanked(stored: str, comments: Iterable[Comment], keep: str = "") -> str:
    """Return a text with spaces for all characters of its comments but those to keep."""
    pieces, at = [], 0
    for comment in comments:
        if comment.span:
            pieces += [
                stored[at : comment.span.start],
                "".join(character if character in keep else " " for character in comment.text),
            ]
            at = comment.span.end
    return "".join((*pieces, stored[at:]))


def _decoded(data: bytes) -> str:
    """Return text in UTF-8 with or without byte order mark; ArticleError says where it is none."""
    if b"\0" in data:
        raise ArticleError("this is a binary file: give the article as plain text in UTF-8")
    try:
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"not UTF-8 at byte {error.start} (line {line}): save the file as UTF-8, "
            "or convert it with 'iconv -f WINDOWS-1252 -t UTF-8'"
        ) from error


def _read_bytes(path: str) -> bytes:
    """Return the bytes of a file or of standard input."""
    if path == STDIN:
        if sys.stdin is None:
            raise ArticleError("standard input is closed: send the text through a pipe, or name a file")
        return sys.stdin.buffer.read()
    if not path:
        raise ArticleError("no such file: the path is empty")
    try:
        return Path(path).read_bytes()
    except FileNotFoundError as error:
        raise ArticleError("no such file: check the path") from error
    except IsADirectoryError as error:
        raise ArticleError("this is a folder: name the files in it, for instance with a pattern like *.txt") from error
    except PermissionError as error:
        raise ArticleError("not readable: check the permissions of the file") from error
    except OSError as error:
        raise ArticleError(f"cannot be read ({error.strerror or error}): check the path") from error


def _paragraph_spans(text: str) -> list[Span]:
    """Return the blocks of text: between blank lines, and line by line unless the text is hard-wrapped."""
    spans: list[Span] = []
    for block in _blocks(text):
        spans += [Span(block[0].start, block[-1].end)] if _is_wrapped(text, block) else block
    return spans


def _blocks(text: str) -> Iterable[list[Span]]:
    """Yield runs of lines that are not blank; a line's span has no white space at its ends."""
    block: list[Span] = []
    for match in LINE.finditer(text):
        line = match[0]
        if words := line.strip():
            start = match.start() + line.index(words[0])
            block.append(Span(start, start + len(words)))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell whether the lines of a block are one paragraph that was broken at a fixed width.

    Every line but the last has about the width of a wrapped line, and most break off in mid-sentence.
    """
    broken = lines[:-1]
    if not broken or not all(len(line) in WRAP_WIDTHS for line in broken):
        return False
    unfinished = sum(not FINAL.search(text[line.start : line.end]) for line in broken)
    return unfinished * 2 > len(broken)


def _role(words: str, *, can_be_headline: bool) -> ParagraphRole:
    """Tell headline and byline from body text by form and place."""
    length = len(words.split())
    if length <= BYLINE_WORDS and not FINAL.search(words) and _looks_like_byline(words):
        return ParagraphRole.BYLINE
    if can_be_headline and length <= HEADLINE_WORDS and _looks_like_headline(words):
        return ParagraphRole.HEADLINE
    return ParagraphRole.BODY


def _looks_like_byline(words: str) -> bool:
    """Tell whether a short line says who wrote the article, or when: most words after "by" are names."""
    if BYLINE.match(words):
        return True
    credit = CREDIT.match(words)
    if not credit or not credit["names"][0].isupper():
        return False
    names = re.findall(r"[^\W\d_]+", credit["names"])
    return len([name for name in names if name[0].isupper()]) * 2 >= len(names)


def _looks_like_headline(words: str) -> bool:
    """Tell whether a short first paragraph is a headline: no full stop, or capitals on all its long words."""
    if not FINAL.search(words):
        return True
    if QUESTION.search(words):
        return not OPENING_MARK.match(words)
    long_words = [word for word in re.findall(r"\w+", words) if len(word) > 3]
    return len(long_words) > 2 and sum(word[0].isupper() for word in long_words) >= 0.8 * len(long_words)
