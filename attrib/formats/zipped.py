"""Word-processor files: XML within a zip, opened with care."""

import zipfile
import zlib
from io import BytesIO
from xml.etree.ElementTree import Element, ParseError, XMLParser

from attrib.errors import ArticleError

# A novel has a few million characters; a zip bomb has gigabytes.
from attrib.messages import Message

LARGEST = 64_000_000


def read_part(data: bytes, name: str, kind: str) -> Element:
    """Return the root of one part of a zipped document.

    Raises ArticleError where the file is damaged, locked or larger than any article, or has no such part.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            if any(part.endswith("vbaProject.bin") for part in archive.namelist()):
                raise ArticleError(Message("this {kind} file holds macros: save it without, as .docx", kind=kind))
            info = archive.getinfo(name)
            if info.file_size > LARGEST:
                raise ArticleError(
                    Message("this {kind} file unpacks to more than any article has: give its text", kind=kind)
                )
            with archive.open(info) as part:
                content = part.read(LARGEST + 1)
    except KeyError as error:
        raise ArticleError(
            Message("this is no {kind} file, whatever it is called: save it as one, or give its text", kind=kind)
        ) from error
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise ArticleError(
            Message(
                "this {kind} file is damaged or locked ({error}): save it anew without password", kind=kind, error=error
            )
        ) from error
    return _parsed(content, kind)


def has_part(data: bytes, name: str) -> bool:
    """Tell whether a zipped document, from which a part was read already, has another one."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return name in archive.namelist()


def _parsed(content: bytes, kind: str) -> Element:
    """Return the root of XML that declares nothing of its own: no word processor writes entities."""
    # Nor do they write UTF-16, in which a declaration would not be seen.
    if len(content) > LARGEST or b"\0" in content[:4096] or b"<!DOCTYPE" in content[:4096] or b"<!ENTITY" in content:
        raise ArticleError(
            Message("this {kind} file holds what no word processor writes: save it anew, or give its text", kind=kind)
        )
    parser = XMLParser()  # noqa: S314 - entities are refused above
    try:
        parser.feed(content)
        root: Element = parser.close()
    except ParseError as error:
        raise ArticleError(
            Message("this {kind} file is damaged ({error}): save it anew", kind=kind, error=error)
        ) from error
    return root
