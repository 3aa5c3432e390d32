"""How the index was computed, in words and numbers by which a reader can compute it again."""

from collections.abc import Iterable, Iterator, Mapping

from attrib.messages import Message, Voice, listed
from attrib.model import Attribution, Report, Score, ScoredAttribution, SourceKind
from attrib.records import dataclass
from attrib.report.marks import number_sources, source_tag
from attrib.report.wording import IN_ENGLISH, NOBODY, STANDINGS, count

# The same in every language but for the mark in a number.
NUMBER, NAMED = "{number:g}", "{name} {number:g}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What one claim adds to the index, ready to print."""

    claim: str
    """The claim's name in the JSON report, such as "a3"."""
    content: str
    line: int
    """Where it begins."""
    source: str
    tag: str
    """Number and sign of its source."""
    words: str
    """Its content words, and as how many they count: "52, counts as 40"."""
    weight: str
    """How the weight comes about: "24 × 1.5 = 36"."""
    value: str
    worth: str
    """Weight times value."""
    row: str
    """The row of the table of values."""
    why: str
    """The same in plain words."""


def claim_rows(report: Report, say: Voice = IN_ENGLISH) -> tuple[ClaimRow, ...]:
    """Return a row for every claim that has weight, as `say` says it."""
    claims = {a.number: a for a in report.analysis.attributions}
    numbers = number_sources(report.analysis)
    return tuple(_row(report, item, claims[item.number], numbers, say) for item in report.score.items)


def _row(
    report: Report, item: ScoredAttribution, attribution: Attribution, numbers: Mapping[str, int], say: Voice
) -> ClaimRow:
    source = report.analysis.source_of(attribution)
    factor = report.score.thresholds.get("lead-factor", 1.0)
    counted = say("{n}, counts as {words}", n=item.counted, words=item.words)
    weight = say("{words} × {factor:g} = {weight:g}", words=item.words, factor=factor, weight=item.weight)
    return ClaimRow(
        claim=f"a{item.number}",
        content=report.article.quote(attribution.content),
        line=report.article.position(attribution.content[0].start).line,
        tag=source_tag(source, numbers),
        source=source.name or (say(NOBODY) if source.kind is SourceKind.UNATTRIBUTED else source.id),
        words=str(item.counted) if item.counted == item.words else counted,
        weight=weight if item.lead else say(figure(item.weight)),
        value=say(figure(item.value)),
        worth=say(figure(item.weight * item.value)),
        row=item.standing,
        why=say(STANDINGS.get(item.standing, item.standing)),
    )


def without_weight(report: Report) -> Message | None:
    """Return which claims have no weight because another claim holds them, None if there are none.

    >>> _within([(5, 4), (7, 4)])
    'a5 within a4, a7 within a4'
    """
    nested = [(a.number, a.nested_in) for a in report.analysis.attributions if a.nested_in is not None]
    if not nested:
        return None
    return Message("No weight of their own, since the outer source answers for them: {claims}", claims=_within(nested))


def _within(nested: list[tuple[int, int]]) -> Message:
    return listed(Message("a{inner} within a{outer}", inner=inner, outer=outer) for inner, outer in nested)


def figure(number: float) -> Message:
    """Return a number with as many digits as it has.

    >>> figure(0.25), figure(36.0)
    ('0.25', '36')
    """
    return Message(NUMBER, number=float(number))


def sums(score: Score) -> Iterator[Message]:
    """Yield the steps from the claims to the index."""
    weight = sum(item.weight for item in score.items)
    worth = sum(item.weight * item.value for item in score.items)
    share = score.thresholds.get("transparency-share", 0.0)
    if score.transparency is not None:
        yield Message(
            "T = sum of weight × value / sum of weights = {worth:g} / {weight:g} = {told:.4f}",
            worth=float(worth),
            weight=float(weight),
            told=score.transparency,
        )
    if score.breadth is not None:
        yield Message(
            "B = min(1, {n} identified / {goal} for {words}) = {reached:.4f}",
            n=score.identified,
            goal=score.target,
            words=count(score.words, "word"),
            reached=score.breadth,
        )
    if score.index is None or score.transparency is None or score.breadth is None:
        yield Message("no index: {why}", why=score.null_reason)
        return
    exact = 100 * (share * score.transparency + (1 - share) * score.breadth)
    yield Message(
        "index = 100 × ({share:g} × {told:.4f} + {rest:g} × {reached:.4f}) = {exact:.2f}, rounded {index}",
        share=float(share),
        told=score.transparency,
        rest=float(1 - share),
        reached=score.breadth,
        exact=exact,
        index=score.index,
    )


def conventions(score: Score) -> Iterator[Message]:
    """Yield the table of values and the thresholds that were in force."""
    values = sorted(score.values.items(), key=lambda item: -item[1])
    yield Message("values: {values}", values=_named(values))
    yield Message("thresholds: {values}", values=_named(score.thresholds.items()))


def _named(numbers: Iterable[tuple[str, float]]) -> Message:
    """Return numbers, each behind the name by which the configuration sets it."""
    return listed(Message(NAMED, name=name, number=float(number)) for name, number in numbers)
