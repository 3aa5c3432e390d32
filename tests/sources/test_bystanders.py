"""People without a name between the attributions, whom a later pronoun or description means."""

from attrib.languages import load_lexicon
from attrib.model import SourceKind
from attrib.sources.resolve import resolve_sources
from tests.sources.conftest import Attribute, Build

DIPLOMATS = """
One one NUM 4 nsubj sg
of of ADP 3 case
them they PRON 1 nmod pl
said say VERB 0 root
commas comma NOUN 4 obj pl
"""
OFFICIAL = """
An a DET 2 det
official official NOUN 6 nsubj sg
from from ADP 5 case
exporting export ADJ 5 amod
countries country NOUN 2 nmod pl
looked look VERB 0 root
grim grim ADJ 6 xcomp
"""
MISREAD = """
The the DET 3 det
official official ADJ 3 amod
plans plan NOUN 0 root pl
to to PART 5 mark
fly fly VERB 3 acl
"""
TRADER = """
A a DET 2 det
trader trader NOUN 3 nsubj sg
said say VERB 0 root
yes yes INTJ 3 obj
"""
GOVERNOR = """
The the DET 2 det
governor governor NOUN 3 nsubj sg
left leave VERB 0 root
"""
TWO_ENGINEERS = """
Two two NUM 2 nummod
engineers engineer NOUN 3 nsubj pl
left leave VERB 0 root
"""
HE = """
He he PRON 2 nsubj sg
said say VERB 0 root
no no INTJ 2 obj
"""
THEY = """
They they PRON 2 nsubj pl
said say VERB 0 root
no no INTJ 2 obj
"""
AMBTENAAR = """
Een een DET 2 det
ambtenaar ambtenaar NOUN 7 parataxis sg
die die PRON 5 nsubj
erbij erbij ADV 5 advmod
was zijn AUX 2 acl:relcl
, , PUNCT 2 punct
keek kijken VERB 0 root
somber somber ADJ 7 advmod
"""
HIJ = """
Hij hij PRON 2 nsubj sg
zei zeggen VERB 0 root
nee nee INTJ 2 obj
"""


def test_pronoun_means_the_person_between_attributions(build: Build, attribute: Attribute) -> None:
    """The official who looked grim speaks next, not the diplomat before; what describes him is read from there."""
    parsed = build(DIPLOMATS, OFFICIAL, HE)
    attributions = (attribute(parsed, 1, 0, 0, 2), attribute(parsed, 2, 2, 0, 0))
    _, official = resolve_sources(parsed, attributions, load_lexicon("en"))

    assert (official.id, official.kind) == ("an-official", SourceKind.ANONYMOUS_OFFICIAL)
    assert [parsed.article.slice(span) for span in official.description] == ["from exporting countries"]
    assert [a.number for a in official.attributions] == [2]


def test_description_with_misread_verb_returns_to_the_same_person(build: Build, attribute: Attribute) -> None:
    """A verb taken for a noun hides no subject: who plans to fly is the official, not the trader."""
    parsed = build(OFFICIAL, HE, TRADER, MISREAD, HE)
    attributions = (attribute(parsed, 1, 1, 0, 0), attribute(parsed, 2, 2, 0, 1), attribute(parsed, 3, 4, 0, 0))
    sources = resolve_sources(parsed, attributions, load_lexicon("en"))

    assert [(s.id, [a.number for a in s.attributions]) for s in sources] == [("an-official", [1, 3]), ("a-trader", [2])]


def test_plural_pronoun_takes_a_plural(build: Build, attribute: Attribute) -> None:
    """The nearest single person is no antecedent of "they"."""
    parsed = build(TWO_ENGINEERS, OFFICIAL, THEY)
    (source,) = resolve_sources(parsed, (attribute(parsed, 1, 2, 0, 0),), load_lexicon("en"))

    assert source.id == "two-engineers"


def test_holder_of_an_office_is_no_bystander(build: Build, attribute: Attribute) -> None:
    """Somebody with a title alone has a name the reader could find; the unnamed official before stays meant."""
    parsed = build(OFFICIAL, GOVERNOR, HE)
    (source,) = resolve_sources(parsed, (attribute(parsed, 1, 2, 0, 0),), load_lexicon("en"))

    assert source.id == "an-official"


def test_dutch_subject_before_a_relative_clause(build: Build, attribute: Attribute) -> None:
    """The opening noun is the subject even where the tree makes a sentence of its own of it."""
    parsed = build(AMBTENAAR, HIJ, language="nl")
    (source,) = resolve_sources(parsed, (attribute(parsed, 1, 1, 0, 0),), load_lexicon("nl"))

    assert (source.id, source.kind) == ("een-ambtenaar", SourceKind.ANONYMOUS_OFFICIAL)
