"""The speakers of an article while it is being read: a thread for each, and those whom the article names."""

from dataclasses import dataclass, field

from attrib.model import Attribution, ParsedArticle
from attrib.sources.figures import Figure, find_figures
from attrib.sources.lexicon import Lexicon
from attrib.sources.names import Name, find_names
from attrib.sources.phrases import Phrase

Place = tuple[int, int]
"""A sentence and a token in it."""


@dataclass(slots=True, eq=False)
class Thread:
    """A speaker while the article is being read."""

    figures: tuple[Figure, ...] = ()
    """The named person or body behind it; several for a coordination."""
    phrases: list[Phrase] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    attributions: list[Attribution] = field(default_factory=list)
    owner: "Thread | None" = None
    """Whose lawyer, aide or family speaks."""
    whole: "Thread | None" = None
    """The group that this speaker is one of."""

    @property
    def phrase(self) -> Phrase | None:
        """The first words for the speaker."""
        return self.phrases[0] if self.phrases else None


class Cast:
    """All whom an article names, speakers or not, and the speakers without a name found so far."""

    def __init__(self, parsed: ParsedArticle, attributions: tuple[Attribution, ...], lexicon: Lexicon) -> None:
        self.parsed = parsed
        self.lexicon = lexicon
        self.attributions = attributions
        self.claims = tuple(span for attribution in attributions for span in attribution.content)
        self.by_number = {attribution.number: attribution for attribution in attributions}
        self.sourced = [(s.start, s.end, a) for a in attributions if a.mention for s in a.content]
        """Start and end of every claim that has a source, with its attribution."""
        self.quoted_places: dict[tuple[int, int], bool] = {}
        """Whether a word, by sentence and index, lies in a claim; filled as it is asked for."""
        self.claiming: dict[int, bool] = {}
        """Whether an attribution, by its number, claims something; filled in the same way."""
        self.names = find_names(parsed, lexicon)
        figures = find_figures(self.names, parsed, lexicon)
        self.threads = [Thread(figures=(figure,)) for figure in figures]
        self._threads = {id(name): thread for thread in self.threads for name in thread.figures[0].names}
        self.quoted: Thread | None = None
        """Who speaks around the mention that is being read, if his very words are quoted."""
        self.sightings = [(name, self.thread_of(name)) for name in self.names]

    def thread_of(self, name: Name) -> Thread:
        """Return the thread of whoever bears a name."""
        return self._threads[id(name)]

    def named_by(self, phrase: Phrase) -> Thread:
        """Return the thread of the figure, or figures, that a phrase names."""
        named = {id(figure): figure for figure in (self.thread_of(name).figures[0] for name in phrase.names)}
        persons = tuple(figure for figure in named.values() if figure.person)
        figures = persons or tuple(named.values())
        alike = (t for t in self.threads if {id(f) for f in t.figures} == {id(f) for f in figures})
        return next(alike, None) or self._add(Thread(figures=figures))

    def add(self, phrase: Phrase, owner: Thread | None = None, whole: Thread | None = None) -> Thread:
        """Return a new thread for somebody whom a phrase brings in."""
        return self._add(Thread(phrases=[phrase], owner=owner, whole=whole))

    def _add(self, thread: Thread) -> Thread:
        self.threads.append(thread)
        return thread
