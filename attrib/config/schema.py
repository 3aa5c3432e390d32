"""The configuration described for machines and people: a JSON Schema for editors, the tables of docs/config.md."""

import json
from collections.abc import Iterator
from typing import Any

from attrib.config.keys import Key, Table, declaration
from attrib.config.kinds import to_toml
from attrib.rules import rule_names

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> str:
    """Return the JSON Schema of attrib.toml."""
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "title": "attrib.toml",
        "description": "Configuration of attrib; in pyproject.toml it is the table [tool.attrib].",
        **_object(),
        "$defs": {
            "rule": {"description": "A code, its first digits, a slug or ALL.", "enum": list(rule_names())},
            **{table.path[0]: table.kind.schema() for table in declaration().tables},
        },
    }
    for table in declaration().tables:
        _put(schema, table.path, _table(table))
    for key in declaration().keys:
        _put(schema, key.path, _key(key))
    return json.dumps(schema, indent=2) + "\n"


def markdown_tables() -> str:
    """Return the tables of keys for the documentation."""
    rows = ["| key | accepted | default | meaning |", "| --- | --- | --- | --- |", *map(_row, declaration().keys)]
    rows += ["", "| table | its keys | accepted | meaning |", "| --- | --- | --- | --- |"]
    return "\n".join((*rows, *map(_table_row, declaration().tables))) + "\n"


def _key(key: Key) -> dict[str, Any]:
    default = {} if key.default is None else {"default": key.default}
    return {"description": key.help, **key.kind.schema(), **default}


def _table(table: Table) -> dict[str, Any]:
    value = {"$ref": f"#/$defs/{table.path[0]}"}
    if table.names is None:
        return {"description": table.help, "type": "object", "additionalProperties": value}
    return {"description": table.help, **_object(), "properties": dict.fromkeys(table.names, value)}


def _object() -> dict[str, Any]:
    """Return the schema of a table that has no other keys than those it names."""
    return {"type": "object", "additionalProperties": False, "properties": {}}


def _put(schema: dict[str, Any], path: tuple[str, ...], part: dict[str, Any]) -> None:
    """Put the schema of a key or table in its place."""
    *tables, name = path
    for table in tables:
        schema = schema["properties"].setdefault(table, _object())
    schema["properties"][name] = part


def _row(key: Key) -> str:
    default = f"`{to_toml(key.default)}`" if key.default is not None else "–"
    return f"| `{key.name}` | {key.kind.words} | {default} | {key.help} |"


def _table_row(table: Table) -> str:
    return f"| `[{table.name}]` | {' '.join(_names(table))} | {table.kind.words} | {table.help} `{table.example}` |"


def _names(table: Table) -> Iterator[str]:
    """Yield the keys of a table, or what they are where there are many."""
    if table.names is None:
        yield "patterns"
    elif table.path[0] == "words":
        yield "names of word lists"
    elif table.path == ("levels",):
        yield "codes and slugs of rules"
    else:
        yield from (f"`{name}`" for name in table.names)
