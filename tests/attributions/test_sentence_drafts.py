"""What one sentence gives before quotations are looked at."""

import pytest

from attrib.article import make_article
from attrib.attributions.draft import Draft, content_spans, join_spans
from attrib.attributions.sentence_drafts import drafts_of
from attrib.languages import load_lexicon
from attrib.model import Span
from tests.attributions.trees import sentence_by_hand, text_of

RUNS = """
    1  Alles     alles     PRON  2  nsubj
    2  verloopt  verlopen  VERB  0  root   VerbForm=Fin
    3  volgens   volgens   ADP   4  case
    4  {0}       {0}       NOUN  2  obl
"""


def drafts(tree: str, language: str = "nl") -> list[Draft]:
    """Return the drafts of a sentence."""
    sentence, article = sentence_by_hand(tree, language)
    return list(drafts_of(sentence, article, load_lexicon(language)))


@pytest.mark.parametrize(("word", "sources"), [("plan", []), ("ambtenaren", ["ambtenaren"])])
def test_a_standard_is_no_source(word: str, sources: list[str]) -> None:
    """Only somebody who can say something is."""
    assert [text_of(d.mention.tokens) for d in drafts(RUNS.format(word)) if d.mention] == sources


def test_a_citation_is_no_verb_as_well() -> None:
    """Who cites officials makes them the source, not the thing that is cited."""
    found = drafts("""
        1  Lee        Lee       PROPN  2  nsubj
        2  left       leave     VERB   0  root   VerbForm=Fin
        3  ,          ,         PUNCT  4  punct
        4  citing     cite      VERB   2  advcl  VerbForm=Ger
        5  officials  official  NOUN   4  obj
    """, "en")  # fmt: skip

    assert [(d.lemma, text_of(d.mention.tokens)) for d in found if d.mention] == [("citing", "officials")]


@pytest.mark.parametrize(
    ("first", "verb", "reported"), [("Toen", "gaan", True), ("Toen", "regenen", False), ("Anders", "gaan", False)]
)
def test_reportative_or_conditional(first: str, verb: str, reported: bool) -> None:
    """A condition, or another verb than those that report, makes it the writer's own."""
    found = drafts(f"""
        1  {first}  {first.lower()}  ADV   4  advmod
        2  zou      zullen           AUX   4  aux     VerbForm=Fin
        3  het      het              PRON  4  nsubj
        4  {verb}   {verb}           VERB  0  root    VerbForm=Inf
    """)

    assert ["reportative"] * reported == [draft.pattern for draft in found]


def test_a_content_has_no_commas_at_its_edges() -> None:
    """Those that set off the speaker go, one within a piece stays."""
    sentence, article = sentence_by_hand("""
        1  Het    het    PRON   5  nsubj
        2  ,      ,      PUNCT  5  punct
        3  oud    oud    ADJ    5  amod
        4  ,      ,      PUNCT  5  punct
        5  lekt   lekken VERB   0  root
    """)
    tokens = sentence.tokens

    assert [article.slice(s) for s in content_spans((tokens[0], *tokens[3:]), article.text)] == ["Het", "lekt"]
    assert [article.slice(s) for s in content_spans(tokens[2:], article.text)] == ["oud , lekt"]


def test_spans_are_joined_within_a_paragraph_only() -> None:
    """Each paragraph of a quotation has a span."""
    article = make_article("Het lekt. Het lekt.\n\nHet lekt.", path="-", language="nl")

    assert join_spans((Span(10, 19), Span(21, 30), Span(0, 9)), article) == (Span(0, 19), Span(21, 30))


def test_a_draft_stands_where_its_cue_is() -> None:
    """And reaches over all its words."""
    (draft,) = drafts("""
        1  Zij    zij      PRON   2  nsubj
        2  zei    zeggen   VERB   0  root   VerbForm=Fin
        3  dat    dat      SCONJ  5  mark
        4  het    het      PRON   5  nsubj
        5  lekt   lekken   VERB   2  ccomp  VerbForm=Fin
    """)

    assert (draft.anchor, draft.reach) == (Span(4, 7), Span(0, 20))
