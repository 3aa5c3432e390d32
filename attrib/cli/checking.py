"""Articles checked one after the other, by what is set for each; one that fails does not cost the others."""

import os
import traceback
from collections.abc import Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import field
from pathlib import Path

from attrib.article import STDIN, read_sidecar, read_text
from attrib.cache.store import Place
from attrib.cli.inputs import find_articles
from attrib.cli.parsers import make_detector, make_parser, open_store, reader_of
from attrib.cli.streams import say
from attrib.cli.version import installed_version
from attrib.config.settings import Configuration, Settings
from attrib.errors import AttribError
from attrib.model import Failure, Report, Run
from attrib.pipeline import Detect, Parser, check_text
from attrib.reader.parser import ReaderChoice
from attrib.records import dataclass
from attrib.report.progress import show_status
from attrib.suppressions.baseline import Known, read_baseline, without_known

_Choice = tuple[Path | str | None, Place | None, ReaderChoice]
"""By which models an article is parsed, where its parse is kept, and who reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """What checks the articles of one command."""

    configuration: Configuration
    stdin_filename: str | None = None
    """What standard input is called in the report, and whose settings it has."""
    with_baseline: bool = True
    quiet: bool = False
    verbose: bool = False
    _readers: dict[_Choice, tuple[Parser, Detect]] = field(default_factory=dict)
    _baselines: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    def check(self, paths: Sequence[str]) -> Run:
        """Return the reports on all articles that can be checked, and the failures of the others.

        Raises ConfigError or DataError before the first is checked if a configuration or baseline is faulty.
        """
        articles = find_articles(paths, self.configuration)
        self._prepare(self.name(article) for article in articles if isinstance(article, str))
        done = [self._result(article, f"{n}/{len(articles)}") for n, article in enumerate(articles, start=1)]
        return Run(
            version=installed_version(),
            reports=tuple(result for result in done if isinstance(result, Report)),
            failures=tuple(result for result in done if isinstance(result, Failure)),
        )

    def name(self, path: str) -> str:
        """Return what an article is called."""
        return self.stdin_filename or path if path == STDIN else path

    def settings_for(self, path: str) -> Settings:
        """Return what is set for an article by its name."""
        return self.configuration.settings_for(path)

    def _prepare(self, names: Iterable[str]) -> None:
        """Read what the articles need: a fault in it is no fault of an article."""
        for name in names:
            settings = self.settings_for(name)
            if (choice := _choice(settings)) not in self._readers:
                store = open_store(settings.cache, say if self.verbose else lambda _: None)
                self._readers[choice] = make_parser(settings.models, store, reader_of(settings)), make_detector(store)
            if self.with_baseline and settings.baseline and settings.baseline not in self._baselines:
                self._baselines[settings.baseline] = read_baseline(Path(settings.baseline))

    def _result(self, article: str | Failure, number: str) -> Report | Failure:
        """Return the report on an article, or why there is none."""
        if isinstance(article, Failure):
            return _said(article)
        try:
            with nullcontext() if self.quiet else show_status(f"{number} {article}"):
                return self._report(article)
        except AttribError as error:
            return _said(Failure(path=article, message=str(error)))
        except Exception as error:  # a bug in attrib must not cost the user the other articles
            traceback.print_exc()
            message = f"internal error ({type(error).__name__}): please report it"
            return _said(Failure(path=article, message=message))

    def _report(self, path: str) -> Report:
        """Return the report on an article without what its baseline knows."""
        name = self.name(path)
        settings = self.settings_for(name)
        parser, detect = self._readers[_choice(settings)]
        report = check_text(
            read_text(path),
            path=name,
            language=settings.lang,
            parser=parser,
            policy=settings.policy,
            sidecar=read_sidecar(name),
            detect=detect,
        )
        if not self.with_baseline or settings.baseline is None:
            return report
        return without_known(report, self._baselines[settings.baseline], os.path.dirname(settings.baseline))


def flags(*, no_cache: bool = False, **given: str | Sequence[str] | float | Path | None) -> Mapping[str, str | None]:
    """Return options of the command line as the configuration takes them, by the name of their key.

    >>> flags(fail_on="info", select=["ATR101", "ATR2"], lang=None)
    {'fail-on': 'info', 'select': 'ATR101,ATR2', 'lang': None}
    """
    texts = {name.replace("_", "-"): _text(value) for name, value in given.items()}
    return {**texts, "cache": "false"} if no_cache else texts


def _choice(settings: Settings) -> _Choice:
    return settings.models, settings.cache, reader_of(settings)


def _text(value: str | Sequence[str] | float | Path | None) -> str | None:
    if value is None or isinstance(value, str):
        return value
    return ",".join(value) if isinstance(value, Sequence) else str(value)


def _said(failure: Failure) -> Failure:
    """Say on standard error, in one line, that an article could not be checked."""
    say(f"{failure.path}: {failure.message}")
    return failure
