"""What holds for the data of every language, also of one that is added tomorrow."""

import re
from importlib.resources import files
from pathlib import Path

import pytest

from attrib.errors import DataError, LanguageError
from attrib.grammar import CLASS_TRAITS, FRAMES, Construction, Switch, Trait
from attrib.languages import (
    BROAD,
    _all_lists,
    _entries,
    _switches,
    _word_lists,
    list_names,
    load_language,
    with_words,
)
from attrib.languages.folders import FOLDER, language_codes, read_toml
from attrib.lexicon import CueEntry, Language
from tests.fixtures import FIXTURES
from tests.languages.tidy import data_files, tidied

CODES = language_codes()
README = files("attrib.languages").joinpath("README.md").read_text(encoding="utf-8")
EXPLAINED = set(re.findall(r"^\| `([a-z-]+)` \|", README, re.MULTILINE))
SPEECH = {"lemmas": ["say"], "frames": ["clause"], "reliability": 0.9}
each_language = pytest.mark.parametrize("code", CODES)


def entries(language: Language) -> list[CueEntry]:
    """Return all cue entries of a language."""
    return [*language.verbs.values(), *language.nouns.values()]


def words(language: Language) -> list[tuple[str, str]]:
    """Return all words of a language, each with the name of its list."""
    lists = [
        *language.lists.items(),
        ("lemmas", {entry.lemma for entry in entries(language)}),
    ]
    lists += [("prepositions", entry.prepositions) for entry in entries(language)]
    lists += [("forms", {*language.forms, *language.forms.values()})]
    return [(name, word) for name, found in lists for word in found]


def test_dutch_and_english_are_there() -> None:
    """The folders are found in the installed package."""
    assert {"en", "nl"} <= set(CODES)


@each_language
def test_a_language_has_a_name(code: str) -> None:
    """Reports say it."""
    assert load_language(code).name.istitle()


@each_language
def test_every_language_has_the_same_lists(code: str) -> None:
    """A list that one language forgets would be a KeyError in the middle of an article."""
    first = load_language(CODES[0])
    language = load_language(code)

    assert set(first.lists) == set(language.lists)


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
    """A kind of source without words would never be found; what one language has no word for may be empty."""
    empty = {name for name, found in read_toml(FOLDER / code / "sources.toml").items() if not found}

    assert empty <= {"articles_neuter", "clear_body_endings", "elected_words"}


def test_frames_traits_and_switches_are_explained() -> None:
    """Each that a language may name stands in the README of the languages, and nothing else does."""
    assert {*FRAMES, *CLASS_TRAITS, *Switch} == EXPLAINED


@pytest.mark.parametrize("named", [*CLASS_TRAITS, *Switch])
def test_every_trait_and_switch_has_a_language(named: str) -> None:
    """One that no language has would be dead grammar."""
    languages = [load_language(code, BROAD) for code in CODES]

    assert any(named in {*entry.traits, *language.switches} for language in languages for entry in entries(language))


def test_a_switch_must_be_known() -> None:
    """The message has the file and the choice."""
    with pytest.raises(DataError, match=r"xx/language\.toml: no switch verb-third: choose from verb-second, "):
        _switches(["verb-third"], "xx/language.toml")


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
        (SPEECH | {"traits": ["speak"]}, "no trait speak: choose from speaks, states, "),
        ({"lemmas": ["say"], "frames": ["clauses"], "reliability": 1}, "no frame clauses: choose from clause, "),
        ({"frames": [], "reliability": 1}, "no lemmas"),
    ],
)
def test_a_faulty_class_is_named(table: dict[str, object], why: str) -> None:
    """The message has file, class and key."""
    with pytest.raises(DataError, match=rf"xx/cues\.toml, verbs\.speech: {why}"):
        _entries({"speech": table}, "xx/cues.toml, verbs")


def test_the_frames_of_a_verb_in_two_classes_add_up() -> None:
    """The first class gives its name, its traits, and its share where both have a frame."""
    warn = {
        "lemmas": ["say"], "frames": ["clause", "quote"], "reliability": 0.5, "prepositions": {"say": ["of"]},
        "traits": ["quotes"],
    }  # fmt: skip

    assert _entries({"speech": SPEECH | {"traits": ["speaks"]}, "warn": warn}, "x")["say"] == CueEntry(
        lemma="say",
        kind="speech",
        traits=frozenset({Trait.SPEAKS}),
        frames={Construction.CLAUSE: 0.9, Construction.QUOTE: 0.5},
        prepositions=frozenset({"of"}),
    )


@pytest.mark.parametrize("code", CODES)
def test_every_list_can_be_added_to(code: str) -> None:
    """The language that was loaded stays as it is."""
    language = load_language(code)
    added = with_words(language, {name: frozenset({"Zó’n word"}) for name in list_names(code)})

    assert {name: words | {"zó'n word"} for name, words in language.lists.items()} == added.lists
    assert "zó'n word" not in language.lists["titles"]


def test_a_list_has_a_name_of_its_own() -> None:
    """Or who asks for it would get one or the other."""
    with pytest.raises(DataError, match=r"xx/rules\.toml: media is the name of a list in another file"):
        _all_lists("xx", {"sources": {"media": ["bbc"]}, "rules": {"media": ["cnn"]}})


@pytest.mark.parametrize("code", CODES)
def test_our_words_have_the_form_that_added_ones_get(code: str) -> None:
    """Lower case and straight apostrophes, or a newsroom's words would be other words."""
    language = load_language(code)
    words = {word for found in language.lists.values() for word in found}

    assert {word for word in words if word != word.lower() or set(word) & set("‘’")} == set()


@pytest.mark.parametrize("file", data_files(), ids=lambda file: f"{file.parent.name}-{file.stem}")
def test_word_lists_are_sorted_and_wrapped(file: Path) -> None:
    """And have no word twice: `make words` brings them into this form."""
    text = file.read_text(encoding="utf-8")

    assert tidied(text) == text


def test_a_list_is_brought_into_form() -> None:
    """Its words are sorted, without doubles, in lines that can be read; an order that means something stays."""
    words = [f"{letter}{'a' * 30}" for letter in "dcbad"]
    text = f'# A comment.\nwords = {words!r}\nframes = ["quote", "clause"]\n'.replace("'", '"')
    lines = tidied(text).splitlines()

    assert lines[:2] == ["# A comment.", "words = ["]
    assert [line.split('"')[1][0] for line in lines[2:4]] == ["a", "d"]
    assert lines[4:] == ["]", 'frames = ["quote", "clause"]']
