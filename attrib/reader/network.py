"""The networks of the reader, as PyTorch modules.

A multilingual encoder (the layers of multilingual-e5-small: Wang et al. 2024, "Multilingual E5 Text Embeddings") reads
a window once. A linear layer tells the anchors: the first word of a cue, or of a content without one. For every anchor
two narrow layers read the words around it again and tell which are its source, cue and content, which describe its
source, and which tell why it is not named. Small networks tell the kind of each source, whether its name is withheld,
and whether two sources are one speaker.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor, nn
from torch.nn import functional

from attrib.reader.windows import Window

KINDS = (
    "named-person", "named-organization", "spokesperson", "document",
    "anonymous-official", "anonymous-other", "collective", "unattributed",
)  # fmt: skip
ANCHORS = ("none", "cue", "content")
TAGS = ("other", "source-begins", "source", "cue", "content")
NARROW, NARROW_HEADS = 192, 3
BEFORE, AFTER = 48, 96
"""Words before and after an anchor that are read again: of 100 claims in newspapers 99 lie within."""
REACH = BEFORE + 1 + AFTER
LINK = 64
"""Width in which two sources are compared."""
NEAR = (1, 2, 3, 4, 6, 9, 14, 22, 40)
"""Borders between distances of two sources, in attributions between them."""
EXITS = (4, 8)
"""Numbers of layers after which the reader can stop: fewer are quicker and see less."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """What the encoder is made of."""

    pieces: int
    hidden: int = 384
    heads: int = 12
    inner: int = 1536
    layers: int = EXITS[-1]
    positions: int = 512
    epsilon: float = 1e-12


Device = str | None
"""Where numbers are made: None for where they usually are."""


class Linear(nn.Linear):
    """A linear layer that draws no numbers on "meta", where they are assigned: it would import half of PyTorch."""

    def reset_parameters(self) -> None:
        """Draw numbers, if there is a place for them."""
        if not self.weight.is_meta:
            super().reset_parameters()


class Embedding(nn.Embedding):
    """The same for rows of numbers."""

    def reset_parameters(self) -> None:
        """Draw numbers, if there is a place for them."""
        if not self.weight.is_meta:
            super().reset_parameters()


class LayerNorm(nn.LayerNorm):
    """The same for what normalises."""

    def reset_parameters(self) -> None:
        """Set ones and zeros, if there is a place for them."""
        if not self.weight.is_meta:
            super().reset_parameters()


class Thinning(nn.Module):
    """Dropout with masks from one store of random numbers: drawing them anew takes a tenth of the training time."""

    def __init__(self, share: float = 0.1) -> None:
        super().__init__()
        self.share = share
        self.store = torch.empty(0)

    def refill(self, numbers: int = 6_000_000) -> None:
        """Draw new random numbers."""
        self.store = torch.bernoulli(torch.full((numbers,), 1 - self.share)).to(torch.bfloat16) / (1 - self.share)

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not len(self.store):
            return x
        if x.numel() >= len(self.store):
            return functional.dropout(x, self.share)
        start = int(torch.randint(len(self.store) - x.numel(), ()))
        thinned: Tensor = x * self.store[start : start + x.numel()].view_as(x).to(x.dtype)
        return thinned


class Layer(nn.Module):
    """A layer of the encoder: attention and two linear layers, each added and normalised."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float, device: Device = None) -> None:
        super().__init__()
        self.heads = heads
        self.qkv, self.ao = Linear(hidden, 3 * hidden, device=device), Linear(hidden, hidden, device=device)
        self.fi, self.fo = Linear(hidden, inner, device=device), Linear(inner, hidden, device=device)
        self.aln = LayerNorm(hidden, epsilon, device=device)
        self.oln = LayerNorm(hidden, epsilon, device=device)

    def forward(self, x: Tensor, mask: Tensor, thin: nn.Module) -> Tensor:
        rows, length, hidden = x.shape
        q, k, v = self.qkv(x).view(rows, length, 3, self.heads, hidden // self.heads).permute(2, 0, 3, 1, 4)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        x = self.aln(x + thin(self.ao(seen.transpose(1, 2).reshape(rows, length, hidden))))
        out: Tensor = self.oln(x + thin(self.fo(functional.gelu(self.fi(x)))))
        return out


class Encoder(nn.Module):
    """Pieces in, a state for each piece out."""

    def __init__(self, sizes: Sizes, device: Device = None) -> None:
        super().__init__()
        self.word = Embedding(sizes.pieces, sizes.hidden, device=device)
        self.pos = Embedding(sizes.positions, sizes.hidden, device=device)
        self.ln = LayerNorm(sizes.hidden, sizes.epsilon, device=device)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.heads, sizes.inner, sizes.epsilon, device) for _ in range(sizes.layers)
        )

    def forward(self, ids: Tensor, mask: Tensor, convention: Tensor, thin: nn.Module, depth: int) -> Tensor:
        x: Tensor = self.ln(self.word(ids) + self.pos.weight[: ids.shape[1]]) + convention
        for layer in self.layers[:depth]:
            x = layer(x, mask, thin)
        return x


