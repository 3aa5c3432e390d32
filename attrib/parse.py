"""Parsing: what goes into Stanza, and what comes out.

Stanza and torch are imported when the first article is parsed, never before. Nothing here looks at the
network. Stanza's documents are turned into our sentences at once.
"""

import os
import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

from attrib.errors import ModelError
from attrib.languages import load_language
from attrib.model import Article, ParsedArticle, Sentence, Span, Token, make_sentence
from attrib.models import ModelSet, find_models
from attrib.records import dataclass

PREPARATION = 1
"""Raised whenever the same article would be parsed otherwise by the same models: parses that were kept are then made
anew."""

# White space and quotation marks are given to the models in the plain form that the treebanks have; every
# exchange is one character for one, so offsets stay true.
PLAIN = str.maketrans(
    {
        "\r": " ", "\n": " ", "\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " ",
        "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‛": "'",
    }
)  # fmt: skip
# Marks typed as two characters become one and a space on the outer side, where a tokenizer expects it: "Lee:,, No''".
TYPED = re.compile(r",,(?=[\s\w])|''|``")
TYPED_AS = {",,": ' "', "``": ' "', "''": '" '}
# A dash between spaces; one between letters would make a compound of them.
DASH = re.compile(r"(?<=\s)[–—―](?=\s)")
SEPARATOR = "\n\n"
# The parser's memory grows with the square of a sentence: 3000 words without a full stop, as a transcript may have
# them, took more than there is. No sentence of the development articles has half as many words as this.
LONGEST = 300
WORD = re.compile(r"\S+")
FINAL = tuple(".!?…:;")
CLOSING = frozenset({'"', "'", "''", ")", "]", "-", "–"})
INITIAL = re.compile(r"[A-Z]\.")


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph's words as they were given to Stanza."""

    paragraph: int
    given: Span
    """Place in the text given to Stanza."""
    start: int
    """Place of the first character in the article."""


class StanzaParser:
    """Parses articles with the models of their language, each loaded once and kept."""

    def __init__(self, models: Path | str | None = None) -> None:
        """Take a Stanza resource folder, the name of installed models, or None for the embedded ones."""
        self._choice = models
        self._processors: dict[str, Mapping[str, Any]] = {}

    def parse(self, article: Article) -> ParsedArticle:
        """Return the article with its sentences. Raises ModelError if a model is missing or does not load."""
        models = find_models(article.language, self._choice)
        blocks, text = _blocks(article)
        if article.language not in self._processors:
            self._processors[article.language] = _load(models)
        tokenizer, *others = self._processors[article.language].values()
        document = _mended(tokenizer.process(text), load_language(article.language).abbreviations)
        for processor in others:
            document = processor.process(document)
        return ParsedArticle(article=article, sentences=tuple(_sentences(document, blocks)), models=models.name)


def _load(models: ModelSet) -> Mapping[str, Any]:
    """Return Stanza's processors in the order in which they run, on one thread, without network and chatter."""
    os.environ.setdefault("OMP_NUM_THREADS", "1")
    import logging

    logging.getLogger("stanza").setLevel(logging.ERROR)
    import torch

    from attrib.models.light import load_processors

    torch.set_num_threads(1)
    try:
        return load_processors(models.language, models.folder, dict(models.models))
    except Exception as error:  # Stanza raises many kinds; all mean that these files cannot be used.
        raise ModelError(
            f"the models in {models.folder / models.language} do not load ({error}): "
            "reinstall attrib, which brings models that fit its Stanza"
        ) from error


def _blocks(article: Article) -> tuple[list[_Block], str]:
    """Return the paragraphs without their datelines, and the text made of them."""
    blocks: list[_Block] = []
    text = ""
    for index, paragraph in enumerate(article.paragraphs):
        start = paragraph.words.start
        words = TYPED.sub(lambda mark: TYPED_AS[mark[0]], article.slice(paragraph.words)).translate(PLAIN)
        words = DASH.sub("-", words)
        for first, last in pairwise((0, *_cuts(words), len(words))):
            given = Span(len(text), len(text) + last - first)
            blocks.append(_Block(paragraph=index, given=given, start=start + first))
            text += words[first:last] + SEPARATOR
    return blocks, text


