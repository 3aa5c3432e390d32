"""The catalogues of attrib/locale: what the code says, found by Babel, and what the languages have for it.

`make messages` brings new messages into every catalogue, takes out those that nobody says any more, and compiles.
A new language: `python -m tests.messages de`, then translate attrib/locale/de/LC_MESSAGES/attrib.po.
"""

import ast
import io
import sys
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from attrib.languages import language_name
from attrib.languages.folders import language_codes
from attrib.messages import DOMAIN, FOLDER, report_languages
from attrib.report.checklist import load_points
from attrib.report.rule_pages import help_messages
from attrib.rules import RULES
from attrib.version import VERSION

ROOT = Path(__file__).parent.parent
CODE = ROOT / "attrib"
EVERYWHERE = [("training/**", "ignore"), ("**.py", "tests.messages:read_python")]
# The calls that say something, with the places of their texts; a voice is called say, and so is a function of cli/.
KEYWORDS = {"Message": None, "Plural": (1, 2), "pgettext": ((1, "c"), 2)}
WITH_VOICES = [(f"{folder}/**.py", "tests.messages:read_python") for folder in ("report", "corpus", "serve")]
TEMPLATES = [("**.html", "jinja2.ext.babel_extract")]
WIDTH = 100
NO_DAY = datetime(2000, 1, 1, tzinfo=UTC)
# Heads of a catalogue that tell of a day or of nobody.
PASSING = tuple(
    b'"' + name for name in (b"Project-Id", b"Report-", b"POT-", b"PO-", b"Last-", b"Generated-", b"Language-T")
)


def extracted() -> Catalog:
    """Return all that the code says, with the files that say it."""
    catalog = Catalog(project="attrib", version=VERSION, charset="utf-8")
    for methods, keywords in ((EVERYWHERE, KEYWORDS), ([*WITH_VOICES, *TEMPLATES], {"say": None})):
        for file, _, message, _, context in extract_from_dir(str(CODE), methods, keywords=keywords):
            if message:
                catalog.add(message, locations=[(f"attrib/{file}", 0)], context=context)
    for file, message in (*_of_languages(), *_of_rules(), *_of_checklist()):
        catalog.add(message, locations=[(file, 0)])
    return catalog


def read_python(
    file: IO[bytes],
    keywords: Mapping[str, object],
    comments: object,  # noqa: ARG001 - as Babel calls it
    options: object,  # noqa: ARG001
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Yield the calls of a module that say something, also those within an f-string, as Babel wants them."""
    for node in ast.walk(ast.parse(file.read())):
        name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
        if isinstance(node, ast.Call) and node.args and name in keywords:
            texts = (arg.value if isinstance(arg, ast.Constant) else None for arg in node.args)
            yield node.lineno, name, tuple(text if isinstance(text, str) else None for text in texts), []


def _of_languages() -> Iterator[tuple[str, str]]:
    """Yield what the languages of articles are called."""
    return ((f"attrib/languages/{code}/language.toml", language_name(code)) for code in language_codes())


def _of_rules() -> Iterator[tuple[str, str]]:
    """Yield what the help of rules says, piece by piece, with the file of the rule."""
    for rule in RULES:
        file = f"attrib/rules/{rule.slug.replace('-', '_')}.py"
        yield from ((file, message) for message in help_messages(rule))


def _of_checklist() -> Iterator[tuple[str, str]]:
    """Yield what the checklist asks, and who asks for it."""
    return (("attrib/policies/checklist.toml", text) for point in load_points() for text in (point.text, point.policy))


def file_of(code: str) -> Path:
    """Return where the catalogue of a language is."""
    return FOLDER / code / "LC_MESSAGES" / f"{DOMAIN}.po"


def read_catalog(code: str) -> Catalog:
    """Return the catalogue of a language."""
    with file_of(code).open("rb") as file:
        return read_po(file, locale=code, domain=DOMAIN)


def compiled(code: str) -> bytes:
    """Return the catalogue of a language as programs read it, the same on every day."""
    out = io.BytesIO()
    catalog = read_catalog(code)
    catalog.creation_date = catalog.revision_date = NO_DAY
    write_mo(out, catalog)
    return out.getvalue()


def renew(code: str) -> None:
    """Bring the catalogue of a language up to what the code says, and compile it."""
    file = file_of(code)
    file.parent.mkdir(parents=True, exist_ok=True)
    catalog = read_catalog(code) if file.exists() else Catalog(locale=code)
    catalog.update(extracted(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    write_catalog(catalog, code)


def write_catalog(catalog: Catalog, code: str) -> None:
    """Write and compile the catalogue of a language; nothing in it changes from day to day."""
    catalog.header_comment = "# What attrib says, in another language. `make messages` renews and compiles this file."
    out = io.BytesIO()
    write_po(out, catalog, width=WIDTH, sort_by_file=True, include_lineno=False)
    lines = out.getvalue().splitlines(keepends=True)
    file = file_of(code)
    file.write_bytes(b"".join(line for line in lines if not line.startswith(PASSING)))
    file.with_suffix(".mo").write_bytes(compiled(code))


if __name__ == "__main__":
    for code in sys.argv[1:] or report_languages()[1:]:
        renew(code)
