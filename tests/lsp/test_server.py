"""The language server as an editor meets it: over pipes, with the real models."""

import re
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.uris import to_fs_path

from attrib.lsp.actions import Abilities
from attrib.lsp.buffers import Checked
from attrib.lsp.places import Places
from attrib.lsp.server import make_server
from attrib.report.rule_pages import rule_page
from attrib.rules import find_rule
from tests.lsp.editor import BARE, Editor

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("lsp")]

ENGLISH = (
    "Deal is close\n\nUS officials said the deal was close. 😀 “We are nearly there, we think,” an official said.\n\n"
    "Minister Ann Harris denied that there was a deal.\n"
)
MENDED = "Deal is close\n\nMinister Ann Harris said on Monday that the deal with the unions was close.\n"
DUTCH = (
    "# Akkoord dichtbij\n\nEen ambtenaar van Financiën zegt dat het akkoord dichtbij is.\n\n"
    "Minister Jan de Boer ontkende dat.\n"
)


def test_marks_follow_what_is_typed(editor: Editor, tmp_path: Path) -> None:
    """They come when a text is opened, in units of UTF-16, and go when it is mended; only the last version counts."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    marks = editor.marks(uri)
    places = {str(mark.code): editor.words(uri, mark.range) for mark in marks}
    for end in range(20, len(MENDED), 20):
        editor.type(uri, MENDED[:end])
    editor.type(uri, MENDED)
    left = editor.marks(uri)

    assert places["ATR102"] == "US officials"
    assert places["ATR106"] == "“We are nearly there, we think,”"
    assert places["ATR101"] == "an official"
    assert left == []


def test_marks_go_with_the_text(editor: Editor, tmp_path: Path) -> None:
    """An editor would keep them."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    assert editor.marks(uri)
    editor.close(uri)
    editor.wait(lambda: any(told.uri == uri for told in editor.told))

    assert [told.diagnostics for told in editor.told if told.uri == uri] == [()]


def test_questions_are_answered_from_the_newest_version(editor: Editor, tmp_path: Path) -> None:
    """Pointer, outline and cursor, right after a change."""
    uri = editor.open(tmp_path / "story.txt", MENDED)
    editor.type(uri, ENGLISH)

    assert "□ **anonymous official** “US officials”" in editor.hover(uri, "the deal was")
    assert [symbol.name for symbol in editor.outline(uri)] == ["□ US officials", "□ an official", "● Ann Harris"]
    assert editor.lit(uri, "there was") == ["Minister Ann Harris", "there was a deal"]
    assert editor.hover(uri, "Deal is close") == ""


def test_dutch_markdown_is_ignored_in_place(editor: Editor, tmp_path: Path) -> None:
    """With the edit that is offered, the finding goes, and others stay."""
    uri = editor.open(tmp_path / "bericht.md", DUTCH, "markdown")
    marks = editor.marks(uri)
    mark = next(mark for mark in marks if mark.code == "ATR103")
    action = next(a for a in editor.actions(uri, mark.range) if a.title.startswith("Sla ATR103 hier over"))
    assert action.edit
    ((_, (change,)),) = (action.edit.changes or {}).items()
    lines = DUTCH.split("\n")
    line = lines[change.range.start.line]
    lines[change.range.start.line] = line[: change.range.start.character] + change.new_text.replace("say-why", "bekend")
    editor.type(uri, "\n".join(lines))

    assert change.range.start.character == len(line)
    assert {str(mark.code) for mark in marks} - set(editor.codes(uri)) == {"ATR103"}


MARKED = {
    "story.md": (
        "# Deal\n\n- [*US* officials](https://example.org) **said** the “deal” was close.\n- It&nbsp;rained. 😀\n"
    ),
    "story.html": (
        "<html lang=en><body><article>\n<h1>Deal</h1>\n<p>The <b>deal</b> is a big one, and many have waited for it "
        "for years.</p><p><i>US</i> officials <b>said</b> the &ldquo;deal&rdquo; was close.</p><p>It rained.</p>\n"
        "</article></body></html>\n"
    ),
}


@pytest.mark.parametrize("name", MARKED)
def test_marks_of_a_format_are_no_words(editor: Editor, tmp_path: Path, name: str) -> None:
    """Findings stand where their words are stored, hovers and lights too; an ignore leaves the format what it is."""
    text = MARKED[name]
    uri = editor.open(tmp_path / name, text, Path(name).suffix[1:])
    editor.set({"lang": "en"})
    mark = next(mark for mark in editor.marks(uri) if mark.code == "ATR103")
    words = re.sub(r"<.*?>|\W", "", editor.words(uri, mark.range))
    action = next(a for a in editor.actions(uri, mark.range) if a.title.startswith("Ignore ATR103"))
    assert action.edit
    ((_, (change,)),) = (action.edit.changes or {}).items()
    at = Places(text).offset(change.range.start)
    lit = editor.lit(uri, "was close")
    shown = editor.hover(uri, "said")
    editor.type(uri, text[:at] + change.new_text + text[at:])
    left = editor.codes(uri)
    editor.set({})

    assert words == "USofficials"
    assert lit[-1].endswith("was close")
    assert "“US officials”" in shown
    assert "ATR103" not in left
    assert "ATR102" in left
    assert "It" in text[at:]


