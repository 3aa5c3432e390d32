"""`attrib eval` as its users run it, on stored parses."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from attrib import cli
from attrib.cli import parsers
from attrib.parsing.stored import StoredParser
from tests.fixtures import FIXTURES, read_fixture

SLUG = "nl/gasplafond-eu"
OFFICIALS = """\
1 | official | o | vier Europese functionarissen die de ontwerptekst hebben gelezen | zeggen | De [...] gasprijs
1 | D | o | die de ontwerptekst hebben gelezen
1 | R | o | omdat het overleg vertrouwelijk is
2 | official | o | de functionarissen | Volgens | komt het plafond [...] van deze week
"""


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a gold file with a fixture article, whose id is its path, where its parse is stored."""
    monkeypatch.setattr(parsers, "StanzaParser", lambda _: StoredParser())
    monkeypatch.setenv("ATTRIB_READER", "off")
    folder = FIXTURES / SLUG
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    article = {"id": str(folder / "article.txt"), "text": read_fixture(folder).text, **expected}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(article) + "\n", encoding="utf-8")
    return path


def test_a_table(gold: Path) -> None:
    """Of all measures, and the confusion of kinds."""
    run = CliRunner().invoke(cli.app, ["eval", str(gold)])

    assert run.exit_code == 0
    assert "1 articles, 0 of them without prediction" in run.stdout
    assert "anonymous-official      anonymous-official" in run.stdout


def test_json_with_intervals(gold: Path, tmp_path: Path) -> None:
    """Written to a file."""
    output = tmp_path / "figures.json"
    run = CliRunner().invoke(
        cli.app, ["eval", str(gold), "--format", "json", "--intervals", "--lang", "nl", "--output", str(output)]
    )
    figures = json.loads(output.read_text(encoding="utf-8"))

    assert (run.exit_code, run.stdout) == (0, "")
    assert figures["attribution"]["f1"] > 0.8
    low, high = figures["attribution"]["f1 95%"]
    assert low <= figures["attribution"]["f1"] <= high


def test_annotated_texts(gold: Path, tmp_path: Path) -> None:
    """Beside JSON Lines, each in its language; speakers, descriptions and reasons are counted."""
    files = [tmp_path / "a.txt", tmp_path / "b.txt"]
    for file, slug, annotation in zip(files, ("nl/gasplafond-eu", "en/library-roof"), (OFFICIALS, ""), strict=True):
        folder = FIXTURES / slug
        text = read_fixture(folder).text.strip()
        header = f"# id: {folder / 'article.txt'}\n# lang: {folder.parent.name}\n"
        file.write_text(f"{header}{text}\n----\n{annotation}", encoding="utf-8")
    run = CliRunner().invoke(cli.app, ["eval", "--format", "json", *map(str, files)])
    figures = json.loads(run.stdout)

    assert (run.exit_code, figures["articles"], figures["articles without prediction"]) == (0, 2, 0)
    assert (figures["end-to-end"]["hits"], figures["end-to-end"]["gold"]) == (2, 2)
    assert [figures[name]["f1"] for name in ("same speaker", "descriptions", "reasons")] == [1, 1, 1]
    assert "occurs twice" in CliRunner().invoke(cli.app, ["eval", str(gold), str(files[0])]).stderr


def test_an_article_that_cannot_be_analysed_counts_as_empty(gold: Path) -> None:
    """It is named, the others are measured, and the exit code tells."""
    line = gold.read_text(encoding="utf-8")
    other = json.dumps({"id": "elsewhere", "text": "Ann said it leaks.", "lang": "fr", "attributions": []})
    gold.write_text(f"{line}{other}\n", encoding="utf-8")
    run = CliRunner().invoke(cli.app, ["eval", str(gold)])

    assert run.exit_code == 2
    assert "elsewhere: no language 'fr'" in run.stderr
    assert "2 articles, 1 of them without prediction" in run.stdout


def test_a_gold_file_that_is_not_there_is_one_line(tmp_path: Path) -> None:
    """And exit code 2."""
    run = CliRunner().invoke(cli.app, ["eval", str(tmp_path / "gold.jsonl")])

    assert run.exit_code == 2
    assert run.stderr.startswith("attrib: ")
    assert run.stderr.count("\n") == 1
