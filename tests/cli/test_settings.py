"""What is set, as a user meets it: files, variables, options, folders, standard input, the index asked for."""

import json
from pathlib import Path

import pytest

from tests.cli.command import Run, attrib, put_article

ANONYMOUS = "fixtures/nl/gasplafond-eu/article.txt"
CLEAN = "fixtures/en/library-roof/article.txt"


def codes(finished: Run) -> set[str]:
    """Return the codes of a report in plain text."""
    return {word for line in finished.stdout.splitlines() for word in line.split()[1:2] if word.startswith("ATR")}


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a folder of articles: one clean, one anonymous in a folder of its own, one hidden, one a draft."""
    put_article(tmp_path, CLEAN, "b.txt")
    put_article(tmp_path / "opinion", ANONYMOUS, "a.md")
    put_article(tmp_path / ".hidden", ANONYMOUS, "c.txt")
    put_article(tmp_path / "drafts", ANONYMOUS, "d.txt")
    (tmp_path / "notes.rst").write_text("No article.", encoding="utf-8")
    return tmp_path


def checked(finished: Run) -> list[str]:
    """Return the paths of a JSON report."""
    return [entry["path"] for entry in json.loads(finished.stdout)["articles"]]


# Precedence


def test_flag_over_environment_over_file(desk: Path) -> None:
    """Each alone decides; together the later does."""
    (desk / "attrib.toml").write_text('[rules]\nselect = ["ATR101"]\n', encoding="utf-8")
    (desk / "other.toml").write_text('[rules]\nselect = ["ATR103"]\n', encoding="utf-8")
    article = "opinion/a.md"

    assert codes(attrib("check", article, cwd=desk)) <= {"ATR101"}
    assert codes(attrib("check", article, cwd=desk, variables={"ATTRIB_CONFIG": "other.toml"})) == {"ATR103"}
    assert codes(attrib("check", article, "--select", "ATR201", cwd=desk)) == {"ATR201"}


def test_the_exit_code_follows_the_configuration(desk: Path) -> None:
    """As it follows --fail-on, which wins."""
    (desk / "attrib.toml").write_text('fail-on = "warning"\n[levels]\nATR201 = "error"', encoding="utf-8")

    assert attrib("check", "opinion/a.md", "--select", "ATR203", cwd=desk).returncode == 0
    assert attrib("check", "opinion/a.md", "--select", "ATR103", cwd=desk).returncode == 1
    assert attrib("check", "opinion/a.md", "--select", "ATR103", "--fail-on", "error", cwd=desk).returncode == 0
    assert attrib("check", "opinion/a.md", "--select", "ATR201", "--fail-on", "error", cwd=desk).returncode == 1


def test_every_article_has_its_own_settings(desk: Path) -> None:
    """In one run."""
    (desk / "attrib.toml").write_text('[rules]\nselect = ["ATR201"]\n', encoding="utf-8")
    (desk / "drafts" / "attrib.toml").write_text('[rules]\nselect = ["ATR103"]\n', encoding="utf-8")
    finished = attrib("check", "opinion/a.md", "drafts/d.txt", cwd=desk)
    found = {(line.split(":")[0], line.split()[1]) for line in finished.stdout.splitlines() if " ATR" in line}

    assert found == {("opinion/a.md", "ATR201"), ("drafts/d.txt", "ATR103")}


def test_per_file_ignores(desk: Path) -> None:
    """Seen from the folder of the configuration, wherever the command runs."""
    content = '[rules]\nselect = ["ATR103", "ATR201"]\n[per-file-ignores]\n"opinion/**" = ["ATR201"]\n'
    (desk / "attrib.toml").write_text(content, encoding="utf-8")

    assert codes(attrib("check", "a.md", cwd=desk / "opinion")) == {"ATR103"}
    assert codes(attrib("check", "drafts/d.txt", cwd=desk)) == {"ATR103", "ATR201"}


def test_words_of_a_newsroom_are_known(tmp_path: Path) -> None:
    """A word that makes a title of its own house tells who speaks."""
    put_article(tmp_path, ANONYMOUS)
    before = json.loads(attrib("check", "article.txt", "--format", "json", cwd=tmp_path).stdout)
    (tmp_path / "attrib.toml").write_text('[words.nl]\nspokespeople = ["Diplomaat", "diplomaten"]\n', encoding="utf-8")
    after = json.loads(attrib("check", "article.txt", "--format", "json", cwd=tmp_path).stdout)
    kinds = [{s["source_type"] for s in report["articles"][0]["sources"]} for report in (before, after)]

    assert "spokesperson" not in kinds[0]
    assert "spokesperson" in kinds[1]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("--select", "ATR101,ATR20l"), "no rule 'ATR20l': did you mean 'ATR20"),
        (("--ignore", "anonymous-leed"), "no rule 'anonymous-leed': did you mean 'anonymous-lead'?"),
        (("--extend-select", "x"), "no rule 'x': choose one of ALL, ATR1"),
        (("--min-score", "101"), "--min-score 101.0: must be a number, from 0 to 100"),
        (("--profile", "strikt"), "--profile strikt: did you mean 'strict'?"),
        (("--config", "none.toml"), "none.toml: cannot be read"),
        (("--config", "x.toml", "--isolated"), "--isolated and --config: choose one of them"),
        (("--baseline", "none.json"), "baseline none.json: cannot be read"),
    ],
)
def test_a_wrong_option_is_one_line_and_2(arguments: tuple[str, ...], line: str) -> None:
    """Nothing is checked."""
    finished = attrib("check", CLEAN, *arguments)

    assert (finished.returncode, finished.stdout) == (2, "")
    assert line in finished.stderr
    assert finished.stderr.count("\n") == 1


def test_a_faulty_configuration_is_shown_and_nothing_is_checked(desk: Path) -> None:
    """The line of the file, and marks under the word."""
    (desk / "drafts" / "attrib.toml").write_text("# house\nlnag = 'nl'\n", encoding="utf-8")
    finished = attrib("check", "b.txt", "drafts/d.txt", cwd=desk)
    message, line, marks = finished.stderr.splitlines()

    assert (finished.returncode, finished.stdout) == (2, "")
    assert message.startswith("attrib: drafts/attrib.toml:2:1: unknown key 'lnag': did you mean 'lang'?")
    assert (line, marks) == ("  2 | lnag = 'nl'", "    | ^^^^")


def test_a_hostile_configuration_cannot_steer_the_terminal(desk: Path) -> None:
    """Neither by its lines nor by its keys."""
    (desk / "attrib.toml").write_text('"a\\u001b[31m\\n::error::" = 1 # ::error::\n', encoding="utf-8")
    finished = attrib("check", "b.txt", cwd=desk)

    assert finished.returncode == 2
    assert "\x1b" not in finished.stderr
    assert not any(line.startswith("::") for line in finished.stderr.splitlines())


# Folders and patterns


@pytest.mark.parametrize(
    ("content", "paths", "found"),
    [
        ("", ["."], ["b.txt", "drafts/d.txt", "opinion/a.md"]),
        ("", ["opinion"], ["opinion/a.md"]),
        ("", [".hidden"], [".hidden/c.txt"]),
        ("", ["drafts", "b.txt", "."], ["drafts/d.txt", "b.txt", "opinion/a.md"]),
        ('exclude = [".*", "drafts/"]', ["."], ["b.txt", "opinion/a.md"]),
        ('exclude = [".*", "drafts/"]', ["drafts"], ["drafts/d.txt"]),
        ('exclude = [".*", "drafts/"]', ["drafts/d.txt"], ["drafts/d.txt"]),
        ('exclude = ["*"]', ["b.txt"], ["b.txt"]),
        ('include = ["*.md"]', ["."], ["opinion/a.md"]),
        ('include = ["opinion/*.md"]', ["."], ["opinion/a.md"]),
        ("", ["*/*.txt"], ["drafts/d.txt"]),
        ("", ["**/*.md", "b.*"], ["opinion/a.md", "b.txt"]),
    ],
)
def test_which_articles_a_path_leads_to(desk: Path, content: str, paths: list[str], found: list[str]) -> None:
    """A named file always; of a folder what is included, in order, each once; patterns as a shell resolves them."""
    (desk / "attrib.toml").write_text(content, encoding="utf-8")
    finished = attrib("check", *paths, "--format", "json", "--fail-on", "never", cwd=desk)

    assert found == checked(finished)


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (
            "empty",
            "attrib: empty: no articles in this folder (*.txt, *.md, *.docx, *.odt): name the files, or set 'include'",
        ),
        ("*.html", "attrib: *.html: no such file, and nothing fits it as a pattern: check the path"),
        ("none", "attrib: none: no such file: check the path"),
    ],
)
def test_a_path_that_leads_nowhere_is_2_and_costs_nothing_else(desk: Path, path: str, line: str) -> None:
    """The other articles are reported."""
    (desk / "empty").mkdir()
    finished = attrib("check", path, "b.txt", cwd=desk)

    assert finished.returncode == 2
    assert finished.stderr.startswith(line)
    assert "b.txt: index" in finished.stdout


# Standard input


def test_standard_input_has_a_name_and_its_settings(desk: Path) -> None:
    """As an editor's plug-in sends an article that is not yet saved."""
    (desk / "opinion" / "attrib.toml").write_text('[rules]\nselect = ["ATR103"]\n', encoding="utf-8")
    text = (desk / "opinion" / "a.md").read_text(encoding="utf-8")
    finished = attrib("check", "-", "--stdin-filename", "opinion/new.md", text=text, cwd=desk)

    assert codes(finished) == {"ATR103"}
    assert all(line.startswith("opinion/new.md:") for line in finished.stdout.splitlines())


