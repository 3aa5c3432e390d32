"""Every construction of attributions with a right tree, and what must be left alone."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from attrib.languages import load_language
from attrib.languages.folders import language_codes
from tests.attributions.trees import attributions_of, in_words, parse_by_hand

EXAMPLES = {
    code: tomllib.loads((Path(__file__).parent / f"constructions.{code}.toml").read_text(encoding="utf-8"))["example"]
    for code in language_codes()
}
# What every language has, beside the frames of its own lexicon.
CONSTRUCTIONS = {
    "quote", "mixed", "hearsay", "phrase", "citing", "own-words", "comparison", "colon", "label", "silent", "noun",
    "coordinated", "elided", "relative", "nested", "own attitude", "particle", "words", "passive", "none",
}  # fmt: skip


def examples() -> list[Any]:
    """Return the examples of all languages for pytest; a known gap must fail."""
    return [
        pytest.param(
            code,
            example,
            id=f"{code} {example['construction']}: {example.get('what', '')} {example['text']}",
            marks=[pytest.mark.xfail(reason=example["gap"], strict=True)] if "gap" in example else [],
        )
        for code, some in EXAMPLES.items()
        for example in some
    ]


@pytest.mark.parametrize(("code", "example"), examples())
def test_a_construction(code: str, example: dict[str, Any]) -> None:
    """Exactly the expected attributions are found, in source, cue and content, pattern, form and nesting."""
    parsed = parse_by_hand(example["text"], example["tree"], code)

    assert example["expected"] == [in_words(a, parsed.article) for a in attributions_of(parsed)]


@pytest.mark.parametrize("code", EXAMPLES)
def test_every_construction_has_an_example(code: str) -> None:
    """All that every language has, and the frames of the language's own verbs."""
    frames = {frame for entry in load_language(code).verbs.values() for frame in entry.frames}
    shown = {example["construction"] for example in EXAMPLES[code]}

    assert CONSTRUCTIONS | frames <= shown


@pytest.mark.parametrize("code", EXAMPLES)
def test_an_example_attributes_something_or_is_one_of_none(code: str) -> None:
    """An empty list is no oversight."""
    empty = {example["construction"] for example in EXAMPLES[code] if not example["expected"]}

    assert empty == {"none"}


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_tree_is_whole(code: str) -> None:
    """Every sentence has one root, and every word hangs below it."""
    for example in EXAMPLES[code]:
        for sentence in parse_by_hand(example["text"], example["tree"], code).sentences:
            reached = [token for token in sentence.tokens if token.head is None]

            assert len(reached) == 1, example["text"]

            for token in reached:
                reached += sentence.dependents(token)
            assert len(reached) == len(sentence.tokens), example["text"]
