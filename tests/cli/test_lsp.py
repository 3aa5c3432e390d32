"""`attrib lsp`: what the command needs, and how it checks a text of an editor."""

import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from attrib.cli import parsers
from attrib.cli.lsp import Editor, documents_in, first_of, options_of
from attrib.lsp.buffers import Buffer
from attrib.lsp.diagnostics import diagnostics_of
from attrib.model import Article, ParsedArticle
from attrib.parsing.stored import StoredParser
from tests.cli.command import ENVIRONMENT, attrib, put_article
from tests.fixtures import ROOT

ARTICLE = "fixtures/en/grain-reserve-talks/article.txt"


class Counting(StoredParser):
    """Counts what is parsed, over all parsers."""

    parsed = 0

    def parse(self, article: Article) -> ParsedArticle:
        """Return the stored parse."""
        Counting.parsed += 1
        return super().parse(article)


@pytest.fixture
def stored(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have articles parsed from what is stored of them."""
    Counting.parsed = 0
    monkeypatch.setattr(parsers, "StanzaParser", lambda models: Counting())  # noqa: ARG005 - the real one's argument


def editor(variables: Mapping[str, str] | None = None, **given: str) -> Editor:
    """Return what checks texts, with nothing set but what is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "environ", {**ENVIRONMENT, **(variables or {})})
        made = Editor(given=given)
        made.read()
        return made


def buffer(file: Path, text: str | None = None, sidecar: str | None = None) -> Buffer:
    """Return a text as it is on the disk, or another."""
    words = file.read_text(encoding="utf-8") if text is None else text
    return Buffer(uri=file.as_uri(), path=str(file), version=1, text=words, sidecar=sidecar)


def test_without_its_extra_the_command_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """In one line."""
    monkeypatch.setitem(sys.modules, "pygls", None)
    finished = attrib("lsp", "--stdio")

    assert finished.returncode == 2
    assert finished.stdout == ""
    assert finished.stderr == (
        "attrib: this command needs the package pygls, which is not installed: pip install 'attrib[lsp]'\n"
    )


def test_a_faulty_option_is_said_before_an_editor_is_listened_to() -> None:
    """Its log has the line."""
    finished = attrib("lsp", "--profile", "sloppy")

    assert finished.returncode == 2
    assert finished.stderr.startswith("attrib: --profile sloppy: choose one of default")


@pytest.mark.usefixtures("stored")
def test_what_was_parsed_before_is_not_parsed_again(tmp_path: Path) -> None:
    """Neither after undoing a change, nor after the editor was closed, nor by `attrib check`."""
    file = put_article(tmp_path, ARTICLE)
    cache = {"ATTRIB_CACHE": "true", "ATTRIB_CACHE_DIR": str(tmp_path / "cache")}
    for _ in range(2):
        one = editor(cache)
        for _ in range(2):
            checked = one.check(buffer(file))
            assert checked.report
            assert checked.report.findings

    assert Counting.parsed == 1


@pytest.mark.usefixtures("stored")
def test_a_baseline_and_a_side_car_are_obeyed(tmp_path: Path) -> None:
    """As in check; the side-car of the editor goes over that on the disk."""
    file = put_article(tmp_path, ARTICLE)
    plain = editor().check(buffer(file)).report
    attrib("baseline", "write", file.name, cwd=tmp_path)
    (tmp_path / "attrib.toml").write_text('baseline = "attrib-baseline.json"\n', encoding="utf-8")
    known = editor().check(buffer(file)).report
    (tmp_path / "attrib.toml").unlink()
    (tmp_path / "article.txt.attrib").write_text("ignore-file[ALL] for now\n", encoding="utf-8")
    beside = editor().check(buffer(file)).report
    in_editor = editor().check(buffer(file, sidecar="# none\n")).report

    assert plain
    assert known
    assert beside
    assert in_editor
    assert plain.findings
    assert known.findings == beside.findings == ()
    assert in_editor.findings == plain.findings


@pytest.mark.usefixtures("stored")
def test_marks_link_to_the_pages_that_a_configuration_names(tmp_path: Path) -> None:
    """By an address that is one."""
    file = put_article(tmp_path, ARTICLE)
    (tmp_path / "attrib.toml").write_text('rule-pages = "https://example.org/{code}.md"\n', encoding="utf-8")
    pages = editor().check(buffer(file)).rule_pages
    (tmp_path / "attrib.toml").write_text('rule-pages = "javascript:{code}"\n', encoding="utf-8")

    assert pages == "https://example.org/{code}.md"
    assert "must be an address of the web that has {code} in it" in editor().check(buffer(file)).failure


