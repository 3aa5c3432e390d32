"""How the index was computed, in words and numbers by which a reader can compute it again."""

from collections.abc import Iterator

from attrib.model import Report, Score, ScoredAttribution, SourceKind
from attrib.records import dataclass
from attrib.report.wording import NOBODY, STANDINGS, count


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimRow:
    """What one claim adds to the index, ready to print."""

    claim: str
    """The claim's name in the JSON report, such as "a3"."""
    content: str
    source: str
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


def claim_rows(report: Report) -> tuple[ClaimRow, ...]:
    """Return a row for every claim that has weight."""
    return tuple(_row(report, item) for item in report.score.items)


def _row(report: Report, item: ScoredAttribution) -> ClaimRow:
    attribution = next(a for a in report.analysis.attributions if a.number == item.number)
    source = report.analysis.source_of(attribution)
    factor = report.score.thresholds.get("lead-factor", 1.0)
    counted = str(item.counted) if item.counted == item.words else f"{item.counted}, counts as {item.words}"
    return ClaimRow(
        claim=f"a{item.number}",
        content=report.article.quote(attribution.content),
        source=source.name or (NOBODY if source.kind is SourceKind.UNATTRIBUTED else source.id),
        words=counted,
        weight=f"{item.words} × {factor:g} = {item.weight:g}" if item.lead else f"{item.weight:g}",
        value=f"{item.value:g}",
        worth=f"{item.weight * item.value:g}",
        row=item.standing,
        why=STANDINGS.get(item.standing, item.standing),
    )


def without_weight(report: Report) -> str | None:
    """Return which claims have no weight because another claim holds them, None if there are none.

    >>> _within([(5, 4), (7, 4)])
    'a5 within a4, a7 within a4'
    """
    nested = [(a.number, a.nested_in) for a in report.analysis.attributions if a.nested_in is not None]
    return f"No weight of their own, since the outer source answers for them: {_within(nested)}" if nested else None


def _within(nested: list[tuple[int, int]]) -> str:
    return ", ".join(f"a{inner} within a{outer}" for inner, outer in nested)


def sums(score: Score) -> Iterator[str]:
    """Yield the steps from the claims to the index."""
    weight = sum(item.weight for item in score.items)
    worth = sum(item.weight * item.value for item in score.items)
    share = score.thresholds.get("transparency-share", 0.0)
    if score.transparency is not None:
        yield f"T = sum of weight × value / sum of weights = {worth:g} / {weight:g} = {score.transparency:.4f}"
    if score.breadth is not None:
        goal = f"{score.identified} identified / {score.target} for {count(score.words, 'word')}"
        yield f"B = min(1, {goal}) = {score.breadth:.4f}"
    if score.index is None or score.transparency is None or score.breadth is None:
        yield f"no index: {score.null_reason}"
        return
    exact = 100 * (share * score.transparency + (1 - share) * score.breadth)
    formula = f"100 × ({share:g} × {score.transparency:.4f} + {1 - share:g} × {score.breadth:.4f})"
    yield f"index = {formula} = {exact:.2f}, rounded {score.index}"


def conventions(score: Score) -> Iterator[str]:
    """Yield the table of values and the thresholds that were in force."""
    values = sorted(score.values.items(), key=lambda item: -item[1])
    yield "values: " + ", ".join(f"{name} {value:g}" for name, value in values)
    yield "thresholds: " + ", ".join(f"{name} {number:g}" for name, number in score.thresholds.items())
