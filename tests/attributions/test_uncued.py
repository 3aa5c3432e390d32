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


def transcript(*labels: str) -> list[str]:
    """Return the attributions of lines that begin with a label and a colon."""
    tree = """
        1   {label}  {label}  PROPN  0  root
        2   :        :        PUNCT  5  punct
        3   It       it       PRON   5  nsubj
        4   has      have     AUX    5  aux        VerbForm=Fin
        5   leaked   leak     VERB   1  parataxis  VerbForm=Part
        6   for      for      ADP    8  case
        7   many     many     ADJ    8  amod
        8   years    year     NOUN   5  obl
        9   .        .        PUNCT  5  punct
    """
    text = "\n\n".join(f"{label}: It has leaked for many years." for label in labels)
    return [line for line in found(text, "\n".join(tree.format(label=label) for label in labels)) if "label" in line]


def test_a_name_with_a_line_twice_speaks_in_both() -> None:
    """So a transcript is told from a remark with a colon; in capitals one line is enough."""
    assert len(transcript("Lee", "Lee")) == 2
    assert transcript("Lee", "Bos") == []
    assert len(transcript("LEE", "BOS")) == 2
