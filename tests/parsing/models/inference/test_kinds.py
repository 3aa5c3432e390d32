"""How tagger and parser read words."""

import pytest

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
WORDS = ["ja", "?", "!", "?!", "??!", "!!", "!?", "‼!", "？!", "?!x", "x?!", "...", "10 000", "«", "!" * 50]


def test_rows_of_marks_are_read_as_one() -> None:
    """As Stanza reads them."""
    from stanza.models.common.utils import simplify_punct

    from attrib.parsing.models.inference.kinds import plain

    assert [word for (word,) in simplify_punct([[[word] for word in WORDS]])[0]] == [plain(word) for word in WORDS]
