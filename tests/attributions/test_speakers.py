"""Whose words stand between quotation marks: nearness, and what runs on."""

import pytest

from attrib.article import make_article
from attrib.attributions.people_beside import person_subject, sentence_at, top_within
from attrib.attributions.quotation_context import stands_alone
from attrib.attributions.quotes import find_quotations
from attrib.languages import load_lexicon
from tests.attributions.trees import attributions_of, in_words, parse_by_hand, sentence_by_hand

SAID = """
    1  "       "       PUNCT  3  punct
    2  Het     het     PRON   3  nsubj
    3  lekt    lekken  VERB   0  root       VerbForm=Fin
    4  "       "       PUNCT  3  punct
    5  ,       ,       PUNCT  6  punct
    6  zei     zeggen  VERB   3  parataxis  VerbForm=Fin
    7  Jansen  Jansen  PROPN  6  nsubj
    8  .       .       PUNCT  3  punct
"""
QUOTED = """
    1  "       "       PUNCT  3  punct
    2  Wij     wij     PRON   3  nsubj
    3  weten   weten   VERB   0  root       VerbForm=Fin
    4  niets   niets   PRON   3  obj
    5  zeker   zeker   ADJ    4  amod
    6  .       .       PUNCT  3  punct
    7  "       "       PUNCT  3  punct
"""
PLAIN = """
    1  Bakker  Bakker  PROPN  2  nsubj
    2  zwijgt  zwijgen  VERB  0  root       VerbForm=Fin
    3  .       .       PUNCT  2  punct
"""


def found(text: str, *tables: str) -> list[str]:
    """Return the attributions of a Dutch text."""
    tree = "\n\n".join("\n".join(line.strip() for line in table.strip().splitlines()) for table in tables)
    parsed = parse_by_hand(text, tree, "nl")
    return [in_words(attribution, parsed.article) for attribution in attributions_of(parsed)]


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("“Het lekt.” Dat was alles.", True),
        ("De “vergissing” was duur.", False),
        ("Het was een “heel erg dure vergissing” van hem.", False),
        ("Hij sprak: “Wij gaan vandaag nog door.”", True),
    ],
)
def test_a_quotation_stands_alone_if_it_is_a_sentence(text: str, alone: bool) -> None:
    """A few words within the writer's sentence are a term."""
    article = make_article(text, path="-", language="nl")
    (quotation,) = find_quotations(article)

    assert stands_alone(quotation, article) is alone


def test_a_quotation_runs_on_over_a_paragraph() -> None:
    """The next paragraph that is only a quotation belongs to the one before."""
    text = "“Het lekt”, zei Jansen.\n\n“Wij weten niets zeker.”"

    assert found(text, SAID, QUOTED) == ["Jansen | zei | “Het lekt” … “Wij weten niets zeker.” | parataxis, direct"]


def test_a_quotation_does_not_run_on_over_somebody_else() -> None:
    """The new person is its speaker."""
    text = "“Het lekt”, zei Jansen. Bakker zwijgt. “Wij weten niets zeker.”"

    assert found(text, SAID, PLAIN, QUOTED)[1:] == ["Bakker | - | “Wij weten niets zeker.” | speaker-before, direct"]


def test_a_quotation_does_not_run_on_over_two_paragraphs() -> None:
    """Nor does it take its speaker from another paragraph."""
    text = "“Het lekt”, zei Jansen.\n\nBakker zwijgt.\n\n“Wij weten niets zeker.”"

    assert found(text, SAID, PLAIN, QUOTED)[1:] == ["- | - | “Wij weten niets zeker.” | bare-quotation, direct"]


def test_the_subject_of_a_main_clause_may_be_a_person() -> None:
    """A name, a role or a personal pronoun, not a thing."""
    name, _ = sentence_by_hand(PLAIN)
    thing, _ = sentence_by_hand("""
        1  Het     het     DET   2  det
        2  water   water   NOUN  3  nsubj
        3  steeg   stijgen VERB  0  root  VerbForm=Fin
    """)
    dutch = load_lexicon("nl")
    subject = person_subject(name, dutch)

    assert subject
    assert subject.text == "Bakker"
    assert person_subject(thing, dutch) is None


def test_the_highest_noun_of_a_phrase() -> None:
    """Within the given words only."""
    sentence, _ = sentence_by_hand("""
        1  minister  minister  NOUN   3  nsubj
        2  Bakker    Bakker    PROPN  1  appos
        3  zwijgt    zwijgen   VERB   0  root   VerbForm=Fin
    """)
    minister, bakker, _ = sentence.tokens

    assert top_within(sentence, bakker, [minister, bakker]) == minister
    assert top_within(sentence, bakker, [bakker]) == bakker


def test_the_sentence_at_a_place() -> None:
    """Between sentences there is none."""
    text = "Bakker zwijgt. Bakker zwijgt."
    parsed = parse_by_hand(text, f"{PLAIN}\n{PLAIN}", "nl")

    places = [sentence_at(parsed, offset) for offset in (0, 14, 15)]

    assert [sentence.index if sentence else None for sentence in places] == [0, None, 1]
