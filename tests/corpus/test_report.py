"""The report on a corpus: its figures are those of the articles, its page is whole and safe."""

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from attrib.article import make_article
from attrib.corpus.dataset import Corpus
from attrib.corpus.figures import FIGURES, NOT_TOLD, compute_figures
from attrib.corpus.page import render_page
from attrib.corpus.schema import TABLES
from attrib.model import SourceKind
from attrib.pipeline import analyse
from attrib.policy import load_policy
from tests.cli.command import attrib
from tests.corpus.known import BROKEN, KnownParser, articles, beginnings, inputs, run, write_lines
from tests.report.test_languages import left_over

COUNT = 60
HOSTILE = '<script>alert("1")</script>\x1b[31m</svg>'
EXTRA = (
    {"id": "x", "text": "", "outlet": "Kustbode"},
    {"id": "y", "text": next(iter(beginnings())), "outlet": HOSTILE, "date": "2024-02-30"},
)


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    """Return a corpus of known articles, one that failed, and one of a hostile outlet without a date."""
    folder = tmp_path_factory.mktemp("corpus")
    run(inputs(write_lines(folder / "n.jsonl", [*articles(COUNT), *EXTRA])), folder / "out")
    return Corpus(str(folder / "out"))


def objects(corpus: Corpus, name: str) -> list[dict[str, Any]]:
    """Return the rows of a figure by column."""
    answer = compute_figures(corpus, (name,))[name]
    return [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]


