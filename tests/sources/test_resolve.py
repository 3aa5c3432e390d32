"""Attributions in, sources out."""

import dataclasses

import pytest

from attrib.languages import load_lexicon
from attrib.model import Attribution, ParsedArticle, Source, SourceKind
from attrib.sources.resolve import resolve_sources
from tests.sources.conftest import Attribute, Build

HARRIS = """
Vice-president vice-president NOUN 4 nsubj sg
Kamala Kamala PROPN 1 appos sg
Harris Harris PROPN 2 flat sg
said say VERB 0 root
yes yes INTJ 4 obj
"""
SHE = """
She she PRON 2 nsubj sg
said say VERB 0 root
no no INTJ 2 obj
"""
SURNAME = """
Harris Harris PROPN 2 nsubj sg
said say VERB 0 root
perhaps perhaps ADV 2 advmod
"""


def kinds(sources: tuple[Source, ...]) -> list[str]:
    """Return the kinds of sources in their order."""
    return [source.kind.value for source in sources]


def resolve(parsed: ParsedArticle, attributions: tuple[Attribution, ...], language: str) -> tuple[Source, ...]:
    """Return the sources of attributions."""
    return resolve_sources(parsed, attributions, load_lexicon(language))


def noun_sentence(*words: str) -> str:
    """Return the table of "word … said this" from "text/upos" or "text/upos/number"."""
    rows = []
    for word in words:
        text, upos, *number = word.split("/")
        rows.append(f"{text} {text.lower()} {upos} {len(words) + 1} nsubj {' '.join(number)}")
    return "\n".join([*rows, "said say VERB 0 root", f"this this PRON {len(words) + 1} obj"])


def test_name_pronoun_and_surname_are_one_source(build: Build, attribute: Attribute) -> None:
    """A pronoun and a surname go to the person who was named in full before."""
    parsed = build(HARRIS, SHE, SURNAME)
    attributions = (attribute(parsed, 1, 0, 0, 2), attribute(parsed, 2, 1, 0, 0), attribute(parsed, 3, 2, 0, 0))

    (source,) = resolve(parsed, attributions, "en")

    assert (source.id, source.name, source.kind) == ("harris", "Kamala Harris", SourceKind.NAMED_PERSON)
    assert [a.number for a in source.attributions] == [1, 2, 3]


def test_role_before_a_name_is_told(build: Build, attribute: Attribute) -> None:
    """The words before a name that give an office are the role."""
    parsed = build(HARRIS)
    (source,) = resolve(parsed, (attribute(parsed, 1, 0, 0, 2),), "en")

    assert [parsed.article.slice(span) for span in source.role] == ["Vice-president"]


def test_claims_without_mention_share_one_source(build: Build, attribute: Attribute) -> None:
    """All that nobody is named for is one source of its own kind."""
    parsed = build(SHE, SHE)
    bare = tuple(dataclasses.replace(attribute(parsed, number, number - 1, 0, 0), mention=None) for number in (1, 2))
    (source,) = resolve(parsed, bare, "en")

    assert (source.id, source.name, source.kind) == ("unattributed", "", SourceKind.UNATTRIBUTED)


def test_later_definite_group_is_the_earlier_group(build: Build, attribute: Attribute) -> None:
    """Definite "de functionarissen" and bare "functionarissen" mean the "Amerikaanse functionarissen" named before."""
    parsed = build(
        noun_sentence("Amerikaanse/ADJ", "functionarissen/NOUN/pl"),
        noun_sentence("De/DET", "functionarissen/NOUN/pl"),
        noun_sentence("functionarissen/NOUN/pl"),
        language="nl",
    )
    attributions = tuple(attribute(parsed, n + 1, n, 0, last) for n, last in enumerate((1, 1, 0)))
    (source,) = resolve(parsed, attributions, "nl")

    assert (source.id, source.kind) == ("amerikaanse-functionarissen", SourceKind.ANONYMOUS_OFFICIAL)


def test_number_keeps_groups_apart(build: Build, attribute: Attribute) -> None:
    """A counted group is another one than the group without a number."""
    parsed = build(
        noun_sentence("Amerikaanse/ADJ", "functionarissen/NOUN/pl"),
        noun_sentence("twee/NUM", "Amerikaanse/ADJ", "functionarissen/NOUN/pl"),
        language="nl",
    )
    attributions = (attribute(parsed, 1, 0, 0, 1), attribute(parsed, 2, 1, 0, 2))

    assert [source.id for source in resolve(parsed, attributions, "nl")] == [
        "amerikaanse-functionarissen",
        "twee-amerikaanse-functionarissen",
    ]


def test_another_starts_a_new_source(build: Build, attribute: Attribute) -> None:
    """The word "another" tells a source from the one before."""
    parsed = build(noun_sentence("A/DET", "source/NOUN/sg"), noun_sentence("Another/DET", "source/NOUN/sg"))
    attributions = (attribute(parsed, 1, 0, 0, 1), attribute(parsed, 2, 1, 0, 1))

    assert kinds(resolve(parsed, attributions, "en")) == ["anonymous-other"] * 2


