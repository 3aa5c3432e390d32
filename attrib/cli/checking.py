"""Articles checked one after the other, by what is set for each; one that fails does not cost the others."""

import os
import traceback
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from dataclasses import field
from enum import Enum
from functools import partial
from pathlib import Path
from typing import TypeVar

from attrib.article import SIDECAR, make_article, read_sidecar
from attrib.cli.inputs import find_articles
from attrib.cli.parsers import make_detector, make_parser, open_store, reader_of
from attrib.cli.streams import ask_for_text, say
from attrib.cli.version import installed_version
from attrib.config.keys import declaration
from attrib.config.settings import Configuration, Settings
from attrib.errors import ArticleError, AttribError
from attrib.formats import ADDRESSES, Documents, documents_of, read_documents
from attrib.formats.document import Document
from attrib.formats.files import STDIN, check_size
from attrib.messages import Message, at
from attrib.model import Article, Failure, ParsedArticle, Report, Run, position_in
from attrib.parsing.cache.store import Place
from attrib.pipeline import Detect, Parser, analyse_parsed, language_of
from attrib.reader.parser import ReaderChoice
from attrib.records import dataclass, replace
from attrib.report.progress import show_status
from attrib.suppressions.baseline import Known, read_baseline, without_known

T = TypeVar("T")
TOGETHER, CHARACTERS = 16, 100_000
"""Articles, and characters of them, that are parsed side by side."""
EXCERPT = 60
"""Characters of a passage that are shown."""
CACHE = "cache"
"""The key of `--no-cache`."""
_Choice = tuple[Path | str | None, Place | None, ReaderChoice]
"""By which models an article is parsed, where its parse is kept, and who reads it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checker:
    """What checks the articles of one command."""

    configuration: Configuration
    stdin_filename: str | None = None
    """What standard input is called in the report, and whose settings it has."""
    force_exclude: bool = False
    """Whether a file that is named is left out, too, if the configuration excludes it."""
    allow_network: bool = False
    """Whether addresses may be asked for what they hold."""
    with_baseline: bool = True
    language: str | None = None
    """In which language errors are told; that of the user's locale if none is given."""
    quiet: bool = False
    verbose: bool = False
    _readers: dict[_Choice, tuple[Parser, Detect]] = field(default_factory=dict)
    _baselines: dict[str, tuple[Known, ...]] = field(default_factory=dict)

    def check(self, paths: Sequence[str]) -> Run:
        """Return the reports on all articles that can be checked, and the failures of the others.

        Raises ConfigError or DataError before the first is checked if a configuration or baseline is faulty.
        """
        articles = find_articles(paths, self.configuration, force_exclude=self.force_exclude)
        self._prepare(self.name(article) for article in articles if isinstance(article, str))
        jobs = (
            job for n, article in enumerate(articles, start=1) for job in self._jobs(article, f"{n}/{len(articles)}")
        )
        done = [result for some in _together(jobs) for result in self._results(some)]
        return Run(
            version=installed_version(),
            reports=tuple(result for result in done if isinstance(result, Report)),
            failures=tuple(result for result in done if isinstance(result, Failure)),
        )

    def inputs(self, run: Run) -> tuple[str, ...]:
        """Return the files that a run has read: articles, what stands beside them, settings and baselines."""
        articles = [report.article.path for report in run.reports]
        settings = [self.settings_for(article) for article in articles]
        return tuple(
            dict.fromkeys(
                (
                    *articles,
                    *(f"{article}{SIDECAR}" for article in articles),
                    *(one.file.name for one in settings if one.file),
                    *self._baselines,
                )
            )
        )

    def renewed(self, configuration: Configuration) -> "Checker":
        """Return what checks by another configuration, with the models that are loaded already."""
        return replace(self, configuration=configuration, _baselines={})

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

    def _jobs(self, path: str | Failure, number: str) -> Iterator["_Job | Failure"]:
        """Yield the articles of a file as they are to be checked, or why there are none."""
        if isinstance(path, Failure):
            yield self._said(path)
            return
        documents = _attempt(partial(self._documents, path), path)
        for document in (documents,) if isinstance(documents, Failure) else documents:
            if isinstance(document, Failure):
                yield self._said(_of_list(path, document) if document is not documents else document)
                continue
            label = f"{path}{document.name}"
            job = _attempt(partial(self._job, path, document, f"{number} {label}"), label)
            yield self._said(job) if isinstance(job, Failure) else job

    def _documents(self, path: str) -> Documents:
        """Return the articles of a file, or of what an address gives, which is asked only if that is allowed."""
        if not path.lower().startswith(ADDRESSES):
            ask_for_text(path)
            return read_documents(path, self.name(path))
        from attrib.cli.fetch import NOT_ALLOWED, fetch  # brings what speaks HTTP

        if not self.allow_network:
            raise ArticleError(NOT_ALLOWED)
        with nullcontext() if self.quiet else show_status(path):
            fetched = fetch(path, installed_version())
        return documents_of(fetched.data, fetched.name)

    def _job(self, path: str, document: Document, status: str) -> "_Job":
        """Return an article with all that it is checked by."""
        name = self.name(path)
        settings = self.settings_for(name)
        parser, detect = self._readers[_choice(settings)]
        check_size(document.text, settings.max_size)
        code = language_of(document, settings.lang, detect)
        article = make_article(document, path=f"{name}{document.name}", language=code, sidecar=read_sidecar(name))
        return _Job(f"{path}{document.name}", status, article, settings, parser)

    def _said(self, failure: Failure) -> Failure:
        """Say on standard error, in one line, that an article could not be checked."""
        say(at(failure.path, failure.message), self.language)
        return failure

    def _results(self, jobs: Sequence["_Job | Failure"]) -> Iterator[Report | Failure]:
        """Yield the reports on some articles, which are parsed together, or why there are none."""
        articles = [job for job in jobs if isinstance(job, _Job)]
        with nullcontext() if self.quiet or not articles else show_status(articles[0].status):
            parsed = _parsed(articles)
        for job in jobs:
            if isinstance(job, Failure):
                yield job
                continue
            with nullcontext() if self.quiet else show_status(job.status):
                result = _attempt(partial(self._report, job, parsed[id(job)]), job.label)
            yield self._said(result) if isinstance(result, Failure) else result

    def _report(self, job: "_Job", parsed: ParsedArticle | None) -> Report:
        """Return the report on an article, parsed now if it is not yet, without what its baseline knows."""
        settings = job.settings
        report = analyse_parsed(parsed or job.parser.parse(job.article), settings.policy)
        if not self.with_baseline or settings.baseline is None:
            return report
        return without_known(report, self._baselines[settings.baseline], os.path.dirname(settings.baseline))


