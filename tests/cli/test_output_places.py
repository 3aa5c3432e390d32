"""Where --output writes: what is no ordinary file stays what it is."""

import os
import stat
import threading
from pathlib import Path

import pytest

from attrib.cli.streams import replace_file
from attrib.errors import UsageError
from tests.cli.command import attrib, put_article
from tests.fixtures import ROOT

ANONYMOUS = "fixtures/nl/gasplafond-eu/article.txt"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes on this system")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    """As a device does: run as root, --output /dev/null once made a file of it."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    replace_file(pipe, "report\n", "--output")
    reader.join()

    assert read == ["report\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert [pipe] == list(tmp_path.iterdir())


def test_a_link_stays_and_its_target_is_replaced(tmp_path: Path) -> None:
    """The file that is shared under another name gets the report."""
    target, link = tmp_path / "report.txt", tmp_path / "latest"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    replace_file(link, "new", "--output")

    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_report_that_others_may_not_read_stays_so(tmp_path: Path) -> None:
    """And nothing is left beside it."""
    report = tmp_path / "report.txt"
    report.write_text("old", encoding="utf-8")
    report.chmod(0o600)
    replace_file(report, "new", "--output")

    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert [report] == list(tmp_path.iterdir())


def test_a_link_that_leads_to_itself_is_one_line(tmp_path: Path) -> None:
    """Which names the option."""
    loop = tmp_path / "loop"
    loop.symlink_to(loop)

    with pytest.raises(UsageError, match=r"--output .*loop: cannot be written"):
        replace_file(loop, "new", "--output")


@pytest.mark.parametrize("name", ["article.txt", "linked", "attrib.toml", "known.json", "article.txt.attrib"])
def test_what_is_read_is_not_written_over(tmp_path: Path, name: str) -> None:
    """An article, under whatever name, what stands beside it, and what was set."""
    article = put_article(tmp_path, ANONYMOUS)
    (tmp_path / "linked").symlink_to(article)
    (tmp_path / "article.txt.attrib").write_text("# nothing\n", encoding="utf-8")
    (tmp_path / "known.json").write_text('{"version": 1, "findings": []}', encoding="utf-8")
    (tmp_path / "attrib.toml").write_text('baseline = "known.json"\n', encoding="utf-8")
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    finished = attrib("check", ".", "--output", name, cwd=tmp_path)

    assert finished.returncode == 2
    assert f"--output {name}: this is what is read (" in finished.stderr
    assert before == {file.name: file.read_bytes() for file in tmp_path.iterdir()}


def test_neither_is_the_article_by_a_baseline_or_a_diff(tmp_path: Path) -> None:
    """Named or found."""
    put_article(tmp_path, ANONYMOUS)
    for arguments in (
        ("baseline", "write", "article.txt", "--baseline", "article.txt"),
        ("baseline", "write", ".", "--baseline", "article.txt"),
        ("diff", "article.txt", "article.txt", "--output", "article.txt"),
    ):
        finished = attrib(*arguments, cwd=tmp_path)

        assert finished.returncode == 2
        assert "this is what is read" in finished.stderr or "not JSON" in finished.stderr
    assert (tmp_path / "article.txt").read_bytes() == (ROOT / ANONYMOUS).read_bytes()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", "<!doctype html>"),
        ("r.JSON", "{"),
        ("r.md", "## attrib"),
        ("r.sarif", '{\n  "$schema"'),
        ("r.xml", "<?xml"),
        ("r.txt", ANONYMOUS),
        ("r", ANONYMOUS),
    ],
)
def test_the_ending_of_a_file_picks_the_format(tmp_path: Path, name: str, start: str) -> None:
    """Where none is asked for."""
    attrib("check", ANONYMOUS, "--output", tmp_path / name)

    assert (tmp_path / name).read_text(encoding="utf-8").lstrip().startswith(start)


def test_a_format_that_is_asked_for_is_no_matter_of_the_ending(tmp_path: Path) -> None:
    """Here by option and by the environment."""
    attrib("check", ANONYMOUS, "--output", tmp_path / "r.html", "--format", "json")
    attrib("check", ANONYMOUS, "--output", tmp_path / "s.html", variables={"ATTRIB_FORMAT": "json"})

    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("{")
    assert (tmp_path / "s.html").read_text(encoding="utf-8").startswith("{")


def test_a_diff_has_the_format_of_its_file(tmp_path: Path) -> None:
    """And none where there is no such form of a diff, which is told."""
    old, new = "fixtures/diff/en-ferry/old/article.txt", "fixtures/diff/en-ferry/new/article.txt"
    attrib("diff", old, new, "--output", tmp_path / "d.html")
    refused = attrib("diff", old, new, "--output", "d.sarif", cwd=tmp_path)

    assert (tmp_path / "d.html").read_text(encoding="utf-8").lstrip().startswith("<!doctype html>")
    assert refused.returncode == 2
    assert refused.stderr.startswith("attrib: --output d.sarif: it holds the findings of one version: choose one of ")


def test_words_are_left_out_of_no_format_that_shows_them(tmp_path: Path) -> None:
    """Whether it was asked for or is that of the file."""
    refused = attrib("check", ANONYMOUS, "--no-text", "--output", tmp_path / "r.html")

    assert refused.returncode == 2
    assert "the format html shows the article" in refused.stderr
