"""Which drafts are attributions: a claim of somebody else, told once."""

from attrib.attributions.cues import lemma_of
from attrib.attributions.draft import Draft
from attrib.model import Article, Language, Quotation, Span, Spans
from attrib.syntax import is_passive

ATTITUDES = frozenset({"stance", "want", "predicate", "fear", "believe"})

# Kinds of cue that can hand on another's claim inside a quotation.
REPORTING = frozenset({"speech", "report", "deny", "stand", "phrase", "hearsay", "stance", "judge", "claim"})

# Constructions that hand on a claim inside a quotation; "denied it", "wants him to go" mostly do not.
HANDING_ON = frozenset({"clause", "parataxis", "quotation", "quote", "phrase", "hearsay", "own-words", "noun-clause"})

# Constructions too thin to be a claim of their own within the words that describe a source.
THIN = frozenset({"object", "preposition", "infinitive", "judge", "pronoun"})
QUOTING = frozenset({"speech", "manner", "report", "deny", "warn", "commit", "judge", "stand"})

# Words between "confirmed" and "denied".
EITHER_REACH = 2


def is_attribution(draft: Draft, quotations: tuple[Quotation, ...], language: Language, article: Article) -> bool:
    """Tell a claim of somebody else from the writer's own words, refusals and questions."""
    if not draft.content:
        return False
    anchor = draft.anchor
    inside = any(s.covers(anchor) for q in quotations for s in q.spans)
    if draft.mention and draft.mention.head.text.lower() in language.cues["writers"] and not inside:
        return False
    if draft.mention and _is_nobody(draft, language):
        return False
    if inside and not _is_reported_inside(draft, language):
        return False
    if draft.kind in ("phrase", "hearsay"):
        return True
    if draft.pattern in ("preposition", "object") and _is_relative(draft, language):
        return False  # "figures that point to a decline" say nothing themselves
    if _is_idiom(draft, language) or _is_plain_manner(draft):
        return False
    if language.broad:
        return draft.mention is not None or _may_be_silent(draft, inside, broad=language.broad)
    if _is_refused(draft, language) or _is_asked(draft, inside, article) or _is_open(draft, language):
        return False
    if _is_supposed(draft, language):
        return False
    return draft.mention is not None or _may_be_silent(draft, inside, broad=language.broad)


def _is_nobody(draft: Draft, language: Language) -> bool:
    """Tell a subject that holds no claim: "nobody expected that", "who says that …?"."""
    words = [t.text.lower() for t in draft.mention.tokens] if draft.mention else []
    is_asked = words[:1] == words and words[0] in language.cues["questions"] and draft.kind not in ("phrase", "hearsay")
    part = draft.mention is not None and len(words) > 1 and draft.mention.tokens[1].upos == "ADP"
    of_none = part and words[0] in language.cues["nobodies"]  # "none of the diplomats"
    return " ".join(words) in language.cues["nobodies"] or of_none or is_asked


def _is_relative(draft: Draft, language: Language) -> bool:
    """Tell a cue in a relative clause, by its relation or by its subject."""
    subject = draft.mention.head if draft.mention else None
    by_subject = subject is not None and subject.text.lower() in language.cues["clause_relatives"]
    return draft.cue[0].deprel == "acl:relcl" or by_subject


def _is_idiom(draft: Draft, language: Language) -> bool:
    """Tell "that means": "dat wil zeggen", "this says a lot" have a pronoun for a fact as subject."""
    facts = language.cues["pointers"] & language.cues["impersonal"]
    return draft.kind == "speech" and draft.mention is not None and draft.mention.head.text.lower() in facts


def _is_plain_manner(draft: Draft) -> bool:
    """Tell a verb of manner that speaks no words here: "begonnen met …", "people can laugh and say"."""
    return draft.kind == "manner" and bool(draft.cue) and draft.cue[0].feature("VerbForm") in ("Part", "Inf", "Ger")


def _is_reported_inside(draft: Draft, language: Language) -> bool:
    """Tell whether words inside a quotation hand a claim to another speaker or to an earlier self.

    A source's own attitude inside its own words ("I think …", "you know …") is not a second attribution.
    """
    if draft.kind not in REPORTING or draft.pattern not in HANDING_ON:
        return False
    if draft.mention is None or draft.mention.head.text.lower() not in language.cues["writers"]:
        return True
    return draft.mention.head.text.lower() in language.cues["first_persons"] and draft.cue[0].feature("Tense") == "Past"


