"""Persons and bodies that the article names."""

from attrib.lexicon import Lexicon
from attrib.sources.named_figures import Figure, find_figures
from attrib.sources.names import find_names
from tests.sources.conftest import Build

SPOKE = """
Terry Terry PROPN 3 nsubj sg
Strada Strada PROPN 1 flat sg
spoke speak VERB 0 root
"""
WIDOW = """
Then then ADV 5 advmod
the the DET 3 det
widow widow NOUN 5 nsubj sg
Strada Strada PROPN 3 appos sg
wept weep VERB 0 root
"""
MOM = """
One one NUM 5 nummod
Star Star PROPN 3 compound sg
Mom Mom NOUN 5 nsubj sg
Strada Strada PROPN 3 appos sg
wept weep VERB 0 root
"""


def only_figure(lexicon: Lexicon, build: Build, *tables: str) -> Figure:
    """Return the only figure whom an article names."""
    parsed = build(*tables)
    return next(f for f in find_figures(find_names(parsed, lexicon), parsed, lexicon) if "Strada" in f.fullest.words)


def test_role_tells_gender_before_a_first_name(build: Build, english: Lexicon) -> None:
    """A noun beside the name is surer than a first name that both men and women bear."""
    assert only_figure(english, build, SPOKE).gender == "male"
    assert only_figure(english, build, SPOKE, WIDOW).gender == "female"


def test_role_in_capitals_comes_last(build: Build, english: Lexicon) -> None:
    """A headline in capitals may put somebody else before a name."""
    assert only_figure(english, build, MOM, SPOKE).gender == "male"
