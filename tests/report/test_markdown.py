"""Markdown as GitHub's own renderer understands it."""

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from hypothesis import given, settings
from hypothesis import strategies as st

from attrib.model import Failure, Finding, Run, Span
from attrib.report.checklist import load_points, points_for
from attrib.report.markdown import MOST_FINDINGS, escaped, write_report
from attrib.report.marks import counted
from attrib.report.safe_text import visible
from tests.report.conftest import HOSTILE, UNPRINTABLE, dutch_analysis, english_analysis, finish, hostile_run
from tests.sketch import sketch

OURS = {"h2", "h3", "p", "strong", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "ul", "li"}
MARKDOWN = [
    "[an official](https://example.org)",
    "![an official](https://example.org/x.png)",
    "<b>an official</b><script>alert(1)</script><img src=x onerror=alert(1)>",
    "<!-- an official",
    "</details></td></table>",
    "a | b | c",
    "a \\| b \\",
    "| --- |",
    "`an official` ```x",
    "~~an~~ **official** __x__ _y_",
    "https://example.org www.example.org WwW.example.org ftp://example.org HTTPS://EXAMPLE.ORG",
    "mailto:a@example.org a@example.org @mayor @org/team",
    "#12 org/repo#12 GH-12 !12",
    "# an official",
    "1. an official",
    "- [ ] an official",
    "> [!NOTE]",
    "[^1]: an official",
    "[x]: https://example.org",
    "&lt;b&gt; &#64;mayor &copy;",
    "$x$ $$y$$",
    "=HYPERLINK(1) +1 -1 @SUM(1)",
    "an official\n\n# heading",
    ":warning: :+1:",
]


def written(run: Run) -> str:
    """Return the Markdown text of a run."""
    out = io.StringIO()
    write_report(run, out)
    return out.getvalue()


def rendered(text: str) -> str:
    """Return the HTML that GitHub makes of Markdown, raw HTML left in."""
    html: str = github_flavored_markdown_to_html(text, options=Options.CMARK_OPT_UNSAFE)
    return html


def shown(html: str) -> str:
    """Return the text that a reader sees."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def apart(finding: Finding, number: int) -> tuple[Finding, ...]:
    """Return a finding as often, each at a place of its own and about no source."""
    return tuple(replace(finding, span=Span(start, start + 9), source=None) for start in range(number))


def test_index_findings_and_sources_are_shown(dutch: Run) -> None:
    """In tables, with the findings by severity; all about one source in one row."""
    html = rendered(written(dutch))
    levels = re.findall(r"<tr>\s*<td>(error|warning|info)</td>", html)

    assert "<strong>59</strong> of 100" in html
    assert levels == ["error"] * 2 + ["warning"] * 3
    assert "Nothing is told of “bronnen”" in shown(html)
    assert re.search(r"<td>“.*Veenstra”</td>\s*<td>named person</td>", html)
    assert html.count("<table>") == 2


def test_several_articles_have_a_section_each() -> None:
    """Under one heading."""
    html = rendered(written(finish(dutch_analysis(), english_analysis())))

    assert html.count("<h2>") == 1
    assert html.count("<h3>") == 2


def test_no_more_findings_than_a_reader_can_use(dutch: Run) -> None:
    """The rest of an article's is counted."""
    report = dutch.reports[0]
    text = written(replace(dutch, reports=(replace(report, findings=apart(report.findings[0], MOST_FINDINGS + 7)),)))

    assert text.count("\n| error | ") == MOST_FINDINGS
    assert "… and 7 more findings." in text


def test_a_comment_can_hold_it(dutch: Run) -> None:
    """GitHub refuses more than 65,536 characters: the last articles are told in brief, or only counted."""
    report = dutch.reports[0]
    many = replace(report, findings=apart(report.findings[0], MOST_FINDINGS))
    failures = (Failure(path="gone.txt", message="no such file"),) * (MOST_FINDINGS + 3)
    text = written(replace(dutch, reports=(many,) * 300, failures=failures))

    assert 50_000 < len(text) < 65_536
    assert "100 errors, for which there is no room here." in text
    assert re.search(r"^… and \d+ more articles\.$", text, re.MULTILINE)
    assert "- … and 3 more" in text


def test_nothing_found_and_no_index_are_said() -> None:
    """Too short a text."""
    text = written(finish(sketch("Short.")))

    assert "No index: an index needs 60 words, the text has 1." in text
    assert "The rules found nothing to mend." in text


def test_a_finding_about_the_whole_article_has_a_dash(dutch: Run) -> None:
    """In place of a line."""
    report = dutch.reports[0]
    whole = replace(report.findings[0], span=None)

    assert "| error | – | " in written(replace(dutch, reports=(replace(report, findings=(whole,)),)))


@pytest.mark.parametrize("words", [*HOSTILE, *MARKDOWN])
def test_hostile_words_are_shown_as_words(words: str) -> None:
    """GitHub's renderer makes nothing of them that is not ours, and loses none of them."""
    run = replace(hostile_run(words), failures=(Failure(path=words, message=words),))
    html = rendered(written(run))
    tags = {tag.lower() for tag in re.findall(r"</?([A-Za-z][\w-]*|!)", html)}

    assert tags <= OURS
    assert html.count("<tr>") == len(counted(run.reports[0])) + 1 + len(run.reports[0].analysis.sources) + 1
    assert not UNPRINTABLE.search(written(run))
    assert not re.search(r"[\w.]@\w|(?<!\w)@\w|#\d|\bGH-\d|:\w+:(?!\w)", shown(html))
    assert not re.search(r"<td[^>]*>[=+@]", html)


@settings(deadline=None, max_examples=300)
@given(st.text(st.sampled_from("\\`*_{}[]()<>#+-.!|~&$^=:/@;wW\n ab1\"'"), max_size=25))
def test_any_mixture_of_marks_is_shown_as_it_is(text: str) -> None:
    """Escaping adds nothing that a reader sees and takes nothing away, apart from the lookalikes."""
    html = rendered(f"| a |\n| --- |\n| “{escaped(text)}” |\n")
    lookalikes = str.maketrans("＠＃！∶‑", "@#!:-")

    assert set(re.findall(r"</?([a-z]\w*)", html)) == {"table", "thead", "tbody", "tr", "th", "td"}
    cell = shown(html.partition("<td>")[2].partition("</td>")[0])
    assert " ".join(cell.translate(lookalikes).split()) == " ".join(f"“{visible(text)}”".translate(lookalikes).split())


@pytest.mark.parametrize("words", [*HOSTILE, *MARKDOWN])
def test_hostile_words_are_words_where_the_score_is_explained(words: str) -> None:
    """Names of sources stand in a table there too; the addresses of policies are links of ours."""
    run = replace(hostile_run(words), explain_score=True, checklist=True)
    html = rendered(written(run))
    tags = {tag.lower() for tag in re.findall(r"</?([A-Za-z][\w-]*|!)", html)}

    assert tags <= OURS | {"h4", "input", "a"}
    assert set(re.findall(r'href="([^"]*)"', html)) <= {
        address for point in load_points() for address in re.findall(r"https://[^\s,]+", point.policy)
    }
    assert not UNPRINTABLE.search(written(run))


def test_the_index_is_explained_and_the_checklist_printed_on_request(english: Run) -> None:
    """A row for every claim that has weight, and a box for every point."""
    plain, asked = written(english), written(replace(english, explain_score=True, checklist=True))

    assert "How the index is computed" not in plain
    assert asked.count("\n| a") == len(english.reports[0].score.items)
    assert asked.count("- [ ] ") == len(points_for(english.reports[0].analysis))
