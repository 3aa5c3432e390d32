"""Reports in other languages: nothing that a report says is left in English, and what is filled in stays as it is."""

import ast
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from attrib.diff.model import Diff
from attrib.messages import AUTO, Message, report_languages, voice
from attrib.model import Failure, Report, Run
from attrib.policy import load_policy
from attrib.records import replace
from attrib.report import FORMATS, statistics, terminal
from attrib.report.diffs import DIFF_FORMATS
from attrib.report.diffs import terminal as diff_terminal
from attrib.report.voices import FEEDS, language_of_diff, told_in
from attrib.report.wordless import without_words
from attrib.rules import MODULES
from tests.cli.command import attrib
from tests.fixtures import ROOT, fixture_folders, report_on
from tests.messages import extracted, read_catalog
from tests.pairs import PAIRS, diff_of
from tests.passages import read_passages, sketch_of

OTHERS = report_languages()[1:]
NL, EN = (ROOT / "fixtures" / name for name in ("nl/gasplafond-eu", "en/grain-reserve-talks"))
GAP = re.compile(r"\{.*?\}")
CODE = ROOT / "attrib"
COMMANDS = (
    "baseline",
    "check",
    "checking",
    "config",
    "corpus_report",
    "diff",
    "inputs",
    "rule",
    "streams",
    "trace",
    "watch",
)
ERRORS = ("UsageError", "ArticleError", "LanguageError", "ModelError", "DataError", "ConfigError")
# What `attrib models install` says to who keeps a machine.
INSTALLING = ("parsing/models/install.py", "parsing/models/sources.py", "parsing/cache/encoding.py")
# Shorter pieces of messages may be words of an article, or the same in another language.
WORDS, LETTERS = 3, 12
# Of no language but English, and in no name of ours or of an outlet that reports cite.
ENGLISH_WORDS = re.compile(r"\b(the|and|not|which|were|claims?|sources?|findings?|nobody|named|described|with)\b")
# Names of ours, the same in every language: slugs, keys of the configuration, classes of a page, addresses.
NAMES = re.compile(
    r"https?://\S+|[\w-]*\w-\w[\w-]*|(?<=[( ])(?:collective|unattributed|spokesperson)\b|<[^<>]*>", re.DOTALL
)
# Not for people, or in both languages, as examples in the help of rules are.
UNTOLD = re.compile(r"<(style|script|pre)>.*?</\1>|<(\w+)[^<>]*lang=\"en\"[^<>]*>.*?</\2>", re.DOTALL)


def pieces() -> frozenset[str]:
    """Return what English messages have between their gaps, as far as no other text would have it by chance."""
    texts = (
        form for entry in extracted() if entry.id for form in ([entry.id] if isinstance(entry.id, str) else entry.id)
    )
    found = {piece.strip(" .,:;") for text in texts for piece in GAP.split(text)}
    said = "\n".join(str(entry.string) for entry in read_catalog("nl"))
    return frozenset(
        piece for piece in found if len(piece) > LETTERS and len(piece.split()) >= WORDS and piece not in said
    )


PIECES = pieces()


def left_over(text: str) -> set[str]:
    """Return what of English messages stands in a text."""
    flat = " ".join(text.split())
    return {piece for piece in PIECES if piece in flat}


def written(write: Callable[[io.StringIO], None]) -> str:
    """Return what a writer writes."""
    out = io.StringIO()
    write(out)
    return out.getvalue()


def reports_of(run: Run) -> Iterator[tuple[str, str]]:
    """Yield what every format writes of a run."""
    for name in FORMATS:
        yield name, written(lambda out, name=name: FORMATS[name].write_report(run, out))  # type: ignore[misc]
    yield "wide", written(lambda out: terminal.write_report(run, out, width=120, color="never"))
    yield "statistics", written(lambda out: statistics.write_text(run, out))


def diffs_of(diff: Diff) -> Iterator[tuple[str, str]]:
    """Yield what every format writes of a diff."""
    for name in DIFF_FORMATS:
        yield name, written(lambda out, name=name: DIFF_FORMATS[name].write_diff(diff, out))  # type: ignore[misc]
    yield "wide", written(lambda out: diff_terminal.write_diff(diff, out, width=140, color="never", everything=True))


def run_of(reports: Iterable[Report], **values: Any) -> Run:
    """Return a run in which everything is told that can be asked for."""
    shown = {"explain_score": True, "checklist": True, "evidence": True, **values}
    return Run(version="test", reports=tuple(reports), **shown)


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("folder", fixture_folders(), ids=lambda folder: f"{folder.parent.name}-{folder.name}")
def test_no_report_on_an_article_has_english_left(folder: Path, code: str) -> None:
    """Of any fixture article, in any format: headings, findings, sources with what decided their kind, sums, rules."""
    run = run_of([report_on(folder)], language=code)

    assert {name: found for name, text in reports_of(run) if (found := left_over(text))} == {}


