"""How some words of an article came to their claims, as lines of plain text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from attrib.attributions.trace import Trace, cue_of
from attrib.messages import Message, Voice
from attrib.model import Analysis, Article, Attribution, Form, Reading, SourceKind, Spans
from attrib.report.safe_text import visible
from attrib.report.wording import IN_ENGLISH, KINDS, NOBODY

HALF = 0.5
FORMS = {
    Form.DIRECT: Message("direct"),
    Form.INDIRECT: Message("indirect"),
    Form.MIXED: Message("mixed"),
}


def trace_lines(trace: Trace, analysis: Analysis, say: Voice = IN_ENGLISH) -> Iterator[str]:
    """Yield the lines that tell what each step did in a sentence, what the reader saw there, and what is reported.

    Nothing in them can steer a terminal. They are told as `say` tells them.
    """
    return map(visible, _Told(trace, analysis, say).lines())


class _Told:
    """How some words came to their claims, told by a voice."""

    def __init__(self, trace: Trace, analysis: Analysis, say: Voice) -> None:
        self.trace = trace
        self.analysis = analysis
        self.article: Article = analysis.parsed.article
        self.say = say

    def lines(self) -> Iterator[str]:
        """Yield all lines."""
        article, say = self.article, self.say
        start, end = self.trace.sentences[0].span.start, self.trace.sentences[-1].span.end
        yield f"{article.path}:{article.position(start).line}: {' '.join(article.text[start:end].split())}"
        yield from _section(say("By the grammar, step by step"), [*self._steps(), *self._unused()])
        yield from _section(say("By the reader"), list(self._readings()))
        yield from _section(say("Left out when both were put together"), list(self._lost()))
        yield from _section(say("Reported"), list(self._reported()) or [say("nothing")])

    def _steps(self) -> Iterator[str]:
        for step, changes in groupby(self.trace.changes, key=attrgetter("step")):
            yield f"{self.say(step.name)}: {self.say(step.does)}"
            for change in changes:
                yield f"  {self.say(cue_of(change.draft, self.article))}: {self.say(change.words)}"

    def _unused(self) -> Iterator[str]:
        """Yield a line on the words that could have been cues, or one that there are none."""
        words = ", ".join(f"“{token.text}”" for token in self.trace.unused)
        if words:
            yield self.say("can hand a claim over, but not as built here: {words}", words=words)
        elif not self.trace.changes:
            yield self.say("no word here is a cue that the lexicon has, and no quotation stands by itself")

    def _readings(self) -> Iterator[str]:
        if self.trace.read is None:
            yield self.say("no reader ran")
        elif not self.trace.read:
            yield self.say("it saw no claim here")
        for read in self.trace.read or ():
            yield f"{self._sure(read.reading.confidence)}  {self._claim(read.reading)}: {self.say(read.words)}"

    def _sure(self, confidence: float) -> str:
        return self.say.number(confidence, ".2f")

    def _claim(self, reading: Reading) -> str:
        """Return what a reading says in words: source, cue, content, and what kind of source it takes it for."""
        parts = (
            (Message("source {words}", words=self._quoted(reading.source)), Message("no source"), reading.source),
            (Message("cue {words}", words=self._quoted(reading.cue)), Message("no cue"), reading.cue),
            (Message("content {words}", words=self._quoted(reading.content)), Message("no content"), reading.content),
        )
        words = ", ".join(self.say(some if spans else none) for some, none, spans in parts)
        kind = tuple(SourceKind)[max(range(len(reading.kinds)), key=reading.kinds.__getitem__)]
        withheld = self.say("name withheld") if kind.anonymous and reading.withheld > HALF else ""
        return f"{words} ({', '.join(filter(None, (self.say(KINDS[kind]), withheld)))})"

    def _quoted(self, spans: Spans) -> str:
        return f"“{self.article.quote(spans)}”"

    def _lost(self) -> Iterator[str]:
        for attribution, why in self.trace.lost:
            yield f"{self._words(attribution)}: {self.say(why)}"

    def _reported(self) -> Iterator[str]:
        for attribution in self.trace.attributions:
            source = self.analysis.source_of(attribution)
            facts = f"{source.name or self.say(NOBODY)}, {self.say(KINDS[source.kind])}"
            sure = f"{self.say(FORMS[attribution.form])}, {self._sure(attribution.confidence)}"
            yield f"a{attribution.number}  {self._words(attribution)} ({facts}; {sure})"

    def _words(self, attribution: Attribution) -> str:
        """Return the words of an attribution: source, cue and content."""
        mention = attribution.mention.spans if attribution.mention else ()
        cue = attribution.cue.spans if attribution.cue else ()
        return " | ".join(self.article.quote(spans) or "–" for spans in (mention, cue, attribution.content))


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, *(f"  {line}" for line in lines))
