"""Contents by place, where the tree tells less than the order of words."""

import pytest

from attrib.attributions.by_position import (
    after_that,
    after_verb,
    before_comma,
    beside_phrase,
    has_finite,
    leading_pronoun,
)
from attrib.attributions.cues import CueMatch, find_verbs
from attrib.languages import load_lexicon
from tests.attributions.trees import sentence_by_hand, text_of


def match(tree: str, language: str) -> CueMatch:
    """Return the first verb of the lexicon in a sentence."""
    sentence, _ = sentence_by_hand(tree, language)
    return next(find_verbs(sentence, load_lexicon(language)))


def test_all_before_the_comma_before_subject_and_verb() -> None:
    """The tree has nothing of it."""
    cue = match("""
        1  It         it        PRON   2  nsubj
        2  broke      break     VERB   5  dep    VerbForm=Fin
        3  ,          ,         PUNCT  5  punct
        4  officials  official  NOUN   5  nsubj
        5  said       say       VERB   0  root   VerbForm=Fin
        6  .          .         PUNCT  5  punct
    """, "en")  # fmt: skip

    assert text_of(before_comma(cue, load_lexicon("en"))) == "It broke"


def test_a_time_before_the_comma_is_no_content() -> None:
    """As in "On Monday, officials said"."""
    cue = match("""
        1  On         on        ADP    2  case
        2  Monday     Monday    PROPN  5  obl
        3  ,          ,         PUNCT  5  punct
        4  officials  official  NOUN   5  nsubj
        5  said       say       VERB   0  root   VerbForm=Fin
    """, "en")  # fmt: skip

    assert before_comma(cue, load_lexicon("en")) == []


def test_all_after_that() -> None:
    """The conjunction may be hung anywhere."""
    cue = match("""
        1  Zij   zij     PRON   2  nsubj
        2  zei   zeggen  VERB   0  root   VerbForm=Fin
        3  dat   dat     SCONJ  2  mark
        4  het   het     PRON   5  nsubj
        5  lekt  lekken  VERB   2  dep    VerbForm=Fin
    """, "nl")  # fmt: skip

    assert text_of(after_that(cue, load_lexicon("nl"))) == "het lekt"


def test_that_of_another_verb_is_no_content_of_this_one() -> None:
    """In "said he knew that it leaks" it belongs to knowing."""
    cue = match("""
        1  Lee    Lee    PROPN  2  nsubj
        2  said   say    VERB   0  root   VerbForm=Fin
        3  knew   know   VERB   2  dep    VerbForm=Fin
        4  that   that   SCONJ  6  mark
        5  it     it     PRON   6  nsubj
        6  leaks  leak   VERB   3  ccomp  VerbForm=Fin
    """, "en")  # fmt: skip
    english = load_lexicon("en")

    assert (after_that(cue, english), after_verb(cue, english)) == ([], [])


def test_a_clause_after_verb_and_hearer() -> None:
    """Without a conjunction it needs a subject and a verb."""
    cue = match("""
        1  Lee    Lee    PROPN  2  nsubj
        2  said   say    VERB   0  root   VerbForm=Fin
        3  it     it     PRON   4  nsubj
        4  leaks  leak   VERB   2  dep    VerbForm=Fin
    """, "en")  # fmt: skip

    assert text_of(after_verb(cue, load_lexicon("en"))) == "it leaks"


@pytest.mark.parametrize(("word", "found"), [("Dat", "Dat"), ("Niets", "")])
def test_a_pronoun_before_the_verb(word: str, found: str) -> None:
    """Only one that can stand for a sentence."""
    cue = match(f"""
        1  {word}  {word.lower()}  PRON   2  obj
        2  zegt    zeggen          VERB   0  root   VerbForm=Fin
        3  Lee     Lee             PROPN  2  nsubj
    """, "nl")  # fmt: skip

    assert text_of(leading_pronoun(cue, load_lexicon("nl"))) == found


def test_a_phrase_at_the_head_has_what_follows_the_comma() -> None:
    """Where nothing of it is a clause there is no content."""
    sentence, _ = sentence_by_hand("""
        1  According  accord  VERB   3  case
        2  to         to      ADP    1  fixed
        3  Lee        Lee     PROPN  6  obl
        4  ,          ,       PUNCT  3  punct
        5  it         it      PRON   6  nsubj
        6  leaks      leak    VERB   0  root   VerbForm=Fin
    """, "en")  # fmt: skip
    tokens = sentence.tokens

    assert text_of(beside_phrase(sentence, tokens[2], tokens[:2], load_lexicon("en"))) == "it leaks"


def test_a_participle_is_not_finite() -> None:
    """A finite verb has its own tense."""
    sentence, _ = sentence_by_hand("""
        1  gone  go    VERB  2  dep   VerbForm=Part
        2  went  go    VERB  0  root  VerbForm=Fin
    """, "en")  # fmt: skip

    assert [has_finite([token]) for token in sentence.tokens] == [False, True]
