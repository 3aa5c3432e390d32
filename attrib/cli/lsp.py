"""`attrib lsp`: the language server, which an editor starts and speaks with through standard input and output."""

import os
import sys
import traceback
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Annotated, Any

import typer

from attrib.article import read_sidecar
from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    ConfigOption,
    IsolatedOption,
    LanguageOption,
    ModelsOption,
    NoCacheOption,
    ProfileOption,
    ReaderOption,
    TrustConfigOption,
)
from attrib.cli.parsers import make_detector, make_parser, open_store, reader_of
from attrib.cli.streams import one_line_errors
from attrib.config.settings import Configuration, Settings, read_configuration
from attrib.corpus.extras import need
from attrib.errors import ArticleError, AttribError, LanguageError, UsageError
from attrib.formats import MODULES, Documents, documents_of
from attrib.formats.document import Document
from attrib.formats.files import check_size
from attrib.messages import AUTO
from attrib.model import Failure, Report
from attrib.paths import matches
from attrib.pipeline import Detect, Parser, check_text
from attrib.suppressions.baseline import read_baseline, without_known

if TYPE_CHECKING:
    from attrib.lsp.buffers import Buffer, Checked

EXTRA = "lsp"
UNKNOWN = "text.txt"
"""As which a text is read whose name says nothing."""

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("lsp", cls=GroupedCommand)
def lsp_command(
    stdio: Annotated[
        bool, typer.Option("--stdio", help="Speak through standard input and output, as it always does.")
    ] = True,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Show in an editor, while you write, what `attrib check` finds: docs/editors.md says how to set it up."""
    with one_line_errors():
        need("pygls", EXTRA)
        from attrib.lsp.server import make_server

        given = flags(locals())
        editor = Editor(given=given, config=config, isolated=isolated, trusted=trust_config)
        editor.read()
        if sys.stdin is None or sys.stdout is None:
            raise UsageError("an editor starts this command and speaks with it: docs/editors.md says how to set it up")
        make_server(editor.check, editor.configure).start_io()
        raise typer.Exit(ExitStatus.OK)


@dataclass(slots=True, kw_only=True)
class Editor:
    """What checks the texts of an editor, each by the configuration of its folder."""

    given: Mapping[str, str | None]
    """Options of the command."""
    config: str | None = None
    isolated: bool = False
    trusted: bool = False
    """Whether a configuration that is found may set all that one may that is named."""
    _set: Mapping[str, str | None] = field(default_factory=dict)
    """What the editor sets, which goes over the options."""
    _configuration: Configuration = field(default_factory=Configuration)
    _parsers: dict[Any, tuple[Parser, Detect]] = field(default_factory=dict)
    """By what is set for them, so that models are loaded once."""

    def read(self) -> None:
        """Read the configuration anew. Raises UsageError or ConfigError where it is faulty."""
        options = {**self.given, **self._set}
        self._configuration = read_configuration(
            os.environ, options, self.config, isolated=self.isolated, trusted=self.trusted
        )

    def configure(self, settings: Mapping[str, Any] | None) -> str:
        """Read the configuration anew, with what the editor sets, if it does; return what is wrong, if anything.

        A faulty setting leaves all as it was.
        """
        before = self._set
        try:
            self._set = before if settings is None else options_of(settings)
            self.read()
        except AttribError as error:
            self._set = before
            return f"attrib: {error}"
        return ""

    def check(self, buffer: "Buffer") -> "Checked":
        """Return what is found in a text, or why nothing is; never raises."""
        from attrib.lsp.buffers import Checked

        try:
            settings = self._configuration.settings_for(buffer.path)
            if not buffer.text.strip() or _is_none_of_ours(buffer.path, settings):
                return Checked(buffer=buffer)
            documents = documents_in(buffer)
            report = self._report(buffer, first_of(documents), settings)
            return Checked(
                buffer=buffer,
                report=report,
                rule_pages=settings.rule_pages,
                articles=len(documents),
                language=report.article.language if settings.report_lang == AUTO else settings.report_lang,
            )
        except LanguageError as error:
            return Checked(buffer=buffer, failure=f"{error}, or set lang in attrib.toml", passing=True)
        except ArticleError as error:
            return Checked(buffer=buffer, failure=str(error), passing=True)
        except AttribError as error:
            return Checked(buffer=buffer, failure=str(error))
        except Exception as error:  # a bug in attrib must not cost the user the editor's help for other texts
            traceback.print_exc()
            return Checked(buffer=buffer, failure=f"internal error ({type(error).__name__}): please report it")

    def _report(self, buffer: "Buffer", document: Document, settings: Settings) -> Report:
        """Return the report on the article of a text without what its baseline knows."""
        parser, detect = self._parser(settings)
        check_size(document.text, settings.max_size)
        report = check_text(
            document,
            path=buffer.path,
            language=settings.lang,
            parser=parser,
            policy=settings.policy,
            sidecar=read_sidecar(buffer.path) if buffer.sidecar is None else buffer.sidecar,
            detect=detect,
        )
        if settings.baseline is None:
            return report
        return without_known(report, read_baseline(Path(settings.baseline)), os.path.dirname(settings.baseline))

    def _parser(self, settings: Settings) -> tuple[Parser, Detect]:
        """Return what parses and reads by what is set, loaded before if it was needed before."""
        choice = (settings.models, settings.cache, reader_of(settings))
        if choice not in self._parsers:
            store = open_store(settings.cache)
            self._parsers[choice] = make_parser(settings.models, store, reader_of(settings)), make_detector(store)
        return self._parsers[choice]


def documents_in(buffer: "Buffer") -> Documents:
    """Return the articles of a text, read as its file would be; what nobody reads by its name is plain text.

    Raises ArticleError where there is none in it.
    """
    known = PurePath(buffer.path).suffix.lower() in MODULES
    return documents_of(buffer.text.encode("utf-8", "replace"), buffer.path if known else UNKNOWN)


def first_of(documents: Documents) -> Document:
    """Return the first article of a text. Raises ArticleError where it is none."""
    first = documents[0]
    if isinstance(first, Failure):
        raise ArticleError(first.message)
    return first


def options_of(settings: Mapping[str, Any]) -> Mapping[str, str | None]:
    """Return what an editor sets as options of the command line.

    >>> options_of({"fail-on": "info", "select": ["ATR1", "ATR203"], "cache": False, "lang": ""})
    {'fail-on': 'info', 'select': 'ATR1,ATR203', 'cache': 'false'}
    """
    return {name: _text(value) for name, value in settings.items() if value not in (None, "")}


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ",".join(map(str, value)) if isinstance(value, Sequence) and not isinstance(value, str) else str(value)


def _is_none_of_ours(path: str, settings: Settings) -> bool:
    """Tell whether a configuration leaves a file out, or names others only; without one every text is an article."""
    written = settings.file.settings if settings.file else {}
    include, exclude = written.get(("include",)), written.get(("exclude",))
    if exclude and matches(path, exclude.value, exclude.folder):
        return True
    return include is not None and not matches(path, include.value, include.folder)
