"""Batches of even lengths."""

from attrib.training.models.batches import make_batches
from attrib.training.models.chance import chance

LENGTHS = tuple(chance(3).randint(1, 40) for _ in range(500))


def test_every_sentence_once() -> None:
    """An epoch sees all of the data."""
    batches = make_batches(LENGTHS, 100, chance(1))

    assert sorted(number for batch in batches for number in batch) == list(range(500))


def test_no_batch_is_too_large() -> None:
    """Words are counted, not sentences."""
    assert all(sum(LENGTHS[number] for number in batch) <= 100 for batch in make_batches(LENGTHS, 100, chance(1)))


def test_a_long_sentence_is_a_batch_by_itself() -> None:
    """It is not left out."""
    assert set(make_batches([200, 10], 100, chance(1))) == {(0,), (1,)}


def test_epochs_differ() -> None:
    """Another seed, another order."""
    assert make_batches(LENGTHS, 100, chance(1)) != make_batches(LENGTHS, 100, chance(2))
