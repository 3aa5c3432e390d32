"""What is given to attrib when it is fuzzed: texts, JSON, TOML and trees that nobody of good will would write."""

import json
from typing import Any

from hypothesis import strategies as st

# What the readers look for, so that chance puts it where it does not belong.
PIECES = (
    "Lee", "said", "zei", "officials", "bronnen", "volgens", "reportedly", "de minister", "it held", "dat het lekt",
    '"', "'", "''", ",,", "“", "”", "„", "‘", "’", "«", "»", "(", ")", "-", "–", "—", ".", ",", ":", ";", "?", "!", "…",
    "\n", "\n\n", "\r\n", "\t", " ", "  ", "\u00a0", "\u200b", "\u202e", "\x1b[31m", "\ufeff", "e\u0301", "𝕏", "ǅ", "ß",
    "<!--", "-->", "<!-- attrib: ignore[ATR101] -->", "<!-- attrib: off[ATR1] -->", "[//]: # (x)", "GENT (ANP) - ",
    "By Jan Smit", "# id: a", "# lang: nl", "----", "1 | person | x | Lee | said | it held", "|", "~", "[[", "]]",
    "U.S.", "12.000", "a" * 300,
)  # fmt: skip

texts = st.one_of(
    st.text(max_size=200),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=5)), max_size=60).map("".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
)

numbers = st.one_of(
    st.integers(-3, 300), st.sampled_from([10**20, -(10**20), 1 << 62]), st.floats(), st.sampled_from([0.0, 1e308])
)
scalars = st.one_of(st.none(), st.booleans(), numbers, texts.map(lambda text: text[:40]))
values = st.recursive(
    scalars, lambda below: st.lists(below, max_size=4) | st.dictionaries(st.text(max_size=8), below, max_size=4)
)


@st.composite
def changed(draw: st.DrawFn, value: Any) -> Any:
    """Return a copy of a JSON value in which a few places hold something else, or nothing."""
    copied = json.loads(json.dumps(value))
    for _ in range(draw(st.integers(0, 3))):
        _change(draw, copied)
    return copied


def _change(draw: st.DrawFn, value: Any) -> None:
    """Walk down to some place and change what is there."""
    while isinstance(value, dict | list) and value:
        key = draw(st.sampled_from(sorted(value) if isinstance(value, dict) else range(len(value))))
        below = value[key]
        if not isinstance(below, dict | list) or not below or draw(st.integers(0, 3)) == 0:
            if draw(st.booleans()):
                value[key] = draw(values)
            else:
                del value[key]
            return
        value = below


def as_json(value: Any) -> str:
    """Return a value as JSON, with what JSON does not have where a value has it."""
    return json.dumps(value)
