"""The page of a diff: what it says, that it is whole, and that nothing in it runs or asks."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from attrib.diff.model import Diff
from attrib.model import SourceKind
from attrib.report.diffs.html import make_page, write_diff
from tests import pairs
from tests.report.browser import Browser, find_chromium, open_browser
from tests.report.conftest import HOSTILE, UNPRINTABLE
from tests.report.diffs.conftest import hostile_diff, told_findings
from tests.report.test_html import MARKUP, Tree

in_browser = [
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.xdist_group("chromium"),
]


def page(diff: Diff) -> str:
    """Return the page of a diff."""
    out = io.StringIO()
    write_diff(diff, out)
    return out.getvalue()


def words(text: str) -> str:
    """Return the words of a page without its elements."""
    return " ".join(re.sub(r"<[^>]*>", " ", text.partition("</style>")[2]).split())


def test_it_says_what_the_screen_says(better: Diff) -> None:
    """Indexes, parts, items, changes, findings."""
    shown = words(page(better))

    old, new = better.old.score, better.new.score
    assert f"{old.index} → {new.index} ▲ +{(new.index or 0) - (old.index or 0)}" in shown
    parts = f"{100 * (old.transparency or 0):.0f} → {100 * (new.transparency or 0):.0f}"
    assert f"{parts} for what the reader is told" in shown
    assert "claims with another source" in shown
    assert "anonymous official → named person" in shown
    assert f"Findings {told_findings(better)}" in shown


def test_words_of_one_version_are_marked(better: Diff) -> None:
    """As deleted and inserted, which a screen reader tells too."""
    assert "<del>het voorjaar</del>" in page(better)
    assert "<ins>de zomer</ins>" in page(better)


def test_the_words_of_an_article_are_in_its_language(better: Diff) -> None:
    """For screen readers and hyphenation."""
    assert '<p class="said" lang="nl" dir="auto">' in page(better)


@pytest.mark.parametrize("pair", pairs.PAIRS)
def test_every_element_is_closed(pair: str) -> None:
    """In its order, without script, link or picture."""
    tree = Tree(page(pairs.diff_of(pair)))

    assert tree.opened == []
    assert not {"script", "link", "img", "iframe", "a"} & {name for name, _ in tree.elements}


def test_codes_are_links_where_rules_have_pages(worse: Diff) -> None:
    """Of rules of ours; what a stored report calls a code is no part of an address."""
    paged = replace(worse, rule_pages="https://example.org/{code}.md")
    remarks = [*paged.new_remarks, *paged.remaining, *paged.fixed]
    stranger = replace(paged.fixed[0] if paged.fixed else remarks[0], code="../x?y")
    strange = replace(paged, fixed=(stranger,), new_remarks=(), remaining=())
    links = [attributes["href"] for name, attributes in Tree(page(paged)).elements if name == "a"]

    assert links == [f"https://example.org/{remark.code}.md" for remark in remarks]
    assert links
    assert "<a " not in page(strange)
    assert "../x?y" in words(page(strange))


def test_there_is_one_heading_of_the_first_level(worse: Diff) -> None:
    """Above all others."""
    headings = [name for name, _ in Tree(page(worse)).elements if re.fullmatch(r"h\d", name)]

    assert headings[0] == "h1"
    assert headings.count("h1") == 1


@pytest.mark.parametrize("pair", pairs.PAIRS)
def test_kinds_whose_share_is_the_same_are_left_out(pair: str) -> None:
    """What stands in the table did change, as far as the numbers tell; bars of whom nobody can ask are hatched."""
    made = make_page(pairs.diff_of(pair))

    assert made.shares
    assert all(row.old != row.new for row in made.shares)
    assert [row.hatched for row in made.shares] == [not SourceKind(row.kind).identified for row in made.shares]


def test_rounding_is_no_gain_and_no_loss() -> None:
    """It is grey, as it says nothing of the text."""
    summands = [s for pair in pairs.PAIRS for s in make_page(pairs.diff_of(pair)).summands if "rounding" in s.words]

    assert summands
    assert {summand.direction for summand in summands} == {"even"}


@pytest.mark.parametrize("hostile", [*HOSTILE, *MARKUP])
def test_hostile_words_are_text(hostile: str) -> None:
    """The same elements as for harmless words, with no handler and no address."""
    text = page(hostile_diff(hostile))
    tree = Tree(text)

    assert tree.opened == []
    assert not UNPRINTABLE.search(text)
    assert not {"script", "link", "img", "iframe", "a", "base", "b"} & {name for name, _ in tree.elements}
    assert not [
        name for _, attributes in tree.elements for name in attributes if name.startswith("on") or name == "href"
    ]


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser with its own profile."""
    with open_browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


class TestInBrowser:
    """What a reader meets."""

    pytestmark = in_browser

    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("width", [360, 1000, 1440])
    def test_it_opens_without_a_word_to_the_console(
        self, browser: Browser, tmp_path: Path, worse: Diff, width: int, dark: bool
    ) -> None:
        """No request, and no wider than the window, also when the unchanged claims are unfolded."""
        file = tmp_path / "diff.html"
        file.write_text(page(worse), encoding="utf-8")
        browser.show(file, width=width, dark=dark)
        browser.evaluate("document.querySelectorAll('details').forEach((e) => e.open = true)")

        assert browser.requests() == [file.as_uri()]
        assert browser.complaints() == []
        assert browser.evaluate("document.documentElement.scrollWidth") <= width

    @pytest.mark.parametrize("dark", [False, True])
    @pytest.mark.parametrize("width", [390, 1280])
    def test_axe_finds_nothing(self, browser: Browser, tmp_path: Path, worse: Diff, width: int, dark: bool) -> None:
        """With links to the rules, and with all unfolded."""
        file = tmp_path / "diff.html"
        file.write_text(page(replace(worse, rule_pages="https://example.org/{code}.md")), encoding="utf-8")
        browser.show(file, width=width, dark=dark)
        browser.evaluate("document.querySelectorAll('details').forEach((e) => e.open = true)")

        assert browser.violations() == []

    @pytest.mark.parametrize("hostile", MARKUP[:5])
    def test_nothing_from_an_article_runs(self, browser: Browser, tmp_path: Path, hostile: str) -> None:
        """Nor asks for anything."""
        file = tmp_path / "diff.html"
        file.write_text(page(hostile_diff(hostile)), encoding="utf-8")
        browser.show(file)

        assert browser.requests() == [file.as_uri()]
        assert browser.complaints() == []
