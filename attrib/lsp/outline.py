"""The outline of an article: its sources, and below each its claims."""

from lsprotocol.types import DocumentSymbol, SymbolKind

from attrib.lsp.buffers import Checked, parts, whole
from attrib.model import Attribution, Report, Source, SourceKind
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, NOBODY, count, sign, told, vaguely_described

ICONS = {
    SourceKind.NAMED_PERSON: SymbolKind.Class,
    SourceKind.SPOKESPERSON: SymbolKind.Class,
    SourceKind.NAMED_ORGANIZATION: SymbolKind.Module,
    SourceKind.DOCUMENT: SymbolKind.File,
    SourceKind.COLLECTIVE: SymbolKind.Array,
    SourceKind.UNATTRIBUTED: SymbolKind.Null,
}
# A line of an outline.
LONGEST = 80


def outline(checked: Checked, report: Report) -> list[DocumentSymbol]:
    """Return the sources of an article by where they first speak, each with its claims."""
    sources = sorted((s for s in report.analysis.sources if s.attributions), key=lambda s: s.attributions[0].span.start)
    return [_source(checked, report, source) for source in sources]


def _source(checked: Checked, report: Report, source: Source) -> DocumentSymbol:
    """Return a source; its range is from its first claim to its last."""
    article = report.article
    say = checked.say
    facts = ", ".join(
        (
            say(KINDS[source.kind]),
            say(count(len(source.attributions), "claim")),
            *told(article, source, say, vague=vaguely_described(report.findings)),
        )
    )
    spans = tuple(span for claim in source.attributions for span in parts(claim))
    first = source.attributions[0]
    return DocumentSymbol(
        name=f"{sign(source.kind, identified=source.identified)} {_brief(source.name) or say(NOBODY)}",
        detail=visible(facts),
        kind=ICONS.get(source.kind, SymbolKind.Variable),
        range=checked.places.range(whole(article, spans)),
        selection_range=checked.places.range(whole(article, first.mention.spans if first.mention else parts(first))),
        children=[_claim(checked, report, claim) for claim in source.attributions],
    )


def _claim(checked: Checked, report: Report, claim: Attribution) -> DocumentSymbol:
    article = report.article
    return DocumentSymbol(
        name=_brief(article.quote(claim.content)) or _brief(article.quote(parts(claim))),
        detail=visible(article.quote(claim.cue.spans)) if claim.cue else "",
        kind=SymbolKind.String,
        range=checked.places.range(whole(article, parts(claim))),
        selection_range=checked.places.range(whole(article, claim.content or parts(claim))),
    )


def _brief(words: str) -> str:
    """Return words for a line of the outline."""
    shown = visible(words)
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST].rpartition(' ')[0]} …"
