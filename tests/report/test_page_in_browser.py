"""The page in a headless Chromium: nothing breaks, nothing runs, nothing leaves, and what it promises works."""

import base64
import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from attrib.model import Run, Span
from attrib.report.html import write_report
from tests.report.browser import Browser, find_chromium, open_browser
from tests.report.conftest import dutch_analysis, english_analysis, finish, hostile_run

pytestmark = [
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    # One browser serves them all.
    pytest.mark.xdist_group("chromium"),
]
TAB = ("Tab", 9)
# Of what has the focus: its links, how many cards it lights, its outline, and whether it belongs to the first article.
FOCUS = (
    "(() => { const e = document.activeElement; return [e.dataset.links, document.querySelectorAll('.card.on').length,"
    " getComputedStyle(e).outlineStyle, e.closest('#r1') !== null]; })()"
)
LIT = "[...document.querySelectorAll('.on')].map((e) => e.className.split(' ')[0]).sort()"


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser with its own profile."""
    with open_browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def page(folder: Path, run: Run) -> Path:
    """Return the file of a page."""
    file = folder / "report.html"
    out = io.StringIO()
    write_report(run, out)
    file.write_text(out.getvalue(), encoding="utf-8")
    return file


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Return a page on two articles."""
    return page(tmp_path, finish(dutch_analysis(), english_analysis()))


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [360, 1000, 1440])
def test_it_opens_without_a_word_to_the_console_and_asks_for_nothing(
    browser: Browser, articles: Path, width: int, dark: bool
) -> None:
    """In light and dark, and no wider than the window."""
    browser.show(articles, width=width, dark=dark)

    assert browser.requests() == [articles.as_uri()]
    assert browser.complaints() == []
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(21, 23, 27)" if dark else "rgb(251, 250, 247)"
    )


@pytest.mark.parametrize(
    "words",
    [
        "<script>window.hit = 1</script>",
        "<img src=x onerror='window.hit=1'><svg onload=window.hit=1>",
        "\"><iframe srcdoc='<script>parent.hit=1</script>'></iframe>",
        "</style><style>@import 'https://example.org/x.css';</style><link rel=stylesheet href=//example.org>",
        "<meta http-equiv=refresh content='0;url=https://example.org'><base href=https://example.org>",
    ],
)
def test_nothing_from_an_article_runs_or_asks(browser: Browser, tmp_path: Path, words: str) -> None:
    """Whatever it holds."""
    file = page(tmp_path, hostile_run(words))
    browser.show(file)

    assert browser.evaluate("window.hit === undefined")
    assert browser.requests() == [file.as_uri()]
    assert browser.complaints() == []


def test_even_injected_markup_could_not_run(browser: Browser, articles: Path) -> None:
    """The policy is the second wall: it stops a handler, a script and a picture that got into the page."""
    browser.show(articles)
    browser.evaluate(
        "document.body.insertAdjacentHTML('beforeend', "
        "`<b id=b onclick='window.hit = 1'>x</b><img src='https://example.invalid/x.png'>`);"
        "document.body.append(Object.assign(document.createElement('script'), {textContent: 'window.hit = 2'}));"
        "document.getElementById('b').click();"
    )

    assert browser.evaluate("window.hit === undefined")
    assert browser.blocked() == ["csp"]


def test_pointing_at_a_claim_lights_what_belongs_to_it(browser: Browser, articles: Path) -> None:
    """The claim's source and cue, the card of the source, and the findings about it."""
    browser.show(articles)
    browser.point_at("#r1 .words .content[data-links='c1']")
    lit = browser.evaluate(LIT)

    assert {"content", "source", "cue", "card", "note", "tag"} <= set(lit)
    assert browser.evaluate("document.querySelector('.card.on').id") == "r1-s1"
    assert browser.evaluate("[...document.querySelectorAll('.note.on')].map((e) => e.id)") == ["r1-f1"]
    assert browser.evaluate("document.querySelector('#r1').classList.contains('lighting')")


def test_pointing_at_a_card_lights_all_claims_of_the_source(browser: Browser, articles: Path) -> None:
    """Here the two of one speaker, and not the outer claim that holds the second."""
    browser.show(articles)
    browser.point_at("#r1-s2 .name")
    links = browser.evaluate("[...new Set([...document.querySelectorAll('.content.on')].map((e) => e.dataset.links))]")

    assert links == ["c3", "c7"]


def test_a_nested_claim_is_lit_alone(browser: Browser, articles: Path) -> None:
    """Not with the claim around it."""
    browser.show(articles)
    browser.point_at("#r1 .content.depth1")

    assert browser.evaluate("[...document.querySelectorAll('.content.on')].map((e) => e.dataset.links)") == ["c7"]


def test_the_keyboard_reaches_every_claim_and_lights_it(browser: Browser, articles: Path) -> None:
    """Tab by tab, with a visible focus; Escape puts the light out."""
    browser.show(articles)
    tags = browser.evaluate("[...document.querySelectorAll('#r1 .words .tag')].map((tag) => tag.dataset.links)")
    browser.evaluate("document.querySelector('#r1 .kinds label:last-child input').focus()")
    reached: set[str] = set()
    while len(reached) < len(set(tags)):
        browser.press(*TAB)
        links, cards, outline, inside = browser.evaluate(FOCUS)
        assert inside, f"only {reached} of {tags} were reached"
        if links in tags:
            reached.add(links)
            assert (cards, outline) == (1, "solid")

    assert reached == {f"c{number}" for number in range(1, 12)}
    browser.evaluate("document.querySelector('#r1-c1').focus()")
    assert browser.evaluate(LIT) != []
    browser.press("Escape", 27)
    assert browser.evaluate(LIT) == []


