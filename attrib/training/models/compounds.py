"""Where a compound or separable verb that a treebank lacks comes apart: *premie_verhoging*, *mee_delen*.

Every place is tried. How often a place is right is counted, on words held back, by what is known of the part before
it and of the part behind it, and by their lengths.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from attrib.training.models.lemma_rules import Evidence, Rules, Types, folds
from attrib.training.models.scripts import JOINT, cut_compound

LEAST_FRONT = 2
LEAST_TAIL = 2
LEAST_WORD = 3
"""Letters of a first part that is known as a word and not from other compounds."""

LEAST_UNSEEN_TAIL = 4
"""Letters of a last part that the treebank does not have."""

LONG = 6
"""Parts of so many letters and more are counted together."""

OFTEN = 3
"""First parts of so many compounds and more are counted together."""

PRIOR_SHARE = 0.3
PRIOR_WEIGHT = 2.0

Place = tuple[str, ...]
"""What is known of a place, from UPOS to the lengths."""


class Compounds:
    """The parts of compounds in a treebank, and what is made of them."""

    def __init__(self, types: Types, rules: Rules, shares: Mapping[Place, float] | None = None) -> None:
        """Take words of a treebank, what they teach about inflection, and how often places are right."""
        self._rules = rules
        self._shares = shares or {}
        fronts: dict[str, Counter[str]] = {}
        tails: dict[tuple[str, str], Counter[str]] = {}
        self._forms: dict[tuple[str, str], str] = {}
        for (form, upos), lemma in types.items():
            cut = cut_compound(form, lemma, upos)
            if cut is not None:
                fronts.setdefault(cut.front, Counter())[cut.front_lemma] += 1
                tails.setdefault((cut.tail, upos), Counter())[cut.tail_lemma] += 1
            elif JOINT not in lemma:
                self._forms[form, upos] = lemma
        self._fronts = {front: counts.most_common(1)[0] for front, counts in fronts.items()}
        self._tails = {tail: counts.most_common(1)[0] for tail, counts in tails.items()}

    def best(self, form: str, upos: str) -> tuple[str, float]:
        """Return the likeliest lemma in parts and how likely it is; the form itself where there is none."""
        found = ((lemma, share_of(place, self._shares)) for lemma, place in self.options(form, upos))
        return max(found, key=lambda option: option[1], default=(form, 0.0))

    def options(self, form: str, upos: str) -> Iterator[tuple[str, Place]]:
        """Yield lemmas in parts, with what is known of the place."""
        for place in range(LEAST_FRONT, len(form) - LEAST_TAIL + 1):
            front = self._front(form[:place])
            tail = front and self._tail(form[place:], upos)
            if front and tail:
                lengths = (str(min(place, LONG)), str(min(len(form) - place, LONG)))
                yield f"{front[0]}{JOINT}{tail[0]}", (upos, front[1], tail[1], *lengths)

    def _front(self, front: str) -> tuple[str, str] | None:
        """Return the lemma of a first part and how it is known."""
        front = front.rstrip("-")
        if found := self._fronts.get(front):
            return found[0], f"part {min(found[1], OFTEN)}"
        linked = front.removesuffix("s")
        for word, known in ((front, "noun"), (linked, "noun with s")):
            if len(word) >= LEAST_WORD and self._rules.support(word, "NOUN") == "known":
                return word, known
        if len(front) > LEAST_WORD and (lemma := self._forms.get((front, "NOUN"))):
            return lemma, "form of a noun"
        return None

    def _tail(self, tail: str, upos: str) -> tuple[str, str] | None:
        """Return the lemma of a last part and how it is known."""
        if found := self._tails.get((tail, upos)):
            return found[0], f"part {min(found[1], 2)}"
        if lemma := self._forms.get((tail, upos)):
            return lemma, "word"
        if len(tail) < LEAST_UNSEEN_TAIL or tail not in self._rules.ranks:
            return None
        lemma = self._rules.lemma(tail, upos)
        support = self._rules.support(lemma, upos)
        return (lemma, f"form of a {support} word") if support in ("known", "frequent") else None


def weigh_places(types: Types, words: Sequence[str], evidence: Evidence) -> Mapping[Place, float]:
    """Return how often places are right, by what is known of them, counted on words held back."""
    right: Counter[Place] = Counter()
    all_: Counter[Place] = Counter()
    for seen, unseen in folds(types):
        compounds = Compounds(seen, Rules(seen, words, evidence))
        for (form, upos), lemma in unseen.items():
            for candidate, place in compounds.options(form, upos):
                for known in _wider(place):
                    all_[known] += 1
                    right[known] += candidate == lemma
    shares: dict[Place, float] = {}
    for place in sorted(all_, key=len):
        shares[place] = (right[place] + PRIOR_WEIGHT * share_of(place[:-1], shares)) / (all_[place] + PRIOR_WEIGHT)
    return shares


def share_of(place: Place, shares: Mapping[Place, float]) -> float:
    """Return how often a place is right, by as much of what is known of it as was ever seen."""
    return next((shares[known] for known in reversed(_wider(place)) if known in shares), PRIOR_SHARE)


def _wider(place: Place) -> list[Place]:
    """Return what is known of a place from the UPOS on: that alone, with the kinds of both parts, with the lengths."""
    return [place[:end] for end in (1, 3, 5) if end <= len(place)]
