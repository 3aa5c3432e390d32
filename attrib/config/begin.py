"""A first configuration: three questions, and the file that their answers make."""

from collections.abc import Mapping
from typing import Any

from attrib.config.keys import declaration
from attrib.config.kinds import Kind, to_toml
from attrib.records import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked about one key."""

    name: str
    words: str
    explained: str
    """What the answers mean."""

    @property
    def kind(self) -> Kind:
        """What an answer may be."""
        kind = declaration().kind_of((self.name,))
        assert kind  # noqa: S101 - every question is about a key
        return kind

    @property
    def usual(self) -> Any:
        """The answer of whoever has none."""
        return next(key.default for key in declaration().keys if key.path == (self.name,))


QUESTIONS = (
    Question(
        name="lang",
        words="In which language are the articles?",
        explained="nl, en, or auto, which guesses for each",
    ),
    Question(
        name="profile",
        words="How strict is attrib to be?",
        explained="default; strict; wire, opinion or live for agency copy, opinion pages and live blogs",
    ),
    Question(
        name="include",
        words="Which files of a folder are articles?",
        explained="patterns as in .gitignore, with commas between them, such as news/**/*.txt",
    ),
)

OFTEN = """\
# What newsrooms often add; take the mark away to use a line.

# fail-on = "warning"                  # exit code 1 from this level on
# baseline = "attrib-baseline.json"    # live with the findings of today: attrib baseline write news/

# [levels]
# ATR103 = "info"                      # a finding that you take less seriously

# [per-file-ignores]
# "opinion/**" = ["ATR105"]

# [words.nl]
# titles = ["wijkwethouder"]           # words of your own
"""


def first_file(answers: Mapping[str, Any]) -> str:
    """Return the text of an attrib.toml with answers, by the names of their keys; what is not answered is as usual."""
    lines = [
        "# What attrib checks, and how. All that is set: attrib config show. All that can be: attrib config schema.",
        "",
    ]
    for question in QUESTIONS:
        value = to_toml(answers.get(question.name, question.usual))
        lines += [f"# {question.words} ({question.explained})", f"{question.name} = {value}", ""]
    return "\n".join(lines) + "\n" + OFTEN
