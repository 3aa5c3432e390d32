"""Lemmas from a dictionary."""

import gzip
import json
from collections.abc import Mapping, Sequence
from typing import Any

from attrib.parsing.models.inference.words import Words

ANY = "*"
"""Stands for the part of speech where it does not matter."""


class Lemmatizer:
    """Stanza's lemmatizer of the kind that only looks words up."""

    def __init__(self, dictionary: bytes, config: Mapping[str, Any]) -> None:
        """Take the parts of a checkpoint."""
        entries: dict[str, dict[str, str]] = json.loads(gzip.decompress(dictionary))
        self._any = entries.pop(ANY, {})
        self._entries = entries
        self._caseless = config.get("caseless", False)

    def __call__(self, sentences: Sequence[Words]) -> None:
        """Fill in the lemmas."""
        for sentence in sentences:
            sentence.lemmas = [self._lemma(text, tag) for text, tag in zip(sentence.texts, sentence.upos, strict=True)]

    def _lemma(self, text: str, tag: str) -> str:
        word = text.lower() if self._caseless else text
        found = self._entries.get(tag, {}).get(word)
        if found is None:
            found = self._any.get(word, word)
        # A lemma may be empty in the data; Stanza then writes "_".
        return found or "_"
