"""What stands inside quotation marks, in every style that newspapers type."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from attrib.article import make_article
from attrib.attributions.quotes import find_quotations
from attrib.model import Quotation

# Opening and closing marks as they are printed and typed, mixed pairs included.
STYLES = [
    ("“", "”"), ("‘", "’"), ("„", "”"), ("„", "“"), ("„", '"'), ("«", "»"), ("»", "«"), ("« ", " »"), ('"', '"'),
    ("'", "'"), (",,", "''"), (",,", "”"), (",,", '"'), ("``", "''"), ("``", '"'), ("''", "''"), ("”", "”"), ("’", "’"),
    ("‚", "’"), ("‚", "‘"), ("‛", "’"), ("‟", "”"), ("“", '"'), ('"', "”"),
]  # fmt: skip
SINGLE = [style for style in STYLES if style[0] in "‘'’‚‛"]
DOUBLE = [style for style in STYLES if style not in SINGLE]
INNER = [pair for outer in DOUBLE for inner in SINGLE for pair in ((outer, inner), (inner, outer))]
# Styles whose opening mark is written again at the head of every paragraph.
RUNNING = [style for style in STYLES if style[0] in ("“", "‘", "„", "«", '"', "'", ",,", "``", "''")]
MARKS = st.sampled_from([*"“”„‟«»\"‘’‚‛'", ",,", "''", "``", "s’ ", " 's ", ".", ", ", " ", "\n\n", "een", "Wij gaan"])
TEXTS = st.lists(MARKS | st.text(max_size=3), max_size=30).map("".join)


def find(text: str) -> list[list[str]]:
    """Return the words of every quotation of a text, by paragraph."""
    article = make_article(text, path="-", language="nl")
    return [[article.slice(span) for span in quotation.spans] for quotation in find_quotations(article)]


def only(text: str) -> Quotation:
    """Return the only quotation of a text."""
    (quotation,) = find_quotations(make_article(text, path="-", language="nl"))
    return quotation


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_a_quotation_at_the_head(opening: str, closing: str) -> None:
    """The marks are in, the comma after them is not."""
    said = f"{opening}Wij gaan door{closing}"

    assert [[said]] == find(f"{said}, zei ze maandag.")


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_a_quotation_at_the_end(opening: str, closing: str) -> None:
    """A full stop before the closing mark belongs to it."""
    said = f"{opening}Wij gaan door.{closing}"

    assert [[said]] == find(f"Ze zei: {said}")


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_a_quotation_split_by_its_speaker(opening: str, closing: str) -> None:
    """Two pieces, in text order."""
    first, second = f"{opening}Wij gaan door,{closing}", f"{opening}en wel nu.{closing}"

    assert [[first], [second]] == find(f"{first} zei ze, {second}")


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_a_quotation_of_one_word(opening: str, closing: str) -> None:
    """Short ones are found in mid-sentence."""
    said = f"{opening}nee{closing}"

    assert [[said]] == find(f"Zij zei {said} tegen het plan.")


@pytest.mark.parametrize(("opening", "closing"), STYLES)
def test_a_quotation_in_brackets(opening: str, closing: str) -> None:
    """A bracket may stand right before and after the marks."""
    said = f"{opening}Wij gaan door{closing}"

    assert [[said]] == find(f"De minister ({said}) bleef.")


@pytest.mark.parametrize(("outer", "inner"), INNER)
def test_a_quotation_in_a_quotation(outer: tuple[str, str], inner: tuple[str, str]) -> None:
    """Only the outer one counts; the inner belongs to its words."""
    said = f"{outer[0]}Zij riep {inner[0]}nee nee{inner[1]} tegen ons{outer[1]}"

    assert [[said]] == find(f"{said}, zei ze.")


def test_a_quotation_in_one_of_the_same_marks() -> None:
    """What is opened twice and closed twice is one in the other."""
    assert find("“She said “no” to us,” he said.") == [["“She said “no” to us,”"]]


def test_inner_and_outer_close_together() -> None:
    """Two closing marks may touch."""
    assert find("“He said ‘no.’” She left.") == [["“He said ‘no.’”"]]


@pytest.mark.parametrize(("opening", "closing"), RUNNING)
def test_a_quotation_over_three_paragraphs(opening: str, closing: str) -> None:
    """Each paragraph opens again and only the last one closes: one quotation with three spans."""
    spans = [f"{opening}Het is zo.", f"{opening}Echt waar.", f"{opening}Wij gaan door,{closing}"]

    assert [spans] == find("\n\n".join(spans) + " zei ze.")


def test_a_quotation_that_runs_on_without_a_second_opening_mark() -> None:
    """The closing mark in the next paragraph ends what was left open."""
    assert find("Ze zei: “Het is zo.\n\nWij gaan door”, zei ze.") == [["“Het is zo.", "Wij gaan door”"]]


def test_a_quotation_that_is_never_closed() -> None:
    """It ends with its paragraph, and the next one stands alone."""
    assert find("Ze zei: “Wij gaan door.\n\nHet regende. “Nu”, zei ze.") == [["“Wij gaan door."], ["“Nu”"]]


def test_an_unclosed_quotation_is_marked() -> None:
    """Later steps can trust its end less."""
    assert (only("Ze zei: “Wij gaan door.").closed, only("Ze zei: “Wij gaan door.”").closed) == (False, True)


def test_a_quotation_that_was_not_closed_ends_before_the_next() -> None:
    """One forgotten mark does not turn all that follows inside out."""
    assert find("“Een twee, zei hij. “Drie vier”, zei ze.") == [["“Een twee, zei hij."], ["“Drie vier”"]]


def test_a_quotation_that_was_never_opened() -> None:
    """A paragraph that only closes is one as a whole."""
    assert find("Hij kwam.\n\nHet is voorbij.”") == [["Het is voorbij.”"]]


@pytest.mark.parametrize(
    "text",
    [
        "Ze komt ’s avonds met zo’n man, z’n hond en foto’s; ’t is ’n feest, zei ’ie.",
        "Ze komt 's avonds met zo'n man, z'n hond en foto's; 't is 'n feest, zei 'ie.",
        "’s Avonds komt ze, ’s ochtends niet.",
        "The workers' union, the dogs' owners' rights, James' plan, rock 'n' roll in the '90s: don't.",
        "The workers’ union, the dogs’ owners’ rights, James’ plan, rock ’n’ roll in the ’90s: don’t.",
        'A 12" disc, 6\'2" tall, 5° 30\' 20" north.',
        'Hij ging " weg.',
        '"',
        "“”, “…” en ''.",
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    """Clipped words, possessives, inches and marks without words are no quotations."""
    assert find(text) == []


@pytest.mark.parametrize(
    "said",
    [
        "‘Zo’n man komt ’s avonds’",
        "‘’s Avonds komt hij’",
        "'Ik kom 's avonds'",
        "‘’t Is mooi’",
        "“’t Is mooi”",
        "‘The workers’ union is over’",
        "‘The workers’ union is over,’",
        "'It's the workers' union,'",
        "‘Foto’s van auto’s’",
        "„Zo’n ‘man’ niet”",
    ],
)
def test_apostrophes_inside_a_quotation(said: str) -> None:
    """The mark that looks like an apostrophe is told from one."""
    assert [[said]] == find(f"{said}, zei hij.")


def test_a_plural_in_s_at_the_end_of_a_quotation() -> None:
    """A new quotation further on does not make an apostrophe of the closing mark."""
    assert find("‘Weg met de boefjes’ zei hij. ‘Ik ga weg,’ zei zij.") == [["‘Weg met de boefjes’"], ["‘Ik ga weg,’"]]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Het ‘nee’-kamp verloor.", "‘nee’"),
        ("Hij zei:“Wij gaan door.”", "“Wij gaan door.”"),
        ("Hij zei “Wij gaan door”zonder spatie.", "“Wij gaan door”"),
        ("He said—“go now”—and left.", "“go now”"),
        ("Ze zei: “Wij gaan door ''", "“Wij gaan door ''"),
    ],
)
def test_marks_that_touch_other_words(text: str, said: str) -> None:
    """Hyphens, dashes, colons and missing spaces around the marks."""
    assert [[said]] == find(text)


def test_words_are_counted_between_the_marks() -> None:
    """A word with an apostrophe, a hyphen or a figure with a point is one; a dash is none."""
    assert only("“Zo’n oud-minister kost 1.500 euro – zei hij.”").words == 7


def test_windows_line_ends_do_not_break_a_quotation() -> None:
    """A hard-wrapped paragraph is quoted over its lines."""
    line = "De wethouder zei maandagavond in de raad: “Wij gaan door met\r\nhet dak van de bibliotheek.”"

    assert find(line) == [["“Wij gaan door met\r\nhet dak van de bibliotheek.”"]]


@given(TEXTS)
def test_any_text_gives_quotations_inside_its_paragraphs(text: str) -> None:
    """No crash, each span within one paragraph, all in order and apart, each quotation with words."""
    article = make_article(text, path="-", language="nl")
    quotations = find_quotations(article)
    spans = [span for quotation in quotations for span in quotation.spans]

    assert all(sum(p.span.covers(span) for p in article.paragraphs) == 1 for span in spans)
    assert spans == sorted(spans)
    assert not any(first.overlaps(second) for first, second in pairwise(spans))
    assert all(quotation.words for quotation in quotations)


@given(TEXTS)
def test_only_a_quotation_that_runs_on_has_several_spans(text: str) -> None:
    """Between its spans stands nothing but the border of paragraphs."""
    article = make_article(text, path="-", language="nl")
    runs = [q.spans for q in find_quotations(article) if len(q.spans) > 1]
    gaps = [article.text[a.end : b.start] for spans in runs for a, b in pairwise(spans)]

    assert all(gap.isspace() for gap in gaps)
