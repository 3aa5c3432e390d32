"""An editor's five minutes in a headless Chromium: paste, mend, see the finding go, compare with the version before."""

import json
import socket
import time
from collections.abc import Iterator
from typing import Any

import pytest

from attrib.languages.folders import language_codes
from attrib.serve.words import words
from tests.fixtures import ROOT
from tests.report.browser import ATTEMPTS, Browser, find_chromium, open_browser
from tests.serve.running import Running, running

pytestmark = [
    pytest.mark.skipif(find_chromium() is None, reason="no Chromium on this machine"),
    pytest.mark.stanza,
    # One browser and one server serve them all.
    pytest.mark.xdist_group("chromium"),
]
STORY = (ROOT / "fixtures" / "en" / "library-roof" / "article.txt").read_text(encoding="utf-8")
# Every claim of it rests on somebody without a name.
HUSHED = """Council weighs higher harbour dues

Two officials said on Monday that the harbour dues would rise by a tenth next year. The officials said that the council
had known of the plan since the spring and that it had not been put to the vote.

“This will drive the smaller boats away for good,” an official said. The officials said that no date had been set.
"""
MENDED = (
    HUSHED.replace("Two officials said on", "Anna Sinclair, the harbour master, and Peter Hall, her deputy, said on")
    .replace("The officials said that the", "Sinclair said that the")
    .replace(
        "an official said. The officials said", "said Joan Ferris, who chairs the fishermen’s association. Hall said"
    )
)
INDEX = "document.getElementById('index').textContent"
MOVED = "document.getElementById('moved').textContent"
COUNTS = "document.getElementById('counts').textContent"
SELECTED = (
    "(() => { const t = document.getElementById('text'); return t.value.slice(t.selectionStart, t.selectionEnd) })()"
)
REPORT = "document.getElementById('report').contentDocument"
DIFF = "document.getElementById('diff').contentDocument"


