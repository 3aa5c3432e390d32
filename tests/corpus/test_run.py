"""A run from end to end: what is in the tables, and that nothing is lost or doubled whatever stops it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.corpus.chunks import Chunks
from attrib.corpus.dataset import Corpus
from attrib.corpus.plan import Plan
from attrib.corpus.run import Outcome, local_engine
from attrib.corpus.worker import Tell, Worker
from attrib.errors import DataError, ModelError, UsageError
from attrib.model import Article, ParsedArticle
from attrib.pipeline import Parser, analyse
from attrib.policy import load_policy
from attrib.report.json import article_object
from tests.cli.command import attrib
from tests.corpus.known import (
    BROKEN,
    KnownParser,
    articles,
    batched_parser,
    beginnings,
    inputs,
    run,
    tables,
    write_lines,
)
from tests.fixtures import ROOT

COUNT = 160


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file of articles."""
    return write_lines(tmp_path_factory.mktemp("source") / "news.jsonl", articles(COUNT))


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run that nothing stopped."""
    output = tmp_path_factory.mktemp("undisturbed")
    run(inputs(source), output)
    return output


def test_the_tables_tell_what_the_json_report_tells(undisturbed: Path) -> None:
    """An article's row, and the rows of its attributions, sources and findings, are its JSON report."""
    text = next(iter(beginnings()))
    article = make_article(text, path=str(inputs_path(undisturbed)), language="en")
    told = article_object(analyse(article, parser=KnownParser(), policy=load_policy()), words=True)
    found = tables(undisturbed)
    rows = {name: [row for row in found[name].to_pylist() if row.get("article", -1) == 0] for name in found}

    assert told["attributions"] == [without_key(row) for row in rows["attributions"]]
    assert told["sources"] == [without_key(row) for row in rows["sources"]]
    assert told["findings"] == [without_key(row) for row in rows["findings"]]
    first = found["articles"].to_pylist()[0]
    same = ("lang", "sha256", "words", "sentences", "status")
    assert {name: told[name] for name in same} == {name: first[name] for name in same}
    parts = ("index", "null_reason", "transparency", "breadth", "sources", "identified_sources", "target_sources")
    assert {name: told["score"][name] for name in parts} == {name: first[name] for name in parts}
    for kind, share in told["score"]["shares"].items():
        assert share["share"] == first[f"words_share_{kind.replace('-', '_')}"]
        assert share["words"] == first[f"claim_words_{kind.replace('-', '_')}"]


def test_every_article_has_one_row(undisturbed: Path) -> None:
    """The rows of the articles are those of the input, with what it says about them."""
    rows = tables(undisturbed)["articles"].to_pylist()

    assert list(range(COUNT)) == [row["number"] for row in rows]
    assert [article["id"] for article in articles(COUNT)] == [row["id"] for row in rows]
    assert [article["date"] for article in articles(COUNT)] == [row["date"].isoformat() for row in rows]
    assert [article["outlet"] for article in articles(COUNT)] == [row["outlet"] for row in rows]


def test_a_finished_run_says_so(source: Path, undisturbed: Path) -> None:
    """Nothing is done again."""

    def work(*work: object) -> None:  # noqa: ARG001 - what an engine gets
        raise AssertionError("there is nothing to do")

    result = run(inputs(source), undisturbed, work)

    assert Outcome.WAS_FINISHED is result.outcome
    assert result.summary["articles"] == COUNT


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_run_killed_three_times_equals_an_undisturbed_one(
    jobs: int, source: Path, undisturbed: Path, tmp_path: Path
) -> None:
    """Killed without warning at three random points, the same command goes on: no row is lost or doubled."""
    seed = random.SystemRandom().randrange(1_000_000)
    chance = random.Random(seed)  # noqa: S311 - no secret
    output = tmp_path / "out"
    chunks = COUNT // 20
    stops = sorted(chance.sample(range(chunks - 2), 3))
    for stop in stops:
        kill_when(source, output, jobs, stop, chance.uniform(0, 0.2))
    assert len(Corpus(str(output)).finished()) >= stops[-1]
    run(inputs(source), output)

    expected, found = tables(undisturbed), tables(output)
    assert dict.fromkeys(expected, True) == {name: expected[name].equals(found[name]) for name in expected}, seed


def kill_when(source: Path, output: Path, jobs: int, chunks: int, pause: float) -> None:
    """Start a run in a process of its own, and kill it a moment after so many chunks are finished."""
    command = [sys.executable, "-m", "tests.corpus.known", str(source), str(output), str(jobs)]
    process = subprocess.Popen(command, cwd=ROOT)
    deadline = time.monotonic() + 60
    while len(list(output.glob("articles/*"))) < chunks and process.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    time.sleep(pause)
    process.send_signal(signal.SIGKILL)
    process.wait()


