"""Terms on which somebody speaks, which look like claims and are none.

They spoke on | condition of anonymity |      Allen vroegen | dat hun namen niet worden gebruikt |
"""

from collections.abc import Sequence
from itertools import pairwise

from attrib.attributions.finishing import in_reading_order
from attrib.attributions.scene import Scene
from attrib.lexicon import Lexicon
from attrib.model import Attribution, Form, Token
from attrib.syntax import sentence_at, words_inside

OPENING = 4
"""Words of a content, with its cue, in which a condition is named."""
REACH = 8
"""Words around a name in which it is said what is done with it."""


def without_terms(attributions: tuple[Attribution, ...], scene: Scene) -> tuple[Attribution, ...]:
    """Return attributions without those that tell on which terms somebody speaks, numbered anew."""
    kept = [attribution for attribution in attributions if not _is_terms(attribution, scene)]
    return in_reading_order(kept) if len(kept) < len(attributions) else attributions


def _is_terms(attribution: Attribution, scene: Scene) -> bool:
    """Tell whether a claim is that a name be kept back: one's own, by somebody, in words of the article."""
    if attribution.form is Form.DIRECT or attribution.mention is None or attribution.cue is None:
        return False
    sentence = sentence_at(attribution.content[0].start, scene.parsed.sentences)
    own = words_inside(sentence.tokens, (*attribution.cue.spans, *attribution.content))
    return _names_condition(own, scene.lexicon) or _keeps_own_name(own, scene.lexicon)


def _names_condition(own: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words begin with a condition that is about a name: "spoke on | condition | of anonymity"."""
    condition = lexicon.any_has(own[:OPENING], "anonymity_conditions")
    return condition and lexicon.any_has(own, "anonymity_words")


def _keeps_own_name(own: Sequence[Token], lexicon: Lexicon) -> bool:
    """Tell whether words ask that "their names" or "haar naam" be withheld, or not be used."""
    for place, (before, token) in enumerate(pairwise(own)):
        if lexicon.has(token, "own_names") and lexicon.has(before.text, "pronouns_possessive"):
            near = own[max(0, place - 1) : place + REACH]
            return lexicon.any_has(near, "name_withheld") or (
                lexicon.any_has(near, "name_uses") and lexicon.any_has(near, "negations")
            )
    return False
