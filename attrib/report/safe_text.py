"""Text from an article made safe to show: nothing in it can steer a terminal or a build server."""

import re

# Pictures of the control characters stand at U+2400 and on; white space of any kind becomes a space.
PICTURES = {code: chr(0x2400 + code) for code in range(0x20)} | {0x7F: "␡"}
SPACES = dict.fromkeys(map(ord, "\t\n\v\f\r\x85\u2028\u2029"), " ")
# C1 control characters, marks that turn the direction of writing, invisible marks and tags, lone surrogates.
INVISIBLE = (
    *range(0x80, 0xA0),
    0x061C,
    0x200B,
    0x200E,
    0x200F,
    *range(0x202A, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xFFF9, 0xFFFC),
    *range(0xE0000, 0xE0080),
)
HARMLESS = {**PICTURES, **dict.fromkeys(INVISIBLE, "\N{REPLACEMENT CHARACTER}"), **SPACES}
SURROGATES = re.compile("[\ud800-\udfff]")
# What build servers obey: "::error::" at the start of a line, which may be one of ours; "##[error]" and "##vso[…]"
# anywhere.
COMMANDS = re.compile(r":(?=:)|(?<=##)\[|(?<=##vso)\[", re.IGNORECASE)


def visible(text: str) -> str:
    r"""Return text of the same length in which every control character shows and nothing is a command.

    >>> visible("red \x1b[31m\nalert")
    'red ␛[31m alert'
    >>> visible("::error::") == "::error::"
    False
    """
    shown = SURROGATES.sub("\N{REPLACEMENT CHARACTER}", text.translate(HARMLESS))
    return COMMANDS.sub(lambda match: "∶" if match[0] == ":" else "(", shown)
