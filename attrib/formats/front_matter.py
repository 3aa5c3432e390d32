"""Front matter: what a Markdown file says of its article before it begins, between lines of --- (YAML) or +++ (TOML).

Only what an article needs is read of it, headline and language, with its place in the file; so no YAML is parsed.
"""

import re

from attrib.origin import Placed, placed
from attrib.records import dataclass

FRONT = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*\r?\n(?P<lines>(?:.*\n)*?)(?P=mark)[ \t]*\r?(?:\n|\Z)")
# title: "Dike holds"   or   title = 'Dike holds'
ENTRY = r"^(?:{names})[ \t]*[:=][ \t]*(?P<quote>[\"']?)(?P<value>[^\r\n]+?)(?P=quote)[ \t]*\r?$"
TITLE = re.compile(ENTRY.format(names="title|headline|titel|kop"), re.MULTILINE | re.IGNORECASE)
LANGUAGE = re.compile(ENTRY.format(names="lang|language|locale|taal"), re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What front matter says."""

    end: int
    """Where the article begins; 0 if there is none."""
    title: Placed | None = None
    language: str = ""


def read(text: str) -> FrontMatter:
    r"""Return the front matter of a text.

    >>> read("---\ntitle: Dike holds\nlang: nl\n---\nIt held.").language
    'nl'
    """
    front = FRONT.match(text)
    if front is None:
        return FrontMatter(end=0)
    title, language = (pattern.search(text, *front.span("lines")) for pattern in (TITLE, LANGUAGE))
    return FrontMatter(
        end=front.end(),
        title=placed(title["value"], title.start("value")) if title else None,
        language=language["value"] if language else "",
    )