def _is_refused(draft: Draft, language: Language) -> bool:
    """Tell "declined to say", a cue under a verb of refusal, and "neither confirmed nor denied"."""
    head = draft.sentence.head(draft.cue[0]) if draft.cue else None
    if draft.cue and draft.lemma in language.cues["either"]:
        place = draft.cue[0].index
        near = draft.sentence.tokens[max(0, place - EITHER_REACH) : place + EITHER_REACH + 1]
        if {lemma_of(t) for t in near} >= language.cues["either"] and any(t.upos == "CCONJ" for t in near):
            return True
    return (
        head is not None and lemma_of(head) in language.cues["refusals"] and draft.cue[0].relation in ("xcomp", "ccomp")
    )


def _is_asked(draft: Draft, inside: bool, article: Article) -> bool:
    """Tell a question of the writer: the cue is the main verb of a sentence with a question mark after it."""
    end = draft.sentence.span.end
    return (
        not inside
        and draft.cue[0].relation == "root"
        and article.text[end - 1 : end] == "?"
        and draft.pattern == "clause"
    )


def _is_supposed(draft: Draft, language: Language) -> bool:
    """Tell what is only a condition: "tenzij het bedrijf kan aantonen dat …", "unless she says that …"."""
    marks = draft.sentence.dependents(draft.cue[0], "mark") if draft.cue else ()
    return any(t.text.lower() in language.cues["conditions"] for t in marks)


def _is_open(draft: Draft, language: Language) -> bool:
    """Tell a question handed on: "asked why it leaked", "would not say whether it leaked" claim nothing."""
    if draft.pattern not in ("clause", "quote", "parataxis") or not draft.content:
        return False
    first = next((t for t in draft.sentence.tokens if t.span.start >= draft.content[0].start), None)
    if first is None or first.text.lower() not in language.cues["questions"]:
        return False
    denied = any(t.text.lower() in language.cues["negations"] for t in draft.sentence.dependents(draft.cue[0]))
    return denied or lemma_of(draft.cue[0]) in language.cues["asking"]


def _may_be_silent(draft: Draft, inside: bool, *, broad: bool) -> bool:
    """Tell whether a cue may go without a source: passives, cue nouns, documents, and next to a quotation."""
    if inside:
        return is_passive(draft.sentence, draft.cue[0])
    if draft.pattern in ("noun-clause", "infinitive-passive") or (broad and draft.pattern.startswith("noun-")):
        return True
    if draft.kind in ("stand", "hear", "predicate", "leaning"):
        return False
    if draft.kind == "view" and not broad:
        return False  # "is seen as the favourite": a reputation
    if is_passive(draft.sentence, draft.cue[0]):
        return draft.pattern in ("clause", "infinitive", "judge", "infinitive-subject", "preposition", "quotation")
    return draft.pattern == "quotation" and draft.kind in QUOTING and draft.cue[0].feature("VerbForm") != "Inf"


def without_doubles(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that say the same again: same source and overlapping content."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.confidence, d.anchor.start)):
        if not any(_is_double(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: d.anchor.start)


def without_own_attitudes(drafts: list[Draft], language: Language) -> list[Draft]:
    """Return the drafts without a source's attitudes inside its own words: "she said she hoped that …"."""
    return [d for d in drafts if not (_is_own_attitude(d, language) and _holder(d, drafts))]


def without_nested(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without those that stand as a whole in another's content."""
    return [d for d in drafts if _holder(d, drafts) is None]


def without_asides(drafts: list[Draft]) -> list[Draft]:
    """Return the drafts without thin ones inside another's source: "a clerk who fears the sack" is one source."""
    sources = [(d, Span(d.mention.tokens[0].span.start, d.mention.tokens[-1].span.end)) for d in drafts if d.mention]
    anchors = [draft.anchor for draft in drafts]
    return [
        d
        for d, anchor in zip(drafts, anchors, strict=True)
        if d.pattern not in THIN or not any(span.covers(anchor) and o is not d for o, span in sources)
    ]


def _is_own_attitude(draft: Draft, language: Language) -> bool:
    """Tell an attitude whose holder is a pronoun, which mostly stands for the speaker of the words around it."""
    return (
        draft.kind in ATTITUDES
        and draft.mention is not None
        and draft.mention.head.text.lower() in language.cues["nominatives"]
    )


def _holder(draft: Draft, drafts: list[Draft]) -> Draft | None:
    """Return a draft in whose content another stands as a whole."""
    inside = (draft.anchor, *draft.content)
    return next(
        (o for o in drafts if o is not draft and all(any(s.covers(i) for s in o.content) for i in inside)), None
    )


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
