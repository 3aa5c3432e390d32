"""Articles: a text or document becomes an `Article` with headline, dateline and paragraphs.

The words are kept as they were decoded, or with the place in the file of every character, so that every place in a
report is one of the file: a byte order mark is no part of it, CR LF stays two characters.
"""

import os
import re
from collections.abc import Iterable

from attrib.errors import ArticleError
from attrib.formats.comments import blanked
from attrib.formats.document import Block, Document, plain_document
from attrib.formats.files import STDIN, decoded, read_bytes
from attrib.formats.plain import read
from attrib.interviews import Block as Shown
from attrib.interviews import find_interview, label_of
from attrib.messages import Message
from attrib.model import Article, Comment, Paragraph, ParagraphRole, Span
from attrib.records import replace

# Beside a plain text, where a comment would be printed: story.txt has story.txt.attrib.
SIDECAR = ".attrib"

# A headline is short and has no full stop; 20 words is the convention of RULES.md.
HEADLINE_WORDS = 20
# Most headings between paragraphs have two to five words; a paragraph beside one has a sentence at least.
HEADING_WORDS = 8
PARAGRAPH_WORDS = 10
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
    """Return the decoded text of a file of plain text, or of standard input for "-".

    UTF-8, UTF-16 with its mark, or an encoding that is told by the words. Raises ArticleError where there is no such
    file, it is a folder or unreadable, empty, binary or in no encoding that can be told.
    """
    data = read_bytes(path)
    read(data)
    return decoded(data)[0]


def read_sidecar(path: str) -> str:
    """Return what stands in the file beside an article, story.txt.attrib beside story.txt; nothing if there is none.

    Raises ArticleError where it is there and cannot be read.
    """
    file = f"{path}{SIDECAR}"
    if path in ("", STDIN) or not os.path.isfile(file):  # as for a name that is too long, which Path raises for
        return ""
    try:
        return decoded(read_bytes(file))[0]
    except ArticleError as error:
        raise ArticleError(
            Message("the side-car {file} cannot be used: {error}", file=file, error=error.message)
        ) from error


def make_article(stored: str | Document, *, path: str, language: str, sidecar: str = "") -> Article:
    r"""Return an article with its paragraphs, headline, byline and dateline told apart, and its comments.

    `stored` is a plain text, or what was read from a file of another format.

    >>> article = make_article("Dike holds\n\nGENT (Wire) - It held.", path="-", language="en")
    >>> [(p.role.value, p.dateline) for p in article.paragraphs]
    [('headline', None), ('body', Span(start=12, end=26))]
    """
    document = plain_document(stored) if isinstance(stored, str) else stored
    return Article(
        path=path,
        text=document.text,
        language=language,
        paragraphs=_paragraphs(document, language),
        comments=(*document.comments, *_sidecar_comments(sidecar)),
        origin=document.origin,
        notes=document.notes,
        item=document.name,
    )


def _paragraphs(document: Document, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a document, each with its role."""
    blocks = _blocks_of(document)
    titled = any(block.role is ParagraphRole.HEADLINE for block in blocks)
    paragraphs: list[Paragraph] = []
    for block in blocks:
        span, words = block.span, document.text[block.span.start : block.span.end]
        first = not titled and block is not blocks[-1] and all(p.role is ParagraphRole.BYLINE for p in paragraphs)
        role = block.role or _role(words, can_be_headline=first)
        first_body = role is ParagraphRole.BODY and not any(p.role is ParagraphRole.BODY for p in paragraphs)
        dateline = DATELINE.match(words) if first_body else None
        paragraphs.append(
            Paragraph(
                span=span,
                role=role,
                dateline=Span(span.start, span.start + dateline.end()) if dateline else None,
            )
        )
    return tuple(_with_answers(list(_with_headings(paragraphs, document)), blocks, document.text, language))


def _with_answers(
    paragraphs: list[Paragraph], blocks: tuple[Block, ...], text: str, language: str
) -> Iterable[Paragraph]:
    """Yield paragraphs: what an interviewer asks is nobody's claim and becomes a heading, answers are marked."""
    words = [text[p.span.start : p.span.end] for p in paragraphs]
    shown = [
        Shown(words=said, role=p.role, bold=block.bold or block.role is ParagraphRole.HEADING, aside=block.aside)
        for said, p, block in zip(words, paragraphs, blocks, strict=True)
    ]
    interview = find_interview(shown, language)
    for n, paragraph in enumerate(paragraphs):
        if n in interview.questions:
            yield replace(paragraph, role=ParagraphRole.HEADING, dateline=None)
        elif n in interview.answers:
            start = paragraph.span.start + label_of(words[n])
            yield replace(paragraph, answer=Span(start, paragraph.span.end))
        else:
            yield paragraph


def _with_headings(paragraphs: list[Paragraph], document: Document) -> Iterable[Paragraph]:
    """Yield paragraphs, where no format tells headings with those told by their form as such."""
    if document.blocks is not None and any(block.role is ParagraphRole.HEADING for block in document.blocks):
        return paragraphs
    texts = [document.text[p.span.start : p.span.end] for p in paragraphs]
    found = {
        n
        for n in range(1, len(paragraphs) - 1)
        if all(p.role is ParagraphRole.BODY for p in paragraphs[n - 1 : n + 2]) and is_heading(*texts[n - 1 : n + 2])
    }
    return (replace(p, role=ParagraphRole.HEADING) if n in found else p for n, p in enumerate(paragraphs))


def is_heading(before: str, words: str, after: str) -> bool:
    """Tell a heading by its form: short, without full stop, between paragraphs that have one.

    >>> is_heading("The dike holds, the engineers of the province found after the storm.", "No panic",
    ...            "“We go on,” Ann Lee said on Monday, when the water had fallen by a metre.")
    True
    """
    return (
        len(words.split()) <= HEADING_WORDS
        and (not FINAL.search(words) or (words.endswith("?") and words[0].isalnum()))
        and words[-1] not in ",;:-–—"
        and ": " not in words
        and (words[0].isupper() or words[0].isdigit() or OPENING_MARK.match(words) is not None)
        and all(len(text.split()) >= PARAGRAPH_WORDS and FINAL.search(text) for text in (before, after))
    )


def _blocks_of(document: Document) -> tuple[Block, ...]:
    """Return the blocks that a format has told apart, or those that lines tell apart."""
    if document.blocks is not None:
        return document.blocks
    # A comment of several lines breaks no paragraph.
    return tuple(Block(span=span) for span in _paragraph_spans(blanked(document.text, document.comments)))


def _sidecar_comments(sidecar: str) -> Iterable[Comment]:
    """Yield the lines of a side-car that say something; after # stands what is for people alone."""
    for number, line in enumerate(sidecar.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#"):
            yield Comment(text=line.strip(), span=None, line=number)


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
