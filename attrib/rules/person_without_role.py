"""A person speaks, and the reader is not told who this is.

## What it finds

A named person whose role or tie to the subject is not given by the time she first speaks, nor beside her name there.

    flagged    "The dike will hold," Anne Smit said.
               "De dijk houdt het", zegt Anne Smit.
    fine       "The dike will hold," said Anne Smit, a hydrologist at the water board.
               "De dijk houdt het", zegt waterbouwkundige Anne Smit.

## Why

A name alone leaves readers to look up why this person can know, and whose side she is on.

- Reuters: sources are given by name and position: https://handbook.reuters.com
- BBC: sources are identified with their credentials, so that audiences can judge their status:
  https://bbc.co.uk/guidelines/editorialguidelines
- NRC: position and expertise are described: https://nrccode.nrc.nl/hoe-we-werken
- Pew's content analyses count a source as fully identified only with name and role: https://journalism.org/node/904

## How it is detected

A source of the kind named person, with a first and last name, without words for office, function or tie. Those are
looked for in what is known of the source, in the longer of its mentions, and at every place up to the paragraph of its
first claim where the name stands: a word for a person or an outlet in the same sentence or one beside it, an
apposition, a relative clause or a bracket behind the name (", who owns the mill", "(34)"), "Anne Smit is the …". A
claim in the first paragraph is left to the next one, and so are quotations with a name under them. Persons of the list
`well_known` need no role.

Measured on what it was developed with: right in 7 of 15 findings on 441 English news articles from 2015 and 2016, and
in 13 of 18 on 11 Dutch articles and 7,854 Dutch newspaper sentences, the sentences judged by themselves. The wrong ones
are bodies taken for persons, and persons introduced in a way that is not recognised.

## Known false alarms

Roles in a form that is not recognised; persons whom every reader of this newspaper knows. Hence off by default: select
it where all sources are to be introduced.

## How to mend it

Say in a few words who this is, where the name first stands.

## How to ignore it

Add `<!-- attrib: ignore[ATR205] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

import re
from collections.abc import Iterator

from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, ParagraphRole, Policy, Rule, Source, SourceKind, Span
from attrib.rules.listed_phrases import find_phrases, words_of
from attrib.rules.passages import outer_claims, paragraph_at, place

RULE = Rule(
    code="ATR205",
    slug="person-without-role",
    level=Level.INFO,
    summary=Message("A person speaks, and the reader is not told who this is"),
    help=__doc__,
    default=False,
)
# The word lists of sources.toml that name an office, function or relation.
PERSON_LISTS = ("titles", "offices", "leaders", "roles", "officials", "spokespeople", "aides")
SENTENCE_BREAK = re.compile(r"[^.\s]{3,}[.!?]+[”\"']*\s")
# A compound ends in a role from so many letters on: "minister" in "energieminister".
SHORTEST_TAIL = 5
# What follows a name and tells who this is: a bracket, an apposition or a relative clause, an age.
BEHIND = re.compile(r"\s*(?:\(|[,–—-]+\s*(?!and\b|en\b|but\b|maar\b)[a-zà-þ0-9])")


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every named person without a role, where she first speaks."""
    for source in analysis.sources:
        claims = [
            claim for claim in outer_claims(source) if _in_body(analysis, claim) and _names(analysis, claim, source)
        ]
        if not claims or not _needs_role(analysis, source) or _is_introduced(analysis, source, claims[0]):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=_message(analysis, source),
            span=place(claims[0]),
            related=source.role[:1],
            attribution=claims[0].number,
            source=source.id,
        )


def _message(analysis: Analysis, source: Source) -> Message:
    """Return what is missing: a role at all, or one in time."""
    name = f"“{source.name}”"
    if not source.role:
        return Message(
            "The reader is not told who {name} is. Say it in a few words where the name first stands.", name=name
        )
    return Message(
        "The reader is not told before line {line} who {name} is. Say it in a few words where the name first stands.",
        line=analysis.article.position(source.role[0].start).line,
        name=name,
    )