@pytest.mark.parametrize("folder", [f for f in fixture_folders() if f.parent.name == "nl"], ids=lambda f: f.name)
def test_no_report_on_a_dutch_article_has_an_english_word(folder: Path) -> None:
    """Where the article itself has none, single words would show, too."""
    run = run_of([report_on(folder)], language="nl")
    texts = {name: NAMES.sub(" ", UNTOLD.sub(" ", text)) for name, text in reports_of(run) if name not in FEEDS}

    assert {name: found for name, text in texts.items() if (found := set(ENGLISH_WORDS.findall(text)))} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_no_report_on_several_articles_has_english_left(code: str) -> None:
    """With what could not be checked, and where there is nothing to mend."""
    failure = Failure(path="a.txt", message=Message("no such file: check the path"))
    run = run_of(map(report_on, fixture_folders()), language=code, failures=(failure,))

    assert {name: found for name, text in reports_of(run) if (found := left_over(text))} == {}


@pytest.mark.parametrize("code", OTHERS)
def test_no_report_without_words_has_english_left(code: str) -> None:
    """What a rule is about stands in place of what it found."""
    run = without_words(run_of([report_on(NL)], language=code))
    texts = {name: written(lambda out, name=name: FORMATS[name].write_report(run, out)) for name in ("text", "json")}  # type: ignore[misc]

    assert {name: found for name, text in texts.items() if (found := left_over(text))} == {}
    assert "Een anonieme bron wordt letterlijk geciteerd." in texts["json"]


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("pair", PAIRS)
def test_no_comparison_has_english_left(pair: str, code: str) -> None:
    """Of any pair of versions, in any format."""
    diff = replace(diff_of(pair), language=code)

    assert {name: found for name, text in diffs_of(diff) if (found := left_over(text))} == {}


@pytest.mark.parametrize("code", OTHERS)
@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.RULE.slug)
def test_every_finding_can_be_said(module: Any, code: str) -> None:
    """All that the passages of a rule flag, with the words that they quote."""
    passages = read_passages(module.RULE.slug)["flagged"]
    messages = [f.message for passage in passages for f in module.check(sketch_of(passage), load_policy())]
    said = [voice(code)(message) for message in messages]

    assert messages
    assert [left_over(message) for message in said] == [set()] * len(said)
    assert [quoted(message) for message in messages] == [quoted(message) for message in said]


def quoted(message: str) -> list[str]:
    """Return what a message quotes, in any order."""
    return sorted(re.findall(r"“.*?”", message))


def test_json_has_its_keys_and_codes_in_english() -> None:
    """Only what is for people is told in the language; the same run is the same in all else."""
    report = report_on(NL)
    english, dutch = (
        json.loads(written(lambda out, code=code: FORMATS["json"].write_report(run_of([report], language=code), out)))  # type: ignore[misc]
        for code in ("en", "nl")
    )
    (one,), (other,) = english["articles"], dutch["articles"]

    assert one["findings"][0]["message"].startswith("None of the ")
    assert other["findings"][0]["message"].startswith("Geen van de ")
    assert keys(english) == keys(dutch)
    assert one["attributions"] == other["attributions"]


def keys(value: Any) -> Any:
    """Return the keys of an object and of those within it."""
    if isinstance(value, dict):
        return {name: keys(inner) for name, inner in value.items()}
    return list(map(keys, value)) if isinstance(value, list) else None


def test_every_article_is_told_in_its_language() -> None:
    """Where nobody says otherwise; what speaks of both is in the language of the user, and a feed in English."""
    run = run_of([report_on(NL), report_on(EN)], explain_score=False, checklist=False)
    shown = told_in(run, AUTO, "text")
    text = written(lambda out: FORMATS["text"].write_report(shown, out))
    feed = written(lambda out: FORMATS["github"].write_report(told_in(run, AUTO, "github"), out))

    assert "toegeschreven beweringen heeft een bron" in text
    assert "attributed claims has a source" in text
    assert "toegeschreven" not in feed
    assert (shown.language, shown.by_article) == ("en", True)
    assert told_in(run, "nl", "github").language == "nl"


def test_a_page_tells_the_language_of_its_parts() -> None:
    """So that a screen reader speaks them as they are written."""
    page = written(lambda out: FORMATS["html"].write_report(told_in(run_of([report_on(NL)]), AUTO, "html"), out))
    both = written(
        lambda out: FORMATS["html"].write_report(told_in(run_of([report_on(NL), report_on(EN)]), AUTO, "html"), out)
    )

    assert '<html lang="nl">' in page
    assert '<html lang="en">' in both
    assert 'class="report" lang="nl"' in both


