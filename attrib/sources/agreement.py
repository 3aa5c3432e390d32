"""Whether a pronoun or description agrees with a speaker: in number, in gender, as person or body."""

from attrib.lexicon import Lexicon, is_person_word
from attrib.model import Sentence, Token
from attrib.records import dataclass
from attrib.sources.clusters import gender_of
from attrib.sources.named_figures import Figure
from attrib.sources.source_phrases import SourcePhrase
from attrib.sources.speakers_so_far import Speaker


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What an antecedent must be like."""

    number: str | None = None
    gender: str | None = None
    persons_only: bool = False
    bodies_only: bool = False
    institutions_only: bool = False

    def fits(self, speaker: Speaker, lexicon: Lexicon) -> bool:
        """Tell whether a speaker has this number and gender."""
        if self.gender and speaker.gender and self.gender != speaker.gender:
            return False
        if len(speaker.figures) == 1:
            return self._fits_figure(speaker.figures[0], source=bool(speaker.attributions))
        phrase = speaker.phrase
        plural = len(speaker.figures) > 1 or (phrase is not None and _is_many(phrase, lexicon))
        if self.number == "Plur" or plural or phrase is None:
            texts = self.persons_only and phrase is not None and lexicon.tail(phrase.head, "documents") is not None
            return self.number == "Plur" and plural and not texts
        return self._fits_noun(phrase, lexicon)

    def _fits_figure(self, figure: Figure, *, source: bool) -> bool:
        if self.number == "Plur":
            return not figure.person and source
        if self.persons_only:
            agrees = figure.gender is None or self.gender is None or figure.gender == self.gender
            known = figure.sure or source or len(figure.fullest.words) > 1
            return figure.person and agrees and known
        return not figure.person if self.bodies_only or self.institutions_only else True

    def _fits_noun(self, phrase: SourcePhrase, lexicon: Lexicon) -> bool:
        """Tell whether one person or body without a name can be meant."""
        if self.institutions_only:  # another noun takes up a name only: "de rechtbank" is not "de politie"
            return False
        single = lexicon.has(phrase.head, "indefinites_one", "individuals", "source_nouns")
        person = single or is_person_word(phrase.head, lexicon) or phrase.member
        if self.persons_only:
            gender = gender_of(phrase.head, lexicon)
            return person and (gender is None or self.gender is None or gender == self.gender)
        return not person if self.bodies_only else True


def asked_by(pronoun: Token, sentence: Sentence, lexicon: Lexicon) -> Agreement:
    """Return what a pronoun asks of its antecedent; an ambiguous one ("ze") takes its number from the verb."""
    male = lexicon.has(pronoun.text, "pronouns_male")
    female = lexicon.has(pronoun.text, "pronouns_female")
    plural = lexicon.has(pronoun.text, "pronouns_plural")
    if female and plural:
        plural = _verb_number(sentence, pronoun) == "Plur"
        female = not plural
    if male or female:
        return Agreement(number="Sing", gender="male" if male else "female", persons_only=True)
    return Agreement(number="Plur") if plural else Agreement(number="Sing", bodies_only=True)


def _verb_number(sentence: Sentence, pronoun: Token) -> str | None:
    """Return the number of the verb beside or above a subject."""
    near = sentence.tokens[max(0, pronoun.index - 1) : pronoun.index + 2]
    verbs = [t for t in near if t.upos in ("VERB", "AUX") and t.feature("Number")]
    head = sentence.head(pronoun)
    found = verbs or ([head] if head is not None else [])
    return found[0].feature("Number") if found else None


def _is_many(phrase: SourcePhrase, lexicon: Lexicon) -> bool:
    """Tell whether a phrase can be taken up by a plural pronoun."""
    many = phrase.plural or lexicon.has(phrase.head, "indefinites_crowd", "pronouns_plural")
    return many and not phrase.member
