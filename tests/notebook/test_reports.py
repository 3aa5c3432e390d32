"""What a report in Python can turn itself into, and what is read back."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import attrib
from attrib.errors import ArticleError, DataError, UsageError
from attrib.model import Run
from attrib.report import FORMATS
from attrib.version import VERSION
from tests.fixtures import ROOT

STORY = "fixtures/nl/gasplafond-eu/article.txt"
SCHEMA = json.loads((ROOT / "attrib" / "report" / "schemas" / "report.schema.json").read_text(encoding="utf-8"))


def report_on(path: str) -> attrib.Report:
    """Return the report on a fixture article by its stored parse."""
    return attrib.check_text(
        attrib.read_text(str(ROOT / path)),
        path=str(ROOT / path),
        language="auto",
        parser=attrib.StoredParser(),
        policy=attrib.load_policy(),
    )


@pytest.fixture(scope="module")
def story() -> attrib.Report:
    """Return the report on a Dutch article."""
    return report_on(STORY)


def written(name: str, report: attrib.Report) -> str:
    """Return what the command line writes in a format."""
    out = io.StringIO()
    FORMATS[name].write_report(Run(version=VERSION, reports=(report,)), out)
    return out.getvalue()


def test_json_and_page_are_those_of_the_command_line(story: attrib.Report) -> None:
    """Character by character."""
    assert story.to_json() == written("json", story)
    assert story.to_html() == written("html", story)


def test_the_dictionary_is_the_json(story: attrib.Report) -> None:
    """By its schema."""
    jsonschema.validate(story.to_dict(), SCHEMA)

    assert json.loads(story.to_json()) == story.to_dict()


def test_words_can_be_left_out(story: attrib.Report) -> None:
    """As with --no-text."""
    told = story.to_dict(words=False)

    assert told["words_included"] is False
    assert {None} == {claim["content_text"] for claim in told["articles"][0]["attributions"]}
    assert "functionarissen" not in story.to_json(words=False)


def test_a_report_is_one_line_and_a_frame(story: attrib.Report) -> None:
    """The line for terminals, the frame for notebooks, where the page touches nothing else."""
    claims, sources = len(story.analysis.attributions), len(story.analysis.sources)
    shown = story._repr_html_()

    assert repr(story).startswith(
        f"<Report {ROOT / STORY}: nl, index {story.score.index}, {claims} claims of {sources}"
    )
    assert "\n" not in repr(story)
    assert shown.startswith("<iframe ")
    assert 'sandbox="allow-scripts"' in shown
    assert "<!doctype" not in shown
    assert "&lt;!doctype html&gt;" in shown


def test_a_stored_report_is_read_back_from_text_and_file(story: attrib.Report, tmp_path: Path) -> None:
    """With all that it tells, also without words."""
    (tmp_path / "report.json").write_text(story.to_json(), encoding="utf-8")
    (from_text,) = attrib.load(story.to_json())
    (from_file,) = attrib.load(tmp_path / "report.json")
    (wordless,) = attrib.load(story.to_json(words=False))

    assert story.to_dict() == from_text.to_dict() == from_file.to_dict()
    assert story.to_json() == from_text.to_json()
    assert story.to_dict(words=False) == wordless.to_dict()
    assert repr(from_text) == repr(story).replace("<Report", "<StoredReport")


def test_every_article_of_a_report_is_a_report(story: attrib.Report) -> None:
    """Of JSON and of JSON Lines; what could not be checked is left out."""
    other = report_on("fixtures/en/library-roof/article.txt")
    both = story.to_dict() | {"articles": [*story.to_dict()["articles"], *other.to_dict()["articles"]]}
    lines = written("jsonl", story) + json.dumps({"schema_version": "1.0.0", "status": "error", "path": "x"}) + "\n"

    assert [story.article.path, other.article.path] == [one.article["path"] for one in attrib.load(json.dumps(both))]
    assert [story.to_dict()] == [one.to_dict() for one in attrib.load(lines)]
    for one in attrib.load(json.dumps(both)):
        jsonschema.validate(one.to_dict(), SCHEMA)


def test_what_a_stored_report_shows_is_escaped(story: attrib.Report) -> None:
    """Whatever an article holds."""
    told = json.loads(story.to_json())
    told["articles"][0]["attributions"][0]["content_text"] = "<script>alert(1)</script>"
    (stored,) = attrib.load(json.dumps(told))

    assert "&lt;script&gt;" in stored._repr_html_()
    assert "<script>" not in stored._repr_html_()


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda told: told | {"schema_version": "2.0.0"}, "JSON: schema_version 2.0.0 is not known here"),
        (lambda told: told | {"articles": []}, "JSON: the report has no article"),
        (lambda told: told | {"articles": ["x"]}, r"JSON: articles\[0\]: this is no object"),
        (lambda told: told | {"articles": [{"path": "x"}]}, r"JSON: articles\[0\]: lang: missing"),
        (
            lambda told: told | {"articles": [told["articles"][0] | {"sources": [1]}]},
            r"JSON: articles\[0\]: not everything in its lists is an object",
        ),
    ],
)
def test_what_is_no_report_is_told_with_its_place(story: attrib.Report, change: Any, told: str) -> None:
    """As a DataError."""
    with pytest.raises(DataError, match=told):
        attrib.load(json.dumps(change(story.to_dict())))


def test_a_missing_file_is_named() -> None:
    """With what to do."""
    with pytest.raises(ArticleError, match=r"^nowhere\.json: no such file: check the path"):
        attrib.load("nowhere.json")


@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.parametrize("table", ["attributions", "sources", "findings", "articles"])
def test_a_frame_has_a_row_for_each(story: attrib.Report, table: str, library: str) -> None:
    """Fresh and stored reports alike; its columns are there without rows, too."""
    pytest.importorskip(library)
    told = story.to_dict()["articles"][0]
    frame = attrib.to_frame([story, *attrib.load(story.to_json())], table, library=library)
    rows = 1 if table == "articles" else len(told[table])

    assert (2 * rows, list(frame.columns)) == (len(frame), list(attrib.to_frame([], table, library=library).columns))
    assert [0] * rows + [1] * rows == list(frame["article"])
    assert {str(ROOT / STORY)} == set(frame["path"])


def test_the_columns_are_those_of_the_corpus() -> None:
    """Whoever knows one knows the other; a position is two columns here."""
    schema = pytest.importorskip("attrib.corpus.schema")
    frames = pytest.importorskip("attrib.notebook.frames")
    places = {"start_line", "start_column", "end_line", "end_column"}

    for table, columns in frames.COLUMNS.items():
        assert {*columns} - {*schema.SCHEMAS[table].names} - {"article", "path"} <= places, table
        assert {*schema.SCHEMAS[table].names} - {*columns} <= {"article_id", "start", "end"} or table == "articles"


def test_a_frame_has_what_the_report_tells(story: attrib.Report) -> None:
    """A few cells of each kind."""
    pytest.importorskip("pandas")
    findings = attrib.to_frame(story, "findings")
    articles = attrib.to_frame(story, "articles")
    first = next(finding for finding in story.findings if finding.span)
    assert first.span
    row = findings[findings["code"] == first.code].iloc[0]

    assert row["start_line"] == story.article.position(first.span.start).line
    assert list(row["span"]) == [first.span.start, first.span.end]
    assert articles.loc[0, "index"] == story.score.index
    assert articles.loc[0, "words_share_named_person"] == 0
    shares = [float(articles.loc[0, name]) for name in articles.columns if name.startswith("words_share_")]
    assert sum(shares) == pytest.approx(1, abs=0.001)


def test_a_wrong_table_or_library_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """And a missing one, with what to install."""
    with pytest.raises(UsageError, match="no table 'claims': choose one of attributions, sources"):
        attrib.to_frame([], "claims")
    with pytest.raises(UsageError, match="no library 'excel': choose one of pandas, polars"):
        attrib.to_frame([], library="excel")
    monkeypatch.setitem(__import__("sys").modules, "pandas", None)
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(UsageError, match="needs pandas or polars, which is not installed: pip install pandas"):
        attrib.to_frame([])
