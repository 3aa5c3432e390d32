"""Mentions that belong together: one speaker by name, surname, pronoun, title or description.

Read in text order. A name goes to the person or body it means anywhere in the article; a pronoun to the
nearest earlier figure or source that agrees with it; a definite description to whoever bears that role,
or, in want of one, to the nearest person; the same noun again to the group that it named before.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from attrib.model import Attribution, Mention, ParagraphRole, ParsedArticle, Sentence, Span, Token
from attrib.sources.figures import Figure, find_figures, gender_of
from attrib.sources.lexicon import Lexicon, bare, plain
from attrib.sources.names import PERSON_WORDS, POSSESSIVES, Name, find_names, is_body_word, is_person_word
from attrib.sources.phrases import Phrase, phrase_of, read_phrase

# How far back, in sentences, a pronoun and a description of the nearest person reach.
PRONOUN_REACH = 6
DESCRIPTION_REACH = 3
# What a candidate loses by distance, by standing inside a quotation or beside the subject, and gains as a source.
SENTENCE_COST, QUOTED_COST, OBJECT_COST, SOURCE_GAIN, UNSURE_COST = 10, 20, 6, 5, 15

# The first words of a sentence are its subject more often than a weak parse shows.
OPENING = 4

Place = tuple[int, int]


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


@dataclass(slots=True, eq=False)
class _Thread:
    """A speaker while the article is being read."""

    figures: tuple[Figure, ...] = ()
    phrases: list[Phrase] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    owner: "_Thread | None" = None
    whole: "_Thread | None" = None

    @property
    def phrase(self) -> Phrase | None:
        return self.phrases[0] if self.phrases else None


def group_attributions(
    parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon
) -> tuple[Group, ...]:
    """Return the speakers of attributions that have a mention, in the order of their first attribution."""
    reader = _Reader(parsed, attributions, lexicon)
    sourced = [a for a in attributions if a.mention]
    for attribution in sorted(sourced, key=_mention_place):
        reader.read(attribution)
    threads = sorted(
        (thread for thread in reader.threads if thread.attributions),
        key=lambda t: min(attributions.index(a) for a in t.attributions),
    )
    return tuple(_group(thread, attributions) for thread in threads)


def _mention_place(attribution: Attribution) -> tuple[int, int, int]:
    mention = attribution.mention
    assert mention is not None  # noqa: S101  only attributions with a mention are sorted
    return mention.sentence, mention.spans[0].start if mention.spans else mention.head, attribution.number


def _group(thread: _Thread, order: tuple[Attribution, ...]) -> Group:
    owner = thread.owner
    whole = thread.whole
    return Group(
        attributions=tuple(sorted(thread.attributions, key=order.index)),
        phrases=tuple(thread.phrases),
        figures=thread.figures,
        owner=owner.figures[0] if owner and owner.figures else None,
        whole=_group(whole, order) if whole else None,
    )


class _Reader:
    """Reads mentions in text order and keeps the speakers found so far."""

    def __init__(self, parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.attributions = attributions
        self.names = find_names(parsed, lexicon)
        figures = find_figures(self.names, parsed, lexicon)
        self.figure_of = {id(name): figure for figure in figures for name in figure.names}
        self.threads = [_Thread(figures=(figure,)) for figure in figures]
        self.named = {id(thread.figures[0]): thread for thread in self.threads}
        self.sightings = [(name, self.named[id(self.figure_of[id(name)])]) for name in self.names]
        self.done: dict[int, _Thread] = {}

    def read(self, attribution: Attribution) -> _Thread:
        """Put an attribution into the thread of its speaker."""
        if attribution.number in self.done:
            return self.done[attribution.number]
        mention = attribution.mention
        assert mention is not None  # noqa: S101  only attributions with a mention are read
        phrase = read_phrase(mention, self.parsed, self.names, self.lexicon)
        thread = self.same_mention(mention) or self.resolve(phrase, attribution)
        thread.attributions.append(attribution)
        place = (mention.sentence, phrase.head.index)
        if place not in thread.places:
            thread.places.append(place)
            new = not thread.phrases or (len(thread.places) > 1 and not phrase.pronoun)
            if new or (thread.figures and not phrase.pronoun):
                thread.phrases.append(phrase)
        self.done[attribution.number] = thread
        return thread

    def same_mention(self, mention: Mention) -> _Thread | None:
        """Return the thread of an attribution with the very same words as its source."""
        return next(
            (self.done[a.number] for a in self.attributions if a.number in self.done and a.mention == mention), None
        )

    def resolve(self, phrase: Phrase, attribution: Attribution | None) -> _Thread:
        """Return the thread that a phrase belongs to, a new one if it brings in somebody new."""
        if phrase.names:
            return self.by_name(phrase)
        if phrase.member or self.is_bare_member(phrase):
            return self.new(replace(phrase, member=True, pronoun=False), whole=self.whole(phrase))
        if phrase.other:
            return self.new(phrase)
        if phrase.pronoun:
            return self.by_pronoun(phrase, attribution) or self.new(phrase)
        owned = self.lexicon.has(phrase.head, "aides", "representatives") and self.name_after(phrase)
        if (phrase.possessor and phrase.head.upos != "PROPN") or owned:
            return self.by_owner(phrase)
        return self.by_description(phrase) or self.new(phrase)

    def is_bare_member(self, phrase: Phrase) -> bool:
        """Tell whether a word such as "another" or "een ander" speaks of one more member of a group."""
        return self.lexicon.has_name(phrase.head.text, "others") and not phrase.plural and not phrase.rest

    def whole(self, phrase: Phrase) -> _Thread | None:
        """Return the group that one member speaks of: "hen" in "een van hen"."""
        group = replace(phrase, member=False, indefinite=False, definite=True, plural=True, quantifiers=())
        if phrase.head.upos in ("PRON", "DET", "ADJ", "NUM") or group.pronoun:
            return self.nearest(group, _Agreement(number="Plur"))
        return self.by_description(group)

    def new(self, phrase: Phrase, owner: _Thread | None = None, whole: _Thread | None = None) -> _Thread:
        """Return a new thread."""
        thread = _Thread(phrases=[phrase], owner=owner, whole=whole)
        self.threads.append(thread)
        return thread

    # By name

    def by_name(self, phrase: Phrase) -> _Thread:
        """Return the thread of the figure, or figures, that a phrase names."""
        named = {id(figure): figure for figure in (self.figure_of[id(name)] for name in phrase.names)}
        persons = tuple(figure for figure in named.values() if figure.person)
        figures = persons or tuple(named.values())
        if len(figures) == 1:
            return self.named[id(figures[0])]
        for thread in self.threads:
            if len(thread.figures) > 1 and {id(f) for f in thread.figures} == {id(f) for f in figures}:
                return thread
        thread = _Thread(figures=figures)
        self.threads.append(thread)
        return thread

    # By pronoun

    def by_pronoun(self, phrase: Phrase, attribution: Attribution | None) -> _Thread | None:
        """Return the thread that a pronoun means."""
        word = plain(phrase.head.text)
        if word in self.lexicon.words("pronouns_first"):
            return self.speaker_around(attribution)
        sentence = self.parsed.sentences[phrase.sentence]
        if word in self.lexicon.words("pronouns_relative") and phrase.head.upos != "DET":
            antecedent = self.antecedent_phrase(sentence, phrase.head)
            return self.resolve(antecedent, None) if antecedent else None
        return self.nearest(phrase, _agreement(sentence, phrase.head, self.lexicon))

    def speaker_around(self, attribution: Attribution | None) -> _Thread | None:
        """Return the speaker of the attribution whose content holds this one: who says "I"."""
        if attribution is None:
            return None
        outer = next((a for a in self.attributions if a.number == attribution.nested_in), None)
        if outer is None:
            holders = [
                a for a in self.attributions
                if a.number != attribution.number and a.mention
                and any(span.covers(attribution.span) for span in a.content)
            ]  # fmt: skip
            outer = min(holders, key=lambda a: sum(map(len, a.content)), default=None)
        return self.read(outer) if outer and outer.mention and outer != attribution else None

    def antecedent_phrase(self, sentence: Sentence, pronoun: Token) -> Phrase | None:
        """Return the noun phrase that a relative pronoun stands behind."""
        last = self.antecedent(sentence, pronoun)
        if last is None:
            return None
        start = last.index
        while start > 0 and sentence.tokens[start - 1].upos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "ADP"):
            if sentence.tokens[start - 1].upos == "ADP" and start < last.index - 4:
                break
            start -= 1
        tokens = sentence.tokens[start : last.index + 1]
        while len(tokens) > 1 and tokens[0].upos == "ADP":
            tokens = tokens[1:]
        return phrase_of(sentence, tokens, self.names, self.lexicon)

    def antecedent(self, sentence: Sentence, pronoun: Token) -> Token | None:
        """Return the noun that a relative pronoun's clause hangs on, else the nearest noun that can be meant."""
        verb = sentence.head(pronoun)
        while verb is not None and verb.relation in ("aux", "xcomp", "conj", "nmod", "obj"):
            verb = sentence.head(verb)
        above = sentence.head(verb) if verb is not None and verb.relation == "acl" else None
        if above is not None and above.index < pronoun.index:
            return above
        before = [t for t in sentence.tokens[: pronoun.index] if t.upos in ("NOUN", "PROPN", "PRON")]
        people = [t for t in before if is_person_word(t, self.lexicon) or t.upos == "PROPN"]
        nouns = people or before
        return nouns[-1] if nouns else None

    def nearest(self, phrase: Phrase, wanted: "_Agreement", reach: int = PRONOUN_REACH) -> _Thread | None:
        """Return the agreeing thread that was last spoken of, weighing distance, subject and source."""
        place = (phrase.sentence, phrase.core[0].index)
        best: tuple[int, _Thread] | None = None
        for cost, thread in self.candidates(place, reach):
            if wanted.fits(thread, self.lexicon) and (best is None or cost < best[0]):
                best = cost, thread
        return best[1] if best else None

    def candidates(self, place: Place, reach: int) -> Iterator[tuple[int, _Thread]]:
        """Yield what was spoken of before a place, with its cost; later ones first."""
        for name, thread in reversed(self.sightings):
            where = (name.sentence, name.last)
            if where < place and place[0] - name.sentence <= reach and not self.attributive(name):
                yield self.cost(where, place, thread), thread
        for thread in reversed(self.threads):
            for where in thread.places:
                if where < place and place[0] - where[0] <= reach:
                    yield self.cost(where, place, thread) - SOURCE_GAIN, thread

    def cost(self, where: Place, place: Place, thread: _Thread) -> int:
        """Return how unlikely a place is as antecedent."""
        sentence = self.parsed.sentences[where[0]]
        token = sentence.tokens[where[1]]
        cost = SENTENCE_COST * (place[0] - where[0])
        cost += QUOTED_COST * (self.quoted(token.span) and not self.quoted(self.span_at(place)))
        cost += OBJECT_COST * (not _is_subject(sentence, token))
        cost += UNSURE_COST * (len(thread.figures) == 1 and not thread.figures[0].sure and not thread.attributions)
        role = self.parsed.article.paragraphs[sentence.paragraph].role
        return cost + SENTENCE_COST * (role is ParagraphRole.HEADLINE)

    def span_at(self, place: Place) -> Span:
        return self.parsed.sentences[place[0]].tokens[place[1]].span

    def quoted(self, span: Span) -> bool:
        """Tell whether a place lies in what somebody else is quoted with."""
        return any(part.covers(span) for a in self.attributions for part in a.content)

    def attributive(self, name: Name) -> bool:
        """Tell whether a name only describes the noun after it: "the Clinton campaign", "Scott's district"."""
        after = self.parsed.sentences[name.sentence].tokens[name.last + 1 : name.last + 2]
        compounds = self.lexicon.words("links") > {"-"}
        return bool(after) and ((after[0].upos == "NOUN" and not compounds) or after[0].text in POSSESSIVES)

    # By owner

    def by_owner(self, phrase: Phrase) -> _Thread:
        """Return the thread of "his lawyer": the one with the same noun and owner, or a new one."""
        owner = self.owner(phrase)
        same = [t for t in self.threads if t.phrase and plain(t.phrase.head.text) == plain(phrase.head.text)]
        owned = [t for t in same if t.owner is owner and owner is not None]
        tied = [t for t in same if t.phrase and t.owner is None and t.phrase.rest and t.phrase.rest[0].upos == "ADP"]
        if found := owned or (tied if phrase.possessor and phrase.plural else []):
            return found[-1]
        if owner is None and (thread_ := self.by_description(phrase)):
            return thread_
        return self.new(phrase, owner)

    def name_after(self, phrase: Phrase) -> Name | None:
        """Return the name in "advisers to Mr. Obama", if a preposition and no verb stands before it."""
        if not phrase.rest or phrase.rest[0].upos not in ("ADP", "PART"):
            return None
        for token in phrase.rest[1:6]:
            if token.upos in ("VERB", "AUX", "PRON", "NOUN") and not self.lexicon.has(token, *PERSON_WORDS):
                return None
            for name in self.names:
                if name.sentence == phrase.sentence and name.first == token.index:
                    return name
        return None

    def owner(self, phrase: Phrase) -> _Thread | None:
        """Return the thread of the possessor of a phrase."""
        sentence = self.parsed.sentences[phrase.sentence]
        if not phrase.possessor:
            return self.named[id(self.figure_of[id(self.name_after(phrase))])] if self.name_after(phrase) else None
        words = phrase_of(sentence, phrase.possessor, self.names, self.lexicon)
        if words.names:
            return self.by_name(words)
        if len(phrase.possessor) == 1 and self.lexicon.has(
            phrase.possessor[0], "pronouns_possessive", "pronouns_neuter"
        ):
            return self.nearest(phrase, _agreement(sentence, phrase.possessor[0], self.lexicon))
        return self.by_description(words)

    # By description

    def by_description(self, phrase: Phrase) -> _Thread | None:
        """Return the thread that a noun phrase without a name refers back to."""
        if phrase.indefinite:
            return None
        if phrase.head.upos == "NUM" and phrase.definite and not phrase.rest:
            return self.nearest(phrase, _Agreement(number="Plur"))
        if self.lexicon.has_name(phrase.head.text, "indefinites_crowd", "indefinites_one"):
            return None
        if phrase.plural or not is_person_word(phrase.head, self.lexicon):
            return self.same_noun(phrase) or self.named_several(phrase) or self.named_body(phrase)
        bearer = self.bearer(phrase)
        if bearer or phrase.rest:
            return bearer if bearer and self.same_charge(phrase, bearer) else None
        if self.lexicon.has(phrase.head, "offices") and not phrase.definite:
            return None
        wanted = _Agreement(number="Sing", gender=gender_of(phrase.head, self.lexicon), persons_only=True)
        if not phrase.definite or any(t.upos in ("NOUN", "PROPN") for t in phrase.core if t != phrase.head):
            return None
        nearest = self.nearest(phrase, wanted, DESCRIPTION_REACH)
        return nearest if nearest and not _contradicts(phrase, nearest, self.lexicon) else None

    def same_charge(self, phrase: Phrase, thread: _Thread) -> bool:
        """Tell whether "de minister van Financiën" can be this thread: its charge must stand beside a name of it."""
        if not phrase.rest or phrase.rest[0].upos != "ADP" or not thread.figures:
            return True
        charge = {plain(t.text) for t in phrase.rest if t.upos in ("NOUN", "PROPN")}
        beside = {
            plain(t.text)
            for figure in thread.figures
            for name in figure.names
            for t in self.parsed.sentences[name.sentence].tokens
        }
        return not charge or bool(charge & beside)

    def bearer(self, phrase: Phrase) -> _Thread | None:
        """Return who bears the role that a description names: "de topman" after "Topman Jasper Noordhoff"."""
        place = (phrase.sentence, phrase.head.index)
        fitting = [
            (cost, thread) for cost, thread in self.candidates(place, len(self.parsed.sentences))
            if _bears(thread, phrase.head, self.lexicon)
        ]  # fmt: skip
        return min(fitting, key=lambda pair: pair[0])[1] if fitting else self.later_bearer(phrase)

    def later_bearer(self, phrase: Phrase) -> _Thread | None:
        """Return whom a title in the headline means who is named below it: "Dijkgraaf: we hebben geluk gehad"."""
        paragraph = self.parsed.sentences[phrase.sentence].paragraph
        if self.parsed.article.paragraphs[paragraph].role is not ParagraphRole.HEADLINE or phrase.indefinite:
            return None
        return next((t for t in self.threads if t.figures and _bears(t, phrase.head, self.lexicon)), None)

    def same_noun(self, phrase: Phrase) -> _Thread | None:
        """Return the earlier thread with the same noun whose distinguishing words do not differ."""
        fitting = [
            thread
            for thread in self.threads
            if (first := thread.phrase) and not thread.figures and _same_noun(first, phrase) and not first.member
        ]
        if not phrase.definite and phrase.quantifiers:
            fitting = [t for t in fitting if t.phrase and t.phrase.quantifiers == phrase.quantifiers]
        elif not phrase.definite:
            fitting = [t for t in fitting if t.phrase and not t.phrase.quantifiers] or fitting[:1]
        fitting = [t for t in fitting if t.phrase and phrase.modifiers <= t.phrase.modifiers]
        exact = [t for t in fitting if t.phrase and t.phrase.modifiers == phrase.modifiers]
        pool = exact if exact and phrase.modifiers else fitting
        return max(pool, key=lambda t: t.places[-1] if t.places else (0, 0), default=None)

    def named_several(self, phrase: Phrase) -> _Thread | None:
        """Return the persons named together whom a noun takes up: "the senators"."""
        if not phrase.plural or not phrase.definite or phrase.rest:
            return None
        several = [thread for thread in self.threads if len(thread.figures) > 1]
        fitting = [
            thread for thread in several
            if any(role.lemma.lower() == phrase.head.lemma.lower() for f in thread.figures for role in f.roles)
        ]  # fmt: skip
        return fitting[-1] if fitting else None

    def named_body(self, phrase: Phrase) -> _Thread | None:
        """Return the body that a noun such as "de toezichthouder" or "the agency" refers back to."""
        if phrase.plural or not phrase.definite or phrase.modifiers or phrase.rest:
            return None
        if bearer := self.bearer(phrase):
            return bearer
        if not self.lexicon.tail(phrase.head, "anaphoric_bodies"):
            return None
        return self.nearest(phrase, _Agreement(number="Sing", institutions_only=True), DESCRIPTION_REACH)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Agreement:
    """What an antecedent must be like."""

    number: str | None = None
    gender: str | None = None
    persons_only: bool = False
    bodies_only: bool = False
    institutions_only: bool = False

    def fits(self, thread: _Thread, lexicon: Lexicon) -> bool:
        """Tell whether a thread has this number and gender."""
        figure = thread.figures[0] if len(thread.figures) == 1 else None
        if figure is not None:
            return self._fits_figure(figure, bool(thread.attributions))
        phrase = thread.phrase
        plural = len(thread.figures) > 1 or (phrase is not None and _is_many(phrase, lexicon))
        if self.number == "Plur":
            return plural
        if plural or phrase is None:
            return False
        if self.institutions_only:
            return is_body_word(phrase.head, lexicon) and not lexicon.tail(phrase.head, "documents")
        person = is_person_word(phrase.head, lexicon) or lexicon.has(phrase.head, "indefinites_one") or phrase.member
        if self.persons_only:
            gender = gender_of(phrase.head, lexicon)
            return person and (gender is None or self.gender is None or gender == self.gender)
        return not person if self.bodies_only else True

    def _fits_figure(self, figure: Figure, source: bool) -> bool:
        if self.persons_only:
            agrees = figure.gender is None or self.gender is None or figure.gender == self.gender
            known = figure.sure or source or len(figure.fullest.words) > 1
            return figure.person and agrees and known
        if self.number == "Plur":
            return not figure.person and source
        return not figure.person if self.bodies_only or self.institutions_only else True


