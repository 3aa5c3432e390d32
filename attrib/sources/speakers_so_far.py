"""The speakers of an article while it is being read, and those whom it names.

Everything that is asked of all of them (who is named here, who was spoken of just before, who bears a noun) is kept by
sentence or by word, so that an article ten times as long takes ten times as long.
"""

import sys
from collections.abc import Iterable
from dataclasses import dataclass, field

from attrib.by_place import ByPlace
from attrib.lexicon import Lexicon, plain
from attrib.model import Attribution, ParagraphRole, ParsedArticle, Token
from attrib.sources.named_figures import Figure, find_figures
from attrib.sources.names import Name, by_sentence, find_names
from attrib.sources.recall import Nouns, Roles
from attrib.sources.source_phrases import SourcePhrase

Place = tuple[int, int]
"""A sentence and a token in it."""
Sighting = tuple[int, Name, "Speaker"]
"""A name with its place among all names and the speaker of who bears it."""
Spoken = tuple[Place, int, "Speaker"]
"""Where a speaker is spoken of, with the place of that place among all of the speaker."""


@dataclass(slots=True, eq=False)
class Speaker:
    """A speaker while the article is being read; `SpeakersSoFar` adds phrases, places and what follows."""

    figures: tuple[Figure, ...] = ()
    """The named person or body behind it; several for a coordination."""
    phrases: list[SourcePhrase] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    gender: str | None = None
    """That of the first pronoun that took it up, "female" or "male"."""
    owner: "Speaker | None" = None
    """Whose lawyer, aide or family speaks."""
    whole: "Speaker | None" = None
    """The group that this speaker is one of."""
    number: int = 0
    """Its place among the speakers of its article."""
    seen: set[Place] = field(default_factory=set)
    """The places, to be asked."""
    earliest: Place = (sys.maxsize, 0)
    latest: Place = (-1, 0)
    called_in: set[int] = field(default_factory=set)
    """The sentences of the phrases."""
    heads: dict[tuple[str, str], Token] = field(default_factory=dict)
    """The heads of the phrases, one for each form and lemma."""
    roles: tuple[Token, ...] = ()
    """Nouns beside the names of its figures, one for each form and lemma."""
    known: set[str] = field(default_factory=set)
    """Words by which it can be taken up: roles, parts of a body's name, its own nouns."""
    words: set[str] = field(default_factory=set)
    """All words of the phrases, where it has no name."""
    beside: frozenset[str] | None = None
    """All words of the sentences that name it, once they were asked for."""

    @property
    def phrase(self) -> SourcePhrase | None:
        """The first words for the speaker."""
        return self.phrases[0] if self.phrases else None


