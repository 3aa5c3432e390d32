"""What attrib says: found by the catalogues, said in full in every language, and kept as it is filled in."""

import ast
import copy
import pickle
import re
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message as Entry

from attrib.messages import FOLDER, Message, Plural, Voice, at, listed, report_languages, user_language, voice
from attrib.report.rule_pages import said_help
from attrib.rules import RULES
from tests.messages import ROOT, compiled, extracted, file_of, read_catalog

OTHERS = report_languages()[1:]
GAP = re.compile(r"\{(\w*)")
# Where a voice is called say; elsewhere that is what writes to standard error.
WITH_VOICES = ("report", "corpus", "serve")


def ids(entries: list[Entry]) -> set[tuple[object, object]]:
    """Return what tells entries of a catalogue apart."""
    return {(entry.id, entry.context) for entry in entries if entry.id}


def forms(text: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """Return the forms of a text: one, or those for numbers."""
    return (text or "",) if text is None or isinstance(text, str) else tuple(text)


def gaps(text: str) -> set[str]:
    """Return the names of what is filled into a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("code", OTHERS)
def test_a_catalogue_has_what_the_code_says(code: str) -> None:
    """And nothing that nobody says: after a change of a message, `make messages`."""
    assert ids(list(extracted())) == ids(list(read_catalog(code)))


@pytest.mark.parametrize("code", OTHERS)
def test_everything_is_translated(code: str) -> None:
    """By somebody who looked at it: none is empty, and none was guessed from a message like it."""
    entries = [entry for entry in read_catalog(code) if entry.id]

    assert [entry.id for entry in entries if not all(forms(entry.string)) or entry.fuzzy] == []
    assert len(entries) > 700


@pytest.mark.parametrize("code", OTHERS)
def test_gaps_are_those_of_the_english(code: str) -> None:
    """Nothing that is filled in gets lost, or is asked for in vain; the singular may spell out its number."""
    wrong = []
    for entry in (entry for entry in read_catalog(code) if entry.id):
        wanted = set.union(*map(gaps, forms(entry.id)))
        if any(gaps(said) != wanted for said in forms(entry.string)):
            wrong.append(entry.id)

    assert wrong == []


@pytest.mark.parametrize("code", OTHERS)
def test_what_is_installed_is_what_was_translated(code: str) -> None:
    """After a change of a catalogue, `make messages` compiles it."""
    assert file_of(code).with_suffix(".mo").read_bytes() == compiled(code)


def calls(file: Path) -> list[ast.Call]:
    """Return the calls of a module that say something."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    names = {"Message", "Plural", *(("say",) if file.relative_to(ROOT / "attrib").parts[0] in WITH_VOICES else ())}
    found = (node for node in ast.walk(tree) if isinstance(node, ast.Call) and node.args)
    return [node for node in found if getattr(node.func, "id", getattr(node.func, "attr", "")) in names]


def test_what_is_said_stands_in_the_code_as_it_is() -> None:
    """A text that is put together where it is said would be in no catalogue; but for the form of a number."""
    files = [file for file in (ROOT / "attrib").rglob("*.py") if "training" not in file.parts]
    made = [
        f"{file.relative_to(ROOT)}: {ast.unparse(call)}"
        for file in files
        for call in calls(file)
        if isinstance(call.args[0], (ast.JoinedStr, ast.BinOp))
    ]

    assert [one for one in made if "{{points:." not in one] == []
    assert sum(len(calls(file)) for file in files) > 400


def test_a_message_is_text_in_english() -> None:
    """Whoever knows nothing of languages needs not know that it is a message."""
    message = Message("{name} is not described.", name="“een bron”")

    assert message == "“een bron” is not described."
    assert f"{message}" == str(message)
    assert type(str(message)) is str


def test_a_message_within_a_message_is_said_too() -> None:
    """And words of the article stay what they are, even where they are words of ours."""
    inner = Message("{name}, not named", name="document")
    message = at("document", listed((Message("document"), Plural("{n} claim", "{n} claims")(2), inner)))

    assert voice("nl")(message) == "document: document, 2 beweringen, document, zonder naam"
    assert voice("nl")(Message("line {line}", line="source")) == "regel source"


def test_a_message_can_be_sent_and_copied() -> None:
    """To another process, with all that it is made of."""
    message = Plural("{n} source", "{n} sources")(1)
    sent = pickle.loads(pickle.dumps(message))  # noqa: S301 - our own

    assert (sent, voice("nl")(sent)) == ("1 source", "1 bron")
    assert voice("nl")(copy.deepcopy(message)) == "1 bron"


def test_errors_of_the_system_are_kept_as_text() -> None:
    """So that a message holds on to nothing."""
    message = Message("cannot be read ({reason}): check the path", reason=ValueError("too {odd}"))

    assert message.values == {"reason": "too {odd}"}
    assert voice("nl")(message) == "is niet te lezen (too {odd}): controleer het pad"


def test_what_a_language_lacks_stays_english() -> None:
    """Whether the language has a catalogue or not."""
    assert voice("nl")("no such sentence") == "no such sentence"
    assert voice("xx")(Message("line {line}", line=3)) == "line 3"
    assert voice("xx").code == "en"


def test_numbers_have_the_marks_of_the_language() -> None:
    """Dutch has a comma where English has a point, and the other way round."""
    message = Message("index {index} is below min-score {least:g}", index=12, least=12.5)

    assert (str(message), voice("nl")(message)) == (
        "index 12 is below min-score 12.5",
        "index 12 is lager dan min-score 12,5",
    )


@pytest.mark.parametrize(
    "environment", [{"LANG": "de_DE.UTF-8"}, {"LANG": "C.UTF-8"}, {"LC_ALL": "POSIX", "LANG": "nl"}]
)
def test_another_locale_is_english(environment: dict[str, str]) -> None:
    """As is one that says nothing; LC_ALL is asked first."""
    assert user_language(environment) == "en"


def test_a_language_is_a_catalogue_and_no_code() -> None:
    """Whatever lies in the folder can be chosen."""
    assert set(OTHERS) == {folder.name for folder in FOLDER.iterdir()}
    assert Voice("nl").name == "Nederlands"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.slug)
def test_the_help_of_a_rule_keeps_its_form(rule: object) -> None:
    """Headings, examples and addresses stand where they stand in English."""
    help_ = said_help(rule, voice("nl"))  # type: ignore[arg-type]  # a rule
    english = rule.help.strip()  # type: ignore[attr-defined]

    assert [line[:3] for line in help_.splitlines() if line.startswith("##")] == ["## "] * english.count("\n## ")
    assert re.findall(r"https://[^\s,]+", help_) == re.findall(r"https://[^\s,]+", english)
    assert help_.count("    gemeld ") == english.count("    flagged ")
    assert "What it finds" not in help_
