"""The article's own words about each speaker, sentence by sentence.

A sentence that names several is shared out: what follows a speaker's name is about him, up to the next one.

An aide | said the talks failed; | a diplomat, who asked not to be named because … |, denied it.
1                                  2
"""

from collections.abc import Mapping
from itertools import groupby, pairwise

from attrib.by_place import ByPlace
from attrib.model import Attribution, Form, Spans, Token
from attrib.sources.reasons import is_about_anonymity
from attrib.sources.speakers_so_far import Speaker, SpeakersSoFar
from attrib.syntax import words_inside, words_outside

Told = dict[Speaker, list[tuple[Token, ...]]]
"""Rows of words by the speaker they are about."""


def rows_told(spoken_of: list[tuple[int, int, Speaker]], so_far: SpeakersSoFar) -> Told:
    """Return the words about every speaker, given where each is named, as sentence and word."""
    told: Told = {}
    claimed = ByPlace((span, span) for span in _claimed(so_far))
    mentions: dict[int, list[Spans]] = {}
    for attribution in so_far.attributions:
        if mention := attribution.mention:
            mentions.setdefault(mention.sentence, []).append(mention.spans)
    order = sorted((p for p in spoken_of if not _is_inside_mention(p, mentions, so_far)), key=lambda place: place[:2])
    for sentence, places in groupby(order, key=lambda place: place[0]):
        tokens, whole = so_far.parsed.sentences[sentence].tokens, so_far.parsed.sentences[sentence].span
        here = list(claimed.overlapping(whole))
        for words, speakers in _shares(tokens, list(places)):
            row = tuple(words_outside(words, here))
            for speaker in speakers:
                told.setdefault(speaker, []).append(row)
    return told


def _is_inside_mention(
    place: tuple[int, int, Speaker], mentions: Mapping[int, list[Spans]], so_far: SpeakersSoFar
) -> bool:
    """Tell whether a speaker is named inside the words for another: "he" in "a friend who said he was afraid"."""
    span = so_far.parsed.sentences[place[0]].tokens[place[1]].span
    here = (part for spans in mentions.get(place[0], ()) for part in spans)
    return any(part.covers(span) and part.start < span.start for part in here)


def _shares(
    tokens: tuple[Token, ...], places: list[tuple[int, int, Speaker]]
) -> list[tuple[tuple[Token, ...], list[Speaker]]]:
    """Return the parts of a sentence with the speakers they are about; what precedes the first belongs to it."""
    starts = sorted({word for _, word, _ in places})
    bounds = [0, *starts[1:], len(tokens)]
    shares: list[tuple[tuple[Token, ...], list[Speaker]]] = []
    for start, (first, end) in zip(starts, pairwise(bounds), strict=True):
        speakers = [speaker for _, word, speaker in places if word == start]
        if shares and _is_listed_with(tokens[starts[len(shares) - 1] : start], tokens[first:end]):
            speakers += shares[-1][1]
        shares.append((tokens[first:end], speakers))
    return shares


def _is_listed_with(before: tuple[Token, ...], after: tuple[Token, ...]) -> bool:
    """Tell whether what follows a comma is about two speakers: "four clerks and two nurses, who asked not to …"."""
    listed = any(t.upos == "CCONJ" for t in before) and not any(t.upos in ("VERB", "AUX") for t in before)
    clause = next((t.index - after[0].index for t in after if t.text == ","), None)
    return listed and clause is not None and any(t.feature("PronType") == "Rel" for t in after[clause + 1 : clause + 2])


def _claimed(so_far: SpeakersSoFar) -> Spans:
    """Return the places of what somebody claims; talk of names that only looks like a claim is none."""
    claims = (attribution for attribution in so_far.attributions if is_claim(attribution, so_far))
    return tuple(span for claim in claims for span in (*claim.content, *(claim.cue.spans if claim.cue else ())))


def is_claim(attribution: Attribution, so_far: SpeakersSoFar) -> bool:
    """Tell whether an attribution claims something, rather than "asked not to be named" or "wilde anoniem reageren"."""
    if attribution.number not in so_far.claiming:
        so_far.claiming[attribution.number] = _is_claim(attribution, so_far)
    return so_far.claiming[attribution.number]


def _is_claim(attribution: Attribution, so_far: SpeakersSoFar) -> bool:
    mention = attribution.mention
    if attribution.form is Form.DIRECT or mention is None:
        return True
    tokens = so_far.parsed.sentences[mention.sentence].tokens
    reach = attribution.span
    own = words_outside(words_inside(tokens, (reach,)), mention.spans)
    return not is_about_anonymity(own, so_far.lexicon)
