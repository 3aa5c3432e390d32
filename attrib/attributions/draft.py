"""An attribution while it is being put together."""

from collections.abc import Iterable

from attrib.attributions.noun_phrases import NounPhrase
from attrib.grammar import Construction, Traits
from attrib.model import Article, Sentence, Span, Spans, Token
from attrib.records import dataclass
from attrib.syntax import spans_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far of one attribution; `dataclasses.replace` makes the next version."""

    sentence: Sentence
    """The sentence of the cue, or of the source where there is no cue."""
    cue: tuple[Token, ...]
    lemma: str = ""
    kind: str = ""
    """The class of the lexicon that the cue belongs to, or what stands in for one."""
    traits: Traits = frozenset()
    mention: NounPhrase | None = None
    content: Spans = ()
    pattern: Construction
    confidence: float
    frames: frozenset[Construction] = frozenset()
    points_back: bool = False

    @property
    def anchor(self) -> Span:
        """Where the draft stands in the text: its cue, else its source, else its content."""
        tokens = self.cue or (self.mention.tokens if self.mention else ())
        return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else self.content[0]

    @property
    def reach(self) -> Span:
        """From its first to its last word."""
        spans = [*self.content, *[t.span for t in self.cue]]
        if self.mention:
            spans += [t.span for t in self.mention.tokens]
        return Span(min([s.start for s in spans]), max([s.end for s in spans]))


def content_spans(tokens: Iterable[Token], text: str) -> Spans:
    """Return the spans of a content, without the commas that set off what stands between its pieces.

    It is, | he said, | too late.   content: "It is", "too late"
    """
    content = list(tokens)
    indices = {t.index for t in content}
    return spans_of((t for t in content if t.text != "," or {t.index - 1, t.index + 1} <= indices), text)


def join_spans(spans: Spans, article: Article) -> Spans:
    """Return spans in text order, those of one paragraph that touch or overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        gap = article.text[joined[-1].end : span.start] if joined else ""
        if joined and not gap.strip() and _one_paragraph(joined[-1], span, gap, article):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _one_paragraph(one: Span, other: Span, gap: str, article: Article) -> bool:
    return "\n" not in gap or any(p.span.overlaps(one) and p.span.overlaps(other) for p in article.paragraphs)
