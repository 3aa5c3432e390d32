"""The best trees are Stanza's own."""

from collections.abc import Sequence
from typing import Any

import numpy
import pytest

from attrib.parsing.models.inference.rivals import find_rivals, without_rivals
from attrib.parsing.models.inference.trees import find_cycle, search

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
SIZES = (1, 2, 3, 5, 8, 13, 30)
NAMES = ("nsubj", "csubj", "obj", "obl", "det", "root", "nsubj:outer")


def some_scores(random: numpy.random.Generator, *shape: int) -> Any:
    """Return logarithms of probabilities; no word is its own head."""
    scores = random.normal(scale=3, size=shape).astype(numpy.float32)
    if len(shape) == 2:
        numpy.fill_diagonal(scores, -numpy.inf)
    return scores - numpy.log(numpy.exp(scores).sum(axis=-1, keepdims=True))


@pytest.mark.parametrize("words", SIZES)
def test_the_best_tree_is_found_whatever_the_scores(words: int) -> None:
    """Also where the best heads make a circle, or several words would be the root."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    random = numpy.random.default_rng(words)
    for _ in range(50):
        scores = some_scores(random, words + 1, words + 1)
        found = search(scores)

        assert chuliu_edmonds_one_root(scores).tolist() == found
        assert found[1:].count(0) == 1
        assert find_cycle(found, range(1, words + 1)) == []


@pytest.mark.filterwarnings("ignore:resolve_head_constraint_violations")
@pytest.mark.parametrize("words", SIZES[2:6])
def test_a_head_has_one_subject_and_one_object(words: int) -> None:
    """As Stanza sees to it, whatever the scores."""
    from stanza.models.common.vocab import VOCAB_PREFIX_SIZE
    from stanza.models.depparse.head_constraints import resolve_head_constraint_violations

    class Vocabulary:
        def unmap(self, numbers: Sequence[int]) -> list[str]:
            return [NAMES[number - VOCAB_PREFIX_SIZE] for number in numbers]

    random = numpy.random.default_rng(words)
    changed = 0
    for _ in range(50):
        scores, labels = (
            some_scores(random, words + 1, words + 1),
            some_scores(random, words + 1, words + 1, len(NAMES)),
        )
        labels[:, :, :3] += 1.5
        tree = search(scores)
        expected, numbers = resolve_head_constraint_violations(scores, labels, numpy.array(tree), Vocabulary())
        relations = Vocabulary().unmap([number + VOCAB_PREFIX_SIZE for number in numbers])
        changed += relations != [NAMES[labels[word, tree[word]].argmax()] for word in range(1, words + 1)]

        assert (list(expected), relations) == without_rivals(tree, scores, labels.__getitem__, NAMES)
        assert find_rivals(list(expected), relations) is None
    assert changed > 0
