"""Imports point down: the layers of the package, read from the source of every module."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
# From below; what stands in one row does not know the rest of its row.
LAYERS = (
    {"records"},
    {"model", "errors", "hints", "version"},
    {"article", "paths", "languages", "models"},
    {"parse", "conllu", "cache", "syntax"},
    {"reader"},
    {"attributions"},
    {"sources"},
    {"rules", "score", "fingerprints"},
    # Ignores name rules, a baseline holds fingerprints.
    {"suppressions"},
    {"pipeline", "accounts", "diff", "report"},
    # What a newsroom can choose is asked of all that can be chosen: rules, languages, formats.
    {"config"},
    {"policy"},
    {"corpus", "evaluate"},
    {"training"},
    {"cli"},
    {"attrib", "__main__"},
)
LEVELS = {name: level for level, names in enumerate(LAYERS) for name in names}
# The file of a folder that puts the parts together, where it is not __init__.py.
JOINING = {
    "attrib.attributions": "attrib.attributions.find",
    "attrib.sources": "attrib.sources.resolve",
    "attrib.cache": "attrib.cache.parser",
    "attrib.suppressions": "attrib.suppressions.suppress",
}
# Where a package may be imported: a module, or a folder with all that is in it.
HOMES = {
    "stanza": (
        "attrib.models.inference",
        "attrib.models.trees",
        "attrib.models.sources",
        "attrib.models.training",
    ),
    "torch": (
        "attrib.models.inference",
        "attrib.models.trees",
        "attrib.models.training",
        "attrib.reader.network",
        "attrib.reader.reading",
        "attrib.reader.weights",
        "attrib.training",
    ),
    "safetensors": ("attrib.reader.weights",),
    "rich": (
        "attrib.report.progress",
        "attrib.report.terminal",
        "attrib.report.terminal_rules",
        "attrib.report.diffs.terminal",
        "attrib.corpus.terminal",
    ),
    "typer": ("attrib.cli",),
    "snowballstemmer": ("attrib.diff.likeness",),
    "py3langid": ("attrib.languages.detect",),
    "jinja2": ("attrib.report.html", "attrib.corpus.page"),
    "conllu": ("attrib.conllu", "attrib.models.training"),
    "pyarrow": ("attrib.corpus",),
    "duckdb": ("attrib.corpus.views",),
    "vl_convert": ("attrib.corpus.charts",),
    "ray": ("attrib.corpus.cluster",),
    "fsspec": ("attrib.corpus.places",),
    # Current Typer brings its own.
    "click": (),
    "pathspec": ("attrib.paths",),
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
    """Return the module or folder of the drawing in STYLE.md that a module belongs to.

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
        "import stanza.models\nfrom attrib import parse, nothing\nfrom attrib.model import Span\n"
        "if TYPE_CHECKING:\n    from attrib import cli\ndef f():\n    import rich\n    from . import x\n"
    )

    assert {"stanza.models", "attrib.parse", "attrib.model", "attrib.cli", "rich", "."} == read_imports(source)


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
    training = "attrib.models.training"
    users = {module for module, imports in OWN.items() if any(is_in(other, training) for other in imports)}

    assert set() == {user for user in users if not is_in(user, training)}
