"""Imports point down: the layers of the package, read from the source of every module."""

import ast
from collections.abc import Iterable
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From below; what stands in one row does not know the rest of its row.
LAYERS = (
    {"records", "files", "messages"},
    {"origin", "grammar"},
    {"lexicon"},
    {"model", "errors", "hints", "version"},
    {"languages"},
    {"formats", "interviews"},
    {"article", "paths"},
    {"given"},
    {"parsing", "syntax", "by_place"},
    {"reader"},
    {"attributions"},
    {"sources"},
    {"answers"},
    {"rules", "score", "fingerprints"},
    # Ignores name rules, a baseline holds fingerprints.
    {"suppressions"},
    {"diff"},
    {"report"},
    # A report that can turn itself into every format.
    {"reports"},
    {"pipeline"},
    # What a newsroom can choose is asked of all that can be chosen: rules, languages, formats.
    {"config"},
    {"policy"},
    {"corpus", "evaluate", "lsp", "notebook", "serve"},
    {"training"},
    {"cli"},
    {"attrib", "__main__"},
)
# The layers within a folder whose rooms have rooms.
INNER = {
    "attrib.parsing": ({"models"}, {"stored", "stanza_parser", "cache"}),
    "attrib.training": ({"models", "reader"},),
}


def levels(layers: Iterable[set[str]]) -> dict[str, int]:
    """Return the level of every name, counted from below."""
    return {name: level for level, names in enumerate(layers) for name in names}


LEVELS = levels(LAYERS)
# The file of a folder that puts the parts together, where it is not __init__.py.
JOINING = {
    "attrib.attributions": "attrib.attributions.find",
    "attrib.sources": "attrib.sources.resolve",
    "attrib.parsing.cache": "attrib.parsing.cache.parser",
    "attrib.suppressions": "attrib.suppressions.suppress",
    "attrib.diff": "attrib.diff.differences",
    "attrib.lsp": "attrib.lsp.server",
}
# Where a package may be imported: a module, or a folder with all that is in it.
HOMES = {
    "stanza": (
        "attrib.parsing.models.inference",
        "attrib.parsing.models.sources",
        "attrib.training.models",
    ),
    "torch": (
        "attrib.parsing.models.inference",
        "attrib.reader.network",
        "attrib.reader.reading",
        "attrib.reader.weights",
        "attrib.training",
    ),
    "safetensors": ("attrib.reader.weights",),
    "rich": (
        "attrib.report.progress",
        "attrib.report.console",
        "attrib.report.terminal",
        "attrib.report.terminal_rules",
        "attrib.report.terminal_tables",
        "attrib.report.terminal_text",
        "attrib.report.diffs.terminal",
        "attrib.corpus.terminal",
    ),
    "typer": ("attrib.cli",),
    "snowballstemmer": ("attrib.diff.likeness",),
    "py3langid": ("attrib.languages.detect",),
    "jinja2": ("attrib.report.html", "attrib.corpus.page", "attrib.serve.pages"),
    "conllu": ("attrib.parsing.stored", "attrib.training.models"),
    "pyarrow": ("attrib.corpus",),
    "duckdb": ("attrib.corpus.views",),
    "ray": ("attrib.corpus.cluster",),
    "fsspec": ("attrib.corpus.places",),
    # Current Typer brings its own.
    "click": (),
    "pathspec": ("attrib.paths",),
    "pygls": ("attrib.lsp.server",),
    "lsprotocol": ("attrib.lsp",),
    "starlette": ("attrib.serve",),
    "uvicorn": ("attrib.serve.run",),
    "watchfiles": ("attrib.cli.watch",),
    # Whichever is there is imported when a table is asked for.
    "pandas": (),
    "polars": (),
    "markdown_it": ("attrib.formats.markdown",),
    "mdit_py_plugins": ("attrib.formats.markdown",),
}


def module_name(file: Path) -> str:
    """Return the dotted name of a source file."""
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


FILES = {module_name(file): file for file in sorted((ROOT / "attrib").rglob("*.py"))}


