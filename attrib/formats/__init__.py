"""Formats: what people have on their desks, read as the words of articles, each with its place in the file.

A format is one module with a function `read(data: bytes) -> Documents`, and one line in the table below. It raises
ArticleError where there is no article in the bytes.
"""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from attrib.errors import ArticleError
from attrib.formats.document import Document
from attrib.formats.files import STDIN, read_bytes
from attrib.messages import Message
from attrib.model import Failure

Documents = tuple[Document | Failure, ...]
"""The articles of a file, most often one; a failure for one that cannot be read among several."""

PLAIN, MARKDOWN, HTML = "plain", "markdown", "html"
MODULES = {
    ".txt": PLAIN, ".text": PLAIN, "": PLAIN,
    ".md": MARKDOWN, ".markdown": MARKDOWN, ".mdown": MARKDOWN, ".mkd": MARKDOWN,
    ".html": HTML, ".htm": HTML, ".xhtml": HTML,
    ".json": "json_items", ".jsonl": "json_lines", ".ndjson": "json_lines", ".xml": "newsml",
    ".docx": "docx", ".odt": "odt",
}  # fmt: skip
"""Modules of this folder by the ending of the files that they read."""

# What a file begins with that is none of ours whatever it is called, and how its words can be had.
REFUSED = {
    b"%PDF": Message(
        "this is a PDF, which has no paragraphs: save its text with 'pdftotext FILE.pdf FILE.txt' and check that"
    ),
    b"\xd0\xcf\x11\xe0": Message("this is an old Word file: save it as .docx"),
    b"{\\rtf": Message("this is RTF: save it as .docx or as plain text"),
}
# What tells a format where no ending does, on standard input; white space before it is passed over.
OPENINGS = {b"<!doctype html": ".html", b"<html": ".html", b"<?xml": ".xml"}
"""JSON is looked into: a text may begin with a bracket, too."""
JSON_OPENING = re.compile(rb'\{\s*"|\[\s*\{\s*"')
ADDRESSES = ("http://", "https://")


def read_documents(path: str, name: str | None = None) -> Documents:
    """Return the articles of a file, or of standard input for "-".

    `name` is what standard input is called, by whose ending it is read. Raises ArticleError where the file cannot be
    read, is of a format that nobody reads, or has no words of an article in it.
    """
    refuse_addresses(path)
    return documents_of(read_bytes(path), name or path)


def refuse_addresses(path: str) -> None:
    """Raise ArticleError for an address, which is no file."""
    if path.lower().startswith(ADDRESSES):
        raise ArticleError(
            Message("this is an address, and attrib does not use the network: save the page, and check the file")
        )


def documents_of(data: bytes, name: str) -> Documents:
    """Return the articles in the bytes of a file of some name. Raises ArticleError as `read_documents` does."""
    if not data.strip():
        raise ArticleError(Message("the file is empty: give a file with the text of an article"))
    for opening, why in REFUSED.items():
        if data.startswith(opening):
            raise ArticleError(why)
    documents = _reader(_ending(name, data))(data)
    if any(isinstance(document, Document) and not document.text.strip() for document in documents):
        raise ArticleError(Message("there are no words of an article in it: give a file with the text of an article"))
    return documents


def _ending(name: str, data: bytes) -> str:
    """Return the ending of a file's name; for standard input, one that fits what it begins with."""
    ending = PurePath(name).suffix.lower()
    if ending or name != STDIN:
        return ending
    opening = data[:64].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if JSON_OPENING.match(opening):
        return ".json"
    return next((ending for begins, ending in OPENINGS.items() if opening.startswith(begins)), "")


def _reader(ending: str) -> Callable[[bytes], Documents]:
    """Return what reads files of an ending; its module is imported now."""
    if ending not in MODULES:
        known = ", ".join(filter(None, MODULES))
        raise ArticleError(
            Message(
                "nobody reads {ending} files: save it as one of {known}, or send its text with '-'",
                ending=ending,
                known=known,
            )
        )
    read: Callable[[bytes], Documents] = import_module(f"{__name__}.{MODULES[ending]}").read
    return read
