"""In which of our languages a text is written, by py3langid (BSD licence, works offline)."""

import re
from functools import cache
from typing import Any

from attrib.errors import LanguageError

# Below this share of the probability over all languages that the library knows, we ask. Of the 175 one-sentence
# texts of the Dutch development set none is guessed wrongly above it.
from attrib.messages import Message

CERTAIN = 0.5
# Detection needs no more than the head of an article.
HEAD = 1500


def detect_language(text: str, codes: tuple[str, ...]) -> str:
    """Return the code of the text's language if it is certain to be one of the given ones.

    Raises LanguageError, which asks for --lang, where it is another language or too uncertain.
    """
    words = " ".join(re.findall(r"[^\W\d_]+", text[:HEAD]))
    code, share = _identifier().classify(words)
    choices = " or ".join(f"--lang {own}" for own in codes)
    if share < CERTAIN:
        raise LanguageError(
            Message("the text is too short or too mixed to tell its language: say {choices}", choices=choices)
        )
    if code not in codes:
        raise LanguageError(
            Message(
                "the language looks like {code!r}, which attrib does not know: if it is not, say {choices}",
                code=code,
                choices=choices,
            )
        )
    return str(code)


def load_detector() -> None:
    """Load, once, what guesses languages (0.4 s), for whoever wants that done before the first guess."""
    _identifier()


@cache
def _identifier() -> Any:
    """Return the library's classifier, loaded once and only when a language must be guessed."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