def test_a_process_that_dies_is_replaced(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    """The chunk of a process that ends without a word is done by another one."""
    run(inputs(source), tmp_path / "out", local_engine(2), make_parser=dies_once)

    assert tables(undisturbed)["attributions"].equals(tables(tmp_path / "out")["attributions"])


class DyingParser(KnownParser):
    """Ends its process at an article, unless another process did so before: a file beside its input tells."""

    def parse(self, article: Article) -> ParsedArticle:
        """Return the parse, or end."""
        try:
            Path(article.path).with_name("died").touch(exist_ok=False)
        except FileExistsError:
            return super().parse(article)
        os._exit(9)


def dies_once(models: Path | str | None) -> Parser:  # noqa: ARG001 - what makes parsers takes models
    """Return the parser that ends its process."""
    return DyingParser()


def test_an_article_that_ends_every_process_is_named(tmp_path: Path) -> None:
    """A run does not go on for ever where processes keep dying; it says at which articles."""
    source = write_lines(tmp_path / "news.jsonl", articles(30))

    with pytest.raises(DataError, match=r"numbers (0 to 19|20 to 29)\).* fewer --jobs"):
        run(inputs(source), tmp_path / "out", local_engine(2), make_parser=always_dies)


def always_dies(models: Path | str | None) -> Parser:  # noqa: ARG001 - what makes parsers takes models
    """End the process."""
    os._exit(9)


@pytest.mark.parametrize("jobs", [1, 2])
def test_missing_models_stop_the_run(jobs: int, source: Path, tmp_path: Path) -> None:
    """What no article can do without is no failure of an article."""
    with pytest.raises(ModelError, match="no such models"):
        run(inputs(source), tmp_path / "out", local_engine(jobs), make_parser=without_models)


def without_models(models: Path | str | None) -> Parser:
    """Raise what a parser without models raises."""
    raise ModelError(f"no such models: {models}")


def test_articles_that_fail_cost_no_others(tmp_path: Path) -> None:
    """Each has a row with the reason; the others are as they would be without them."""
    good = list(articles(40))
    bad = [
        {"id": "empty", "text": "  "},
        {"id": "none"},
        {"id": "number", "text": 7},
        {"id": "french", "text": "Le ministre a dit que c'était vrai.", "language": "fr"},
        {"id": "broken", "text": f"De minister zei dat dit {BROKEN} was.", "language": "nl-NL"},
    ]
    mixed = write_lines(tmp_path / "mixed.jsonl", [*good[:7], *bad, *good[7:]])
    mixed.write_text(mixed.read_text() + "{no json\n[]\n")
    result = run(inputs(mixed), tmp_path / "mixed", make_parser=batched_parser)
    run(inputs(write_lines(tmp_path / "good.jsonl", good)), tmp_path / "good", make_parser=batched_parser)

    rows = {row["id"]: row for row in tables(tmp_path / "mixed")["articles"].to_pylist()}
    messages = {id_: row["message"] for id_, row in rows.items() if row["status"] == "error"}
    assert result.summary["errors"] == 7
    assert {"empty", "none", "number", "french", "broken", f"{mixed}:46", f"{mixed}:47"} == set(messages)
    assert messages["empty"] == "the text is empty"
    assert "no 'text'" in messages["none"]
    assert "'fr' is none of en, nl" in messages["french"]
    assert "internal error (ValueError: broken)" in messages["broken"]
    assert "no JSON" in messages[f"{mixed}:46"]
    fine = {row["id"]: row["sha256"] for row in tables(tmp_path / "good")["articles"].to_pylist()}
    assert fine == {id_: row["sha256"] for id_, row in rows.items() if row["status"] == "ok"}


def test_batches_change_nothing(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Articles parsed together have the rows that they have one by one."""
    run(inputs(source), tmp_path / "out", make_parser=batched_parser)

    assert {True} == {tables(undisturbed)[name].equals(table) for name, table in tables(tmp_path / "out").items()}


def test_doubled_ids_are_reported(tmp_path: Path) -> None:
    """All articles are kept, and the run tells how many ids are not unique."""
    source = write_lines(tmp_path / "news.jsonl", [*articles(3), *articles(2)])
    result = run(inputs(source), tmp_path / "out")

    assert (result.summary["doubled_ids"], result.summary["doubled_id_example"]) == (2, "n0")
    assert tables(tmp_path / "out")["articles"]["number"].to_pylist() == [0, 1, 2, 3, 4]


def test_a_folder_of_another_run_is_refused(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Other settings and other input are told, with the first difference."""
    other = write_lines(tmp_path / "news.jsonl", articles(3))

    with pytest.raises(UsageError, match=r"run of other settings \(profile: default, now strict\)"):
        run(inputs(source), undisturbed, profile="strict")
    with pytest.raises(UsageError, match=r"run of other input \(articles: 160, now 3\)"):
        run(inputs(other), undisturbed)


def test_a_changed_input_is_refused(tmp_path: Path) -> None:
    """A file that was written anew is another input, even if it has as many articles."""
    source = write_lines(tmp_path / "news.jsonl", articles(3))
    run(inputs(source), tmp_path / "out")
    write_lines(source, articles(3))

    with pytest.raises(UsageError, match=r"run of other input \(digest"):
        run(inputs(source), tmp_path / "out")


def test_a_folder_with_other_files_is_refused(source: Path, tmp_path: Path) -> None:
    """Nothing is written among files of something else."""
    (tmp_path / "thesis.doc").touch()

    with pytest.raises(UsageError, match="holds other files"):
        run(inputs(source), tmp_path)


def test_words_are_left_out_where_they_are_not_wanted(source: Path, undisturbed: Path, tmp_path: Path) -> None:
    """Without words no table repeats any; the figures stay."""
    run(inputs(source), tmp_path / "out", words=False)
    full, bare = tables(undisturbed), tables(tmp_path / "out")

    assert full["articles"].equals(bare["articles"])
    assert full["attributions"]["content"].equals(bare["attributions"]["content"])
    for table, column in WORDED:
        assert set(full[table][column].to_pylist()) - {None, ""}
        assert not set(bare[table][column].to_pylist()) - {None, ""}
    assert not set(full["findings"]["message"].to_pylist()) & set(bare["findings"]["message"].to_pylist())


WORDED = (
    ("attributions", "content_text"),
    ("attributions", "source_text"),
    ("attributions", "cue_text"),
    ("sources", "name"),
    ("sources", "role_text"),
)


def test_what_an_interrupted_run_left_is_cleared(source: Path, tmp_path: Path) -> None:
    """Half-written files are removed, parts of chunks that were not finished are written over."""

    def stops(plan: Plan, corpus: Corpus, chunks: Chunks, tell: Tell) -> None:
        Worker(plan, corpus).work(next(iter(chunks)), tell)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(inputs(source), tmp_path / "out", stops)
    (tmp_path / "out" / ".unfinished" / "half").write_bytes(b"PAR1")
    orphan = tmp_path / "out" / "sources" / "part-000003.parquet"
    orphan.write_bytes(b"of a chunk that has no articles yet")

    assert {0} == Corpus(str(tmp_path / "out")).finished()
    run(inputs(source), tmp_path / "out")
    assert orphan.read_bytes()[:4] == b"PAR1"
    assert not (tmp_path / "out" / ".unfinished" / "half").exists()


def without_key(row: dict[str, object]) -> dict[str, object]:
    """Return a row as the JSON report has it."""
    return {name: value for name, value in row.items() if name not in ("article", "article_id")}


def inputs_path(undisturbed: Path) -> str:
    """Return the path that the articles of a run have."""
    return str(tables(undisturbed)["articles"]["path"][0])


@pytest.mark.parametrize("damage", ["truncated", "gone"])
@pytest.mark.parametrize("table", ["articles", "findings"])
def test_a_part_of_a_finished_run_that_is_damaged_is_made_anew(
    source: Path, undisturbed: Path, tmp_path: Path, table: str, damage: str
) -> None:
    """It said that nothing was left to do, and no question could be answered."""
    output = tmp_path / "out"
    shutil.copytree(undisturbed, output)
    part = output / table / "part-000001.parquet"
    if damage == "gone":
        part.unlink()
    else:
        part.write_bytes(part.read_bytes()[:-100])
    if (table, damage) != ("articles", "gone"):
        asked = attrib("corpus", "sql", output, "select 1")
        assert asked.returncode == 2
        assert f"{table}/part-000001.parquet is missing or damaged: repeat the 'attrib corpus run'" in asked.stderr

    assert run(inputs(source), output).outcome is Outcome.FINISHED
    assert tables(output)["articles"].num_rows == COUNT
    assert tables(output)[table].equals(tables(undisturbed)[table])
    assert run(inputs(source), output).outcome is Outcome.WAS_FINISHED


def test_names_that_no_table_can_hold_stop_no_run(tmp_path: Path) -> None:
    """Files and folders may be called anything, in bytes that are no UTF-8, too."""
    text = next(iter(beginnings()))
    folder = tmp_path / "in" / os.fsdecode(b"outlet\xff")
    try:
        folder.mkdir(parents=True)
    except OSError:
        pytest.skip("this disk has names in UTF-8 only")
    (folder / "a.txt").write_text(text, encoding="utf-8")
    run(inputs(tmp_path / "in"), tmp_path / "out")
    (row,) = tables(tmp_path / "out")["articles"].to_pylist()

    assert (row["status"], row["outlet"]) == ("ok", "outlet\N{REPLACEMENT CHARACTER}")


@pytest.mark.parametrize(
    ("manifest", "why"),
    [
        ("[" * 100_000, "is no JSON"),
        ("\xff", "is no manifest|is no JSON"),
        ('{"format": "attrib corpus", "schema_version": "1.0.0"}', "is damaged"),
        (
            '{"format": "attrib corpus", "schema_version": "1.0.0", "status": 5, "settings": 1, "input": []}',
            "is damaged",
        ),
    ],
)
def test_a_damaged_manifest_is_one_line(tmp_path: Path, manifest: str, why: str) -> None:
    """Whoever asks."""
    (tmp_path / "manifest.json").write_bytes(manifest.encode("latin-1"))

    with pytest.raises(UsageError, match=rf"manifest\.json: ({why})"):
        Corpus(str(tmp_path)).read_manifest()