@pytest.fixture(scope="module")
def server() -> Iterator[Running]:
    """Return a server as an editor starts it."""
    with running() as started:
        yield started


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Return a browser with its own profile."""
    with open_browser(tmp_path_factory.mktemp("chromium")) as opened:
        yield opened


def until(browser: Browser, expression: str) -> Any:
    """Return the value of an expression in the page as soon as it is true."""
    for _ in range(ATTEMPTS):
        if value := browser.evaluate(expression):
            return value
        time.sleep(0.05)
    raise AssertionError(f"{expression} was never true: {browser.complaints()}")


def put(browser: Browser, text: str) -> None:
    """Put a text in the place of the one before, as pasting does."""
    browser.evaluate("document.getElementById('text').select()")
    browser.call("Input.insertText", text=text)


def silent_and_here(browser: Browser, server: Running) -> bool:
    """Tell whether nothing was complained of, and nobody else was asked."""
    assert browser.complaints() == []
    assert [url for url in browser.requests() if not url.startswith(server.address)] == []
    return True


def test_paste_mend_and_see_the_finding_go(browser: Browser, server: Running) -> None:
    """The index moves with the text, and the comparison tells why."""
    browser.show(server.address + "?lang=en")
    put(browser, HUSHED)
    first = int(until(browser, f"{INDEX} != '–' && {INDEX}"))
    until(browser, f"{REPORT}.querySelector('#r1 h1')?.textContent == 'Council weighs higher harbour dues'")
    assert "error" in browser.evaluate(COUNTS)
    assert browser.evaluate(MOVED) == ""
    assert "ATR101" in browser.evaluate(f"{REPORT}.body.textContent")

    put(browser, MENDED)
    assert until(browser, MOVED).startswith(f"{first} before, ▲ +")
    until(browser, f"!{REPORT}.body.textContent.includes('ATR101')")
    assert int(browser.evaluate(INDEX)) > first

    browser.evaluate("document.getElementById('compare').click()")
    shown = until(browser, f"{DIFF}.querySelector('.big')?.textContent")
    assert f"{first} → {browser.evaluate(INDEX)}" in shown
    assert browser.evaluate("document.getElementById('report').hidden")

    browser.evaluate("document.getElementById('keep').click()")
    until(browser, f"{MOVED} == ''")
    assert silent_and_here(browser, server)


def test_claims_sources_and_findings_are_linked_in_the_report(browser: Browser, server: Running) -> None:
    """As in the HTML report, also after the text has changed."""
    browser.show(server.address)
    put(browser, HUSHED)
    until(browser, f"{INDEX} != '–'")
    put(browser, MENDED)
    until(browser, f"{REPORT}.body.textContent.includes('Joan Ferris')")
    browser.evaluate(f"{REPORT}.querySelector('.words .tag').focus()")

    until(browser, f"!!{REPORT}.querySelector('.card.on')")
    assert silent_and_here(browser, server)


def test_f8_goes_from_finding_to_finding_in_the_text(browser: Browser, server: Running) -> None:
    """Forwards and backwards, round the ends; what is said of a finding goes with it."""
    browser.show(server.address + "?lang=nl")
    put(browser, "\U0001f30a\n\n" + HUSHED)
    until(browser, "!document.getElementById('next').disabled")
    places = set()
    for _ in range(6):
        browser.press("F8", 119)
        places.add(browser.evaluate(SELECTED))
    last = browser.evaluate(SELECTED)
    browser.press("F8", 119)
    browser.call(
        "Input.dispatchKeyEvent", type="rawKeyDown", key="F8", code="F8", windowsVirtualKeyCode=119, modifiers=8
    )

    assert {"Two officials"} < places
    assert all(place in HUSHED for place in places)
    assert browser.evaluate(SELECTED) == last
    assert browser.evaluate("document.getElementById('place').textContent").startswith("F")

    put(browser, MENDED)
    until(browser, f"{REPORT}.body.textContent.includes('Joan Ferris')")
    browser.evaluate("document.getElementById('text').setSelectionRange(0, 0)")
    assert silent_and_here(browser, server)


def test_a_problem_is_said_and_goes_away(browser: Browser, server: Running) -> None:
    """In the words of the command line."""
    problem = "document.getElementById('problem')"
    browser.show(server.address)
    put(browser, "Hm.")
    until(browser, f"!{problem}.hidden")
    assert "choose the language above the text" in browser.evaluate(f"{problem}.textContent")

    put(browser, HUSHED)
    until(browser, f"{INDEX} != '–'")
    assert browser.evaluate(f"{problem}.hidden")


def test_a_file_can_be_opened_and_dropped(browser: Browser, server: Running) -> None:
    """One that is no text is refused in a line."""
    drop = (
        "(bytes) => { const data = new DataTransfer(); data.items.add(new File([new Uint8Array(bytes)], 'a.txt'));"
        " document.getElementById('text').dispatchEvent("
        "new DragEvent('drop', {dataTransfer: data, cancelable: true})) }"
    )
    browser.show(server.address)
    browser.evaluate(f"({drop})({[*HUSHED.encode()]})")
    until(browser, f"{INDEX} != '–'")
    node = browser.call("DOM.querySelector", nodeId=browser.call("DOM.getDocument")["root"]["nodeId"], selector="#file")
    file = ROOT / "fixtures" / "en" / "library-roof" / "article.txt"
    browser.call("DOM.setFileInputFiles", nodeId=node["nodeId"], files=[str(file)])

    until(browser, f"document.getElementById('text').value == {json.dumps(STORY)}")
    assert silent_and_here(browser, server)
    browser.evaluate(f"({drop})([0xff, 0xfe, 0x41])")
    until(browser, "document.getElementById('problem').textContent.startsWith('not UTF-16 at byte')")
    assert browser.evaluate("document.getElementById('text').value") == STORY


@pytest.mark.parametrize("name", ["article.docx", "article.md", "fragment.html", "ninjs3.json", "newsml.xml"])
def test_a_file_of_another_format_can_be_opened(browser: Browser, server: Running, name: str) -> None:
    """Its words stand in the page, and are checked."""
    browser.show(server.address)
    file = ROOT / "fixtures" / "formats" / "en" / "library-roof" / name
    node = browser.call("DOM.querySelector", nodeId=browser.call("DOM.getDocument")["root"]["nodeId"], selector="#file")
    browser.call("DOM.setFileInputFiles", nodeId=node["nodeId"], files=[str(file)])
    until(browser, f"{INDEX} != '–'")
    text = browser.evaluate("document.getElementById('text').value")

    assert len(set(STORY.split()) - set(text.split())) < 10
    assert "<" not in text
    assert silent_and_here(browser, server)


def test_a_dutch_page_has_a_dutch_report(browser: Browser, server: Running) -> None:
    """Findings below the text and problems are in Dutch, too; the article stays what it is."""
    browser.show(server.address + "?lang=nl")
    put(browser, HUSHED)
    until(browser, f"{REPORT}.body.textContent.includes('Brontransparantie')")
    browser.press("F8", 119)

    assert "Over “Two officials” staat nergens in het artikel iets" in browser.evaluate(f"{REPORT}.body.textContent")
    assert "Source transparency" not in browser.evaluate(f"{REPORT}.body.textContent")
    assert browser.evaluate(f"{REPORT}.documentElement.lang") == "nl"
    assert "fout: Over “Two officials” staat nergens" in until(browser, "document.getElementById('place').textContent")
    put(browser, "Hm.")
    until(browser, "document.getElementById('problem').textContent.startsWith('kies de taal boven de tekst')")


@pytest.mark.parametrize("code", words())
@pytest.mark.parametrize(("width", "dark"), [(1440, False), (1000, True), (360, False), (360, True)])
def test_axe_finds_nothing(browser: Browser, server: Running, code: str, width: int, dark: bool) -> None:
    """Before and after a check, in both languages, wide and narrow, light and dark; it fits the window."""
    browser.show(server.address + f"?lang={code}", width=width, height=800, dark=dark)
    assert browser.violations() == []
    put(browser, HUSHED)
    browser.evaluate("document.getElementById('check').click()")
    until(browser, f"{INDEX} != '–'")
    browser.press("F8", 119)
    assert browser.violations() == []
    if width < 800:
        browser.evaluate("document.getElementById('view-report').click()")
        assert browser.violations() == []
        assert browser.evaluate("document.getElementById('text').getClientRects().length") == 0
    assert browser.evaluate("document.documentElement.scrollWidth") <= width
    assert browser.evaluate("document.documentElement.lang") == code
    assert silent_and_here(browser, server)


@pytest.mark.parametrize("kind", ["report", "diff"])
def test_axe_finds_nothing_in_what_is_shown(browser: Browser, server: Running, kind: str) -> None:
    """The report and the comparison by themselves."""
    browser.show(server.address)
    put(browser, HUSHED)
    until(browser, f"{INDEX} != '–'")
    put(browser, MENDED)
    until(browser, MOVED)
    browser.evaluate("document.getElementById('compare').click()")
    until(browser, f"!!{DIFF}.querySelector('.big')")
    content = browser.evaluate(f"document.getElementById('{kind}').contentDocument.querySelector('main').innerHTML")
    browser.show(server.address + f"frame/{kind}")
    browser.evaluate(f"show({json.dumps(f'<title>What is shown</title><main>{content}</main>')})")

    assert len(content) > 1000
    assert [found for found in browser.violations() if found[0] != "page-has-heading-one"] == []
    assert silent_and_here(browser, server)


def test_the_keyboard_reaches_everything(browser: Browser, server: Running) -> None:
    """In the order in which it stands, with a visible focus."""
    browser.show(server.address + "?lang=en")
    put(browser, HUSHED)
    until(browser, f"{INDEX} != '–'")
    browser.evaluate("document.querySelector('.top a').focus()")
    reached = []
    for _ in range(12):
        browser.press("Tab", 9)
        reached.append(browser.evaluate("document.activeElement.id"))
        if reached[-1] == "report":
            break

    wanted = ["language", "open", "text", "check", "previous", "next", "copy", "report"]
    assert [name for name in reached if name in wanted] == wanted


def test_the_api_page_is_silent_and_axe_finds_nothing(browser: Browser, server: Running) -> None:
    """It asks nobody else."""
    browser.show(server.address + "api")

    assert browser.violations() == []
    assert silent_and_here(browser, server)


def test_both_languages_have_the_same_words() -> None:
    """And a name for every language of articles."""
    lists = [set(one) for one in words().values()]

    assert all(names == lists[0] for names in lists)
    for one in words().values():
        assert set(language_codes()) <= set(one["languages"])
        assert set(one["levels"]) == {"error", "warning", "info"}


def test_the_token_opens_the_page(browser: Browser) -> None:
    """Behind # of a link, or typed where the page asks for it."""
    token = "0123456789abcdef"  # noqa: S105 - of this test
    with running(variables={"ATTRIB_TOKEN": token}) as server:
        browser.show(server.address)
        put(browser, HUSHED)
        until(browser, "!document.getElementById('token-form').hidden")
        browser.evaluate(f"document.getElementById('token').value = '{token}'")
        browser.evaluate("document.querySelector('#token-form button').click()")
        until(browser, f"{INDEX} != '–'")

        browser.show(f"{server.address}api")
        browser.evaluate(f"location.href = '/?lang=en#token={token}'")
        until(browser, "location.pathname == '/' && document.readyState == 'complete' && !location.hash")
        put(browser, HUSHED)
        until(browser, f"{INDEX} != '–'")
        assert token not in "".join(server.lines)


def test_it_listens_on_this_machine_only(server: Running) -> None:
    """No other address of the machine leads there."""
    port = int(server.address.rstrip("/").rpartition(":")[2])

    assert server.address == f"http://127.0.0.1:{port}/"
    with pytest.raises(OSError, match="refused"), socket.create_connection(("127.0.0.2", port), timeout=5):
        pass
