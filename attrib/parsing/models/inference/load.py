"""Reading Stanza's model files, where they are of the kinds that are understood here."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import torch

from attrib.parsing.models.inference.files import read_checkpoint
from attrib.parsing.models.inference.kinds import Vectors, Vocabulary
from attrib.parsing.models.inference.lemmatizer import Lemmatizer
from attrib.parsing.models.inference.parser import Parser
from attrib.parsing.models.inference.splitter import Splitter
from attrib.parsing.models.inference.tagger import Tagger
from attrib.parsing.models.inference.tokenizer import FEATURES, Tokenizer
from attrib.parsing.models.inference.words import Annotator, Models
from attrib.parsing.models.listing import model_file, read_listing
from attrib.parsing.models.processor import numbers

UNDERSTOOD: Mapping[str, Mapping[str, Any]] = {
    "tokenize": {
        "use_dictionary": False, "conv_res": None, "rnn_layers": 1, "hierarchical": True, "skip_newline": False,
        "charlm_forward_file": None,
    },
    "mwt": {"dict_only": False},
    "pos": {
        "charlm": False, "bert_model": None, "pretrain": True, "char": True, "char_bidirectional": False,
        "share_hid": False, "rec_dropout": 0, "char_rec_dropout": 0, "char_num_layers": 1, "tag_column_link": "tag_emb",
    },
    "lemma": {"dict_only": True},
    "depparse": {
        "charlm": False, "bert_model": None, "pretrain": True, "char": True, "rec_dropout": 0, "char_rec_dropout": 0,
        "char_num_layers": 1, "use_arc_embedding": False, "reversed": False, "linearization": True, "distance": True,
        "use_upos": True, "use_xpos": False, "use_ufeats": True,
    },
}  # fmt: skip
"""What the settings of a model must be where it has them, by processor."""

TAGS = ["upos", "xpos", "feats"]
NEEDED = ("tokenize", "pos", "lemma", "depparse")


class UnknownKindError(Exception):
    """A model is of another kind than those that are understood."""


def load_models(language: str, folder: Path, packages: Mapping[str, str]) -> Models:
    """Return the models of a language, given which model each processor takes; raises UnknownKindError."""
    missing = [name for name in NEEDED if name not in packages]
    if missing:
        raise UnknownKindError(f"there is no {missing[0]} model")
    read: dict[str, dict[str, Any]] = {}
    for name, package in packages.items():
        read[name] = read_checkpoint(model_file(folder, language, name, package))
        _expect_understood(name, read[name])
    try:
        return _make(read, language, folder, packages)
    except KeyError as error:
        raise UnknownKindError(f"a model has no {error}") from error


def best_number() -> torch.dtype:
    """Return what tagger and parser multiply. The tokenizer is quick, and a sentence cut otherwise is worse."""
    found: torch.dtype = getattr(torch, numbers())
    return found


def _make(read: Mapping[str, dict[str, Any]], language: str, folder: Path, packages: Mapping[str, str]) -> Models:
    """Return models made of checkpoints."""
    vectors: dict[Path, Vectors] = {}
    listed = read_listing(folder)[language]
    annotators: dict[str, Annotator] = {}
    for name, package in packages.items():
        if name == "tokenize":
            continue
        needed = listed[name][package].get("dependencies", [])
        files = [model_file(folder, language, other["model"], other["package"]) for other in needed]
        for file in files:
            vectors[file] = vectors.get(file) or _vectors(file)
        annotators[name] = MAKERS[name](read[name], *(vectors[file] for file in files))
    tokenize = read["tokenize"]
    return Models(tokenize=Tokenizer(tokenize["model"], tokenize["config"], tokenize["vocab"]), annotators=annotators)


def _vectors(file: Path) -> Vectors:
    checkpoint = read_checkpoint(file)
    return Vectors(Vocabulary.read(checkpoint["vocab"]), checkpoint["emb"])


def _expect_understood(name: str, checkpoint: Mapping[str, Any]) -> None:
    """Raise UnknownKindError for a model of another kind."""
    config = checkpoint["config"]
    others = [key for key, value in UNDERSTOOD[name].items() if not _is_same(config.get(key, value), value)]
    others += [key for key, is_understood in CHECKS.get(name, {}).items() if not is_understood(checkpoint)]
    if others:
        raise UnknownKindError(f"the {name} model has {others[0]} {config.get(others[0])!r}")


def _is_same(value: Any, wanted: Any) -> bool:
    """Tell whether a setting is as wanted; what is off may be False, None or 0."""
    return bool(value == wanted or not (value or wanted))


def _has_plain_tags(checkpoint: Mapping[str, Any]) -> bool:
    """Tell whether a tagger has the three columns of CoNLL-U, the others by the first, and no more."""
    columns = checkpoint["config"].get("tag_columns")
    return not columns or (
        [column[0] for column in columns] == TAGS and all(column[5:] == [["upos"]] for column in columns[1:])
    )


CHECKS: Mapping[str, Mapping[str, Callable[[Mapping[str, Any]], bool]]] = {
    "tokenize": {
        "feat_funcs": lambda read: set(read["config"]["feat_funcs"]) <= {*FEATURES, "end_of_para", "start_of_para"},
        "lang": lambda read: not read["config"]["lang"].startswith(("zh", "ja", "ko", "la")),
    },
    "mwt": {"force_exact_pieces": lambda read: read["config"].get("force_exact_pieces", False)},
    "pos": {"tag_columns": _has_plain_tags},
    "lemma": {"contextual": lambda read: not read["contextual"] and read["dicts_version"] == 3},
    "depparse": {"model_type": lambda read: read.get("model_type") == "graph"},
}
"""What else must hold, by processor."""

MAKERS: Mapping[str, Callable[..., Annotator]] = {
    "mwt": lambda read: Splitter(read["model"], read["config"], read["vocab"], read["dict"]),
    "pos": lambda read, vectors: Tagger(read["model"], read["config"], read["vocab"], vectors, best_number()),
    "lemma": lambda read: Lemmatizer(read["dicts"], read["config"]),
    "depparse": lambda read, vectors: Parser(read["model"], read["config"], read["vocab"], vectors, best_number()),
}
"""What makes an annotator of a checkpoint and the vectors that it needs."""
