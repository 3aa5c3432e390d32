"""The outline of an article."""

from lsprotocol.types import DocumentSymbol, SymbolKind

from attrib.lsp.outline import outline
from tests.lsp.checked import drawn, report_of, words_at


def symbols() -> list[DocumentSymbol]:
    """Return the outline of the drawn article."""
    return outline(drawn(), report_of(drawn()))


def test_sources_stand_in_the_order_in_which_they_speak() -> None:
    """Each with a sign, its kind and what the reader is told."""
    assert [symbol.name for symbol in symbols()] == ["□ Two officials", "● Anne Sinclair", "× nobody is named"]
    assert symbols()[0].detail == "anonymous official, 2 claims, name withheld, not described, no reason given"
    assert [symbol.kind for symbol in symbols()] == [SymbolKind.Variable, SymbolKind.Class, SymbolKind.Null]


def test_claims_stand_below_their_source() -> None:
    """With their words, and the cue beside them."""
    claims = symbols()[0].children or []

    assert [claim.name for claim in claims] == ["😀 the dike holds", "of a breach"]
    assert [claim.detail for claim in claims] == ["said", "warned"]


def test_every_range_holds_what_it_must() -> None:
    """An editor finds the entry for a place by it."""
    checked = drawn()
    for symbol in symbols():
        outer, chosen = checked.places.span(symbol.range), checked.places.span(symbol.selection_range)
        assert outer.covers(chosen)
        for claim in symbol.children or []:
            assert outer.covers(checked.places.span(claim.range))
            assert checked.places.span(claim.range).covers(checked.places.span(claim.selection_range))


def test_going_to_an_entry_goes_to_its_words() -> None:
    """A source's first mention, a claim's content."""
    checked = drawn()
    first = symbols()[0]

    assert words_at(checked, first.selection_range) == "Two officials"
    assert words_at(checked, (first.children or [])[1].selection_range) == "of a breach"


def test_a_long_claim_is_cut_between_words() -> None:
    """An outline has narrow lines."""
    checked = drawn(f"[1.source Sinclair] [1.cue said] [1.content {'very ' * 40}late].", who="named-person 1")
    (source,) = outline(checked, report_of(checked))

    assert (source.children or [])[0].name.endswith("very …")
