"""Stanza's own processors, for models of other kinds than those that attrib brings along."""

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
from stanza.models.common import doc
from stanza.models.common.utils import unsort
from stanza.models.depparse.data import DataLoader

from attrib.parsing.models.inference.graph_parser import is_understood, predict
from attrib.parsing.models.inference.words import Contraction, Models, Words

LONGEST_BATCHED = 150
"""Words; a longer sentence is parsed by itself, as in Stanza's own processor, for its tables grow with its square."""


class QuickParser:
    """Stanza's parser, which finds the same trees in less time."""

    def __init__(self, trainer: Any, pretrain: Any) -> None:
        """Take what Stanza's own processor holds."""
        self._trainer = trainer
        self._pretrain = pretrain

    def process(self, document: Any) -> Any:
        """Return the document with heads and relations; nobody here asks Stanza's sentences for their dependencies."""
        arguments = self._trainer.args
        batches = DataLoader(
            document,
            arguments["batch_size"],
            arguments,
            self._pretrain,
            vocab=self._trainer.vocab,
            evaluation=True,
            sort_during_eval=True,
            min_length_to_batch_separately=LONGEST_BATCHED,
        )
        mend = arguments.get("resolve_head_constraints", True)
        sentences = [sentence for batch in batches for sentence in predict(self._trainer, batch, mend=mend)]
        sentences = unsort(sentences, batches.data_orig_idx)
        document.set((doc.HEAD, doc.DEPREL), [edge for sentence in sentences for edge in sentence])
        return document


class Stock:
    """Processors that take and return Stanza's documents."""

    def __init__(self, processors: Mapping[str, Any]) -> None:
        """Take processors in the order in which they run, the tokenizer first."""
        self._tokenizer, *self._others = processors.values()

    def tokenize(self, texts: Sequence[str]) -> list[list[Words]]:
        """Return the sentences of each text."""
        return [[_words(sentence) for sentence in self._tokenizer.process(text).sentences] for text in texts]

    def annotate(self, sentences: Sequence[Words]) -> None:
        """Fill in all columns."""
        document = doc.Document([_tokens(sentence) for sentence in sentences if len(sentence)])
        for processor in self._others:
            document = processor.process(document)
        for sentence, annotated in zip((one for one in sentences if len(one)), document.sentences, strict=True):
            _fill_in(sentence, annotated)


def load_stock(language: str, folder: Path, packages: Mapping[str, str], *, is_known: bool) -> Models:
    """Return models that Stanza runs; its parser is made quicker where this version of Stanza is known."""
    logging.getLogger("stanza").setLevel(logging.ERROR)
    pipeline = stanza.Pipeline(
        language,
        dir=str(folder),
        package=None,
        processors=dict(packages),
        download_method=stanza.DownloadMethod.NONE,
        use_gpu=False,
        logging_level="ERROR",
        **{f"{name}_check_requirements": False for name in packages},
    )
    processors = {name: pipeline.processors[name] for name in packages}
    parser = processors["depparse"]
    if is_known and is_understood(parser.trainer):
        processors["depparse"] = QuickParser(parser.trainer, parser.pretrain)
    stock = Stock(processors)
    return Models(tokenize=stock.tokenize, annotators={"others": stock.annotate})


def _words(sentence: Any) -> Words:
    """Return what the tokenizer found."""
    tokens = sentence.tokens
    return Words(
        texts=[token.text for token in tokens],
        spans=[(token.start_char, token.end_char) for token in tokens],
        unsplit=[index for index, token in enumerate(tokens) if "MWT=Yes" in (token.misc or "")],
    )


def _tokens(sentence: Words) -> list[dict[str, Any]]:
    """Return a sentence for a document of Stanza."""
    unsplit = set(sentence.unsplit)
    return [
        {"id": index + 1, "text": text, "start_char": start, "end_char": end}
        | ({"misc": "MWT=Yes"} if index in unsplit else {})
        for index, (text, (start, end)) in enumerate(zip(sentence.texts, sentence.spans, strict=True))
    ]


def _fill_in(sentence: Words, annotated: Any) -> None:
    """Fill in the columns of a sentence from Stanza's."""
    words = annotated.words
    sentence.contractions = [
        Contraction(token.words[0].id - 1, len(token.words), token.text, (token.start_char, token.end_char))
        for token in annotated.tokens
        if len(token.words) > 1
    ]
    sentence.unsplit = []
    sentence.spans = [_span(token, word) for token in annotated.tokens for word in token.words]
    sentence.texts = [word.text for word in words]
    sentence.upos = [word.upos or "X" for word in words]
    sentence.feats = [word.feats or "_" for word in words]
    sentence.lemmas = [word.lemma or "_" for word in words]
    sentence.heads = [word.head or 0 for word in words]
    sentence.relations = [word.deprel or "dep" for word in words]


def _span(token: Any, word: Any) -> tuple[int, int]:
    """Return where a word is, or its whole token where its parts cannot be told apart."""
    one = token if word.start_char is None or word.end_char is None else word
    return one.start_char, one.end_char
