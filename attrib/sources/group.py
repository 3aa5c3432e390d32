"""Mentions that belong together: one speaker by name, surname, pronoun, title or description.

Read in text order. A name goes to the person or body it means anywhere in the article; a pronoun to the
nearest earlier figure, bystander or source that agrees with it; a definite description to whoever bears that role,
or, in want of one, to the nearest person; the same noun again to the group that it named before.
"""

from attrib.model import Attribution, Form, Mention, ParsedArticle, Token
from attrib.records import dataclass, replace
from attrib.sources.agreement import Agreement, asked_by
from attrib.sources.antecedents import nearest, words_before_relative
from attrib.sources.asides import find_asides
from attrib.sources.bystanders import find_bystanders, noun_phrase
from attrib.sources.cast import Cast, Place, Thread
from attrib.sources.descriptions import described_by, is_one_noun
from attrib.sources.figures import Figure
from attrib.sources.lexicon import PERSON_WORDS, Lexicon, is_person_word, plain
from attrib.sources.names import Name
from attrib.sources.phrases import Phrase, phrase_of, read_phrase
from attrib.sources.told import Told, is_claim, rows_told
from attrib.syntax import is_inside

# How far after "advisers to" the name may begin.
NAME_REACH = 6
# Words before "diplomats" in "None of the diplomats".
UNIVERSAL_REACH = 3
# Sentences between "two strategists" and "one strategist".
GROUP_REACH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """All attributions of one speaker, with what its mentions say."""

    attributions: tuple[Attribution, ...]
    phrases: tuple[Phrase, ...]
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
    reader = _Reader(Cast(parsed, attributions, lexicon))
    sourced = [a for a in attributions if a.mention]
    for attribution in sorted(sourced, key=_mention_place):
        reader.read(attribution)
    told = reader.read_asides()
    threads = sorted(
        (thread for thread in reader.cast.threads if thread.attributions),
        key=lambda thread: min(attribution.number for attribution in thread.attributions),
    )
    return tuple(_group(thread, told) for thread in threads)


def _mention_place(attribution: Attribution) -> tuple[int, int, int]:
    mention = attribution.mention
    assert mention is not None  # noqa: S101  only attributions with a mention are sorted
    return mention.sentence, mention.spans[0].start if mention.spans else mention.head, attribution.number


def _group(thread: Thread, told: "Told") -> Group:
    owner = thread.owner
    whole = thread.whole
    return Group(
        attributions=tuple(sorted(thread.attributions, key=lambda attribution: attribution.number)),
        phrases=tuple(thread.phrases),
        figures=thread.figures,
        owner=owner.figures[0] if owner and owner.figures else None,
        whole=_group(whole, told) if whole else None,
        told=tuple(told.get(id(thread), ())),
    )


