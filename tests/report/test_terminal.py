"""The editor's screen, at fixed widths and with and without colour."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from attrib.messages import report_languages
from attrib.model import Failure, Run, SourceKind
from attrib.report.console import COLOURS
from attrib.report.terminal import write_report
from tests.fixtures import with_path
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run
from tests.sketch import sketch

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def screen(run: Run, width: int = 100, color: str = "never") -> str:
    """Return what an editor sees."""
    out = io.StringIO()
    write_report(run, out, width=width, color=color)
    return out.getvalue()


def test_claims_sources_and_cues_are_marked_without_colour(dutch: Run) -> None:
    """Brackets with the number of the source, stars, underscores."""
    shown = screen(dutch)

    assert "[1○ In de haven" in shown
    assert "_zeggen_ *bronnen*" in shown


def test_claims_within_claims_keep_their_own_bracket(dutch: Run) -> None:
    """The outer bracket closes last."""
    shown = " ".join(line[7:].strip() for line in screen(dutch).splitlines())

    assert "[4□ _zei_ *Veenstra* al in augustus [2● dat de sensoren defect waren]]." in shown


def test_the_same_signs_stand_beside_the_colours(dutch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who cannot tell the colours apart has number, sign and weight of the letters."""
    monkeypatch.setenv("TERM", "xterm-256color")
    coloured = screen(dutch, color="always")

    assert "[1○ In de haven" in ESCAPES.sub("", coloured)
    assert re.search(r"\x1b\[1;[0-9;]*mbronnen\x1b\[0m", coloured)
    assert re.search(r"\x1b\[3;[0-9;]*mzeggen\x1b\[0m", coloured)


def test_no_color_keeps_bold_and_italics(dutch: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR asks for no colour, not for no emphasis."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = screen(dutch, color="always")

    assert "\x1b[1mbronnen\x1b[0m" in shown
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-8]|9[0-7])[;m]", shown)


def test_a_stream_that_is_no_terminal_gets_no_escape_codes(dutch: Run) -> None:
    """Pipes and files."""
    assert "\x1b" not in screen(dutch, color="auto")
    assert "\x1b" not in screen(dutch, color="never")


def test_numbers_link_text_sources_and_findings(dutch: Run) -> None:
    """F1 stands in the margin of the line that it is about, and source 1 in its own row."""
    shown = screen(dutch)

    assert re.search(r"zeggen_ \*bronnen\*\..* F1", shown)
    assert re.search(r"^ +1○ bronnen +other anonymous +1 +15%  description, reason$", shown, re.MULTILINE)
    assert re.search(r"^F1 +3 │ .* zeggen bronnen\.", shown, re.MULTILINE)


def test_findings_at_one_place_share_one_excerpt(dutch: Run) -> None:
    """Three rules speak about the first source; the words are shown once, the most severe finding first."""
    section = screen(dutch).partition("Findings")[2].partition("F2 ")[0]

    assert section.count("│ …") == 1
    assert re.findall(r"ATR\d+", section) == ["ATR101", "ATR103", "ATR105"]


def test_the_mark_stands_under_the_words(dutch: Run) -> None:
    """As many carets as the words have cells, right below them."""
    rows = screen(dutch).splitlines()
    place = next(number for number, row in enumerate(rows) if row.startswith("F1"))

    start = rows[place].index("bronnen")
    assert rows[place + 1] == " " * 9 + "│ " + " " * (start - 11) + "^" * 7


def test_further_places_of_a_finding_are_told() -> None:
    """The editor learns where else the bare source speaks."""
    run = finish(
        sketch(
            "News of the day\n\n[1.content It is over], [1.source officials] [1.cue said].\n\n"
            "[2.source Officials] [2.cue denied] [2.content it].",
            officials="anonymous-official 1 2",
        )
    )

    assert "Also in line 5." in " ".join(screen(run).split())


def test_paragraphs_without_claims_are_shown(dutch: Run) -> None:
    """The whole article stands there, in order, with the numbers of its lines."""
    assert re.search(r"^ +7 │ De tank staat op het terrein", screen(dutch), re.MULTILINE)


