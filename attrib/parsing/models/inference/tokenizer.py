"""Words and sentences in running text."""

import re
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import numpy
import torch
from torch.nn.functional import logsigmoid

from attrib.parsing.models.inference.layers import BothWays, Padded, Weights, linear
from attrib.parsing.models.inference.words import Words, batches

CHARACTERS = 6000
"""How many characters go through the model at once."""

WINDOW = 1000
"""How many characters of a paragraph the model reads before it goes on from the last sentence end that it found."""

# As in stanza.models.tokenization.data.
EMPTY_LINE = re.compile(r"\n[\s\u0080-\u009f]*\n")
SPACE = re.compile(r"[\s\u0080-\u009f]")
ONE_SPACE = re.compile(r"(?<! ) |[^ ]")
# Where these are missing, stanza.models.tokenization.utils.MASK_RE finds no address.
ADDRESS = re.compile(r"@|://|www\.|\.(?:gov|org|edu|net|com|co)")

# What the model says of a character; 2 and 4 end a sentence, 3 and 4 a contraction.
INSIDE, TOKEN, SENTENCE, CONTRACTION, SENTENCE_WITH_CONTRACTION = range(5)

UNKNOWN, PADDING = 1, 0
FEATURES: Mapping[str, Callable[[str], bool]] = {
    "space_before": lambda character: character == " ",
    "capitalized": str.isupper,
    "numeric": lambda character: re.match(r"\d", character) is not None,
}
"""What the model is told of a character, beside which one it is; the last and first of a paragraph are told, too."""

TOO_LONG = "<UNK>"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text without an empty line in it."""

    characters: str
    """With one plain space for any white space."""
    places: Sequence[int]
    """Of the characters in the text."""
    numbers: Any
    """Of the characters as the model is told of them."""


class Tokenizer:
    """Stanza's tokenizer."""

    def __init__(self, weights: Weights, config: Mapping[str, Any], vocab: Mapping[str, Any]) -> None:
        """Take the parts of a checkpoint."""
        self._config = config
        self._units = vocab["_unit2id"]
        self._embedding = weights["embeddings.weight"]
        self._features = [FEATURES[name] for name in config["feat_funcs"] if name in FEATURES]
        self._ends = [name for name in ("end_of_para", "start_of_para") if name in config["feat_funcs"]]
        names = ["tok_clf", "sent_clf", *(["mwt_clf"] if config["use_mwt"] else [])]
        self._first, self._second = BothWays(weights, "rnn"), BothWays(weights, "rnn2")
        self._scorer, self._adder = (
            linear(torch.cat([weights[f"{name}{suffix}.weight"] for name in names]), bias)
            for suffix, bias in (("", torch.cat([weights[f"{name}.bias"] for name in names])), ("2", None))
        )
        self._numbers: dict[tuple[str, bool, bool], int] = {}
        self._table = [self._row(PADDING, [])]

    def __call__(self, texts: Sequence[str]) -> list[list[Words]]:
        """Return the sentences of each text."""
        split = [list(self._paragraphs(text)) for text in texts]
        found = self._labels(split)
        return [
            [sentence for pair in zip(paragraphs, labels, strict=True) for sentence in self._sentences(*pair)]
            for paragraphs, labels in zip(split, found, strict=True)
        ]

    def _paragraphs(self, text: str) -> Iterator[Paragraph]:
        start = 0
        for line in [*EMPTY_LINE.finditer(text), None]:
            end = line.start() if line else len(text)
            given = SPACE.sub(" ", text[start:end].rstrip())
            if given:
                kept = [match.start() for match in ONE_SPACE.finditer(given)] if "  " in given else range(len(given))
                given = "".join(given[index] for index in kept)
                yield Paragraph(given, [start + index for index in kept], self._numbered(given))
            start = line.end() if line else end

    def _numbered(self, characters: str) -> Any:
        """Return the numbers of the characters of a paragraph."""
        last = len(characters) - 1
        inner = [self._number(character) for character in characters[1:last]]
        outer = [self._number(characters[0], is_first=True, is_last=last == 0)]
        end = [self._number(characters[last], is_last=True)] if last else []
        return numpy.array(outer + inner + end)

    def _number(self, character: str, *, is_first: bool = False, is_last: bool = False) -> int:
        """Return the number of a character in a place, and note what the model is told of it."""
        key = character, is_first, is_last
        if key not in self._numbers:
            self._numbers[key] = len(self._table)
            ends = {"end_of_para": is_last, "start_of_para": is_first}
            told = [*(feature(character) for feature in self._features), *(ends[name] for name in self._ends)]
            self._table.append(self._row(self._units.get(character, UNKNOWN), told))
        return self._numbers[key]

    def _row(self, unit: int, told: Sequence[bool]) -> Any:
        features = torch.zeros(len(self._features) + len(self._ends))
        features[: len(told)] = torch.tensor(told, dtype=torch.float32)
        return torch.cat([self._embedding[unit], features])

    def _labels(self, split: Sequence[Sequence[Paragraph]]) -> list[list[Any]]:
        """Return what the model says of the characters of every paragraph of every text."""
        found: list[list[Any]] = [[None] * len(paragraphs) for paragraphs in split]
        readers = [
            _read([paragraphs[index].numbers for index in group], group, labels)
            for paragraphs, labels in zip(split, found, strict=True)
            for group in _groups([len(paragraph.characters) for paragraph in paragraphs], self._config["batch_size"])
        ]
        waiting = [(reader, next(reader)) for reader in readers]
        while waiting:
            answers = iter(self._predict([window for _, windows in waiting for window in windows]))
            going = []
            for reader, windows in waiting:
                with suppress(StopIteration):
                    going.append((reader, reader.send([next(answers) for _ in windows])))
            waiting = going
        return found

    def _predict(self, windows: Sequence[Any]) -> list[Any]:
        """Return what the model says of each character of windows."""
        found: list[Any] = [None] * len(windows)
        with torch.inference_mode():
            table = torch.stack(self._table)
            for batch in batches([len(window) for window in windows], CHARACTERS):
                lengths = [len(windows[index]) for index in batch]
                rows = torch.from_numpy(numpy.concatenate([windows[index] for index in batch]))
                labels = self._label(table, rows, Padded(lengths))
                for index, of_window in zip(batch, labels.split(lengths), strict=True):
                    found[index] = of_window.numpy()
        return found

    def _label(self, table: Any, rows: Any, padded: Padded) -> Any:
        states = self._first(table, padded, rows)
        scores = self._scorer(states)
        if self._config["hier_invtemp"] > 0:
            states = states * (1 - torch.sigmoid(-scores[:, :1] * self._config["hier_invtemp"]))
        scores = scores + self._adder(self._second(states, padded))
        no, yes = logsigmoid(-scores), logsigmoid(scores)
        choices = [no[:, 0], yes[:, 0] + no[:, 1], yes[:, 0] + yes[:, 1]]
        if self._config["use_mwt"]:
            choices = [no[:, 0], *(choice + side[:, 2] for side in (no, yes) for choice in choices[1:])]
        return torch.stack(choices, 1).argmax(1)

    def _sentences(self, paragraph: Paragraph, labels: Any) -> Iterator[Words]:
        """Yield the sentences of a paragraph."""
        characters, places = paragraph.characters, paragraph.places
        labels[-1] = SENTENCE_WITH_CONTRACTION if labels[-1] > SENTENCE else SENTENCE
        if ADDRESS.search(characters):
            from stanza.models.tokenization.utils import update_pred_regex

            labels = update_pred_regex(list(characters), labels)
        words = Words([], [])
        start = 0
        ends = numpy.flatnonzero(labels)
        for end, label in zip(ends.tolist(), labels[ends].tolist(), strict=True):
            word = characters[start : end + 1].lstrip()
            start = end + 1
            if not word:
                continue
            if label >= CONTRACTION:
                words.unsplit.append(len(words))
            words.texts.append(word if len(word) <= self._config["max_seqlen"] else TOO_LONG)
            words.spans.append((places[start - len(word)], places[end] + 1))
            if label in (SENTENCE, SENTENCE_WITH_CONTRACTION):
                yield words
                words = Words([], [])
        if words:
            yield words


