"""When two names mean the same one."""

from attrib.sources.same_name import abbreviates, same_name


def test_first_names_keep_namesakes_apart() -> None:
    """A shared surname is not enough where first names differ."""
    assert not same_name(("Jan", "Smit"), ("Karin", "Smit"))


def test_an_initial_stands_for_a_first_name() -> None:
    """An initial and the same surname mean the same one."""
    assert same_name(("K.", "Smit"), ("Karin", "Smit"))


def test_abbreviation_needs_capitals() -> None:
    """An ordinary word is no abbreviation, whatever its letters."""
    assert not abbreviates(("van",), ("Vereniging", "alle", "Nederlanders"))
