"""Which drafts are attributions, and which say the same again."""

from dataclasses import replace

import pytest

from attrib.attributions.judge import objection, without_doubles, without_own_attitudes
from attrib.attributions.scene import Scene
from attrib.attributions.sentence_drafts import drafts_of
from attrib.languages import load_lexicon
from attrib.model import Article, ParsedArticle, Sentence, Span
from tests.attributions.trees import scene_of, sentence_by_hand

SAYS = """
    1  {0}    {1}    {2}    {3}  nsubj
    2  {4}    {5}    VERB   0    root   VerbForm=Fin
    3  that   that   SCONJ  5    mark
    4  it     it     PRON   5    nsubj
    5  leaks  leak   VERB   2    ccomp  VerbForm=Fin
    6  {6}    {6}    PUNCT  2    punct
"""


def scene_around(sentence: Sentence, article: Article) -> Scene:
    """Return the scene of an article of one sentence."""
    return scene_of(ParsedArticle(article=article, sentences=(sentence,), models="by hand"))


def judged(subject: str, tag: str, verb: str, lemma: str, end: str = ".") -> bool:
    """Tell whether "<subject> <verb> that it leaks" is an attribution."""
    tree = SAYS.format(subject, subject.lower(), tag, 2, verb, lemma, end)
    sentence, article = sentence_by_hand(tree, "en")
    english = load_lexicon("en")
    (draft,) = drafts_of(sentence, article, english)
    return objection(draft, scene_around(sentence, article)) == ""


@pytest.mark.parametrize(
    ("subject", "tag", "expected"), [("Lee", "PROPN", True), ("I", "PRON", False), ("You", "PRON", False)]
)
def test_the_writer_and_the_reader_are_no_sources(subject: str, tag: str, expected: bool) -> None:
    """Outside quotation marks."""
    assert judged(subject, tag, "think", "think") is expected


def test_a_question_of_the_writer_is_none() -> None:
    """A question mark ends the sentence of the cue."""
    assert [judged("Lee", "PROPN", "knows", "know", end) for end in ".?"] == [True, False]


def test_a_content_is_needed() -> None:
    """Without words there is no claim."""
    sentence, article = sentence_by_hand(SAYS.format("Lee", "Lee", "PROPN", 2, "says", "say", "."), "en")
    english = load_lexicon("en")
    (draft,) = drafts_of(sentence, article, english)

    assert objection(replace(draft, content=()), scene_around(sentence, article)) == "no content was found"


def test_a_double_is_left_out() -> None:
    """Of two drafts with one cue and mostly one content the surer is kept; with other words both are."""
    sentence, article = sentence_by_hand(SAYS.format("Lee", "Lee", "PROPN", 2, "says", "say", "."), "en")
    (draft,) = drafts_of(sentence, article, load_lexicon("en"))
    surer = replace(draft, confidence=1.0)
    other = replace(draft, content=(Span(0, 3),))
    scene = scene_around(sentence, article)

    assert without_doubles([draft, surer], scene) == [surer]
    assert len(without_doubles([draft, other], scene)) == 2


def test_an_attitude_in_ones_own_words_is_none() -> None:
    """She said | she hoped that it leaks: hoping is what she said."""
    sentence, article = sentence_by_hand("""
        1  She    she    PRON   2  nsubj
        2  said   say    VERB   0  root   VerbForm=Fin
        3  she    she    PRON   4  nsubj
        4  hoped  hope   VERB   2  ccomp  VerbForm=Fin
        5  that   that   SCONJ  7  mark
        6  it     it     PRON   7  nsubj
        7  leaks  leak   VERB   4  ccomp  VerbForm=Fin
    """, "en")  # fmt: skip
    english = load_lexicon("en")
    drafts = list(drafts_of(sentence, article, english))

    assert [draft.lemma for draft in drafts] == ["say", "hope"]
    assert [draft.lemma for draft in without_own_attitudes(drafts, scene_around(sentence, article))] == ["say"]
