"""How the articles of a run are analysed, and what tells two ways of doing it apart."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from attrib.corpus.records import KINDS, Columns
from attrib.languages.folders import language_codes
from attrib.model import Policy
from attrib.pipeline import AUTO, Parser
from attrib.reader.parser import DEFAULT_READER, ReaderChoice

DIGITS = 16
MakeParser = Callable[[Path | str | None], Parser]
"""Gives a parser with some models and with the reader of the plan; a function of a module, so that other processes can
call it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """All that a process must know to analyse articles; it can be sent to one."""

    policy: Policy
    profile: str
    lang: str
    """Of articles of which the input does not tell it; "auto" guesses."""
    models: Path | str | None
    make_parser: MakeParser
    reader: ReaderChoice = DEFAULT_READER
    """Who reads the articles beside the grammar."""
    columns: Columns
    max_size: float = 1.0
    """Megabytes that the words of an article may have."""
    words: bool
    """Whether the tables repeat words of the articles."""
    version: str
    """Of attrib."""

    @property
    def made_by(self) -> Mapping[str, str]:
        """What every article tells about how it was analysed."""
        return {"version": self.version, "profile": self.profile, "policy": policy_digest(self.policy)}

    @property
    def settings(self) -> Mapping[str, Any]:
        """What must be the same for two runs to give the same tables from the same input."""
        return {
            **self.made_by,
            "lang": self.lang,
            "models": None if self.models is None else str(self.models),
            "reader": list(self.reader.told),
            "columns": dict(zip(KINDS, self.columns.all, strict=True)),
            "date_format": self.columns.date_format,
            "encoding": self.columns.encoding,
            "max_size": self.max_size,
            "words_included": self.words,
        }


def make_plan(**parts: Any) -> Plan:
    """Return a plan that can be sent to another process, whatever mappings its policy has."""
    plan = Plan(**parts)
    policy = plan.policy
    return replace(
        plan,
        policy=replace(
            policy,
            values=dict(policy.values),
            thresholds=dict(policy.thresholds),
            levels=dict(policy.levels),
            words={language: dict(lists) for language, lists in policy.words.items()},
        ),
    )


def policy_digest(policy: Policy) -> str:
    """Return a short name for all that a policy sets, wherever its file lies."""
    told = asdict(replace(policy, values={}, thresholds={}, levels={}, words={}, file_ignores=(), folder=""))
    told |= {
        "values": dict(policy.values),
        "thresholds": dict(policy.thresholds),
        "levels": dict(policy.levels),
        "words": {language: dict(lists) for language, lists in policy.words.items()},
        "file_ignores": [(ignore.pattern, ignore.codes) for ignore in policy.file_ignores],
    }
    return sha256(json.dumps(told, sort_keys=True, default=sorted).encode()).hexdigest()[:DIGITS]


def language_code(given: str, default: str) -> str:
    """Return the language that an input tells, as we name languages; the default where it tells none.

    >>> language_code("NL-be", "auto"), language_code("", "auto"), language_code("fr", "auto")
    ('nl', 'auto', 'fr')
    """
    return given.strip().lower().replace("_", "-").partition("-")[0] or default


def is_known(language: str) -> bool:
    """Tell whether articles of a language can be analysed, or it is to be guessed."""
    return language == AUTO or language in language_codes()
