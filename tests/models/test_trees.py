"""The quick search finds Stanza's own trees."""

from typing import Any

import numpy
import pytest

from attrib.models import find_models
from tests.fixtures import FIXTURES, read_fixture

pytestmark = [pytest.mark.stanza, pytest.mark.xdist_group("stanza")]
SLUGS = {"nl": ["nl/zwembad-hamersele", "nl/markerlijn-uitgelekt"], "en": ["en/library-roof"]}


@pytest.fixture(scope="module", params=["nl", "en"])
def tagged(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """Return Stanza's own pipeline of a language, and what it says of some articles."""
    import stanza

    models = find_models(request.param)
    pipeline = stanza.Pipeline(
        request.param,
        dir=str(models.folder),
        package=None,
        processors=dict(models.models),
        download_method=stanza.DownloadMethod.NONE,
        use_gpu=False,
        logging_level="ERROR",
    )
    texts = [read_fixture(FIXTURES / slug).text for slug in SLUGS[request.param]]
    return pipeline, pipeline("\n\n".join(texts))


def test_the_processors_answer_as_stanzas_own(tagged: tuple[Any, Any]) -> None:
    """From the raw text on, to the last column."""
    from attrib.models.light import load_processors

    pipeline, expected = tagged
    models = find_models(pipeline.lang)
    document = expected.text
    for processor in load_processors(models.language, models.folder, dict(models.models)).values():
        document = processor.process(document)

    assert f"{expected:C}" == f"{document:C}"


@pytest.mark.parametrize("mend", [False, True])
def test_the_trees_are_those_of_stanza(tagged: tuple[Any, Any], mend: bool) -> None:
    """With and without its rule that a head has one subject and one object."""
    from stanza.models.depparse.data import DataLoader

    from attrib.models.trees import is_understood, predict

    pipeline, document = tagged
    processor = pipeline.processors["depparse"]
    trainer = processor.trainer
    assert is_understood(trainer)

    for batch in DataLoader(document, 300, trainer.args, processor.pretrain, vocab=trainer.vocab, evaluation=True):
        expected = trainer.predict(batch, resolve_head_constraints=mend)
        assert [[tuple(edge) for edge in sentence] for sentence in expected] == predict(trainer, batch, mend=mend)


def test_the_best_tree_is_found_whatever_the_scores() -> None:
    """Also where the best heads make a circle, or several words would be the root."""
    from stanza.models.common.chuliu_edmonds import chuliu_edmonds_one_root

    from attrib.models.trees import best_tree

    random = numpy.random.default_rng(5)
    for words in (1, 2, 3, 5, 8, 13):
        for _ in range(50):
            scores = random.normal(size=(words + 1, words + 1))
            numpy.fill_diagonal(scores, -numpy.inf)

            assert chuliu_edmonds_one_root(scores).tolist() == best_tree(scores)
