"""The article pairs for diffs: two versions of a story, or two stories on one event, with their stored parses."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

from attrib.article import make_article, read_text
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import Account, Diff
from attrib.model import Article, Report
from attrib.parsing.stored import StoredParser
from attrib.pipeline import analyse
from attrib.policy import load_policy
from attrib.report.diffs import DIFF_FORMATS
from attrib.report.diffs import terminal as screen
from tests.fixtures import FIXTURES, as_svg

FOLDER = FIXTURES / "diff"
PAIRS = ("en-battery-fire", "en-ferry", "nl-batterijbrand", "nl-kademuur")
# The pairs whose diffs are kept: a better version, a worse one, and two outlets.
GOLDEN_PAIRS = ("nl-kademuur", "en-ferry", "en-battery-fire")
# The pair shown in the documentation, wide enough for two columns.
PICTURED, PICTURE_WIDTH = "en-ferry", 120


def read_article(pair: str, side: str) -> Article:
    """Return one article of a pair, such as "nl-kademuur" and "old"."""
    path = FOLDER / pair / side / "article.txt"
    return make_article(read_text(str(path)), path=str(path), language=pair[:2])


def read_all() -> Iterator[Article]:
    """Yield all articles of all pairs."""
    return (read_article(pair, side) for pair in PAIRS for side in ("old", "new"))


def report_of(pair: str, side: str) -> Report:
    """Return the report on an article of a pair by its stored parse."""
    return analyse(read_article(pair, side), parser=StoredParser(), policy=load_policy())


def account_of(pair: str, side: str) -> Account:
    """Return the account of an article of a pair; its path does not depend on the machine."""
    return replace(make_account(report_of(pair, side)), path=f"fixtures/diff/{pair}/{side}/article.txt")


def diff_of(pair: str) -> Diff:
    """Return the diff of a pair."""
    return compare(account_of(pair, "old"), account_of(pair, "new"), load_policy(), version="test")


def golden_files(pair: str) -> dict[str, str]:
    """Return what every format writes for a pair, by file name: the screen narrow and wide.

    What people read is in the language of the two.
    """
    feed = diff_of(pair)
    diff = replace(feed, language=feed.new.language)
    writers: dict[str, Callable[[io.StringIO], None]] = {
        "narrow.txt": lambda out: screen.write_diff(diff, out, width=80, color="never"),
        "wide.txt": lambda out: screen.write_diff(diff, out, width=140, color="never", everything=True),
        "diff.txt": lambda out: DIFF_FORMATS["text"].write_diff(diff, out),
        "diff.json": lambda out: DIFF_FORMATS["json"].write_diff(feed, out),
        "diff.md": lambda out: DIFF_FORMATS["markdown"].write_diff(diff, out),
        "diff.github.txt": lambda out: DIFF_FORMATS["github"].write_diff(feed, out),
    }
    files = {}
    for name, write in writers.items():
        out = io.StringIO()
        write(out)
        files[name] = out.getvalue()
    return files


def picture() -> str:
    """Return the editor's screen for a pair as SVG."""
    out = io.StringIO()
    screen.write_diff(diff_of(PICTURED), out, width=PICTURE_WIDTH, color="always")
    return as_svg(out.getvalue(), PICTURE_WIDTH, "attrib diff")