# The index asked for


@pytest.mark.parametrize(
    ("score", "fail_on", "status"),
    [("0", "never", 0), ("100", "never", 1), ("100", "info", 1), ("20", "never", 0)],
)
def test_an_index_below_what_is_asked_is_1(score: str, fail_on: str, status: int) -> None:
    """Whatever the findings are, with a line that says so."""
    finished = attrib("check", ANONYMOUS, "--min-score", score, "--fail-on", fail_on)

    assert status == finished.returncode
    assert (f"attrib: {ANONYMOUS}: index " in finished.stderr) is (status == 1)


def test_an_article_without_index_never_fails(tmp_path: Path) -> None:
    """Too little text is no fault."""
    put_article(tmp_path, CLEAN)
    (tmp_path / "attrib.toml").write_text("min-score = 100\n[thresholds]\nleast-words = 100000\n", encoding="utf-8")

    assert attrib("check", "article.txt", "--fail-on", "never", cwd=tmp_path).returncode == 0


def test_what_cannot_be_checked_weighs_more() -> None:
    """2, and the line about the index is said all the same."""
    finished = attrib("check", ANONYMOUS, "none.txt", "--min-score", "100")

    assert finished.returncode == 2
    assert "is below min-score 100" in finished.stderr


# Ignores, verbosity, help


