"""What goes wrong on a development set, grouped by cause: `make errors SET=polnear-dev`.

Missed, false and wrongly sourced attributions are sorted by the step that failed, counted, and shown with a few
examples, so that the biggest group can be worked on first. Parses are made once and kept in build/parses.

    python -m tests.quality.errors SHARED SET [EXAMPLES]
"""

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from attrib.article import make_article
from attrib.attributions.draft import Draft
from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.attributions.scene import Scene
from attrib.attributions.sentence_drafts import drafts_of
from attrib.evaluate.overlap import RIGHT, WORD, dice
from attrib.evaluate.overlap import Words as Places
from attrib.languages import load_lexicon
from attrib.lexicon import Lexicon
from attrib.model import Attribution, ParsedArticle, Spans
from attrib.parsing.stanza_parser import StanzaParser
from attrib.parsing.stored import read_parse, write_parse
from attrib.sources.resolve import resolve_sources
from tests.fixtures import ROOT
from tests.quality.development import read_set

PARSES = ROOT / "build" / "parses"
EXAMPLES = 3
# Contents or sources that differ in length by this factor are called too short or too long.
MUCH = 1.5
# The kind that the gold gives where a sentence alone does not tell.
UNKNOWN = "unresolved"

Slip = tuple[str, str, str]
"""Group (missed, false, wrong source …), cause, and an example in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An attribution of either side, in places of words."""

    source: Places
    cue: Places
    content: Places
    words: str
    """source | cue | content, for the eye."""
    kind: str = ""
    holder: str = ""
    """The id of its source."""
    found: Attribution | None = None


