"""The command line as its users run it: exit codes, streams and one line for every mistake."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from attrib.cli import COMMANDS
from attrib.cli.schema import schema_names
from attrib.report import FORMATS, NEEDS_WORDS
from tests.cli import command as process
from tests.fixtures import ROOT

# The command with stored parses in place of the models, which take seconds to load.
STORED = (
    "import attrib.cli.parsers; from attrib.parsing.stored import StoredParser; "
    "attrib.cli.parsers.StanzaParser = lambda models: StoredParser(); attrib.cli.main()"
)
COMMAND = [sys.executable, "-m", "attrib"]
ON_STORED = [sys.executable, "-c", STORED]
# As given on the command line, below the root of the project.
ANONYMOUS = "fixtures/nl/gasplafond-eu/article.txt"
CLEAN = "fixtures/en/library-roof/article.txt"
ENVIRONMENT = process.ENVIRONMENT
Run = process.Run


def run(*arguments: str | Path, command: list[str] = COMMAND, variables: Mapping[str, str] | None = None) -> Run:
    """Return a finished run of the command in a process of its own."""
    return subprocess.run(
        [*command, *map(str, arguments)],
        cwd=ROOT,
        env={**ENVIRONMENT, **(variables or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def check(*arguments: str | Path, text: str = "", cwd: Path = ROOT, variables: Mapping[str, str] | None = None) -> Run:
    """Return a run of `attrib check` on stored parses within this process."""
    return process.attrib("check", *arguments, text=text, cwd=cwd, variables=variables)


def error_line(finished: Run) -> str:
    """Return the one line that a failed run says, after seeing that it is one and fails as it should."""
    lines = finished.stderr.splitlines()

    assert (finished.returncode, len(lines)) == (2, 1), finished.stderr
    return lines[0]


# Exit codes


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        ((CLEAN,), 0),
        ((CLEAN, "--fail-on", "info"), 0),
        ((ANONYMOUS, "--fail-on", "warning"), 1),
        ((ANONYMOUS, "--fail-on", "info"), 1),
        ((ANONYMOUS, "--fail-on", "never"), 0),
        ((CLEAN, ANONYMOUS, "--fail-on", "warning"), 1),
        ((ANONYMOUS, "none.txt", "--fail-on", "warning"), 2),
        (("none.txt", "--fail-on", "never"), 2),
    ],
)
def test_the_exit_code_tells_the_worst(arguments: tuple[str, ...], status: int) -> None:
    """0 nothing at or above --fail-on, 1 findings, 2 an article that could not be checked."""
    assert status == check(*arguments).returncode


@pytest.mark.parametrize(
    "arguments", [(), ("chekc",), ("check",), ("check", CLEAN, "--fail-on", "bad"), ("check", "--x")]
)
def test_a_wrong_command_line_is_2(arguments: tuple[str, ...]) -> None:
    """With the usage on standard error and nothing on standard output."""
    finished = run(*arguments)

    assert (finished.returncode, finished.stdout) == (2, "")
    assert "Usage: " in finished.stderr


@pytest.mark.parametrize("option", ["-h", "--help"])
def test_help_names_the_commands(option: str) -> None:
    """And the exit codes."""
    finished = run(option)

    assert finished.returncode == 0
    assert re.search(r"(?s)Commands:\s+check .*Exit codes: 0 nothing", finished.stdout)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_in_the_list_is_there(name: str) -> None:
    """It is imported when it is asked for, and its help tells more than the line in the list."""
    finished = process.attrib(name, "--help")

    assert finished.returncode == 0
    assert f"attrib {name} " in finished.stdout
    assert len(finished.stdout) > len(COMMANDS[name])


def test_the_version_is_that_of_the_package() -> None:
    """For a bug report."""
    assert re.fullmatch(r"attrib \d+\.\d+\.\d+\n", run("--version").stdout)


# Mistakes: one line with path and remedy, exit code 2


@pytest.mark.parametrize(
    ("options", "line"),
    [
        (("--lang", "xx"), "attrib: --lang xx: choose one of auto, en, nl"),
        (("--format", "xml"), f"attrib: --format xml: choose one of {', '.join(FORMATS)}"),
        (
            ("--format", "rich", "--no-text"),
            "attrib: --no-text: the format rich shows the article: choose one of "
            + ", ".join(name for name in FORMATS if name not in NEEDS_WORDS),
        ),
        (
            ("--output", "none/report.txt"),
            "attrib: --output none/report.txt: cannot be written (No such file or directory): "
            "name a file in a folder that exists",
        ),
        (("--output", "."), "attrib: --output .: this is a folder: name a file in it"),
    ],
)
def test_a_wrong_option_is_one_line(options: tuple[str, ...], line: str) -> None:
    """It says what was given and what can be."""
    assert line == error_line(check(CLEAN, *options))


@pytest.fixture
def bad_files(tmp_path: Path) -> Path:
    """Return a folder of files that are no articles."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.txt").touch()
    (tmp_path / "blank.txt").write_text(" \n\u00a0\n", encoding="utf-8")
    (tmp_path / "binary.txt").write_bytes(b"GIF89a\0\1")
    (tmp_path / "unknown.txt").write_bytes(b"Een.\nkat\x81.")
    (tmp_path / "french.txt").write_text("Le ministre a déclaré que la digue avait tenu.", encoding="utf-8")
    (tmp_path / "short.txt").write_text("Ja", encoding="utf-8")
    return tmp_path


