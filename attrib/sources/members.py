"""One of a group: "one of them", "another", "one strategist" after two of them, "the two others"."""

from attrib.records import replace
from attrib.sources.agreement import Agreement
from attrib.sources.antecedents import nearest
from attrib.sources.descriptions import described_by
from attrib.sources.newcomers import alike, introduced
from attrib.sources.source_phrases import SourcePhrase
from attrib.sources.speakers_so_far import Speaker, SpeakersSoFar

# Sentences between "two strategists" and "one strategist".
GROUP_REACH = 4


def member(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return a new speaker for one member of a group, or for the rest of it; nothing if a phrase means none."""
    if phrase.member or _is_bare_member(phrase, so_far):
        return _seen(phrase, replace(phrase, member=True, pronoun=False), whole_of(phrase, so_far), so_far)
    if whole := _counted_out(phrase, so_far):
        return _seen(phrase, replace(phrase, member=True), whole, so_far)
    listed = phrase.definite and so_far.lexicon.any_has((phrase.head, *phrase.rest[:1]), "others")
    return _others(phrase, so_far) if phrase.other or listed else None


def _seen(phrase: SourcePhrase, one: SourcePhrase, whole: Speaker | None, so_far: SpeakersSoFar) -> Speaker:
    """Return a new speaker for one of a group, which is spoken of by this, too."""
    if whole:
        so_far.see(whole, (phrase.sentence, phrase.head.index))
    return so_far.add(one, whole=whole)


def _is_bare_member(phrase: SourcePhrase, so_far: SpeakersSoFar) -> bool:
    """Tell whether a word such as "another" or "een ander" speaks of one more member of a group.

    One, an engineer, said …      The other, who left in May, said …
    """
    if phrase.plural or not so_far.lexicon.has(phrase.head.text, "member_words"):
        return False
    clause = phrase.rest[:1]
    apart = bool(clause) and (clause[0].text == "," or so_far.lexicon.has(clause[0], "pronouns_relative"))
    return not clause or (apart and whole_of(phrase, so_far) is not None)


def _others(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker:
    """Return a new speaker for others: the rest of a counted group, if it was just spoken of ("the two others")."""
    noun = phrase.head.upos != "NUM" and not so_far.lexicon.has(phrase.head, "others")
    if noun or not phrase.definite or any(not so_far.lexicon.has(t, "others") for t in phrase.rest):
        return so_far.add(phrase)
    whole = nearest(so_far, phrase, Agreement(number="Plur", persons_only=True))
    counted = whole and whole.phrase and whole.phrase.quantifiers
    if not whole or not counted or phrase.sentence - whole.latest[0] > GROUP_REACH:
        return so_far.add(phrase)
    return so_far.add(replace(phrase, member=True), whole=whole)


def _counted_out(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the group of which a noun with "one" means one: "One strategist" after "two strategists"."""
    first = phrase.core[0]
    if phrase.plural or phrase.rest or not (first.upos == "NUM" and so_far.lexicon.has(first.text, "member_words")):
        return None
    groups = (t for t in alike(phrase, so_far) if t.phrase and t.phrase.plural)
    near = [t for t in groups if phrase.sentence - t.latest[0] <= GROUP_REACH]
    return near[-1] if near else None


def whole_of(phrase: SourcePhrase, so_far: SpeakersSoFar) -> Speaker | None:
    """Return the group that one member speaks of: "hen" in "een van hen"."""
    group = replace(phrase, member=False, indefinite=False, definite=True, plural=True, quantifiers=())
    bare = so_far.lexicon.has(phrase.head.text, "member_words")
    if bare or phrase.head.upos in ("PRON", "DET", "ADJ", "NUM") or group.pronoun:
        return nearest(so_far, group, Agreement(number="Plur", persons_only=True))
    return described_by(group, so_far) or introduced(group, so_far)
