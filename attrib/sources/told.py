"""The article's own words about each speaker, sentence by sentence.

A sentence that names several is shared out: what follows a speaker's name is about him, up to the next one.

An aide | said the talks failed; | a diplomat, who asked not to be named because … |, denied it.
1                                  2
"""

from itertools import groupby, pairwise

from attrib.model import Attribution, Form, Spans, Token
from attrib.sources.cast import Cast, Thread
from attrib.sources.reasons import is_about_anonymity
from attrib.syntax import words_inside, words_outside

Told = dict[int, list[tuple[Token, ...]]]
"""Rows of words by the identity of the thread they are about."""


def rows_told(spoken_of: list[tuple[int, int, Thread]], cast: Cast) -> Told:
    """Return the words about every thread, given where each is named, as sentence and word."""
    told: Told = {}
    claimed = _claimed(cast)
    mentions = [(m.sentence, m.spans) for attribution in cast.attributions if (m := attribution.mention)]
    order = sorted((p for p in spoken_of if not _is_inside_mention(p, mentions, cast)), key=lambda place: place[:2])
    for sentence, places in groupby(order, key=lambda place: place[0]):
        tokens, whole = cast.parsed.sentences[sentence].tokens, cast.parsed.sentences[sentence].span
        here = [span for span in claimed if span.start < whole.end and whole.start < span.end]
        for words, threads in _shares(tokens, list(places)):
            row = tuple(words_outside(words, here))
            for thread in threads:
                told.setdefault(id(thread), []).append(row)
    return told


def _is_inside_mention(place: tuple[int, int, Thread], mentions: list[tuple[int, Spans]], cast: Cast) -> bool:
    """Tell whether a speaker is named inside the words for another: "he" in "a friend who said he was afraid"."""
    span = cast.parsed.sentences[place[0]].tokens[place[1]].span
    here = [spans for sentence, spans in mentions if sentence == place[0]]
    return any(part.covers(span) and part.start < span.start for spans in here for part in spans)


def _shares(
    tokens: tuple[Token, ...], places: list[tuple[int, int, Thread]]
) -> list[tuple[tuple[Token, ...], list[Thread]]]:
    """Return the parts of a sentence with the threads they are about; what precedes the first belongs to it."""
    starts = sorted({word for _, word, _ in places})
    bounds = [0, *starts[1:], len(tokens)]
    shares: list[tuple[tuple[Token, ...], list[Thread]]] = []
    for start, (first, end) in zip(starts, pairwise(bounds), strict=True):
        threads = [thread for _, word, thread in places if word == start]
        if shares and _is_listed_with(tokens[starts[len(shares) - 1] : start], tokens[first:end]):
            threads += shares[-1][1]
        shares.append((tokens[first:end], threads))
    return shares


def _is_listed_with(before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Tell whether what follows a comma is about two speakers: "four clerks and two nurses, who asked not to …"."""
    listed = any(t.upos == "CCONJ" for t in before) and not any(t.upos in ("VERB", "AUX") for t in before)
    clause = next((t.index - after[0].index for t in after if t.text == ","), None)
    return listed and clause is not None and any(t.feature("PronType") == "Rel" for t in after[clause + 1 : clause + 2])


def _claimed(cast: Cast) -> Spans:
    """Return the places of what somebody claims; talk of names that only looks like a claim is none."""
    claims = (attribution for attribution in cast.attributions if is_claim(attribution, cast))
    return tuple(span for claim in claims for span in (*claim.content, *(claim.cue.spans if claim.cue else ())))


def is_claim(attribution: Attribution, cast: Cast) -> bool:
    """Tell whether an attribution claims something, rather than "asked not to be named" or "wilde anoniem reageren"."""
    if attribution.number not in cast.claiming:
        cast.claiming[attribution.number] = _is_claim(attribution, cast)
    return cast.claiming[attribution.number]


def _is_claim(attribution: Attribution, cast: Cast) -> bool:
    mention = attribution.mention
    if attribution.form is Form.DIRECT or mention is None:
        return True
    tokens = cast.parsed.sentences[mention.sentence].tokens
    reach = attribution.span
    own = words_outside(words_inside(tokens, (reach,)), mention.spans)
    return not is_about_anonymity(own, cast.lexicon)