@dataclass(frozen=True, slots=True)
class _Job:
    """An article that is to be checked."""

    label: str
    """What it is called where it fails."""
    status: str
    """What is shown while it is checked."""
    article: Article
    settings: Settings
    parser: Parser


def _together(jobs: Iterable[_Job | Failure]) -> Iterator[list[_Job | Failure]]:
    """Yield what is parsed together: so many articles, or characters, that models work well and memory stays small."""
    some: list[_Job | Failure] = []
    size = 0
    for job in jobs:
        some.append(job)
        size += len(job.article.text) if isinstance(job, _Job) else 0
        if len(some) >= TOGETHER or size >= CHARACTERS:
            yield some
            some, size = [], 0
    if some:
        yield some


def _parsed(jobs: Sequence[_Job]) -> dict[int, ParsedArticle | None]:
    """Return the parsed articles of jobs by identity, None for those that are to be parsed one by one.

    Where anything goes wrong, each is parsed by itself in its turn, and tells its own fault.
    """
    found: dict[int, ParsedArticle | None] = dict.fromkeys(map(id, jobs))
    for parser in {id(job.parser): job.parser for job in jobs}.values():
        own = [job for job in jobs if job.parser is parser]
        parse_many = getattr(parser, "parse_many", None)
        if parse_many is None or len(own) == 1:
            continue
        with suppress(Exception):
            found |= {id(job): made for job, made in zip(own, parse_many([job.article for job in own]), strict=True)}
    return found


def flags(options: Mapping[str, object], *, but: Container[str] = ()) -> Mapping[str, str | None]:
    """Return options of a command as the configuration takes them, by the name of their key.

    `options` are all that a command has, its locals(): those that `config/keys.py` declares are taken, `but` what means
    something else there. A new option for a setting needs no more than its parameter.

    >>> flags({"fail_on": "info", "select": ["ATR101", "ATR2"], "lang": None, "quiet": True})
    {'fail-on': 'info', 'select': 'ATR101,ATR2', 'lang': None}
    """
    names = {key.path[-1] for key in declaration().keys} - {CACHE}
    told = {option.replace("_", "-"): value for option, value in options.items()}
    texts = {name: _text(value) for name, value in told.items() if name in names and name not in but}
    return {**texts, CACHE: "false"} if options.get("no_cache") else texts


def passed_over(article: Article, *, words: bool) -> Iterator[str]:
    """Yield a line for each passage of a file that is not read as words of the article, with its beginning."""
    for part in article.left_out:
        passage = " ".join(article.stored[part.start : part.end].split())
        begins = passage if len(passage) <= EXCERPT else passage[:EXCERPT].rpartition(" ")[0] + " …"
        line = position_in(article.stored, part.start).line
        yield f"{article.path}:{line}: not read ({part.kind})" + (f": {begins}" if words else "")


def _choice(settings: Settings) -> _Choice:
    return settings.models, settings.cache, reader_of(settings)


def _text(value: object) -> str | None:
    if value is None or isinstance(value, Enum):
        return value and str(value.value)
    if isinstance(value, str):
        return value
    return ",".join(value) if isinstance(value, Sequence) else str(value)


def _attempt(step: Callable[[], T], path: str) -> T | Failure:
    """Return what a step gives, or why it gives nothing; a bug must not cost the user the other articles."""
    try:
        return step()
    except AttribError as error:
        return Failure(path=path, message=error.message)
    except Exception as error:
        traceback.print_exc()
        return Failure(
            path=path, message=Message("internal error ({kind}): please report it", kind=type(error).__name__)
        )


def _of_list(path: str, failure: Failure) -> Failure:
    """Return why an article of a list cannot be checked, with the path of its file."""
    return replace(failure, path=f"{path}{failure.path}", item=failure.path)
