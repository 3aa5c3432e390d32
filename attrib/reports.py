"""The report as programs and notebooks have it: it can turn itself into JSON, into a page, and into a line."""

import io
from html import escape
from typing import Any

from attrib import model
from attrib.messages import AUTO
from attrib.records import dataclass
from attrib.report.wording import count
from attrib.version import VERSION

HEIGHT = "40rem"
"""Of the page in a notebook."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report(model.Report):
    """The finished work on one article, with ways to show, store and send it."""

    def to_dict(self, *, words: bool = True, language: str = "en") -> dict[str, Any]:
        """Return what `attrib check --format json` writes of this article; `words=False` leaves its words out.

        Its messages for people are in English or, with "nl", in Dutch.
        """
        from attrib.report.json import run_object  # whoever reads the report itself needs none of the formats

        return run_object(self._run(words=words, language=language))

    def to_json(self, *, words: bool = True, language: str = "en") -> str:
        """Return the JSON report, as `attrib check --format json` writes it; `words=False` leaves words out."""
        from attrib.report.json import write_object

        return write_object(self.to_dict(words=words, language=language))

    def to_html(self, *, language: str = "en") -> str:
        """Return the HTML report: a whole page that needs no other file, in English or, with "nl", in Dutch.

        "auto" is the language of the article.
        """
        from attrib.report.html import write_report

        out = io.StringIO()
        write_report(self._run(language=language), out)
        return out.getvalue()

    def _run(self, *, words: bool = True, language: str = "en") -> model.Run:
        language = self.article.language if language == AUTO else language
        run = model.Run(version=VERSION, reports=(self,), language=language)
        if words:
            return run
        from attrib.report.wordless import without_words

        return without_words(run)

    def _repr_html_(self) -> str:
        """Return the page in a frame of its own, for notebooks: its style and script touch nothing else there."""
        return (
            f'<iframe title="attrib: {escape(self.article.path)}" sandbox="allow-scripts" '
            f'style="width: 100%; height: {HEIGHT}; border: 0" srcdoc="{escape(self.to_html(language=AUTO))}"></iframe>'
        )

    def __repr__(self) -> str:
        return (
            f"<Report {self.article.path}: {self.article.language}, {index_words(self.score.index)}, "
            f"{count(len(self.analysis.attributions), 'claim')} of {count(len(self.analysis.sources), 'source')}, "
            f"{count(len(self.findings), 'finding')}>"
        )


def index_words(index: int | None) -> str:
    """Return the index in words.

    >>> index_words(61), index_words(None)
    ('index 61', 'no index')
    """
    return "no index" if index is None else f"index {index}"
