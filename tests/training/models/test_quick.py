"""The quick layers compute what PyTorch's compute, and the quick loss is Stanza's."""

import pytest

from attrib.parsing.models import find_models
from attrib.parsing.models.listing import model_file
from attrib.training.models.chance import chance
from attrib.training.models.quick import quick_bilinear, quick_dropout
from tests.fixtures import FIXTURES

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]


def test_the_bilinear_layer_is_pytorchs() -> None:
    """With the same parameters, so that a model can be saved as it is."""
    import torch

    layer = torch.nn.Bilinear(5, 7, 3)
    left, right = torch.randn(2, 4, 5), torch.randn(2, 4, 7)

    assert torch.allclose(layer(left, right), quick_bilinear(layer)(left, right), atol=1e-6)
    assert list(layer.state_dict()) == list(quick_bilinear(layer).state_dict())


def test_dropout_drops_its_share_and_keeps_the_mean() -> None:
    """While training; otherwise it changes nothing."""
    import torch

    layer = quick_dropout(0.25, chance(1).randbytes)
    numbers = torch.ones(40, 1000)
    dropped = layer(numbers)

    assert float((dropped == 0).float().mean()) == pytest.approx(0.25, abs=0.01)
    assert float(dropped.mean()) == pytest.approx(1, abs=0.02)
    assert torch.equal(numbers, layer.eval()(numbers))


def test_the_loss_is_stanzas() -> None:
    """It scores fewer relations, but the loss is about the same ones."""
    from stanza.models.depparse.trainer import unpack_batch

    from attrib.training.models.fit_parser import ParserRun, batch_loss

    folder = find_models("nl").folder
    treebank = FIXTURES / "nl" / "zwembad-hamersele" / "parse.conllu"
    run = ParserRun(
        language="nl",
        train=treebank,
        dev=treebank,
        vectors=model_file(folder, "nl", "pretrain", "attrib"),
        start=model_file(folder, "nl", "depparse", "attrib"),
    )
    model = run.model.eval()
    model.training = True  # the loss, but no dropout
    for batch in run.batches(chance(1)):
        inputs, _, word_order, lengths, word_lengths, text = unpack_batch(batch, "cpu")
        expected = model.loss(*inputs, word_order, lengths, word_lengths, text)[0]

        assert float(expected.detach()) == pytest.approx(float(batch_loss(model, batch).detach()), rel=1e-4)
