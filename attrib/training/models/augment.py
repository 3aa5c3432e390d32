"""Variants of training sentences: what newspapers print and the treebanks lack.

The treebanks write quotation marks straight or typed (``"``, ``,,``, ``''``), nearly every sentence
ends in a full stop and hardly a headline is in capitals. Here some sentences are changed, and a few
copies are added, few enough that an epoch hardly gets longer.
"""

import copy
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from random import Random

from conllu import Token, TokenList

from attrib.training.models.paragraphs import HEADLINE

DOUBLE_MARKS = frozenset({'"', "''", "``", ",,", "“", "”", "„", "«", "»"})
SINGLE_MARKS = frozenset({"'", "`", "‘", "’", "‚"})

QuotationMarks = tuple[str, str]
"""How a quotation is opened and closed."""

DOUBLE_PAIRS: dict[str, tuple[QuotationMarks, ...]] = {
    "en": (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’")),
    "nl": (
        ("“", "”"),
        ("“", "”"),
        ("„", "”"),
        ("‘", "’"),
        ("‘", "’"),
        ('"', '"'),
        (",,", "''"),
        (",,", "''"),
        ("«", "»"),
    ),
}
"""What replaces double marks, by language; a pair written twice is chosen twice as often."""

SINGLE_PAIRS: dict[str, tuple[QuotationMarks, ...]] = {
    "en": (("‘", "’"), ("‘", "’"), ("'", "'"), ("“", "”")),
    "nl": (("‘", "’"), ("‘", "’"), ("'", "'"), ("“", "”")),
}

_NO_SPACE = {"SpaceAfter": "No"}

_ALWAYS_OPEN = frozenset({"``", ",,", "„", "“", "«", "‘", "`", "‚"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Shares:
    """How large a part of the sentences gets each change."""

    quotation_marks: float = 0.7
    """Of the sentences that have such marks; the others keep the marks of the treebank."""
    typographic_apostrophes: float = 0.4
    """Of the sentences that have a straight apostrophe within a word, as in *don't* and *foto's*."""
    headlines: float = 0.04
    """Of the short sentences that end in a full stop: the stop is left out."""
    capital_copies: float = 0.015
    """Added to the data, from the short sentences."""
    lower_copies: float = 0.01
    """Added to the data, from the short sentences."""


LONGEST_HEADLINE = 14
"""Words; a headline is seldom longer, and short copies cost little training time."""


def augment(sentences: Iterable[TokenList], language: str, random: Random, shares: Shares) -> Iterator[TokenList]:
    """Yield each sentence, perhaps changed, and after some of them a copy in capitals or small letters."""
    for sentence in sentences:
        changed = drop_xpos(sentence)
        if random.random() < shares.quotation_marks:
            changed = exchange_quotation_marks(changed, language, random)
        if random.random() < shares.typographic_apostrophes:
            changed = curl_apostrophes(changed)
        short = len(changed) <= LONGEST_HEADLINE
        if short and random.random() < shares.headlines:
            changed = drop_full_stop(changed)
        yield changed
        if short and random.random() < shares.capital_copies:
            yield with_forms(changed, str.upper)
        if short and random.random() < shares.lower_copies:
            yield with_forms(changed, str.lower)


def drop_xpos(sentence: TokenList) -> TokenList:
    """Return a copy without language-specific tags: nothing here uses them and they cost time."""
    changed = copy.deepcopy(sentence)
    for token in changed:
        token["xpos"] = None
    return changed


def exchange_quotation_marks(sentence: TokenList, language: str, random: Random) -> TokenList:
    """Return a copy with all quotation marks of one kind in another style.

    ``" Ja " , zei hij`` may become ``“ Ja ” , zei hij``. Heads and spaces stay as they are.
    """
    changed = copy.deepcopy(sentence)
    _exchange(changed, DOUBLE_MARKS, random.choice(DOUBLE_PAIRS[language]))
    _exchange(changed, SINGLE_MARKS, random.choice(SINGLE_PAIRS[language]))
    changed.metadata.pop("text", None)
    return changed


def quote_some(sentences: Iterable[TokenList], language: str, random: Random, share: float) -> Iterator[TokenList]:
    """Yield each sentence, a share of those without marks as a quotation: for the tokenizer.

    The treebanks have so few quotations of a whole sentence that the tokenizer gave the last mark of
    ``Het lijkt wel een droom.'' Hij lachte.`` to the next sentence.
    """
    pairs = DOUBLE_PAIRS[language]
    for sentence in sentences:
        ends = sentence[-1]["form"] in {".", "!", "?"}
        marked = any(token["form"] in DOUBLE_MARKS | SINGLE_MARKS for token in sentence)
        quotable = ends and not marked and random.random() < share
        yield quote(sentence, random.choice(pairs)) if quotable else sentence


def quote(sentence: TokenList, marks: QuotationMarks) -> TokenList:
    """Return a copy of a sentence between quotation marks, which depend on its root.

    ``Het regent.`` becomes ``“Het regent.”``
    """
    changed = copy.deepcopy(sentence)
    for token in changed:
        token["id"] = _after_one_more(token["id"])
        if token["head"]:
            token["head"] += 1
    last = changed[-1]
    root = next(token["id"] for token in changed if token["head"] == 0)
    space_after = last["misc"]
    last["misc"] = dict(_NO_SPACE)
    changed.insert(0, _mark(marks[0], 1, root, dict(_NO_SPACE)))
    changed.append(_mark(marks[1], last["id"] + 1, root, space_after))
    changed.metadata.pop("text", None)
    return changed


def curl_apostrophes(sentence: TokenList) -> TokenList:
    """Return a copy with ``’`` for every straight apostrophe within a word: *don’t*, *foto’s*."""
    return with_forms(sentence, _curl)


def drop_full_stop(sentence: TokenList) -> TokenList:
    """Return a copy without its final full stop, as a headline; unchanged where something depends on it."""
    last = sentence[-1]
    needed = any(token["head"] == last["id"] for token in sentence)
    if last["form"] != "." or len(sentence) < 3 or needed:
        return sentence
    changed = copy.deepcopy(sentence)
    del changed[-1]
    changed[-1]["misc"] = None
    changed.metadata.pop("text", None)
    changed.metadata[HEADLINE] = "yes"
    return changed


def with_forms(sentence: TokenList, change: Callable[[str], str]) -> TokenList:
    """Return a copy whose tokens and words are written as ``change`` says; lemmas and tags stay."""
    changed = copy.deepcopy(sentence)
    for token in changed:
        token["form"] = change(token["form"])
    changed.metadata.pop("text", None)
    return changed


def _after_one_more(identifier: int | tuple[int, str, int]) -> int | tuple[int, str, int]:
    """Return the number of a word, or the range of a multiword token, behind a new first word."""
    if isinstance(identifier, int):
        return identifier + 1
    first, sign, last = identifier
    return (first + 1, sign, last + 1 if sign == "-" else last)


def _mark(form: str, number: int, root: int, misc: dict[str, str] | None) -> Token:
    columns = {"id": number, "form": form, "lemma": form, "upos": "PUNCT", "xpos": None, "feats": None}
    return Token({**columns, "head": root, "deprel": "punct", "deps": None, "misc": misc})


def _curl(form: str) -> str:
    return form if len(form) == 1 or form == "''" else form.replace("'", "’")


def _exchange(sentence: TokenList, marks: frozenset[str], pair: tuple[str, str]) -> None:
    """Write the marks of one kind as the given pair, in place."""
    inside = False
    before: Token | None = None
    for token in sentence:
        if token["upos"] == "PUNCT" and token["form"] in marks:
            opens = _opens(token, before, inside)
            token["form"] = token["lemma"] = pair[0] if opens else pair[1]
            inside = opens
        before = token


def _opens(mark: Token, before: Token | None, inside: bool) -> bool:
    """Return whether a mark opens a quotation, by its form, the spaces around it, or the marks so far."""
    if mark["form"] in _ALWAYS_OPEN:
        return True
    if mark["form"] in {"”", "»", "’"}:
        return False
    space_before = before is None or _space_after(before)
    if space_before != _space_after(mark):
        return space_before
    return not inside


def _space_after(token: Token) -> bool:
    return (token["misc"] or {}).get("SpaceAfter") != "No"