BAD = {
    "none.txt": "no such file: check the path",
    "folder": "no articles in this folder (*.txt, *.md, *.docx, *.odt): name the files",
    "empty.txt": "the file is empty: give a file",
    "blank.txt": "the file is empty: give a file",
    "binary.txt": "this is a binary file: give the article as plain text in UTF-8",
    "unknown.txt": "not UTF-8 at byte 8 (line 2), and in no other encoding that can be told: save the file as UTF-8",
    "french.txt": "the language looks like 'fr', which attrib does not know: if it is not, say --lang en or --lang nl",
    "short.txt": "the text is too short or too mixed to tell its language: say --lang en or --lang nl",
    "": "no such file: the path is empty",
}


def test_every_bad_file_is_one_line(bad_files: Path) -> None:
    """With its path as given, what is wrong and what to do, in the order of the command line."""
    finished = check(*BAD, cwd=bad_files)
    lines = finished.stderr.splitlines()

    assert (2, len(BAD)) == (finished.returncode, len(lines)), finished.stderr
    assert all(
        line.startswith(f"attrib: {name}: {why}") for line, (name, why) in zip(lines, BAD.items(), strict=True)
    ), finished.stderr


def test_bad_files_do_not_cost_the_good_ones(bad_files: Path) -> None:
    """Those that can be checked are reported, before and after them."""
    article = (ROOT / CLEAN).read_text(encoding="utf-8")
    for name in ("good.txt", "also.txt"):
        (bad_files / name).write_text(article, encoding="utf-8")
    (bad_files / "parse.conllu").write_bytes((ROOT / CLEAN).with_name("parse.conllu").read_bytes())
    finished = check("good.txt", "none.txt", "./also.txt", "--format", "json", cwd=bad_files)
    report = json.loads(finished.stdout)

    assert finished.returncode == 2
    assert {"good.txt", "./also.txt"} == {entry["path"] for entry in report["articles"]}
    assert [entry["path"] for entry in report["errors"]] == ["none.txt"]


@pytest.mark.parametrize("how", ["option", "variable"])
def test_a_missing_model_folder_is_one_line(tmp_path: Path, how: str) -> None:
    """Whether it comes from --models or from ATTRIB_MODELS."""
    folder = tmp_path / "none"
    options = ("--models", folder) if how == "option" else ()
    finished = run("check", CLEAN, *options, variables={"ATTRIB_MODELS": str(folder)} if how == "variable" else None)

    assert error_line(finished) == (
        f"attrib: {CLEAN}: no models in {folder}: reinstall attrib, or name a Stanza model folder"
    )


def test_a_stale_parse_is_one_line(tmp_path: Path) -> None:
    """An error inside the flow has no traceback either."""
    (tmp_path / "article.txt").write_text("The mayor said that the dike held.", encoding="utf-8")

    assert "run 'make parses'" in error_line(check("article.txt", "--lang", "en", cwd=tmp_path))


# Streams and files


