"""The page: what it says, that it is safe, and that it can be read."""

import io
import re
import tomllib
from base64 import b64encode
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from html import unescape
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from attrib.model import Failure, Run, SourceKind
from attrib.report.html import write_report
from attrib.report.marks import group_findings, listed_sources
from attrib.report.safe_text import visible
from attrib.report.wording import lacking
from tests.fixtures import ROOT
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run
from tests.sketch import sketch

STYLE = files("attrib.report.html").joinpath("style.css").read_text(encoding="utf-8")
VOID = {"meta", "input", "rect"}
MARKUP = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\"><b onmouseover='alert(1)'>",
    "' autofocus onfocus=alert(1) x='",
    "<!-- ",
    "]]> <![CDATA[",
    "&lt;b&gt; &amp; &#x3c;",
    "{{ page }} {% raw %} {# x #}",
    "javascript:alert(1)",
    "<a href=https://example.org>x</a>",
    "</p></article></main>",
]


class Tree(HTMLParser):
    """Elements of a page, with all opened elements closed in their order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.opened.pop() == tag

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def written(run: Run) -> str:
    """Return the page of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def words_of(page: str) -> str:
    """Return the text of all paragraphs of the article, without tags, numbers and brackets."""
    paragraphs = re.findall(r'<(?:p|h1) class="words [^>]*>(.*?)</(?:p|h1)>', page, re.DOTALL)
    signs = r'<a [^>]*>[^<]*</a>|<span class="end [^>]*>\]</span>'
    return "\n".join(unescape(re.sub(r"<[^>]*>", "", re.sub(signs, "", text))) for text in paragraphs)


def test_the_words_of_the_article_are_all_there_and_in_their_order(dutch: Run) -> None:
    """Marks add nothing to them and take nothing away."""
    article = dutch.reports[0].article
    paragraphs = "\n".join(visible(article.slice(paragraph.span)) for paragraph in article.paragraphs)

    assert words_of(written(dutch)) == paragraphs


def test_claims_sources_and_cues_are_marked_and_linked(dutch: Run) -> None:
    """The nested claim of the source within another's claim has its own link."""
    page = written(dutch)

    assert '<b class="source anonymous-other" data-kind="anonymous-other" data-links="c1">' in page
    assert '<i class="cue anonymous-other" data-kind="anonymous-other" data-links="c1">zeggen</i>' in page
    assert re.search(r'data-links="c6"><span class="content depth1 named-person"[^>]*data-links="c7">', page)


def test_every_source_has_a_card_and_every_place_its_findings(dutch: Run) -> None:
    """With the numbers that the editor's screen has."""
    page = written(dutch)
    cards = re.findall(r'<li class="card ', page)
    codes = re.findall(r'<a class="code" [^>]*>(ATR\d+)</a>', page)

    assert len(cards) == len(dutch.reports[0].analysis.sources)
    assert Counter(codes) == Counter(finding.code for finding in dutch.reports[0].findings)


def test_the_headline_stands_there_once(dutch: Run) -> None:
    """At the top, with its marks."""
    page = written(dutch)
    headline = dutch.reports[0].article.headline
    assert headline
    words = visible(dutch.reports[0].article.slice(headline.span))

    assert words_of(page).count(words) == 1
    assert re.findall(r"<h1[^>]*>", page) == ['<h1 class="words headline" lang="nl">']
    assert '<p class="words headline"' not in page


def test_findings_are_listed_above_the_text_and_a_link_skips_to_them(dutch: Run) -> None:
    """Each leads to its words; one who reads with the keyboard need not pass the rest."""
    page = written(dutch)
    start, end = page.index('<section class="findings"'), page.index('<div class="desk">')
    numbers = re.findall(r'<li class="listed" data-links="f\d+[^>]*><a href="#r1-f(\d+)">', page[start:end])

    assert page.index('<a class="skip" href="#r1-findings">') < page.index("<header")
    assert '<h2 id="r1-findings" tabindex="-1">Findings: ' in page[start:end]
    assert numbers == [str(number) for number in range(1, len(group_findings(dutch.reports[0])) + 1)]


def test_nothing_to_mend_is_said_too() -> None:
    """Below the same heading, where the link leads."""
    page = written(finish(sketch("Short.")))

    assert '<h2 id="r1-findings"' in page
    assert "The rules found nothing to mend." in page


def test_a_card_names_what_is_lacking(dutch: Run) -> None:
    """In the words of the screen."""
    page = written(dutch)
    cards = re.findall(r'<li class="card (.*?)</li>', page, re.DOTALL)
    lacks = [", ".join(lacking(s)) for s in listed_sources(dutch.reports[0].analysis)]

    assert [found[0] if (found := re.findall(r'"lacks">lacks: (.*?)</p>', card)) else "" for card in cards] == lacks
    assert any(lacks)
    assert "no reason given" not in "".join(cards)


def test_all_links_lead_somewhere_and_no_id_is_used_twice() -> None:
    """Over several articles, too."""
    whole = finish(dutch_analysis(), english_analysis(), dutch_analysis())
    elements = Tree(written(whole)).elements
    ids = Counter(attributes["id"] for _, attributes in elements if "id" in attributes)
    targets = {attributes["href"] for tag, attributes in elements if tag == "a"}
    labels = {name for _, attributes in elements for name in attributes.get("aria-labelledby", "").split()}

    assert {name for name, number in ids.items() if number > 1} == set()
    assert {target for target in targets if target.removeprefix("#") not in ids} == set()
    assert labels <= set(ids)


