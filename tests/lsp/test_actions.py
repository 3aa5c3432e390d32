"""What is offered about a finding, and that it does what it says."""

from pathlib import Path

import pytest
from lsprotocol.types import CodeAction, Range, TextDocumentEdit, TextEdit, WorkspaceEdit

from attrib.lsp.actions import OPEN_PAGE, REASON, SELECT, Abilities, actions
from attrib.lsp.buffers import Checked
from attrib.lsp.places import Places
from attrib.model import Span
from attrib.policy import load_policy
from attrib.rules import run_rules
from attrib.suppressions.suppress import suppress
from tests.lsp.checked import drawn, ignored, report_of, span_of

ABLE = Abilities(shows_documents=True, creates_files=True)


def offered(checked: Checked, words: str, abilities: Abilities = ABLE) -> list[CodeAction]:
    """Return what is offered when words are selected."""
    return actions(checked, report_of(checked), checked.places.range(span_of(checked, words)), abilities)


def ignoring(checked: Checked, code: str, words: str) -> CodeAction:
    """Return what ignores a rule at words."""
    return next(action for action in offered(checked, words) if action.title.startswith(f"Ignore {code}"))


def change_of(action: CodeAction) -> tuple[str, TextEdit]:
    """Return the one change of an action, and to which text."""
    assert isinstance(action.edit, WorkspaceEdit)
    for edit in action.edit.document_changes or ():
        if isinstance(edit, TextDocumentEdit):
            assert isinstance(edit.edits[0], TextEdit)
            return edit.text_document.uri, edit.edits[0]
    ((uri, edits),) = (action.edit.changes or {}).items()
    return uri, edits[0]


def after(text: str, change: TextEdit) -> str:
    """Return a text with a change."""
    span = Places(text).span(change.range)
    return text[: span.start] + change.new_text + text[span.end :]


def kept(checked: Checked) -> set[str]:
    """Return the codes of what is found, ignores obeyed."""
    report = report_of(checked)
    policy = load_policy()
    return {finding.code for finding in suppress(run_rules(report.analysis, policy), report.article, policy)[0]}


def selected(action: CodeAction, text: str) -> str:
    """Return the words that an action selects in the changed text."""
    assert action.command
    assert action.command.command == SELECT
    assert action.command.arguments
    place = action.command.arguments[1]
    assert isinstance(place, Range)
    span = Places(text).span(place)
    return text[span.start : span.end]


@pytest.mark.parametrize("ending", [".md", ".html", ".MARKDOWN", ".mdown", ".mkd", ".xhtml"])
@pytest.mark.parametrize(("code", "words"), [("ATR101", "Two officials"), ("ATR201", "reportedly")])
def test_where_there_are_comments_one_ignores_a_finding(ending: str, code: str, words: str) -> None:
    """Behind its paragraph, with a reason to type over; nothing else goes away."""
    checked = drawn(path=f"/news/story{ending}")
    action = ignoring(checked, code, words)
    uri, change = change_of(action)
    text = after(checked.buffer.text, change)

    assert uri == checked.buffer.uri
    assert kept(checked) - kept(ignored(checked, text)) == {code}
    assert selected(action, text) == REASON


def test_beside_plain_text_a_line_does(tmp_path: Path) -> None:
    """Of a file that is made where there is none; its words are some that stand nowhere else."""
    checked = drawn(path=str(tmp_path / "story.txt"))
    action = ignoring(checked, "ATR101", "Two officials")
    uri, change = change_of(action)
    sidecar = after("", change)

    assert uri == f"{checked.buffer.uri}.attrib"
    assert action.edit
    assert [type(edit).__name__ for edit in action.edit.document_changes or ()] == ["CreateFile", "TextDocumentEdit"]
    assert sidecar == f'ignore[ATR101] "Two officials" {REASON}\n'
    assert kept(checked) - kept(ignored(checked, checked.buffer.text, sidecar)) == {"ATR101"}
    assert selected(action, sidecar) == REASON