def test_kinds_can_be_taken_out_and_brought_back(browser: Browser, articles: Path) -> None:
    """Their marks, cards and findings; the words stay."""
    browser.show(articles)
    box = "document.querySelector('#r1 .kinds input[value=anonymous-other]')"
    shown = "document.querySelector('#r1-s1').getClientRects().length"
    words = "document.querySelector('#r1 .words').textContent"
    before = browser.evaluate(words)
    browser.evaluate(f"{box}.click()")

    assert browser.evaluate(shown) == 0
    assert browser.evaluate("document.querySelector('#r1-f1').getClientRects().length") == 0
    assert browser.evaluate("document.querySelector('#r1 .listed').getClientRects().length") == 0
    assert browser.evaluate("document.querySelector('#r1 .status').textContent") == "8 of 9 sources are shown."
    assert browser.evaluate("document.querySelectorAll('#r2 .off').length") == 0
    assert browser.evaluate(words) == before

    browser.evaluate(f"{box}.click()")
    assert browser.evaluate(shown) == 1
    assert browser.evaluate("document.querySelectorAll('.off').length") == 0


def test_findings_stand_beside_the_text_and_do_not_overlap(browser: Browser, tmp_path: Path) -> None:
    """Many of them flow down the margin; no paragraph is torn from the next."""
    run = finish(dutch_analysis())
    report = run.reports[0]
    first = report.findings[0]
    assert first.span
    many = [replace(first, span=Span(first.span.start + more, first.span.end + more)) for more in range(1, 7)]
    browser.show(page(tmp_path, replace(run, reports=(replace(report, findings=(*many, *report.findings)),))))
    boxes = browser.evaluate(
        "[...document.querySelectorAll('.row .note')].map((e) => e.getBoundingClientRect())"
        ".map((box) => [box.left, box.top, box.bottom])"
    )
    gaps = browser.evaluate(
        "[...document.querySelectorAll('.row')].map((e) => e.getBoundingClientRect().height"
        " - e.querySelector('.words').getBoundingClientRect().height)"
    )
    right = browser.evaluate("document.querySelector('.row .words').getBoundingClientRect().right")

    assert all(upper[2] <= lower[1] for upper, lower in pairwise(boxes))
    assert all(left >= right for left, _, _ in boxes)
    assert max(gaps) < 2


def test_a_link_to_a_rule_opens_its_help(browser: Browser, articles: Path) -> None:
    """From the code of a finding."""
    browser.show(articles)
    browser.evaluate("document.querySelector('.code[href=\"#rule-ATR101\"]').click()")

    assert browser.evaluate(
        "new Promise((done) => setTimeout(() => done(document.getElementById('rule-ATR101').open), 200))"
    )


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(browser: Browser, articles: Path, width: int, dark: bool) -> None:
    """With the sources folded and unfolded."""
    browser.show(articles, width=width, dark=dark)

    assert browser.violations() == []
    browser.evaluate("document.querySelectorAll('details').forEach((e) => e.open = true)")
    assert browser.violations() == []


def test_the_sources_are_folded_on_a_phone_and_a_link_unfolds_them(browser: Browser, articles: Path) -> None:
    """Beside the text they are open."""
    fold = "document.querySelector('#r1 .sources details').open"
    browser.show(articles)
    assert browser.evaluate(fold)
    browser.show(articles, width=390)
    assert not browser.evaluate(fold)
    browser.evaluate("document.querySelector('#r1 a[href=\"#r1-s1\"]').click()")

    assert browser.evaluate(f"new Promise((done) => setTimeout(() => done({fold}), 200))")


def test_the_first_tab_skips_to_the_findings(browser: Browser, articles: Path) -> None:
    """The link shows itself when it is reached."""
    browser.show(articles)
    browser.press(*TAB)
    shown = browser.evaluate("[document.activeElement.className, document.activeElement.getBoundingClientRect().left]")

    assert shown[0] == "skip"
    assert shown[1] >= 0


def test_a_paragraph_and_its_notes_stay_on_one_sheet(browser: Browser, articles: Path) -> None:
    """As far as a sheet is long enough."""
    browser.show(articles)
    browser.call("Emulation.setEmulatedMedia", media="print")

    assert browser.evaluate("getComputedStyle(document.querySelector('.row')).breakInside") == "avoid"
    browser.call("Emulation.setEmulatedMedia", media="")


def test_it_prints(browser: Browser, articles: Path) -> None:
    """As PDF, with the marks and without what only a screen can do."""
    browser.show(articles)
    printed = base64.b64decode(browser.call("Page.printToPDF", paperWidth=8.27, paperHeight=11.69)["data"])
    browser.call("Emulation.setEmulatedMedia", media="print")

    assert printed.startswith(b"%PDF-")
    assert printed.count(b"/Type /Page\n") + printed.count(b"/Type /Page ") >= 2
    assert browser.evaluate("document.querySelector('.kinds input').getClientRects().length") == 0
    assert browser.evaluate("getComputedStyle(document.querySelector('.sources')).position") == "static"
    browser.call("Emulation.setEmulatedMedia", media="")
