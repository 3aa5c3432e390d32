"""Files that hold articles in parts: Word, OpenDocument, JSON, NewsML-G2."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from attrib.article import make_article
from attrib.cli.checking import passed_over
from attrib.formats import Documents, read_documents
from attrib.formats.document import Document
from attrib.model import Article, Failure, Position, Span
from tests.cli.command import attrib

FIRST = "De dijk houdt, zei dijkgraaf Anna Bos maandag."
SECOND = "Het water zakt, melden twee ambtenaren."


def read(folder: Path, name: str, data: bytes | str) -> Documents:
    """Return what a file with some content holds."""
    (folder / name).write_bytes(data.encode() if isinstance(data, str) else data)
    return read_documents(str(folder / name))


def article(documents: Documents) -> Article:
    """Return the only article of a file."""
    (document,) = documents
    assert isinstance(document, Document)
    return make_article(document, path="-", language="nl")


def roles(made: Article) -> list[tuple[str, str]]:
    """Return roles and words of the paragraphs."""
    return [(p.role.value, made.slice(p.span)) for p in made.paragraphs]


# Word and OpenDocument


def word(body: str) -> bytes:
    """Return a Word file with a body in XML."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    names = {"Kop1": "heading 1", "C": "Caption"}
    styles = "".join(f'<w:style w:styleId="{k}"><w:name w:val="{name}"/></w:style>' for k, name in names.items())
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", f"<w:document {space}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", f"<w:styles {space}>{styles}</w:styles>")
    return out.getvalue()


def test_a_text_box_of_a_word_file_is_a_text_of_its_own(tmp_path: Path) -> None:
    """It is stored twice, for newer and older readers, stands in the paragraph it is anchored in, and is read once."""
    box = f"<w:txbxContent>{paragraph(run('De pompen', bold=True))}{paragraph(run(SECOND))}</w:txbxContent>"
    choice = f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
    both = f"<mc:AlternateContent>{choice}<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    anchored = f'<w:r xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">{both}</w:r>'
    body = (
        paragraph(run("Dijk"), style="Kop1") + paragraph(run(FIRST), anchored) + paragraph(run("Zij gaat naar huis."))
    )
    made = article(read(tmp_path, "box.docx", word(body)))

    assert roles(made) == [
        ("headline", "Dijk"), ("body", FIRST), ("body", "Zij gaat naar huis."),
        ("heading", "De pompen"), ("body", SECOND),
    ]  # fmt: skip
    assert made.position(made.paragraphs[-1].span.start) == Position(5, 1)