@dataclass(frozen=True, slots=True)
class Looks:
    """The words around some anchors, read again."""

    states: Tensor
    """[anchors, REACH, NARROW]."""
    rows: Tensor
    """Window of each anchor in the batch."""
    anchors: Tensor
    """Place of each anchor among the words of its window."""
    there: Tensor
    """[anchors, REACH]: whether there is a word."""


@dataclass(frozen=True, slots=True)
class Members:
    """The words of some sources: flat, with the source that each belongs to."""

    owner: Tensor
    """For each word the number of its source."""
    word: Tensor
    """Its place among the words of the window."""
    anchor: Tensor
    """For each source the number of its anchor in the looks."""


class Reader(nn.Module):
    """Windows in; anchors, tags, kinds and links out."""

    def __init__(self, sizes: Sizes, device: Device = None) -> None:
        """Make a network; on the device "meta" without numbers, which are then to be assigned."""
        super().__init__()
        linear = partial(Linear, device=device)
        embedding_of = partial(Embedding, device=device)
        hidden, narrow = sizes.hidden, NARROW
        self.encoder = Encoder(sizes, device)
        self.convention = embedding_of(2, hidden)
        self.exits = nn.ModuleDict({str(depth): LayerNorm(hidden, device=device) for depth in EXITS})
        self.anchor = linear(hidden, len(ANCHORS))
        self.down, self.down_anchor = linear(hidden, narrow), linear(hidden, narrow)
        self.mark, self.distance = embedding_of(len(ANCHORS), narrow), embedding_of(REACH, narrow)
        for embedding in (self.convention, self.mark, self.distance) if device is None else ():
            nn.init.normal_(embedding.weight, std=0.02)
        self.narrow = nn.ModuleList(Layer(narrow, NARROW_HEADS, 2 * narrow, 1e-6, device) for _ in range(2))
        self.tag, self.told = linear(narrow, len(TAGS)), linear(narrow, 2)
        self.kind = nn.Sequential(linear(2 * hidden + narrow, hidden), nn.GELU(), linear(hidden, len(KINDS) + 1))
        self.speaker = nn.Sequential(linear(2 * hidden + narrow, hidden), nn.GELU(), linear(hidden, 2 * LINK))
        self.pair = nn.Sequential(linear(LINK + len(NEAR) + 1 + 4, LINK), nn.GELU(), linear(LINK, 1))
        self.thin = Thinning()

    def read(self, windows: Sequence[Window], broad: Sequence[bool], padding: int, depth: int) -> tuple[Tensor, Tensor]:
        """Return the states of the windows' words, [windows, words, hidden], and which of them there are."""
        length = max(len(window.ids) for window in windows)
        ids = torch.tensor([window.ids + (padding,) * (length - len(window.ids)) for window in windows])
        sizes = torch.tensor([len(window.ids) for window in windows])
        mask = (torch.arange(length)[None] < sizes[:, None])[:, None, None]
        convention = self.convention(torch.tensor([int(flag) for flag in broad]))[:, None]
        states = self.encoder(ids, mask, convention, self.thin, depth)
        most = max(len(window.places) for window in windows)
        places = torch.tensor([window.places + (0,) * (most - len(window.places)) for window in windows])
        words: Tensor = self.exits[str(depth)](states.gather(1, places[..., None].expand(-1, -1, states.shape[-1])))
        return words, torch.arange(most)[None] < torch.tensor([len(window.places) for window in windows])[:, None]

    def look(self, words: Tensor, there: Tensor, rows: Tensor, anchors: Tensor, types: Tensor) -> Looks:
        """Read again around anchors, given by window, word and type (ANCHORS)."""
        reach = anchors[:, None] + torch.arange(-BEFORE, AFTER + 1)[None]
        inside = (reach >= 0) & (reach < words.shape[1])
        reach = reach.clamp(0, words.shape[1] - 1)
        inside &= there[rows[:, None], reach]
        # Only as many words as any anchor has around it.
        columns = inside.any(0).nonzero().flatten()
        low, high = int(columns[0]), int(columns[-1]) + 1
        states = self.down(words)[rows[:, None], reach[:, low:high]] + self.distance.weight[low:high]
        states = states + self.down_anchor(words[rows, anchors])[:, None]
        marked = functional.one_hot(torch.tensor(BEFORE - low), high - low)[None, :, None]
        states = states + marked * self.mark(types)[:, None]
        mask = inside[:, None, None, low:high]
        for layer in self.narrow:
            states = layer(states, mask, self.thin)
        return Looks(functional.pad(states, (0, 0, low, REACH - high)), rows, anchors, inside)

    def describe(self, words: Tensor, looks: Looks, members: Members) -> Tensor:
        """Return what is known of some sources: mean of their words, their anchors, and their words as read again."""
        row, anchor = looks.rows[members.anchor], looks.anchors[members.anchor]
        at_anchor = words[row, anchor]
        near = (members.word - anchor[members.owner] + BEFORE).clamp(0, REACH - 1)
        wide = _mean(words[row[members.owner], members.word], members.owner, len(row))
        again = _mean(looks.states[members.anchor[members.owner], near], members.owner, len(row))
        bare = torch.ones(len(row), dtype=torch.bool)
        bare[members.owner] = False
        again = torch.where(bare[:, None], looks.states[members.anchor, BEFORE], again)
        return torch.cat([wide, at_anchor, again], -1)

    def link(self, described: Tensor, pairs: Tensor, features: Tensor) -> Tensor:
        """Return how far two sources are one speaker, as log odds; pairs [n, 2], features of pair_features."""
        ours, theirs = self.speaker(described).chunk(2, -1)
        both = ours[pairs[:, 0]] * theirs[pairs[:, 1]]
        alike: Tensor = self.pair(torch.cat([both, features.to(both.dtype)], -1))[:, 0] + both.sum(-1) / LINK**0.5
        return alike


