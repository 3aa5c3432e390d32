"""The tables of the editor's screen: sources, what adds to the index, and the articles of one command."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from attrib.messages import Message, Voice
from attrib.model import Failure, Level, Report, Source
from attrib.records import dataclass
from attrib.report.console import COLOURS, LEVELS, Sheet, padded
from attrib.report.explanation import ClaimRow, claim_rows, conventions, sums, without_weight
from attrib.report.marks import counted, listed_sources, number_sources, source_tag
from attrib.report.safe_text import visible
from attrib.report.wording import KINDS, NOBODY, lacking, told, vaguely_described

# From here on there is room for what is lacking of a source, and for the words of a claim.
ROOMY = 72
# From here on there is room for how many claims a source makes, and for the beginnings of claims.
SPACIOUS = 90
TAG = 6
GAP = "  "
LACKING = "color(172)"


@dataclass(frozen=True, slots=True, kw_only=True)
class _SourceRow:
    """A source as it stands in its line."""

    source: Source
    tag: str
    kind: str
    name: str
    share: str
    lacks: str


def write_sources(sheet: Sheet, report: Report, say: Voice, *, evidence: bool) -> None:
    """Write a line for each source, and, where that is asked for, what the article tells of it and what decided."""
    vague = vaguely_described(report.findings)
    rows = tuple(_source_rows(report, say, vague))
    line = _SourceLine(sheet, rows, say)
    sheet.line((line.head(), "dim"))
    for row in rows:
        sheet.line(line.of(row))
        if evidence:
            sheet.block(Text(_evidence(report, row.source, say, vague), "dim"), indent=TAG)


def _source_rows(report: Report, say: Voice, vague: frozenset[str]) -> Iterator[_SourceRow]:
    """Yield the sources as they first speak, and last what nobody is named for."""
    numbers = number_sources(report.analysis)
    words = {item.number: item.words for item in report.score.items}
    total = sum(words.values()) or 1
    for source in listed_sources(report.analysis):
        share = sum(words.get(a.number, 0) for a in source.attributions) / total
        yield _SourceRow(
            source=source,
            tag=source_tag(source, numbers),
            kind=say(KINDS[source.kind]),
            name=visible(source.called or say(NOBODY)),
            share=f"{share:.0%}" if share else "–",
            lacks=", ".join(map(say, lacking(source, vague))),
        )


class _SourceLine:
    """The columns that the sources of an article share, as wide as the sheet allows."""

    def __init__(self, sheet: Sheet, rows: Sequence[_SourceRow], say: Voice) -> None:
        self.claims = GAP + say("claims") if sheet.width >= SPACIOUS else ""
        self.words = GAP + say("words")
        self.lacks = GAP + say("lacks") if sheet.width >= ROOMY and any(row.lacks for row in rows) else ""
        self.kind = max(len(row.kind) for row in rows)
        lacks = max(len(self.lacks), *(len(GAP + row.lacks) for row in rows)) if self.lacks else 0
        taken = TAG + len(GAP) + self.kind + len(self.claims) + len(self.words) + lacks
        self.name = min(max(cell_len(row.name) for row in rows), sheet.width - taken)

    def head(self) -> str:
        """Return what stands above the columns."""
        return " " * (TAG + self.name + len(GAP) + self.kind) + self.claims + self.words + self.lacks

    def of(self, row: _SourceRow) -> Text:
        """Return the line of a source."""
        colour = COLOURS[row.source.kind]
        claims = f"{len(row.source.attributions):>{len(self.claims)}}" if self.claims else ""
        line = Text.assemble(
            (f"{row.tag:>{TAG - 1}} ", f"bold {colour}"),
            (padded(row.name, self.name), "bold"),
            GAP,
            (f"{row.kind:<{self.kind}}", colour),
            f"{claims}{row.share:>{len(self.words)}}",
            (GAP + row.lacks if self.lacks else "", LACKING),
        )
        line.rstrip()
        return line


def _evidence(report: Report, source: Source, say: Voice, vague: frozenset[str]) -> str:
    """Return what the article tells of a source, and the words that decided its kind."""
    facts = "; ".join(told(report.article, source, say, vague=vague))
    why = "; ".join(say(evidence.why) for evidence in source.evidence)
    return visible("; ".join(filter(None, (facts, why))))


def write_score(sheet: Sheet, report: Report, say: Voice) -> None:
    """Write how the index is computed: a row for every claim, then the sums and the conventions."""
    sheet.table(_score_table(claim_rows(report, say), sheet.width, say))
    sheet.line()
    for line in (*filter(None, [without_weight(report)]), *sums(report.score)):
        sheet.block(Text(visible(say(line))), indent=2, hang=4)
    for line in conventions(report.score):
        sheet.block(Text(say(line), "dim"), indent=2, hang=4)


def _score_table(rows: Iterable[ClaimRow], width: int, say: Voice) -> Table:
    """Return a table of what each claim adds, with as many columns as there is room for."""
    columns: dict[str, Literal["left", "right"]] = {
        Message("claim"): "left",
        Message("source"): "right",
        **({Message("words"): "left"} if width >= ROOMY else {}),
        Message("weight"): "right",
        Message("value"): "right",
        Message("w × v"): "right",
        Message("standing"): "left",
        **({Message("line"): "right", Message("begins"): "left"} if width >= SPACIOUS else {}),
    }
    table = Table.grid(padding=(0, 1, 0, 0))
    for name, side in columns.items():
        table.add_column(no_wrap=name != "begins", justify=side)
    table.add_row(*(Text(say(name), "dim") for name in columns))
    for row in rows:
        cells = _cells(row)
        table.add_row(*(Text(cells[name], no_wrap=True, overflow="ellipsis") for name in columns))
    return table


def _cells(row: ClaimRow) -> dict[str, str]:
    """Return what stands in the columns of a claim."""
    return {
        "claim": f"  {row.claim}",
        "source": row.tag,
        "words": row.words,
        "weight": row.weight,
        "value": row.value,
        "w × v": row.worth,
        "standing": row.row,
        "line": str(row.line),
        "begins": visible(row.content),
    }


def write_overview(sheet: Sheet, reports: Iterable[Report], failures: Iterable[Failure], say: Voice) -> None:
    """Write a line for each article, with its index and how many findings it has; last those that were not checked."""
    heads = (say("index"), say("errors"), say("warnings"), say("info"))
    sheet.line(("".join(f"{head:>{len(head) + 2}}" for head in heads) + GAP + say("article"), "dim"))
    room = sheet.width - sum(len(head) + 2 for head in heads) - len(GAP)
    for report in reports:
        levels = Counter(finding.level for finding in counted(report))
        index = "–" if report.score.index is None else str(report.score.index)
        figures = [(f"{index:>7}", "bold")]
        for head, level in zip(heads[1:], Level, strict=True):
            number = levels[level]
            figures.append((f"{number or '–':>{len(head) + 2}}", LEVELS[level] if number else "dim"))
        sheet.line(*figures, GAP, _end_of(report.article.path, room))
    for failure in failures:
        sheet.line(
            (f"{say('not checked'):>{sum(len(head) + 2 for head in heads)}}", "bold"), GAP, _end_of(failure.path, room)
        )


def _end_of(path: str, room: int) -> str:
    """Return a path as it is, or as much of its end as there is room for: the end tells files apart."""
    shown = visible(path)
    return shown if cell_len(shown) <= room else "…" + shown[1 - room :]
