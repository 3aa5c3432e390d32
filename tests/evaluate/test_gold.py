"""Gold files of every form, and what is said of those that are not as they should be."""

import json
import lzma
from pathlib import Path

import pytest

from attrib.errors import DataError
from attrib.evaluate.annotation import Annotation, GoldArticle
from attrib.evaluate.gold import read_gold
from attrib.model import Span

TEXT = "Ann said it leaks."
LEAKS = Annotation(source=(Span(0, 3),), cue=(Span(4, 8),), content=(Span(9, 17),))
LINE = json.dumps(
    {"id": "a", "text": TEXT, "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]]}]}
)
STANDOFF = "E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3\nT1\tSource 0 3\tAnn\nT2\tCue 4 8\tsaid\n"
LEAKING = "T3\tContent 9 11;12 17\tit leaks\n"


@pytest.mark.parametrize("name", ["gold.jsonl", "gold.jsonl.xz"])
def test_json_lines(tmp_path: Path, name: str) -> None:
    """Plain or compressed; an article without a language has none."""
    path = tmp_path / name
    path.write_bytes(lzma.compress(LINE.encode()) if name.endswith(".xz") else LINE.encode())

    assert read_gold(path) == (GoldArticle(id="a", text=TEXT, language=None, annotations=(LEAKS,)),)


@pytest.mark.parametrize(("texts", "notes", "note"), [("", "", "a.ann"), ("text", "attributions", "a_0001.ann")])
def test_brat_folders(tmp_path: Path, texts: str, notes: str, note: str) -> None:
    """Text and annotation side by side, or in two folders; the first annotator counts."""
    for folder in (texts, notes):
        (tmp_path / folder).mkdir(exist_ok=True)
    (tmp_path / texts / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / notes / note).write_text(STANDOFF + LEAKING, encoding="utf-8")
    if notes:
        (tmp_path / notes / "a_0002.ann").write_text("", encoding="utf-8")
    (article,) = read_gold(tmp_path)

    assert (article.id, article.text) == ("a", TEXT)
    assert article.annotations == (Annotation(source=LEAKS.source, cue=LEAKS.cue, content=(Span(9, 11), Span(12, 17))),)


def test_a_record_of_brat_may_hold_a_line_break(tmp_path: Path) -> None:
    """As the words of the text do."""
    (tmp_path / "a.txt").write_bytes(b"Ann said it\nleaks.")
    (tmp_path / "a.ann").write_bytes(f"{STANDOFF}T3\tContent 9 17\tit\nleaks\n".encode())

    assert read_gold(tmp_path)[0].annotations == (LEAKS,)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("{", "gold.jsonl:1: "),
        ("[]", "gold.jsonl:1: "),
        ('{"id": "a", "text": "Ja."}', "gold.jsonl:1: 'attributions' is missing"),
        ('{"id": "a", "text": "Ja.", "attributions": [{"content": [[0, 9]]}]}', "no such span: [0, 9]"),
        ('{"id": "a", "text": "Ja.", "attributions": [{"content": [0, 1]}]}', "gold.jsonl:1: "),
        (f"{LINE}\n{LINE}", "article a occurs twice"),
        ("", "no articles in it"),
    ],
)
def test_a_line_that_is_no_article_is_named(tmp_path: Path, line: str, message: str) -> None:
    """With its number and what is wrong."""
    path = tmp_path / "gold.jsonl"
    path.write_text(line, encoding="utf-8")

    with pytest.raises(DataError) as error:
        read_gold(path)

    assert message in str(error.value)


@pytest.mark.parametrize(
    ("standoff", "message"),
    [
        (STANDOFF, "E1: T3 is no span of this file"),
        (STANDOFF + "T3\tContent 9 17\tit does\n", "T3: does not line up with the text"),
        (STANDOFF + "T3\tContent nine 17\tit leaks\n", "T3: "),
        (STANDOFF + "T3\tContent 9 99\tit leaks\n", "no such span: [9, 99]"),
    ],
)
def test_a_standoff_that_does_not_fit_is_named(tmp_path: Path, standoff: str, message: str) -> None:
    """With its file and record."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "a.ann").write_text(standoff, encoding="utf-8")

    with pytest.raises(DataError) as error:
        read_gold(tmp_path)

    assert "a.ann: " in str(error.value)
    assert message in str(error.value)


def test_a_text_without_annotation_is_named(tmp_path: Path) -> None:
    """It would count as an article that claims nothing."""
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")

    with pytest.raises(DataError, match=r"no a\.ann belongs to it"):
        read_gold(tmp_path)


@pytest.mark.parametrize(("data", "message"), [(b"\xff", "is not UTF-8"), (None, "cannot be read")])
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path, data: bytes | None, message: str) -> None:
    """In one line, with what to do."""
    path = tmp_path / "gold.jsonl"
    if data is not None:
        path.write_bytes(data)

    with pytest.raises(DataError, match=message):
        read_gold(path)


def test_a_broken_archive_is_named(tmp_path: Path) -> None:
    """Whatever the decompressor says of it."""
    path = tmp_path / "gold.jsonl.xz"
    path.write_bytes(b"no archive")

    with pytest.raises(DataError, match="cannot be read"):
        read_gold(path)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"content": [[9.5, 17]]}, "places are whole numbers"),
        ({"content": [[True, 17]]}, "places are whole numbers"),
        ({"source_type": ["x"]}, "source_type is no text"),
        ({"source_id": {"x": 1}}, "source_id is no text"),
        ({"withheld": "yes"}, "withheld is no true or false"),
        ({"quote": 5}, "quote is no text"),
    ],
)
def test_a_field_of_another_kind_is_named(tmp_path: Path, changes: dict[str, object], message: str) -> None:
    """Before anything is computed with it."""
    line = json.loads(LINE)
    line["attributions"][0] |= changes
    (tmp_path / "gold.jsonl").write_text(json.dumps(line), encoding="utf-8")

    with pytest.raises(DataError, match=rf"gold\.jsonl:1: .*{message}"):
        read_gold(tmp_path / "gold.jsonl")


@pytest.mark.parametrize("content", ['{"id": ' + "[" * 100_000, '{"id": NaN}', '{"id": 1e999}'])
def test_absurd_json_is_named(tmp_path: Path, content: str) -> None:
    """With its line."""
    (tmp_path / "gold.jsonl").write_text(f"{LINE}\n{content}\n", encoding="utf-8")

    with pytest.raises(DataError, match=r"gold\.jsonl:2: "):
        read_gold(tmp_path / "gold.jsonl")


def test_an_archive_that_grows_without_end_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes would fill all memory."""
    monkeypatch.setattr("attrib.evaluate.gold.LARGEST", 1000)
    (tmp_path / "gold.jsonl.xz").write_bytes(lzma.compress(b" " * 100_000))

    with pytest.raises(DataError, match="unpacks to more than"):
        read_gold(tmp_path / "gold.jsonl.xz")