def _cuts(words: str) -> Iterator[int]:
    """Yield the places where a paragraph must be cut, so that no sentence is too long to parse."""
    unfinished = 0
    for word in WORD.finditer(words):
        if unfinished == LONGEST:
            yield word.start()
            unfinished = 0
        unfinished = 0 if word[0].rstrip("\"')]")[-1:] in tuple(".!?…") else unfinished + 1


def _mended(document: Any, abbreviations: frozenset[str]) -> Any:
    """Return a tokenized document without breaks inside sentences.

    In a paragraph of news a sentence ends with its punctuation, and not after "Gov." or an initial; the
    tokenizer breaks in such places now and then, and a cue loses its speaker.
    """
    from stanza.models.common.doc import Document

    sentences: list[list[dict[str, Any]]] = []
    for tokens in document.to_dict():
        last = sentences[-1] if sentences else None
        if last and not _is_break(document.text, last, tokens, abbreviations):
            offset = last[-1]["id"] if isinstance(last[-1]["id"], int) else last[-1]["id"][-1]
            last += [{**token, "id": _moved(token["id"], offset)} for token in tokens]
        else:
            sentences.append(list(tokens))
    return Document(sentences, text=document.text)


def _is_break(
    text: str, last: list[dict[str, Any]], following: list[dict[str, Any]], abbreviations: frozenset[str]
) -> bool:
    """Tell whether a sentence really ends between two that the tokenizer told apart."""
    between = text[last[-1]["end_char"] : following[0]["start_char"]]
    words = [token["text"] for token in last]
    while len(words) > 1 and words[-1] in CLOSING:
        words.pop()
    if SEPARATOR in between or len(last) + len(following) > LONGEST:
        return True
    before = words[-1] if words[-1] != "." or len(words) < 2 else f"{words[-2]}."
    if before.lower() in abbreviations or INITIAL.fullmatch(before):
        return False
    return before[-1:] in FINAL


def _moved(id_: Any, offset: int) -> Any:
    """Return a token's number, or the numbers of a contraction's words, moved on by an offset."""
    return id_ + offset if isinstance(id_, int) else tuple(number + offset for number in id_)


def _sentences(document: Any, blocks: list[_Block]) -> Iterator[Sentence]:
    """Yield our sentences for Stanza's, with offsets into the article."""
    at = 0
    for index, sentence in enumerate(document.sentences):
        first = sentence.tokens[0].start_char
        while first >= blocks[at].given.end:
            at += 1
        shift = blocks[at].start - blocks[at].given.start
        yield make_sentence(index, blocks[at].paragraph, tuple(_tokens(sentence, shift)))


def _tokens(sentence: Any, shift: int) -> Iterator[Token]:
    """Yield our tokens for the words of a Stanza sentence."""
    for token in sentence.tokens:
        for word in token.words:
            whole = word.start_char is None or word.end_char is None
            start, end = (token.start_char, token.end_char) if whole else (word.start_char, word.end_char)
            yield Token(
                index=word.id - 1,
                text=word.text,
                lemma=word.lemma or word.text,
                upos=word.upos or "X",
                feats=_features(word.feats),
                head=word.head - 1 if word.head else None,
                deprel=word.deprel or "dep",
                span=Span(start + shift, end + shift),
            )


def _features(feats: str | None) -> tuple[tuple[str, str], ...]:
    """Split "Number=Plur|Person=3" into pairs."""
    pairs = (pair.partition("=") for pair in (feats or "").split("|") if pair)
    return tuple((name, value) for name, _, value in pairs)
