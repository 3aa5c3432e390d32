"""How fast articles are parsed, as ratios taken in one run; all on one thread.

Absolute times depend on the machine and what else it does; a ratio within one run does not. CPU time is measured,
which other processes change less.

    python -m tests.quality.bench_parsing             against Stanza, and a cold check against "import stanza"
    python -m tests.quality.bench_parsing ../shared   also how many words of the development treebanks differ
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from attrib.parsing.models import find_models
from attrib.parsing.models.inference import load_models
from attrib.parsing.models.processor import SINGLE, VARIABLE, numbers
from attrib.parsing.stanza_parser import StanzaParser
from tests.fixtures import FIXTURES, read_fixture
from tests.parsing.models.inference.stock import stock_pipeline, words_of, words_of_stanza

ROUNDS = 5
ARTICLES = 12
"""Half of them in each language."""
COLD = FIXTURES / "nl" / "orgelbouwer-sluit" / "article.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsing:
    """How fast Stanza's own pipeline parses, and attrib with the same models."""

    words_of_stanza: float
    """Words per second of CPU time."""
    words: float
    stanza_by_processor: Mapping[str, float]
    """CPU time in seconds."""
    by_processor: Mapping[str, float]

    @property
    def ratio(self) -> float:
        """How many times as many words attrib parses."""
        return self.words / self.words_of_stanza


@dataclass(frozen=True, slots=True, kw_only=True)
class Cold:
    """How many times as long a check in a process of its own takes as importing Stanza."""

    cpu: float
    wall: float


def compare_parsing() -> Parsing:
    """Return how fast some fixture articles are parsed: by Stanza one by one, by attrib together."""
    articles = {
        code: [read_fixture(folder) for folder in sorted((FIXTURES / code).iterdir())[: ARTICLES // 2]]
        for code in ("nl", "en")
    }
    every = [article for of_language in articles.values() for article in of_language]
    texts = {code: [article.text for article in of_language] for code, of_language in articles.items()}
    pipelines = {code: stock_pipeline(find_models(code)) for code in texts}
    models = {code: load_models(code, find_models(code).folder, dict(find_models(code).models)) for code in texts}
    parser = StanzaParser()
    by_stanza = [_by_stanza(pipelines, texts) for _ in range(ROUNDS + 1)][1:]
    ours = [_by_attrib(models, texts) for _ in range(ROUNDS + 1)][1:]
    whole = [_seconds(lambda: parser.parse_many(every)) for _ in range(ROUNDS + 1)][1:]
    words = sum(len(sentence.tokens) for parsed in parser.parse_many(every) for sentence in parsed.sentences)
    return Parsing(
        words_of_stanza=words / median(sum(spent.values()) for spent in by_stanza),
        words=words / median(whole),
        stanza_by_processor=_middle(by_stanza),
        by_processor=_middle(ours),
    )


def _by_stanza(pipelines: Mapping[str, Any], texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the CPU time of each of Stanza's processors."""
    spent: dict[str, float] = {}
    for code, of_language in texts.items():
        for text in of_language:
            document: Any = text
            for name, processor in pipelines[code].processors.items():
                started = time.process_time()
                document = processor.process(document)
                spent[name] = spent.get(name, 0) + time.process_time() - started
    return spent


def _by_attrib(models: Mapping[str, Any], texts: Mapping[str, Sequence[str]]) -> dict[str, float]:
    """Return the CPU time of each of ours."""
    spent: dict[str, float] = {}
    for code, of_language in texts.items():
        started = time.process_time()
        sentences = [sentence for found in models[code].tokenize(of_language) for sentence in found]
        spent["tokenize"] = spent.get("tokenize", 0) + time.process_time() - started
        for name, annotator in models[code].annotators.items():
            started = time.process_time()
            annotator(sentences)
            spent[name] = spent.get(name, 0) + time.process_time() - started
    return spent


def _middle(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: median(spent[name] for spent in rounds) for name in rounds[0]}


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def compare_cold_check() -> Cold:
    """Return how long it takes to check one article in a process of its own."""
    check = [sys.executable, "-m", "attrib", "check", "--no-cache", "--fail-on", "never", str(COLD)]
    taken = [(_of_process(check), _of_process([sys.executable, "-c", "import stanza"])) for _ in range(ROUNDS)]
    cpu, wall = (median(ours[kind] for ours, _ in taken) / median(its[kind] for _, its in taken) for kind in (0, 1))
    return Cold(cpu=cpu, wall=wall)


def _of_process(command: Sequence[str]) -> tuple[float, float]:
    """Return CPU and wall time of a command in seconds."""
    before, started = os.times(), time.perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after, ended = os.times(), time.perf_counter()
    cpu = sum(after[kind] - before[kind] for kind in (2, 3))  # of children: user and system
    return cpu, ended - started


def count_differences(language: str, treebank: Path) -> tuple[int, int]:
    """Return how many words of a treebank's text are not as Stanza has them in any column, and how many there are."""
    from attrib.training.models.chance import chance
    from attrib.training.models.evaluate import SEED
    from attrib.training.models.paragraphs import make_paragraphs, paragraph_text
    from attrib.training.models.treebank import read_sentences

    groups = make_paragraphs(list(read_sentences(treebank)), chance(SEED))
    text = "\n\n".join(paragraph_text(group) for group in groups)
    os.environ[VARIABLE] = SINGLE  # as Stanza
    found = find_models(language)
    models = load_models(language, found.folder, dict(found.models))
    (sentences,) = models.tokenize([text])
    models.annotate(sentences)
    expected, ours = words_of_stanza(stock_pipeline(found)(text)), words_of(sentences)
    of_stanza = {(place, *word) for place, words in enumerate(expected) for word in words}
    words = [(place, *word) for place, words in enumerate(ours) for word in words]
    return sum(word not in of_stanza for word in words), len(words)


def main() -> None:
    """Print the ratios."""
    parsing = compare_parsing()
    print(f"tagger and parser multiply {numbers()}")
    print(f"parsing {parsing.words:.0f} words a second of CPU time, {parsing.ratio:.2f} times as fast as Stanza")
    for name, seconds in parsing.by_processor.items():
        stanza = parsing.stanza_by_processor[name]
        print(f"  {name}: {seconds:.3f} s, Stanza {stanza:.3f} s, {stanza / seconds:.1f} times")
    cold = compare_cold_check()
    print(f"a cold check takes {cold.cpu:.2f} times the CPU time of importing Stanza, {cold.wall:.2f} times as long")
    for shared in sys.argv[1:]:
        for language in ("nl", "en"):
            wrong, words = count_differences(language, Path(shared) / "treebanks" / f"{language}-dev.conllu.xz")
            print(f"{language}-dev: {wrong} of {words} words differ from Stanza's")


if __name__ == "__main__":
    import torch

    torch.set_num_threads(1)
    main()
