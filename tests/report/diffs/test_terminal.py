"""The editor's screen for two versions, at fixed widths and with and without colour."""

import io
import re
from dataclasses import replace

import pytest
from rich.cells import cell_len

from attrib.diff.differences import compare
from attrib.diff.model import ChangeKind, Diff
from attrib.policy import load_policy
from attrib.report.diffs.terminal import INDENT, write_diff
from tests import pairs
from tests.report.conftest import HOSTILE, UNPRINTABLE
from tests.report.diffs.conftest import hostile_diff, told_findings

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def screen(diff: Diff, width: int = 80, color: str = "never", *, everything: bool = False) -> str:
    """Return what an editor sees."""
    out = io.StringIO()
    write_diff(diff, out, width=width, color=color, everything=everything)
    return out.getvalue()


def test_both_indexes_and_the_sum_of_what_moved_them(better: Diff) -> None:
    """The printed items add up to the printed difference."""
    shown = screen(better)
    table = shown.partition("What moved it")[2].partition("─────\n")[0]
    points = [float(number.replace("−", "-")) for number in re.findall(r"^ +([+−][\d.]+) ", table, re.MULTILINE)]

    assert "62 →  86    ▲ +24   of 100, made of" in shown
    assert sum(points) == pytest.approx(24)
    assert "+24.0  together" in shown
    assert "below about 10 points are noise" in shown


def test_claims_with_another_source_come_first(better: Diff) -> None:
    """Then what is told about sources, the lead, added, removed, reworded, unchanged."""
    titles = re.findall(r"^(\w[\w ]+): \d+ claims?", screen(better), re.MULTILINE)

    assert titles == [
        "Another source",
        "More or less told about the source",
        "Moved into the lead or out of it",
        "Added",
        "Removed",
        "Worded differently",
        "Unchanged",
    ]


def test_a_new_source_stands_beside_the_old_one(better: Diff) -> None:
    """Kind before and after, and the words of both; the claim once, as it did not change."""
    shown = screen(better, width=140)

    assert "+8.9  anonymous official → named person" in shown
    assert re.search(r"[□○] bronnen binnen de gemeente _zeggen_ .*│ ● stadsingenieur Hilde Brakman _zegt_", shown)
    assert shown.count("kan elk moment bezwijken") == 1


def test_on_a_narrow_screen_the_new_source_stands_below_the_old_one(better: Diff) -> None:
    """With the names of the versions in the margin."""
    rows = [row.split("·")[0].rstrip() for row in screen(better).splitlines()]
    place = rows.index("    old  □ bronnen binnen de gemeente _zeggen_")

    assert rows[place + 1] == "    new  ● stadsingenieur Hilde Brakman _zegt_"


def test_words_that_only_one_version_has_are_marked(better: Diff) -> None:
    """Without colour too."""
    shown = screen(better)

    assert "tot in [-het voorjaar-] duurt" in shown
    assert "tot {+ver+} in {+de zomer+} duurt" in shown


