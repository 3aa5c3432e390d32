"""Inputs that once crashed attrib, by target: what `make fuzz` finds is added here."""

import zlib

FOUND: tuple[tuple[str, object], ...] = (
    ("reports", '{"schema_version": "1.0.0", "articles": [{"words": 1' + "0" * 400 + "}]}"),
    ("reports", '{"schema_version": "1.0.0", "articles": [], "notes": ' + "[" * 900 + "]" * 900 + "}"),
    ("baselines", "[" * 100_000),
    ("configurations", "min-score = 1" + "0" * 400),
    ("configurations", "min-score = 1" + "0" * 5000),
    ("configurations", "lang = " + "[" * 100_000),
    ("configurations", "lang = " + "[" * 500 + "]" * 500),
    ("gold", '{"id": ' + "[" * 100_000),
    ("gold", '{"id": "a", "text": "Ann said.", "attributions": [{"content": [[0.5, 3]], "source_type": ["x"]}]}'),
    ("kept_parses", zlib.compress(b"[" * 100_000)),
    ("rows", '{"text": "It held.", "id": ' + "[" * 100_000),
    ("rows", 'id,text\n"a"b,It held.\n'),
)
