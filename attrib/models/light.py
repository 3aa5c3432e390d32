"""Stanza's processors as a reader of articles needs them; imported only when the first article is parsed.

Stanza prepares tagger and parser for training, too, which takes longer than all else that is loaded, and it
finds trees more slowly than it could: see ``trees.py``. What the processors here answer is the same.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import stanza
import torch
from stanza.models.common import doc
from stanza.models.common.utils import unsort
from stanza.models.depparse.data import DataLoader
from stanza.models.depparse.trainer import GraphTrainer
from stanza.models.depparse.trainer import Trainer as ParserTrainer
from stanza.models.pos.trainer import Trainer as TaggerTrainer
from stanza.models.pos.vocab import MultiVocab
from stanza.models.tokenization.trainer import Trainer as TokenizerTrainer
from stanza.pipeline.pos_processor import POSProcessor
from stanza.pipeline.tokenize_processor import TokenizeProcessor

from attrib.models.trees import is_understood, predict

LIGHT: Mapping[str, list[str]] = {"tokenize": [], "pos": ["pretrain"], "depparse": ["pretrain"]}
"""The processors that are loaded here, and what else they need; where they need more, Stanza loads them."""

LONGEST_BATCHED = 150
"""Words; a longer sentence is parsed by itself, as in Stanza's own processor, for its tables grow with its square."""


class LightTokenizer(TokenizeProcessor):  # type: ignore[misc]  # Stanza has no types
    """Stanza's tokenizer without what only training needs."""

    def _set_up_model(self, config: Mapping[str, Any], pipeline: Any, device: str) -> None:
        super()._set_up_model({**config, "pretokenized": True}, pipeline, device)  # all but the model
        self._trainer = _LoadedTokenizer(config["model_path"], device)


class LightTagger(POSProcessor):  # type: ignore[misc]  # Stanza has no types
    """Stanza's tagger without what only training needs."""

    def _set_up_model(self, config: Mapping[str, Any], pipeline: Any, device: str) -> None:
        self._pretrain = pipeline.foundation_cache.load_pretrain(config["pretrain_path"])
        self._trainer = _LoadedTagger(config["model_path"], self._pretrain, device)
        self._tqdm = False


class QuickParser:
    """Stanza's parser, which finds the same trees in less time."""

    def __init__(self, trainer: Any, pretrain: Any) -> None:
        self._trainer = trainer
        self._pretrain = pretrain

    def bulk_process(self, documents: Sequence[Any]) -> Sequence[Any]:
        """Return the documents with heads and relations, parsed together."""
        together = doc.Document([])
        together.sentences = [sentence for document in documents for sentence in document.sentences]
        together.num_words = sum(document.num_words for document in documents)
        self.process(together)
        return documents

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


class _LoadedTokenizer(TokenizerTrainer):  # type: ignore[misc]  # Stanza has no types
    """A tokenizer from a file, without optimiser."""

    def __init__(self, file: str, device: str) -> None:
        self.load(file, None, None)
        self.model: Any = self.model.to(device)
        self.feat_funcs = self.args.get("feat_funcs")
        self.lang = self.args["lang"]


class _LoadedTagger(TaggerTrainer):  # type: ignore[misc]  # Stanza has no types
    """A tagger from a file, without optimiser."""

    def __init__(self, file: str, pretrain: Any, device: str) -> None:
        self.load(file, pretrain)
        self.model: Any = self.model.to(device)


def load_processors(language: str, folder: Path, packages: Mapping[str, str]) -> dict[str, Any]:
    """Return what can process a Stanza document, by name, in the order of the packages given."""
    listed = stanza.resources.common.load_resources_json(str(folder))[language]
    if any(_needed(listed, name, packages[name]) != needed for name, needed in LIGHT.items()):
        return _load_others(language, folder, packages)
    own = {name: package for name, package in packages.items() if name not in LIGHT}
    pipeline = _pipeline(language, folder, own)
    processors = dict(pipeline.processors)
    for name, needed in LIGHT.items():
        package = packages[name]
        paths = {"model_path": str(folder / language / name / f"{package}.pt")}
        if needed:
            vectors = listed[name][package]["dependencies"][0]["package"]
            paths["pretrain_path"] = str(folder / language / "pretrain" / f"{vectors}.pt")
        processors[name] = _make(name, {"lang": language, "check_requirements": False, **paths}, pipeline)
    return {name: processors[name] for name in packages}


def _needed(listed: Mapping[str, Any], name: str, package: str) -> list[str]:
    """Return the kinds of models that a model needs."""
    return [dependency["model"] for dependency in listed[name][package].get("dependencies", [])]


def _load_others(language: str, folder: Path, packages: Mapping[str, str]) -> dict[str, Any]:
    """Return Stanza's own processors, but for the parser where its kind is understood here."""
    processors = dict(_pipeline(language, folder, packages).processors)
    parser = processors["depparse"]
    if is_understood(parser.trainer):
        processors["depparse"] = QuickParser(parser.trainer, parser.pretrain)
    return {name: processors[name] for name in packages}


def _pipeline(language: str, folder: Path, packages: Mapping[str, str]) -> Any:
    """Return Stanza's pipeline of some processors, which do not ask for the others: no network and no chatter."""
    return stanza.Pipeline(
        language,
        dir=str(folder),
        package=None,
        processors=dict(packages),
        download_method=stanza.DownloadMethod.NONE,
        use_gpu=False,
        logging_level="ERROR",
        **{f"{name}_check_requirements": False for name in packages},
    )


def _make(name: str, config: Mapping[str, Any], pipeline: Any) -> Any:
    """Return tokenizer, tagger or parser from its files."""
    if name == "tokenize":
        return LightTokenizer(config, pipeline, "cpu")
    if name == "pos":
        return LightTagger(config, pipeline, "cpu")
    pretrain = pipeline.foundation_cache.load_pretrain(config["pretrain_path"])
    return QuickParser(_load_parser(config["model_path"], pretrain), pretrain)


def _load_parser(file: str, pretrain: Any) -> Any:
    """Return a graph parser from a file, without optimiser."""
    checkpoint = torch.load(file, map_location="cpu", weights_only=True)
    vocabulary = MultiVocab.load_state_dict(checkpoint["vocab"])
    arguments = {"bert_model": None, **checkpoint["config"]}
    model = GraphTrainer.build_model(arguments, vocabulary, emb_matrix=pretrain.emb)
    model.load_params(checkpoint["model"])
    return ParserTrainer(args=arguments, vocab=vocabulary, model=model, build_optimizer=False)
