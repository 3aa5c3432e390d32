"""What lights up when the cursor stands on a claim: all that its source says, and wherever it is named."""

from lsprotocol.types import DocumentHighlight, DocumentHighlightKind, Position

from attrib.lsp.buffers import Checked, source_at, stored
from attrib.model import Report


def highlights(checked: Checked, report: Report, position: Position) -> list[DocumentHighlight]:
    """Return the claims of a source as text, its names as what is written; nothing where nobody says anything."""
    source = source_at(report, checked.places.offset(position))
    if source is None:
        return []
    named = {span for mention in source.mentions for span in mention.spans}
    named |= {span for claim in source.attributions if claim.mention for span in claim.mention.spans}
    said = {span for claim in source.attributions for span in claim.content} - named
    kinds = [
        *((span, DocumentHighlightKind.Write) for span in named),
        *((span, DocumentHighlightKind.Read) for span in said),
    ]
    return [
        DocumentHighlight(range=checked.places.range(stored(report.article, span)), kind=kind)
        for span, kind in sorted(kinds)
    ]