def read_imports(source: str, known: frozenset[str] = frozenset(FILES)) -> set[str]:
    """Return the modules that a source imports anywhere: at its head, in functions, for type checking."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            names = {f"{start}.{alias.name}" for alias in node.names}
            found |= (names & known) or {start}
    return found


IMPORTS = {name: read_imports(file.read_text(encoding="utf-8")) for name, file in FILES.items()}
OWN = {name: {other for other in imports if other.split(".")[0] == "attrib"} for name, imports in IMPORTS.items()}


def unit(module: str) -> str:
    """Return the module or folder of the drawing in docs/architecture.md that a module belongs to.

    >>> unit("attrib.report.json"), unit("attrib")
    ('report', 'attrib')
    """
    return module.split(".")[1] if "." in module else module


def is_in(module: str, home: str) -> bool:
    """Tell whether a module is the given one or lies in the folder of that name."""
    return module == home or module.startswith(f"{home}.")


def test_imports_are_read_wherever_they_stand() -> None:
    """What only a function or a type checker imports is an import too, and so is a relative one."""
    source = (
        "import stanza.models\nfrom attrib import pipeline, nothing\nfrom attrib.model import Span\n"
        "if TYPE_CHECKING:\n    from attrib import cli\ndef f():\n    import rich\n    from . import x\n"
    )

    assert {"stanza.models", "attrib.pipeline", "attrib.model", "attrib.cli", "rich", "."} == read_imports(source)


def test_the_drawing_shows_these_layers() -> None:
    """docs/architecture.md has the same rows, the uppermost first, with a stroke behind the name of a folder."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = [row.split() for row in page.partition("```text\n")[2].partition("```")[0].splitlines()]

    assert [{name.rstrip("/") for name in row} for row in rows] == list(reversed(LAYERS))
    assert {name for row in rows for name in row if name.endswith("/")} == {
        f"{unit(module)}/" for module, file in FILES.items() if file.parent not in {ROOT, ROOT / "attrib"}
    }


@pytest.mark.parametrize("module", FILES)
def test_every_module_has_a_layer(module: str) -> None:
    """A new module is drawn into the layers before it is used."""
    assert unit(module) in LEVELS


@pytest.mark.parametrize("module", FILES)
def test_imports_point_down(module: str) -> None:
    """A module imports from the layers below its own, and within its own only from its own folder."""
    level = LEVELS[unit(module)]
    wrong = {
        other for other in OWN[module] if unit(other) != unit(module) and not LEVELS.get(unit(other), level) < level
    }

    assert set() == wrong


@pytest.mark.parametrize("folder", INNER)
def test_the_rooms_of_a_folder_have_layers(folder: str) -> None:
    """What is kept or parsed knows the models, never the reverse; one training does not know the other."""
    inner = levels(INNER[folder])
    rooms = {module: module.removeprefix(f"{folder}.").split(".")[0] for module in FILES if is_in(module, folder)}
    del rooms[folder]
    wrong = {
        (module, other)
        for module, room in rooms.items()
        for other in OWN[module] & rooms.keys()
        if rooms[other] != room and not inner[rooms[other]] < inner[room]
    }

    assert set(rooms.values()) == inner.keys()
    assert set() == wrong


@pytest.mark.parametrize("module", FILES)
def test_the_parts_of_a_folder_do_not_know_what_joins_them(module: str) -> None:
    """The joining file imports the parts, never the reverse."""
    folder = module.rpartition(".")[0]
    joining = {folder, JOINING.get(folder, folder)} - {"attrib", "", module}

    assert set() == OWN[module] & joining


def test_imports_form_no_ring() -> None:
    """Every module can be read before those that import it."""
    ring: list[str] = []
    try:
        TopologicalSorter(OWN).prepare()
    except CycleError as error:
        ring = error.args[1]

    assert ring == []


@pytest.mark.parametrize("module", FILES)
def test_imports_are_written_in_full(module: str) -> None:
    """A reader sees from where a name comes."""
    assert set() == {name for name in IMPORTS[module] if name.startswith(".")}


@pytest.mark.parametrize("package", HOMES)
def test_a_package_is_imported_in_its_own_place_only(package: str) -> None:
    """Stanza, Rich, Typer and the others can each be replaced in one place."""
    users = {module for module, imports in IMPORTS.items() for name in imports if is_in(name, package)}

    assert set() == {user for user in users if not any(is_in(user, home) for home in HOMES[package])}


def test_training_is_no_part_of_the_tool() -> None:
    """Nothing that runs for a user needs what trains the models."""
    training = "attrib.training"
    users = {module for module, imports in OWN.items() if any(is_in(other, training) for other in imports)}

    assert set() == {user for user in users if not is_in(user, training)}