def test_the_report_is_text_in_a_pipe() -> None:
    """One line for a finding with path, line and column, in the article's language, no colour, and a summary."""
    lines = check(ANONYMOUS).stdout.splitlines()

    assert re.match(rf"{ANONYMOUS}(:\d+:\d+)?: ATR\d+ (fout|waarschuwing|info) ", lines[0])
    assert lines[-1].startswith(f"{ANONYMOUS}: index ")


def test_json_on_standard_output_is_valid() -> None:
    """Alone, with every path as it was given."""
    finished = check(ANONYMOUS, f"./{CLEAN}", "--format", "json", "--fail-on", "never")
    report = json.loads(finished.stdout)

    assert finished.stderr == ""
    assert [entry["path"] for entry in report["articles"]] == [ANONYMOUS, f"./{CLEAN}"]


def test_same_input_same_bytes() -> None:
    """No clock, no order of a set: two processes with other hash seeds agree."""
    arguments = ("check", ANONYMOUS, "--lang", "nl", "--format", "json")
    first, second = (run(*arguments, command=ON_STORED, variables={"PYTHONHASHSEED": seed}).stdout for seed in "12")

    assert first == second != ""


def test_standard_input_is_an_article() -> None:
    """Named "-" in the report."""
    text = (ROOT / CLEAN).read_text(encoding="utf-8")
    finished = check("-", "--lang", "en", "--format", "json", text=text, cwd=(ROOT / CLEAN).parent)

    assert [entry["path"] for entry in json.loads(finished.stdout)["articles"]] == ["-"]


def test_output_is_written_to_a_file(tmp_path: Path) -> None:
    """In place of an older one, with nothing on standard output and nothing left beside it."""
    file = tmp_path / "report.json"
    file.write_text("old", encoding="utf-8")
    finished = check(CLEAN, "--format", "json", "--output", file)

    assert (finished.returncode, finished.stdout) == (0, "")
    assert json.loads(file.read_text(encoding="utf-8"))["schema_version"]
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("format_name", FORMATS)
def test_every_format_goes_to_a_file(tmp_path: Path, format_name: str) -> None:
    """The same bytes as on standard output."""
    file = tmp_path / "report"
    options = (ANONYMOUS, "--format", format_name, "--color", "never", "--fail-on", "never")
    finished = check(*options, "--output", file)

    assert (finished.returncode, finished.stdout, finished.stderr) == (0, "", "")
    assert file.read_text(encoding="utf-8") == check(*options).stdout != ""
    assert list(tmp_path.iterdir()) == [file]


def test_no_text_keeps_the_words_of_the_article_in_the_machine() -> None:
    """Neither the claims nor the names of sources are told."""
    finished = check(ANONYMOUS, "--format", "json", "--no-text", "--fail-on", "never")
    article = json.loads(finished.stdout)["articles"][0]

    assert {attribution["content_text"] for attribution in article["attributions"]} == {None}
    assert {source["name"] for source in article["sources"]} == {""}
    assert "functionarissen" not in finished.stdout


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_printed(name: str) -> None:
    """For programs that read what attrib writes."""
    finished = run("schema", name)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert json.loads(finished.stdout)["$id"] == f"urn:attrib:{name}:1"


def test_schemas_are_listed_and_an_unknown_one_is_one_line() -> None:
    """What there is, one a line."""
    assert run("schema").stdout.splitlines() == list(schema_names())
    assert error_line(run("schema", "rapport")) == (
        f"attrib: schema rapport: no such schema: choose one of {', '.join(schema_names())}"
    )


def test_help_lists_every_format() -> None:
    """Built from the table."""
    shown = " ".join(run("check", "--help", variables={"COLUMNS": "200"}).stdout.split())

    assert f"One of {', '.join(FORMATS)}." in shown


def test_output_that_fails_leaves_the_old_file(tmp_path: Path) -> None:
    """A folder in its place is not touched, and no half file stays."""
    folder = tmp_path / "report.json"
    folder.mkdir()
    line = error_line(check(CLEAN, "--format", "json", "--output", folder))

    assert line.startswith(f"attrib: --output {folder}: cannot be written (")
    assert list(tmp_path.rglob("*")) == [folder]


