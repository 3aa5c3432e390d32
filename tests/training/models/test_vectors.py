"""Word vectors: the most of what distinguishes words, in few numbers; and a model that changes over to them."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from attrib.training.models.vectors import SPECIAL, SPREAD, cut, principal_components
from attrib.training.models.warm import exchange_vectors

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]


def test_the_directions_of_most_variance_are_kept() -> None:
    """Of three directions, one of which hardly varies, two hold nearly all."""
    import torch

    rows = torch.randn(500, 3, generator=torch.Generator().manual_seed(1)) * torch.tensor([0.01, 5.0, 2.0])
    reduced, kept = principal_components(rows, 2)

    assert kept > 0.99
    assert reduced.shape == (500, 2)
    assert reduced.std(dim=0).tolist() == pytest.approx([SPREAD, SPREAD])
    assert abs(float(torch.corrcoef(torch.stack([reduced[:, 0], rows[:, 1]]))[0, 1])) > 0.99


def test_a_model_says_the_same_of_turned_vectors(tmp_path: Path) -> None:
    """Where the new vectors are the old ones in another order of dimensions, nothing is lost."""
    import torch
    from stanza.models.common.pretrain import PretrainedWordVocab

    words = [f"word{number}" for number in range(50)]
    rows = torch.randn(54, 4)
    for name, table in (("old", rows), ("new", rows.flip(1))):
        vocabulary = PretrainedWordVocab(words, lang="nl", lower=True).state_dict()
        torch.save({"vocab": vocabulary, "emb": table}, tmp_path / name)
    layer = torch.nn.Linear(4, 3, bias=False)
    before = layer(rows[4:])
    exchange_vectors(SimpleNamespace(trans_pretrained=layer), tmp_path / "old", tmp_path / "new")

    assert torch.allclose(before, layer(rows.flip(1)[4:]), atol=1e-5)


@pytest.mark.parametrize(("words", "dimensions", "shape"), [(3, 2, (3, 2)), (None, 1, (5, 1)), (None, None, (5, 4))])
def test_the_first_words_and_directions_are_kept(
    tmp_path: Path, words: int | None, dimensions: int | None, shape: tuple[int, int]
) -> None:
    """With the rows that are Stanza's own, and in a file that Stanza reads."""
    import torch
    from stanza.models.common.pretrain import Pretrain, PretrainedWordVocab

    given = ["de", "van", "het", "een", "en"]
    vocabulary = PretrainedWordVocab(given, lang="nl", lower=True).state_dict()
    rows = torch.cat([torch.zeros(SPECIAL, 4), torch.randn(5, 4)])
    torch.save({"vocab": vocabulary, "emb": rows}, tmp_path / "all.pt")

    cut(tmp_path / "all.pt", tmp_path / "cut.pt", words, dimensions)

    kept = Pretrain(str(tmp_path / "cut.pt"))
    assert kept.emb.shape == (SPECIAL + shape[0], shape[1])
    assert [word for word in given if word in kept.vocab] == given[: shape[0]]
    for word in given[: shape[0]]:
        vector = torch.as_tensor(kept.emb[kept.vocab.unit2id(word)])
        assert torch.equal(vector, rows[SPECIAL + given.index(word)][:dimensions])
