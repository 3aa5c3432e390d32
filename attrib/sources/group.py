"""Mentions that belong together: one speaker by name, surname, pronoun, title or description.

Read in text order. A name goes to the person or body it means anywhere in the article; a pronoun to the
nearest earlier figure, bystander or source that agrees with it; a definite description to whoever bears that role,
or, in want of one, to the nearest person; the same noun again to the group that it named before.
"""

from collections import deque

from attrib.lexicon import Lexicon, plain
from attrib.model import Attribution, Form, Mention, ParsedArticle, Token
from attrib.records import dataclass
from attrib.sources.agreement import asked_by
from attrib.sources.antecedents import nearest, words_before_relative
from attrib.sources.bystanders import find_bystanders
from attrib.sources.descriptions import described_by
from attrib.sources.members import member
from attrib.sources.named_figures import Figure
from attrib.sources.newcomers import alike, introduced, phrase_in
from attrib.sources.owners import by_owner, is_owned
from attrib.sources.remarks_on_sources import find_asides
from attrib.sources.said_about import Told, is_claim, rows_told
from attrib.sources.source_phrases import SourcePhrase, read_phrase
from attrib.sources.speakers_so_far import Place, Speaker, SpeakersSoFar
from attrib.syntax import is_inside

# Words before "diplomats" in "None of the diplomats".
UNIVERSAL_REACH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All attributions of one speaker, with what its mentions say."""

    attributions: tuple[Attribution, ...]
    phrases: tuple[SourcePhrase, ...]
    """In text order; without pronouns whose antecedent was found."""
    figures: tuple[Figure, ...] = ()
    """The named person or body behind it; several for a coordination."""
    owner: Figure | None = None
    """Whose lawyer, aide or family speaks."""
    whole: "Group | None" = None
    """The group that this source is one of."""
    told: tuple[tuple[Token, ...], ...] = ()
    """The article's own words about the speaker, by sentence: from where it is named to where somebody else is."""


def group_attributions(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon
) -> tuple[Group, ...]:
    """Return the speakers of attributions that have a mention, in the order of their first attribution."""
    reader = _Reader(SpeakersSoFar(parsed, attributions, lexicon))
    sourced = [a for a in attributions if a.mention]
    for attribution in sorted(sourced, key=_mention_place):
        reader.read(attribution)
    told = reader.read_asides()
    speakers = sorted(
        (speaker for speaker in reader.so_far.speakers if speaker.attributions),
        key=lambda speaker: min(attribution.number for attribution in speaker.attributions),
    )
    made: dict[Speaker, Group] = {}
    return tuple(_group(speaker, told, made) for speaker in speakers)


def _mention_place(attribution: Attribution) -> tuple[int, int, int]:
    mention = attribution.mention
    assert mention is not None  # noqa: S101  only attributions with a mention are sorted
    return mention.sentence, mention.spans[0].start if mention.spans else mention.head, attribution.number


def _group(speaker: Speaker, told: Told, made: dict[Speaker, Group]) -> Group:
    """Return what a speaker has become, made once: many may be one of the same group."""
    if speaker not in made:
        made[speaker] = _make_group(speaker, told, made)
    return made[speaker]


def _make_group(speaker: Speaker, told: Told, made: dict[Speaker, Group]) -> Group:
    owner = speaker.owner
    whole = speaker.whole
    return Group(
        attributions=tuple(sorted(speaker.attributions, key=lambda attribution: attribution.number)),
        phrases=tuple(speaker.phrases),
        figures=speaker.figures,
        owner=owner.figures[0] if owner and owner.figures else None,
        whole=_group(whole, told, made) if whole else None,
        told=tuple(told.get(speaker, ())),
    )