def _mean(states: Tensor, owner: Tensor, owners: int) -> Tensor:
    """Return the mean of the states of each owner; zeros for one without any."""
    total = torch.zeros(owners, states.shape[-1], dtype=states.dtype).index_add(0, owner, states)
    count = torch.zeros(owners, dtype=states.dtype).index_add(0, owner, torch.ones(len(owner), dtype=states.dtype))
    return total / count.clamp(min=1)[:, None]


def pair_features(
    pairs: Sequence[tuple[int, int]],
    names: Sequence[frozenset[str]],
    heads: Sequence[str],
    places: Sequence[tuple[int, int]],
) -> Tensor:
    """Return what is seen of pairs of sources: how far apart they are, and whether their words agree.

    `names` has the longer words of each source, `heads` its last word, all in lower case; `places` tells the how
    manieth sources of the article they are.
    """
    rows = []
    for (one, other), (here, there) in zip(pairs, places, strict=True):
        near = sum(abs(here - there) > border for border in NEAR)
        row = [0.0] * (len(NEAR) + 1)
        row[near] = 1.0
        both, least = names[one] & names[other], min(len(names[one]), len(names[other]))
        row += [
            float(bool(both)),
            float(bool(least) and len(both) == least),
            float(bool(heads[one]) and heads[one] == heads[other]),
            float(names[one] == names[other] and bool(names[one])),
        ]
        rows.append(row)
    return torch.tensor(rows)