def test_figures_are_sums_over_the_reports(corpus: Corpus) -> None:
    """Counted anew from the reports of one outlet's articles."""
    outlet = "The Ledger"
    own = [article for article in articles(COUNT) if article["outlet"] == outlet]
    reports = [
        analyse(
            make_article(article["text"], path="a", language=language_of(article["text"])),
            parser=KnownParser(),
            policy=load_policy(),
        )
        for article in own
    ]
    kinds = {
        (number, item.number): report.analysis.source_of(next(
            a for a in report.analysis.attributions if a.number == item.number
        )).kind
        for number, report in enumerate(reports)
        for item in report.score.items
    }  # fmt: skip
    words = {(number, item.number): item.words for number, report in enumerate(reports) for item in report.score.items}
    anonymous = [key for key, kind in kinds.items() if kind.anonymous]
    indexes = sorted(report.score.index for report in reports if report.score.index is not None)
    (row,) = (row for row in objects(corpus, "outlets") if row["outlet"] == outlet)

    assert row["articles"] == len(own)
    assert row["claims"] == len(kinds)
    assert row["anonymous_by_claims"] == round(len(anonymous) / len(kinds), 4)
    assert row["anonymous_by_words"] == round(sum(words[key] for key in anonymous) / sum(words.values()), 4)
    assert row["index_mean"] == round(sum(indexes) / len(indexes), 1)
    named = [key for key, kind in kinds.items() if kind is SourceKind.NAMED_PERSON]
    (part,) = (row for row in objects(corpus, "sources") if (row["outlet"], row["kind"]) == (outlet, "named person"))
    assert part["by_words"] == round(sum(words[key] for key in named) / sum(words.values()), 4)
    histogram = {row["index_from"]: row["articles"] for row in objects(corpus, "indexes") if row["outlet"] == outlet}
    tens = [min(index // 10, 9) * 10 for index in indexes]
    assert histogram == {ten: tens.count(ten) for ten in sorted(set(tens))}


def language_of(text: str) -> str:
    """Return the language of a known text."""
    return "nl" if re.search(r"\b(de|het|een)\b", text) else "en"


def test_months_and_outlets_that_are_not_told_are_rows_too(corpus: Corpus) -> None:
    """Every article that could be analysed is counted once; one that failed is in the overview only."""
    months = objects(corpus, "months")
    overview = objects(corpus, "overview")

    assert sum(row["articles"] for row in months) == COUNT + 1
    assert [row["month"] for row in months if row["outlet"] == HOSTILE] == [NOT_TOLD]
    assert {row["month"] for row in months if row["outlet"] == "Kustbode"} == {
        "2024-03",
        "2024-06",
        "2024-09",
        "2024-12",
    }
    assert {row["status"]: row["articles"] for row in overview if row["status"] == "error"} == {"error": 1}


def test_phrases_are_those_of_anonymous_sources(corpus: Corpus) -> None:
    """Counted once for each article that uses them."""
    phrases = {row["phrase"]: row for row in objects(corpus, "phrases")}

    assert "een hoge eu-diplomaat" in phrases
    assert all(row["articles"] <= row["claims"] for row in phrases.values())


class Page(HTMLParser):
    """What is in a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep a tag."""
        self.tags.append((tag, dict(attrs)))


def test_the_page_is_whole_and_nothing_in_it_runs(corpus: Corpus) -> None:
    """Charts stand in the page, each with a name and its table; words of articles are text."""
    text = render_page("out", compute_figures(corpus), "60 articles")
    page = Page(text)
    tags = [tag for tag, _ in page.tags]

    assert "script" not in tags
    assert tags.count("figure") == tags.count("figcaption") == 4
    assert text.count('<div class="chart" aria-hidden="true">') == 4
    assert tags.count("table") == len(FIGURES)
    assert {"src", "href", "style"} & {name for _, attributes in page.tags for name in attributes} == {"href"}
    assert all((attributes.get("href") or "#").startswith("#") for _, attributes in page.tags)
    assert not re.findall(r"https?://", text)
    assert "\x1b" not in text
    assert "&lt;script&gt;" in text


def test_formats_tell_the_same(corpus: Corpus) -> None:
    """JSON has all tables, CSV one, the terminal shows them."""
    told = json.loads(attrib("corpus", "report", corpus.address, "--format", "json").stdout)
    table = attrib("corpus", "report", corpus.address, "--format", "csv", "--table", "outlets").stdout
    screen = attrib("corpus", "report", corpus.address)
    rows = list(csv.DictReader(io.StringIO(table)))

    assert list(told) == list(FIGURES)
    assert [row["outlet"] for row in told["outlets"]] == [row["outlet"].replace("␛", "\x1b") for row in rows]
    assert [str(row["anonymous_by_claims"]) for row in told["outlets"]] == [row["anonymous_by_claims"] for row in rows]
    share = next(row["anonymous_by_words"] for row in told["outlets"] if row["outlet"] == "Kustbode")
    assert f"{share:.1%}" in screen.stdout
    assert max(map(len, screen.stdout.splitlines())) <= 80
    assert "\x1b" not in screen.stdout


def test_the_page_is_written_whole(corpus: Corpus, tmp_path: Path) -> None:
    """`--html` writes the page in place of the tables."""
    written = attrib("corpus", "report", corpus.address, "--html", tmp_path / "report.html")

    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    assert "</html>" in (tmp_path / "report.html").read_text()
    assert [file.name for file in tmp_path.iterdir()] == ["report.html"]


def test_sql_answers_in_every_format(corpus: Corpus) -> None:
    """CSV where nobody watches, JSON and a table if asked for."""
    query = 'select id, outlet, "index" from articles where number < 2 order by number'
    first, second = (attrib("corpus", "sql", corpus.address, query, "--format", name) for name in ("csv", "json"))
    table = attrib("corpus", "sql", corpus.address, query, "--format", "rich")

    assert first.stdout.splitlines()[0] == "id,outlet,index"
    assert attrib("corpus", "sql", corpus.address, query).stdout == first.stdout
    assert [row["id"] for row in json.loads(second.stdout)] == ["n0", "n1"]
    assert "De Oosterpost" in table.stdout


@pytest.mark.parametrize("table", TABLES)
def test_every_table_can_be_asked(table: str, corpus: Corpus) -> None:
    """The tables are views of their own names."""
    (row,) = json.loads(attrib("corpus", "sql", corpus.address, f"summarize {table}", "--format", "json").stdout)[:1]

    assert row["count"] > 0


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("select nothing from articles", "Binder Error"),
        ("selekt", "Parser Error"),
        ("select * from nothing", r"nothing does not exist! .*\(tables: articles, attributions, sources, findings\)"),
        ("select * from read_csv('/etc/hostname')", "Permission Error"),
        ("copy articles to '/tmp/stolen.csv'", "this query does more than ask"),
        ("copy articles to '.tmp/w.csv'", "this query does more than ask"),
        ("attach '.tmp/w.db'", "this query does more than ask"),
        ("set enable_external_access = true", "this query does more than ask"),
        ("select 1; create table t (x int)", "this query does more than ask"),
        ("", "the query is empty"),
    ],
)
def test_a_faulty_query_is_told_in_one_line(query: str, message: str, corpus: Corpus) -> None:
    """And so is one that wants at files which are no part of the corpus."""
    asked = attrib("corpus", "sql", corpus.address, query)

    assert asked.returncode == 2
    assert re.match(f"attrib: .*{message}.*\n$", asked.stderr)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["report", "nowhere"], "nowhere: holds no run: make one with 'attrib corpus run INPUT --output nowhere'"),
        (["sql", "nowhere", "select 1"], "nowhere: holds no run"),
        (["sql", "", "select 1"], "DIR is empty: name the folder of a run"),
        (["report", "{out}", "--format", "csv"], "--format csv: holds one table: choose it with --table: overview"),
        (["report", "{out}", "--table", "all"], "--table all: no such table: choose one of overview, outlets"),
        (["report", "fixtures"], "fixtures: holds other files, and no run of attrib"),
    ],
)
def test_what_cannot_be_told_is_said(arguments: list[str], message: str, corpus: Corpus) -> None:
    """One line says what is wrong, and what to do."""
    asked = attrib("corpus", *(argument.format(out=corpus.address) for argument in arguments))

    assert asked.returncode == 2
    assert asked.stderr.startswith(f"attrib: {message}")
    assert asked.stderr.count("\n") == 1