def test_a_word_file_without_styles_is_read(tmp_path: Path) -> None:
    """Programs write such files, and no word processor minds."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(word(paragraph(run(FIRST))))) as whole, zipfile.ZipFile(out, "w") as bare:
        bare.writestr("word/document.xml", whole.read("word/document.xml"))

    assert roles(article(read(tmp_path, "bare.docx", out.getvalue()))) == [("body", FIRST)]


def paragraph(*runs: str, style: str = "") -> str:
    """Return a paragraph of a Word file."""
    kept = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{kept}{''.join(runs)}</w:p>"


def run(text: str, bold: bool = False) -> str:
    """Return words of a Word file."""
    return f"<w:r>{'<w:rPr><w:b/></w:rPr>' if bold else ''}<w:t>{text}</w:t></w:r>"


def test_all_changes_of_a_word_file_are_accepted(tmp_path: Path) -> None:
    """What was inserted is read, what was deleted is not, at its paragraph and character."""
    deleted = "<w:del><w:r><w:delText>niet </w:delText></w:r></w:del>"
    body = paragraph(run("De dijk "), deleted, f"<w:ins>{run('houdt')}</w:ins>", run(", zei Bos."))
    made = article(read(tmp_path, "a.docx", word(paragraph() + body)))

    assert roles(made) == [("body", "De dijk houdt, zei Bos.")]
    assert made.position(made.text.index("houdt")) == Position(2, 9)
    assert made.stored.splitlines() == ["", "De dijk houdt, zei Bos."]


def test_styles_of_a_word_file_tell_headings(tmp_path: Path) -> None:
    """In the language of whoever wrote it; the first is the headline, a bold question is a heading."""
    body = (
        paragraph(run("Dijk houdt"), style="Kop1")
        + paragraph(run(FIRST), "<w:r><w:br/></w:r>", run(SECOND))
        + paragraph(run("Een dijk, zei niemand"), style="C")
        + paragraph(run("Geen paniek"), style="Kop1")
        + "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nee, zei Bos.</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        + paragraph(run("Houdt de dijk het ", bold=True), run("ook in de winter?", bold=True))
        + paragraph(run(SECOND))
    )
    made = article(read(tmp_path, "a.docx", word(body)))

    assert roles(made) == [
        ("headline", "Dijk houdt"),
        ("body", FIRST),
        ("body", SECOND),
        ("heading", "Geen paniek"),
        ("heading", "Houdt de dijk het ook in de winter?"),
        ("body", SECOND),
    ]
    assert [part.kind for part in made.left_out] == ["caption"]
    assert made.position(made.paragraphs[-1].span.start) == Position(7, 1)


def test_an_opendocument_text(tmp_path: Path) -> None:
    """White space of its XML is one space; tracked deletions and notes are not read."""
    names = ("text", "office")
    spaces = " ".join(f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in names)
    content = f"""<office:document-content {spaces}><office:body><office:text>
      <text:tracked-changes><text:changed-region><text:deletion><text:p>Nee, zei hij.</text:p></text:deletion>
      </text:changed-region></text:tracked-changes>
      <text:h text:style-name="Heading_20_1">Dijk houdt</text:h>
      <text:p>De dijk
        houdt, <text:span>zei</text:span> dijkgraaf<text:s/>Anna Bos<text:note><text:p>Nee.</text:p></text:note>
        maandag.</text:p>
      <text:list><text:list-item><text:p>{SECOND}</text:p></text:list-item></text:list>
    </office:text></office:body></office:document-content>"""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", content)
    made = article(read(tmp_path, "a.odt", out.getvalue()))

    assert roles(made) == [("headline", "Dijk houdt"), ("body", FIRST), ("body", SECOND)]


# JSON


@pytest.mark.parametrize("name", ["body_xhtml", "body_html", "articleBody", "text", "content"])
def test_a_body_by_any_of_its_names(name: str, tmp_path: Path) -> None:
    """HTML or plain text, with its places in the file."""
    item = {"headline": "Dijk “houdt”", "byline": "Door Jan de Vries", name: f"<p>{FIRST}</p><p>{SECOND}</p>"}
    made = article(read(tmp_path, "a.json", json.dumps(item)))
    place = made.place(Span(made.text.index("Het water"), made.text.index(" zakt")))

    assert roles(made) == [
        ("headline", "Dijk “houdt”"),
        ("byline", "Door Jan de Vries"),
        ("body", FIRST),
        ("body", SECOND),
    ]
    assert made.stored[place.start : place.end] == "Het water"


@pytest.mark.parametrize("ascii_only", [True, False])
def test_escapes_of_json_are_one_character(ascii_only: bool, tmp_path: Path) -> None:
    """Emoji are two escapes, in ASCII."""
    text = 'Ze zei: "Ja" 😀\\ en\ttoen “nee”, zei Bos.'
    made = article(read(tmp_path, "a.json", json.dumps({"text": text}, ensure_ascii=ascii_only)))
    at = made.text.index("zei Bos")
    place = made.place(Span(at, at + 7))

    assert made.slice(made.paragraphs[0].span) == text
    assert made.stored[place.start : place.end] == "zei Bos"


def test_a_list_gives_all_its_articles(tmp_path: Path) -> None:
    """One that cannot be read is a failure of its own."""
    listed = [{"text": FIRST}, {"a": 1}, {"headline": "Dijk", "body_text": SECOND}]
    lines = "\n\n".join(map(json.dumps, listed)) + "\n{broken\n"
    whole = read(tmp_path, "a.json", json.dumps({"items": listed}))
    by_line = read(tmp_path, "a.jsonl", lines)

    assert [d.name if isinstance(d, Document) else d.path for d in whole] == [":1", ":2", ":3"]
    assert [isinstance(d, Failure) for d in whole] == [False, True, False]
    assert [isinstance(d, Failure) for d in by_line] == [False, True, False, True]


def test_the_command_line_checks_a_list(tmp_path: Path) -> None:
    """By the number of each article; what cannot be read is exit code 2."""
    (tmp_path / "news.jsonl").write_text('{"a": 1}\n{"b": 2}\n', encoding="utf-8")
    finished = attrib("check", "news.jsonl", cwd=tmp_path)

    assert finished.returncode == 2
    assert [line.partition(": this")[0] for line in finished.stderr.splitlines()] == [
        "attrib: news.jsonl:1",
        "attrib: news.jsonl:2",
    ]


def test_a_news_message_with_items(tmp_path: Path) -> None:
    """NITF in one, escaped HTML in the other."""
    head = "<body.head><hedline><hl1>Dijk houdt</hl1></hedline></body.head>"
    nitf = f"<nitf><body>{head}<body.content><p>{FIRST}</p></body.content></body></nitf>"
    escaped = f"<inlineData>&lt;p&gt;{SECOND}&lt;/p&gt;</inlineData>"
    about = "<contentMeta><headline>Water &amp; dijk</headline></contentMeta>"
    items = [
        f"<newsItem><contentSet><inlineXML>{nitf}</inlineXML></contentSet></newsItem>",
        f"<newsItem>{about}<contentSet>{escaped}</contentSet></newsItem>",
    ]
    found = read(tmp_path, "a.xml", f"<newsMessage><itemSet>{''.join(items)}</itemSet></newsMessage>")
    articles = [article((document,)) for document in found]

    assert [roles(made) for made in articles] == [
        [("headline", "Dijk houdt"), ("body", FIRST)],
        [("headline", "Water & dijk"), ("body", SECOND)],
    ]


def test_verbose_tells_what_was_not_read(tmp_path: Path) -> None:
    """With its line and, unless words may not leave the machine, its beginning."""
    made = article(read(tmp_path, "a.txt", f"{FIRST}\n\nFoto: {'de dijk ' * 20}\n\n{SECOND}\n"))

    assert list(passed_over(made, words=True)) == [
        "-:3: not read (caption): Foto: de dijk de dijk de dijk de dijk de dijk de dijk de …"
    ]
    assert list(passed_over(made, words=False)) == ["-:3: not read (caption)"]
