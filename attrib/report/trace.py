"""How some words of an article came to their claims, as lines of plain text."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from attrib.attributions.trace import Trace, cue_of
from attrib.model import Analysis, Article, Attribution, Reading, SourceKind
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, NOBODY

HALF = 0.5


def trace_lines(trace: Trace, analysis: Analysis) -> Iterator[str]:
    """Yield the lines that tell what each step did in a sentence, what the reader saw there, and what is reported.

    Nothing in them can steer a terminal.
    """
    return map(visible, _lines(trace, analysis))


def _lines(trace: Trace, analysis: Analysis) -> Iterator[str]:
    article = analysis.parsed.article
    start, end = trace.sentences[0].span.start, trace.sentences[-1].span.end
    yield f"{article.path}:{article.position(start).line}: {' '.join(article.text[start:end].split())}"
    yield from _section("By the grammar, step by step", [*_steps(trace, article), *_unused(trace)])
    yield from _section("By the reader", list(_readings(trace, article)))
    yield from _section("Left out when both were put together", list(_lost(trace, article)))
    yield from _section("Reported", list(_reported(trace.attributions, analysis)) or ["nothing"])


def _section(title: str, lines: Sequence[str]) -> Iterator[str]:
    if lines:
        yield from ("", title, *(f"  {line}" for line in lines))


def _steps(trace: Trace, article: Article) -> Iterator[str]:
    for step, changes in groupby(trace.changes, key=attrgetter("step")):
        yield f"{step.name}: {step.does}"
        yield from (f"  {cue_of(change.draft, article)}: {change.words}" for change in changes)


def _unused(trace: Trace) -> Iterator[str]:
    """Yield a line on the words that could have been cues, or one that there are none."""
    words = ", ".join(f"“{token.text}”" for token in trace.unused)
    if words:
        yield f"can hand a claim over, but not as built here: {words}"
    elif not trace.changes:
        yield "no word here is a cue that the lexicon has, and no quotation stands by itself"


def _readings(trace: Trace, article: Article) -> Iterator[str]:
    if trace.read is None:
        yield "no reader ran"
    elif not trace.read:
        yield "it saw no claim here"
    for read in trace.read or ():
        yield f"{read.reading.confidence:.2f}  {_claim(read.reading, article)}: {read.words}"


def _claim(reading: Reading, article: Article) -> str:
    """Return what a reading says in words: source, cue, content, and what kind of source it takes it for."""
    parts = (("source", reading.source), ("cue", reading.cue), ("content", reading.content))
    words = ", ".join(f"{name} “{article.quote(spans)}”" if spans else f"no {name}" for name, spans in parts)
    kind = tuple(SourceKind)[max(range(len(reading.kinds)), key=reading.kinds.__getitem__)]
    withheld = ", name withheld" if kind.anonymous and reading.withheld > HALF else ""
    return f"{words} ({KINDS[kind]}{withheld})"


def _lost(trace: Trace, article: Article) -> Iterator[str]:
    for attribution, why in trace.lost:
        yield f"{_words(attribution, article)}: {why}"


def _reported(attributions: Sequence[Attribution], analysis: Analysis) -> Iterator[str]:
    for attribution in attributions:
        source = analysis.source_of(attribution)
        name = source.name or NOBODY
        details = f"{name}, {KINDS[source.kind]}; {attribution.form}, {attribution.confidence:.2f}"
        yield f"a{attribution.number}  {_words(attribution, analysis.parsed.article)} ({details})"


def _words(attribution: Attribution, article: Article) -> str:
    """Return the words of an attribution: source, cue and content."""
    mention = attribution.mention.spans if attribution.mention else ()
    cue = attribution.cue.spans if attribution.cue else ()
    return " | ".join(article.quote(spans) or "–" for spans in (mention, cue, attribution.content))
