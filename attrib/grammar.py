"""What the data of a language may name of the grammar that all languages share."""

from enum import StrEnum


class Construction(StrEnum):
    """How a claim is built: the frames of a lexicon first, then what the grammar finds by itself."""

    CLAUSE = "clause"
    """Said | that it leaks."""
    PARATAXIS = "parataxis"
    """It leaks |, he said."""
    QUOTE = "quote"
    """A quotation beside the cue, not yet looked for."""
    PRONOUN = "pronoun"
    """Dat | zegt de politie."""
    INFINITIVE = "infinitive"
    """Threatened | to leave."""
    INFINITIVE_SUBJECT = "infinitive-subject"
    """Wants | him to leave."""
    INFINITIVE_PASSIVE = "infinitive-passive"
    """The deal | is expected | to fail."""
    PREPOSITION = "preposition"
    """Warns of | floods."""
    OBJECT = "object"
    """Denied | the charge."""
    JUDGE = "judge"
    """Called | the app a gamble."""
    SOURCE_PHRASE = "source-phrase"
    """In the letter | it says: the source stands in a phrase."""

    NOUN_CLAUSE = "noun-clause"
    """Her claim | that it leaks."""
    NOUN_INFINITIVE = "noun-infinitive"
    """The threat | to leave."""
    NOUN_PREPOSITION = "noun-preposition"
    """Criticism of | the plan."""
    PHRASE = "phrase"
    """According to Lee, | it leaks."""
    QUOTATION = "quotation"
    """“It leaks,” | she said."""
    OWN_WORDS = "own-words"
    """By his own account | he left."""
    HEARSAY = "hearsay"
    """Reportedly, | it leaks."""
    REPORTATIVE = "reportative"
    """Het | zou | gaan om een lek."""
    COLON = "colon"
    """His neighbour: | “It leaks.”"""
    """“It leaks.” | — Ann Lee."""
    LABEL = "label"
    """Lee: | it leaks."""
    SPEAKER_BEFORE = "speaker-before"
    """Lee waved. | “It leaks.”"""
    SPEAKER_AFTER = "speaker-after"
    """“It leaks.” | Lee waved."""
    BARE_QUOTATION = "bare-quotation"
    """“It leaks.”, and nobody near who may have said it."""
    ANSWER = "answer"
    """Were you afraid? | I was.: of whoever is interviewed."""
    READ = "read"
    """By the reader, where the grammar has nothing."""

    @property
    def of_noun(self) -> "Construction":
        """The same of a cue noun: "claims | that it leaks", "her claim | that it leaks"."""
        return Construction(f"{NOUN}{self.value}")

    @property
    def frame(self) -> "Construction":
        """The frame by which a lexicon has it: "clause" for "noun-clause"."""
        return Construction(self.value.removeprefix(NOUN))

    @property
    def is_of_noun(self) -> bool:
        """Whether a noun hands the claim over."""
        return self.value.startswith(NOUN)


NOUN = "noun-"
FRAMES = tuple(Construction)[: tuple(Construction).index(Construction.SOURCE_PHRASE) + 1]
"""What a lexicon may give as constructions of a class."""


class Switch(StrEnum):
    """What tells the grammar of one language from that of another."""

    VERB_SECOND = "verb-second"
    """The verb of a main clause comes second whatever comes first: "“Het lekt”, zegt Lee", "Dat zegt Lee"."""
    SUBJECT_FIRST = "subject-first"
    """The subject comes before its verb: "It leaks, Lee said", "The deal, Lee said, is dead"."""
    BARE_CLAUSES = "bare-clauses"
    """A claim may follow its verb without a conjunction: "told the board | he would resign"."""
    PARTICIPLES = "participles"
    """Participles describe a noun or go on with a speech: "officials | briefed on it", "said …, adding that"."""
    SEPARABLE_VERBS = "separable-verbs"
    """A particle makes another verb, wherever it stands: "zegde … toe" is no "zegde"."""


class Trait(StrEnum):
    """What the grammar asks of a class of cues: a language gives each class those that it has."""

    SPEAKS = "speaks"
    """It can only say, with words or a clause beside it: "said"."""
    STATES = "states"
    """It is believed by its place alone, where the tree fails: "The deal, Lee said, is dead"."""
    CLOSES = "closes"
    """It can close a sentence, with all before its comma as content: "It leaks, the board fears"."""
    REPORTS = "reports"
    """It hands on somebody else's claim also inside a quotation."""
    QUOTES = "quotes"
    """A quotation beside it is its content even where nobody is named."""
    MANNER = "manner"
    """It speaks only with a quotation: "chanted"."""
    ATTITUDE = "attitude"
    """It tells what somebody thinks: a speaker's own in the speaker's own words is no claim of its own."""
    PREDICATIVE = "predicative"
    """An adjective or noun that needs a copula: "is sure that"."""
    JUDGES = "judges"
    """It takes an object and quoted words for it: "called the raid “a disgrace”"."""
    REPUTE = "repute"
    """In the passive it tells a reputation, not a claim: "is seen as the favourite"."""
    SEEMS = "seems"
    """Its subject claims nothing: "it seems that"."""
    NEEDS_THAT = "needs-that"
    """Its clause counts only with a conjunction: "wants that"."""
    STANDS = "stands"
    """Its source is a text that holds the claim: "in de brief staat dat"."""
    HEARS = "hears"
    """Its source stands in a phrase or is its subject: "hoorde van het bestuur dat"."""
    HEARSAY = "hearsay"
    """It hands a claim to nobody by what it means: "reportedly", "is rumoured to"."""
    PHRASE = "phrase"
    """It is a phrase that names its source: "according to"; such are lists, no classes."""


Traits = frozenset[Trait]
# What explanations call cues that are in no class of a lexicon.
PHRASE, HEARSAY = "phrase", "hearsay"
CLASS_TRAITS = tuple(trait for trait in Trait if trait is not Trait.PHRASE)
"""What a lexicon may give a class of cues."""
OF_PHRASES: Traits = frozenset({Trait.PHRASE, Trait.REPORTS})
OF_HEARSAY: Traits = frozenset({Trait.HEARSAY, Trait.REPORTS})
BY_MEANING: Traits = frozenset({Trait.PHRASE, Trait.HEARSAY})
"""What has one of these is an attribution by what it means."""