class SpeakersSoFar:
    """All whom an article names, speakers or not, and the speakers without a name found so far."""

    def __init__(self, parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.attributions = attributions
        self.claims = ByPlace((span, None) for attribution in attributions for span in attribution.content)
        self.by_number = {attribution.number: attribution for attribution in attributions}
        self.sourced = ByPlace((s, (n, a)) for n, a in enumerate(attributions) if a.mention for s in a.content)
        """Every claim that has a source, with its attribution and the place of that among all."""
        self.quoted_places: dict[Place, bool] = {}
        """Whether a word, by sentence and index, lies in a claim; filled as it is asked for."""
        self.claiming: dict[int, bool] = {}
        """Whether an attribution, by its number, claims something; filled in the same way."""
        self.lead = parsed.article.lead
        self.quoted: Speaker | None = None
        """Who speaks around the mention that is being read, if his very words are quoted."""
        self.spoken: dict[int, list[Spoken]] = {}
        """Where speakers are spoken of, by sentence."""
        self.headlined: list[Speaker] = []
        """Those that are spoken of in a headline."""
        self.nouns = Nouns[Speaker](lexicon)
        """Speakers without a name by the noun of their first phrase."""
        self.borne = Roles(lexicon)
        """What anybody is known by."""
        self.several: dict[str, Speaker] = {}
        """The last persons named together whose role has a lemma."""
        self.owned: dict[tuple[str, Speaker], Speaker] = {}
        """The last speaker with a noun and an owner."""
        self.tied: dict[str, Speaker] = {}
        """The last speaker with a noun, no owner, and a preposition behind it."""
        self.speakers: list[Speaker] = []
        self._by_figures: dict[frozenset[int], Speaker] = {}
        self.names = find_names(parsed, lexicon)
        self._names = by_sentence(self.names)
        self._speakers = self._bearers(find_figures(self.names, parsed, lexicon))
        self.sightings = self._sightings()
        """Names by sentence."""
        self.person_words = self._words_of_persons()

    def _bearers(self, figures: Iterable[Figure]) -> dict[int, Speaker]:
        """Return the speaker of every name by the identity of the name."""
        speakers = [self._add(Speaker(figures=(figure,))) for figure in figures]
        return {id(name): speaker for speaker in speakers for name in speaker.figures[0].names}

    def _sightings(self) -> dict[int, list[Sighting]]:
        found: dict[int, list[Sighting]] = {}
        for number, name in enumerate(self.names):
            found.setdefault(name.sentence, []).append((number, name, self.speaker_of(name)))
        return found

    def _words_of_persons(self) -> frozenset[str]:
        """Return all words of the names of persons."""
        persons = (figure for speaker in self.speakers for figure in speaker.figures if figure.person)
        return frozenset(plain(word) for figure in persons for name in figure.names for word in name.words)

    def names_in(self, sentence: int) -> tuple[Name, ...]:
        """Return the names of a sentence."""
        return self._names.get(sentence, ())

    def speaker_of(self, name: Name) -> Speaker:
        """Return the speaker of whoever bears a name."""
        return self._speakers[id(name)]

    def named_by(self, phrase: SourcePhrase) -> Speaker:
        """Return the speaker of the figure, or figures, that a phrase names."""
        named = {id(figure): figure for figure in (self.speaker_of(name).figures[0] for name in phrase.names)}
        persons = tuple(figure for figure in named.values() if figure.person)
        figures = persons or tuple(named.values())
        return self._by_figures.get(frozenset(map(id, figures))) or self._add(Speaker(figures=figures))

    def add(self, phrase: SourcePhrase, owner: Speaker | None = None, whole: Speaker | None = None) -> Speaker:
        """Return a new speaker for somebody whom a phrase brings in."""
        speaker = self._add(Speaker(owner=owner, whole=whole))
        self.call(speaker, phrase)
        return speaker

    def _add(self, speaker: Speaker) -> Speaker:
        speaker.number = len(self.speakers)
        self.speakers.append(speaker)
        if speaker.figures:
            self._by_figures.setdefault(frozenset(map(id, speaker.figures)), speaker)
            self._introduce(speaker)
        return speaker

    def _introduce(self, speaker: Speaker) -> None:
        """Note by which words a speaker with a name can be taken up."""
        roles = {(role.text, role.lemma): role for figure in speaker.figures for role in figure.roles}
        speaker.roles = tuple(roles.values())
        if len(speaker.figures) > 1:
            self.several |= {role.lemma.lower(): speaker for role in speaker.roles}
            return
        bodies = (name for figure in speaker.figures if not figure.person for name in figure.names)
        speaker.known |= {plain(part) for name in bodies for part in name.words}
        speaker.known |= {plain(role.text) for role in speaker.roles}
        self.borne.add(speaker.known)

    def call(self, speaker: Speaker, phrase: SourcePhrase) -> None:
        """Note a phrase for a speaker."""
        speaker.phrases.append(phrase)
        speaker.called_in.add(phrase.sentence)
        head = phrase.head
        speaker.heads.setdefault((head.text, head.lemma), head)
        if not speaker.figures:
            speaker.words.update([plain(token.text) for token in phrase.tokens])
        if not phrase.names and not phrase.plural and len(speaker.figures) < 2:
            speaker.known.add(plain(head.text))
            self.borne.add((plain(head.text),))
        if len(speaker.phrases) == 1:
            self._name(speaker, phrase)

    def _name(self, speaker: Speaker, phrase: SourcePhrase) -> None:
        """Note the noun under which a speaker comes in."""
        noun = plain(phrase.head.text)
        if not speaker.figures:
            self.nouns.add(phrase.head, speaker)
        if speaker.owner is not None:
            self.owned[noun, speaker.owner] = speaker
        elif phrase.rest and phrase.rest[0].upos == "ADP" and speaker.number >= self._last_tied(noun):
            self.tied[noun] = speaker

    def _last_tied(self, noun: str) -> int:
        return self.tied[noun].number if noun in self.tied else 0

    def see(self, speaker: Speaker, place: Place) -> None:
        """Note a place at which a speaker is spoken of."""
        self.spoken.setdefault(place[0], []).append((place, len(speaker.places), speaker))
        speaker.places.append(place)
        speaker.seen.add(place)
        speaker.earliest, speaker.latest = min(speaker.earliest, place), max(speaker.latest, place)
        article = self.parsed.article
        if article.paragraphs[self.parsed.sentences[place[0]].paragraph].role is ParagraphRole.HEADLINE:
            self.headlined += [speaker] if speaker not in self.headlined else []