def test_plain_text_is_ignored_beside(editor: Editor, tmp_path: Path) -> None:
    """In the side-car as it stands in the editor, or on the disk; a change there is one of the text."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    mark = next(mark for mark in editor.marks(uri) if mark.code == "ATR101")
    (ignore, _) = [a for a in editor.actions(uri, mark.range, ["quickfix"]) if "ATR101" in a.title]
    assert ignore.edit
    made, written = ignore.edit.document_changes or ()
    assert isinstance(made, types.CreateFile)
    assert isinstance(written, types.TextDocumentEdit)
    (change,) = written.edits
    assert isinstance(change, types.TextEdit)
    beside = editor.open(tmp_path / "story.txt.attrib", change.new_text)
    editor.run(ignore.command)

    assert made.uri == beside == written.text_document.uri
    assert "ATR101" not in editor.codes(uri)
    assert (editor.shown[-1].uri, editor.words(beside, editor.shown[-1].selection)) == (beside, "say-why")  # type: ignore[arg-type]
    editor.type(beside, "# nothing\n")
    assert "ATR101" in editor.codes(uri)
    editor.close(beside)
    assert "ATR101" in editor.codes(uri)
    (tmp_path / "story.txt.attrib").write_text(change.new_text, encoding="utf-8")
    editor.tell_of(tmp_path / "story.txt.attrib")
    assert "ATR101" not in editor.codes(uri)


def test_other_kinds_of_actions_are_not_ours(editor: Editor, tmp_path: Path) -> None:
    """Such as sorting imports when a file is saved."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    mark = editor.marks(uri)[0]

    assert editor.actions(uri, mark.range, [types.CodeActionKind.SourceOrganizeImports]) == []


def test_the_page_of_a_rule_opens_in_the_editor(editor: Editor, tmp_path: Path) -> None:
    """As a file of Markdown that is there as long as the server."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    mark = next(mark for mark in editor.marks(uri) if mark.code == "ATR106")
    action = next(
        a for a in editor.actions(uri, mark.range) if a.title == "Open the page of ATR106 anonymous-direct-quote"
    )
    editor.run(action.command)
    page = Path(to_fs_path(editor.shown[-1].uri) or "")

    assert page.name == "ATR106.md"
    assert page.read_text(encoding="utf-8") == rule_page(find_rule("ATR106"))


def test_the_configuration_of_the_folder_is_used(editor: Editor, tmp_path: Path) -> None:
    """The nearest one, as it is now; what is wrong with it is said in the text."""
    file = tmp_path / "attrib.toml"
    file.write_text('exclude = ["drafts/"]\n[rules]\nselect = ["ATR101"]\n', encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    draft = editor.open(tmp_path / "drafts" / "story.txt", ENGLISH)

    assert editor.codes(uri) == ["ATR101"]
    assert editor.marks(draft) == []
    file.write_text('[rules]\nselect = ["ATR106"]\n', encoding="utf-8")
    editor.tell_of(file)
    assert set(editor.codes(uri)) == set(editor.codes(draft)) == {"ATR106"}
    file.write_text("lnag = 1\n", encoding="utf-8")
    editor.save(uri)
    (mark,) = editor.marks(uri)
    assert "attrib.toml:1:1: unknown key 'lnag': did you mean 'lang'" in mark.message
    assert mark.range.start == types.Position(0, 0)


def test_what_is_wrong_with_one_setting_leaves_the_others(editor: Editor, tmp_path: Path) -> None:
    """A user sets things in the editor, too: told by it, or asked for; what is wrong is said once."""
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    assert "ATR103" in editor.codes(uri)
    editor.set({"select": ["ATR101", "ATR106"], "lang": "en"})
    assert set(editor.codes(uri)) == {"ATR101", "ATR106"}
    editor.set({"lang": "fy"})
    editor.wait(lambda: bool(editor.said))
    assert editor.said == ["attrib: --lang fy: choose one of auto, en, nl"]
    assert set(editor.codes(uri)) == {"ATR101", "ATR106"}
    editor.set({}, push=False)
    assert "ATR103" in editor.codes(uri)


def test_a_text_in_no_language_yet_has_no_error(editor: Editor, tmp_path: Path) -> None:
    """It is being written; nothing at all is said of an empty one."""
    uri = editor.open(tmp_path / "story.txt", "Hm")
    (mark,) = editor.marks(uri)
    editor.type(uri, "")

    assert mark.severity is types.DiagnosticSeverity.Information
    assert "language" in mark.message
    assert editor.marks(uri) == []


def test_an_editor_that_can_little_is_asked_for_little(tmp_path: Path) -> None:
    """Nothing to watch, no files to make, no documents to show, no Markdown; options may come with the command."""
    editor = Editor(BARE, {"extend-select": "ATR205"}, ("--lang", "en", "--profile", "strict"), tmp_path)
    uri = editor.open(tmp_path / "story.txt", ENGLISH)
    marks = editor.marks(uri)
    hovered = editor.hover(uri, "US officials")
    offered = [editor.actions(uri, mark.range) for mark in marks]

    assert marks
    assert "**" not in hovered
    assert not any(offered)
    assert editor.watched == []
    assert editor.end() == (0, "")


def test_files_that_matter_are_watched(editor: Editor) -> None:
    """By an editor that can."""
    editor.wait(lambda: bool(editor.watched))

    assert "**/attrib.toml" in editor.watched


def test_what_an_editor_can_do_is_taken_from_what_it_says() -> None:
    """Neovim says that it makes files, and not that its edits may have that in them."""
    server = make_server(lambda buffer: Checked(buffer=buffer), lambda _: "")
    server.protocol.client_capabilities = types.ClientCapabilities(
        workspace=types.WorkspaceClientCapabilities(
            workspace_edit=types.WorkspaceEditClientCapabilities(
                resource_operations=[types.ResourceOperationKind.Create]
            )
        )
    )
    able = server.abilities
    server.protocol.client_capabilities = BARE

    assert able == Abilities(creates_files=True)
    assert server.abilities == Abilities()
    assert not server.asks_settings
    server.end()
