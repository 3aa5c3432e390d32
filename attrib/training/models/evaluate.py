"""Figures of a whole pipeline, from raw text, by the CoNLL 2018 evaluation."""

import argparse
import json
import sys
import time
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from attrib.parsing.models.inference import load_models
from attrib.parsing.models.inference.words import Words
from attrib.parsing.models.listing import choose_models, read_listing
from attrib.training.models.chance import chance
from attrib.training.models.paragraphs import make_paragraphs, paragraph_text
from attrib.training.models.treebank import read_sentences

SEED = 7
"""The same paragraphs for every model that is compared."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """F1 in percent, and speed."""

    sentences: float
    words: float
    upos: float
    feats: float
    lemmas: float
    uas: float
    las: float
    words_per_cpu_second: float
    seconds_by_processor: Mapping[str, float]
    load_cpu_seconds: float
    """To read the models, with torch there already."""


def evaluate(
    models: Path, language: str, treebank: Path, parsed: Path | None = None, *, as_stanza: bool = False
) -> Figures:
    """Return the figures of the models in a Stanza folder, on a treebank's text in paragraphs.

    ``parsed`` keeps the answers as CoNLL-U, to look at the mistakes. They are run as attrib runs them, or as
    Stanza itself does, which says the same more slowly.
    """
    from udtools import udeval  # type: ignore[import-untyped]  # it has no types

    gold = list(read_sentences(treebank))
    paragraphs = [paragraph_text(group) for group in make_paragraphs(gold, chance(SEED))]
    run = _run_as_stanza if as_stanza else _run_as_attrib
    document, seconds, loading = run(models, language, "\n\n".join(paragraphs))
    restore_long_tokens(document)
    answers = f"{document:C}\n\n"
    if parsed is not None:
        parsed.write_text(answers, encoding="utf-8")
    scores = udeval.evaluate(
        udeval.load_conllu(StringIO("".join(sentence.serialize() for sentence in gold)), "gold", {}),
        udeval.load_conllu(StringIO(answers), "answers", {}),
    )
    return Figures(
        sentences=_percent(scores, "Sentences"),
        words=_percent(scores, "Words"),
        upos=_percent(scores, "UPOS"),
        feats=_percent(scores, "UFeats"),
        lemmas=_percent(scores, "Lemmas"),
        uas=_percent(scores, "UAS"),
        las=_percent(scores, "LAS"),
        words_per_cpu_second=round(document.num_words / sum(seconds.values())),
        seconds_by_processor={name: round(spent, 2) for name, spent in seconds.items()},
        load_cpu_seconds=round(loading, 2),
    )


def load_pipeline(models: Path, language: str, only: Collection[str] | None = None) -> Any:
    """Return a Stanza pipeline of every processor that the folder has for the language, or only of some."""
    import stanza

    resources = json.loads((models / "resources.json").read_text(encoding="utf-8"))
    packages: dict[str, str] = resources[language]["default_processors"]
    return stanza.Pipeline(
        language,
        dir=str(models),
        package=None,
        processors={name: package for name, package in packages.items() if only is None or name in only},
        download_method=stanza.DownloadMethod.NONE,
        use_gpu=False,
        verbose=False,
    )


def _run_as_stanza(models: Path, language: str, text: str) -> tuple[Any, dict[str, float], float]:
    """Return Stanza's document of a text, and the CPU time that each processor and loading took, in seconds."""
    started = time.process_time()
    processors = load_pipeline(models, language).processors
    loading = time.process_time() - started
    seconds: dict[str, float] = {}
    document: Any = text
    for name, processor in processors.items():
        started = time.process_time()
        document = processor.process(document)
        seconds[name] = time.process_time() - started
    return document, seconds, loading


def _run_as_attrib(models: Path, language: str, text: str) -> tuple[Any, dict[str, float], float]:
    """Return the same by the means of attrib."""
    started = time.process_time()
    ready = load_models(language, models, choose_models(read_listing(models)[language]))
    loading = time.process_time() - started
    started = time.process_time()
    (sentences,) = ready.tokenize([text])
    seconds = {"tokenize": time.process_time() - started}
    for name, annotator in ready.annotators.items():
        started = time.process_time()
        annotator(sentences)
        seconds[name] = time.process_time() - started
    return as_document(sentences, text), seconds, loading


def as_document(sentences: Sequence[Words], text: str) -> Any:
    """Return the sentences of a text as a document of Stanza."""
    from stanza.models.common.doc import Document

    return Document([list(_rows(sentence)) for sentence in sentences], text=text)


def _rows(sentence: Words) -> Iterator[dict[str, Any]]:
    contractions = {contraction.first: contraction for contraction in sentence.contractions}
    for index, (start, end) in enumerate(sentence.spans):
        if index in contractions:
            whole = contractions[index]
            ends = {"start_char": whole.span[0], "end_char": whole.span[1]}
            yield {"id": (index + 1, index + whole.count), "text": whole.text, **ends}
        yield {
            "id": index + 1,
            "text": sentence.texts[index],
            "lemma": sentence.lemmas[index],
            "upos": sentence.upos[index],
            "feats": sentence.feats[index],
            "head": sentence.heads[index],
            "deprel": sentence.relations[index],
            "start_char": start,
            "end_char": end,
        }


def restore_long_tokens(document: Any) -> None:
    """Give tokens the text they had, in place.

    Stanza writes ``<UNK>`` for very long tokens, such as web addresses, and the evaluation compares every character.
    """
    for sentence in document.sentences:
        for token in sentence.tokens:
            surface = document.text[token.start_char : token.end_char]
            if token.text == surface:
                continue
            token.text = surface
            if len(token.words) == 1:
                token.words[0].text = surface


def _percent(scores: Mapping[str, Any], name: str) -> float:
    return round(100 * float(scores[name].f1), 2)


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("--models", type=Path, required=True)
    parser.add_argument("--treebank", type=Path, required=True)
    parser.add_argument("--parsed", type=Path, help="write the answers here")
    parser.add_argument("--as-stanza", action="store_true", help="run the models as Stanza does")
    options = parser.parse_args()
    import torch

    torch.set_num_threads(1)
    figures = evaluate(options.models, options.language, options.treebank, options.parsed, as_stanza=options.as_stanza)
    sys.stdout.write(json.dumps(asdict(figures), indent=1) + "\n")


if __name__ == "__main__":
    main()
