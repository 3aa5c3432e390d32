"""A document is given as the source, and the reader cannot look it up.

## What it finds

A report, study, poll, figures or documents as the source of a claim, of which the article tells neither publisher nor
title, author or date.

    flagged    A report says the dike is too low.
               Uit onderzoek blijkt dat de dijk te laag is.
    fine       A report by the water board says the dike is too low.
               Uit onderzoek van het waterschap blijkt dat de dijk te laag is.

## Why

"Research shows" lends a claim weight that nobody can test.

- AP: readers learn how documents were obtained:
  https://blog.ap.org/behind-the-news/when-is-it-ok-to-use-anonymous-sources
- NRC: contested facts and figures have a source; in doubt one is named too many: https://nrccode.nrc.nl/hoe-we-werken
- BBC: sources are identified, so that audiences can judge their status:
  https://bbc.co.uk/guidelines/editorialguidelines

## How it is detected

The source is a document whose noun is of the list `studies`, alone or as the end of a compound, and no mention ties it
to a publisher, author, title or year. It comes in as new, without "the": a definite one was introduced before or is the
talk of the article. Left alone is

- what a name or a word of the list `makers` stands beside ("police records"), here or at any other place of the article
  where a document of the same noun is spoken of: "A poll shows … The survey, conducted by Veritas";
- a document after which, in the same paragraph or the next, a body or identified document bears the claim out;
- what the newsroom says it has seen or obtained (list `obtained`);
- a document within the claim of an identified source, who then answers for it;
- a headline, and a text that its author speaks by, such as a letter or statement.

Measured on what it was developed with: right in 9 of 10 findings on 441 English news articles from 2015 and 2016, most
of them bare "polls show", and in 1 of 1 on 11 Dutch articles and 7,854 Dutch newspaper sentences.

## Known false alarms

A publisher given only by a link; a document that the sentence does not rest a claim on, but speaks about.

## How to mend it

Say who made it and when, or how the newsroom came to have it.

## How to ignore it

Add `<!-- attrib: ignore[ATR206] reason -->` before the passage, a line in the side-car file of a plain text, or the
code under `per-file-ignores` in `attrib.toml`; a baseline keeps old findings out.
"""

import re
from collections.abc import Iterator

from attrib.lexicon import Lexicon
from attrib.messages import Message
from attrib.model import Analysis, Attribution, Finding, Level, ParagraphRole, Policy, Rule, Source, SourceKind, Span
from attrib.rules.listed_phrases import find_phrases, sentence_around, words_of
from attrib.rules.passages import claims_by_place, outer_claims, paragraph_at, place, source_excerpt

RULE = Rule(
    code="ATR206",
    slug="unidentified-document",
    level=Level.WARNING,
    summary=Message("A document is given as the source, and the reader cannot look it up"),
    help=__doc__,
)
# A shorter word is no end of a compound: "memo" is not in "geheugenmemo".
SHORTEST_TAIL = 6
# How many words a name may be away from its tie, and the tie from the noun.
NEAR = 4
# A name right before a document's noun, or after a word that names its maker: "a Veritas poll", "conducted by Veritas".
NAMED_BEFORE = re.compile(r"(?:[A-Z][\w&./-]*(?:'s|’s)?\s+)+(?:[\w-]+\s+){0,2}$")


def check(analysis: Analysis, _policy: Policy) -> Iterator[Finding]:
    """Yield a finding for every new document that nobody is named for, at its first claim."""
    origins = _Origins(analysis)
    for source in analysis.sources:
        claims = [claim for claim in outer_claims(source) if claim.mention and not _is_headline(analysis, claim)]
        if source.kind is not SourceKind.DOCUMENT or source.identified_document or not claims:
            continue
        noun = _noun(analysis, source)
        if noun is None or not _is_new(analysis, source) or _is_spoken_about(analysis, claims[0]):
            continue
        if _is_identified(analysis, claims[0], noun, origins):
            continue
        yield Finding(
            code=RULE.code,
            slug=RULE.slug,
            level=RULE.level,
            message=Message(
                "Neither publisher nor title, author or date of {name} is given. "
                "Say who made it and when, or how it was obtained.",
                name=source_excerpt(analysis.article, source, claims[0]),
            ),
            span=place(claims[0]),
            attribution=claims[0].number,
            source=source.id,
        )


