"""Lemmas of words that a treebank lacks, by rules that its words teach.

A rule says what is taken off the front and the end of a word and what is put there: *geregeerd* without *ge* and
*erd* and with *ren* is *regeren*. Which rules are likely is told by the endings that the treebank knows, and a lemma
that is a word itself is believed rather than one that nobody writes.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from conllu import TokenList

from attrib.training.models.chance import chance
from attrib.training.models.endings import Endings
from attrib.training.models.scripts import JOINT, Script, apply_script, cut_compound, edit_script

INFLECTED = ("NOUN", "VERB", "ADJ")
"""The parts of speech that new words have; adverbs, numerals and names gained nothing."""

FREQUENT = 60_000
"""A word among so many is called frequent."""

FOLDS = 4
SEED = 3

Types = Mapping[tuple[str, str], str]
"""The lemmas of words by form, in small letters, and UPOS."""


def read_types(sentences: Iterable[TokenList]) -> dict[tuple[str, str], str]:
    """Return the most frequent lemma of every word that can be inflected, as it stands in a treebank."""
    counts: Counter[tuple[str, str, str]] = Counter()
    for sentence in sentences:
        for token in sentence:
            form, upos, lemma = (token["form"], token["upos"], token["lemma"])
            if isinstance(token["id"], int) and upos in INFLECTED and is_written(form) and lemma.strip(JOINT):
                counts[form.lower(), upos, lemma] += 1
    types: dict[tuple[str, str], str] = {}
    for (form, upos, lemma), _ in counts.most_common():
        types.setdefault((form, upos), lemma)
    return types


def is_written(word: str) -> bool:
    """Tell a word from a number, sign or address.

    >>> is_written("zo'n"), is_written("e-mail"), is_written("Q3")
    (True, True, False)
    """
    return word[:1].isalpha() and all(c.isalpha() or c in "-'’" for c in word)


@dataclass(frozen=True, slots=True)
class Evidence:
    """How much each kind of support for a lemma is worth, by UPOS and kind: see ``Rules.support``."""

    worth: Mapping[tuple[str, str], float]

    def of(self, upos: str, kind: str) -> float:
        """Return how many times likelier a right lemma has this support than a wrong one."""
        return self.worth.get((upos, kind), 1.0)


class Rules:
    """What the words of a treebank teach about those that it lacks."""

    def __init__(self, types: Types, words: Sequence[str], evidence: Evidence | None = None) -> None:
        """Take the words of a treebank and the most frequent words of the language, the most frequent first."""
        self.ranks = {word: rank for rank, word in enumerate(words)}
        self.evidence = evidence or Evidence({})
        self._scripts = {upos: Endings[Script]() for upos in INFLECTED}
        self._lemmas: dict[str, set[str]] = {upos: set() for upos in INFLECTED}
        for form, upos, lemma in sorted({_tail(form, upos, lemma) for (form, upos), lemma in types.items()}):
            self._lemmas[upos].add(lemma.lower())
            if lemma == lemma.lower():  # what a capital letter is for is no matter of endings
                self._scripts[upos].add(form, edit_script(form, lemma, upos))

    def lemma(self, form: str, upos: str) -> str:
        """Return the likeliest lemma; the form itself where no rule fits."""
        candidates = self.candidates(form, upos)
        return max(candidates, key=lambda lemma: candidates[lemma], default=form)

    def candidates(self, form: str, upos: str) -> dict[str, float]:
        """Return the lemmas that rules make of a word, with what speaks for each."""
        found: dict[str, float] = {}
        for script, share in self._scripts[upos].shares(form).items():
            lemma = apply_script(script, form)
            if lemma is not None:
                found[lemma] = found.get(lemma, 0) + share
        return {lemma: share * self.evidence.of(upos, self.support(lemma, upos)) for lemma, share in found.items()}

    def support(self, lemma: str, upos: str) -> str:
        """Return whether a lemma is ``known`` in the treebank, a ``frequent`` word, a ``rare`` one, or ``none``."""
        word = lemma.lower()
        if word in self._lemmas[upos] or (upos == "ADJ" and word in self._lemmas["VERB"]):
            return "known"
        rank = self.ranks.get(word)
        return "none" if rank is None else "frequent" if rank < FREQUENT else "rare"


def _tail(form: str, upos: str, lemma: str) -> tuple[str, str, str]:
    """Return a word, or of a compound the last part, which alone is inflected."""
    cut = cut_compound(form, lemma, upos)
    return (form, upos, lemma) if cut is None else (cut.tail, upos, cut.tail_lemma)


def weigh_evidence(types: Types, words: Sequence[str]) -> Evidence:
    """Return what support is worth, counted on words that the rules had not seen."""
    right: dict[tuple[str, str], float] = {}
    wrong: dict[tuple[str, str], float] = {}
    for seen, unseen in folds(types):
        rules = Rules(seen, words)
        for (form, upos), lemma in unseen.items():
            if JOINT in lemma:
                continue
            for candidate, share in rules.candidates(form, upos).items():
                counts = right if candidate == lemma else wrong
                key = (upos, rules.support(candidate, upos))
                counts[key] = counts.get(key, 0) + share
    return Evidence({key: _ratio(key, right, wrong) for key in right.keys() | wrong.keys()})


def _ratio(
    key: tuple[str, str], right: Mapping[tuple[str, str], float], wrong: Mapping[tuple[str, str], float]
) -> float:
    shares = []
    for counts in (right, wrong):
        total = sum(count for (upos, _), count in counts.items() if upos == key[0])
        shares.append((counts.get(key, 0) + 0.5) / (total + 2))
    return shares[0] / shares[1]


def folds(types: Types) -> Iterator[tuple[Types, Types]]:
    """Yield the words parted in seen and unseen ones, each word unseen once."""
    keys = sorted(types)
    chance(SEED).shuffle(keys)
    for first in range(FOLDS):
        unseen = set(keys[first::FOLDS])
        yield {key: types[key] for key in keys if key not in unseen}, {key: types[key] for key in sorted(unseen)}