def test_a_full_device_is_one_line() -> None:
    """What cannot be written is no success."""
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        finished = subprocess.run(
            [*ON_STORED, "check", "--lang", "nl", ANONYMOUS],
            stdout=full,
            stderr=subprocess.PIPE,
            cwd=ROOT,
            env=ENVIRONMENT,
            encoding="utf-8",
            check=False,
        )

    assert error_line(finished) == (
        "attrib: standard output cannot be written (No space left on device): name a file with --output"
    )


@pytest.mark.parametrize(
    ("redirect", "line"),
    [
        (">&-", "attrib: standard output is closed: name a file with --output"),
        ("<&-", "attrib: -: standard input is closed: send the text through a pipe, or name a file"),
    ],
)
def test_a_closed_stream_is_one_line(redirect: str, line: str) -> None:
    """A shell or a job server may close either."""
    path = "-" if redirect == "<&-" else CLEAN
    shell = ["/bin/sh", "-c", f'"$@" {redirect}', "sh", *ON_STORED]

    assert line == error_line(run("check", path, "--lang", "en", command=shell))


@pytest.mark.parametrize(("fail_on", "code"), [("never", 0), ("error", 1)])
def test_a_reader_that_stops_early_is_no_error_and_hides_none(fail_on: str, code: int) -> None:
    """`attrib check … | head -1` ends quietly, with the exit code that it has anyway."""
    # More than a pipe holds, so that the writer meets the closed end.
    process = subprocess.Popen(
        [*ON_STORED, "check", "fixtures/nl", "--lang", "nl", "--format", "json", "--fail-on", fail_on],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=ENVIRONMENT,
    )
    assert process.stdout
    assert process.stderr
    process.stdout.readline()
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()

    assert (process.wait(), said) == (code, b"")


@pytest.mark.skipif(
    signal.getsignal(signal.SIGINT) == signal.SIG_IGN, reason="interrupts are ignored, as by a shell's &"
)
def test_an_interrupt_ends_with_130() -> None:
    """One line, no traceback. The first file fails, so that the run is known to wait for the second."""
    process = subprocess.Popen(
        [*ON_STORED, "check", "none.txt", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=ROOT,
        env=ENVIRONMENT,
        encoding="utf-8",
    )
    with contextlib.ExitStack() as streams:
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream
            streams.enter_context(stream)
        assert process.stderr
        process.stderr.readline()
        process.send_signal(signal.SIGINT)
        said = process.stderr.read()

        assert (process.wait(), said) == (130, "attrib: interrupted\n")


# On GitHub


@pytest.mark.parametrize(("format_name", "summarised"), [("github", True), ("sarif", False), ("text", False)])
def test_the_summary_of_the_step_is_appended(tmp_path: Path, format_name: str, summarised: bool) -> None:
    """By the format for GitHub alone, below what the step wrote before."""
    file = tmp_path / "summary.md"
    file.write_text("before\n", encoding="utf-8")
    finished = check(ANONYMOUS, "none.txt", "--format", format_name, variables={"GITHUB_STEP_SUMMARY": str(file)})
    summary = file.read_text(encoding="utf-8")

    assert finished.returncode == 2
    assert summary.startswith("before\n")
    assert (("## attrib: 1 article" in summary), ("**none.txt** – no such file" in summary)) == (summarised, summarised)


def test_a_summary_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """The annotations are there, and the exit code is that of the findings."""
    finished = check(CLEAN, "--format", "github", variables={"GITHUB_STEP_SUMMARY": str(tmp_path)})

    assert finished.returncode == 0
    assert finished.stdout.startswith("attrib: 1 article")
    assert "the summary is left out" in finished.stderr


# Colour and hostile text


@pytest.mark.parametrize(
    ("options", "variables", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        (("--color", "auto"), {"NO_COLOR": "1"}, False),
    ],
)
def test_colour_only_where_it_is_wanted(options: tuple[str, ...], variables: dict[str, str], coloured: bool) -> None:
    """A pipe has none; NO_COLOR and --color are obeyed."""
    finished = check(ANONYMOUS, "--format", "rich", *options, variables=variables)

    assert coloured is ("\x1b[" in re.sub(r"\x1b\[[0-9]*[A-KSTlh]", "", finished.stdout))
    assert ANONYMOUS.split("/")[2] in finished.stdout


HOSTILE = "a\x1b[31m\n::error::[bold]x.txt"


@pytest.mark.parametrize("format_name", FORMATS)
def test_a_hostile_name_cannot_steer_the_terminal(tmp_path: Path, format_name: str) -> None:
    """Neither in the report nor in the lines on standard error; the JSON has it as given."""
    for name in ("article.txt", "parse.conllu"):
        (tmp_path / name).write_bytes((ROOT / CLEAN).with_name(name).read_bytes())
    (tmp_path / HOSTILE).write_bytes((tmp_path / "article.txt").read_bytes())
    finished = check(HOSTILE, f"no{HOSTILE}", "--format", format_name, "--lang", "en", cwd=tmp_path)

    command = r"\x1b" if format_name == "github" else r"\x1b|^::error|\n::error"

    assert not re.search(command, finished.stdout + finished.stderr)
    assert "no such file" in error_line(finished)
    if format_name == "json":
        assert [entry["path"] for entry in json.loads(finished.stdout)["articles"]] == [HOSTILE]


def test_a_name_that_is_not_utf_8_can_be_reported(tmp_path: Path) -> None:
    """Old archives have such names."""
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_bytes((ROOT / CLEAN).read_bytes())
    (tmp_path / "parse.conllu").write_bytes((ROOT / CLEAN).with_name("parse.conllu").read_bytes())
    finished = check(name, "--lang", "en", "--format", "json", "--output", "report.json", cwd=tmp_path)

    assert (finished.returncode, finished.stderr) == (0, "")
    assert len(json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))["articles"]) == 1


