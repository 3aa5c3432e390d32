"""Who speaks for or belongs to somebody: "his lawyer", "Obama aides", "advisers to Mr. Obama"."""

from attrib.lexicon import PERSON_WORDS, plain
from attrib.sources.agreement import asked_by
from attrib.sources.antecedents import nearest
from attrib.sources.descriptions import described_by
from attrib.sources.names import Name
from attrib.sources.newcomers import phrase_in
from attrib.sources.source_phrases import SourcePhrase
from attrib.sources.speakers_so_far import Speaker, SpeakersSoFar

# How far after "advisers to" the name may begin.
NAME_REACH = 6


def is_owned(phrase: SourcePhrase, so_far: SpeakersSoFar) -> bool:
    """Tell whether a phrase names somebody by whom he belongs to."""
    if phrase.possessor and phrase.head.upos != "PROPN":
        return True
    return so_far.lexicon.has(phrase.head, "aides", "representatives") and name_beside(phrase, so_far) is not None


def by_owner(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker:
    """Return the speaker of "his lawyer": the one with the same noun and owner, or a new one."""
    owner = _owner(phrase, so_far)
    noun = plain(phrase.head.text)
    tied = so_far.tied.get(noun) if phrase.possessor and phrase.plural else None
    if found := (so_far.owned.get((noun, owner)) if owner else None) or tied:
        return found
    if owner is None and (speaker := described_by(phrase, so_far)):
        return speaker
    return so_far.add(phrase, owner)


def _owner(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the speaker of the possessor of a phrase."""
    if not phrase.possessor:
        name = name_beside(phrase, so_far)
        return so_far.speaker_of(name) if name else None
    sentence = so_far.parsed.sentences[phrase.sentence]
    words = phrase_in(sentence, phrase.possessor, so_far)
    if words.names:
        return so_far.named_by(words)
    first = phrase.possessor[0]
    if len(phrase.possessor) == 1 and so_far.lexicon.has(first, "pronouns_possessive", "pronouns_neuter"):
        return nearest(so_far, phrase, asked_by(first, sentence, so_far.lexicon))
    return described_by(words, so_far)


def name_beside(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Name | None:
    """Return the name in "Obama aides" or "advisers to Mr. Obama"."""
    here = so_far.names_in(phrase.sentence)
    before = (n for n in here if n.last == phrase.head.index - 1 and n.first >= phrase.core[0].index)
    return next(before, None) or _name_after(phrase, so_far)


def _name_after(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Name | None:
    """Return the name in "advisers to Mr. Obama", if a preposition and no verb stands before it."""
    if not phrase.rest or phrase.rest[0].upos not in ("ADP", "PART"):
        return None
    for token in phrase.rest[1:NAME_REACH]:
        if token.upos in ("VERB", "AUX", "PRON", "NOUN") and not so_far.lexicon.has(token, *PERSON_WORDS):
            return None
        for name in so_far.names_in(phrase.sentence):
            if name.first == token.index:
                return name
    return None