def _agreement(sentence: Sentence, pronoun: Token, lexicon: Lexicon) -> _Agreement:
    """Return what a pronoun asks of its antecedent; an ambiguous one ("ze") takes its number from the verb."""
    male = lexicon.has_name(pronoun.text, "pronouns_male")
    female = lexicon.has_name(pronoun.text, "pronouns_female")
    plural = lexicon.has_name(pronoun.text, "pronouns_plural")
    if female and plural:
        plural = _verb_number(sentence, pronoun) == "Plur"
        female = not plural
    if male or female:
        return _Agreement(number="Sing", gender="male" if male else "female", persons_only=True)
    return _Agreement(number="Plur") if plural else _Agreement(number="Sing", bodies_only=True)


def _verb_number(sentence: Sentence, pronoun: Token) -> str | None:
    """Return the number of the verb beside or above a subject."""
    near = sentence.tokens[max(0, pronoun.index - 1) : pronoun.index + 2]
    verbs = [t for t in near if t.upos in ("VERB", "AUX") and t.feature("Number")]
    head = sentence.head(pronoun)
    found = verbs or ([head] if head is not None else [])
    return found[0].feature("Number") if found else None


def _is_subject(sentence: Sentence, token: Token) -> bool:
    """Tell whether a word is (part of) the subject of its clause."""
    relations = {token.relation}
    head = sentence.head(token)
    if token.relation in ("flat", "appos", "compound", "nmod", "conj") and head is not None:
        relations.add(head.relation)
    return "nsubj" in relations or token.index < OPENING


