"""Contents that stand elsewhere: in the sentence before, or with another cue of the same sentence."""

from collections.abc import Mapping, Sequence

from attrib.attributions.draft import Draft
from attrib.attributions.scene import Scene
from attrib.grammar import BY_MEANING, Trait
from attrib.model import Article, Sentence, Span
from attrib.records import replace


def from_sentence_before(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return the drafts whose content is a pronoun together with the sentence that the pronoun stands for.

    If that sentence is itself an attribution, what is claimed there is meant: "Dat zegt de politie".
    """
    beside = _by_sentence(drafts)
    return [_pointed_back(draft, beside, scene) for draft in drafts]


def from_verb_beside(drafts: Sequence[Draft], scene: Scene) -> list[Draft]:
    """Return cited sources with the content of the verb they stand beside: "meldt X op basis van bronnen"."""
    beside = _by_sentence(drafts)
    return [_shared(draft, beside) if scene.lexicon.has(draft.lemma, "citing") else draft for draft in drafts]


def _by_sentence(drafts: Sequence[Draft]) -> Mapping[int, list[Draft]]:
    """Return drafts by the index of their sentence."""
    found: dict[int, list[Draft]] = {}
    for draft in drafts:
        found.setdefault(draft.sentence.index, []).append(draft)
    return found


def _pointed_back(draft: Draft, beside: Mapping[int, list[Draft]], scene: Scene) -> Draft:
    """Return a draft that points back with what it points to, any other as it is."""
    if not draft.points_back:
        return draft
    index, sentences = draft.sentence.index - 1, scene.parsed.sentences
    if index < 0 or sentences[index].paragraph != draft.sentence.paragraph:
        return draft
    before = sentences[index]
    # "complaints about it" tell nobody's claim
    told = [d for d in beside.get(index, ()) if d.mention or Trait.HEARSAY in d.traits]
    earlier = [d for d in told if d.content and not d.points_back]
    pointed = earlier[-1].content if earlier else (Span(before.span.start, _without_stop(before, scene.article)),)
    return replace(draft, content=(*pointed, *draft.content))


def _shared(draft: Draft, beside: Mapping[int, list[Draft]]) -> Draft:
    """Return a draft with the content of the last verb in whose neighbourhood it claims something."""
    verbs = [d for d in beside[draft.sentence.index] if not d.traits & BY_MEANING and d.mention]
    near = [d for d in verbs if any(s.overlaps(d.anchor) for s in draft.content)]
    return replace(draft, content=near[-1].content) if near else draft


def _without_stop(sentence: Sentence, article: Article) -> int:
    """Return the end of a sentence before its full stop."""
    end = sentence.span.end
    return end - 1 if article.text[end - 1] == "." else end
