"""What `import attrib` gives, and what it leaves alone."""

import ast
import inspect
import subprocess
import sys

import pytest

import attrib
from attrib import errors
from tests.fixtures import fixture_folders

HEAVY = {"torch", "stanza", "numpy", "rich", "typer", "py3langid"}


def loaded_by(*arguments: str) -> set[str]:
    """Return the packages that a run of Python imports, as it tells itself on standard error."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, encoding="utf-8", check=True
    )
    lines = [line for line in run.stderr.splitlines() if line.startswith("import time:")]
    return {line.rpartition("|")[2].strip().partition(".")[0] for line in lines}


def test_the_public_names_are_sorted() -> None:
    """A name is easy to find."""
    assert sorted(attrib.__all__) == attrib.__all__


@pytest.mark.parametrize("name", attrib.__all__)
def test_a_public_name_can_be_imported(name: str) -> None:
    """The list promises nothing that is not there."""
    assert hasattr(attrib, name)


def test_what_type_checkers_see_is_what_there_is() -> None:
    """Each public name, from the module that it says it is from."""
    imports = [
        (alias.name, node.module)
        for node in ast.walk(ast.parse(inspect.getsource(attrib)))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("attrib.")
        for alias in node.names
    ]

    assert sorted(imports) == [(name, getattr(attrib, name).__module__) for name in attrib.__all__]
    assert set(attrib.__all__) <= set(dir(attrib))


def test_there_is_no_other_name() -> None:
    """And asking for one says so."""
    with pytest.raises(AttributeError, match="module 'attrib' has no attribute 'Token'"):
        attrib.Token  # type: ignore[attr-defined]  # noqa: B018 - the question is the test


def test_every_error_is_public() -> None:
    """A user can catch each kind by name."""
    classes = {name for name, value in vars(errors).items() if isinstance(value, type)}

    assert classes <= set(attrib.__all__)


def test_a_library_user_needs_no_other_import() -> None:
    """An article with a stored parse goes from file to report by the public names alone."""
    path = str(fixture_folders()[0] / "article.txt")
    report = attrib.check_text(
        attrib.read_text(path),
        path=path,
        language="auto",
        parser=attrib.StoredParser(),
        policy=attrib.load_policy(),
    )

    assert report.analysis.sources


def test_import_is_light() -> None:
    """Nothing is imported with the package, and nothing slow with its names: it comes when it is needed."""
    loaded = loaded_by("-c", "import attrib, sys; assert not [name for name in sys.modules if 'attrib.' in name]")

    assert "attrib" in loaded
    assert set() == HEAVY & loaded
    assert set() == HEAVY & loaded_by("-c", "from attrib import *")


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_the_command_answers_without_the_models(option: str) -> None:
    """Help and version are there at once: no torch, no Stanza, no numpy, no language detection."""
    loaded = loaded_by("-m", "attrib", option)

    assert "typer" in loaded
    assert set() == {"torch", "stanza", "numpy", "py3langid"} & loaded
