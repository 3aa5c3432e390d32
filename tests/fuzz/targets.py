"""The parts of attrib that take what others wrote, and what must hold whatever that is.

A target takes an input and returns nothing: an error of attrib's own is an answer, any other is a crash.
"""

import io
import json
import tempfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

from attrib.article import make_article
from attrib.attributions.quotes import find_quotations
from attrib.config.keys import declaration
from attrib.config.kinds import to_toml
from attrib.config.settings import resolve
from attrib.config.show import show_json, show_toml
from attrib.config.sources import read_file
from attrib.corpus.analyst import Known
from attrib.corpus.records import Columns, Record, describe, fields_of, read_article
from attrib.corpus.rows import as_tables, report_rows
from attrib.corpus.tables_in import check_columns, read_rows
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.stored_accounts import is_stored, read_accounts
from attrib.errors import AttribError
from attrib.evaluate.annotated_text import read_annotated_text
from attrib.evaluate.gold import read_gold
from attrib.model import ParsedArticle, Report, Run
from attrib.parsing.cache.encoding import decode, encode
from attrib.parsing.stored import StoredParser
from attrib.pipeline import analyse
from attrib.policy import load_policy
from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from attrib.suppressions.baseline import read_baseline
from attrib.suppressions.scopes import read_ignores
from tests import pairs
from tests.attributions.test_any_tree import check, disturbed
from tests.fixtures import fixture_folders, read_fixture
from tests.fuzz import inputs

