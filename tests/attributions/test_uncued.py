"""Quotations without a cue of the lexicon, and what looks like one."""

import pytest

from tests.attributions.trees import attributions_of, in_words, parse_by_hand


def found(text: str, tree: str) -> list[str]:
    """Return the attributions of an English text."""
    parsed = parse_by_hand(text, "\n".join(line.strip() for line in tree.strip().splitlines()), "en")
    return [in_words(attribution, parsed.article) for attribution in attributions_of(parsed)]


def after_colon(word: str, tag: str) -> list[str]:
    """Return the attributions of a quotation after a word and a colon."""
    return found(f"{word}: “It has leaked for years.”", f"""
        1   {word}  {word}  {tag}  0  root
        2   :       :       PUNCT  6  punct
        3   "       "       PUNCT  6  punct
        4   It      it      PRON   6  nsubj
        5   has     have    AUX    6  aux        VerbForm=Fin
        6   leaked  leak    VERB   1  parataxis  VerbForm=Part
        7   for     for     ADP    8  case
        8   years   year    NOUN   6  obl
        9   .       .       PUNCT  6  punct
        10  "       "       PUNCT  6  punct
    """)  # fmt: skip


def test_a_name_before_a_colon_speaks() -> None:
    """There is no cue."""
    assert after_colon("Lee", "PROPN") == ["Lee | - | “It has leaked for years.” | colon, direct"]


@pytest.mark.parametrize("word", ["Result", "Update"])
def test_a_remark_before_a_colon_does_not_speak(word: str) -> None:
    """The quotation is nobody's."""
    assert after_colon(word, "NOUN") == ["- | - | “It has leaked for years.” | bare-quotation, direct"]


def test_a_signature_is_a_name_after_a_dash() -> None:
    """A dash with the writer's words after it is none."""
    text = "“Too late for us.” — it was over"
    tree = """
        1   "     "     PUNCT  3  punct
        2   Too   too   ADV    3  advmod
        3   late  late  ADJ    0  root
        4   for   for   ADP    5  case
        5   us    we    PRON   3  obl
        6   .     .     PUNCT  3  punct
        7   "     "     PUNCT  3  punct
        8   —     —     PUNCT  11 punct
        9   it    it    PRON   11 nsubj
        10  was   be    AUX    11 cop        VerbForm=Fin
        11  over  over  ADV    3  parataxis
    """

    assert not any("signature" in line for line in found(text, tree))


def test_an_unlisted_verb_needs_a_comma() -> None:
    """After a full stop the writer goes on, and shows who spoke: “It leaks.” Lee shrugged it off."""
    tree = """
        1  "       "      PUNCT  3  punct
        2  It      it     PRON   3  nsubj
        3  {0}     leak   VERB   6  ccomp  VerbForm=Fin
        4  {1}     {1}    PUNCT  3  punct
        5  "       "      PUNCT  3  punct
        6  Lee     Lee    PROPN  7  nsubj
        7  winced  wince  VERB   0  root   VerbForm=Fin
        8  .       .      PUNCT  7  punct
    """

    with_comma = found("“It leaks,” Lee winced.", tree.format("leaks", ","))
    with_stop = found("“It leaks.” Lee winced.", tree.format("leaks", "."))

    assert with_comma == ["Lee | winced | “It leaks,” | quotation, direct"]
    assert with_stop == ["Lee | - | “It leaks.” | speaker-after, direct"]


def test_a_short_quotation_without_speaker_is_no_claim() -> None:
    """It may be a title or a word in scare quotes."""
    assert found("“So it leaks.”", """
        1  "      "     PUNCT  4  punct
        2  So     so    ADV    4  advmod
        3  it     it    PRON   4  nsubj
        4  leaks  leak  VERB   0  root    VerbForm=Fin
        5  .      .     PUNCT  4  punct
        6  "      "     PUNCT  4  punct
    """) == []  # fmt: skip
