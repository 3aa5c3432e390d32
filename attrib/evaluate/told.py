"""How well what the reader is told about withheld sources was found: descriptions and reasons, counted by source.

A gold source is the found one that most of its right attributions have. What describes it is right if it shares a third
of the words with the gold.
"""

from collections import Counter
from typing import Any

from attrib.evaluate.annotation import Found, GoldArticle, Told
from attrib.evaluate.overlap import dice, in_words, right_pairs, word_finder

ENOUGH = 1 / 3


def compare_told(gold: GoldArticle, found: Found) -> Counter[Any]:
    """Return the counts of one article: none where its annotation has no descriptions and reasons."""
    counts: Counter[Any] = Counter()
    if gold.told is None or not found.told:
        return counts
    touched = word_finder(gold.text)
    theirs, ours = ({told.source_id: told for told in side} for side in (gold.told, found.told))
    for source_id, same in _found_as(gold, found).items():
        wanted = theirs.get(source_id, Told(source_id=source_id))
        for measure, gold_spans, found_spans in (
            ("descriptions", wanted.description, ours[same].description),
            ("reasons", wanted.reason, ours[same].reason),
        ):
            one, other = touched(gold_spans), touched(found_spans)
            counts[measure, "hits"] += dice(one, other) >= ENOUGH
            counts[measure, "found"] += bool(other)
            counts[measure, "gold"] += bool(one)
    return counts


def _found_as(gold: GoldArticle, found: Found) -> dict[str, str]:
    """Return the withheld sources of the gold, each with the found source it is; those not found are left out."""
    known = {told.source_id for told in found.told}
    withheld = {a.source_id for a in gold.annotations if a.withheld}
    pairs = right_pairs(in_words(gold.text, gold.annotations), in_words(gold.text, found.annotations))
    votes = Counter((g.source_id, f.source_id) for g, f in pairs)
    same: dict[str, str] = {}
    # Of equals the last by name, so that the figures are the same at every run.
    for (gold_id, found_id), _ in sorted(votes.items(), key=lambda item: (item[1], item[0][1] or "")):
        if gold_id and gold_id in withheld and found_id in known:
            same[gold_id] = found_id
    return same