def test_the_language_of_a_comparison() -> None:
    """That of both versions; of two languages, that of the user."""
    assert language_of_diff({"nl"}, AUTO, "html") == "nl"
    assert language_of_diff({"nl", "en"}, AUTO, "html") == "en"
    assert language_of_diff({"nl"}, AUTO, "json") == "en"
    assert language_of_diff({"nl"}, "en", "html") == "en"


def test_the_command_speaks_the_language_of_the_article() -> None:
    """Or the one that is asked for or set; a feed speaks English unless it is."""
    article = NL / "article.txt"
    runs = {
        "usual": attrib("check", article),
        "asked": attrib("check", article, "--report-lang", "en"),
        "set": attrib("check", article, variables={"ATTRIB_REPORT_LANG": "en"}),
        "feed": attrib("check", article, "--format", "json"),
    }

    assert "toegeschreven beweringen heeft een bron" in runs["usual"].stdout
    assert runs["asked"].stdout == runs["set"].stdout
    assert "attributed claims has a source" in runs["asked"].stdout
    assert "attributed claims has a source" in runs["feed"].stdout


def test_errors_speak_the_language_of_the_user() -> None:
    """By the locale, or by what is asked for."""
    dutch = attrib("check", "nowhere.txt", variables={"LANG": "nl_NL.UTF-8"}).stderr
    asked = attrib("check", "nowhere.txt", "--report-lang", "nl").stderr
    english = attrib("check", "nowhere.txt").stderr

    assert dutch == asked == "attrib: nowhere.txt: dit bestand bestaat niet: controleer het pad\n"
    assert english == "attrib: nowhere.txt: no such file: check the path\n"


def errors_in_english() -> Iterator[str]:
    """Yield the places where an error for the user is raised with text that no voice can say in another language."""
    folders = ("config", "suppressions", "reader", "parsing/models", "parsing/cache", "formats", "policies")
    files = [CODE / "cli" / f"{name}.py" for name in COMMANDS]
    for file in (*files, *(file for folder in folders for file in (CODE / folder).rglob("*.py")), *CODE.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Raise) or not isinstance(node.exc, ast.Call):
                continue
            name = getattr(node.exc.func, "id", "")
            if name in ERRORS and isinstance(node.exc.args[0], ast.JoinedStr | ast.Constant):
                yield f"{file.relative_to(CODE)}:{node.lineno}"


def test_no_error_of_the_commands_for_editors_is_in_english_alone() -> None:
    """Whatever goes wrong with articles, configuration, baseline, cache or models, a voice can say it."""
    found = [place for place in errors_in_english() if not place.startswith(INSTALLING)]

    assert found == []


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--config", "nowhere.toml"), "nowhere.toml: niet te lezen"),
        (("--baseline", "pyproject.toml"), "baseline pyproject.toml: geen JSON"),
    ],
)
def test_mistakes_in_what_is_set_are_told_in_dutch(arguments: tuple[str, ...], told: str) -> None:
    """As all that goes wrong."""
    run = attrib("check", NL / "article.txt", *arguments, "--report-lang", "nl")

    assert run.returncode == 2
    assert told in run.stderr
    assert left_over(run.stderr) == set()


def test_a_faulty_variable_is_told_in_dutch() -> None:
    """With what may have been meant."""
    run = attrib("check", NL / "article.txt", "--report-lang", "nl", variables={"ATTRIB_FAIL_ON": "eror"})

    assert run.stderr == "attrib: ATTRIB_FAIL_ON eror: bedoelt u 'error'? Kies uit error, warning, info, never\n"


def test_another_language_is_refused() -> None:
    """In one line, with those that there are."""
    run = attrib("check", NL / "article.txt", "--report-lang", "fr")

    assert run.returncode == 2
    assert run.stderr == "attrib: --report-lang fr: choose one of auto, en, nl\n"


def test_rules_speak_the_language_of_the_user() -> None:
    """The table and the help, for people; JSON where it is asked for."""
    table = attrib("rule", variables={"LC_ALL": "nl_BE"}).stdout
    json_ = attrib("rule", "ATR101", "--format", "json", variables={"LC_ALL": "nl_BE"}).stdout
    asked = attrib("rule", "ATR101", "--format", "json", "--report-lang", "nl").stdout

    assert "Een anonieme bron wordt helemaal niet omschreven" in table
    assert "An anonymous source is not described at all" in json_
    assert "Hoe u het verhelpt" in asked


def test_python_has_it_too() -> None:
    """A report turns itself into a page, or JSON, in Dutch."""
    report: Any = report_on(NL)

    assert '<html lang="nl">' in report.to_html(language="nl")
    assert report.to_html(language=AUTO) == report.to_html(language="nl")
    assert "toegeschreven beweringen heeft een bron" in report.to_json(language="nl")
    assert "attributed claims has a source" in report.to_json()
