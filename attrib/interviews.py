"""Interviews by their layout: which paragraphs ask, and which answer.

    Q: Will it hold?            **Will it hold?**        Will it hold?
    A: It will, I am sure.      It will, I am sure.      It will, I am sure.

A newsroom that asks itself ("What do we know?") looks alike, so that without labels an answer must say "I".
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import cache

from attrib.languages.facts import all_facts, facts_of
from attrib.languages.folders import language_codes
from attrib.model import ParagraphRole
from attrib.records import dataclass

QUOTED = re.compile(r"“[^”]*”|„[^”“]*[”“]|\"[^\"]*\"|«[^»]*»|‘[^’]*’")
SENTENCE = re.compile(r"[.!?…]+[”’\"')]*(?=\s|$)")
OPENING_MARK = re.compile(r"\s*[\"'“”„‘«»‚]|,,")
FEWEST = 2
"""Questions of an interview without labels."""
LONGEST_QUESTION = 60
"""Words."""
TURN = 4
"""Paragraphs of an answer, on average, below questions that are not set apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A paragraph as its layout shows it."""

    words: str
    role: ParagraphRole
    bold: bool = False
    aside: bool = False
    """Whether it stands in a box beside the article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interview:
    """The paragraphs of an interview by their numbers."""

    questions: Set[int] = frozenset()
    answers: Set[int] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Labels:
    """What stands before questions and answers, in any language."""

    question: re.Pattern[str]
    answer: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """Pronouns of those who talk with each other, in one language."""

    one: re.Pattern[str]
    some: re.Pattern[str]
    asked: re.Pattern[str]


def find_interview(blocks: Sequence[Block], language: str) -> Interview:
    """Return which paragraphs of an article ask and which answer; none of either if it is no interview.

    >>> find_interview([Block(words="Q: Is it safe?", role=ParagraphRole.BODY),
    ...                 Block(words="A: It is.", role=ParagraphRole.BODY)], "en")
    Interview(questions={0}, answers={1})
    """
    labels = _labels()
    labelled = {n for n, block in enumerate(blocks) if labels.question.match(block.words)}
    speech = _speech(language)
    if any(labels.answer.match(block.words) for block in blocks):
        return Interview(questions=labelled, answers=_labelled(blocks, labelled, speech))
    if speech is None:
        return Interview()
    headings = {
        n for n, block in enumerate(blocks) if block.role is ParagraphRole.HEADING and block.bold and _asks(block)
    }
    if _is_interview(blocks, headings, speech):
        bold = {n for n, b in enumerate(blocks) if b.bold and b.role is ParagraphRole.BODY and n > min(headings)}
        return Interview(questions=headings | bold, answers=_answers(blocks, headings | bold))
    plain = {n for n, b in enumerate(blocks) if b.role in (ParagraphRole.BODY, ParagraphRole.HEADING) and _asks(b)}
    if _is_interview(blocks, plain, speech) and _is_talk(blocks, plain, speech):
        return Interview(questions=plain, answers=_answers(blocks, plain))
    return Interview()


def label_of(words: str) -> int:
    """Return the length of the label before an answer.

    >>> label_of("A: It is."), label_of("It is.")
    (3, 0)
    """
    label = _labels().answer.match(words)
    return label.end() if label else 0


def _asks(block: Block) -> bool:
    """Tell whether a paragraph ends as a question, and is nobody's quoted words."""
    words = block.words.rstrip()
    return (
        words.endswith("?")
        and not block.aside
        and not OPENING_MARK.match(words)
        and len(words.split()) <= LONGEST_QUESTION
    )


def _answers(blocks: Sequence[Block], questions: Set[int]) -> set[int]:
    """Return the paragraphs below the first question that ask nothing, up to the first box."""
    first = min(questions, default=len(blocks))
    end = next((n for n in range(first, len(blocks)) if blocks[n].aside), len(blocks))
    return {n for n in range(first, end) if n not in questions and blocks[n].role is ParagraphRole.BODY}


def _labelled(blocks: Sequence[Block], questions: Set[int], speech: "_Speech | None") -> set[int]:
    """Return the answers that have a label, and what goes on with "I" or "we" below one; all else is the writer's."""
    labelled = {n for n, block in enumerate(blocks) if _labels().answer.match(block.words)}
    first_persons = (speech.one, speech.some) if speech else ()
    unquoted = {n: QUOTED.sub(" ", blocks[n].words) for n in _answers(blocks, questions)}
    return labelled | {n for n, words in unquoted.items() if any(person.search(words) for person in first_persons)}


def _is_interview(blocks: Sequence[Block], questions: Set[int], speech: "_Speech") -> bool:
    """Tell whether questions are put to somebody: each has an answer, in which one person speaks or some do."""
    answers = _answers(blocks, questions)
    answered = [n for n in questions if n + 1 in answers]
    if len(answered) < FEWEST or len(answered) * 2 < len(questions):
        return False
    told = [QUOTED.sub(" ", blocks[n].words) for n in sorted(answers)]
    if any(speech.one.search(words) for words in told):
        return True
    some = sum(speech.some.search(words) is not None for words in told)
    return some * 2 >= len(told) and _is_asked(blocks, questions, speech)


def _is_talk(blocks: Sequence[Block], questions: Set[int], speech: "_Speech") -> bool:
    """Tell whether questions that only their mark shows take turns with answers of some length.

    A column has a lone question now and then, sentences by themselves have many, and few of them speak to somebody.
    """
    answers = _answers(blocks, questions)
    asked = [n for n in questions if speech.asked.search(blocks[n].words)]
    long = [n for n in answers if len(SENTENCE.findall(blocks[n].words)) > 1]
    return len(asked) * 2 >= len(questions) and len(long) * 2 >= len(answers) and len(answers) <= TURN * len(questions)


def _is_asked(blocks: Sequence[Block], questions: Set[int], speech: "_Speech") -> bool:
    """Tell whether a question speaks to somebody: "What did | you | see?"."""
    return any(speech.asked.search(blocks[n].words) for n in questions)


@cache
def _labels() -> _Labels:
    """Return the labels of all languages, since some are shared: "Q: " in a Dutch interview."""
    told = [facts.interview for facts in all_facts().values() if facts.interview]
    return _Labels(
        question=re.compile(rf"(?:{_any(w for words in told for w in words.question_labels)})\s?[:.]\s"),
        answer=re.compile(rf"(?:{_any(w for words in told for w in words.answer_labels)})\s?[:.]\s+"),
    )


@cache
def _speech(language: str) -> _Speech | None:
    """Return the pronouns of a language; None where it tells none."""
    words = facts_of(language).interview if language in language_codes() else None
    if words is None:
        return None
    return _Speech(one=_pronouns(words.one_speaker), some=_pronouns(words.some_speakers), asked=_pronouns(words.asked))


def _pronouns(words: Iterable[str]) -> re.Pattern[str]:
    """Return what finds pronouns, also at the head of a sentence; "I" is written with a capital everywhere."""
    return re.compile(rf"\b(?:{_any(form for word in words for form in (word, word.capitalize()))})\b")


def _any(words: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))
