"""Training, with a network so small that it learns one article in seconds."""

import random
from pathlib import Path

import torch

from attrib.reader.network import Reader
from attrib.reader.weights import load_weights
from attrib.training.reader.lessons import make_lesson
from attrib.training.reader.losses import loss_of
from attrib.training.reader.pack import pack
from attrib.training.reader.train import batches, begin, learn, save
from tests.reader.tiny import SIZES, tiny_pieces
from tests.training.test_lessons import ARTICLE

FOUR = 4


def checkpoint(folder: Path) -> Path:
    """Write an untrained network as a base encoder is written, and return its path."""
    torch.manual_seed(1)
    pieces, encoder = tiny_pieces(), Reader(SIZES).encoder
    torch.save(
        {
            "sizes": {"H": 24, "NH": 2, "FF": 48, "NL": 2, "MAXP": 512, "eps": 1e-12},
            "tok": {
                "pieces": pieces.pieces, "scores": pieces.scores, "norm": dict(pieces.same),
                "bos": 0, "eos": 2, "pad": 1, "unk": 3,
            },
            "state": encoder.state_dict(),
        },
        folder / "base.pt",
    )  # fmt: skip
    return folder / "base.pt"


def test_what_is_learnt_can_be_packed_and_read(tmp_path: Path) -> None:
    """Steps on one article make its loss smaller; word vectors stay; the packed weights are the averaged ones."""
    training = begin(str(checkpoint(tmp_path)), 3e-3, seed=1)
    words = training.network.encoder.word.weight.clone()
    lesson = make_lesson(ARTICLE, training.pieces, broad=False, weight=1.0, generator=None)
    for step in range(40):
        learn(training, [lesson], step / 100, FOUR, half=False)
    with torch.inference_mode():
        training.network.eval()
        after = float(loss_of(training.network, [lesson], training.pieces.padding, FOUR))
    save(str(tmp_path / "c.pt"), training)
    pack(tmp_path / "c.pt", tmp_path / "w.safetensors", "tiny")
    network, _, name = load_weights(tmp_path / "w.safetensors")

    assert after < 0.7 * training.losses[0]
    assert torch.equal(words, training.network.encoder.word.weight)
    assert name == "tiny"
    assert torch.allclose(network.anchor.bias, training.kept["anchor.bias"], atol=2e-3)
    assert (tmp_path / "w.sha256").is_file()


def test_a_training_goes_on_from_a_checkpoint(tmp_path: Path) -> None:
    """With all its weights, up to half precision."""
    training = begin(str(checkpoint(tmp_path)), 1e-3, seed=1)
    save(str(tmp_path / "c.pt"), training)
    again = begin(str(tmp_path / "c.pt"), 1e-3, seed=2)

    for name, value in training.network.state_dict().items():
        assert torch.allclose(value, again.network.state_dict()[name], atol=2e-3), name


def test_batches_are_filled_and_lose_no_lesson() -> None:
    """Of about one length, and at most as many pieces as asked for."""
    pieces = tiny_pieces()
    every = [
        make_lesson({"text": "a " * n, "attributions": []}, pieces, broad=False, weight=1.0, generator=None)
        for n in range(1, 60)
    ]
    made = batches(list(every), 200, random.Random(1))  # noqa: S311  no secret

    assert sorted(id(x) for x in every) == sorted(id(x) for batch in made for x in batch)
    assert all(sum(len(x.windows) for x in b) * max(len(w.ids) for x in b for w in x.windows) <= 200 for b in made)


def test_a_training_goes_on_from_packed_weights(tmp_path: Path) -> None:
    """From weights as they are shipped: all sizes, pieces and numbers are there, up to 8 bits."""
    training = begin(str(checkpoint(tmp_path)), 1e-3, seed=1)
    save(str(tmp_path / "c.pt"), training)
    pack(tmp_path / "c.pt", tmp_path / "w.safetensors", "tiny")
    again = begin(str(tmp_path / "w.safetensors"), 1e-3, seed=1)
    lesson = make_lesson(ARTICLE, again.pieces, broad=False, weight=1.0, generator=None)
    learn(again, [lesson], 0.0, FOUR, half=False)
    save(str(tmp_path / "d.pt"), again)

    assert torch.allclose(training.network.encoder.word.weight, again.network.encoder.word.weight, atol=2e-2)
    assert begin(str(tmp_path / "d.pt"), 1e-3, seed=1).stored["sizes"] == training.stored["sizes"]


def test_weights_of_two_trainings_are_averaged(tmp_path: Path) -> None:
    """A quarter of the one and three quarters of the other."""
    for name, value in (("a", 1.0), ("b", 5.0)):
        training = begin(str(checkpoint(tmp_path)), 1e-3, seed=1)
        training.kept["anchor.bias"].fill_(value)
        save(str(tmp_path / f"{name}.pt"), training)
    pack(tmp_path / "a.pt", tmp_path / "w.safetensors", "tiny", tmp_path / "b.pt", 0.25)

    assert torch.equal(load_weights(tmp_path / "w.safetensors")[0].anchor.bias, torch.full((3,), 2.0))