@pytest.mark.parametrize(
    ("words", "language", "kind"),
    [
        (("de/DET", "politie/NOUN/sg"), "nl", "named-organization"),
        (("een/DET", "politiewoordvoerder/NOUN/sg"), "nl", "spokesperson"),
        (("een/DET", "regeringsbron/NOUN/sg"), "nl", "anonymous-official"),
        (("een/DET", "Commissieambtenaar/NOUN/sg"), "nl", "anonymous-official"),
        (("Peking/PROPN/sg",), "nl", "named-organization"),
        (("critici/NOUN/pl",), "nl", "collective"),
        (("ingewijden/NOUN/pl",), "nl", "anonymous-other"),
        (("het/DET", "vonnis/NOUN/sg"), "nl", "document"),
        (("de/DET", "staatssecretaris/NOUN/sg"), "nl", "named-person"),
        (("prosecutors/NOUN/pl",), "en", "anonymous-official"),
        (("his/PRON", "lawyer/NOUN/sg"), "en", "spokesperson"),
        (("the/DET", "Trump/PROPN/sg", "campaign/NOUN/sg"), "en", "named-organization"),
        (("Republicans/NOUN/pl",), "en", "collective"),
        (("a/DET", "campaign/NOUN/sg", "adviser/NOUN/sg"), "en", "anonymous-other"),
        (("everyone/PRON/sg",), "en", "collective"),
        (("a/DET", "poll/NOUN/sg"), "en", "document"),
        (("one/NUM", "GOP/PROPN/sg", "source/NOUN/sg"), "en", "anonymous-other"),
        (("a/DET", "Republican/PROPN/sg", "on/ADP", "the/DET", "committee/NOUN/sg"), "en", "anonymous-official"),
        (("a/DET", "Senate/PROPN/sg", "committee/NOUN/sg", "aide/NOUN/sg"), "en", "anonymous-official"),
        (("a/DET", "National/PROPN/sg", "Committee/PROPN/sg", "aide/NOUN/sg"), "en", "anonymous-other"),
        (("een/DET", "bron/NOUN/sg", "bij/ADP", "de/DET", "Jansen-regering/NOUN/sg"), "nl", "anonymous-official"),
        (("de/DET", "moeder/NOUN/sg", "van/ADP", "het/DET", "slachtoffer/NOUN/sg"), "nl", "anonymous-other"),
        (("the/DET", "victim/NOUN/sg", "'s/PART", "wife/NOUN/sg"), "en", "anonymous-other"),
    ],
)
def test_kind_of_a_noun_phrase(
    build: Build, attribute: Attribute, words: tuple[str, ...], language: str, kind: str
) -> None:
    """The head noun, its compound and its company decide the kind of a phrase without a name."""
    parsed = build(noun_sentence(*words), language=language)
    (source,) = resolve(parsed, (attribute(parsed, 1, 0, 0, len(words) - 1),), language)

    assert kind == source.kind.value
    assert source.evidence[0].why


def test_relatives_of_different_people_are_different_sources(build: Build, attribute: Attribute) -> None:
    """Whose mother speaks tells one mother from another."""
    parsed = build(
        noun_sentence("the/DET", "mother/NOUN/sg", "of/ADP", "the/DET", "driver/NOUN/sg"),
        noun_sentence("the/DET", "mother/NOUN/sg", "of/ADP", "the/DET", "victim/NOUN/sg"),
        noun_sentence("the/DET", "mother/NOUN/sg", "of/ADP", "the/DET", "driver/NOUN/sg"),
    )
    attributions = tuple(attribute(parsed, number + 1, number, 0, 4) for number in range(3))

    assert [[a.number for a in source.attributions] for source in resolve(parsed, attributions, "en")] == [[1, 3], [2]]


def test_coordinated_countries_are_two_organisations(build: Build, attribute: Attribute) -> None:
    """Two governments that say the same are two sources where each has its own attribution."""
    parsed = build(noun_sentence("China/PROPN/sg", "en/CCONJ", "Rusland/PROPN/sg"), language="nl")
    attributions = (attribute(parsed, 1, 0, 0, 0), attribute(parsed, 2, 0, 2, 2))
    sources = resolve(parsed, attributions, "nl")

    assert [(s.id, s.kind.value) for s in sources] == [
        ("china", "named-organization"),
        ("rusland", "named-organization"),
    ]


def test_one_unknown_trade_is_somebody_unnamed(build: Build, attribute: Attribute) -> None:
    """An indefinite speaker whose trade no list has is withheld, while a definite one may be a body."""
    parsed = build(noun_sentence("one/NUM", "zorbler/NOUN"), noun_sentence("the/DET", "zorble/NOUN"))
    somebody, body = resolve(parsed, (attribute(parsed, 1, 0, 0, 1), attribute(parsed, 2, 1, 0, 1)), "en")

    assert (somebody.kind, body.kind) == (SourceKind.ANONYMOUS_OTHER, SourceKind.NAMED_ORGANIZATION)
