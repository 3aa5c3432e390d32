"""Questions to a dependency tree, on small trees drawn by hand."""

import pytest

from attrib.model import Sentence, Span, Token, make_sentence
from attrib.syntax import ancestors, conjuncts, is_passive, spans_of, subtree


def tree(*words: str) -> Sentence:
    """Return a sentence of "word head relation" (and "feature=value"); heads count from 1, 0 is the root."""
    tokens = []
    start = 0
    for index, word in enumerate(words):
        text, head, deprel, *feats = word.split()
        tokens.append(
            Token(
                index=index,
                text=text,
                lemma=text.lower(),
                upos="X",
                feats=tuple((name, value) for name, _, value in (feat.partition("=") for feat in feats)),
                head=int(head) - 1 if int(head) else None,
                deprel=deprel,
                span=Span(start, start + len(text)),
            )
        )
        start += len(text) + 1
    return make_sentence(0, 0, tuple(tokens))


# The mayor of Ghent and Bruges , who left , said so .
MAYOR = tree(
    "The 2 det", "mayor 10 nsubj", "of 4 case", "Ghent 2 nmod", "and 6 cc", "Bruges 4 conj", ", 8 punct", "who 9 nsubj",
    "left 2 acl:relcl", "said 0 root", "so 10 obj", ". 10 punct",
)  # fmt: skip
WORDS = " ".join(token.text for token in MAYOR.tokens)


def test_a_subtree_is_a_word_with_all_below_it() -> None:
    """In text order."""
    assert " ".join(t.text for t in subtree(MAYOR, MAYOR.tokens[1])) == "The mayor of Ghent and Bruges , who left"


def test_a_branch_can_be_left_out_of_a_subtree() -> None:
    """With all that hangs on it."""
    found = subtree(MAYOR, MAYOR.tokens[1], without=lambda token: token.relation == "nmod")

    assert " ".join(t.text for t in found) == "The mayor , who left"


def test_a_subtree_of_the_root_is_the_sentence() -> None:
    """Every word once."""
    assert tuple(subtree(MAYOR, MAYOR.root)) == MAYOR.tokens


def test_ancestors_are_nearest_first() -> None:
    """From the word's head up to the root."""
    assert [t.text for t in ancestors(MAYOR, MAYOR.tokens[5])] == ["Ghent", "mayor", "said"]


def test_the_root_has_no_ancestors() -> None:
    """Nothing stands above it."""
    assert ancestors(MAYOR, MAYOR.root) == []


def test_conjuncts_begin_with_the_word_itself() -> None:
    """Coordinated words hang on the first."""
    assert [t.text for t in conjuncts(MAYOR, MAYOR.tokens[3])] == ["Ghent", "Bruges"]


def test_spans_join_words_that_only_white_space_parts() -> None:
    """What stands apart stays apart, whatever the order of the tokens."""
    tokens = [MAYOR.tokens[index] for index in (9, 1, 0, 2)]

    assert [WORDS[span.start : span.end] for span in spans_of(tokens, WORDS)] == ["The mayor of", "said"]


def test_spans_without_a_letter_or_digit_are_left_out() -> None:
    """A comma alone names nobody."""
    tokens = [MAYOR.tokens[index] for index in (0, 6, 9)]

    assert [WORDS[span.start : span.end] for span in spans_of(tokens, WORDS)] == ["The", "said"]


def test_the_parts_of_a_contraction_are_one_span() -> None:
    """Tokens that share their characters do not double them."""
    tokens = tree("don't 2 aux", "know 0 root").tokens

    assert spans_of((tokens[0], tokens[0], tokens[1]), "don't know") == (Span(0, 10),)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("Het 3 nsubj:pass", "is 3 aux:pass", "gezegd 0 root"), True),
        (("Dat 3 nsubj:pass", "he 2 dep", "said 0 root"), True),
        (("She 3 nsubj", "has 3 aux", "said 0 root Voice=Pass"), False),
        (("She 2 nsubj", "said 0 root Voice=Pass"), False),
        (("words 0 root", "said 1 acl Voice=Pass"), True),
        (("She 2 nsubj", "said 0 root Voice=Act"), False),
        (("She 3 nsubj", "it 3 nsubj:pass", "said 0 root"), False),
    ],
)
def test_the_passive_is_told_by_its_dependents(words: tuple[str, ...], expected: bool) -> None:
    """The verb's own feature counts only where it has neither subject nor auxiliary."""
    sentence = tree(*words)
    verb = next(token for token in sentence.tokens if token.text in ("said", "gezegd"))

    assert expected is is_passive(sentence, verb)
