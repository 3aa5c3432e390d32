"""Raw text for the tokenizer and the evaluation: paragraphs of several sentences."""

from collections.abc import Iterable, Iterator
from random import Random

from conllu import TokenList

from attrib.training.models.treebank import sentence_text

HEADLINE = "headline"
"""The comment of a sentence that stands alone."""

MOST_SENTENCES = 6
"""News paragraphs are seldom longer."""


def make_paragraphs(sentences: Iterable[TokenList], random: Random) -> Iterator[tuple[TokenList, ...]]:
    """Yield the sentences in groups of one to six, never across a paragraph or document of the treebank."""
    group: list[TokenList] = []
    wanted = random.randint(1, MOST_SENTENCES)
    for sentence in sentences:
        if group and (len(group) == wanted or HEADLINE in group[-1].metadata or starts_paragraph(sentence)):
            yield tuple(group)
            group = []
            wanted = random.randint(1, MOST_SENTENCES)
        group.append(sentence)
    if group:
        yield tuple(group)


def starts_paragraph(sentence: TokenList) -> bool:
    """Return whether a comment says that a headline, a paragraph or a document starts here."""
    return any(key.startswith(("newpar", "newdoc", HEADLINE)) for key in sentence.metadata)


def paragraph_text(sentences: Iterable[TokenList]) -> str:
    """Return the text of a paragraph, its sentences joined as the treebank joins them."""
    return "".join(sentence_text(sentence) for sentence in sentences).strip()
