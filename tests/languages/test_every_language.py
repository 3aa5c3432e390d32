"""What holds for the data of every language, also of one that is added tomorrow."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from attrib.errors import DataError, LanguageError
from attrib.languages import (
    _entries,
    _word_lists,
    language_codes,
    list_names,
    load_language,
    read_toml,
    with_words,
)
from attrib.model import CueEntry, Language
from tests.fixtures import FIXTURES

CODES = language_codes()
README = files("attrib.languages").joinpath("README.md").read_text(encoding="utf-8")
FRAMES = set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
# What the code asks a cue's kind for, or tells apart in reports.
CLASSES = {
    "speech", "report", "deny", "commit", "warn", "manner", "stance", "fear", "believe", "want", "judge", "evaluate",
    "show", "stand", "hear", "predicate", "claim", "hearsay", "view", "remark", "side", "about", "appeal", "leaning",
}  # fmt: skip
SPEECH = {"lemmas": ["say"], "frames": ["clause"], "reliability": 0.9}
each_language = pytest.mark.parametrize("code", CODES)


def entries(language: Language) -> list[CueEntry]:
    """Return all cue entries of a language."""
    return [*language.verbs.values(), *language.nouns.values()]


def words(language: Language) -> list[tuple[str, str]]:
    """Return all words of a language, each with the name of its list."""
    lists = [
        *language.cues.items(),
        *language.sources.items(),
        ("lemmas", {entry.lemma for entry in entries(language)}),
    ]
    lists += [("prepositions", entry.prepositions) for entry in entries(language)]
    lists += [("forms", {*language.forms, *language.forms.values()})]
    return [(name, word) for name, found in lists for word in found]


def test_dutch_and_english_are_there() -> None:
    """The folders are found in the installed package."""
    assert {"en", "nl"} <= set(CODES)


@each_language
def test_a_language_has_a_name_and_an_order(code: str) -> None:
    """Reports say the name; the order of main clauses is one that the code knows."""
    language = load_language(code)

    assert language.name.istitle()
    assert language.order in ("SVO", "V2")


@each_language
def test_every_language_has_the_same_lists(code: str) -> None:
    """A list that one language forgets would be a KeyError in the middle of an article."""
    first = load_language(CODES[0])
    language = load_language(code)

    assert set(first.cues) == set(language.cues)
    assert set(first.sources) == set(language.sources)


@each_language
def test_words_are_in_lower_case_without_stray_space(code: str) -> None:
    """They are compared with the lower-case words of an article."""
    wrong = [
        (name, word)
        for name, word in words(load_language(code))
        if not word or word != word.lower() or word != " ".join(word.split())
    ]

    assert wrong == []


@each_language
def test_words_have_the_apostrophe_of_a_keyboard(code: str) -> None:
    """Parsers see it in that form."""
    assert [(name, word) for name, word in words(load_language(code)) if "’" in word or "‘" in word] == []


@each_language
def test_source_lists_are_not_empty(code: str) -> None:
    """A kind of source without words would never be found; English articles have no gender."""
    empty = {name for name, found in load_language(code).sources.items() if not found}

    assert empty <= {"articles_neuter"}


@each_language
def test_the_class_of_a_cue_is_known(code: str) -> None:
    """A class with a slip of the pen would lose its verbs silently."""
    assert {entry.kind for entry in entries(load_language(code))} <= CLASSES


@each_language
def test_the_frames_of_a_cue_are_explained(code: str) -> None:
    """Each construction stands in the README of the languages."""
    assert {frame for entry in entries(load_language(code)) for frame in entry.frames} <= FRAMES


@each_language
def test_reliabilities_are_shares(code: str) -> None:
    """Between 0 and 1, and worth having at all."""
    shares = [share for entry in entries(load_language(code)) for share in entry.frames.values()]

    assert all(0.3 <= share <= 1 for share in shares)


@each_language
def test_every_cue_has_a_frame(code: str) -> None:
    """A lemma without a construction is never a cue."""
    assert [entry.lemma for entry in entries(load_language(code)) if not entry.frames] == []


@each_language
def test_prepositions_have_their_frame(code: str) -> None:
    """A verb's prepositions count only where its class has the frame that reads them."""
    readers = {"preposition", "judge", "source-phrase", "object"}
    wrong = [e.lemma for e in entries(load_language(code)) if e.prepositions and not readers & set(e.frames)]

    assert wrong == []


