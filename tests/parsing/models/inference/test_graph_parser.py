"""The parser of models that run in Stanza finds Stanza's own trees."""

from typing import Any

import pytest

from attrib.parsing.models import find_models
from tests.fixtures import FIXTURES, read_fixture
from tests.parsing.models.inference.stock import stock_pipeline

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
SLUGS = {"nl": ["nl/zwembad-hamersele", "nl/markerlijn-uitgelekt"], "en": ["en/library-roof"]}


@pytest.fixture(scope="module", params=["nl", "en"])
def tagged(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """Return Stanza's own pipeline of a language, and what it says of some articles."""
    pipeline = stock_pipeline(find_models(request.param))
    texts = [read_fixture(FIXTURES / slug).text for slug in SLUGS[request.param]]
    return pipeline, pipeline("\n\n".join(texts))


@pytest.mark.parametrize("mend", [False, True])
def test_the_trees_are_those_of_stanza(tagged: tuple[Any, Any], mend: bool) -> None:
    """With and without its rule that a head has one subject and one object."""
    from stanza.models.depparse.data import DataLoader

    from attrib.parsing.models.inference.graph_parser import is_understood, predict

    pipeline, document = tagged
    processor = pipeline.processors["depparse"]
    trainer = processor.trainer
    assert is_understood(trainer)

    for batch in DataLoader(document, 300, trainer.args, processor.pretrain, vocab=trainer.vocab, evaluation=True):
        expected = trainer.predict(batch, resolve_head_constraints=mend)
        assert [[tuple(edge) for edge in sentence] for sentence in expected] == predict(trainer, batch, mend=mend)