class _Reader:
    """Reads mentions in text order and puts each into the thread of its speaker."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.lexicon = cast.lexicon
        self.done: dict[int, Thread] = {}
        self.begun: set[int] = set()
        """Attributions that are being read; two may stand in each other's content."""
        self.mentioned: dict[Mention, Thread] = {}
        self.spoken_of: list[tuple[int, int, Thread]] = []
        """Where a speaker is named, as sentence and word."""
        self.bystanders = list(find_bystanders(cast.parsed, cast.attributions, cast.names, cast.lexicon))

    def read(self, attribution: Attribution) -> Thread:
        """Put an attribution into the thread of its speaker."""
        if attribution.number in self.done:
            return self.done[attribution.number]
        mention = attribution.mention
        assert mention is not None  # noqa: S101  only attributions with a mention are read
        phrase = read_phrase(mention, self.cast.parsed, self.cast.names, self.lexicon)
        self._meet((mention.sentence, phrase.core[0].index))
        self.begun.add(attribution.number)
        thread = self.mentioned.get(mention) or self._resolve(phrase, attribution)
        thread.attributions.append(attribution)
        place = (mention.sentence, phrase.head.index)
        if place not in thread.places:
            thread.places.append(place)
            new = not thread.phrases or (len(thread.places) > 1 and not phrase.pronoun)
            if new or (thread.figures and not phrase.pronoun):
                thread.phrases.append(phrase)
        self.done[attribution.number] = self.mentioned[mention] = thread
        self.spoken_of.append((mention.sentence, self._first_word(mention), thread))
        return thread

    def _first_word(self, mention: Mention) -> int:
        """Return the index of the first word of a mention in its sentence."""
        tokens = self.cast.parsed.sentences[mention.sentence].tokens
        return next((t.index for t in tokens if is_inside(t.span, mention.spans)), mention.head)

    def _meet(self, place: Place) -> None:
        """Bring in the bystanders before a place."""
        while self.bystanders and (self.bystanders[0].sentence, self.bystanders[0].head.index) < place:
            phrase = self.bystanders.pop(0)
            thread = self._resolve(phrase, None)
            thread.places.append((phrase.sentence, phrase.head.index))
            self.spoken_of.append((phrase.sentence, phrase.core[0].index, thread))
            if not thread.figures and phrase not in thread.phrases:
                thread.phrases.append(phrase)

    # What the article tells of a speaker

    def read_asides(self) -> Told:
        """Return the article's own words about each speaker."""
        self._meet((len(self.cast.parsed.sentences), 0))
        known = {(sentence, word) for sentence, word, _ in self.spoken_of}
        for attribution in self.cast.attributions:
            if attribution.mention and not is_claim(attribution, self.cast):
                phrase = read_phrase(attribution.mention, self.cast.parsed, self.cast.names, self.lexicon)
                first = self._first_word(attribution.mention)
                if self._is_universal(phrase):
                    self.spoken_of += [(phrase.sentence, first, t) for t in self._meant(phrase)]
        for phrase in find_asides(self.cast.parsed, self.cast.attributions, self.cast.names, self.lexicon):
            if (phrase.sentence, phrase.core[0].index) not in known:
                self.spoken_of += [(phrase.sentence, phrase.core[0].index, t) for t in self._meant(phrase)]
        return rows_told(self.spoken_of, self.cast)

    def _meant(self, phrase: Phrase) -> list[Thread]:
        """Return whom the subject of a sentence means: a speaker, or all of a kind ("none of the diplomats")."""
        unnamed = [t for t in self.cast.threads if t.attributions and not t.figures]
        if self._is_universal(phrase):
            alike = [t for t in unnamed if t.phrase and is_one_noun(t.phrase.head, phrase.head, self.lexicon)]
            earlier = [t for t in unnamed if t.phrase and t.phrase.plural and min(t.places) < (phrase.sentence, 0)]
            return alike or earlier[-1:] or unnamed[-2:]
        if phrase.pronoun:
            found = self._by_pronoun(phrase, None)
        else:
            found = None if phrase.names else described_by(phrase, self.cast)
        if found is None and phrase.plural and self.lexicon.has(phrase.head, "source_nouns"):
            return unnamed
        return [found] if found else []

    def _is_universal(self, phrase: Phrase) -> bool:
        """Tell whether a phrase says something of all of a kind: "none of the diplomats"."""
        tokens = self.cast.parsed.sentences[phrase.sentence].tokens
        opening = tokens[max(0, phrase.core[0].index - UNIVERSAL_REACH) : phrase.head.index + 1]
        return any(self.lexicon.has_name(t.text, "universals") for t in opening)

    def _resolve(self, phrase: Phrase, attribution: Attribution | None) -> Thread:
        """Return the thread that a phrase belongs to, a new one if it brings in somebody new."""
        if phrase.names:
            return self.cast.named_by(phrase)
        if phrase.member or self._is_bare_member(phrase):
            whole = self._whole(phrase)
            if whole:
                whole.places.append((phrase.sentence, phrase.head.index))
            return self.cast.add(replace(phrase, member=True, pronoun=False), whole=whole)
        if whole := self._counted_out(phrase):
            whole.places.append((phrase.sentence, phrase.head.index))
            return self.cast.add(replace(phrase, member=True), whole=whole)
        if phrase.other or (phrase.definite and self.lexicon.any_has((phrase.head, *phrase.rest[:1]), "others")):
            return self._others(phrase)
        self.cast.quoted = self._quoted_speaker(attribution)
        if phrase.pronoun:
            return self._by_pronoun(phrase, attribution) or self.cast.add(phrase)
        owned = self.lexicon.has(phrase.head, "aides", "representatives") and self._name_beside(phrase)
        if (phrase.possessor and phrase.head.upos != "PROPN") or owned:
            return self._by_owner(phrase)
        return described_by(phrase, self.cast) or self._introduced(phrase) or self.cast.add(phrase)

    def _introduced(self, phrase: Phrase) -> Thread | None:
        """Return a new thread for people who are brought in by the claim itself.

        Officials in three states have stopped using it, two of the officials said.
        """
        if not phrase.definite or phrase.possessor or not is_person_word(phrase.head, self.lexicon):
            return None
        sentence = self.cast.parsed.sentences[phrase.sentence]
        noun = phrase.head.lemma.lower()
        before = (t for t in sentence.tokens[: phrase.core[0].index] if t.upos == "NOUN" and t.lemma.lower() == noun)
        first = next(before, None)
        if first is None:
            return None
        return self.cast.add(phrase_of(sentence, noun_phrase(sentence, first), self.cast.names, self.lexicon))

    def _quoted_speaker(self, attribution: Attribution | None) -> Thread | None:
        """Return who is quoted with the words in which a mention stands: never "he" or "the man"."""
        outer = self._around(attribution)
        return self.read(outer) if outer and outer.mention and outer.form is Form.DIRECT else None

    # One of a group

    def _is_bare_member(self, phrase: Phrase) -> bool:
        """Tell whether a word such as "another" or "een ander" speaks of one more member of a group.

        One, an engineer, said …      The other, who left in May, said …
        """
        if phrase.plural or not self.lexicon.has_name(phrase.head.text, "member_words"):
            return False
        clause = phrase.rest[:1]
        apart = bool(clause) and (clause[0].text == "," or self.lexicon.has(clause[0], "pronouns_relative"))
        return not clause or (apart and self._whole(phrase) is not None)

    def _others(self, phrase: Phrase) -> Thread:
        """Return a new thread for others: the rest of a counted group, if it was just spoken of ("the two others")."""
        noun = phrase.head.upos != "NUM" and not self.lexicon.has(phrase.head, "others")
        if noun or not phrase.definite or any(not self.lexicon.has(t, "others") for t in phrase.rest):
            return self.cast.add(phrase)
        whole = nearest(self.cast, phrase, Agreement(number="Plur", persons_only=True))
        counted = whole and whole.phrase and whole.phrase.quantifiers
        if not whole or not counted or phrase.sentence - max(whole.places)[0] > GROUP_REACH:
            return self.cast.add(phrase)
        return self.cast.add(replace(phrase, member=True), whole=whole)

    def _counted_out(self, phrase: Phrase) -> Thread | None:
        """Return the group of which a noun with "one" means one: "One strategist" after "two strategists"."""
        first = phrase.core[0]
        if (
            phrase.plural
            or phrase.rest
            or not (first.upos == "NUM" and self.lexicon.has_name(first.text, "member_words"))
        ):
            return None
        groups = (t for t in self.cast.threads if t.phrase and not t.figures and t.phrase.plural and t.places)
        alike = (t for t in groups if t.phrase and is_one_noun(t.phrase.head, phrase.head, self.lexicon))
        near = [t for t in alike if phrase.sentence - max(t.places)[0] <= GROUP_REACH]
        return near[-1] if near else None

    def _whole(self, phrase: Phrase) -> Thread | None:
        """Return the group that one member speaks of: "hen" in "een van hen"."""
        group = replace(phrase, member=False, indefinite=False, definite=True, plural=True, quantifiers=())
        bare = self.lexicon.has_name(phrase.head.text, "member_words")
        if bare or phrase.head.upos in ("PRON", "DET", "ADJ", "NUM") or group.pronoun:
            return nearest(self.cast, group, Agreement(number="Plur", persons_only=True))
        return described_by(group, self.cast) or self._introduced(group)

    # By pronoun

    def _by_pronoun(self, phrase: Phrase, attribution: Attribution | None) -> Thread | None:
        """Return the thread that a pronoun means."""
        word = plain(phrase.head.text)
        if word in self.lexicon.words("pronouns_first"):
            return self._speaker_around(attribution)
        sentence = self.cast.parsed.sentences[phrase.sentence]
        if word in self.lexicon.words("pronouns_relative") and phrase.head.upos != "DET":
            tokens = words_before_relative(sentence, phrase.head, self.lexicon)
            return self._resolve(phrase_of(sentence, tokens, self.cast.names, self.lexicon), None) if tokens else None
        return nearest(self.cast, phrase, asked_by(phrase.head, sentence, self.lexicon))

    def _speaker_around(self, attribution: Attribution | None) -> Thread | None:
        """Return the speaker of the attribution whose content holds this one: who says "I"."""
        outer = self._around(attribution)
        return self.read(outer) if outer and outer.mention else None

    def _around(self, attribution: Attribution | None) -> Attribution | None:
        """Return the attribution in whose content another one stands."""
        if attribution is None:
            return None
        outer = self.cast.by_number.get(attribution.nested_in or 0)
        if outer is None:
            start, end = attribution.span.start, attribution.span.end
            around = [a for first, last, a in self.cast.sourced if first <= start and end <= last]
            holders = [a for a in around if a.number != attribution.number]
            outer = min(holders, key=lambda a: sum(map(len, a.content)), default=None)
        if outer is None or outer == attribution:
            return None
        return outer if outer.number in self.done or outer.number not in self.begun else None

    # By owner

    def _by_owner(self, phrase: Phrase) -> Thread:
        """Return the thread of "his lawyer": the one with the same noun and owner, or a new one."""
        owner = self._owner(phrase)
        same = [t for t in self.cast.threads if t.phrase and plain(t.phrase.head.text) == plain(phrase.head.text)]
        owned = [t for t in same if t.owner is owner and owner is not None]
        tied = [t for t in same if t.phrase and t.owner is None and t.phrase.rest and t.phrase.rest[0].upos == "ADP"]
        if found := owned or (tied if phrase.possessor and phrase.plural else []):
            return found[-1]
        if owner is None and (thread := described_by(phrase, self.cast)):
            return thread
        return self.cast.add(phrase, owner)

    def _owner(self, phrase: Phrase) -> Thread | None:
        """Return the thread of the possessor of a phrase."""
        if not phrase.possessor:
            name = self._name_beside(phrase)
            return self.cast.thread_of(name) if name else None
        sentence = self.cast.parsed.sentences[phrase.sentence]
        words = phrase_of(sentence, phrase.possessor, self.cast.names, self.lexicon)
        if words.names:
            return self.cast.named_by(words)
        first = phrase.possessor[0]
        if len(phrase.possessor) == 1 and self.lexicon.has(first, "pronouns_possessive", "pronouns_neuter"):
            return nearest(self.cast, phrase, asked_by(first, sentence, self.lexicon))
        return described_by(words, self.cast)

    def _name_beside(self, phrase: Phrase) -> Name | None:
        """Return the name in "Obama aides" or "advisers to Mr. Obama"."""
        here = (name for name in self.cast.names if name.sentence == phrase.sentence)
        before = (n for n in here if n.last == phrase.head.index - 1 and n.first >= phrase.core[0].index)
        return next(before, None) or self._name_after(phrase)

    def _name_after(self, phrase: Phrase) -> Name | None:
        """Return the name in "advisers to Mr. Obama", if a preposition and no verb stands before it."""
        if not phrase.rest or phrase.rest[0].upos not in ("ADP", "PART"):
            return None
        for token in phrase.rest[1:NAME_REACH]:
            if token.upos in ("VERB", "AUX", "PRON", "NOUN") and not self.lexicon.has(token, *PERSON_WORDS):
                return None
            for name in self.cast.names:
                if name.sentence == phrase.sentence and name.first == token.index:
                    return name
        return None
