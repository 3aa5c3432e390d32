"""Counts of articles summed up: precision, recall and F1, with bootstrap intervals, and the confusion of kinds.

All are micro averages: counts are summed over the articles before anything is divided.
"""

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from attrib.evaluate.annotation import Found, GoldArticle
from attrib.evaluate.overlap import MEASURES, compare
from attrib.evaluate.told import compare_told

RESAMPLES = 1000
SEED = 20161108
OTHER_MEASURES = ("exact content", "content words", "source words", "cue words")
# Told only where both sides have what it takes.
SOURCE_MEASURES = ("withheld", "same speaker", "descriptions", "reasons")

Figures = dict[str, Any]
"""Figures by measure, as the JSON output has them."""


def figures_of(gold: Iterable[GoldArticle], found: Mapping[str, Found], *, intervals: bool = False) -> Figures:
    """Return all figures of gold articles, given what was found by id; one that is missing has no attributions."""
    articles = list(gold)
    counts = [
        compare(article.text, article.annotations, ours.annotations) + compare_told(article, ours)
        for article in articles
        for ours in [found.get(article.id, Found())]
    ]
    return sum_up(counts, missing=sum(a.id not in found for a in articles), intervals=intervals)


def sum_up(articles: Sequence[Counter[Any]], *, missing: int = 0, intervals: bool = False) -> Figures:
    """Return all figures of a set of articles, of which some could not be analysed."""
    counts: Counter[Any] = sum(articles, Counter())
    figures: Figures = {"articles": len(articles), "articles without prediction": missing}
    for measure in MEASURES:
        figures[measure] = _rates(counts, measure)
        if intervals:
            figures[measure]["f1 95%"] = f1_interval(articles, measure)
    for measure in OTHER_MEASURES:
        figures[measure] = _rates(counts, measure)
    for measure in MEASURES:
        for form in ("direct", "indirect"):
            figures[f"{measure}, {form}"] = _recall(counts, f"{measure}, {form}")
    if counts["typed", "gold"] and counts["typed", "found"]:
        figures["anonymous"] = _rates(counts, "anonymous")
        figures["source type"] = _kinds(counts)
    for measure in SOURCE_MEASURES:
        if counts[measure, "found"] or counts[measure, "gold"]:
            figures[measure] = _rates(counts, measure)
    return figures


def f1_interval(articles: Sequence[Counter[Any]], measure: str) -> list[float]:
    """Return the bounds between which the F1 lies for 95% of samples of as many articles, the same at every run."""
    parts = [(2 * c[measure, "hits"], c[measure, "found"] + c[measure, "gold"]) for c in articles]
    generator = random.Random(SEED)  # noqa: S311 - figures, no secrets
    f1s = sorted(_sample_f1(generator.choices(parts, k=len(parts))) for _ in range(RESAMPLES))
    return [f1s[round(quantile * (RESAMPLES - 1))] for quantile in (0.025, 0.975)]


def _sample_f1(sample: list[tuple[int, int]]) -> float:
    return _ratio(sum(twice for twice, _ in sample), sum(total for _, total in sample)) or 0.0


def _ratio(part: float, whole: float) -> float | None:
    """Divide, where nothing out of nothing is unknown."""
    return part / whole if whole else None


def _rates(counts: Counter[Any], measure: str) -> Figures:
    hits, found, gold = (counts[measure, side] for side in ("hits", "found", "gold"))
    return {
        "precision": _ratio(hits, found), "recall": _ratio(hits, gold), "f1": _ratio(2 * hits, found + gold),
        "hits": hits, "found": found, "gold": gold,
    }  # fmt: skip


def _recall(counts: Counter[Any], measure: str) -> Figures:
    """Return the recall where what was found cannot be told apart."""
    return {key: value for key, value in _rates(counts, measure).items() if key in ("recall", "hits", "gold")}


def _kinds(counts: Counter[Any]) -> Figures:
    """Return how often the kind of source is the same, over right attributions, and what is taken for what."""
    confusion = sorted((*key[1:], count) for key, count in counts.items() if key[0] == "types")
    same = sum(count for gold, found, count in confusion if gold == found)
    total = sum(count for *_, count in confusion)
    return {"accuracy": _ratio(same, total), "confusion": [list(row) for row in confusion]}