@each_language
def test_forms_lead_to_verbs_of_the_lexicon(code: str) -> None:
    """To a lemma, to the first word of one, or to the base of a separable verb ("geven" of "aangeven")."""
    language = load_language(code)
    firsts = {lemma.split()[0] for lemma in language.verbs}
    wrong = {lemma for lemma in language.forms.values() if not any(first.endswith(lemma) for first in firsts)}

    assert set() == wrong


@each_language
def test_every_language_has_fixtures(code: str) -> None:
    """Articles show that the words are used."""
    assert any((FIXTURES / code).glob("*/article.txt"))


def test_an_unknown_language_lists_ours() -> None:
    """The message tells what can be chosen."""
    with pytest.raises(LanguageError, match=f"no language 'xx': choose one of {', '.join(CODES)}"):
        load_language("xx")


@pytest.mark.parametrize("code", ["", "..", "en/../nl", "EN"])
def test_a_language_is_no_path(code: str) -> None:
    """Nothing outside the folders of languages is read."""
    with pytest.raises(LanguageError):
        load_language(code)


@pytest.mark.parametrize("content", ["a = [", "a = 1\na = 2", "\udcff"])
def test_a_faulty_data_file_is_named(tmp_path: Path, content: str) -> None:
    """With the line, or with what stands there instead of text."""
    file = tmp_path / "cues.toml"
    file.write_bytes(content.encode("utf-8", "surrogateescape"))

    with pytest.raises(DataError, match=re.escape(str(file))):
        read_toml(file)


def test_a_missing_data_file_is_named(tmp_path: Path) -> None:
    """A language needs all of its files."""
    with pytest.raises(DataError, match=r"cues\.toml"):
        read_toml(tmp_path / "cues.toml")


def test_a_list_must_hold_words() -> None:
    """The message has file and list."""
    with pytest.raises(DataError, match=r"xx/cues\.toml: hearsay must be a list of words"):
        _word_lists({"hearsay": ["naar verluidt", 3]}, "xx/cues.toml")


@pytest.mark.parametrize(
    ("table", "why"),
    [
        ({"lemmas": ["say"], "frames": [], "reliability": 1, "frame": []}, "unknown key frame"),
        (
            {"lemmas": ["say"], "frames": [], "reliability": 1, "prepositions": {"tell": ["of"]}},
            "prepositions for tell",
        ),
        ({"lemmas": ["say"], "frames": []}, "no reliability"),
        ({"frames": [], "reliability": 1}, "no lemmas"),
    ],
)
def test_a_faulty_class_is_named(table: dict[str, object], why: str) -> None:
    """The message has file, class and key."""
    with pytest.raises(DataError, match=rf"xx/cues\.toml, verbs\.speech: {why}"):
        _entries({"speech": table}, "xx/cues.toml, verbs")


def test_the_frames_of_a_verb_in_two_classes_add_up() -> None:
    """The first class gives its kind, and its share where both have a frame."""
    warn = {"lemmas": ["say"], "frames": ["clause", "quote"], "reliability": 0.5, "prepositions": {"say": ["of"]}}

    assert _entries({"speech": SPEECH, "warn": warn}, "x")["say"] == CueEntry(
        lemma="say", kind="speech", frames={"clause": 0.9, "quote": 0.5}, prepositions=frozenset({"of"})
    )


@pytest.mark.parametrize("code", CODES)
def test_every_list_can_be_added_to(code: str) -> None:
    """Also one that two files have; the language that was loaded stays as it is."""
    language = load_language(code)
    added = with_words(language, {name: frozenset({"Zó’n word"}) for name in list_names(code)})

    for before, after in (
        (language.cues, added.cues),
        (language.sources, added.sources),
        (language.rules, added.rules),
    ):
        assert {name: words | {"zó'n word"} for name, words in before.items()} == after
    assert "zó'n word" not in language.sources["titles"]


@pytest.mark.parametrize("code", CODES)
def test_our_words_have_the_form_that_added_ones_get(code: str) -> None:
    """Lower case and straight apostrophes, or a newsroom's words would be other words."""
    language = load_language(code)
    words = {
        word for lists in (language.cues, language.sources, language.rules) for ws in lists.values() for word in ws
    }

    assert {word for word in words if word != word.lower() or set(word) & set("‘’")} == set()
