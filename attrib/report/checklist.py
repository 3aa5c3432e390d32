"""What policies ask of an article's sources and no text can show: for the editor to tick, never a finding."""

from functools import cache
from pathlib import Path

from attrib.errors import DataError
from attrib.languages.folders import read_toml
from attrib.model import Analysis, Source, SourceKind
from attrib.records import dataclass

KEYS = {"for", "text", "policy"}
# What a point can be for: something that an article's sources are or lack.
SITUATIONS = frozenset({
    "any", "anonymous", "anonymous-plural", "anonymous-lead", "only-anonymous", "document", "outlet", "unattributed",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to make sure of before publication."""

    situation: str
    """For which articles it is a question."""
    text: str
    policy: str
    """Who asks for it, with addresses."""


def points_for(analysis: Analysis) -> tuple[Point, ...]:
    """Return the points that are a question for the sources of an article, in the order of the data file."""
    here = situations(analysis)
    return tuple(point for point in load_points() if point.situation in here)


def situations(analysis: Analysis) -> frozenset[str]:
    """Return what the sources that an article relies on are or lack."""
    sources = [s for s in analysis.sources if any(a.nested_in is None for a in s.attributions)]
    anonymous = [source for source in sources if source.kind.anonymous]
    found = {
        "any": bool(sources),
        "anonymous": bool(anonymous),
        "anonymous-plural": any(_is_plural(analysis, source) for source in anonymous),
        "anonymous-lead": any(analysis.in_lead(a) for source in anonymous for a in source.attributions),
        "only-anonymous": bool(anonymous) and not any(source.identified for source in sources),
        "document": any(source.kind is SourceKind.DOCUMENT for source in sources),
        "outlet": any(_is_outlet(analysis, source) for source in sources),
        "unattributed": any(source.kind is SourceKind.UNATTRIBUTED for source in sources),
    }
    return frozenset(name for name, is_so in found.items() if is_so)


def _is_plural(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is called by a plural."""
    return any(analysis.lexicon.any_has(words, "plurals") for words in _called(analysis, source))


def _is_outlet(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is a newspaper, broadcaster or agency."""
    media, articles = analysis.lexicon.words("media"), analysis.lexicon.words("articles_definite")
    names = {" ".join(words[start:]) for words in _called(analysis, source) for start in (0, words[0] in articles)}
    return source.kind is SourceKind.NAMED_ORGANIZATION and not media.isdisjoint(names)


def _called(analysis: Analysis, source: Source) -> list[list[str]]:
    """Return the words, in lower case, by which the article calls a source at each place."""
    return [analysis.article.quote(mention.spans).lower().split() for mention in source.mentions]


@cache
def load_points() -> tuple[Point, ...]:
    """Return all points of the data file; DataError names what is wrong with it."""
    file = Path(__file__).parent.parent / "policies" / "checklist.toml"
    points = read_toml(file).get("point", [])
    for number, point in enumerate(points, start=1):
        if point.keys() != KEYS or point["for"] not in SITUATIONS:
            raise DataError(f"{file}, point {number}: give for ({', '.join(sorted(SITUATIONS))}), text and policy")
    return tuple(Point(situation=point["for"], text=point["text"], policy=point["policy"]) for point in points)
