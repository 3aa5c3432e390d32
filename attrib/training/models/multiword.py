"""Which sentences teach how multiword tokens come apart: *Arafat's* into *Arafat* and *'s*.

A dictionary knows the tokens of the treebank alone, and a name that it lacks kept its *'s*. Stanza's classifier
says after which characters a token is cut, and wants tokens that are nothing but their words.
"""

from collections.abc import Iterable, Iterator

from conllu import TokenList


def with_plain_pieces(sentences: Iterable[TokenList]) -> Iterator[TokenList]:
    """Yield the sentences with multiword tokens, all of which are written as their words: no *won't* as *will not*."""
    for sentence in sentences:
        pieces = [_is_plain(sentence, token["id"], token["form"]) for token in sentence if _is_multiword(token["id"])]
        if pieces and all(pieces):
            yield sentence


def _is_multiword(identifier: object) -> bool:
    return isinstance(identifier, tuple) and identifier[1] == "-"


def _is_plain(sentence: TokenList, identifier: tuple[int, str, int], form: str) -> bool:
    first, _, last = identifier
    numbers = range(first, last + 1)
    return form == "".join(token["form"] for token in sentence if token["id"] in numbers)