def _groups(lengths: Sequence[int], size: int) -> list[list[int]]:
    """Return the indices of the paragraphs of a text in groups, the longest first."""
    order = sorted(range(len(lengths)), key=lengths.__getitem__, reverse=True)
    return [order[start : start + size] for start in range(0, len(order), size)]


def _read(numbers: Sequence[Any], group: Sequence[int], labels: list[Any]) -> Generator[list[Any], list[Any], None]:
    """Yield the windows of some paragraphs, and take what the model says of them, until all are read.

    Stanza reads the paragraphs of a group side by side. A paragraph's last window is as long as the longest of
    its group then, and where it is shorter the model reads padding; this says the same of a character.
    """
    parts: list[list[Any]] = [[] for _ in numbers]
    at = [0] * len(numbers)
    pad = numpy.array([PADDING])
    windows = [given if len(given) >= WINDOW else numpy.append(given, pad) for given in numbers]
    windows = [window[:WINDOW] for window in windows]
    left = list(range(len(numbers)))
    while left:
        answers = yield windows
        for number, answer in zip(left, answers, strict=True):
            rest = len(numbers[number]) - at[number]
            breaks = numpy.flatnonzero((answer == SENTENCE) | (answer == SENTENCE_WITH_CONTRACTION))
            step = int(breaks[-1]) + 1 if rest > WINDOW and len(breaks) else min(rest, WINDOW)
            parts[number].append(answer[:step])
            at[number] += step
        left = [number for number in left if at[number] < len(numbers[number])]
        longest = min(max((len(numbers[number]) - at[number] for number in left), default=0), WINDOW)
        windows = [numbers[number][at[number] : at[number] + longest] for number in left]
        windows = [numpy.append(window, pad.repeat(longest - len(window))) for window in windows]
    for number, index in enumerate(group):
        labels[index] = numpy.concatenate(parts[number])
