"""What the ending of a word tells."""

from attrib.training.models.endings import Endings


def counted(*pairs: tuple[str, str]) -> Endings[str]:
    """Return counts of words with their labels."""
    endings = Endings[str]()
    for word, label in pairs:
        endings.add(word, label)
    return endings


def test_the_longest_known_ending_weighs_most() -> None:
    """Most words here are nouns, but none that ends in "-lijk"."""
    endings = counted(("tafel", "NOUN"), ("huis", "NOUN"), ("park", "NOUN"), ("eerlijk", "ADJ"), ("lelijk", "ADJ"))

    shares = endings.shares("gevaarlijk")

    assert shares["ADJ"] > 0.9
    assert 0 < shares["NOUN"] < 0.05
    assert endings.shares("stoel")["NOUN"] > 0.5


def test_a_word_with_an_unknown_last_letter_is_like_any_other() -> None:
    """What is known of all words together still holds."""
    assert counted(("tafel", "NOUN")).shares("xyz") == {"NOUN": 0.5}


def test_nothing_counted_nothing_known() -> None:
    """There is no division by nought."""
    assert Endings[str]().shares("huis") == {}


def test_shares_follow_what_is_counted_later() -> None:
    """An answer given once is not kept too long."""
    endings = counted(("lopen", "VERB"))
    before = endings.shares("kopen")
    endings.add("kopen", "NOUN")

    assert "NOUN" not in before
    assert endings.shares("kopen")["NOUN"] > 0.5