def main() -> None:
    """Print the groups of a set, largest first."""
    shared, name = Path(sys.argv[1]), sys.argv[2]
    wanted = int(sys.argv[3]) if len(sys.argv) > 3 else EXAMPLES
    parser = StanzaParser()
    slips = sorted(
        slip
        for gold in read_set(name, shared).values()
        for slip in slips_of(gold, parse_once(gold, PARSES / name, parser))
    )
    groups = [(key, list(some)) for key, some in groupby(slips, key=lambda slip: slip[:2])]
    for (group, cause), some in sorted(groups, key=lambda item: (item[0][0], -len(item[1]))):
        print(f"{len(some):5}  {group}: {cause}")
        for _, _, example in some[:: -(-len(some) // wanted)] if wanted else ():
            print(f"           {example}")


def parse_once(gold: dict[str, Any], folder: Path, parser: StanzaParser) -> ParsedArticle:
    """Return an article's parse, from the folder if it is there already."""
    article = make_article(gold["text"], path=gold["id"], language=gold.get("lang", "en"))
    stored = folder / f"{gold['id']}.conllu"
    if stored.exists():
        return read_parse(stored.read_text(encoding="utf-8"), article, place=str(stored))
    parsed = parser.parse(article)
    stored.parent.mkdir(parents=True, exist_ok=True)
    stored.write_text(write_parse(parsed), encoding="utf-8")
    return parsed


def slips_of(gold: dict[str, Any], parsed: ParsedArticle) -> Iterator[Slip]:
    """Yield what is wrong in one article."""
    lexicon = load_lexicon(parsed.article.language)
    scene = Scene(parsed=parsed, quotations=find_quotations(parsed.article), lexicon=lexicon)
    attributions = find_attributions(scene)
    truth = [_gold_claim(record, gold["text"]) for record in gold["attributions"]]
    found = _found_claims(parsed, attributions, lexicon)
    pairs = match(truth, found)
    for claim in truth:
        if claim not in pairs:
            yield "missed", _why_missed(claim, found, parsed, lexicon), claim.words
        elif dice(claim.content, pairs[claim].content) < RIGHT:
            other = pairs[claim]
            yield "missed", _why_unlike(claim.content, other.content, "content"), f"{claim.words}  FOUND  {other.words}"
        else:
            yield from _unlike(claim, pairs[claim], pairs)
    for claim in found:
        if claim not in pairs.values():
            yield "false", _why_false(claim, truth), claim.words


def match(truth: list[Claim], found: list[Claim]) -> dict[Claim, Claim]:
    """Return gold claims with the found ones they belong to: one to one, by how much of their contents they share."""
    shared = [
        (-dice(g.content, f.content), -dice(g.source, f.source), i, j)
        for i, g in enumerate(truth)
        for j, f in enumerate(found)
        if g.content & f.content
    ]
    pairs: dict[Claim, Claim] = {}
    for _, _, i, j in sorted(shared):
        if truth[i] not in pairs and found[j] not in pairs.values():
            pairs[truth[i]] = found[j]
    return pairs


def _why_missed(claim: Claim, found: list[Claim], parsed: ParsedArticle, lexicon: Lexicon) -> str:
    """Return which step lost an attribution of the gold that nothing was found for."""
    if any(claim.cue & other.cue for other in found):
        return "its cue is taken for another claim"
    if not claim.cue:
        return "no cue word: a quotation, colon or dash"
    drafts = [draft for draft in _drafts(parsed, lexicon) if claim.cue & _places(draft, parsed)]
    if not drafts:
        return "no cue: a word that the lexicon lacks or does not see here"
    if not any(draft.content for draft in drafts):
        return "cue known, no content in any of its frames"
    return "cue and content found, judged to be no attribution"


def _drafts(parsed: ParsedArticle, lexicon: Lexicon) -> Iterator[Draft]:
    for sentence in parsed.sentences:
        yield from drafts_of(sentence, parsed.article, lexicon)


def _places(draft: Draft, parsed: ParsedArticle) -> Places:
    return words_in([(t.span.start, t.span.end) for t in draft.cue], parsed.article.text)


def _why_unlike(one: Places, other: Places, part: str) -> str:
    """Return in which way what was found differs from the gold."""
    if not one & other:
        return f"{part} elsewhere"
    if len(one) > MUCH * len(other):
        return f"{part} too short"
    return f"{part} too long" if len(other) > MUCH * len(one) else f"{part} shifted"


def _why_false(claim: Claim, truth: list[Claim]) -> str:
    """Return what stands in the gold where something was found that is not in it."""
    if any(claim.content & other.content and claim.cue & other.cue for other in truth):
        return "a second claim of a cue"
    if any(claim.content <= other.content and not claim.cue & other.content for other in truth):
        return "a piece of a claim: a run-on not joined"
    inside = any(claim.content <= other.content for other in truth)
    assert claim.found
    kind = claim.found.cue.kind if claim.found.cue else "no cue"
    return f"{'nested, ' if inside else ''}{kind}, {claim.found.pattern}"


def _unlike(claim: Claim, other: Claim, pairs: dict[Claim, Claim]) -> Iterator[Slip]:
    """Yield how the source of a right attribution is wrong."""
    example = f"{claim.words}  FOUND  {other.words}"
    if claim.source != other.source and dice(claim.source, other.source) < RIGHT:
        if not other.source:
            yield "wrong source", "none found", example
        elif not claim.source:
            yield "wrong source", "the gold has none", example
        else:
            yield "wrong source", _why_unlike(claim.source, other.source, "source"), example
    if claim.kind not in ("", UNKNOWN, other.kind):
        yield "wrong kind", f"{claim.kind} taken for {other.kind}", example
    mates = [g for g in pairs if g.holder and g.holder == claim.holder]
    if claim.holder and claim.kind != "unattributed" and _is_astray(other, [pairs[mate] for mate in mates]):
        yield "wrong group", f"{claim.kind} apart from most of its mentions", example


def _is_astray(claim: Claim, mates: list[Claim]) -> bool:
    """Tell whether a found claim has another source than most of those that the gold gives the same one."""
    holders = [mate.holder for mate in mates]
    return holders.count(claim.holder) < max(map(holders.count, holders))


def _gold_claim(record: dict[str, Any], text: str) -> Claim:
    parts = {role: record.get(role) or [] for role in ("source", "cue", "content")}
    return _claim(parts, text, kind=record.get("source_type", ""), holder=record.get("source_id", ""))


def _found_claims(parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> list[Claim]:
    sources = {a.number: s for s in resolve_sources(parsed, attributions, lexicon) for a in s.attributions}
    return [
        _claim(_parts(a), parsed.article.text, kind=str(sources[a.number].kind), holder=sources[a.number].id, found=a)
        for a in attributions
    ]


def _claim(
    parts: dict[str, list[tuple[int, int]]], text: str, *, kind: str, holder: str, found: Attribution | None = None
) -> Claim:
    source, cue, content = (words_in(parts[role], text) for role in ("source", "cue", "content"))
    words = " | ".join(_in_words(spans, text) for spans in parts.values())
    return Claim(source=source, cue=cue, content=content, words=words, kind=kind, holder=holder, found=found)


def _parts(attribution: Attribution) -> dict[str, list[tuple[int, int]]]:
    mention, cue = attribution.mention, attribution.cue
    parts: dict[str, Spans] = {
        "source": mention.spans if mention else (),
        "cue": cue.spans if cue else (),
        "content": attribution.content,
    }
    return {role: [(span.start, span.end) for span in spans] for role, spans in parts.items()}


def words_in(spans: Iterable[tuple[int, int]], text: str) -> Places:
    """Return the places of the words that some spans touch.

    >>> sorted(words_in([(1, 5)], "the old dike"))
    [0, 4]
    """
    places: set[int] = set()
    for start, end in spans:
        while start and text[start - 1 : start + 1].isalnum():
            start -= 1
        for word in WORD.finditer(text, start):
            if word.start() >= end:
                break
            places.add(word.start())
    return frozenset(places)


def _in_words(spans: Iterable[tuple[int, int]], text: str) -> str:
    words = " … ".join(" ".join(text[start:end].split()) for start, end in spans)
    return words if len(words) <= 90 else f"{words[:60]} […] {words[-25:]}"


if __name__ == "__main__":
    main()