@pytest.mark.parametrize(("where", "by"), [("article.txt", "inline"), ("article.txt.attrib", "sidecar")])
def test_ignores_in_articles_and_beside_them(tmp_path: Path, where: str, by: str) -> None:
    """A comment and a side-car do the same, and the report says nothing of it but for --verbose."""
    file = put_article(tmp_path, ANONYMOUS).with_name(where)
    before = attrib("check", "article.txt", "--select", "ATR201,ATR103,ATR900", cwd=tmp_path)
    ignore = "ignore-file[ATR201] known"
    text = file.read_text(encoding="utf-8") if by == "inline" else ""
    # At the end, so that the stored parse still fits.
    file.write_text(f"{text}\n\n<!-- attrib: {ignore} -->" if by == "inline" else ignore, encoding="utf-8")
    after = attrib("check", "article.txt", "--select", "ATR201,ATR103,ATR900", "-v", cwd=tmp_path)

    assert (codes(before), codes(after)) == ({"ATR201", "ATR103"}, {"ATR103"})
    assert f" by {by}" in after.stderr


def test_a_faulty_side_car_is_one_line(tmp_path: Path) -> None:
    """Named, with what to do."""
    put_article(tmp_path, CLEAN)
    (tmp_path / "article.txt.attrib").write_bytes(b"kat\x81")
    finished = attrib("check", "article.txt", cwd=tmp_path)

    assert finished.returncode == 2
    assert finished.stderr.startswith("attrib: article.txt: the side-car article.txt.attrib cannot be used: not UTF-8")


