"""What a language.toml tells beside words that claim: layout, interviews, months, a stemmer and an example.

Files are read before anybody knows their language, so that layout is asked of all languages at once.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrib.errors import DataError
from attrib.languages.folders import FOLDER, language_codes, read_description
from attrib.records import dataclass

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Words by which lines that are no paragraphs are known."""

    link_verbs: Words = ()
    """With one of the adverbs a link to another story: "lees" in "Lees ook: …"."""
    link_adverbs: Words = ()
    links: Words = ()
    """Such links by themselves: "more on this story"."""
    link_heads: Words = ()
    """Such links before a colon: "related"."""
    credits: Words = ()
    """Before who made a picture: "foto"."""
    updated: Words = ()
    hours: Words = ()
    """After a time: "uur", "pm"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InterviewWords:
    """Words by which questions and answers are known."""

    question_labels: Words
    answer_labels: Words
    one_speaker: Words
    """Pronouns of whoever answers; those with a capital are written so everywhere."""
    some_speakers: Words
    asked: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of a language beside its cues, sources and rules."""

    name: str
    """In English."""
    stemmer: str
    """Snowball's name for its stemmer; empty if there is none, and words are compared as they stand."""
    example: str
    """A short article."""
    months: tuple[Words, ...]
    """The names of each month, from January, or none."""
    layout: Layout
    interview: InterviewWords | None
    """None where interviews are not told from other articles."""


@cache
def facts_of(code: str) -> Facts:
    """Return what is known of a language. Raises DataError for a faulty file."""
    told = read_description(FOLDER / code)
    months = tuple(tuple(names.split()) for names in told.get("months", "").split(",") if names.strip())
    if months and len(months) != 12:
        raise DataError(f"{code}/language.toml: months has {len(months)} entries, not 12")
    asking = told.get("interview")
    return Facts(
        name=told["name"],
        stemmer=told.get("stemmer", ""),
        example=told["example"],
        months=months,
        layout=Layout(**_words(told.get("layout", {}), Layout, f"{code}/language.toml, layout")),
        interview=InterviewWords(**_words(asking, InterviewWords, f"{code}/language.toml, interview"))
        if asking
        else None,
    )


@cache
def all_facts() -> Mapping[str, Facts]:
    """Return what is known of every language, by its code."""
    return {code: facts_of(code) for code in language_codes()}


def _words(table: Mapping[str, Any], kind: type, place: str) -> dict[str, Words]:
    """Return the lists of a table as a class has them."""
    known = set(kind.__annotations__)
    if strange := table.keys() - known:
        raise DataError(f"{place}: no {', '.join(sorted(strange))}: choose from {', '.join(sorted(known))}")
    if kind is InterviewWords and (missing := known - table.keys()):
        raise DataError(f"{place}: no {', '.join(sorted(missing))}")
    return {name: tuple(words) for name, words in table.items()}