def test_the_index_comes_with_its_parts_and_its_limits(dutch: Run) -> None:
    """What it is made of, that it measures no truth, that small differences are noise."""
    shown = " ".join(screen(dutch).split())

    assert "59 of 100" in shown
    assert "45 for what the reader is told" in shown
    assert "100 for identified sources: 4 of 8" in shown
    assert "does not measure whether they are true" in shown
    assert "below about 10 points are noise" in shown
    assert "anonymous official 29%" in shown


def test_a_text_without_claims_says_so() -> None:
    """No empty sections, no crash."""
    shown = screen(finish(sketch("Short.")))

    assert "No claim is handed to a source." in shown
    assert "The rules found nothing to mend." in shown
    assert "No index: an index needs 60 words, the text has 1." in shown


def test_several_articles_end_with_a_total() -> None:
    """One line over all."""
    shown = screen(finish(dutch_analysis(), english_analysis()))

    assert re.search(
        r"Next: 2 errors, 6 warnings in 2 of 2 articles\. Begin with fixtures/nl/haven/article\.txt, F1 in line 3; ",
        " ".join(shown.split()),
    )


def test_several_articles_have_a_line_each_and_their_findings() -> None:
    """With index and counts; their texts and sources are shown where one is checked by itself."""
    clean = sketch("Short.", path="short.txt")
    run = finish(dutch_analysis(), english_analysis(), clean)
    failed = replace(run, failures=(Failure(path="none.txt", message="no such file: check the path"),))
    shown = screen(failed)

    assert re.search(r"^ +index  errors  warnings  info  article$", shown, re.MULTILINE)
    assert re.search(r"^ +59 +2 +3 +– +fixtures/nl/haven/article.txt$", shown, re.MULTILINE)
    assert re.search(r"^ +– +– +– +– +short.txt$", shown, re.MULTILINE)
    assert re.search(r"^ +not checked +none.txt$", shown, re.MULTILINE)
    assert "3 articles, 1 not checked ──" in shown
    assert shown.count("F1 ") == 3
    assert "Who says what" not in shown
    assert "attrib  short.txt" not in shown


def test_several_articles_without_findings_say_so() -> None:
    """The last line tells what to do, here nothing."""
    shown = screen(finish(sketch("Short.", path="a.txt"), sketch("Short.", path="b.txt")))

    assert shown.endswith("Next: nothing to mend by the rules in force.\n")
    assert "Begin with" not in shown


def test_findings_come_first_and_the_last_line_says_where_to_begin(dutch: Run) -> None:
    """Also where the score is explained, as a table, and a checklist asked for."""
    shown = screen(replace(dutch, explain_score=True, checklist=True))
    headings = re.findall(r"^(\w.*?) ─{3,}$", shown, re.MULTILINE)

    assert headings == [
        "Findings: 2 errors, 3 warnings",
        "Who says what",
        "Sources",
        "Index of source transparency",
        "How the index is computed",
        "Checklist: what the text cannot show",
    ]
    assert shown.splitlines()[-1].startswith("Next: 2 errors, 3 warnings. Begin with F1 in line 3,")
    assert re.search(r"^ *claim source +words +weight +value +w × v +standing", shown, re.MULTILINE)


def test_the_last_line_names_the_worst_finding() -> None:
    """Though it is not the first in the text."""
    run = finish(
        sketch(
            "News of the day\n\n[1.content The dike held], [1.hearsay reportedly].\n\n"
            "[2.content It is over], [2.source officials] [2.cue said].",
            nobody="unattributed 1",
            officials="anonymous-official 2",
        )
    )
    shown = screen(run)

    assert re.search(r"^F1 +3 │", shown, re.MULTILINE)
    assert "Begin with F2 in line 5," in shown.splitlines()[-1]


