"""How far the network is from the right answers of some lessons."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from attrib.reader.network import AFTER, BEFORE, REACH, Looks, Members, Reader, pair_features
from attrib.reader.windows import Window
from attrib.training.reader.lessons import Anchor, Lesson, Origin

IGNORED = -100
PER_WORD, PER_LOOK, PER_KIND, PER_LINK = 1 / 100, 1 / 60, 0.5, 0.4
"""What each part weighs: anchors and tags are sums over words, kinds and links over sources."""
PER_PIECES = 400
"""Pieces in which so much is counted once: lessons of any length weigh by it."""
EARLIER = 40
"""Sources before one that may be the same speaker."""


@dataclass(slots=True)
class _Sighting:
    """An anchor in the core of a window of the batch."""

    row: int
    place: int
    """Its place among the words of the window."""
    anchor: Anchor
    window: Window
    lesson: int
    weight: float

    @property
    def first(self) -> int:
        """Number of the first word of the article that it reaches."""
        return self.window.offset + self.place - BEFORE


@dataclass(slots=True)
class _Asked:
    """A source that the network is asked about."""

    look: int
    places: tuple[int, ...]
    origin: Origin
    sighting: _Sighting


def loss_of(network: Reader, lessons: Sequence[Lesson], padding: int, depth: int) -> Tensor:
    """Return the loss of some lessons that are read through so many layers."""
    rows = [(number, lesson, window) for number, lesson in enumerate(lessons) for window in lesson.windows]
    words, there = network.read([w for _, _, w in rows], [lesson.broad for _, lesson, _ in rows], padding, depth)
    sightings = [
        _Sighting(row, at - window.offset, anchor, window, number, lesson.weight)
        for row, (number, lesson, window) in enumerate(rows)
        for at, anchor in lesson.anchors.items()
        if window.core[0] <= at < window.core[1]
    ]
    truth = torch.full(there.shape, IGNORED)
    for row, (_, _, window) in enumerate(rows):
        truth[row, window.core[0] - window.offset : window.core[1] - window.offset] = 0
    for sighting in sightings:
        truth[sighting.row, sighting.place] = sighting.anchor.type
    weights = torch.tensor([lesson.weight for _, lesson, _ in rows])
    total = (_entropies(network.anchor(words), truth).sum(1) * weights).sum() * PER_WORD
    if sightings:
        total = total + _look_loss(network, words, there, sightings)
    return total / (sum(lesson.pieces for lesson in lessons) / PER_PIECES)


def _entropies(guess: Tensor, truth: Tensor) -> Tensor:
    """Return the cross entropy of every word; 0 where nothing is asked."""
    return functional.cross_entropy(guess.float().transpose(1, 2), truth, reduction="none", ignore_index=IGNORED)


def _look_loss(network: Reader, words: Tensor, there: Tensor, sightings: Sequence[_Sighting]) -> Tensor:
    """Return the loss of what is told of the anchors: tags, notes, kinds and links."""
    looks = network.look(
        words,
        there,
        torch.tensor([s.row for s in sightings]),
        torch.tensor([s.place for s in sightings]),
        torch.tensor([s.anchor.type for s in sightings]),
    )
    weights = torch.tensor([s.weight for s in sightings])
    tags = torch.stack([_tags(s) for s in sightings])
    tags[~looks.there] = IGNORED
    total = (_entropies(network.tag(looks.states), tags).sum(1) * weights).sum()
    told = torch.stack([_told(s) for s in sightings])
    noted = functional.binary_cross_entropy_with_logits(network.told(looks.states).float(), told, reduction="none")
    known = weights * torch.tensor([s.anchor.told is not None for s in sightings])
    total = (total + (noted.sum(-1) * looks.there * known[:, None]).sum()) * PER_LOOK
    asked = [a for number, sighting in enumerate(sightings) for a in _asked(number, sighting)]
    return total + _source_loss(network, words, looks, asked) if asked else total


def _tags(sighting: _Sighting) -> Tensor:
    """Return the right tags of the words around an anchor."""
    tags = torch.zeros(REACH, dtype=torch.long)
    for word, tag in sighting.anchor.tags.items():
        if 0 <= word - sighting.first < REACH:
            tags[word - sighting.first] = tag
    return tags


def _told(sighting: _Sighting) -> Tensor:
    """Return which words around an anchor describe its source, and which give the reason."""
    told = torch.zeros(REACH, 2)
    for column, noted in enumerate(sighting.anchor.told or ()):
        for word in noted:
            if 0 <= word - sighting.first < REACH:
                told[word - sighting.first, column] = 1.0
    return told


def _asked(number: int, sighting: _Sighting) -> Iterator[_Asked]:
    """Yield the sources of an anchor that can be seen from it, and those without words."""
    most = len(sighting.window.places)
    for origin in sighting.anchor.origins:
        local = (word - sighting.window.offset for word in origin.words)
        places = tuple(p for p in local if 0 <= p < most and -BEFORE <= p - sighting.place <= AFTER)
        if places or not origin.words:
            yield _Asked(number, places, origin, sighting)


def _source_loss(network: Reader, words: Tensor, looks: Looks, asked: Sequence[_Asked]) -> Tensor:
    """Return the loss of kinds, of what is withheld, and of links."""
    flat = [(number, place) for number, a in enumerate(asked) for place in a.places]
    members = Members(
        owner=torch.tensor([number for number, _ in flat], dtype=torch.long),
        word=torch.tensor([place for _, place in flat], dtype=torch.long),
        anchor=torch.tensor([a.look for a in asked]),
    )
    described = network.describe(words, looks, members)
    out = network.kind(described).float()
    weights = torch.tensor([a.sighting.weight for a in asked])
    kinds = torch.tensor([a.origin.kind if a.origin.kind >= 0 else IGNORED for a in asked])
    total = (functional.cross_entropy(out[:, :-1], kinds, reduction="none", ignore_index=IGNORED) * weights).sum()
    withheld = torch.tensor([float(a.origin.withheld) for a in asked])
    each = functional.binary_cross_entropy_with_logits(out[:, -1], withheld.clamp(min=0), reduction="none")
    total = (total + (each * weights * (withheld >= 0)).sum()) * PER_KIND
    return total + _link_loss(network, described, asked) * PER_LINK


def _link_loss(network: Reader, described: Tensor, asked: Sequence[_Asked]) -> Tensor:
    """Return the loss of the links: each source goes to some earlier one of its speaker, or to none if it is new.

    The probability of all right links together counts (Lee et al. 2017, "End-to-end Neural Coreference Resolution").
    """
    lessons: dict[int, list[int]] = {}
    for number, a in enumerate(asked):
        if a.origin.speaker is not None:
            lessons.setdefault(a.sighting.lesson, []).append(number)
    near: list[tuple[int, int]] = []
    pairs: list[tuple[int, int]] = []
    questions: list[tuple[int, int, list[int]]] = []
    for numbers in lessons.values():
        for j in range(1, len(numbers)):
            earlier = range(max(0, j - EARLIER), j)
            questions.append((len(pairs), numbers[j], [numbers[i] for i in earlier]))
            pairs += [(numbers[j], numbers[i]) for i in earlier]
            near += [(j, i) for i in earlier]
    total = torch.zeros(())
    if not pairs:
        return total
    features = pair_features(pairs, [a.origin.names for a in asked], [a.origin.head for a in asked], near)
    scores = network.link(described, torch.tensor(pairs), features).float()
    for start, number, earlier_ones in questions:
        every = torch.cat([scores[start : start + len(earlier_ones)], torch.zeros(1)])
        speaker = asked[number].origin.speaker
        same = torch.tensor([asked[other].origin.speaker == speaker for other in earlier_ones])
        right = torch.cat([same, (~same.any())[None]])
        total = total + asked[number].sighting.weight * (every.logsumexp(0) - every[right].logsumexp(0))
    return total