def _is_many(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Tell whether a phrase can be taken up by a plural pronoun."""
    many = phrase.plural or lexicon.has(phrase.head, "indefinites_crowd", "pronouns_plural")
    return many and not phrase.member


def _bears(thread: _Thread, noun: Token, lexicon: Lexicon) -> bool:
    """Tell whether a thread is known by a noun, or by a compound with it: "de minister" for "energieminister"."""
    roles: Iterable[Token] = [role for figure in thread.figures[:1] for role in figure.roles]
    heads = [phrase.head for phrase in thread.phrases if not phrase.names and not phrase.plural]
    if len(thread.figures) > 1:
        return False
    word = bare(noun.text)
    bodies = [name for figure in thread.figures if not figure.person for name in figure.names]
    if any(plain(part) == word for name in bodies for part in name.words):
        return True
    return any(_same_role(plain(role.text), word, lexicon) for role in [*roles, *heads])


def _same_role(role: str, word: str, lexicon: Lexicon) -> bool:
    if role == word or role.rstrip(".") == word:
        return True
    compounds = lexicon.words("links") > {"-"}
    return compounds and len(word) > 3 and (role.endswith(word) or (len(role) > 3 and word.endswith(role)))


def _contradicts(phrase: Phrase, thread: _Thread, lexicon: Lexicon) -> bool:
    """Tell whether the nearest person is known by an office, and the description is another office."""
    if not lexicon.has(phrase.head, "offices"):
        return False
    return any(lexicon.has(role, *PERSON_WORDS[1:]) for figure in thread.figures for role in figure.roles)


def _same_noun(first: Phrase, second: Phrase) -> bool:
    same = plain(first.head.text) == plain(second.head.text) or (
        first.head.lemma == second.head.lemma and first.plural == second.plural
    )
    return same and not first.parts and not second.parts
