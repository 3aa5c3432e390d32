"""Finding the attributions of an article: what words and trees give, put together with what the reader read."""

from attrib.attributions.combine import with_readings
from attrib.attributions.finishing import finished
from attrib.attributions.scene import Scene
from attrib.attributions.steps import find_drafts
from attrib.attributions.terms import without_terms
from attrib.model import Attribution


def find_attributions(scene: Scene) -> tuple[Attribution, ...]:
    """Return the attributions of an article in reading order, nested ones included.

    “It is over”, | said | two officials who saw the letter.
    content         cue    source (mention)
    """
    return without_terms(with_readings(finished(find_drafts(scene), scene), scene), scene)
