"""Texts that come as words rather than as a file: from Python, from a page, from another program."""

import re

from attrib.errors import ArticleError
from attrib.formats.document import plain_document
from attrib.messages import Message

SURROGATES = re.compile("[\ud800-\udfff]")


def accept_text(text: str) -> str:
    """Return a text that can be an article, as a file with it would be read.

    Raises ArticleError where it is empty, has nothing but comments, or has what no text has.

    >>> accept_text("\ufeffThe dike held.")
    'The dike held.'
    """
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ArticleError(Message("the text is empty: give the text of an article"))
    if "\0" in text:
        raise ArticleError(Message("this is no text but binary: give the article as plain text"))
    if SURROGATES.search(text):
        raise ArticleError(
            Message("the text has halves of characters (surrogates): decode it anew, as UTF-8 or UTF-16")
        )
    if not plain_document(text).text.strip():
        raise ArticleError(Message("the text has comments only: give the text of an article"))
    return text
