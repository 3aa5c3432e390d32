"""Plain text: stored as it is read, but for comments, marks of lists, and characters that nobody sees."""

from attrib.errors import ArticleError
from attrib.formats.document import Document, plain_document
from attrib.formats.files import decoded
from attrib.messages import Message


def read(data: bytes) -> tuple[Document]:
    """Return the article that a plain text is. Raises ArticleError where it is empty or cannot be decoded."""
    text, notes = decoded(data)
    if not text.strip():
        raise ArticleError(Message("the file is empty: give a file with the text of an article"))
    document = plain_document(text, notes)
    if not document.text.strip():
        raise ArticleError(Message("the file has comments only: give a file with the text of an article"))
    return (document,)