@pytest.mark.parametrize("before", ["# house\n", "# höuse", 'ignore[ATR103] "Two" agreed\r\n'])
@pytest.mark.parametrize("opened", [True, False])
def test_a_side_car_that_is_there_grows(tmp_path: Path, before: str, *, opened: bool) -> None:
    """As it stands in the editor, or on the disk."""
    (tmp_path / "story.txt.attrib").write_bytes(("# stale\n" if opened else before).encode())
    checked = drawn(path=str(tmp_path / "story.txt"), sidecar=before if opened else None)
    action = ignoring(checked, "ATR101", "Two officials")
    sidecar = after(before, change_of(action)[1])

    assert action.edit
    assert not action.edit.document_changes
    assert [line.partition(" ")[0] for line in sidecar.splitlines()][1:] == ["ignore[ATR101]"]
    assert sidecar.startswith(before.rstrip())
    assert selected(action, sidecar) == REASON


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_side_car_may_be_in_any_encoding(tmp_path: Path, encoding: str) -> None:
    """A line is added behind its last, wherever that is."""
    before = "# afspraken van de redactie in België\n# één regel per afspraak\n"
    (tmp_path / "story.txt.attrib").write_bytes(before.encode(encoding))
    change = change_of(ignoring(drawn(path=str(tmp_path / "story.txt")), "ATR101", "Two officials"))[1]

    assert (change.range.start.line, change.range.start.character) == (2, 0)
    assert after(before, change).startswith(before)


def test_what_is_no_text_beside_an_article_is_left_alone(tmp_path: Path) -> None:
    """No line can be put into it."""
    (tmp_path / "story.txt.attrib").write_bytes(b"\0\1\2")
    checked = drawn(path=str(tmp_path / "story.txt"))
    titles = [action.title for action in offered(checked, "Two officials")]

    assert titles
    assert not [title for title in titles if title.startswith("Ignore")]


def test_a_finding_on_the_article_is_ignored_as_a_whole(tmp_path: Path) -> None:
    """It has no words of its own."""
    text = " ".join(f"[{n}.source An official] [{n}.cue said] [{n}.content it is so]." for n in (1, 2, 3))
    checked = drawn(text, path=str(tmp_path / "a.txt"), who="anonymous-official 1 2 3")
    action = ignoring(checked, "ATR108", "An official")
    sidecar = after("", change_of(action)[1])

    assert action.title == "Ignore ATR108 in this article, with a reason"
    assert sidecar == f"ignore-file[ATR108] {REASON}\n"
    assert "ATR108" not in kept(ignored(checked, checked.buffer.text, sidecar))


@pytest.mark.parametrize(
    ("passage", "words"),
    [
        ("One of them", "One of them said it did."),
        ("One of “their” many old friends", "many old friends"),
        ("One “friend”", "One"),
        ("One of the many who were in the room that day", "One of the many who were"),
    ],
)
def test_words_are_as_many_as_tell_a_passage_from_others(tmp_path: Path, passage: str, words: str) -> None:
    """Those behind it, too, but none behind a quotation mark."""
    drawing = (
        "[1.source One of them] [1.cue said] [1.content it went].\n\n"
        f"[2.source {passage}] [2.cue said] [2.content it did]."
    )
    checked = drawn(drawing, path=str(tmp_path / "a.txt"), who="anonymous-official 1", other="anonymous-official 2")
    start = checked.buffer.text.index(f"{passage} said it did")
    place = checked.places.range(Span(start, start + 3))
    found = actions(checked, report_of(checked), place, ABLE)
    (_, change) = change_of(next(action for action in found if "ATR101" in action.title))

    assert change.new_text == f'ignore[ATR101] "{words}" {REASON}\n'


def test_the_page_of_the_rule_can_be_opened() -> None:
    """In an editor that shows what it is told to."""
    pages = [a for a in offered(drawn(), "reportedly") if a.title.startswith("Open")]

    assert [(a.title, a.command and a.command.command, a.command and a.command.arguments) for a in pages] == [
        ("Open the page of ATR201 agentless-hearsay", OPEN_PAGE, ["ATR201"])
    ]


def test_nothing_is_offered_that_an_editor_cannot_do(tmp_path: Path) -> None:
    """It may be unable to make files, or to show any."""
    plain = drawn(path=str(tmp_path / "a.txt"))
    inline = offered(drawn(path="/news/a.md"), "reportedly", Abilities())

    assert offered(plain, "reportedly", Abilities()) == []
    assert [(action.title, action.command) for action in inline] == [("Ignore ATR201 here, with a reason", None)]


def test_elsewhere_nothing_is_offered() -> None:
    """A cursor at the end of a finding is at it."""
    checked = drawn()
    end = checked.places.position(span_of(checked, "reportedly").end)

    assert offered(checked, "denied") == []
    assert actions(checked, report_of(checked), Range(start=end, end=end), ABLE)
    assert checked.places.span(Range(start=end, end=end)) == Span(*[span_of(checked, "reportedly").end] * 2)
