"""Sentences in paragraphs."""

import conllu
from conllu import TokenList

from attrib.training.models.chance import chance
from attrib.training.models.paragraphs import MOST_SENTENCES, make_paragraphs, paragraph_text


def sentence(text: str, comment: str = "# sent_id = 1") -> TokenList:
    """Return a sentence of one word."""
    return conllu.parse(f"{comment}\n1\t{text}\t_\tX\t_\t_\t0\troot\t_\t_\n\n")[0]


def test_one_to_six_sentences() -> None:
    """Every size comes up and none is larger."""
    sentences = [sentence("Ja") for _ in range(200)]

    groups = list(make_paragraphs(sentences, chance(1)))

    assert {len(group) for group in groups[:-1]} == set(range(1, MOST_SENTENCES + 1))
    assert sentences == [one for group in groups for one in group]


def test_never_across_a_paragraph_of_the_treebank() -> None:
    """Where the treebank starts a paragraph or document, so do we."""
    sentences = [sentence("a"), sentence("b", "# newpar id = p2"), sentence("c", "# newdoc id = d2")]

    for seed in range(10):
        assert [len(group) for group in make_paragraphs(sentences, chance(seed))] == [1, 1, 1]


def test_headline_stands_alone() -> None:
    """Without a full stop it would run into the next sentence."""
    sentences = [sentence("a"), sentence("b", "# headline = yes"), sentence("c")]

    for seed in range(10):
        assert [len(group) for group in make_paragraphs(sentences, chance(seed))] == [1, 1, 1]


def test_text_of_a_paragraph() -> None:
    """Sentences are parted by the space after the first."""
    assert paragraph_text([sentence("Ja."), sentence("Nee.")]) == "Ja. Nee."