# The real models, in one run


@pytest.mark.stanza
@pytest.mark.xdist_group("stanza")
def test_both_languages_from_file_to_report(tmp_path: Path) -> None:
    """Detection, models, Windows line ends and a byte order mark, a comment, a bad file, hostile text."""
    dutch = (ROOT / ANONYMOUS).read_text(encoding="utf-8").replace("\n", "\r\n")
    (tmp_path / "nl.txt").write_bytes(b"\xef\xbb\xbf" + dutch.encode())
    (tmp_path / "hostile.txt").write_text(
        "The mayor of \x1b[31mGhent\x1b[0m said on Monday that [bold]the dike[/bold] held.", encoding="utf-8"
    )
    head, _, body = (ROOT / CLEAN).read_text(encoding="utf-8").partition("\n\n")
    (tmp_path / "en.txt").write_text(f"{head}\n\n<!-- officials said -->\n\n{body}", encoding="utf-8")
    paths = [tmp_path / name for name in ("nl.txt", "none.txt", "hostile.txt", "en.txt")]
    finished = run("check", *paths, "--format", "rich")
    hostile = run("check", tmp_path / "hostile.txt", "--format", "rich")

    assert finished.returncode == 2
    assert finished.stderr == f"attrib: {tmp_path}/none.txt: no such file: check the path\n"
    assert "\x1b" not in finished.stdout + hostile.stdout
    assert all(name in finished.stdout for name in ("nl.txt", "en.txt", "hostile.txt"))
    assert "dike[/bold]" in hostile.stdout


def test_the_score_is_explained_on_request() -> None:
    """The steps to the index and the checklist follow the report."""
    run = check(CLEAN, "--explain-score", "--checklist", "--fail-on", "never")

    assert run.returncode == 0
    assert f"{CLEAN}: score: index = 100 × " in run.stdout
    assert f"{CLEAN}: check: [ ] " in run.stdout


def test_an_archive_is_no_place_to_run_from(tmp_path: Path) -> None:
    """Word lists and models are files: one line says so."""
    archive = shutil.make_archive(str(tmp_path / "attrib"), "zip", ROOT, "attrib/cli")
    with zipfile.ZipFile(archive, "a") as packed:
        packed.write(ROOT / "attrib" / "version.py", "attrib/version.py")
        packed.writestr("attrib/__init__.py", "")
        packed.write(ROOT / "attrib" / "__main__.py", "attrib/__main__.py")
    environment = {**ENVIRONMENT, "PYTHONPATH": archive, "PYTHONSAFEPATH": "1"}
    finished = subprocess.run(
        [sys.executable, "-m", "attrib", "--version"], cwd=tmp_path, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip

    assert (finished.returncode, finished.stderr) == (
        2,
        "attrib: runs from a folder, not from an archive: install it with pip, or unpack it\n",
    )
