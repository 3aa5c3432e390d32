"""From sentences to drafts of attributions, step by step.

Every step takes the drafts so far and returns what becomes of them; what it looks at beside them is the `Scene`.
`attrib trace` shows what each did to a sentence.
"""

from collections.abc import Callable, Iterable, Iterator

from attrib.attributions.borrowed import from_sentence_before, from_verb_beside
from attrib.attributions.continuations import join_runs
from attrib.attributions.draft import Draft
from attrib.attributions.judge import (
    claims_of_others,
    objection,
    without_doubles,
    without_nested,
    without_own_attitudes,
)
from attrib.attributions.scene import Scene
from attrib.attributions.sentence_drafts import drafts_of
from attrib.attributions.speakers import attach_quotations
from attrib.attributions.uncued import (
    find_colons,
    find_labels,
    find_silent_speakers,
)
from attrib.messages import Message
from attrib.records import dataclass

Apply = Callable[[list[Draft], Scene], list[Draft]]
Why = Callable[[Draft, Scene], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step from sentences to attributions."""

    name: str
    does: str
    """What it does, in a few words."""
    apply: Apply
    """Returns the drafts after the step for those before it."""
    why: Why
    """Tells of a draft that the step has dropped why."""


def find_drafts(scene: Scene) -> list[Draft]:
    """Return what becomes the attributions, each as likely as it looks in the end."""
    drafts: list[Draft] = []
    for step in STEPS:
        drafts = step.apply(drafts, scene)
    return drafts


def _adding(find: Callable[[list[Draft], Scene], Iterable[Draft]]) -> Apply:
    """Return what adds the drafts that something finds beside those so far."""
    return lambda drafts, scene: [*drafts, *find(drafts, scene)]


def _cued(_: list[Draft], scene: Scene) -> Iterator[Draft]:
    """Yield what words and trees give, sentence by sentence."""
    for sentence in scene.parsed.sentences:
        yield from drafts_of(sentence, scene.article, scene.lexicon)


def _because(words: str) -> Why:
    return lambda _draft, _scene: words


_NEVER = _because("")


STEPS = (
    Step(
        name=Message("cues"),
        does=Message("verbs, nouns and phrases that hand a claim over, with what the tree gives them"),
        apply=_adding(_cued),
        why=_NEVER,
    ),
    Step(
        name=Message("quotations"),
        does=Message("the quotation beside a cue, and those that its content touches, are its content"),
        apply=attach_quotations,
        why=_because(Message("no content was found, and no quotation stands beside")),
    ),
    Step(
        name=Message("sentence before"),
        does=Message("a pronoun stands for the sentence before"),
        apply=from_sentence_before,
        why=_NEVER,
    ),
    Step(
        name=Message("verb beside"),
        does=Message("who is cited says what the verb beside says"),
        apply=from_verb_beside,
        why=_NEVER,
    ),
    Step(
        name=Message("claims of others"),
        does=Message("what is the writer's own, asked, refused or nobody's is dropped"),
        apply=claims_of_others,
        why=objection,
    ),
    Step(name=Message("colons"), does=Message("quotations after a colon"), apply=_adding(find_colons), why=_NEVER),
    Step(
        name=Message("labels"),
        does=Message("lines with the name of a speaker before a colon"),
        apply=_adding(find_labels),
        why=_NEVER,
    ),
    Step(
        name=Message("doubles"),
        does=Message("of two that say the same one is kept"),
        apply=without_doubles,
        why=_because(Message("another, surer one says the same")),
    ),
    Step(
        name=Message("own attitudes"),
        does=Message("what speakers think within their own words is dropped"),
        apply=without_own_attitudes,
        why=_because(Message("it is what a speaker thinks, within that speaker's own words or those for the speaker")),
    ),
    Step(
        name=Message("quotations that run on"),
        does=Message("quotations that go on after their speaker or in the next paragraph"),
        apply=join_runs,
        why=_NEVER,
    ),
    Step(
        name=Message("silent speakers"),
        does=Message("quotations by themselves, of whom stands beside"),
        apply=_adding(find_silent_speakers),
        why=_NEVER,
    ),
    Step(
        name=Message("nested claims"),
        does=Message("where attitudes count widely, claims within claims are dropped"),
        apply=without_nested,
        why=_because(Message("it stands within another's claim")),
    ),
)
"""In the order in which they are taken."""
