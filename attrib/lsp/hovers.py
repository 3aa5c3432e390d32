"""What an editor shows of the words below the pointer: who says it, what the reader is told, and what would mend it."""

from collections.abc import Callable, Iterator

from lsprotocol.types import Hover, MarkupContent, MarkupKind, Position

from attrib.lsp.buffers import Checked, claim_at, parts, source_at, stored
from attrib.lsp.diagnostics import place_of
from attrib.messages import Message, Voice, listed
from attrib.model import Attribution, Finding, Form, Report, Rule, Source
from attrib.records import dataclass
from attrib.report.markdown import escaped
from attrib.report.rule_pages import page_address, said_help
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, LEVELS, NOBODY, sign, told, vaguely_described

MEND = Message("How to mend it")
FORMS = {
    Form.DIRECT: Message("quoted"),
    Form.INDIRECT: Message("in the article's words"),
    Form.MIXED: Message("partly quoted"),
}


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
    say = checked.say
    sections = [_source(report, source, claim, style, say)] if source else []
    pages = checked.rule_pages if kind is MarkupKind.Markdown else None
    sections += [_finding(report, finding, style, page_address(pages, finding.code), say) for finding in findings]
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


def _source(report: Report, source: Source, claim: Attribution | None, style: _Style, say: Voice) -> Iterator[str]:
    """Yield paragraphs about a source, and how it has its claim said here."""
    tag, name = sign(source.kind, identified=source.identified), style.plain(source.name)
    yield f"{tag} {style.bold(say(KINDS[source.kind]))} " + (f"“{name}”" if name else style.plain(say(NOBODY)))
    facts = "; ".join(told(report.article, source, say, vague=vaguely_described(report.findings)))
    yield style.plain(say(Message("The reader is told: {facts}.", facts=facts))) if facts else ""
    why = "; ".join(say(evidence.why) for evidence in source.evidence)
    yield style.plain(say(Message("Kind: {why}.", why=why))) if why else ""
    if claim:
        by = Message("by “{cue}”", cue=report.article.quote(claim.cue.spans)) if claim.cue else ""
        number, of = source.attributions.index(claim) + 1, len(source.attributions)
        how = listed((FORMS[claim.form], by))
        yield style.plain(say(Message("Claim {number} of {of} of this source, {how}.", number=number, of=of, how=how)))


def _finding(report: Report, finding: Finding, style: _Style, page: str | None, say: Voice) -> Iterator[str]:
    """Yield paragraphs about a finding: what is wrong, what would mend it, where to read more."""
    yield f"{style.bold(finding.code)} {style.plain(f'{finding.slug} ({say(LEVELS[finding.level])})')}"
    yield style.plain(say(finding.message))
    rule = next((rule for rule in report.rules if rule.code == finding.code), None)
    yield style.plain(f"{say(MEND)}: {_mending(rule, say)}") if rule and _mending(rule, say) else ""
    yield f"[{say(Message('The page of {code}', code=finding.code))}]({page})" if page else ""


def _mending(rule: Rule, say: Voice) -> str:
    """Return what the help of a rule advises, in one paragraph."""
    _, _, after = said_help(rule, say).partition(f"## {say(MEND)}\n")
    return " ".join(after.partition("\n## ")[0].split())
