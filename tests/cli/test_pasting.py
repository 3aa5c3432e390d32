"""An article that is pasted: who sits at a terminal is told what to do, and nothing else moves there."""

import io
import sys
from contextlib import AbstractContextManager, nullcontext

import pytest

from attrib.cli import checking
from attrib.cli.checking import Checker
from attrib.cli.streams import ask_for_text
from attrib.config.settings import read_configuration
from attrib.model import Article, ParsedArticle
from tests.reader.tiny import parsed_plainly

ADVICE = "attrib: paste the article and press Enter, then Ctrl-D; on Windows Ctrl-Z, Enter\n"


class Terminal(io.TextIOWrapper):
    """Standard input at which somebody sits."""

    def isatty(self) -> bool:
        """Tell that this is a terminal."""
        return True


class Parser:
    """Parses plainly."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return an article."""
        return parsed_plainly(article.text)


def test_somebody_at_a_terminal_is_told_what_to_do_before_anything_moves(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The spinner comes when the text is there."""
    said: list[str] = []

    def show(message: str) -> AbstractContextManager[object]:
        said.append(f"{message}: {capsys.readouterr().err}")
        return nullcontext()

    monkeypatch.setattr(checking, "show_status", show)
    monkeypatch.setattr(checking, "make_parser", lambda *_: Parser())
    monkeypatch.setattr(sys, "stdin", Terminal(io.BytesIO(b"Lee said no.")))
    configuration = read_configuration({}, {"lang": "en", "cache": "false"}, isolated=True)
    run = Checker(configuration=configuration).check(["-"])

    assert [report.article.text for report in run.reports] == ["Lee said no."]
    assert said[0] == f"1/1 -: {ADVICE}"


@pytest.mark.parametrize(("path", "stdin"), [("-", io.StringIO("x")), ("-", None), ("a.txt", Terminal(io.BytesIO()))])
def test_nobody_is_told_who_pastes_nothing(
    path: str, stdin: io.TextIOBase | None, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipe, a closed input, a file."""
    monkeypatch.setattr(sys, "stdin", stdin)
    ask_for_text(path)

    assert capsys.readouterr().err == ""
