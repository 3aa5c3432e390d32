"""How well sources are resolved where the attributions are those of the annotation: no fault of finding counts."""

import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from attrib.evaluate.gold import read_annotation
from attrib.grammar import Construction
from attrib.languages import load_lexicon
from attrib.languages.folders import language_codes
from attrib.model import Attribution, Cue, Form, ParsedArticle, Source
from attrib.parsing.stored import StoredParser
from attrib.sources.resolve import resolve_sources
from tests.fixtures import fixture_folders, read_fixture
from tests.quality.test_floors import gold_of
from tests.sources.passages import mention_at

FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))["given attributions"]


@pytest.mark.parametrize("code", language_codes())
def test_a_floor(code: str) -> None:
    """Kinds, descriptions and reasons that agree, as shares; and pairs of attributions put together as F1."""
    figures = measure(code)

    assert all(figures[name] >= floor for name, floor in FLOORS[code].items()), f"{figures} under {FLOORS[code]}"


def measure(code: str) -> dict[str, float]:
    """Return the figures of all fixture articles of a language."""
    counts: Counter[str] = Counter()
    for folder in fixture_folders():
        if folder.parent.name == code:
            parsed, gold = StoredParser().parse(read_fixture(folder)), gold_of(folder)
            sources = resolve_sources(parsed, as_attributions(gold, parsed), load_lexicon(code))
            speaker = {a.number: source for source in sources for a in source.attributions}
            counts += agreements(gold, speaker, parsed) + pairs(gold, speaker)
    shares = {name: counts[name] / counts[f"all {name}"] for name in ("kind", "description", "reason")}
    shares["same source"] = 2 * counts["same in both"] / (counts["same in gold"] + counts["same found"])
    return {name: round(value, 3) for name, value in shares.items()}


def as_attributions(gold: list[dict[str, Any]], parsed: ParsedArticle) -> tuple[Attribution, ...]:
    """Return gold attributions as if we had found them."""
    found = []
    for number, record in enumerate(gold, start=1):
        marked = read_annotation(record, len(parsed.article.text))
        found.append(
            Attribution(
                number=number,
                mention=mention_at(marked.source[0], parsed) if marked.source else None,
                cue=Cue(spans=marked.cue, lemma="say", kind="speech") if marked.cue else None,
                content=marked.content,
                form=Form(record["quote"]),
                pattern=Construction.CLAUSE,
                confidence=1.0,
            )
        )
    return tuple(found)


def agreements(gold: list[dict[str, Any]], speaker: dict[int, Source], parsed: ParsedArticle) -> Counter[str]:
    """Count what is the same of each attribution's source."""
    counts: Counter[str] = Counter()
    for number, record in enumerate(gold, start=1):
        source = speaker[number]
        counts.update({"kind": source.kind == record["source_type"], "all kind": 1})
        if "description" in record:
            told = parsed.article.quote(source.reason)
            right = same_words(record["reason"] or "", told) if record["reason"] else not told
            counts.update({"description": bool(source.description) == record["description"], "all description": 1})
            counts.update({"reason": right, "all reason": 1})
    return counts


def same_words(one: str, other: str) -> bool:
    """Tell whether two passages share at least half of their words."""
    a, b = set(one.lower().split()), set(other.lower().split())
    return 4 * len(a & b) >= len(a) + len(b)


def pairs(gold: list[dict[str, Any]], speaker: dict[int, Source]) -> Counter[str]:
    """Count pairs of attributions that have one source, in the annotation and as resolved."""
    counts: Counter[str] = Counter()
    named = [number for number, record in enumerate(gold, start=1) if record["source"]]
    for place, one in enumerate(named):
        for other in named[place + 1 :]:
            same = gold[one - 1]["source_id"] == gold[other - 1]["source_id"]
            found = speaker[one].id == speaker[other].id
            counts.update({"same in gold": same, "same found": found, "same in both": same and found})
    return counts


if __name__ == "__main__":
    for some in language_codes():
        print(some, measure(some))
