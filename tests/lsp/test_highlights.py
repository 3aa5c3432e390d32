"""What lights up with a claim."""

from lsprotocol.types import DocumentHighlightKind

from attrib.lsp.highlights import highlights
from tests.lsp.checked import drawn, report_of, span_of, words_at


def lit(words: str) -> list[tuple[str, DocumentHighlightKind | None]]:
    """Return what lights up where words begin."""
    checked = drawn()
    place = checked.places.position(span_of(checked, words).start)
    return [(words_at(checked, light.range), light.kind) for light in highlights(checked, report_of(checked), place)]


def test_all_that_a_source_says_lights_up() -> None:
    """From its name as from any of its claims; a claim within another's is that of its own source."""
    expected = [
        ("Two officials", DocumentHighlightKind.Write),
        ("😀 the dike holds", DocumentHighlightKind.Read),
        ("officials", DocumentHighlightKind.Write),
        ("of a breach", DocumentHighlightKind.Read),
    ]

    assert expected == lit("Two officials") == lit("of a breach")


def test_elsewhere_nothing_does() -> None:
    """The headline is nobody's claim."""
    assert lit("Dike holds") == []
