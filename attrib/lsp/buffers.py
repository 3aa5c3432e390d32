"""Texts that are open in an editor, and what was found in them."""

from pathlib import PurePath

from lsprotocol.types import PositionEncodingKind

from attrib.article import SIDECAR
from attrib.formats import HTML, MARKDOWN, MODULES
from attrib.lsp.places import Places
from attrib.messages import ENGLISH, Voice, voice
from attrib.model import Article, Attribution, Report, Source, Span, Spans
from attrib.records import dataclass

# What a text is called that is not saved yet, by what the editor takes it for.
UNSAVED = {"markdown": ".md", "html": ".html"}
# Where a comment is seen by no reader; elsewhere an ignore goes into the side-car.
WITH_COMMENTS = (MARKDOWN, HTML)


@dataclass(frozen=True, slots=True, kw_only=True)
class Buffer:
    """A text as it stands in an editor, saved or not."""

    uri: str
    path: str
    """Where it is, or would be, on the disk."""
    version: int | None
    text: str
    sidecar: str | None = None
    """What stands in the editor for the file beside it; None if that is not open."""
    encoding: str = PositionEncodingKind.Utf16
    """In which units the editor counts columns."""

    @property
    def has_comments(self) -> bool:
        """Whether its format has comments that no reader sees."""
        return self._format in WITH_COMMENTS

    @property
    def is_markdown(self) -> bool:
        """Whether it is read as Markdown."""
        return self._format == MARKDOWN

    @property
    def _format(self) -> str | None:
        return MODULES.get(PurePath(self.path).suffix.lower())


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A text with its report, or with why there is none."""

    buffer: Buffer
    report: Report | None = None
    failure: str = ""
    """What happened and what to do; empty if there is a report, or if there is nothing to check."""
    passing: bool = False
    """Whether the failure is one of a text that is not finished, such as an uncertain language."""
    articles: int = 1
    """That the text has; the report is on the first."""
    rule_pages: str | None = None
    """Where the pages of the rules are, with a mark for the code; None if nobody says."""
    language: str = ENGLISH
    """In which all is told."""

    @property
    def say(self) -> Voice:
        """What tells it."""
        return voice(self.language)

    @property
    def places(self) -> Places:
        """Where in the editor its characters are."""
        return Places(self.buffer.text, self.buffer.encoding)


def stored(article: Article, span: Span) -> Span:
    """Return where in the editor's text words of an article stand: the marks of Markdown and HTML are no words."""
    return article.place(span)


def whole(article: Article, spans: Spans) -> Span:
    """Return where in the editor's text passages stand, with all between them."""
    return stored(article, Span(min(span.start for span in spans), max(span.end for span in spans)))


def parts(claim: Attribution) -> Spans:
    """Return source, cue and content of a claim."""
    mention = claim.mention.spans if claim.mention else ()
    return (*mention, *(claim.cue.spans if claim.cue else ()), *claim.content)


def claim_at(report: Report, offset: int) -> Attribution | None:
    """Return the claim at a place of the editor's text; of claims within each other the innermost."""
    here = [
        (len(place), -claim.number, claim)
        for claim in report.analysis.attributions
        for span in parts(claim)
        if (place := stored(report.article, span)).start <= offset <= place.end
    ]
    return min(here, key=lambda found: found[:2])[2] if here else None


def source_at(report: Report, offset: int) -> Source | None:
    """Return the source that is named, or whose claim stands, at a place of the editor's text."""
    if claim := claim_at(report, offset):
        return report.analysis.source_of(claim)
    for source in report.analysis.sources:
        for span in (span for mention in source.mentions for span in mention.spans):
            place = stored(report.article, span)
            if place.start <= offset <= place.end:
                return source
    return None


def is_sidecar(path: str) -> bool:
    """Tell whether a file stands beside an article and is none itself.

    >>> is_sidecar("story.txt.attrib")
    True
    """
    return path.endswith(SIDECAR)
