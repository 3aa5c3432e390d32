"""An attribution while it is being put together."""

from dataclasses import dataclass

from attrib.attributions.phrases import Phrase
from attrib.model import Sentence, Span, Spans, Token


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What is known so far of one attribution; `dataclasses.replace` makes the next version."""

    sentence: Sentence
    """The sentence of the cue, or of the source where there is no cue."""
    cue: tuple[Token, ...]
    lemma: str = ""
    kind: str = ""
    mention: Phrase | None = None
    content: Spans = ()
    pattern: str
    confidence: float
    frames: frozenset[str] = frozenset()
    points_back: bool = False

    @property
    def anchor(self) -> Span:
        """Where the draft stands in the text: its cue, else its source, else its content."""
        tokens = self.cue or (self.mention.tokens if self.mention else ())
        return Span(tokens[0].span.start, tokens[-1].span.end) if tokens else self.content[0]

    @property
    def reach(self) -> Span:
        """From its first to its last word."""
        spans = [
            *self.content,
            *(t.span for t in self.cue),
            *(t.span for t in (self.mention.tokens if self.mention else ())),
        ]
        return Span(min(s.start for s in spans), max(s.end for s in spans))


def join_spans(spans: Spans, text: str) -> Spans:
    """Return spans in text order, those that touch or overlap made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and (span.start <= joined[-1].end or not text[joined[-1].end : span.start].strip()):
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
