"""Under which keys things are kept: a key is another one whenever the thing would be."""

from collections.abc import Iterable
from hashlib import sha256

from attrib.languages import load_language
from attrib.languages.detect import CERTAIN, HEAD
from attrib.model import Article
from attrib.parsing.cache.encoding import FORMAT
from attrib.parsing.cache.identity import package_version


def parse_key(article: Article, made_by: Iterable[str]) -> bytes:
    """Return the key of an article's parse: the words that are parsed, and all that decides how.

    `made_by` tells models and versions. The path of an article, its dateline and comments between its paragraphs
    are not parsed.
    """
    abbreviations = sorted(load_language(article.language).abbreviations)
    given = (article.slice(paragraph.words) for paragraph in article.paragraphs)
    return _key("parse", str(FORMAT), *made_by, article.language, *abbreviations, "", *given)


def guess_key(text: str, codes: Iterable[str]) -> bytes:
    """Return the key of a guess at the language of a text, of which the head alone is looked at."""
    return _key("guess", package_version("py3langid"), str(CERTAIN), *codes, "", text[:HEAD])


def _key(*parts: str) -> bytes:
    """Return a digest in which it matters where each part begins."""
    digest = sha256()
    for part in parts:
        encoded = part.encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(encoded))
        digest.update(encoded)
    return digest.digest()