def test_verbose_says_what_was_set(desk: Path) -> None:
    """Once per article, on standard error."""
    (desk / "attrib.toml").write_text('profile = "live"\n', encoding="utf-8")
    finished = attrib("check", "b.txt", "-v", cwd=desk)

    assert finished.stderr.startswith("attrib: b.txt: attrib.toml, profile live, ")
    assert finished.stderr.endswith(" rules in force; findings suppressed: none\n")


def test_help_lists_the_options_under_headings() -> None:
    """In plain text, every one of them once."""
    shown = attrib("check", "--help").stdout
    headings = [line[:-1] for line in shown.splitlines() if line.endswith(":") and not line.startswith(" ")]

    assert headings == ["Arguments", "Rules", "Report", "Outcome", "Settings", "Options"]
    assert all(shown.count(f"  {option} ") + shown.count(f"  {option}\n") == 1 for option in ("--select", "--config"))


def test_a_file_that_is_named_twice_is_reported_once(desk: Path) -> None:
    """By whatever way it is reached: its findings counted double."""
    names = ("b.txt", "./b.txt", "opinion/../b.txt", str(desk / "b.txt"), ".", "*.txt")
    finished = attrib("check", *names, "--format", "json", "--fail-on", "never", cwd=desk)

    assert checked(finished) == ["b.txt", "drafts/d.txt", "opinion/a.md"]


def test_what_is_excluded_is_left_out_where_a_hook_names_it(desk: Path) -> None:
    """A hook gives every file that has changed; a person who names one means it."""
    (desk / "attrib.toml").write_text('exclude = ["drafts/", "*.rst"]\n', encoding="utf-8")
    names = ("b.txt", "drafts/d.txt", "notes.rst", "--format", "json", "--fail-on", "never")

    assert checked(attrib("check", *names, "--force-exclude", cwd=desk)) == ["b.txt"]
    assert checked(attrib("check", "drafts/d.txt", "--format", "json", "--fail-on", "never", cwd=desk)) == [
        "drafts/d.txt"
    ]
    nothing = attrib("check", "drafts/d.txt", "--force-exclude", cwd=desk)
    assert (nothing.returncode, nothing.stderr) == (0, "")


@pytest.mark.parametrize("format_name", ["github", "sarif"])
def test_annotations_name_files_from_the_root_of_the_repository(desk: Path, format_name: str) -> None:
    """Wherever the command runs, and however the file is named: GitHub knows no other name."""
    (desk / ".git").mkdir()
    for folder, name in ((desk, "./opinion/a.md"), (desk / "drafts", "../opinion/a.md"), (desk / "opinion", "a.md")):
        finished = attrib("check", name, "--format", format_name, "--select", "ATR103", cwd=folder)

        assert ("file=opinion/a.md," if format_name == "github" else '"uri": "opinion/a.md"') in finished.stdout
        assert "../" not in finished.stdout


def test_an_article_that_is_too_large_is_one_line_and_costs_the_others_nothing(tmp_path: Path) -> None:
    """Exit code 2; an option allows more than the configuration does."""
    (tmp_path / "attrib.toml").write_text("max-size = 0.0001\n", encoding="utf-8")

    finished = attrib("check", ANONYMOUS, "--config", str(tmp_path / "attrib.toml"))

    assert finished.returncode == 2
    assert finished.stderr.count("\n") == 1
    assert "larger than 0.0001 MB" in finished.stderr
    assert attrib("check", ANONYMOUS, "--max-size", "1").returncode == 1
