"""Reading articles with the network: who says what, as words of the article."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from attrib.parsing.models.processor import numbers
from attrib.reader.claims import Claim
from attrib.reader.network import ANCHORS, BEFORE, KINDS, TAGS, Looks, Members, Reader, pair_features
from attrib.reader.pieces import Pieces, Unit
from attrib.reader.windows import Window, make_windows

AT_ONCE = 6
"""Windows that go through the network side by side."""
THRESHOLD = 0.5
EARLIER = 40
"""Sources before one that may be the same speaker."""
OTHER, BEGINS, SOURCE, CUE, CONTENT = range(len(TAGS))


@dataclass(slots=True)
class _Draft:
    """A source on the way to a claim, with what the network makes of it."""

    window: Window
    row: int
    look: int
    anchor: int
    tags: list[int]
    first: int
    source: tuple[int, ...]
    sure: float
    told: tuple[tuple[int, ...], tuple[int, ...]]


def read_articles(
    network: Reader,
    pieces: Pieces,
    articles: Sequence[tuple[str, Sequence[Unit]]],
    *,
    broad: bool,
    depth: int,
    threshold: float,
) -> list[list[Claim]]:
    """Return what `read_claims` does, without keeping what only training needs."""
    with torch.inference_mode():
        return read_claims(network, pieces, articles, broad=broad, depth=depth, threshold=threshold)


def best_number() -> torch.dtype:
    """Return bfloat16 where the processor multiplies it by itself, else single precision, which is then quicker."""
    found: torch.dtype = getattr(torch, numbers())
    return found


def read_claims(
    network: Reader,
    pieces: Pieces,
    articles: Sequence[tuple[str, Sequence[Unit]]],
    *,
    broad: bool,
    depth: int,
    threshold: float = THRESHOLD,
) -> list[list[Claim]]:
    """Return the claims of some articles, each given as its text and its words, in the order of their anchors.

    `broad` asks for plans, questions and attitudes as well, as PolNeAR has them; `depth` is one of EXITS. Windows of
    about one length go through the network together, whatever article they are from.
    """
    jobs = [(n, w) for n, (_, units) in enumerate(articles) for w in make_windows(units, pieces.begin, pieces.end)]
    jobs.sort(key=lambda job: len(job[1].ids))
    found: list[list[tuple[_Draft, Tensor, Tensor]]] = [[] for _ in articles]
    for start in range(0, len(jobs), AT_ONCE):
        batch = jobs[start : start + AT_ONCE]
        for (number, _), drafts in zip(
            batch, _read_batch(network, pieces, batch, broad, depth, threshold), strict=True
        ):
            found[number] += drafts
    return [
        _claims(network, units, text, sorted(drafts, key=lambda d: (d[0].anchor, d[0].source)))
        for (text, units), drafts in zip(articles, found, strict=True)
    ]


def _read_batch(
    network: Reader, pieces: Pieces, batch: Sequence[tuple[int, Window]], broad: bool, depth: int, threshold: float
) -> list[list[tuple[_Draft, Tensor, Tensor]]]:
    windows = [window for _, window in batch]
    words, there = network.read(windows, [broad] * len(windows), pieces.padding, depth)
    odds = network.anchor(words).float().softmax(-1)
    wanted = [(row, *hit) for row, window in enumerate(windows) for hit in _anchors(odds[row], window, threshold)]
    out: list[list[tuple[_Draft, Tensor, Tensor]]] = [[] for _ in windows]
    if not wanted:
        return out
    rows, places, types = (torch.tensor([one[i] for one in wanted]) for i in range(3))
    looks = network.look(words, there, rows, places, types)
    tags = network.tag(looks.states).float().argmax(-1).tolist()
    told = (network.told(looks.states).float() > 0).tolist()
    drafts = [
        draft
        for n, (row, place, type_, sure) in enumerate(wanted)
        for draft in _drafts(windows[row], row, n, place, type_, sure, tags[n], told[n], looks)
    ]
    if not drafts:
        return out
    described = network.describe(words, looks, _members(drafts))
    kinds = network.kind(described).float()
    for draft, state, kind in zip(drafts, described, kinds, strict=True):
        out[draft.row].append((draft, state, kind))
    return out


def _anchors(odds: Tensor, window: Window, threshold: float) -> Iterator[tuple[int, int, float]]:
    """Yield place, type and probability of the anchors in the core of a window; of neighbours only the first."""
    previous = (-2, 0)
    first, last = (word - window.offset for word in window.core)
    for place, (none, cue, content) in enumerate(odds[first:last].tolist(), first):
        if none < 1 - threshold:
            type_ = ANCHORS.index("cue" if cue >= content else "content")
            if previous != (place - 1, type_):
                yield place, type_, 1 - none
            previous = (place, type_)


def _drafts(
    window: Window, row: int, look: int, place: int, type_: int, sure: float,
    tags: list[int], told: list[list[bool]], looks: Looks,
) -> Iterator[_Draft]:  # fmt: skip
    """Yield a draft for each source of an anchor; one without source if there is none."""
    first = window.offset + place - BEFORE
    there = looks.there[look].tolist()
    tags = [tag if inside else OTHER for tag, inside in zip(tags, there, strict=True)]
    if ANCHORS[type_] == "cue":
        tags[BEFORE] = CUE
    if CONTENT not in tags:
        return
    sources: list[list[int]] = []
    for number, tag in enumerate(tags):
        if tag in (BEGINS, SOURCE):
            if tag == BEGINS or not sources:
                sources.append([])
            sources[-1].append(first + number)
    notes = tuple(
        tuple(first + n for n, (flags, inside) in enumerate(zip(told, there, strict=True)) if flags[i] and inside)
        for i in range(2)
    )
    for source in sources or [[]]:
        yield _Draft(window, row, look, window.offset + place, tags, first, tuple(source), sure, (notes[0], notes[1]))


def _members(drafts: Sequence[_Draft]) -> Members:
    flat = [(n, word - draft.window.offset) for n, draft in enumerate(drafts) for word in draft.source]
    return Members(
        owner=torch.tensor([n for n, _ in flat], dtype=torch.long),
        word=torch.tensor([word for _, word in flat], dtype=torch.long),
        anchor=torch.tensor([draft.look for draft in drafts]),
    )


def _claims(
    network: Reader, units: Sequence[Unit], text: str, found: Sequence[tuple[_Draft, Tensor, Tensor]]
) -> list[Claim]:
    speakers = _speakers(network, units, text, found)
    claims = []
    for (draft, _, kind), speaker in zip(found, speakers, strict=True):
        claims.append(
            Claim(
                anchor=draft.anchor,
                source=draft.source,
                cue=tuple(draft.first + n for n, tag in enumerate(draft.tags) if tag == CUE),
                content=tuple(draft.first + n for n, tag in enumerate(draft.tags) if tag == CONTENT),
                kinds=tuple(kind[:-1].softmax(-1).tolist()),
                withheld=float(kind[-1].sigmoid()),
                sure=draft.sure,
                described=draft.told[0],
                reasons=draft.told[1],
                speaker=speaker,
            )
        )
    return claims


def _speakers(
    network: Reader, units: Sequence[Unit], text: str, found: Sequence[tuple[_Draft, Tensor, Tensor]]
) -> list[int]:
    """Return for each source the number of its speaker: that of the earlier source most like it, or a new one."""
    speakers = list(range(len(found)))
    linked = [n for n, (_, _, kind) in enumerate(found) if KINDS[int(kind[:-1].argmax())] != "unattributed"]
    near = [(j, i) for j in range(1, len(linked)) for i in range(max(0, j - EARLIER), j)]
    if not near:
        return speakers
    pairs = [(linked[j], linked[i]) for j, i in near]
    words = [source_words(units, text, draft.source) for draft, _, _ in found]
    features = pair_features(pairs, [names for names, _ in words], [head for _, head in words], near)
    states = torch.stack([state for _, state, _ in found])
    scores = network.link(states, torch.tensor(pairs), features).float().tolist()
    best: dict[int, tuple[float, int]] = {}
    for (one, other), score in zip(pairs, scores, strict=True):
        if score > max(0.0, best.get(one, (0.0, 0))[0]):
            best[one] = (score, other)
    for one in linked:
        if one in best:
            speakers[one] = speakers[best[one][1]]
    return speakers


def source_words(units: Sequence[Unit], text: str, source: Sequence[int]) -> tuple[frozenset[str], str]:
    """Return the words of a source that tell it from others, and its last word, in lower case."""
    words = [text[units[n].start : units[n].end] for n in source]
    longer = frozenset(word.lower() for word in words if len(word) > 3 or word[:1].isupper())
    return longer, (words[-1].lower() if words else "")
