"""JSON Lines: an article a line."""

from attrib.formats.document import Document
from attrib.formats.json_items import read_lines
from attrib.model import Failure


def read(data: bytes) -> tuple[Document | Failure, ...]:
    """Return the articles of a file of JSON Lines; a line that cannot be read is a failure of its own."""
    return read_lines(data)