def _in_body(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim has words that hand it over and stands below the first paragraph, which only announces."""
    number = paragraph_at(analysis.article, place(claim))
    below = number > 0 or len(analysis.article.paragraphs) == 1
    return claim.cue is not None and below and analysis.article.paragraphs[number].role is ParagraphRole.BODY


def _names(analysis: Analysis, claim: Attribution, source: Source) -> bool:
    """Tell whether a claim calls its source by name, not by a pronoun."""
    words = analysis.article.quote(claim.mention.spans) if claim.mention else ""
    return bool(source.name) and source.name.split()[-1] in words


def _needs_role(analysis: Analysis, source: Source) -> bool:
    """Tell whether a source is a person with first and last name whom not everybody knows."""
    if source.kind is not SourceKind.NAMED_PERSON:
        return False
    words = words_of(source.name)
    lexicon = analysis.lexicon
    capitals = [word for word in source.name.split() if word[:1].isupper()]
    return (
        len(capitals) > 1
        and source.name[0].isupper()
        and all(len(word.strip(".")) > 1 for word in (capitals[0], capitals[-1]))
        and not lexicon.any_has((words[-1], " ".join(words)), "well_known")
        and not lexicon.any_has((*words, " ".join(words)), "media", "organizations")
    )


def _is_introduced(analysis: Analysis, source: Source, claim: Attribution) -> bool:
    """Tell whether some words up to the paragraph of a claim say who a person is."""
    article = analysis.article
    end = article.paragraphs[paragraph_at(article, place(claim))].span.end
    if any(span.start < end for span in source.role):
        return True
    mentions = [" ".join(article.slice(s) for s in m.spans) for m in source.mentions if m.spans[0].start < end]
    if any(set(words_of(mention)) - set(words_of(source.name)) and source.name in mention for mention in mentions):
        return True
    last = re.escape(source.name.split()[-1])
    names = (Span(*match.span()) for match in re.finditer(rf"(?:{re.escape(source.name)}|\b{last})\b", article.text))
    return any(_is_told(analysis, name) for name in names if name.start < end)


def _is_told(analysis: Analysis, name: Span) -> bool:
    """Tell whether a role or an outlet stands near a name, or right behind it something that tells who it is."""
    text = analysis.article.text
    near = _near(text, name)
    if any(_is_role(analysis, word) for word in words_of(near)) or _has_outlet(analysis, near):
        return True
    behind = text[name.end : name.end + 40]
    copula = analysis.lexicon.words("copulas")
    return BEHIND.match(behind) is not None or not copula.isdisjoint(words_of(behind)[:1])


def _has_outlet(analysis: Analysis, text: str) -> bool:
    """Tell whether an outlet is named: "Time" with a capital, not "time"."""
    capitals = " ".join(word for word in text.split() if word[:1].isupper())
    return any(find_phrases(capitals, analysis.lexicon.words("media")))


def _near(text: str, name: Span) -> str:
    """Return the sentence in which a name stands, the one before it and the one behind it, of the same paragraph."""
    line = text.rfind("\n", 0, name.start) + 1
    breaks = [line, *(line + match.end() for match in SENTENCE_BREAK.finditer(text[line : name.start]))]
    behind = text[name.end :].partition("\n")[0]
    ends = [match.end() for match in SENTENCE_BREAK.finditer(behind)][:2]
    return text[breaks[max(0, len(breaks) - 2)] : name.end + (ends[1] if len(ends) > 1 else len(behind))]


def _is_role(analysis: Analysis, word: str) -> bool:
    """Tell whether a word is an office, function or relation, or a compound that ends in one."""
    forms = {word, f"{word}.", *(word[cut:] for cut in range(1, len(word) - SHORTEST_TAIL + 1))}
    return analysis.lexicon.any_has(forms, *PERSON_LISTS)
