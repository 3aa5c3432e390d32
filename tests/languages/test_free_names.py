"""What a class of cues is called is free, and grammar in Python holds no words: a language is data."""

import ast
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.attributions.find import find_attributions
from attrib.attributions.quotes import find_quotations
from attrib.attributions.scene import Scene
from attrib.grammar import Construction, Switch, Trait
from attrib.languages import BROAD, load_language, read_language
from attrib.languages.folders import FOLDER, language_codes
from attrib.lexicon import Language, Lexicon
from attrib.model import Analysis, Cue, ParsedArticle
from attrib.parsing.stored import StoredParser
from attrib.policy import load_policy
from attrib.records import replace
from attrib.rules import RULES, run_rules
from attrib.sources.resolve import resolve_sources
from tests.fixtures import ROOT, fixture_folders, read_fixture

CODES = language_codes()
ROOMS = ("attributions", "sources", "rules")
# Words of a language that are names in Python, too: of columns of a pattern, features of weights, steps, verdicts.
NAMES = frozenset(
    {"start", "end", "confidence", "labels", "none", "relative", "writer", "other", "question", "name"}
    | {"nobody", "source", "ignore", "role"}
)
# Relations of Universal Dependencies and roles of paragraphs that are words of a language, too.
RELATIONS = {"case", "list", "root", "headline", "mark", "cop", "det"}
# What a tokenizer leaves of a possessive, in both languages.
POSSESSIVE = {"s", "'s"}


def renamed(code: str, folder: Path) -> Language:
    """Return a language with another name for each of its classes."""
    shutil.copytree(FOLDER / code, folder / code, ignore=shutil.ignore_patterns("__pycache__"))
    cues = folder / code / "cues.toml"
    cues.write_text(re.sub(r"^\[(verbs|nouns)\.([a-z]+)", r"[\1.\2-x", cues.read_text(), flags=re.MULTILINE))
    return read_language(folder / code)


def told(parsed: ParsedArticle, language: Language) -> object:
    """Return all that is found in an article, without the names of classes."""
    lexicon = Lexicon(language)
    quotations = find_quotations(parsed.article)
    attributions = find_attributions(Scene(parsed=parsed, quotations=quotations, lexicon=lexicon))
    sources = resolve_sources(parsed, attributions, lexicon)
    analysis = Analysis(
        parsed=parsed, lexicon=lexicon, quotations=quotations, attributions=attributions, sources=sources
    )
    every = replace(load_policy(), selected=frozenset(rule.code for rule in RULES))
    claims = [replace(a, cue=_unnamed(a.cue)) for a in attributions]
    return claims, [(s.id, s.kind, s.description, s.reason) for s in sources], list(run_rules(analysis, every))


def _unnamed(cue: Cue | None) -> Cue | None:
    return replace(cue, kind="") if cue else None


@pytest.mark.parametrize("code", CODES)
def test_what_a_class_is_called_changes_nothing(code: str, tmp_path: Path) -> None:
    """In none of the fixture articles: what matters are frames and traits."""
    other = renamed(code, tmp_path)

    assert {entry.kind for entry in other.verbs.values()} == {f"{e.kind}-x" for e in load_language(code).verbs.values()}
    for folder in fixture_folders():
        if folder.parent.name == code:
            parsed = StoredParser().parse(read_fixture(folder))
            assert told(parsed, load_language(code)) == told(parsed, other), folder.name


def literals(source: str) -> Iterator[str]:
    """Yield the strings of a module that are no docstrings."""
    tree = ast.parse(source)
    alone = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in alone:
            yield node.value


def words_of(code: str) -> set[str]:
    """Return all words of a language, in the wide sense of attitudes."""
    language = load_language(code, BROAD)
    listed = {word for words in language.lists.values() for word in words}
    return {*listed, *language.verbs, *language.nouns, *language.forms, *language.forms.values()}


def test_grammar_has_no_words() -> None:
    """Neither a lemma nor a listed word stands in attributions, sources or rules, but as a name of something else."""
    words = {word for code in CODES for word in words_of(code)}
    names = {*NAMES, *RELATIONS, *POSSESSIVE, *load_language("en").lists, *Construction, *Trait, *Switch}
    found = {
        (file.relative_to(ROOT).as_posix(), literal)
        for room in ROOMS
        for file in sorted((ROOT / "attrib" / room).glob("*.py"))
        for literal in literals(file.read_text(encoding="utf-8"))
        if literal in words - names and literal.isalpha()
    }

    assert found == set()
