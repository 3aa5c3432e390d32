"""Stanza itself, to compare with."""

from collections.abc import Iterator, Sequence
from typing import Any

from attrib.parsing.models import ModelSet
from attrib.parsing.models.inference.words import Words

Word = tuple[str, tuple[int, int], str, str, str, int, str]
"""Text, place, part of speech, features, lemma, head and relation."""


def stock_pipeline(models: ModelSet) -> Any:
    """Return Stanza's own pipeline of a language."""
    import stanza

    return stanza.Pipeline(
        models.language,
        dir=str(models.folder),
        package=None,
        processors=dict(models.models),
        download_method=stanza.DownloadMethod.NONE,
        use_gpu=False,
        logging_level="ERROR",
    )


def words_of_stanza(document: Any) -> list[list[Word]]:
    """Return the words of Stanza's sentences."""
    return [list(_words(sentence)) for sentence in document.sentences]


def _words(sentence: Any) -> Iterator[Word]:
    for token in sentence.tokens:
        for word in token.words:
            placed = token if word.start_char is None else word
            place = placed.start_char, placed.end_char
            yield word.text, place, word.upos, word.feats or "_", word.lemma or "_", word.head, word.deprel


def words_of(sentences: Sequence[Words]) -> list[list[Word]]:
    """Return the words of ours."""
    return [
        list(zip(one.texts, one.spans, one.upos, one.feats, one.lemmas, one.heads, one.relations, strict=True))
        for one in sentences
    ]