class _Reader:
    """Reads mentions in text order and gives each to its speaker."""

    def __init__(self, so_far: SpeakersSoFar) -> None:
        self.so_far = so_far
        self.lexicon = so_far.lexicon
        self.done: dict[int, Speaker] = {}
        self.begun: set[int] = set()
        """Attributions that are being read; two may stand in each other's content."""
        self.mentioned: dict[Mention, Speaker] = {}
        self.spoken_of: list[tuple[int, int, Speaker]] = []
        """Where a speaker is named, as sentence and word."""
        self.bystanders = deque(find_bystanders(so_far.parsed, so_far.attributions, so_far.names, so_far.lexicon))
        self.unnamed: list[Speaker] = []
        """The speakers without a name, once all have been read."""

    def read(self, attribution: Attribution) -> Speaker:
        """Give an attribution to its speaker, who is returned."""
        if attribution.number in self.done:
            return self.done[attribution.number]
        mention = attribution.mention
        assert mention is not None  # noqa: S101  only attributions with a mention are read
        phrase = self._phrase(mention)
        self._meet((mention.sentence, phrase.core[0].index))
        self.begun.add(attribution.number)
        speaker = self.mentioned.get(mention) or self._resolve(phrase, attribution)
        speaker.attributions.append(attribution)
        place = (mention.sentence, phrase.head.index)
        if place not in speaker.seen:
            self.so_far.see(speaker, place)
            new = not speaker.phrases or (len(speaker.places) > 1 and not phrase.pronoun)
            if new or (speaker.figures and not phrase.pronoun):
                self.so_far.call(speaker, phrase)
        self.done[attribution.number] = self.mentioned[mention] = speaker
        self.spoken_of.append((mention.sentence, self._first_word(mention), speaker))
        return speaker

    def _phrase(self, mention: Mention) -> SourcePhrase:
        return read_phrase(mention, self.so_far.parsed, self.so_far.names_in(mention.sentence), self.lexicon)

    def _first_word(self, mention: Mention) -> int:
        """Return the index of the first word of a mention in its sentence."""
        tokens = self.so_far.parsed.sentences[mention.sentence].tokens
        return next((t.index for t in tokens if is_inside(t.span, mention.spans)), mention.head)

    def _meet(self, place: Place) -> None:
        """Bring in the bystanders before a place."""
        while self.bystanders and (self.bystanders[0].sentence, self.bystanders[0].head.index) < place:
            phrase = self.bystanders.popleft()
            speaker = self._resolve(phrase, None)
            self.so_far.see(speaker, (phrase.sentence, phrase.head.index))
            self.spoken_of.append((phrase.sentence, phrase.core[0].index, speaker))
            known = phrase.sentence in speaker.called_in and phrase in speaker.phrases
            if not speaker.figures and not known:
                self.so_far.call(speaker, phrase)

    # What the article tells of a speaker

    def read_asides(self) -> Told:
        """Return the article's own words about each speaker."""
        self._meet((len(self.so_far.parsed.sentences), 0))
        self.unnamed = [t for t in self.so_far.speakers if t.attributions and not t.figures]
        known = {(sentence, word) for sentence, word, _ in self.spoken_of}
        for attribution in self.so_far.attributions:
            if attribution.mention and not is_claim(attribution, self.so_far):
                phrase = self._phrase(attribution.mention)
                first = self._first_word(attribution.mention)
                if self._is_universal(phrase):
                    self.spoken_of += [(phrase.sentence, first, t) for t in self._meant(phrase)]
        for phrase in find_asides(self.so_far.parsed, self.so_far.attributions, self.so_far.names, self.lexicon):
            if (phrase.sentence, phrase.core[0].index) not in known:
                self.spoken_of += [(phrase.sentence, phrase.core[0].index, t) for t in self._meant(phrase)]
        return rows_told(self.spoken_of, self.so_far)

    def _meant(self, phrase: SourcePhrase) -> list[Speaker]:
        """Return whom the subject of a sentence means: a speaker, or all of a kind ("none of the diplomats")."""
        if self._is_universal(phrase):
            return [t for t in alike(phrase, self.so_far) if t.attributions] or self._crowd_before(phrase)
        if phrase.pronoun:
            found = self._by_pronoun(phrase, None)
        else:
            found = None if phrase.names else described_by(phrase, self.so_far)
        if found is None and phrase.plural and self.lexicon.has(phrase.head, "source_nouns"):
            return self.unnamed
        return [found] if found else []

    def _crowd_before(self, phrase: SourcePhrase) -> list[Speaker]:
        """Return the last group that spoke before a phrase, or the last two speakers without a name after it."""
        before = [t for t in self.unnamed if t.phrase and t.earliest < (phrase.sentence, 0)]
        before.sort(key=lambda speaker: speaker.earliest)
        if not before:
            return self.unnamed[-2:]
        plural = [t for t in before if t.phrase and t.phrase.plural]
        return plural[-1:] if plural and plural[-1] in before[-2:] else before[-2:]

    def _is_universal(self, phrase: SourcePhrase) -> bool:
        """Tell whether a phrase says something of all of a kind: "none of the diplomats"."""
        tokens = self.so_far.parsed.sentences[phrase.sentence].tokens
        opening = tokens[max(0, phrase.core[0].index - UNIVERSAL_REACH) : phrase.head.index + 1]
        return any(self.lexicon.has(t.text, "universals") for t in opening)

    def _resolve(self, phrase: SourcePhrase, attribution: Attribution | None) -> Speaker:
        """Return the speaker that a phrase belongs to, a new one if it brings in somebody new."""
        if phrase.names:
            return self.so_far.named_by(phrase)
        if found := member(phrase, self.so_far):
            return found
        self.so_far.quoted = self._quoted_speaker(attribution)
        if phrase.pronoun:
            return self._by_pronoun(phrase, attribution) or self.so_far.add(phrase)
        if is_owned(phrase, self.so_far):
            return by_owner(phrase, self.so_far)
        return described_by(phrase, self.so_far) or introduced(phrase, self.so_far) or self.so_far.add(phrase)

    def _quoted_speaker(self, attribution: Attribution | None) -> Speaker | None:
        """Return who is quoted with the words in which a mention stands: never "he" or "the man"."""
        outer = self._around(attribution)
        return self.read(outer) if outer and outer.mention and outer.form is Form.DIRECT else None

    # By pronoun

    def _by_pronoun(self, phrase: SourcePhrase, attribution: Attribution | None) -> Speaker | None:
        """Return the speaker that a pronoun means."""
        word = plain(phrase.head.text)
        if self.lexicon.has(word, "pronouns_first"):
            return self._speaker_around(attribution)
        sentence = self.so_far.parsed.sentences[phrase.sentence]
        if self.lexicon.has(word, "pronouns_relative") and phrase.head.upos != "DET":
            tokens = words_before_relative(sentence, phrase.head, self.lexicon)
            return self._resolve(phrase_in(sentence, tokens, self.so_far), None) if tokens else None
        asked = asked_by(phrase.head, sentence, self.lexicon)
        found = nearest(self.so_far, phrase, asked)
        if found:
            found.gender = found.gender or asked.gender
        return found

    def _speaker_around(self, attribution: Attribution | None) -> Speaker | None:
        """Return the speaker of the attribution whose content holds this one: who says "I"."""
        outer = self._around(attribution)
        return self.read(outer) if outer and outer.mention else None

    def _around(self, attribution: Attribution | None) -> Attribution | None:
        """Return the attribution in whose content another one stands."""
        if attribution is None:
            return None
        outer = self.so_far.by_number.get(attribution.nested_in or 0)
        if outer is None:
            around = self.so_far.sourced.around(attribution.span)
            holders = [(sum(map(len, a.content)), place, a) for place, a in around if a.number != attribution.number]
            outer = min(holders, key=lambda holder: holder[:2])[-1] if holders else None
        if outer is None or outer == attribution:
            return None
        return outer if outer.number in self.done or outer.number not in self.begun else None
