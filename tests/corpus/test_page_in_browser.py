"""The page on a corpus in a headless Chromium: narrow and wide, in light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from attrib.corpus.dataset import Corpus
from attrib.corpus.figures import compute_figures
from attrib.corpus.page import render_page
from tests.corpus.known import articles, inputs, run, write_lines
from tests.report.browser import Browser, find_chromium, open_browser

pytestmark = [
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    # One browser serves them all.
    pytest.mark.xdist_group("chromium"),
]
# Of the first bar of each kind of chart: its colour, and that of the card behind it.
COLOURS = (
    "['.field rect', '.stack rect', '.row rect'].map((one) => getComputedStyle(document.querySelector(one)).fill)"
    ".concat(getComputedStyle(document.querySelector('.chart')).backgroundColor)"
)
WIDEST = "Math.max(...[...document.querySelectorAll('.chart *')].map((e) => e.getBoundingClientRect().right))"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser with its own profile."""
    with open_browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the page on a corpus."""
    folder = tmp_path_factory.mktemp("corpus")
    run(inputs(write_lines(folder / "n.jsonl", articles(30))), folder / "out")
    file = folder / "corpus.html"
    file.write_text(render_page("out", compute_figures(Corpus(str(folder / "out"))), "30 articles"), encoding="utf-8")
    return file


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1280])
def test_it_is_silent_fits_and_axe_finds_nothing(browser: Browser, page: Path, width: int, dark: bool) -> None:
    """Charts are as wide as the page, also on a phone."""
    browser.show(page, width=width, dark=dark)

    assert browser.complaints() == []
    assert browser.requests() == [page.as_uri()]
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.evaluate(WIDEST) <= width
    assert browser.violations() == []


def test_charts_follow_the_theme(browser: Browser, page: Path) -> None:
    """Their colours, and the card they stand on, are others in the dark."""
    browser.show(page)
    light = browser.evaluate(COLOURS)
    browser.show(page, dark=True)
    dark = browser.evaluate(COLOURS)

    assert all(one != other for one, other in zip(light, dark, strict=True))
