"""An anonymous source is described only in general terms.

## What it finds

A source that is not named, and of which the article tells only a rank, that it is close to something, a country or a
party. One finding per source, at the first place where it speaks; the other places are listed with it.

    flagged    A person close to the talks said they had stalled.
               Een hooggeplaatste bron binnen de partij zegt dat het overleg vastzit.
    fine       A person who sat in on the talks for the finance ministry said they had stalled.
               Een bron binnen de fractie, die de notulen heeft gelezen, zegt dat het overleg vastzit.

## Why

Such words sound like a description and give readers next to nothing to weigh the source by: any of hundreds may be
meant, and nobody can tell how they know.

- Washington Post: its ombudsman counted more than 120 uses of "senior administration official" in ten months, with
  no definition of "senior": https://washingtonpost.com/wp-dyn/content/article/2010/06/11/AR2010061104313_pf.html
- NRC calls "een VVD'er" too vague, and asks for position and expertise: https://nrccode.nrc.nl/hoe-we-werken
- Guardian's code asks to be as specific as possible, and holds a minister with direct knowledge against a mere MP:
  https://mediawise.org.uk
- AP asks for a description as exact as possible:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- NPR asks how the source knows, and for party, agency or side together:
  https://ethics.npr.org/g-transparency/i-d-that-source-as-best-you-can
- Reuters wants name and position: https://handbook.reuters.com

## How it is detected

From the words that describe the source, the rule takes away those of rank and number, of closeness with all to which
somebody is close ("familiar with the decision", "bronnen rond de formatie", "people around her", "a Trump confidant"),
countries and nationalities, parties, and nouns such as "official", "diplomat", "strategist" or "bron". It reports the
source if nothing is left. Whatever else is said counts as information: a body, a task, a place, an owner ("her aides"),
how the source knows ("who read the draft", "briefed on the talks"). One of a group that is reported is not reported
again, unless more is told of it. A share of many ("75 percent of Republicans") is no single source. A source that is
not described at all is left to ATR101.

## Known false alarms

A description that stands in a sentence of its own ("They work at the ministry") is not always recognised. Where an
article has made clear which talks are meant, "a person close to the talks" may be all that can be said.

Measured: 15 of 17 findings on 384 English articles and the Dutch development sets were right, 14 of 16 on 107 other
English articles; the wrong ones were no claims, or named further on.

## How to mend it

Add the body the source belongs to, its task, or how it can know: "who was in the room", "die het contract heeft
gezien".

## How to ignore it

With `<!-- attrib: ignore[ATR102] reason -->` in the paragraph or on the line before it, in Markdown and HTML; with
`ignore[ATR102] "words of the passage" reason` in the side-car of a plain text; with `per-file-ignores` in
`attrib.toml`, or a baseline.
"""

from collections.abc import Iterator, Sequence

from attrib.lexicon import Lexicon, bare
from attrib.messages import Message, all_of
from attrib.model import Analysis, Finding, Level, Policy, Rule, Source, Token
from attrib.rules.passages import anonymous_sources, is_one_of, places, source_excerpt, told_claims
from attrib.rules.words import words_in

