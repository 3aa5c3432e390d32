"""What the reader is told of a source."""

from attrib.languages import load_lexicon
from attrib.model import ParsedArticle, Source, Spans
from attrib.sources.resolve import resolve_sources
from tests.sources.conftest import Attribute, Build

OFFICIAL = """
A a DET 3 det
senior senior ADJ 3 amod
official official NOUN 7 nsubj sg
at at ADP 6 case
the the DET 6 det
ministry ministry NOUN 3 nmod sg
said say VERB 0 root
so so ADV 7 advmod
"""
BARE = """
A a DET 3 det
senior senior ADJ 3 amod
official official NOUN 4 nsubj sg
said say VERB 0 root
so so ADV 4 advmod
"""
FEAR = """
Een een DET 2 det
ambtenaar ambtenaar NOUN 3 nsubj sg
zegt zeggen VERB 0 root
dat dat PRON 3 obj
"""
ANONYMOUS = """
De de DET 2 det
ambtenaar ambtenaar NOUN 5 nsubj sg
wil willen AUX 5 aux
anoniem anoniem ADJ 5 advmod
blijven blijven VERB 0 root
, , PUNCT 8 punct
uit uit ADP 8 case
angst angst NOUN 5 obl sg
voor voor ADP 11 case
zijn zijn PRON 11 nmod:poss
baan baan NOUN 8 nmod sg
. . PUNCT 5 punct
"""
CANDOUR = """
He he PRON 2 nsubj sg
asked ask VERB 0 root
for for ADP 4 case
anonymity anonymity NOUN 2 obl sg
in in ADP 6 case
order order NOUN 8 mark sg
to to PART 8 mark
speak speak VERB 2 advcl
candidly candidly ADV 8 advmod
. . PUNCT 2 punct
"""


def words(parsed: ParsedArticle, spans: Spans) -> str:
    """Return the words of spans."""
    return parsed.article.quote(spans)


def only_source(parsed: ParsedArticle, attribute: Attribute, last: int) -> Source:
    """Return the source of an article whose first sentence starts with its only mention."""
    attribution = attribute(parsed, 1, 0, 0, last)
    (source,) = resolve_sources(parsed, (attribution,), load_lexicon(parsed.article.language))
    return source


def test_body_describes_an_official(build: Build, attribute: Attribute) -> None:
    """The body that a source belongs to is a description."""
    parsed = build(OFFICIAL)

    assert words(parsed, only_source(parsed, attribute, 5).description) == "at the ministry"


def test_rank_describes_nobody(build: Build, attribute: Attribute) -> None:
    """Rank words alone say nothing of a source."""
    parsed = build(BARE)

    assert only_source(parsed, attribute, 2).description == ()


def test_reason_in_the_next_sentence(build: Build, attribute: Attribute) -> None:
    """A reason counts where a later sentence takes the source up."""
    parsed = build(FEAR, ANONYMOUS, language="nl")
    source = only_source(parsed, attribute, 1)

    assert words(parsed, source.reason) == "uit angst voor zijn baan"
    assert not source.formulaic


def test_candour_is_a_formula(build: Build, attribute: Attribute) -> None:
    """A reason that speaks of candour only is formulaic."""
    parsed = build(BARE, CANDOUR)
    source = only_source(parsed, attribute, 2)

    assert words(parsed, source.reason).endswith("to speak candidly")
    assert source.formulaic