def test_the_article_has_its_language_and_the_page_ours(dutch: Run) -> None:
    """So that a screen reader speaks both as they are."""
    page = written(dutch)

    assert '<html lang="en">' in page
    assert len(re.findall(r'<(?:p|h1) class="words [a-z]+" lang="nl">', page)) == len(
        dutch.reports[0].article.paragraphs
    )


def test_several_articles_have_a_list(dutch: Run) -> None:
    """And one alone has none."""
    several = written(finish(dutch_analysis(), english_analysis()))

    assert re.findall(r'<li><a href="#(r\d)"><span class="score">(\d+)', several) == [("r1", "59"), ("r2", "77")]
    assert "<nav" not in written(dutch)


def test_index_notes_and_failures_are_told(dutch: Run) -> None:
    """Or why there is no index."""
    noted = replace(dutch.reports[0], notes=("the language is a guess",))
    run = replace(dutch, reports=(noted,), failures=(Failure(path="gone.txt", message="no such file"),))
    page = written(run)

    assert '<p class="big">59<span> of 100</span></p>' in page
    assert "the language is a guess" in page
    assert "<strong>gone.txt</strong>: no such file" in page
    assert "No index: an index needs 60 words, the text has 1." in written(finish(sketch("Short.")))


def test_a_finding_about_the_whole_article_stands_above_it(dutch: Run) -> None:
    """Beside no line."""
    report = dutch.reports[0]
    whole = replace(report.findings[0], span=None, attribution=None, source=None)
    page = written(replace(dutch, reports=(replace(report, findings=(whole,)),)))

    assert page.index("the article as a whole") < page.index('<p class="words')
    assert 'class="ref error" id=' not in page


def test_a_run_without_articles_is_a_page() -> None:
    """All inputs failed."""
    page = written(Run(version="1", reports=(), failures=(Failure(path="gone.txt", message="no such file"),)))

    assert Tree(page).opened == []
    assert "gone.txt" in page


def test_the_policy_allows_our_style_and_script_and_nothing_else(dutch: Run) -> None:
    """By the hashes of what is in the page."""
    page = written(dutch)
    hashes = {
        tag: b64encode(sha256(re.findall(rf"<{tag}>(.*?)</{tag}>", page, re.DOTALL)[0].encode()).digest()).decode()
        for tag in ("style", "script")
    }
    policy = unescape(re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0])

    assert policy == (
        f"default-src 'none'; style-src 'sha256-{hashes['style']}'; script-src 'sha256-{hashes['script']}'; "
        "base-uri 'none'; form-action 'none'"
    )


def test_the_page_needs_nothing_from_outside(dutch: Run) -> None:
    """No address in style, script or attributes leads out."""
    elements = Tree(written(dutch)).elements

    assert not re.search(r"url\((?!#)|@import|https?:", STYLE)
    assert {name for _, attributes in elements for name in attributes} & {"src", "srcset", "action", "style"} == set()
    assert all(attributes["href"].startswith("#") for _, attributes in elements if "href" in attributes)


@pytest.mark.parametrize("words", [*HOSTILE, *MARKUP])
def test_hostile_words_make_no_element_and_no_attribute(words: str) -> None:
    """The page has the elements that it has with harmless words, and the words are shown."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))
    page = written(run)
    harmless = Tree(written(replace(hostile_run("an official"), failures=(Failure(path="x", message="x"),))))
    tree = Tree(page)
    handlers = {name for _, attributes in tree.elements for name in attributes if name.startswith("on")}

    assert tree.opened == []
    assert {tag for tag, _ in tree.elements} <= {tag for tag, _ in harmless.elements}
    assert (handlers, page.count("<script>"), page.count("<style>")) == (set(), 1, 1)
    assert " ".join(visible(words).split()) in " ".join(words_of(page).split())
    assert not UNPRINTABLE.search(page)


# Colours


def schemes() -> dict[str, dict[str, str]]:
    """Return the colours of the light and of the dark scheme by name."""
    light, dark = (
        dict(re.findall(r"--([a-z-]+): (#\w+);", block)) for block in re.findall(r":root \{([^}]*)\}", STYLE)[:2]
    )
    return {"light": light, "dark": dark}


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG defines it.

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def mixed(colour: str, share: float, ground: str) -> str:
    """Return a colour laid over a ground with some opacity.

    >>> mixed("#ffffff", 0.5, "#000000")
    '#808080'
    """
    pairs = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(share * over + (1 - share) * under):02x}" for over, under in pairs)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "faint", "accent", "error", "warning", "info", *SourceKind])
def test_letters_have_contrast(scheme: str, name: str) -> None:
    """At least 4.5 to 1 on paper, on cards and as ground for the letters of a number."""
    colours = schemes()[scheme]

    assert contrast(colours[name], colours["paper"]) >= 4.5
    assert contrast(colours[name], colours["card"]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", SourceKind)
def test_marked_words_have_contrast(scheme: str, kind: SourceKind) -> None:
    """Sources and cues in their own colour on the tint of a claim; any words on a lit claim within a claim."""
    colours = schemes()[scheme]
    tint, lit = (
        float(share) / 100
        for share in re.findall(r"\.content(?:\.on)? \{\s*background: color-mix\(in srgb, var\(--kind\) (\d+)%", STYLE)
    )
    claim = mixed(colours[kind], tint, colours["paper"])

    assert (tint, lit) == (0.11, 0.26)
    assert contrast(colours[kind], claim) >= 4.5
    assert contrast(colours["ink"], mixed(colours[kind], lit, claim)) >= 4.5


def test_style_and_script_are_part_of_the_package() -> None:
    """The page is put together where attrib is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

    assert any(dependency.startswith("jinja2") for dependency in project["project"]["dependencies"])
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["attrib"]