RULE = Rule(
    code="ATR102",
    slug="vague-anonymous-description",
    level=Level.WARNING,
    summary=Message("An anonymous source is described only in general terms"),
    help=__doc__,
)
# Word classes that can inform; the others only join words.
INFORMING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "X"})
# Lists of sources.toml and rules.toml by what their words tell of a source.
PARTY, COUNTRY, CLOSENESS = Message("a party"), Message("a country or region"), Message("closeness")
GENERAL = {
    PARTY: ("party_words",),
    COUNTRY: (
        "country_words",
        "countries",
        "capitals",
        "demonyms",
    ),
    CLOSENESS: ("closeness_words", "affair_words"),
}
EMPTY = (
    "general_people",
    "bare_heads",
    "rank_words",
    "former",
    "quantifiers",
    "others",
)
# Pronouns for somebody the article has named.
PRONOUNS = ("pronouns_possessive", "pronouns_male", "pronouns_female", "pronouns_plural")
# No name of a country or union has more words.
LONGEST_NAME = 3


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every anonymous source whose description leaves open who is meant."""
    found: set[str] = set()
    for source in anonymous_sources(analysis):
        told = _told(analysis, source)
        if told is None or is_one_of(source, found):
            continue
        found.add(source.id)
        claims = told_claims(analysis, source)
        first, *others = places(claims)
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "Of {name}, not named, the reader learns only {told}. "
                "Add the body the source belongs to, its task, or how it can know.",
                name=source_excerpt(analysis.article, source, claims[0]),
                told=told,
            ),
            span=first,
            related=tuple(others),
            attribution=claims[0].number,
            source=source.id,
        )


def _told(analysis: Analysis, source: Source) -> str | None:
    """Return what a description tells where that is too little, None for one that informs or is missing."""
    mentioned = _mentioned(analysis, source)
    if _has_owner(mentioned, analysis.lexicon) or _was_there(mentioned, analysis.lexicon):
        return None
    words = [token for _, token in words_in(analysis, source.description)]
    kinds = _kinds(words, analysis.lexicon)
    if _is_near_only(words, analysis.lexicon):
        kinds = {kind or CLOSENESS for kind in kinds}
    if not words or None in kinds:
        return None
    told = [name for name in GENERAL if name in kinds]
    return all_of(told) or Message("a word that fits many")


def _is_near_only(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a description only says to what somebody is near, whatever that is: "close to the company".

    "A finance official close to the talks" tells more: of which body it is.
    """
    near = next((place for place, t in enumerate(words) if lexicon.has(t, "closeness_heads")), None)
    if near is None:
        return False
    before = [t for t in words[:near] if t.relation in ("amod", "compound", "nmod")]
    if lexicon.has(words[near], "general_people"):  # "a Trump confidant"
        return True
    return None not in _kinds(before, lexicon)


def _mentioned(analysis: Analysis, source: Source) -> list[Token]:
    """Return the words of all mentions and of the description."""
    mentioned = (span for mention in source.mentions for span in mention.spans)
    return [token for _, token in words_in(analysis, (*source.description, *mentioned))]


def _has_owner(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a pronoun ties the source to somebody the article has named: "her aides", "a friend of his".

    One that is only near somebody is not his: "people around her".
    """
    near = next((place for place, t in enumerate(words) if lexicon.has(t, "closeness_heads")), len(words))
    return len(words) > 1 and any(t.upos in ("PRON", "DET") and lexicon.has(t, *PRONOUNS) for t in words[:near])


def _was_there(words: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether a mention says that the source was there, or has seen or heard it."""
    return any(lexicon.has(t, "presence_words") for t in words)


def _kinds(words: Sequence[Token], lexicon: Lexicon) -> set[str | None]:
    """Return what the words tell, by the names above: "" for nothing at all, None for real information."""
    kinds: set[str | None] = set()
    place = 0
    while place < len(words):
        length, kind = _kind(words[place:], lexicon)
        kinds.add(kind)
        place += length
    return kinds


def _is_part_of_name(token: Token, lexicon: Lexicon) -> bool:
    """Tell whether a word for an affair is written as a name: "Buitenlandse Zaken" is a ministry."""
    return lexicon.has(token, "affair_words") and token.text[:1].isupper() and token.index > 0


def _kind(words: Sequence[Token], lexicon: Lexicon) -> tuple[int, str | None]:
    """Return how many words from the first on belong together, and what they tell."""
    for length in range(LONGEST_NAME, 0, -1):
        name = " ".join(bare(t.text) for t in words[:length])
        if lexicon.has(name, "state_bodies"):
            return length, None
        if lexicon.has(name, "countries"):
            return min(length, len(words)), COUNTRY
    first = words[0]
    for name, lists in GENERAL.items():
        if lexicon.has(first, *lists) and not _is_part_of_name(first, lexicon):
            return 1, name
    if bare(first.text).endswith(tuple(lexicon.words("party_endings"))):
        return 1, PARTY
    empty = first.upos not in INFORMING or lexicon.has(first, *EMPTY)
    return 1, "" if empty else None