def test_a_corpus_without_words_or_dates_has_a_report_too(tmp_path: Path) -> None:
    """What is not there is not drawn."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(f"De minister zei dat dit {BROKEN} was.")
    run(inputs(tmp_path / "in"), tmp_path / "out", words=False)
    text = render_page("out", compute_figures(Corpus(str(tmp_path / "out"))), "1 article")

    assert "figure" not in [tag for tag, _ in Page(text).tags]


def test_cells_neither_steer_a_terminal_nor_run_in_a_spreadsheet(corpus: Corpus) -> None:
    """Words of an article or its file can be anything; numbers stay numbers."""
    query = "select '=cmd|calc' as \"@head\", e'a\\x1b[31mb' as esc, '-1' as text, -1 as number, 'a\nb' as lines"
    asked = attrib("corpus", "sql", corpus.address, query)

    assert asked.stdout == "'@head,esc,text,number,lines\n'=cmd|calc,a␛[31mb,'-1,-1,\"a\nb\"\n"


def test_answers_are_json_whatever_is_asked(corpus: Corpus) -> None:
    """No number is none, and no column takes the place of another."""
    query = "select 'nan'::double as a, ['inf'::double, 1] as a, 2 as b"
    asked = attrib("corpus", "sql", corpus.address, query, "--format", "json")

    assert json.loads(asked.stdout, parse_constant=lambda name: pytest.fail(name)) == [
        {"a": None, "a_2": [None, 1.0], "b": 2}
    ]


def test_nothing_is_written_where_the_command_runs(corpus: Corpus, tmp_path: Path) -> None:
    """Not even by a query that needs more than memory."""
    asked = attrib("corpus", "sql", corpus.address, "select current_setting('temp_directory')", cwd=tmp_path)

    assert not Path(asked.stdout.splitlines()[1]).exists()
    assert list(tmp_path.iterdir()) == []


def test_the_run_itself_is_not_written_over(corpus: Corpus) -> None:
    """By what is asked of it."""
    part = next(Path(corpus.address).glob("articles/*.parquet"))
    before = part.read_bytes()
    for arguments in (
        ("sql", corpus.address, "select 1", "--output", part),
        ("report", corpus.address, "--html", part),
    ):
        assert attrib("corpus", *arguments).returncode == 2
    assert part.read_bytes() == before


@pytest.mark.parametrize("options", [(), ("--html",), ("--by", "lang"), ("--table", "months")], ids=" ".join)
def test_nothing_of_it_is_left_in_english(corpus: Corpus, tmp_path: Path, options: tuple[str, ...]) -> None:
    """Tables and page, with their titles, heads and notes."""
    page = tmp_path / "corpus.html"
    files = (str(page),) if "--html" in options else ()
    finished = attrib("corpus", "report", corpus.address, *options, *files, "--report-lang", "nl")
    told = page.read_text(encoding="utf-8") if files else finished.stdout

    assert finished.returncode == 0, finished.stderr
    assert "beweringen" in told
    assert left_over(told + finished.stderr) == set()
