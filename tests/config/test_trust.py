"""What a configuration may set that came with the articles."""

import os
from pathlib import Path

import pytest

from attrib.config.settings import Configuration, read_configuration
from attrib.errors import ConfigError
from tests.cli.command import attrib, put_article
from tests.config.configurations import write

ANONYMOUS = "fixtures/nl/gasplafond-eu/article.txt"


def configuration(environment: dict[str, str] | None = None, trusted: bool = False) -> Configuration:
    """Return a configuration without options."""
    return read_configuration(environment or {}, {}, trusted=trusted)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ('models = "m"', "models: a configuration that was found may not name files to load: set ATTRIB_MODELS"),
        ('models = "../m"', "models: a configuration that was found may not name files to load"),
        ('reader = "own.safetensors"', "reader: a configuration that was found may not name files to load"),
        ('baseline = "/dev/zero"', "baseline: leads out of the folders that the configuration is for"),
        ('baseline = "../known.json"', "baseline: leads out"),
        ('baseline = "~/known.json"', "baseline: leads out"),
        ('cache-dir = "/tmp/kept"', "cache-dir: leads out"),
        ('cache-dir = "linked"', "cache-dir: leads out"),
    ],
)
def test_what_leads_out_or_is_loaded_is_for_the_user_to_say(tmp_path: Path, content: str, why: str) -> None:
    """The line is shown; options, trust, and naming the file let it be."""
    file = write(tmp_path / "tree", f"lang = 'nl'\n{content}\n")
    (tmp_path / "tree" / "linked").symlink_to(tmp_path)
    article = str(tmp_path / "tree" / "a.txt")

    with pytest.raises(ConfigError, match=rf"attrib\.toml:2:1: {why}") as error:
        configuration().settings_for(article)
    assert content in error.value.excerpt[0]
    key = content.partition(" ")[0]
    assert configuration(trusted=True).settings_for(article).lang == "nl"
    assert configuration({"ATTRIB_TRUST_CONFIG": "1"}).settings_for(article).lang == "nl"
    assert configuration({"ATTRIB_CONFIG": str(file)}).settings_for(article).lang == "nl"
    over = {f"ATTRIB_{key.upper().replace('-', '_')}": "stanza" if key == "models" else "off"}
    assert configuration(over).settings_for(article).lang == "nl"


@pytest.mark.parametrize(
    "content",
    [
        'models = "stanza:alpino"',
        'reader = "fast"',
        'baseline = "../known.json"',
        'cache-dir = "kept"',
        "cache = false",
    ],
)
def test_what_stays_within_a_repository_is_free(tmp_path: Path, content: str) -> None:
    """A desk may have its configuration beside it and its baseline above."""
    (tmp_path / ".git").mkdir()
    write(tmp_path / "desk", content)

    assert configuration().settings_for(str(tmp_path / "desk" / "a.txt")).file is not None


def test_nothing_is_shown_of_a_file_that_a_link_leads_to(tmp_path: Path) -> None:
    """A line of it stood in the error."""
    secret = tmp_path / "secret"
    secret.write_text("password = hunter2\n", encoding="utf-8")
    tree = tmp_path / "tree"
    put_article(tree, ANONYMOUS)
    (tree / "attrib.toml").symlink_to(secret)
    finished = attrib("check", "article.txt", cwd=tree)

    assert finished.returncode == 2
    assert "attrib.toml: is a link that leads elsewhere: name it with --config" in finished.stderr
    assert "hunter2" not in finished.stdout + finished.stderr
    (tree / "attrib.toml").unlink()
    (tree / "pyproject.toml").symlink_to(secret)
    assert "hunter2" not in attrib("check", "article.txt", cwd=tree).stderr


@pytest.mark.parametrize("kind", ["pipe", "device", "large", "dangling"])
def test_what_is_no_file_is_not_read(tmp_path: Path, kind: str) -> None:
    """Nor waited for, nor passed over as if there were none."""
    file = tmp_path / "attrib.toml"
    (tmp_path / ".git").mkdir()
    if kind == "pipe":
        os.mkfifo(file)
    elif kind == "device":
        file.symlink_to("/dev/zero")
    elif kind == "large":
        file.write_bytes(b"#" * 2_000_000)
    else:
        file.symlink_to(tmp_path / "gone.toml")

    with pytest.raises(ConfigError, match=r"attrib\.toml: (cannot be read|is a link)"):
        configuration().settings_for(str(tmp_path / "a.txt"))


@pytest.mark.parametrize(
    "content",
    [
        "lang = " + "[" * 50_000,
        "words = " + "{a=" * 5_000 + "1" + "}" * 5_000,
        "a" + ".a" * 5_000 + " = 1",
        "lang = " + "[" * 200 + "]" * 200,
        "[values]\nnobody = 1" + "0" * 400,
        "min-score = 1" + "0" * 5_000,
        "min-score = nan",
        "[thresholds]\nlead-factor = 1e308",
        "x = 1\n" + "\n" * 200_000,
    ],
)
def test_absurd_values_are_one_line(tmp_path: Path, content: str) -> None:
    """However deep, large, long or undefined."""
    write(tmp_path, content)

    with pytest.raises(ConfigError) as error:
        configuration().settings_for(str(tmp_path / "a.txt"))
    assert "\n" not in str(error.value)
    assert len(str(error.value)) < 400


@pytest.mark.parametrize(
    "content", ['tool = {attrib = {lang = "nl"}}', '[tool]\nattrib.lang = "nl"', '[tool]\nattrib = {lang = "nl"}']
)
def test_our_table_is_found_however_it_is_written(tmp_path: Path, content: str) -> None:
    """In a pyproject.toml."""
    write(tmp_path, content, "pyproject.toml")

    assert configuration().settings_for(str(tmp_path / "a.txt")).lang == "nl"


def test_home_is_known_by_its_sign(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a shell writes it, which does not look into settings."""
    monkeypatch.setenv("HOME", str(tmp_path))
    write(tmp_path, 'baseline = "~/known.json"\n', "house.toml")
    named = read_configuration({}, {"models": "~/m"}, "~/house.toml").settings_for("-")

    assert named.baseline == str(tmp_path / "known.json")
    assert named.models == tmp_path / "m"


def test_a_pattern_that_would_never_end_is_refused(tmp_path: Path) -> None:
    """It takes more time than there is on a long name."""
    name = "a" * 230 + ".txt"
    put_article(tmp_path, ANONYMOUS, name)
    write(tmp_path, '[per-file-ignores]\n"' + "*a" * 30 + '*b" = ["ATR101"]\n')
    finished = attrib("check", name, cwd=tmp_path)

    assert finished.returncode == 2
    assert "no file pattern" in finished.stderr
