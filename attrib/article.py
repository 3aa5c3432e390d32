"""Reading: a file or a text becomes an `Article` with headline, dateline and paragraphs.

The text is kept exactly as it was decoded, so that every offset of a report points into the file: a
byte order mark is no part of it, CR LF stays two characters.
"""

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from attrib.errors import ArticleError
from attrib.model import Article, Paragraph, ParagraphRole, Span

STDIN = "-"

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
    data = _read_bytes(path)
    if b"\0" in data:
        raise ArticleError("this is a binary file: give the article as plain text in UTF-8")
    try:
        text = data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ArticleError(
            f"not UTF-8 at byte {error.start} (line {line}): save the file as UTF-8, "
            "or convert it with 'iconv -f WINDOWS-1252 -t UTF-8'"
        ) from error
    if not text.strip():
        raise ArticleError("the file is empty: give a file with the text of an article")
    return text


def make_article(text: str, *, path: str, language: str) -> Article:
    r"""Return an article with its paragraphs, headline, byline and dateline told apart.

    >>> article = make_article("Dike holds\n\nGENT (Wire) - It held.", path="-", language="en")
    >>> [(p.role.value, p.dateline) for p in article.paragraphs]
    [('headline', None), ('body', Span(start=12, end=26))]
    """
    spans = _paragraph_spans(text)
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
    return Article(path=path, text=text, language=language, paragraphs=tuple(paragraphs))


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