def test_a_source_has_one_line_and_its_evidence_where_it_is_asked_for(dutch: Run) -> None:
    """What decided its kind, and what the article tells of it, with `--verbose`."""

    def section(run: Run) -> list[str]:
        return screen(run).partition("Sources ──")[2].partition("Index of")[0].strip("─\n").splitlines()

    count = len(dutch.reports[0].analysis.sources)
    brief, told = section(dutch), section(replace(dutch, evidence=True))

    assert len(brief) == 1 + count
    assert len(told) > len(brief)
    assert "not described; no reason given" in " ".join(told)
    assert "no reason given" not in " ".join(brief)


def test_as_many_sources_are_numbered_as_are_counted(dutch: Run) -> None:
    """Nobody is no source: "4 of 8" stands below a list that ends with 8, and a line without number."""
    shown = screen(dutch)
    numbers = re.findall(r"^ {2,4}(\d+)[●■◆▲□○◇△] \w", shown, re.MULTILINE)

    assert numbers == [str(number) for number in range(1, 9)]
    assert "4 of 8" in shown
    assert re.search(r"^ +× nobody is named +no source", shown, re.MULTILINE)


def test_kinds_have_colours_of_their_own() -> None:
    """Beside signs of their own."""
    assert len(set(COLOURS.values())) == len(SourceKind)


def test_notes_of_the_run_are_shown(dutch: Run) -> None:
    """What the run says about itself."""
    report = replace(dutch.reports[0], notes=("the language is uncertain",))

    assert "Note: the language is uncertain" in screen(replace(dutch, reports=(report,)))


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
def test_no_line_is_wider_than_the_screen(width: int) -> None:
    """At any width, the article's path apart."""
    shown = screen(finish(dutch_analysis(), english_analysis()), width=width)

    assert max(cell_len(row) for row in shown.splitlines() if "article.txt" not in row) <= width


def test_a_very_wide_screen_is_not_filled(dutch: Run) -> None:
    """Lines of more than 120 characters are hard to read."""
    assert max(map(len, screen(dutch, width=300).splitlines())) <= 120


@pytest.mark.parametrize("color", ["always", "never"])
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_not_obeyed(words: str, color: str) -> None:
    """The only escape codes are our own styles, and no line begins with a command."""
    shown = ESCAPES.sub("", screen(hostile_run(words), width=60, color=color))

    assert not UNPRINTABLE.search(shown)
    assert not re.search(r"^\s*::|##\[", shown, re.MULTILINE)


@pytest.mark.parametrize("words", ["[bold red]an official[/]", "[/] an official", ":warning: an official"])
def test_markup_is_shown_as_it_stands(words: str) -> None:
    """An article about Rich can be checked, too."""
    assert words in screen(hostile_run(words))


def test_codes_link_to_the_pages_of_their_rules(dutch: Run) -> None:
    """On a terminal that knows links; without colour, or pages, there are none."""
    paged = replace(dutch, rule_pages="https://example.org/Rules/{code}.md")
    linked = set(re.findall(r"\x1b\]8;[^;]*;(\S+?)\x1b\\", screen(paged, color="always")))

    assert linked == {f"https://example.org/Rules/{finding.code}.md" for finding in dutch.reports[0].findings}
    assert screen(paged) == screen(dutch)
    assert "\x1b]8;" not in screen(dutch, color="always")


@pytest.mark.parametrize("width", [60, 80, 100, 140])
@pytest.mark.parametrize("code", report_languages())
def test_long_paths_stay_on_the_screen(dutch: Run, code: str, width: int) -> None:
    """Of one article, or of several; of a long path the list of articles has the end."""
    long = "fixtures/nl/a-folder-with-a-long-name/article.txt"
    one = replace(dutch, reports=(with_path(dutch.reports[0], long),), language=code)
    several = replace(one, reports=one.reports * 2, failures=(Failure(path=long, message="no such file"),))
    lines = [*screen(one, width).splitlines(), *screen(several, width).splitlines()]

    assert [line for line in lines if cell_len(line) > width] == []
    assert [line.rpartition(" ")[2].endswith("name/article.txt") for line in lines].count(True) >= 3