def test_what_cannot_be_checked_is_told_without_ending_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither by an error of the user's, nor by a bug."""

    def broken(_: object) -> object:
        raise ZeroDivisionError

    monkeypatch.setattr(parsers, "StanzaParser", broken)
    missing = editor(baseline="none.json", reader="off")
    bug = editor(lang="en").check(buffer(tmp_path / "a.txt", "Officials said so."))

    assert bug.failure == "internal error (ZeroDivisionError): please report it"
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(parsers, "StanzaParser", lambda models: StoredParser())  # noqa: ARG005
    file = put_article(tmp_path, ARTICLE)
    assert "baseline none.json: cannot be read" in missing.check(buffer(file)).failure


def test_an_uncertain_language_is_no_error(tmp_path: Path) -> None:
    """The next words may tell it."""
    checked = editor().check(buffer(tmp_path / "a.txt", "Hm"))

    assert checked.passing
    assert checked.failure.endswith("say --lang en or --lang nl, or set lang in attrib.toml")


@pytest.mark.usefixtures("stored")
@pytest.mark.parametrize(
    ("configuration", "name", "ours"),
    [
        ("", "notes.text", True),
        ('include = ["news/*.txt"]', "news/a.txt", True),
        ('include = ["news/*.txt"]', "README.md", False),
        ('exclude = ["drafts/"]', "drafts/a.txt", False),
        ('exclude = ["drafts/"]', "a.rst", True),
    ],
)
def test_a_configuration_says_which_texts_are_articles(
    tmp_path: Path, configuration: str, name: str, *, ours: bool
) -> None:
    """Without one, all that the editor opens are."""
    (tmp_path / "attrib.toml").write_text(configuration, encoding="utf-8")
    file = put_article((tmp_path / name).parent, ARTICLE, Path(name).name)

    assert bool(editor().check(buffer(file)).report) is ours


@pytest.mark.usefixtures("stored")
def test_faulty_settings_leave_all_as_it_was(tmp_path: Path) -> None:
    """What an editor sets goes over the options of the command; an empty value sets nothing."""
    file = put_article(tmp_path, ARTICLE)
    one = editor(select="ATR101")

    assert one.configure({"select": ["ATR103"], "profile": ""}) == ""
    assert one.configure({"lang": "fy"}) == "attrib: --lang fy: choose one of auto, en, nl"
    assert one.configure(None) == ""
    report = one.check(buffer(file)).report
    assert report
    assert {rule.code for rule in report.rules} == {"ATR103"}
    assert options_of({"min-score": 40, "cache": True}) == {"min-score": "40", "cache": "true"}


@pytest.mark.usefixtures("stored")
def test_of_a_list_the_first_article_is_checked(tmp_path: Path) -> None:
    """It is said that there are others."""
    text = (ROOT / ARTICLE).read_text(encoding="utf-8")
    put_article(tmp_path, ARTICLE)
    listed = json.dumps([{"body_text": text}, {"body_text": "Two officials said so."}])
    checked = editor().check(buffer(tmp_path / "list.json", listed))
    last = diagnostics_of(checked)[-1]

    assert (checked.articles, checked.failure) == (2, "")
    assert last.message.startswith("this file has 2 articles, and the first is checked here")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("a.md", "# Kop\n\n**Officials** [said](https://example.org) so.", "Kop\n\nOfficials said so."),
        ("a.HTML", "<h1>Kop</h1><p><b>Officials</b> said so &amp; so.</p>", "Kop\n\nOfficials said so & so."),
        ("a.rst", "**Officials** said.\ud800", "**Officials** said.?"),
        ("LICENSE", "<p>It", "<p>It"),
    ],
)
def test_a_text_is_read_as_its_file_would_be(tmp_path: Path, name: str, text: str, words: str) -> None:
    """And what nobody reads by its name as plain text; every character is one of the editor's."""
    read = first_of(documents_in(buffer(tmp_path / name, text)))

    assert read.text.strip() == words


def test_a_text_without_words_yet_is_no_error(tmp_path: Path) -> None:
    """Its writer has begun with what stands above them."""
    checked = editor(lang="en").check(buffer(tmp_path / "a.md", "---\ntitle: x\n---\n"))

    assert checked.report or checked.passing
