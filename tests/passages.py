"""The passages of the rules: what each should flag and leave alone, and the parses of those whose rule asks for words.

tests/rules/passages/<slug>.toml    the passages, as sketches
tests/rules/parses/<slug>.conllu    their parses, of rules that need them: renewed by `make parses`
"""

import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from attrib.model import Analysis, ParsedArticle, Source
from attrib.parsing.stored import read_parse, write_parse
from attrib.pipeline import Parser
from attrib.sources.withheld import is_kept_back
from tests.sketch import sketch

FOLDER = Path(__file__).parent / "rules" / "passages"
PARSES = Path(__file__).parent / "rules" / "parses"
# Opens the parse of a passage in a file: "# passage = flagged 1".
OPENER = "# passage = "
Passage = dict[str, Any]


def read_passages(slug: str) -> dict[str, list[Passage]]:
    """Return the passages of a rule by kind, each with its number and the parse that is stored of it, if any."""
    kinds: dict[str, list[Passage]] = tomllib.loads((FOLDER / f"{slug}.toml").read_text(encoding="utf-8"))
    parses = dict(_stored(PARSES / f"{slug}.conllu"))
    return {
        kind: [{**p, "parse": parses.get(f"{kind} {number}")} for number, p in enumerate(passages, start=1)]
        for kind, passages in kinds.items()
    }


def sketch_of(passage: Passage) -> Analysis:
    """Return a passage's analysis, with its sentences where they are stored."""
    analysis = _bare(passage)
    if passage.get("parse") is None:
        return analysis
    parsed = read_parse(passage["parse"], analysis.article, place=passage["why"])
    return replace(
        analysis, parsed=parsed, sources=tuple(_decided(source, analysis, parsed) for source in analysis.sources)
    )


def _decided(source: Source, analysis: Analysis, parsed: ParsedArticle) -> Source:
    """Return a source that knows by its words whether its name is kept back, unless the passage says so."""
    if not source.kind.anonymous or source.withheld is not None:
        return source
    return replace(source, withheld=is_kept_back(source.attributions, parsed, analysis.lexicon))


def _bare(passage: Passage) -> Analysis:
    """Return a passage's analysis without sentences."""
    return sketch(passage["text"], passage.get("language", "en"), **passage["sources"])


def _stored(file: Path) -> Iterator[tuple[str, str]]:
    """Yield kind and number of every stored parse of a rule's passages, with the parse."""
    if file.exists():
        for chunk in file.read_text(encoding="utf-8").split(OPENER)[1:]:
            name, _, parse = chunk.partition("\n")
            yield name, parse


def renew(slug: str, parser: Parser) -> None:
    """Parse the passages of a rule and store the parses."""
    parses = [
        f"{OPENER}{kind} {number}\n{write_parse(parser.parse(_bare(passage).article))}"
        for kind, passages in read_passages(slug).items()
        for number, passage in enumerate(passages, start=1)
    ]
    (PARSES / f"{slug}.conllu").write_text("".join(parses), encoding="utf-8", newline="\n")


def parsed_slugs() -> list[str]:
    """Return the slugs of the rules whose passages have parses."""
    return sorted(path.stem for path in PARSES.glob("*.conllu"))
