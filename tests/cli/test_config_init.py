"""`attrib config init`: a first configuration that attrib itself accepts."""

import tomllib
from pathlib import Path

import pytest

from attrib.config.begin import OFTEN, QUESTIONS
from attrib.config.settings import read_configuration
from tests.cli.command import Run, attrib


def init(folder: Path, *arguments: str, answers: str = "") -> Run:
    """Return a finished run in a folder."""
    return attrib("config", "init", *arguments, text=answers, cwd=folder)


def test_the_usual_answers_set_nothing_new(tmp_path: Path) -> None:
    """They are the defaults, said aloud."""
    finished = init(tmp_path, "--yes")
    usual = read_configuration({}, {}, isolated=True).settings_for("-")
    written = read_configuration({}, {}).settings_for(str(tmp_path / "a.txt"))

    assert (finished.returncode, finished.stdout) == (0, "attrib.toml: written; try it: attrib check .\n")
    assert written.file
    assert written.policy == usual.policy
    assert (written.lang, written.include) == (usual.lang, usual.include)


def test_three_questions_are_asked(tmp_path: Path) -> None:
    """An empty answer is the usual one."""
    (tmp_path / "news").mkdir()
    finished = init(tmp_path, "news", answers="nl\n\nart/**/*.txt, *.md\n")
    settings = tomllib.loads((tmp_path / "news/attrib.toml").read_text(encoding="utf-8"))

    assert finished.returncode == 0
    assert settings == {"lang": "nl", "profile": "default", "include": ["art/**/*.txt", "*.md"]}
    assert finished.stderr.count("?") == len(QUESTIONS) == 3


def test_what_is_no_answer_is_asked_again(tmp_path: Path) -> None:
    """With what would be one."""
    finished = init(tmp_path, answers="Dutch\nnl\nsloppy\nstrict\n\n")
    settings = tomllib.loads((tmp_path / "attrib.toml").read_text(encoding="utf-8"))

    assert "choose one of auto, en, nl" in finished.stderr
    assert (settings["lang"], settings["profile"]) == ("nl", "strict")


def test_without_answers_nothing_is_written(tmp_path: Path) -> None:
    """A build server has none."""
    finished = init(tmp_path, answers="nl\n")

    assert finished.returncode == 2
    assert finished.stderr.endswith("attrib: no answer on standard input: use --yes for the usual ones\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text"),
    [("attrib.toml", 'lang = "nl"'), (".attrib.toml", "lnag = 1"), ("pyproject.toml", "[tool.attrib]\nlang = 'nl'")],
)
def test_no_configuration_is_overwritten(tmp_path: Path, name: str, text: str) -> None:
    """Nor is a second one put beside it; one further up is no hindrance."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "below").mkdir()
    finished = init(tmp_path, "--yes")

    assert finished.returncode == 2
    assert finished.stderr.startswith("attrib: ")
    assert "already: edit " in finished.stderr
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [name]
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert name == ".attrib.toml" or init(tmp_path, "below", "--yes").returncode == 0


def test_a_pyproject_of_others_is_no_configuration(tmp_path: Path) -> None:
    """Whatever stands further up."""
    (tmp_path / "pyproject.toml").write_text("[tool.attrib]\n", encoding="utf-8")
    (tmp_path / "below").mkdir()
    (tmp_path / "below/pyproject.toml").write_text("[project]\nname = 'x'\n", encoding="utf-8")

    assert init(tmp_path, "below", "--yes").returncode == 0


def test_a_folder_that_is_none_is_said(tmp_path: Path) -> None:
    """In one line."""
    finished = init(tmp_path, "gone", "--yes")

    assert finished.returncode == 2
    assert finished.stderr == (
        "attrib: gone/attrib.toml: cannot be written (No such file or directory): name a folder of yours\n"
    )


def test_what_is_hinted_at_is_accepted(tmp_path: Path) -> None:
    """Every line without its mark."""
    plain = [line.removeprefix("# ") for line in OFTEN.splitlines()[1:]]
    (tmp_path / "attrib.toml").write_text("\n".join(plain), encoding="utf-8")
    settings = read_configuration({}, {}).settings_for(str(tmp_path / "a.txt"))

    assert settings.fail_on == "warning"
    assert settings.policy.words["nl"]["titles"] == {"wijkwethouder"}
