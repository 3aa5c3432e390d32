"""Which drafts are attributions: a claim of somebody else, told once."""

from collections.abc import Callable, Iterable

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.attributions.quotes import quotations_at
from attrib.attributions.scene import Scene
from attrib.by_place import ByPlace
from attrib.grammar import BY_MEANING, Construction, Trait
from attrib.lexicon import Lexicon
from attrib.messages import Message
from attrib.model import Span, Spans
from attrib.records import dataclass
from attrib.syntax import is_inside, is_passive

# Cues that claim nothing where nobody is named.
NEVER_SILENT = frozenset({Trait.STANDS, Trait.HEARS, Trait.PREDICATIVE})

# Constructions that hand on a claim inside a quotation; "denied it", "wants him to go" mostly do not.
HANDING_ON = frozenset(
    {
        Construction.CLAUSE,
        Construction.PARATAXIS,
        Construction.QUOTATION,
        Construction.QUOTE,
        Construction.PHRASE,
        Construction.HEARSAY,
        Construction.OWN_WORDS,
        Construction.NOUN_CLAUSE,
    }
)

# Words between "confirmed" and "denied".
EITHER_REACH = 2


def claims_of_others(drafts: Iterable[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts that are claims of somebody else, without the writer's own words, refusals and questions."""
    return [draft for draft in drafts if not objection(draft, scene)]


def objection(draft: Draft, scene: Scene) -> str:
    """Return in words why a draft is no claim of somebody else; nothing if it is one."""
    if not draft.content:
        return Message("no content was found")
    judged = _Judged(draft=draft, inside=_is_inside(draft, scene), scene=scene)
    return next((words for words, holds in _objections(judged) if holds(judged)), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    """A draft while it is judged."""

    draft: Draft
    inside: bool
    """Whether its cue stands inside a quotation."""
    scene: Scene

    @property
    def lexicon(self) -> Lexicon:
        return self.scene.lexicon


_Objections = tuple[tuple[str, Callable[[_Judged], bool]], ...]


def _objections(judged: _Judged) -> _Objections:
    """Return what can be said against a draft: little against phrases and hearsay, which claim by what they mean."""
    if judged.draft.traits & BY_MEANING:
        return OBJECTIONS
    return (*OBJECTIONS, *TO_CUES, *(() if judged.lexicon.language.broad else TO_NARROW), *TO_NOBODY)


def _is_inside(draft: Draft, scene: Scene) -> bool:
    anchor = draft.anchor
    return any(s.covers(anchor) for q in quotations_at(scene.quotations, anchor.start, anchor.end) for s in q.spans)


def _is_writer(judged: _Judged) -> bool:
    """Tell the writer or the reader: outside quotation marks "I", "we" and "you" are no sources."""
    mention = judged.draft.mention
    return mention is not None and not judged.inside and judged.lexicon.has(mention.head.text, "writers")


def _is_nobody(judged: _Judged) -> bool:
    """Tell a subject that holds no claim: "nobody expected that", "who says that …?"."""
    draft, lexicon = judged.draft, judged.lexicon
    if draft.mention is None:
        return False
    words = [t.text.lower() for t in draft.mention.tokens]
    is_asked = words[:1] == words and lexicon.has(words[0], "questions") and not draft.traits & BY_MEANING
    part = len(words) > 1 and draft.mention.tokens[1].upos == "ADP"
    of_none = part and lexicon.has(words[0], "nobodies")  # "none of the diplomats"
    return lexicon.has(" ".join(words), "nobodies") or of_none or is_asked


def _is_relative(judged: _Judged) -> bool:
    """Tell a thin cue in a relative clause, by its relation or by its subject: "figures that point to a decline"."""
    draft, lexicon = judged.draft, judged.lexicon
    if draft.pattern not in (Construction.PREPOSITION, Construction.OBJECT):
        return False
    subject = draft.mention.head if draft.mention else None
    by_subject = subject is not None and lexicon.has(subject.text, "clause_relatives")
    return draft.cue[0].deprel == "acl:relcl" or by_subject


def _is_idiom(judged: _Judged) -> bool:
    """Tell "that means": "dat wil zeggen", "this says a lot" have a pronoun for a fact as subject."""
    draft, lexicon = judged.draft, judged.lexicon
    head = draft.mention.head.text if draft.mention else ""
    return Trait.SPEAKS in draft.traits and lexicon.has(head, "pointers") and lexicon.has(head, "impersonal")


def _is_plain_manner(judged: _Judged) -> bool:
    """Tell a verb of manner that speaks no words here: "begonnen met …", "people can laugh and say"."""
    draft = judged.draft
    return (
        Trait.MANNER in draft.traits and bool(draft.cue) and draft.cue[0].feature("VerbForm") in ("Part", "Inf", "Ger")
    )


def _is_own_word(judged: _Judged) -> bool:
    """Tell words inside a quotation that hand no claim to another speaker or to an earlier self.

    A source's own attitude inside its own words ("I think …", "you know …") is not a second attribution.
    """
    return judged.inside and not _is_reported_inside(judged.draft, judged.lexicon)


def _is_reported_inside(draft: Draft, lexicon: Lexicon) -> bool:
    """Tell whether words inside a quotation hand a claim to another speaker or to an earlier self."""
    if Trait.REPORTS not in draft.traits or draft.pattern not in HANDING_ON:
        return False
    if draft.mention is None or not lexicon.has(draft.mention.head.text, "writers"):
        return True
    return lexicon.has(draft.mention.head.text, "first_persons") and draft.cue[0].feature("Tense") == "Past"


def _is_refused(judged: _Judged) -> bool:
    """Tell "declined to say", a cue under a verb of refusal, and "neither confirmed nor denied"."""
    draft, lexicon = judged.draft, judged.lexicon
    head = draft.sentence.head(draft.cue[0]) if draft.cue else None
    if draft.cue and lexicon.has(draft.lemma, "either"):
        place = draft.cue[0].index
        near = draft.sentence.tokens[max(0, place - EITHER_REACH) : place + EITHER_REACH + 1]
        if {lemma_of(t) for t in near} >= lexicon.words("either") and any(t.upos == "CCONJ" for t in near):
            return True
    return head is not None and lexicon.has(lemma_of(head), "refusals") and draft.cue[0].relation in ("xcomp", "ccomp")


def _is_asked(judged: _Judged) -> bool:
    """Tell a question of the writer: the cue is the main verb of a sentence with a question mark after it."""
    draft = judged.draft
    end = draft.sentence.span.end
    return (
        not judged.inside
        and draft.cue[0].relation == "root"
        and judged.scene.article.text[end - 1 : end] == "?"
        and draft.pattern == Construction.CLAUSE
    )


def _is_supposed(judged: _Judged) -> bool:
    """Tell what is only a condition: "tenzij het bedrijf kan aantonen dat …", "unless she says that …"."""
    draft, lexicon = judged.draft, judged.lexicon
    marks = draft.sentence.dependents(draft.cue[0], "mark") if draft.cue else ()
    return any(lexicon.has(t.text, "conditions") for t in marks)


def _is_open(judged: _Judged) -> bool:
    """Tell a question handed on: "asked why it leaked", "would not say whether it leaked" claim nothing."""
    draft, lexicon = judged.draft, judged.lexicon
    if draft.pattern not in (Construction.CLAUSE, Construction.QUOTE, Construction.PARATAXIS) or not draft.content:
        return False
    first = next((t for t in draft.sentence.tokens if t.span.start >= draft.content[0].start), None)
    if first is None or not lexicon.has(first.text, "questions"):
        return False
    denied = any(lexicon.has(t.text, "cue_negations") for t in draft.sentence.dependents(draft.cue[0]))
    return denied or lexicon.has(lemma_of(draft.cue[0]), "asking")


def _is_unnamed(judged: _Judged) -> bool:
    """Tell a cue with no source that must have one."""
    return judged.draft.mention is None and not _may_be_silent(judged)


def _may_be_silent(judged: _Judged) -> bool:
    """Tell whether a cue may go without a source: passives, cue nouns, documents, and next to a quotation."""
    draft, broad = judged.draft, judged.lexicon.language.broad
    if judged.inside:
        return is_passive(draft.sentence, draft.cue[0])
    if draft.pattern in (Construction.NOUN_CLAUSE, Construction.INFINITIVE_PASSIVE) or (
        broad and draft.pattern.is_of_noun
    ):
        return True
    if draft.traits & NEVER_SILENT:
        return False
    if Trait.REPUTE in draft.traits and not broad:
        return False  # "is seen as the favourite": a reputation
    if is_passive(draft.sentence, draft.cue[0]):
        return draft.pattern in (
            Construction.CLAUSE,
            Construction.INFINITIVE,
            Construction.JUDGE,
            Construction.INFINITIVE_SUBJECT,
            Construction.PREPOSITION,
            Construction.QUOTATION,
        )
    return (
        draft.pattern == Construction.QUOTATION
        and Trait.QUOTES in draft.traits
        and draft.cue[0].feature("VerbForm") != "Inf"
    )


def without_doubles(drafts: list[Draft], _: Scene) -> list[Draft]:
    """Return the drafts without those that say the same again: same source and overlapping content."""
    kept: dict[int, list[Draft]] = {}
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.anchor.start)):
        beside = kept.setdefault(draft.sentence.index, [])
        if not any(_is_double(draft, other) for other in beside):
            beside.append(draft)
    return sorted((draft for beside in kept.values() for draft in beside), key=lambda d: d.anchor.start)


def without_own_attitudes(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts without a source's attitudes inside its own words, or in those for it.

    she said she hoped that …      an official, who asked not to be named because she fears for her job
    """
    contents = _contents(drafts)
    sources = ByPlace(
        (Span(d.mention.tokens[0].span.start, d.mention.tokens[-1].span.end), d) for d in drafts if d.mention
    )
    return [
        d
        for d in drafts
        if not (_is_by_pronoun(d, scene.lexicon) and _is_within_a_source(d, sources))
        and not (_is_own_attitude(d, scene.lexicon) and _is_held(d, contents))
    ]


def without_nested(drafts: list[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts without those that stand as a whole in another's content, where attitudes count widely."""
    if not scene.lexicon.language.broad:
        return drafts
    contents = _contents(drafts)
    return [d for d in drafts if not _is_held(d, contents)]


def _is_own_attitude(draft: Draft, lexicon: Lexicon) -> bool:
    """Tell an attitude whose holder is a pronoun, which mostly stands for the speaker of the words around it."""
    return Trait.ATTITUDE in draft.traits and _is_by_pronoun(draft, lexicon)


def _is_by_pronoun(draft: Draft, lexicon: Lexicon) -> bool:
    return draft.mention is not None and lexicon.has(draft.mention.head.text, "nominatives")


def _is_within_a_source(draft: Draft, sources: ByPlace[Draft]) -> bool:
    return any(other is not draft for other in sources.around(draft.anchor))


def _contents(drafts: list[Draft]) -> ByPlace[Draft]:
    return ByPlace((span, draft) for draft in drafts for span in draft.content)


def _is_held(draft: Draft, contents: ByPlace[Draft]) -> bool:
    """Tell whether a draft stands as a whole in another's content."""
    others = (other for other in contents.around(draft.anchor) if other is not draft)
    return any(all(is_inside(span, other.content) for span in draft.content) for other in others)


def _is_double(draft: Draft, other: Draft) -> bool:
    """Tell whether two drafts of one sentence claim the same words for the same source."""
    if draft.sentence.index != other.sentence.index:
        return False
    same_cue = bool(set(draft.cue) & set(other.cue))
    same_source = draft.mention == other.mention or not (draft.mention and other.mention)
    return (same_cue or same_source) and _dice(draft.content, other.content) > 0.6


def _dice(one: Spans, other: Spans) -> float:
    """Return how much two sets of spans share, in characters, between 0 and 1."""
    common = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)
    return 2 * common / ((sum(map(len, one)) + sum(map(len, other))) or 1)


# What is said against any draft, in this order; each is told by `objection`.
OBJECTIONS: _Objections = (
    (Message("its source is the writer or the reader"), _is_writer),
    (Message("its source is nobody, or a question"), _is_nobody),
    (Message("it is part of a speaker's own words"), _is_own_word),
)
# Against one whose cue is a verb or noun.
TO_CUES: _Objections = (
    (Message("it only describes something, in a relative clause"), _is_relative),
    (Message("it means no more than 'that is'"), _is_idiom),
    (Message("its verb of manner speaks no words here"), _is_plain_manner),
)
# Where attitudes count in the narrow sense only.
TO_NARROW: _Objections = (
    (Message("it is refused, or neither confirmed nor denied"), _is_refused),
    (Message("the writer asks it"), _is_asked),
    (Message("it is a question handed on, and claims nothing"), _is_open),
    (Message("it is only a condition"), _is_supposed),
)
TO_NOBODY: _Objections = ((Message("nobody is named for it, and its cue needs somebody"), _is_unnamed),)
