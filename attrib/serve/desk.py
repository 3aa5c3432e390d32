"""The work itself: an article becomes a report, two versions a diff. One at a time: models are not for two threads."""

from collections.abc import Mapping

from attrib.config.settings import Configuration, Settings
from attrib.config.sources import from_flags
from attrib.diff.choose import choose
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import Account, Diff
from attrib.diff.stored_accounts import read_accounts
from attrib.errors import ArticleError, AttribError
from attrib.given import accept_text
from attrib.messages import Message
from attrib.model import Article
from attrib.parsing.cache.encoding import encode
from attrib.parsing.cache.parser import CachedParser
from attrib.pipeline import Detect, check_text
from attrib.records import replace
from attrib.report.voices import language_of_diff
from attrib.reports import Report
from attrib.serve.questions import CheckQuestion, DiffQuestion, Side
from attrib.version import VERSION


class Desk:
    """Checks what is asked, with models that are loaded once, by what is set where the server was started."""

    def __init__(self, configuration: Configuration, parser: CachedParser, detect: Detect, *, characters: int) -> None:
        """Take what is set, what parses and guesses, and how long an article may be."""
        self._configuration = replace(
            configuration, file=configuration.settings_for("-").file, isolated=True, _known={}
        )
        self._parser = parser
        self._detect = detect
        self._characters = characters

    def check(self, question: CheckQuestion) -> Report:
        """Return the report on an article. Raises what `check_text` raises, and UsageError for a wrong setting."""
        return self._report(question.article, self._settings(question.settings))

    def parse(self, article: Article, key: bytes) -> bytes | None:
        """Return an article's parse as a cache keeps it under a key; None if it would be kept under another here."""
        if len(article.text) > self._characters or self._parser.key_of(article) != key:
            return None
        return encode(self._parser.parse(article))

    def language(self, question: CheckQuestion) -> str:
        """Return in which language the page on an article is to be."""
        return self._settings(question.settings).report_lang

    def diff(self, question: DiffQuestion) -> Diff:
        """Return what is between two versions. Raises what `check` raises, and DataError for a faulty report."""
        settings = self._settings(question.settings)
        old, new = (
            self._accounts(side, name, settings) for name, side in (("old", question.old), ("new", question.new))
        )
        accounts = choose(old, new, None)
        diff = compare(*accounts, settings.policy, version=VERSION)
        spoken = {account.language for account in accounts}
        return replace(diff, language=language_of_diff(spoken, settings.report_lang, question.format))

    def _settings(self, given: Mapping[str, str]) -> Settings:
        if not given:
            return self._configuration.settings_for("-")
        flags = {**self._configuration.flags, **from_flags(given)}
        return replace(self._configuration, flags=flags, _known={}).settings_for("-")

    def _accounts(self, side: Side, name: str, settings: Settings) -> tuple[Account, ...]:
        """Return the accounts of one version; an error says which one it is about."""
        try:
            if side.is_report:
                factor = settings.policy.thresholds["lead-factor"]
                return read_accounts(side.text, report=side.path, lead_factor=factor)
            return (make_account(self._report(side, settings)),)
        except AttribError as error:
            raise error.about(name) from error

    def _report(self, article: Side, settings: Settings) -> Report:
        if len(article.text) > self._characters:
            raise ArticleError(
                Message(
                    "the text has {n} characters, {most} are the most: send a shorter one",
                    n=len(article.text),
                    most=self._characters,
                )
            )
        return check_text(
            accept_text(article.text),
            path=article.path,
            language=settings.lang,
            parser=self._parser,
            policy=settings.policy,
            detect=self._detect,
        )