def _is_headline(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a claim stands in the headline, which the text below explains."""
    return analysis.article.paragraphs[paragraph_at(analysis.article, place(claim))].role is ParagraphRole.HEADLINE


def _noun(analysis: Analysis, source: Source) -> str | None:
    """Return the kind of study that a source's name says: "cijfers" for "weekcijfers"."""
    studies = sorted(analysis.lexicon.words("studies"), key=len, reverse=True)
    for word in reversed(words_of(source.name)):
        for study in studies:
            if word == study or (len(study) >= SHORTEST_TAIL and word.endswith(study)):
                return study
    return None


def _is_new(analysis: Analysis, source: Source) -> bool:
    """Tell whether a document is brought in rather than taken up again."""
    first = words_of(source.name)[:1]
    return not analysis.lexicon.any_has(first, "articles_definite", "pronouns_possessive")


def _is_identified(analysis: Analysis, claim: Attribution, noun: str, origins: "_Origins") -> bool:
    """Tell whether the article says in any other way where a document comes from."""
    article = analysis.article
    mention = article.quote(claim.mention.spans) if claim.mention else ""
    sentence = sentence_around(article.text, place(claim))
    lexicon = analysis.lexicon
    return (
        _has_name(mention)
        or lexicon.any_has(words_of(mention), "makers")
        or any(find_phrases(article.slice(sentence), lexicon.words("obtained")))
        or origins.has_answer(claim)
        or origins.is_borne_out(claim)
        or origins.has_maker(noun)
    )


def _has_name(words: str) -> bool:
    """Tell whether a word after the first has a capital.

    >>> _has_name("a study by Veritas"), _has_name("Early polls")
    (True, False)
    """
    return any(word[:1].isupper() for word in words.split()[1:])


class _Origins:
    """What the article tells of who made its documents."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        identified = [claim for claim in analysis.attributions if analysis.source_of(claim).identified]
        self._contents = claims_by_place(identified)
        self._bodies: dict[int, list[Span]] = {}
        """Where bodies and identified documents make claims, by paragraph."""
        for claim in identified:
            if analysis.source_of(claim).kind in (SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT):
                self._bodies.setdefault(paragraph_at(analysis.article, place(claim)), []).append(place(claim))
        self._makers: dict[frozenset[str], bool] = {}

    def has_answer(self, claim: Attribution) -> bool:
        """Tell whether another claim, of an identified source, has the document's claim in it or with it."""
        near = (other for own in claim.content for _, other in self._contents.overlapping(own))
        return any(other.number != claim.number for other in near)

    def is_borne_out(self, claim: Attribution) -> bool:
        """Tell whether a body or identified document bears the claim out in the same paragraph or the next.

        Polls show her ahead. She has 48 percent, according to Veritas.
        """
        here = paragraph_at(self._analysis.article, place(claim))
        after = (span for paragraph in (here, here + 1) for span in self._bodies.get(paragraph, ()))
        return any(span > place(claim) for span in after)

    def has_maker(self, noun: str) -> bool:
        """Tell whether the article names the maker of documents of the same family, such as polls and surveys."""
        lexicon, text = self._analysis.lexicon, self._analysis.article.text
        family = (
            lexicon.words("polls")
            if lexicon.has(noun, "polls")
            else frozenset({noun, noun.removesuffix("s"), f"{noun}s"})
        )
        if family not in self._makers:
            found = find_phrases(text, family)
            self._makers[family] = any(_names_maker(text, span, lexicon) for span in found)
        return self._makers[family]


def _is_spoken_about(analysis: Analysis, claim: Attribution) -> bool:
    """Tell whether a document is the object of another verb: "he helped to draft a report defending the minister"."""
    mention = claim.mention
    if mention is None or mention.sentence >= len(analysis.parsed.sentences):
        return False
    return analysis.parsed.sentences[mention.sentence].tokens[mention.head].relation == "obj"


def _names_maker(text: str, noun: Span, lexicon: Lexicon) -> bool:
    """Tell whether a name stands right before a document's noun, or behind it after a word for its maker.

    What it says tells no maker: "Uit een onderzoek blijkt | dat de dijk bij Tholen …".
    """
    sentence = sentence_around(text, noun)
    if NAMED_BEFORE.search(text[sentence.start : noun.start].partition(" ")[2]):
        return True
    after = text[noun.end : sentence.end]
    clause = next(find_phrases(after, lexicon.words("complementisers")), None)
    after = after[: clause.start] if clause else after
    found = find_phrases(after, lexicon.words("makers_after"))
    ties = [span.end for span in found if len(after[: span.start].split()) <= NEAR]
    return any(_has_name("by " + " ".join(after[end:].split()[:NEAR])) for end in ties)
