"""The words of the page, by the names by which its template and script know them."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from attrib.languages.folders import language_codes
from attrib.messages import Message, Plural, report_languages, voice
from attrib.report.wording import language_words

WORDS: Mapping[str, Message] = {
    "title": Message("attrib: who says what"),
    "who": Message("who says what"),
    "private": Message("Your text stays on this server: it is neither stored nor logged."),
    "other": Message("Language of this page"),
    "api": Message("For programs"),
    "text": Message("Your article"),
    "placeholder": Message("Paste an article here, or drop a file: text, Word, OpenDocument, HTML, Markdown or ninjs."),
    "language": Message("Language"),
    "auto": Message("guess"),
    "open": Message("Open a file"),
    "copy_text": Message("Copy the text"),
    "copied": Message("The text is on the clipboard."),
    "check": Message("Check"),
    "next": Message("Next finding"),
    "previous": Message("Previous finding"),
    "report": Message("Report"),
    "comparison": Message("Comparison with the version before"),
    "views": Message("What to show"),
    "compare": Message("Compare with the version before"),
    "keep": Message("Take this version as the one before"),
    "kept": Message("This version is the one to compare with now."),
    "empty": Message("The report appears here: who says what, on whom the claims rest, and what would mend it."),
    "shortcuts": Message("Ctrl+Enter checks, F8 goes to the next finding, Shift+F8 to the one before."),
    "index": Message("Source transparency index"),
    "of": Message("of 100"),
    "none": Message("no index"),
    "none_yet": Message("Nothing has been checked yet."),
    "findings_none": Message("no findings"),
    "before": Message("the version before"),
    "after": Message("this version"),
    "was": Message("{before} before, {change}"),
    "checking": Message("Checking …"),
    "failed": Message("The server does not answer: is it still running?"),
    "several": Message("This file has {number} articles; this is the first."),
    "no_findings": Message("No finding in the text."),
    "token": Message("Token"),
    "token_needed": Message("This server asks for its token."),
    "token_use": Message("Use it"),
}
"""What stands in {braces} is filled in by the script."""
LEVELS: Mapping[str, Plural] = {
    "error": Plural("error", "errors"),
    "warning": Plural("warning", "warnings"),
    "info": Plural("remark", "remarks"),
}


@cache
def words() -> Mapping[str, Mapping[str, Any]]:
    """Return the words of the page by language."""
    return {code: _words_in(code) for code in report_languages()}


def _words_in(code: str) -> Mapping[str, Any]:
    say = voice(code)
    return {
        "name": say.name,
        **{name: say(text) for name, text in WORDS.items()},
        "levels": {name: [say(level(number)) for number in (1, 2)] for name, level in LEVELS.items()},
        "languages": {name: say(language_words(name)) for name in language_codes()},
    }
