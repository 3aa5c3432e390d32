"""What is shown of the words below the pointer."""

from dataclasses import replace

import pytest
from cmarkgfm import github_flavored_markdown_to_html
from cmarkgfm.cmark import Options
from lsprotocol.types import MarkupContent, MarkupKind

from attrib.lsp.buffers import Checked
from attrib.lsp.hovers import hover
from tests.lsp.checked import drawn, report_of, span_of, words_at
from tests.report.conftest import HOSTILE, UNPRINTABLE
from tests.report.test_languages import left_over


def shown(checked: Checked, words: str, kind: MarkupKind = MarkupKind.Markdown) -> str:
    """Return what is shown where words begin; nothing if nothing is."""
    place = checked.places.position(span_of(checked, words).start)
    found = hover(checked, report_of(checked), place, kind)
    if found is None:
        return ""
    assert isinstance(found.contents, MarkupContent)
    return found.contents.value


def test_a_claim_tells_its_source_and_what_would_mend_it() -> None:
    """Kind, what the reader is told, the claim's number, and the findings with their advice."""
    text = shown(drawn(), "the dike holds")
    at_source = shown(drawn(), "Two officials")

    assert "□ **anonymous official** “Two officials”" in text
    assert "not described; no reason given" in text
    assert "Claim 1 of 2 of this source, in the article's words, by “said”." in text
    assert "**ATR101** bare-anonymous-source (error)" in at_source
    assert "How to mend it: " in at_source


def test_of_claims_within_each_other_the_innermost_is_told() -> None:
    """Its words stand in the claim of another source."""
    assert "“Two officials”" in shown(drawn(), "of a breach")
    assert "“Anne Sinclair”" in shown(drawn(), "that officials")


def test_a_claim_without_source() -> None:
    """Nobody is named."""
    assert "× **no source** nobody is named" in shown(drawn(), "Nobody reportedly")


def test_where_nobody_says_anything_nothing_is_shown() -> None:
    """Neither at the headline."""
    assert shown(drawn(), "Dike holds") == ""


def test_the_words_that_are_told_about_are_lit() -> None:
    """The part of the claim that the pointer is on."""
    checked = drawn()
    place = checked.places.position(span_of(checked, "of a breach").start)
    found = hover(checked, report_of(checked), place, MarkupKind.Markdown)

    assert found
    assert words_at(checked, found.range) == "of a breach"


def test_pages_are_linked_in_markdown() -> None:
    """Plain text has no links, and no stars."""
    checked = replace(drawn(), rule_pages="https://example.org/rules/{code}.md")

    assert "[The page of ATR101](https://example.org/rules/ATR101.md)" in shown(checked, "Two officials")
    assert "The page of" not in shown(drawn(), "Two officials")
    plain = shown(checked, "Two officials", MarkupKind.PlainText)
    assert "□ anonymous official “Two officials”" in plain
    assert "**" not in plain
    assert "https" not in plain


@pytest.mark.parametrize("words", HOSTILE)
def test_no_words_of_an_article_become_more_than_words(words: str) -> None:
    """No link, picture or HTML of theirs, and nothing that steers."""
    checked = drawn(f"[1.source {words}] [1.cue said] [1.content {words} left].", who="anonymous-official 1")
    place = checked.places.position(0)
    for kind in (MarkupKind.Markdown, MarkupKind.PlainText):
        found = hover(checked, report_of(checked), place, kind)
        assert found
        assert isinstance(found.contents, MarkupContent)
        assert not UNPRINTABLE.search(found.contents.value)
        html = github_flavored_markdown_to_html(found.contents.value, options=Options.CMARK_OPT_UNSAFE)
        assert kind is MarkupKind.PlainText or not any(tag in html for tag in ("<a ", "<img", "<script", "<b>"))


def test_it_is_told_in_the_language_that_is_set() -> None:
    """All but the words of the article and the names of rules."""
    dutch = replace(drawn(), language="nl")
    text = shown(dutch, "the dike holds") + shown(dutch, "Two officials")

    assert "□ **anonieme functionaris** “Two officials”" in text
    assert "De lezer hoort: naam weggehouden; niet omschreven; geen reden genoemd." in text
    assert "Bewering 1 van 2 van deze bron, in de woorden van het artikel, door “said”." in text
    assert "**ATR101** bare-anonymous-source (fout)" in text
    assert "Hoe u het verhelpt: " in text
    assert left_over(text) == set()
