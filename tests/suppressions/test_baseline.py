"""A baseline: written, read, applied, pruned; and what does not disturb it."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.errors import DataError
from attrib.model import Analysis, Finding, Level, Report, SuppressedBy
from attrib.policy import load_policy
from attrib.rules import run_rules
from attrib.score import compute_score
from attrib.suppressions.baseline import Known, entries_of, format_baseline, pruned, read_baseline, without_known
from tests.sketch import sketch

POLICY = load_policy()
FIRST = "[1.content It ended], [1.source officials] [1.cue said]."
SECOND = "[2.content He [2.hearsay reportedly] left]."
KNOWN = st.builds(
    Known, path=st.text(), code=st.text(), fingerprint=st.text(), excerpt=st.text(), count=st.integers(1, 9)
)


def report(*paragraphs: str, path: str = "article.txt", extra: tuple[Finding, ...] = ()) -> Report:
    """Return a report on paragraphs that have findings, and on findings beside them."""
    analysis: Analysis = sketch(
        "\n\n".join(paragraphs), path=path, officials="anonymous-official 1 3", nobody="unattributed 2"
    )
    return Report(
        analysis=analysis,
        findings=(*run_rules(analysis, POLICY), *extra),
        score=compute_score(analysis, POLICY),
        rules=(),
    )


def codes(left: Report) -> list[str]:
    """Return the codes of findings that a baseline leaves."""
    return [finding.code for finding in left.findings]


def test_what_a_baseline_knows_is_suppressed() -> None:
    """All of it, and nothing is lost."""
    before = report(FIRST, SECOND)
    after = without_known(before, entries_of(before, ""), "")

    assert codes(after) == []
    assert {s.by for s in after.suppressed} == {SuppressedBy.BASELINE}
    assert sorted(s.finding.code for s in after.suppressed) == sorted(codes(before))


@pytest.mark.parametrize(
    "paragraphs",
    [
        (SECOND, FIRST),
        (FIRST, "A new paragraph stands here.", SECOND),
        (f"The quay was wet. {FIRST} So it was.", SECOND),
        (FIRST, SECOND.replace("He", "<!-- sure? --> He")),
    ],
    ids=["moved", "pushed down", "changed around it", "commented"],
)
def test_changes_elsewhere_do_not_disturb(paragraphs: tuple[str, ...]) -> None:
    """An entry has no line and no offset."""
    known = entries_of(report(FIRST, SECOND), "")
    left = {finding.code for finding in without_known(report(*paragraphs), known, "").findings}

    # A paragraph that is moved up is the lead now, which is another finding.
    assert left <= {"ATR105"}


def test_a_changed_claim_is_a_new_finding() -> None:
    """The words of the claim are what is known."""
    known = entries_of(report(FIRST, SECOND), "")
    changed = report(FIRST, SECOND.replace("left", "resigned"))

    assert codes(without_known(changed, known, "")) == ["ATR201"]


def test_the_same_finding_twice_is_two() -> None:
    """A third one is new."""
    one = Finding(code="ATR108", slug="s", level=Level.ERROR, message="m", span=None)
    known = entries_of(report(FIRST, extra=(one, one)), "")

    assert [entry.count for entry in known if entry.code == "ATR108"] == [2]
    assert codes(without_known(report(FIRST, extra=(one, one, one)), known, "")) == ["ATR108"]


def test_a_finding_about_the_whole_article_is_its_rule_alone() -> None:
    """Whatever passages it is related to today."""
    related = report(FIRST).findings[0].span
    assert related
    one = Finding(code="ATR108", slug="s", level=Level.ERROR, message="m", span=None)
    other = Finding(code="ATR108", slug="s", level=Level.ERROR, message="n", span=None, related=(related,))
    known = entries_of(report(FIRST, extra=(one,)), "")

    assert codes(without_known(report(FIRST, extra=(other,)), known, "")) == []


def test_entries_belong_to_a_file() -> None:
    """The same words in another article are another finding."""
    known = entries_of(report(FIRST, path="a.txt"), "")

    assert codes(without_known(report(FIRST, path="b.txt"), known, "")) == codes(report(FIRST))


def test_a_file_is_seen_from_the_folder_of_the_baseline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """So that it does not matter where the command runs."""
    monkeypatch.chdir(tmp_path)
    known = entries_of(report(FIRST, path="news/a.txt"), "lists")
    (tmp_path / "news").mkdir()
    monkeypatch.chdir(tmp_path / "news")

    assert {entry.path for entry in known} == {"../news/a.txt"}
    assert codes(without_known(report(FIRST, path="a.txt"), known, "../lists")) == []


def test_pruning_drops_what_is_gone_from_the_files_given() -> None:
    """And lowers counts; entries of other files are left alone."""
    old = [
        Known(path="a", code="ATR101", fingerprint="1", excerpt="", count=3),
        Known(path="a", code="ATR101", fingerprint="2", excerpt=""),
        Known(path="b", code="ATR101", fingerprint="1", excerpt=""),
    ]
    now = [Known(path="a", code="ATR101", fingerprint="1", excerpt="", count=2)]

    assert pruned(old, now, ["a"]) == (
        Known(path="a", code="ATR101", fingerprint="1", excerpt="", count=2),
        Known(path="b", code="ATR101", fingerprint="1", excerpt=""),
    )


def test_pruning_adds_nothing() -> None:
    """New findings stay new, and known ones do not become more."""
    old = [Known(path="a", code="ATR101", fingerprint="1", excerpt="")]
    now = [
        Known(path="a", code="ATR101", fingerprint="1", excerpt="", count=5),
        Known(path="a", code="ATR201", fingerprint="3", excerpt=""),
    ]

    assert pruned(old, now, ["a"]) == tuple(old)


@given(st.lists(KNOWN, unique_by=lambda entry: (entry.path, entry.code, entry.fingerprint)))
def test_what_is_written_is_what_is_read(tmp_path_factory: pytest.TempPathFactory, entries: list[Known]) -> None:
    """In one order, whatever the order it was given in; no line steers a terminal."""
    file = tmp_path_factory.mktemp("b") / "baseline.json"
    written = format_baseline(entries)
    file.write_text(written, encoding="utf-8")

    assert read_baseline(file) == tuple(sorted(entries))
    assert written == format_baseline(reversed(entries))
    assert written.replace("\n", " ").isprintable()


def test_an_entry_can_be_recognised_and_has_no_line() -> None:
    """People review the file in a difference."""
    entry = json.loads(format_baseline(entries_of(report(FIRST), "")))["findings"][0]

    assert set(entry) == {"path", "code", "fingerprint", "count", "excerpt"}
    assert entry["excerpt"] == "officials"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (None, "cannot be read"),
        (b"{", "not JSON"),
        (b"\xff", "not JSON"),
        (b"[]", "no list of findings in it"),
        (b'{"version": 1}', "no list of findings in it"),
        (b'{"version": 7, "findings": []}', "of version 7, not 1"),
        (b'{"version": 1, "findings": [1]}', "finding 1: needs path"),
        (b'{"version": 1, "findings": [{"path": "a", "code": "b", "fingerprint": "c"}]}', "finding 1: needs path"),
    ],
)
def test_a_faulty_baseline_says_what_is_wrong(tmp_path: Path, content: Any, why: str) -> None:
    """With its path and what to do, in one line."""
    file = tmp_path / "baseline.json"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(DataError) as error:
        read_baseline(file)
    assert str(error.value).startswith(f"baseline {file}")
    assert why in str(error.value)
    assert "attrib baseline write" in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("count", ["0", "-1", "true", "1.5"])
def test_a_count_is_a_number_of_findings(tmp_path: Path, count: str) -> None:
    """One or more."""
    file = tmp_path / "baseline.json"
    entry = f'{{"path": "a", "code": "b", "fingerprint": "c", "excerpt": "", "count": {count}}}'
    file.write_text(f'{{"version": 1, "findings": [{entry}]}}', encoding="utf-8")

    with pytest.raises(DataError, match="finding 1"):
        read_baseline(file)


def test_a_byte_order_mark_is_no_fault(tmp_path: Path) -> None:
    """Some editors of Windows write one."""
    (tmp_path / "known.json").write_bytes(b'\xef\xbb\xbf{"version": 1, "findings": []}')

    assert read_baseline(tmp_path / "known.json") == ()


@pytest.mark.skipif(os.name == "nt", reason="no such devices")
@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[" * 100_000, "within each other"),
        ('{"version": 1, "findings": [], "x": NaN}', "NaN is no number"),
        ('{"version": 1' + "0" * 500 + "}", "501 digits"),
        (None, "cannot be read"),
    ],
)
def test_an_absurd_baseline_is_one_line(tmp_path: Path, content: str | None, why: str) -> None:
    """Also one without an end."""
    file = tmp_path / "known.json" if content else Path("/dev/zero")
    if content:
        file.write_text(content, encoding="utf-8")

    with pytest.raises(DataError, match=why):
        read_baseline(file)


def test_a_linked_checkout_has_the_same_baseline(tmp_path: Path) -> None:
    """Whichever of the two names an article is given by."""
    found = report(FIRST, path=str(tmp_path / "true" / "a.txt"))
    (tmp_path / "true").mkdir()
    (tmp_path / "linked").symlink_to(tmp_path / "true")
    entries = entries_of(found, str(tmp_path / "linked"))

    assert {entry.path for entry in entries} == {"a.txt"}
    assert codes(without_known(found, entries, str(tmp_path / "true"))) == []
