"""Every fixture article with what is stored of it: gold attributions, parse, and reports of some."""

import difflib
import json
from pathlib import Path
from typing import Any

import pytest

from attrib.article import make_article
from attrib.languages.detect import detect_language
from attrib.languages.folders import language_codes
from attrib.model import SourceKind
from attrib.parsing.stored import StoredParser
from attrib.report import FORMATS
from tests import pairs
from tests.fixtures import (
    FIXTURES,
    GOLDEN,
    GOLDEN_NAMES,
    GOLDEN_SLUGS,
    fixture_folders,
    golden_files,
    read_fixture,
    report_on,
)

FOLDERS = fixture_folders()
each_fixture = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: f"{folder.parent.name}/{folder.name}")
each_golden = pytest.mark.parametrize("slug", [*GOLDEN_SLUGS, *(f"diff/{pair}" for pair in pairs.GOLDEN_PAIRS)])
QUOTES = {"direct", "indirect", "mixed"}


def gold_of(folder: Path) -> dict[str, Any]:
    """Return the gold attributions of a fixture article."""
    gold: dict[str, Any] = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    return gold


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_six_articles(code: str) -> None:
    """So that its constructions are seen in natural prose."""
    assert len([folder for folder in FOLDERS if folder.parent.name == code]) >= 6


@each_fixture
def test_the_language_is_told_by_the_text(folder: Path) -> None:
    """Folder, gold and detection agree."""
    detected = detect_language(read_fixture(folder).text, language_codes())

    assert (folder.parent.name, folder.parent.name) == (detected, gold_of(folder)["lang"])


@each_fixture
def test_gold_offsets_point_at_whole_words(folder: Path) -> None:
    """No span of source, cue or content is empty, cut a word in two or takes white space along."""
    text = f" {read_fixture(folder).text} "
    wrong = [
        text[start + 1 : end + 1]
        for attribution in gold_of(folder)["attributions"]
        for part in ("source", "cue", "content")
        for start, end in attribution[part]
        if not 0 <= start < end <= len(text) - 2
        or text[start + 1 : end + 1].strip() != text[start + 1 : end + 1]
        or text[start : start + 2].isalnum()
        or text[end : end + 2].isalnum()
    ]

    assert wrong == []


@each_fixture
def test_gold_attributions_are_complete(folder: Path) -> None:
    """Each has content, and either a source or the kind that says there is none; its words are those of SOURCES.md."""
    wrong = [
        attribution
        for attribution in gold_of(folder)["attributions"]
        if not attribution["content"]
        or attribution["source_type"] not in set(SourceKind)
        or attribution["quote"] not in QUOTES
        or (not attribution["source"] and not attribution["cue"] and attribution["source_type"] == "unattributed")
    ]

    assert wrong == []


@each_fixture
def test_a_source_has_one_kind_throughout(folder: Path) -> None:
    """All attributions of a gold source agree on what it is."""
    kinds: dict[str, set[str]] = {}
    for attribution in gold_of(folder)["attributions"]:
        kinds.setdefault(attribution["source_id"], set()).add(attribution["source_type"])

    assert {source: found for source, found in kinds.items() if len(found) > 1} == {}


@each_fixture
def test_the_stored_parse_covers_the_article(folder: Path) -> None:
    """It fits the text, and no paragraph or word is without its token."""
    parsed = StoredParser().parse(read_fixture(folder))
    words = {token.span.start for sentence in parsed.sentences for token in sentence.tokens}

    assert set(range(len(parsed.article.paragraphs))) == {sentence.paragraph for sentence in parsed.sentences}
    assert all(
        (paragraph.dateline.end if paragraph.dateline else paragraph.span.start) in words
        for paragraph in parsed.article.paragraphs
    )


@each_fixture
def test_every_fixture_goes_through_the_whole_flow(folder: Path) -> None:
    """Every attribution belongs to one source, with all its spans inside the text."""
    analysis = report_on(folder).analysis
    numbers = [attribution.number for source in analysis.sources for attribution in source.attributions]
    spans = [span for attribution in analysis.attributions for span in (attribution.span, *attribution.content)]

    assert sorted(numbers) == [attribution.number for attribution in analysis.attributions]
    assert all(0 <= span.start < span.end <= len(analysis.article.text) for span in spans)


@each_fixture
def test_line_ends_of_another_system_change_no_finding(folder: Path) -> None:
    """With CR LF the article has the same paragraphs, roles and datelines."""
    article = read_fixture(folder)
    other = make_article(article.text.replace("\n", "\r\n"), path="-", language=article.language)

    assert [(p.role, article.slice(p.span)) for p in article.paragraphs] == [
        (p.role, other.slice(p.span).replace("\r\n", "\n")) for p in other.paragraphs
    ]


def test_every_format_has_golden_files() -> None:
    """A new format is not forgotten."""
    assert set(GOLDEN_NAMES) | {"rich"} == set(FORMATS)


def written(slug: str) -> dict[str, str]:
    """Return what every format writes for an article or a pair of articles, by file name."""
    kind, _, name = slug.partition("/")
    return pairs.golden_files(name) if kind == "diff" else golden_files(slug)


@each_golden
def test_the_golden_files_are_all_there(slug: str) -> None:
    """One for each format, none left over from an earlier one."""
    folder = GOLDEN / slug.replace("/", "-")
    there = {path.name for path in folder.glob("*")} if folder.is_dir() else set()

    assert (FIXTURES / slug).is_dir()
    assert set(written(slug)) == {name for name in there if not name.endswith(".actual")}, "run 'make golden'"


@each_golden
def test_the_formats_write_what_the_golden_files_have(slug: str) -> None:
    """A change of any report shows up as a difference to review; the actual output is kept beside the golden file."""
    folder = GOLDEN / slug.replace("/", "-")
    differences = ""
    for name, actual in written(slug).items():
        file = folder / name
        expected = file.read_text(encoding="utf-8") if file.is_file() else ""
        kept = folder / f"{name}.actual"
        kept.unlink(missing_ok=True)
        if actual != expected:
            folder.mkdir(parents=True, exist_ok=True)
            kept.write_text(actual, encoding="utf-8", newline="\n")
            differences += "".join(
                difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), str(file), str(kept))
            )

    assert not differences, f"review this, then accept it with 'make golden':\n{differences}"