def test_colour_takes_the_place_of_the_marks(better: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    """Struck out and underlined."""
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.delenv("NO_COLOR", raising=False)
    shown = screen(better, color="always")

    assert "[-" not in ESCAPES.sub("", shown)
    assert re.search(r"\x1b\[9;[0-9;]*mhet voorjaar\x1b\[0m", shown)


def test_no_color_has_the_marks(better: Diff, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not every terminal can strike words out."""
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    shown = screen(better, color="always")

    assert "[-het voorjaar-]" in ESCAPES.sub("", shown)
    assert not re.search(r"\x1b\[[0-9;]*(?:3[0-8]|9[0-7])[;m]", shown)


def test_unchanged_claims_are_shown_on_request(better: Diff) -> None:
    """Else only counted."""
    same = sum(change.kind is ChangeKind.UNCHANGED for change in better.changes)
    assert f"Unchanged: {same} claims (--all shows them)" in screen(better)
    assert "wist het stadsbestuur" not in screen(better)
    assert "wist het stadsbestuur" in screen(better, everything=True)


def test_findings_are_fixed_new_or_left(better: Diff) -> None:
    """What is left is told in full, for the editor mends it."""
    shown = screen(better)

    assert f"Findings: {told_findings(better)}" in shown
    assert re.search(r"^  left   line 5, error: Nothing is told of “functionarissen”", shown, re.MULTILINE)
    assert "fixed  ATR201 agentless-hearsay, line 11 of the old text" in shown
    assert shown.rstrip().endswith(f"Next: {len(better.remaining)} findings to mend. Begin with ATR101 in line 5.")


def test_what_is_worse_has_its_own_section(worse: Diff, better: Diff) -> None:
    """A claim that lost its source is told; where nothing is worse there is no section."""
    assert "Worse than before: 1 claim without identified source now, 1 new error" in screen(worse)
    assert "identified source lost" in screen(worse)
    assert "Worse than before" not in screen(better)


def test_several_things_done_to_a_claim_have_their_own_points() -> None:
    """Another source, and now in the lead."""
    shown = " ".join(screen(pairs.diff_of("en-battery-fire")).split())

    assert re.search(r"moved into the lead.*?\(source [+−]\d+\.\d, lead [+−]\d+\.\d", shown)


def test_two_languages_are_not_matched(across: Diff) -> None:
    """It says why, and shows what can be compared."""
    shown = " ".join(screen(across).split())

    assert "Not compared one by one: the two texts are in different languages" in shown
    assert "for what the reader is told about the source of each claim" in shown
    assert "Added" not in shown
    counts = (len(across.old.remarks), len(across.new.remarks))
    assert "{} in the old text, {} in the new one".format(*counts) in shown


def test_the_same_text_is_unchanged() -> None:
    """No empty sections."""
    account = pairs.account_of("en-ferry", "old")
    shown = screen(compare(account, account, load_policy(), version="test"))

    assert f"{account.score.index} →  {account.score.index}    = ±0" in shown
    assert re.findall(r"^(\w[\w ]+): \d+ claims?", shown, re.MULTILINE) == ["Unchanged"]


def test_a_missing_index_is_said(better: Diff) -> None:
    """A dash in its place, no sum."""
    score = replace(better.new.score, index=None, null_reason="an index needs 60 words, the text has 1")
    diff = compare(better.old, replace(better.new, score=score), load_policy(), version="test")

    assert f"{better.old.score.index} →   –" in screen(diff)
    assert "No sum of changes: the new version has no index: an index needs 60 words" in " ".join(screen(diff).split())


@pytest.mark.parametrize("width", [40, 60, 80, 109, 110, 140, 160])
@pytest.mark.parametrize("pair", pairs.PAIRS)
def test_no_line_is_wider_than_the_screen(pair: str, width: int) -> None:
    """At any width."""
    shown = screen(pairs.diff_of(pair), width=width, everything=True)

    assert max(map(cell_len, shown.splitlines())) <= width


def test_a_very_wide_screen_is_not_filled(better: Diff) -> None:
    """Two columns of readable width are enough."""
    assert max(map(len, screen(better, width=300).splitlines())) <= 160


@pytest.mark.parametrize("width", [40, 120])
@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_shown_and_not_obeyed(words: str, width: int) -> None:
    """The only escape codes are our own styles, no line begins with a command, none is too wide."""
    shown = ESCAPES.sub("", screen(hostile_diff(words), width=width, color="always", everything=True))

    assert not UNPRINTABLE.search(shown)
    assert not re.search(r"^\s*::|##\[", shown, re.MULTILINE)
    assert max(map(cell_len, shown.splitlines())) <= width


@pytest.mark.parametrize("words", ["[bold red]an official[/]", "[/] an official", ":warning: an official"])
def test_markup_is_shown_as_it_stands(words: str) -> None:
    """An article about Rich can be compared, too."""
    assert words in screen(hostile_diff(words), width=160)


def test_points_of_a_reworded_claim_are_told_once() -> None:
    """Above its two versions, which keep their names."""
    part = screen(pairs.diff_of("en-battery-fire")).partition("Worded differently: ")[2].partition("Findings")[0]
    lines = [line[:INDENT].strip() for line in part.splitlines()[1:]]
    starts = [line for line in lines if line]

    assert starts[1:3] == ["old", "new"]
    assert re.fullmatch(r"[+−]\d\.\d", starts[0])
    assert starts.count(starts[0]) == 1
