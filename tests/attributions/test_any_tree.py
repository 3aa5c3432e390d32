"""Whatever a parser says, the answer is sound: trees of fixture sentences taken apart and put together at random."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import pairwise

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from attrib.model import Attribution, ParsedArticle, Sentence, Token, make_sentence
from attrib.parsing.stored import StoredParser
from tests.attributions.trees import attributions_of
from tests.fixtures import fixture_folders, read_fixture

RELATIONS = [
    "acl", "acl:relcl", "advcl", "advmod", "amod", "appos", "aux", "aux:pass", "case", "cc", "ccomp", "compound:prt",
    "conj", "cop", "csubj", "det", "expl", "fixed", "flat", "iobj", "mark", "nmod", "nmod:poss", "nsubj", "nsubj:pass",
    "obj", "obl", "obl:agent", "parataxis", "punct", "xcomp",
]  # fmt: skip
TAGS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "NOUN", "NUM", "PRON", "PROPN", "PUNCT", "SCONJ", "VERB", "X"]
CHANGES = ["nothing", "heads", "relations", "tags", "all"]


@cache
def fixtures() -> Sequence[ParsedArticle]:
    """Return all fixture articles with their stored parses."""
    return [StoredParser().parse(read_fixture(folder)) for folder in fixture_folders()]


@st.composite
def disturbed(draw: st.DrawFn) -> ParsedArticle:
    """Return some sentences of a fixture article, some of them cut short, with trees of any shape."""
    parsed = draw(st.sampled_from(fixtures()))
    start = draw(st.integers(0, len(parsed.sentences) - 1))
    some = parsed.sentences[start : start + draw(st.integers(1, 4))]
    chance = draw(st.randoms(use_true_random=False))
    sentences = []
    for index, sentence in enumerate(some):
        change = draw(st.sampled_from(CHANGES))
        length = draw(st.one_of(st.just(len(sentence.tokens)), st.integers(1, len(sentence.tokens))))
        order = list(range(length))
        chance.shuffle(order)  # a word hangs below one that stands before it in this order: always a tree
        above = {at: chance.choice(order[:place]) if place else None for place, at in enumerate(order)}
        whole = length == len(sentence.tokens)
        tokens = []
        for token in sentence.tokens[:length]:
            head = above[token.index] if change in ("heads", "all") or not whole else token.head
            tokens.append(
                replace(
                    token,
                    head=head,
                    deprel="root" if head is None else relation(token, change, chance.choice(RELATIONS)),
                    upos=chance.choice(TAGS) if change in ("tags", "all") else token.upos,
                )
            )
        sentences.append(make_sentence(index, sentence.paragraph, tuple(tokens)))
    return replace(parsed, sentences=tuple(sentences))


def relation(token: Token, change: str, other: str) -> str:
    """Return a word's relation: its own or another, and never that of the root."""
    return other if change in ("relations", "all") or token.deprel == "root" else token.deprel


# A failure is not made smaller, which would take a minute: the article, its sentences and their trees are printed.
@settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(disturbed())
def test_any_tree_gives_sound_attributions(parsed: ParsedArticle) -> None:
    """Nothing is raised; spans lie in the text and in order, contents claim something, numbers and nesting agree."""
    attributions = attributions_of(parsed)

    assert list(range(1, len(attributions) + 1)) == [a.number for a in attributions]
    for attribution in attributions:
        check(attribution, parsed, len(attributions))


def check(attribution: Attribution, parsed: ParsedArticle, among: int) -> None:
    """Check one of several attributions."""
    text = parsed.article.text
    groups = [attribution.content]
    groups += [part.spans for part in (attribution.mention, attribution.cue) if part]
    for spans in groups:
        assert spans
        assert list(spans) == sorted(spans)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert any(c.isalnum() for span in spans for c in parsed.article.slice(span))
    assert all(any(p.span.covers(span) for p in parsed.article.paragraphs) for spans in groups for span in spans)
    if attribution.mention:
        sentence: Sentence = parsed.sentences[attribution.mention.sentence]
        assert 0 <= attribution.mention.head < len(sentence.tokens)
    if attribution.nested_in is not None:
        assert attribution.nested_in in set(range(1, among + 1)) - {attribution.number}
