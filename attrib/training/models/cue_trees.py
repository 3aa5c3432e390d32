"""How well the trees around cues come out: what the general figures say little about.

Volgens de politie | zei  hij       | dat het klopt.
case    of its noun| cue  subject   | content
"""

import argparse
import json
import sys
import tomllib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from conllu import Token, TokenList

from attrib.training.models.treebank import read_sentences

SUBJECTS = frozenset({"nsubj", "csubj"})
CONTENTS = frozenset({"ccomp", "parataxis"})
SOURCE_PREPOSITIONS = {"nl": frozenset({"volgens", "aldus"}), "en": frozenset({"according"})}

Place = tuple[int, int]
"""Where a word's token starts in the text without spaces, and which word of its token it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A relation of the kind that attributions are read from."""

    kind: str
    """``subject``, ``content`` or ``source preposition``."""
    head: Place
    dependent: Place


def find_links(sentences: Iterable[TokenList], verbs: Collection[str] | None, language: str) -> Iterator[Link]:
    """Yield the links of cue verbs, or of all verbs where none are named, and of source prepositions."""
    start = 0
    for sentence in sentences:
        places, start = _places(sentence, start)
        words = {token["id"]: token for token in sentence if token["id"] in places}
        for token in words.values():
            head = words.get(token["head"])
            kind = None if head is None else _kind(token, head, verbs, language)
            if kind is not None:
                yield Link(kind=kind, head=places[token["head"]], dependent=places[token["id"]])


def accuracy(gold: Collection[Link], found: Collection[Link]) -> dict[str, tuple[float, int]]:
    """Return by kind the percentage of gold links that were found, and how many there are."""
    total = Counter(link.kind for link in gold)
    there = frozenset(found)
    right = Counter(link.kind for link in gold if link in there)
    return {kind: (round(100 * right[kind] / total[kind], 1), total[kind]) for kind in sorted(total)}


def cue_verbs(language: str) -> frozenset[str]:
    """Return the verbs of speech of the cue lexicon, those of one word."""
    content = (files("attrib.languages") / language / "cues.toml").read_text(encoding="utf-8")
    verbs: Mapping[str, Mapping[str, list[str]]] = tomllib.loads(content)["verbs"]
    return frozenset(lemma for lemma in verbs["speech"]["lemmas"] if " " not in lemma)


def _kind(token: Token, head: Token, verbs: Collection[str] | None, language: str) -> str | None:
    relation = token["deprel"].partition(":")[0]
    if relation == "case" and token["form"].lower() in SOURCE_PREPOSITIONS[language]:
        return "source preposition"
    # The Alpino treebank marks the parts of a compound or separable verb: mee_delen.
    if verbs is not None and (head["upos"] != "VERB" or head["lemma"].replace("_", "") not in verbs):
        return None
    if relation in SUBJECTS:
        return "subject"
    return "content" if relation in CONTENTS else None


def _places(sentence: TokenList, start: int) -> tuple[dict[int, Place], int]:
    """Return the place of every word by its number, and where the next sentence starts."""
    places: dict[int, Place] = {}
    token_start, covered = start, 0
    for token in sentence:
        identifier = token["id"]
        if isinstance(identifier, tuple):
            if identifier[1] == "-":
                covered = identifier[2]
                token_start, start = start, start + _width(token)
                places |= {
                    number: (token_start, number - identifier[0]) for number in range(identifier[0], covered + 1)
                }
        elif identifier > covered:
            places[identifier] = (start, 0)
            start += _width(token)
    return places, start


def _width(token: Token) -> int:
    return len("".join(token["form"].split()))


def main() -> None:
    """Print the accuracies as JSON."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("language", choices=sorted(SOURCE_PREPOSITIONS))
    parser.add_argument("gold", type=Path, help="a treebank")
    parser.add_argument("parsed", type=Path, help="what evaluate.py --parsed wrote")
    options = parser.parse_args()
    gold = tuple(find_links(read_sentences(options.gold), cue_verbs(options.language), options.language))
    found = frozenset(find_links(read_sentences(options.parsed), None, options.language))
    sys.stdout.write(json.dumps(accuracy(gold, found), indent=1) + "\n")


if __name__ == "__main__":
    main()
