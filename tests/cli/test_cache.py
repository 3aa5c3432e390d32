"""The cache as users meet it: a second run needs no parser, and they can look at it, remove it and switch it off."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from attrib.article import make_article, read_text
from tests.cli.command import ENVIRONMENT, Run, attrib, put_article
from tests.fixtures import FIXTURES

ARTICLE = "fixtures/nl/gasplafond-eu/article.txt"


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """Return an environment with a cache of its own."""
    return {"ATTRIB_CACHE": "true", "ATTRIB_CACHE_DIR": str(tmp_path / "cache")}


@pytest.fixture
def article(tmp_path: Path, variables: dict[str, str]) -> Path:
    """Return an article that has been checked once, and whose stored parse is gone."""
    path = put_article(tmp_path / "articles", ARTICLE)
    assert attrib("check", path, "--fail-on", "never", variables=variables).returncode == 0
    path.with_name("parse.conllu").unlink()
    return path


def check(article: Path, variables: dict[str, str], *options: str) -> Run:
    """Return a finished check."""
    return attrib("check", article, "--fail-on", "never", *options, variables=variables)


def test_a_second_check_needs_no_parser(article: Path, variables: dict[str, str], tmp_path: Path) -> None:
    """And says what the first said."""
    fresh = put_article(tmp_path / "fresh", ARTICLE)

    assert check(article, variables).returncode == 0
    assert (
        check(article, variables, "--no-text", "--format", "markdown").stdout.replace("articles", "fresh")
        == attrib("check", fresh, "--fail-on", "never", "--no-text", "--format", "markdown").stdout
    )


def test_so_do_the_other_commands(article: Path, variables: dict[str, str], tmp_path: Path) -> None:
    """What one has parsed, all know."""
    expected = json.loads((FIXTURES / "nl/gasplafond-eu/expected.json").read_text(encoding="utf-8"))
    stored = make_article(read_text(str(article)), path="-", language="nl").text
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": stored, "lang": "nl", **expected}) + "\n", encoding="utf-8")
    baseline = tmp_path / "baseline.json"

    for arguments in (
        ("diff", article, article),
        ("eval", gold),
        ("baseline", "write", article, "--baseline", baseline),
        ("baseline", "prune", article, "--baseline", baseline),
    ):
        assert attrib(*arguments, variables=variables).returncode == 0
        finished = attrib(*arguments, "--no-cache", variables=variables)
        assert finished.returncode == 2
        assert "no stored parse" in finished.stderr


@pytest.mark.parametrize("how", ["option", "variable", "file"])
def test_it_can_be_switched_off(article: Path, variables: dict[str, str], how: str) -> None:
    """Nothing is used, and nothing is added."""
    options = ("--no-cache",) if how == "option" else ()
    variables.pop("ATTRIB_CACHE")
    if how == "variable":
        variables["ATTRIB_CACHE"] = "false"
    elif how == "file":
        variables["ATTRIB_CACHE"] = ""  # sets nothing
        article.with_name("attrib.toml").write_text("cache = false\n", encoding="utf-8")
    before = Path(variables["ATTRIB_CACHE_DIR"], "cache.sqlite").read_bytes()
    other = put_article(article.parent / "other", "fixtures/en/library-roof/article.txt")

    assert "no stored parse" in check(article, {"ATTRIB_CACHE": "true"} | variables, *options).stderr
    assert check(other, {"ATTRIB_CACHE": "true"} | variables, *options).returncode == 0
    assert Path(variables["ATTRIB_CACHE_DIR"], "cache.sqlite").read_bytes() == before


def test_a_folder_and_a_size_can_be_set_in_the_configuration(tmp_path: Path) -> None:
    """A folder is seen from the file."""
    path = put_article(tmp_path / "news", ARTICLE)
    (tmp_path / "attrib.toml").write_text('cache = true\ncache-dir = "kept"\ncache-size = 20\n', encoding="utf-8")
    without = {"ATTRIB_CACHE": ""}
    assert attrib("check", path, "--fail-on", "never", variables=without).returncode == 0
    told = json.loads(attrib("cache", "info", "--format", "json", cwd=path.parent, variables=without).stdout)

    assert told["articles"] == 1
    assert (tmp_path / "kept" / "cache.sqlite").is_file()
    assert told["limit"] == 20_000_000


def test_info_in_words(article: Path, variables: dict[str, str]) -> None:
    """Where, how many articles, how much room; and whether it is off."""
    file = article.parent.parent / "cache" / "cache.sqlite"
    told = attrib("cache", "info", variables=variables)
    off = attrib("cache", "info", variables={**variables, "ATTRIB_CACHE": "false"})

    assert told.stdout == f"{file}\n1 article, 0.0 of at most 500 MB\n"
    assert off.stdout == told.stdout + "The cache is off (cache = false): nothing is added, nothing is used.\n"


def test_info_for_programs(article: Path, variables: dict[str, str]) -> None:
    """The same, with sizes in bytes."""
    file = article.parent.parent / "cache" / "cache.sqlite"
    told = json.loads(attrib("cache", "info", "--format", "json", variables=variables).stdout)

    assert told == {
        "on": True, "file": str(file), "articles": 1, "bytes": file.stat().st_size, "limit": 500_000_000
    }  # fmt: skip


def test_clear(article: Path, variables: dict[str, str]) -> None:
    """Then articles are parsed anew, and there is nothing to remove."""
    file = article.parent.parent / "cache" / "cache.sqlite"

    assert attrib("cache", "clear", variables=variables).stdout == f"{file}: removed\n"
    assert attrib("cache", "clear", variables=variables).stdout == f"{file}: there is none\n"
    assert attrib("cache", "info", "--format", "json", variables=variables).stdout.count('"articles": 0') == 1
    assert "no stored parse" in check(article, variables).stderr


def test_a_cache_that_cannot_be_used_is_told_to_whoever_asks(tmp_path: Path) -> None:
    """Once for all articles, with --verbose; the articles are checked."""
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    variables = {"ATTRIB_CACHE": "true", "ATTRIB_CACHE_DIR": str(tmp_path / "file")}
    files = [FIXTURES / "nl/gasplafond-eu/article.txt", FIXTURES / "en/library-roof/article.txt"]
    quiet = attrib("check", *files, "--fail-on", "never", variables=variables)
    verbose = attrib("check", *files, "--fail-on", "never", "--verbose", variables=variables)

    assert (quiet.returncode, quiet.stderr) == (0, "")
    assert verbose.returncode == 0
    assert verbose.stdout == quiet.stdout
    assert verbose.stderr.count("the cache cannot be used (") == 1


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("ATTRIB_CACHE", "maybe", "must be true or false"),
        ("ATTRIB_CACHE_SIZE", "0", "must be a number, 1 or more"),
        ("ATTRIB_CACHE_SIZE", "500 MB", "must be a number, 1 or more"),
    ],
)
def test_a_wrong_setting_is_one_line(name: str, value: str, why: str) -> None:
    """As with every other setting."""
    finished = attrib("check", ARTICLE, variables={name: value})

    assert finished.returncode == 2
    assert finished.stderr.startswith(f"attrib: {name} {value}: {why}")
    assert finished.stderr.count("\n") == 1


def imported(*arguments: str | Path, variables: dict[str, str]) -> set[str]:
    """Return the packages that a command imports which runs by itself, with the models and not with stored parses."""
    finished = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "attrib", *map(str, arguments)],
        capture_output=True,
        encoding="utf-8",
        check=True,
        env={**ENVIRONMENT, **variables},
    )
    modules = [line.rpartition("|")[2].strip() for line in finished.stderr.splitlines() if "import time:" in line]
    return {module.partition(".")[0] for module in modules}


@pytest.mark.parametrize(
    "command",
    [
        ("--help",),
        ("rule", "ATR101"),
        ("config", "show"),
        ("cache", "info"),
        ("check", "ARTICLE", "--fail-on", "never"),
        ("check", "ARTICLE", "--fail-on", "never", "--lang", "nl", "--format", "html"),
        ("diff", "ARTICLE", "ARTICLE"),
    ],
    ids=" ".join,
)
def test_nothing_slow_is_imported(command: tuple[str, ...], article: Path, variables: dict[str, str]) -> None:
    """Neither for what needs no parser, nor for what has its parse and its language."""
    arguments = [str(article) if word == "ARTICLE" else word for word in command]
    packages = imported(*arguments, variables=variables)

    assert "attrib" in packages
    assert packages & {"torch", "stanza", "numpy", "py3langid"} == set()


def test_a_user_without_a_home_has_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As in a container that runs under a number that nobody knows: articles are checked, and nothing is kept."""
    pwd = pytest.importorskip("pwd")

    def unknown(number: int) -> None:
        raise KeyError(number)

    monkeypatch.setattr(pwd, "getpwuid", unknown)
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.delenv(name, raising=False)
    put_article(tmp_path, ARTICLE)
    homeless = {"ATTRIB_CACHE": "true", "HOME": "", "XDG_CACHE_HOME": ""}
    monkeypatch.setattr("tests.cli.command.ENVIRONMENT", {n: v for n, v in ENVIRONMENT.items() if n not in homeless})
    checked = attrib("check", "article.txt", "--fail-on", "never", cwd=tmp_path, variables={"ATTRIB_CACHE": "true"})
    told = attrib("cache", "info", cwd=tmp_path, variables={"ATTRIB_CACHE": "true"})

    assert (checked.returncode, "Traceback" in checked.stderr) == (0, False)
    assert (told.returncode, told.stderr) == (
        2,
        "attrib: there is no home folder for a cache: set HOME, or name a folder as cache-dir\n",
    )
    assert {file.name for file in tmp_path.iterdir()} == {"article.txt", "parse.conllu"}
