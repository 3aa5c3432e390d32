"""The page of a diff: what it says, that it is whole, and that nothing in it runs or asks."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.diff.model import Diff
from attrib.report.diffs.html import write_diff
from attrib.rules import RULES
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


def addresses(tree: Tree) -> set[str]:
    """Return what the links of a page lead to."""
    return {attributes["href"] for name, attributes in tree.elements if name == "a"}


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
    """In its order, without script or picture; each link is to the help of a rule, which is there."""
    tree = Tree(page(pairs.diff_of(pair)))
    ids = {attributes["id"] for _, attributes in tree.elements if "id" in attributes}

    assert tree.opened == []
    assert not {"script", "link", "img", "iframe"} & {name for name, _ in tree.elements}
    assert {address.removeprefix("#") for address in addresses(tree)} <= ids


def test_only_kinds_that_changed_are_compared_and_rounding_is_no_gain(better: Diff) -> None:
    """What stayed as it was is no news."""
    text = page(better)
    before, after = ({s.kind: f"{s.share:.0%}" for s in side.score.shares} for side in (better.old, better.new))
    changed = {k for k in {*before, *after} if before.get(k, "0%") != after.get(k, "0%")}

    assert len(re.findall(r'<td class="figure">', text)) == len(changed) > 0
    assert not re.search(r'<tr class="(gain|loss)">(?:(?!</tr>).)*rounding', text, re.DOTALL)
    assert re.search("<h1[^>]*>", text)


@pytest.mark.parametrize("hostile", [*HOSTILE, *MARKUP])
def test_hostile_words_are_text(hostile: str) -> None:
    """The same elements as for harmless words, with no handler and no address but those of rules below."""
    text = page(hostile_diff(hostile))
    tree = Tree(text)

    assert tree.opened == []
    assert not UNPRINTABLE.search(text)
    assert not {"script", "link", "img", "iframe", "base", "b"} & {name for name, _ in tree.elements}
    assert not [name for _, attributes in tree.elements for name in attributes if name.startswith("on")]
    assert addresses(tree) <= {f"#rule-{rule.code}" for rule in RULES}


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

    @pytest.mark.parametrize("hostile", MARKUP[:5])
    def test_nothing_from_an_article_runs(self, browser: Browser, tmp_path: Path, hostile: str) -> None:
        """Nor asks for anything."""
        file = tmp_path / "diff.html"
        file.write_text(page(hostile_diff(hostile)), encoding="utf-8")
        browser.show(file)

        assert browser.requests() == [file.as_uri()]
        assert browser.complaints() == []
