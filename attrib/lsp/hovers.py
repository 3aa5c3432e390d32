"""What an editor shows of the words below the pointer: who says it, what the reader is told, and what would mend it."""

from collections.abc import Callable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from attrib.lsp.buffers import Checked, claim_at, parts, source_at, stored
from attrib.lsp.diagnostics import place_of
from attrib.model import Attribution, Finding, Report, Rule, Source
from attrib.records import dataclass
from attrib.report.markdown import escaped
from attrib.report.rule_pages import page_address
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, NOBODY, sign, told, vaguely_described

MEND = "## How to mend it"
FORMS = {"direct": "quoted", "indirect": "in the article's words", "mixed": "partly quoted"}


@dataclass(frozen=True, slots=True)
class _Style:
    """How words are written for an editor; what an article says never becomes more than words."""

    plain: Callable[[str], str]
    bold: Callable[[str], str]
    rule: str
    """What separates two parts."""


STYLES = {
    MarkupKind.Markdown: _Style(escaped, lambda words: f"**{escaped(words)}**", "---"),
    MarkupKind.PlainText: _Style(visible, visible, ""),
}


def hover(checked: Checked, report: Report, position: Position, kind: MarkupKind) -> Hover | None:
    """Return what is known of a place; None if nobody says anything there and nothing is to be mended.

    `kind` is what the editor can show.
    """
    offset, style = checked.places.offset(position), STYLES[kind]
    source, claim = source_at(report, offset), claim_at(report, offset)
    findings = [finding for finding in report.findings if finding.span and _is_at(report, finding, offset)]
    sections = [_source(report, source, claim, style)] if source else []
    pages = checked.rule_pages if kind is MarkupKind.Markdown else None
    sections += [_finding(report, finding, style, page_address(pages, finding.code)) for finding in findings]
    if not sections:
        return None
    separator = f"\n\n{style.rule}\n\n" if style.rule else "\n\n"
    text = separator.join("\n\n".join(filter(None, section)) for section in sections)
    spans = [stored(report.article, span) for span in parts(claim)] if claim else []
    here = [span for span in spans if span.start <= offset <= span.end]
    return Hover(
        contents=MarkupContent(kind=kind, value=text),
        range=checked.places.range(min(here, key=len)) if here else None,
    )


def _is_at(report: Report, finding: Finding, offset: int) -> bool:
    """Tell whether a finding is about a place."""
    place = place_of(report, finding)
    return place.start <= offset <= place.end


def _source(report: Report, source: Source, claim: Attribution | None, style: _Style) -> Iterator[str]:
    """Yield paragraphs about a source, and how it has its claim said here."""
    tag, name = sign(source.kind, identified=source.identified), style.plain(source.name)
    yield f"{tag} {style.bold(KINDS[source.kind])} " + (f"“{name}”" if name else style.plain(NOBODY))
    facts = "; ".join(told(report.article, source, vague=vaguely_described(report.findings)))
    yield style.plain(f"The reader is told: {facts}.") if facts else ""
    why = "; ".join(evidence.why for evidence in source.evidence)
    yield style.plain(f"Kind: {why}.") if why else ""
    if claim:
        cue = f", by “{report.article.quote(claim.cue.spans)}”" if claim.cue else ""
        number = f"{source.attributions.index(claim) + 1} of {len(source.attributions)}"
        yield style.plain(f"Claim {number} of this source, {FORMS[claim.form]}{cue}.")


def _finding(report: Report, finding: Finding, style: _Style, page: str | None) -> Iterator[str]:
    """Yield paragraphs about a finding: what is wrong, what would mend it, where to read more."""
    yield f"{style.bold(finding.code)} {style.plain(f'{finding.slug} ({finding.level.value})')}"
    yield style.plain(finding.message)
    rule = next((rule for rule in report.rules if rule.code == finding.code), None)
    yield style.plain(f"How to mend it: {_mending(rule)}") if rule and _mending(rule) else ""
    yield f"[The page of {finding.code}]({page})" if page else ""


def _mending(rule: Rule) -> str:
    """Return what the help of a rule advises, in one paragraph."""
    _, _, after = rule.help.partition(f"{MEND}\n")
    return " ".join(after.partition("\n## ")[0].split())