Check = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A part of attrib, what is given to it, and what must hold."""

    given: st.SearchStrategy[Any]
    check: Check


# Articles


def articles(text: str) -> None:
    """Paragraphs lie in the text, in order; quotations lie in it, too; ignores point at it; the reader's pieces fit."""
    article = make_article(text, path="-", language="nl", sidecar=text)
    spans = [paragraph.span for paragraph in article.paragraphs]
    assert all(0 <= span.start < span.end <= len(article.text) for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
    for quotation in find_quotations(article):
        assert all(0 <= span.start <= span.end <= len(article.text) for span in quotation.spans)
    read_ignores(article)


def trees(parsed: ParsedArticle) -> None:
    """Attributions are sound, no claim covers its source or cue, all can be written, and what is stored comes back."""
    report = analyse(parsed.article, parser=Known(parsed), policy=load_policy())
    found = report.analysis.attributions
    for attribution in found:
        check(attribution, parsed, len(found))
        others = [part.spans for part in (attribution.mention, attribution.cue) if part]
        assert not any(content.covers(span) for content in attribution.content for spans in others for span in spans)
    assert report.score.index is None or 0 <= report.score.index <= 100
    name = list(FORMATS)[len(parsed.sentences[0].tokens) % len(FORMATS)]  # one of them, since each takes its time
    FORMATS[name].write_report(Run(version="1", reports=(report,)), io.StringIO())
    record = Record(number=0, path="-")
    as_tables([report_rows(record, describe(record, {}, Columns()), report, MADE_BY, words=True)])
    assert decode(encode(parsed), parsed.article).sentences == parsed.sentences


MADE_BY = {"version": "1", "profile": "default", "policy": "x"}


# Settings


def configurations(text: str) -> None:
    """What is accepted can be shown, and gives an index between 0 and 100 or none."""
    file = read_file(Path("attrib.toml"), lambda _, __: text.encode("utf-8", "surrogatepass"))
    settings = resolve(file)
    json.loads(show_json(settings))
    show_toml(settings)
    index = analyse(parsed_fixture().article, parser=Known(parsed_fixture()), policy=settings.policy).score.index
    assert index is None or 0 <= index <= 100


@cache
def parsed_fixture() -> ParsedArticle:
    """Return an article with a few claims."""
    parsed = StoredParser().parse(read_fixture(next(iter(fixture_folders()))))
    return replace(parsed, sentences=parsed.sentences[:8])


@st.composite
def toml(draw: st.DrawFn) -> str:
    """Return a text that sets some of our keys, to something right or wrong."""
    keys = draw(st.lists(st.sampled_from(declaration().keys), max_size=4))
    lines = [f"{key.name} = {to_toml(draw(toml_values))}" for key in keys]
    for table in draw(st.lists(st.sampled_from(declaration().tables), max_size=2, unique=True)):
        lines.append(f"[{table.name}]")
        names = st.sampled_from(table.names or ("*.txt", "[", "!a/**/b"))
        some = draw(st.lists(names, max_size=4, unique=True))
        lines += [f"{json.dumps(name)} = {to_toml(draw(toml_values))}" for name in some]
    return "\n".join([*lines, draw(st.one_of(st.just(""), inputs.texts))])


toml_values = st.one_of(
    st.floats(0, 1e6), st.integers(0, 100), st.sampled_from(["nl", "strict", "error", "ALL", "ATR1", "off"]),
    st.lists(st.sampled_from(["ALL", "ATR1", "ATR101", "*.txt", "minister"]), max_size=3),
    inputs.values.filter(lambda value: value is not None),
)  # fmt: skip


# Reports, and what else is JSON


@cache
def stored_report() -> Any:
    """Return a stored report of one article."""
    out = io.StringIO()
    FORMATS["json"].write_report(Run(version="1", reports=(first_report(),)), out)
    return json.loads(out.getvalue())


@cache
def first_report() -> Report:
    """Return the report on one article."""
    return analyse(parsed_fixture().article, parser=Known(parsed_fixture()), policy=load_policy())


def reports(text: str) -> None:
    """What is read can be compared with the article, both ways, and the diff written in every format."""
    is_stored(text)
    for account in read_accounts(text, report="old.json", lead_factor=1.5):
        for old, new in ((account, make_account(first_report())), (make_account(first_report()), account)):
            diff = compare(old, new, load_policy(), version="1")
            for form in DIFF_FORMATS.values():
                form.write_diff(diff, io.StringIO())


def diffs(sides: tuple[str, str]) -> None:
    """Two articles that have nothing to do with each other can be compared, and one with itself has no differences."""
    old, new = (make_account(report_of(side)) for side in sides)
    diff = compare(old, new, load_policy(), version="1")
    for form in DIFF_FORMATS.values():
        form.write_diff(diff, io.StringIO())
    if sides[0] == sides[1]:
        assert not diff.regressions


@cache
def report_of(side: str) -> Report:
    """Return the report on one of the articles that are kept for diffs."""
    return pairs.report_of(*side.split("/"))


@cache
def _scratch() -> Path:
    """Return a folder for files that are read from disk."""
    return Path(tempfile.mkdtemp(prefix="attrib-fuzz-"))


def written(name: str, text: str) -> Path:
    """Return a file with a text."""
    file = _scratch() / name
    file.write_bytes(text.encode("utf-8", "surrogatepass"))
    return file


def baselines(text: str) -> None:
    """Entries are read, or it is told why not."""
    read_baseline(written("known.json", text))


BASELINE = {"version": 1, "findings": [{"path": "a", "code": "ATR101", "fingerprint": "x", "excerpt": "y", "count": 1}]}


def gold(text: str) -> None:
    """Annotations lie in their texts."""
    for article in read_gold(written("gold.jsonl", text)):
        for annotation in article.annotations:
            for span in (*annotation.source, *annotation.cue, *annotation.content):
                assert 0 <= span.start < span.end <= len(article.text)


GOLD = {
    "id": "a", "text": "Ann said it leaks.", "lang": "en", "descriptions": [{"source_id": "s", "spans": [[0, 3]]}],
    "attributions": [{"source": [[0, 3]], "cue": [[4, 8]], "content": [[9, 17]], "source_type": "other"}],
}  # fmt: skip


def annotated(text: str) -> None:
    """Annotated texts are read, or the line is told."""
    list(read_annotated_text(written("gold.txt", text)))


ANNOTATED = "# id: a\n# lang: en\nIt leaks\n\nAnn said it leaks.\n----\n2 | person | ann | Ann | said | it leaks\n"


def kept_parses(stored: bytes) -> None:
    """What is kept is read, or told to be damaged."""
    decode(stored, parsed_fixture().article)


@cache
def _kept() -> Any:
    return json.loads(zlib.decompress(encode(parsed_fixture())))


def rows(text: str) -> None:
    """A line of JSON is an article, or not; a table of any form has rows, or not."""
    record = Record(number=0, path="n.jsonl", row=1, stored=text.encode("utf-8", "surrogatepass"))
    for name in ("n.csv", "n.tsv", "n.jsonl"):
        try:
            file = str(written(name, text))
            check_columns(file, Columns())
            list(read_rows(file, Columns()))
        except AttribError:
            continue
    fields = fields_of(record)
    describe(record, fields, Columns())
    read_article(record, fields, Columns())


ROW = {"id": "a", "text": "Ann said it leaks.", "language": "en", "date": "2024-03-01", "outlet": "Kustbode"}


def _json(value: Any) -> st.SearchStrategy[str]:
    return st.one_of(inputs.changed(value).map(inputs.as_json), inputs.values.map(inputs.as_json), inputs.texts)


def _disturbed_text(text: str) -> st.SearchStrategy[str]:
    """Return a text with something in one place of it."""
    return st.builds(
        lambda at, length, new: text[:at] + new + text[at + length :],
        st.integers(0, len(text)), st.integers(0, 20), inputs.texts,
    )  # fmt: skip


TARGETS: Mapping[str, Target] = {
    "articles": Target(inputs.texts, articles),
    "trees": Target(disturbed(), trees),
    "configurations": Target(st.one_of(toml(), inputs.texts), configurations),
    "reports": Target(st.deferred(lambda: _json(stored_report())), reports),
    "diffs": Target(
        st.tuples(*[st.sampled_from([f"{pair}/{side}" for pair in pairs.PAIRS for side in ("old", "new")])] * 2), diffs
    ),
    "baselines": Target(_json(BASELINE), baselines),
    "gold": Target(_json(GOLD), gold),
    "annotated": Target(st.one_of(_disturbed_text(ANNOTATED), inputs.texts), annotated),
    "kept_parses": Target(
        st.one_of(
            st.deferred(lambda: inputs.changed(_kept())).map(lambda value: zlib.compress(json.dumps(value).encode())),
            st.binary(max_size=100),
        ),
        kept_parses,
    ),
    "rows": Target(st.one_of(_json(ROW), _disturbed_text('id,text\n1,"It held."\n2,It broke.\n')), rows),
}


def run(name: str, given: Any) -> None:
    """Give an input to a target. Raises whatever is neither an answer nor an error of attrib's own."""
    try:
        TARGETS[name].check(given)
    except AttribError as error:
        if "\n" in str(error):
            raise AssertionError(f"not one line: {error}") from error
