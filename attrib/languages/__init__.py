"""The languages we have: a folder of data each, read into a `Language`.

language.toml   name, grammar, layout, interviews, months (`facts.py`)
cues.toml       verbs by class, cue nouns, prepositions and hearsay words
sources.toml    words that tell what kind of source a noun phrase is
rules.toml      words that the rules look for

README.md in this folder tells what every class and list is for. There is no Python per language.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrib.errors import DataError, LanguageError
from attrib.grammar import CLASS_TRAITS, FRAMES, Construction, Switch, Trait
from attrib.languages.folders import FOLDER, language_codes, read_data, read_description
from attrib.lexicon import CueEntry, Language, Lexicon
from attrib.messages import Message

# What counts as an attribution: what a source claims or thinks (our definition), or plans, questions, refusals and
# deeds that take a stand as well, as some corpora have it.
NARROW, BROAD = "narrow", "broad"
# Files of nothing but word lists; cues.toml has some, too.
LISTS = ("sources", "rules")


def load_language(code: str, attitudes: str = NARROW) -> Language:
    """Return the words of a language, with attitudes in the narrow or the broad sense (see README.md).

    Raises LanguageError for a language we do not have and DataError for a faulty data file.
    """
    return _load(code, attitudes)


@cache
def load_lexicon(code: str, attitudes: str = NARROW) -> Lexicon:
    """Return the words of a language, to be asked: one for all articles, as it remembers its answers.

    Raises what `load_language` raises.
    """
    return Lexicon(load_language(code, attitudes))


@cache
def _load(code: str, attitudes: str) -> Language:
    if code not in language_codes():
        raise LanguageError(
            Message("no language {code!r}: choose one of {known}", code=code, known=", ".join(language_codes()))
        )
    return read_language(FOLDER / code, attitudes)


def read_language(folder: Path, attitudes: str = NARROW) -> Language:
    """Return the language that a folder has, called by its code. Raises DataError for a faulty data file."""
    code = folder.name
    description = read_description(folder)
    cues = read_data(folder / "cues.toml")
    classes = cues.pop("verbs")
    verbs = _entries(classes, f"{code}/cues.toml, verbs", broad=attitudes == BROAD)
    nouns = _entries(cues.pop("nouns"), f"{code}/cues.toml, nouns", broad=attitudes == BROAD)
    return Language(
        code=code,
        name=description["name"],
        switches=_switches(description["switches"], f"{code}/language.toml"),
        broad=attitudes == BROAD,
        abbreviations=frozenset(description["abbreviations"]),
        verbs=verbs,
        phrasal=_phrasal(verbs),
        nouns=nouns,
        forms=_forms(cues.pop("forms"), classes, verbs),
        lists=_all_lists(
            code, {"cues": cues, **{name: read_data(folder / f"{name}.toml") for name in ("sources", "rules")}}
        ),
    )


@cache
def small_words(code: str) -> frozenset[str]:
    """Return the most frequent words of a language, without loading the others."""
    return frozenset(read_data(FOLDER / code / "rules.toml")["function_words"])


def language_name(code: str) -> str:
    """Return what a language is called in English.

    >>> language_name("nl")
    'Dutch'
    """
    return str(read_data(FOLDER / code / "language.toml")["name"])


def with_words(language: Language, added: Mapping[str, frozenset[str]]) -> Language:
    """Return a language with words of a newsroom in its lists."""
    return replace(language, lists=_joined(language.lists, added)) if added else language


def list_names(code: str) -> tuple[str, ...]:
    """Return the names of the word lists that can be added to, sorted."""
    return tuple(sorted(load_language(code).lists))


def _entries(classes: Mapping[str, Any], place: str, *, broad: bool = False) -> Mapping[str, CueEntry]:
    """Turn the classes of a lexicon into entries by lemma; what several classes say of a lemma adds up.

    Classes of attitudes in the wide sense are left out where the narrow sense is asked for.
    """
    entries: dict[str, CueEntry] = {}
    for kind, table in classes.items():
        if unknown := table.keys() - {"frames", "lemmas", "prepositions", "reliability", "traits", "broad"}:
            raise DataError(f"{place}.{kind}: unknown key {', '.join(sorted(unknown))}")
        if missing := {"frames", "lemmas", "reliability"} - table.keys():
            raise DataError(f"{place}.{kind}: no {', '.join(sorted(missing))}")
        if table.get("broad", False) and not broad:
            continue
        prepositions: Mapping[str, list[str]] = table.get("prepositions", {})
        if stray := prepositions.keys() - set(table["lemmas"]):
            raise DataError(f"{place}.{kind}: prepositions for {', '.join(sorted(stray))}, which is no lemma there")
        if strange := set(table["frames"]) - set(FRAMES):
            raise DataError(f"{place}.{kind}: no frame {', '.join(sorted(strange))}: choose from {', '.join(FRAMES)}")
        if strange := set(table.get("traits", ())) - set(CLASS_TRAITS):
            choice = ", ".join(CLASS_TRAITS)
            raise DataError(f"{place}.{kind}: no trait {', '.join(sorted(strange))}: choose from {choice}")
        for lemma in table["lemmas"]:
            frames = dict.fromkeys(map(Construction, table["frames"]), float(table["reliability"]))
            known = entries.get(lemma)
            entries[lemma] = CueEntry(
                lemma=lemma,
                kind=known.kind if known else kind,
                traits=known.traits if known else frozenset(map(Trait, table.get("traits", ()))),
                frames=MappingProxyType({**frames, **known.frames} if known else frames),
                prepositions=frozenset(prepositions.get(lemma, ())) | (known.prepositions if known else frozenset()),
            )
    return MappingProxyType(entries)


def _joined(lists: Mapping[str, frozenset[str]], added: Mapping[str, frozenset[str]]) -> Mapping[str, frozenset[str]]:
    """Return word lists with the words that are added to each, in the plain form that they have."""
    return MappingProxyType({name: words | {*map(_plain, added.get(name, ()))} for name, words in lists.items()})


def _plain(word: str) -> str:
    """Return a word as the lists have it: in lower case, with straight apostrophes."""
    return word.strip().lower().replace("’", "'").replace("‘", "'")


def _forms(forms: Mapping[str, str], classes: Mapping[str, Any], verbs: Mapping[str, CueEntry]) -> Mapping[str, str]:
    """Return the inflected forms without those of verbs that are left out."""
    left_out = {lemma for table in classes.values() for lemma in table["lemmas"]} - verbs.keys()
    return MappingProxyType({form: lemma for form, lemma in forms.items() if lemma not in left_out})


def _phrasal(verbs: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    """Return the lemmas of several words by their first word, longest first."""
    names: dict[str, list[str]] = {}
    for name in sorted(verbs, key=lambda n: -len(n.split())):
        first, _, rest = name.partition(" ")
        if rest:
            names.setdefault(first, []).append(name)
    return MappingProxyType({first: tuple(some) for first, some in names.items()})


def _all_lists(code: str, files: Mapping[str, Mapping[str, Any]]) -> Mapping[str, frozenset[str]]:
    """Return the word lists of all files of a language; each list has a name of its own."""
    lists: dict[str, frozenset[str]] = {}
    for file, tables in files.items():
        found = _word_lists(tables, f"{code}/{file}.toml")
        if double := lists.keys() & found:
            raise DataError(f"{code}/{file}.toml: {', '.join(sorted(double))} is the name of a list in another file")
        lists |= found
    return MappingProxyType(lists)


def _switches(names: Iterable[str], place: str) -> frozenset[Switch]:
    """Return the switches of a language."""
    if strange := set(names) - set(Switch):
        raise DataError(f"{place}: no switch {', '.join(sorted(strange))}: choose from {', '.join(Switch)}")
    return frozenset(map(Switch, names))


def _word_lists(tables: Mapping[str, Any], place: str) -> Mapping[str, frozenset[str]]:
    """Turn flat arrays of words into sets by name."""
    for name, words in tables.items():
        if not isinstance(words, list) or not set(map(type, words)) <= {str}:
            raise DataError(f"{place}: {name} must be a list of words")
    return MappingProxyType({name: frozenset(words) for name, words in tables.items()})
