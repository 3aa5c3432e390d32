"""What nobody reads is said in one line that tells what to do, and never counted as an article."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from attrib.errors import ArticleError
from attrib.formats import read_documents
from tests.cli.command import attrib

CLEAN = "De dijk houdt, zei dijkgraaf Anna Bos maandag."


def zipped(**parts: str | bytes) -> bytes:
    """Return a zip with parts, whose names have two underscores for a slash."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml").replace("_bin", ".bin"), content)
    return out.getvalue()


ENTITIES = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><x>&b;</x>'
LONG = zipped(word__document_xml="<x>" + "dijk " * 500 + "</x>")
REFUSED = {
    "story.pdf": (b"%PDF-1.7\n", "this is a PDF.*pdftotext"),
    "pdf.txt": (b"%PDF-1.7\n", "this is a PDF"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "this is an old Word file: save it as .docx"),
    "story.rtf": (b"{\\rtf1\\ansi", "this is RTF: save it as .docx"),
    "story.xyz": (CLEAN.encode(), r"nobody reads .xyz files: save it as one of .txt, .*\.docx"),
    "story.docm": (zipped(word__document_xml="<x/>"), "nobody reads .docm files"),
    "empty.md": (b"  \n", "the file is empty"),
    "bare.md": (b"![photo](x.jpg)\n", "there are no words of an article in it"),
    "bare.html": (b"<p><img src=x></p>", "there are no words of an article in it"),
    "shape.json": (b'{"a": 1}', "this JSON is no article that attrib knows: name the text one of body_xhtml"),
    "list.json": (b"[]", "this list has no articles"),
    "number.json": (b"7", "this JSON is no article"),
    "broken.json": (b'{"text": "De dijk', "this is no JSON"),
    "report.json": (b'{"schema_version": "1.0.0"}', "this is a report of attrib, no article"),
    "feed.xml": (b"<rss><channel/></rss>", "neither NewsML-G2 nor NITF"),
    "bomb.xml": (b'<!DOCTYPE a [<!ENTITY b "c">]><newsItem>&b;</newsItem>', "declares entities of its own"),
    "bare.xml": (b"<newsItem><headline>Dike</headline></newsItem>", "this item has no text"),
    "no.docx": (CLEAN.encode(), "damaged or locked"),
    "other.docx": (zipped(mimetype="x"), "this is no Word file, whatever it is called"),
    "macro.docx": (zipped(word__document_xml="<x/>", word__vbaProject_bin=b"x"), "holds macros"),
    "entities.docx": (zipped(word__document_xml=ENTITIES, word__styles_xml="<x/>"), "no word processor writes"),
    "wide.docx": (
        zipped(word__document_xml=ENTITIES.encode("utf-16"), word__styles_xml="<x/>"),
        "no word processor writes",
    ),
    # Where the deflated data begins, a kind of block that there is not.
    "flipped.docx": (
        LONG[: 30 + len("word/document.xml")] + b"\xff" + LONG[31 + len("word/document.xml") :],
        "damaged",
    ),
    "broken.docx": (zipped(word__document_xml="<x>", word__styles_xml="<x/>"), "damaged"),
    "other.odt": (zipped(mimetype="x"), "this is no OpenDocument file"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_in_a_line(name: str, tmp_path: Path) -> None:
    """With what would do."""
    data, why = REFUSED[name]
    (tmp_path / name).write_bytes(data)

    with pytest.raises(ArticleError, match=why) as error:
        read_documents(str(tmp_path / name))
    assert "\n" not in str(error.value)


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A hundred million spaces take a hundred kilobytes."""
    (tmp_path / "bomb.docx").write_bytes(zipped(word__document_xml=b" " * 100_000_000))

    with pytest.raises(ArticleError, match="unpacks to more than any article has"):
        read_documents(str(tmp_path / "bomb.docx"))


def test_an_address_is_no_file() -> None:
    """Nothing is fetched, even where it looks like a pattern."""
    finished = attrib("check", "https://example.org/story?id=1")

    assert (finished.returncode, finished.stdout) == (2, "")
    assert finished.stderr.splitlines() == [
        "attrib: https://example.org/story?id=1: this is an address, and only --allow-network lets attrib fetch it: "
        "add that, or save the page and check it"
    ]


def test_pages_need_an_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The line says how to install it; a fragment needs none."""
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    (tmp_path / "page.html").write_text(f"<html><body><p>{CLEAN}</p></body></html>", encoding="utf-8")
    (tmp_path / "part.html").write_text(f"<p>{CLEAN}</p>", encoding="utf-8")

    with pytest.raises(ArticleError, match=r"needs the package trafilatura.*pip install 'attrib\[read\]'"):
        read_documents(str(tmp_path / "page.html"))
    assert len(read_documents(str(tmp_path / "part.html"))) == 1


def test_a_page_without_article(tmp_path: Path) -> None:
    """Menus and notices are no article."""
    page = "<html><body><nav><a href='/'>Home</a></nav><footer>© Krant</footer></body></html>"
    (tmp_path / "page.html").write_text(page, encoding="utf-8")

    with pytest.raises(ArticleError, match="no article can be told from the rest of this page"):
        read_documents(str(tmp_path / "page.html"))
