"""Analyses for tests, drawn by hand in the text of an article.

    sketch("[1.source Harris] [1.cue zei] dat [1.content het te vroeg was].", harris="named-person 1")

Every mark is "[what words]" and may hold others; what is a number and a part of an attribution (source, cue or
hearsay, content), or the name of a source and one of its passages (role, description, reason). Each keyword is a
source: its kind, then the numbers of its attributions, then flags ("formulaic", "vague" for a document, "unnamed" for
somebody whose name is not told but not kept back either, "of:group" for one of a group).
"""

import re
from dataclasses import replace
from itertools import groupby

from attrib.article import make_article
from attrib.formats.comments import blanked, find_comments
from attrib.formats.document import Document
from attrib.grammar import HEARSAY, OF_HEARSAY, Construction
from attrib.languages import load_lexicon
from attrib.model import (
    Analysis,
    Attribution,
    Cue,
    Evidence,
    Form,
    Mention,
    ParsedArticle,
    Quotation,
    Source,
    SourceKind,
    Span,
    Spans,
    count_words,
)

OPENER = re.compile(r"\[([\w-]+)\.(source|cue|hearsay|content|role|description|reason) |\]")
PARTS = ("source", "cue", "hearsay", "content")
# A quotation without a closing mark runs to the end of its line.
QUOTATION = re.compile(r"“[^”]*”|“[^”\n]*")
Marks = dict[tuple[str, str], Spans]


def sketch(drawing: str, language: str = "en", path: str = "article.txt", **sources: str) -> Analysis:
    """Return the analysis that a marked article and its sources describe."""
    text, marks = _read(drawing)
    numbers = sorted({int(name) for name, _ in marks if name.isdigit()})
    attributions = _nested(tuple(_attribution(text, number, marks) for number in numbers))
    return Analysis(
        lexicon=load_lexicon(language),
        parsed=ParsedArticle(
            article=make_article(_document(text), path=path, language=language), sentences=(), models="by hand"
        ),
        quotations=tuple(_quotation(text, match.span()) for match in QUOTATION.finditer(text)),
        attributions=attributions,
        sources=tuple(_source(text, name, words.split(), attributions, marks) for name, words in sources.items()),
    )


def _document(text: str) -> Document:
    """Return a text as it stands, with its comments: every place in a drawing is one of the text."""
    comments = tuple(find_comments(text))
    return Document(text=blanked(text, comments, keep="\r\n"), comments=comments)


def _read(drawing: str) -> tuple[str, Marks]:
    """Return the text without marks, and the spans of every mark."""
    text, end, found, opened = "", 0, [], []
    for match in OPENER.finditer(drawing):
        text += drawing[end : match.start()]
        end = match.end()
        if match[1]:
            opened.append(((match[1], match[2]), len(text)))
        elif opened:
            key, start = opened.pop()
            found.append((key, Span(start, len(text))))
        else:
            text += match[0]
    text += drawing[end:]
    found.sort()
    return text, {key: tuple(span for _, span in group) for key, group in groupby(found, key=lambda item: item[0])}


def _cue(spans: Spans, text: str, *, is_hearsay: bool) -> Cue:
    lemma = text[spans[0].start : spans[0].end].lower()
    return (
        Cue(spans=spans, lemma=lemma, kind=HEARSAY, traits=OF_HEARSAY)
        if is_hearsay
        else Cue(spans=spans, lemma=lemma, kind="speech")
    )


def _attribution(text: str, number: int, marks: Marks) -> Attribution:
    source, speech, hearsay, content = (marks.get((str(number), part), ()) for part in PARTS)
    cue = speech or hearsay
    words = " ".join(text[span.start : span.end] for span in content)
    direct = words.startswith("“") and words.endswith("”")
    return Attribution(
        number=number,
        mention=Mention(spans=source, sentence=0, head=0) if source else None,
        cue=_cue(cue, text, is_hearsay=bool(hearsay)) if cue else None,
        content=content,
        form=Form.DIRECT if direct else Form.MIXED if "“" in words else Form.INDIRECT,
        pattern=Construction.CLAUSE,
        confidence=0.9,
    )


def _nested(attributions: tuple[Attribution, ...]) -> tuple[Attribution, ...]:
    """Return attributions that know in which other one's content they stand."""
    return tuple(_with_outer(attribution, attributions) for attribution in attributions)


def _with_outer(attribution: Attribution, attributions: tuple[Attribution, ...]) -> Attribution:
    outer = [
        (len(span), other.number)
        for other in attributions
        for span in other.content
        if other.number != attribution.number and span.covers(attribution.span)
    ]
    return replace(attribution, nested_in=min(outer)[1] if outer else None)


def _quotation(text: str, span: tuple[int, int]) -> Quotation:
    return Quotation(spans=(Span(*span),), words=count_words(text[slice(*span)]), closed=text[span[1] - 1] == "”")


def _source(text: str, name: str, words: list[str], attributions: tuple[Attribution, ...], marks: Marks) -> Source:
    own = tuple(a for a in attributions if str(a.number) in words)
    mentions = tuple(a.mention for a in own if a.mention)
    names = [" ".join(text[s.start : s.end] for s in mention.spans) for mention in mentions]
    kind = SourceKind(words[0])
    return Source(
        id=name.replace("_", "-"),
        name=max(names, key=len, default=""),
        kind=kind,
        evidence=(Evidence(span=mentions[0].spans[0], why=f"'{names[0]}' {WHY[kind]}"),) if names else (),
        attributions=own,
        mentions=mentions,
        role=marks.get((name, "role"), ()),
        description=marks.get((name, "description"), ()),
        reason=marks.get((name, "reason"), ()),
        formulaic="formulaic" in words,
        identified_document="vague" not in words,
        withheld=False if "unnamed" in words else None,
        whole=next((word.removeprefix("of:") for word in words if word.startswith("of:")), ""),
    )


WHY = {
    SourceKind.NAMED_PERSON: "is a person's name",
    SourceKind.NAMED_ORGANIZATION: "is an institution",
    SourceKind.SPOKESPERSON: "speaks for somebody",
    SourceKind.DOCUMENT: "is a text",
    SourceKind.ANONYMOUS_OFFICIAL: "is public staff without a name",
    SourceKind.ANONYMOUS_OTHER: "is somebody without a name",
    SourceKind.COLLECTIVE: "is a crowd",
    SourceKind.UNATTRIBUTED: "names nobody",
}
