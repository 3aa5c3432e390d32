"""What a page says of its article for search engines and social media: schema.org's JSON-LD, and Open Graph."""

import re
from collections.abc import Iterator
from html import unescape

from attrib.errors import ArticleError
from attrib.formats.json_places import Text, Value, read_json
from attrib.origin import Placed, placed, standing_for
from attrib.records import dataclass

SCRIPT = re.compile(r"<script\b[^>]*application/ld\+json[^>]*>(?P<json>.*?)</script\s*>", re.IGNORECASE | re.DOTALL)
ARTICLES = re.compile(r"(?:News|Reportage|Analysis|Opinion|Background|ReportageNews)?Article|(?:Live)?BlogPosting")
OPEN_GRAPH = re.compile(
    r"<meta\b(?=[^>]*property\s*=\s*[\"']og:title)[^>]*?content\s*=\s*(?P<quote>[\"'])(?P<title>.*?)(?P=quote)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PageData:
    """What a page says of its article."""

    headline: Placed | None = None
    language: str = ""
    body: Placed | None = None


def read_page_data(stored: str) -> PageData:
    """Return what a page says; nothing where it says nothing that can be read."""
    for value, shift in _objects(stored):
        headline, body, language = (value.get(name) for name in ("headline", "articleBody", "inLanguage"))
        return PageData(
            headline=_placed(headline, stored, shift),
            body=_placed(body, stored, shift),
            language=language.value if isinstance(language, Text) else "",
        )
    title = OPEN_GRAPH.search(stored)
    if title is None:
        return PageData()
    words = unescape(title["title"])
    exact = words == title["title"]
    return PageData(
        headline=placed(words, title.start("title")) if exact else standing_for(words, *title.span("title"))
    )


def _objects(stored: str) -> Iterator[tuple[dict[str, Value], int]]:
    """Yield the articles that scripts describe, each with the place where its script begins."""
    for match in SCRIPT.finditer(stored):
        try:
            value = read_json(match["json"])
        except ArticleError:
            continue
        for found in _flat(value):
            kinds = found.get("@type")
            names = [kind.value for kind in (kinds if isinstance(kinds, list) else [kinds]) if isinstance(kind, Text)]
            if any(ARTICLES.fullmatch(name) for name in names):
                yield found, match.start("json")


def _flat(value: Value) -> Iterator[dict[str, Value]]:
    """Yield an object, those of a list, and those of a graph."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield one
            yield from _flat(one.get("@graph", []))


def _placed(text: Value, stored: str, shift: int) -> Placed | None:
    """Return a string of a script with its places in the page."""
    if not isinstance(text, Text) or not text.value.strip():
        return None
    return Text(text.value, text.start + shift).placed(stored)
