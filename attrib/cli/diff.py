"""`attrib diff`: compare two versions of a story, or two stories on one event."""

import os
import re
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from attrib.article import read_sidecar
from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    OUTCOME,
    REPORT,
    ColorOption,
    ColorWhen,
    ConfigOption,
    IsolatedOption,
    LanguageOption,
    MaxSizeOption,
    ModelsOption,
    NoCacheOption,
    OutputOption,
    ProfileOption,
    ReaderOption,
    ReportLanguageOption,
    TrustConfigOption,
)
from attrib.cli.parsers import make_detector, make_parser, open_store, reader_of
from attrib.cli.step_summary import append_step_summary
from attrib.cli.streams import ask_for_text, is_terminal, one_line_errors, open_output, refuse_inputs, say
from attrib.cli.version import installed_version
from attrib.config.settings import Configuration, read_configuration
from attrib.diff.choose import choose, is_called
from attrib.diff.differences import compare
from attrib.diff.fresh_account import make_account
from attrib.diff.model import Account
from attrib.diff.stored_accounts import is_stored, read_accounts
from attrib.errors import ArticleError, AttribError, UsageError
from attrib.formats import Documents, documents_of, refuse_addresses
from attrib.formats.document import Document
from attrib.formats.files import STDIN, check_size, read_bytes
from attrib.messages import Message, at
from attrib.model import Failure
from attrib.pipeline import Detect, Parser, check_text
from attrib.records import replace
from attrib.report import ON_TERMINAL, usual_format
from attrib.report.diffs import DIFF_FORMATS, NO_DIFF
from attrib.report.progress import show_status
from attrib.report.voices import language_of_diff

SIDE = "An article in any format that attrib check reads, or a JSON report of it; - is standard input."
# Tells a report from an item of an agency, which is an article; among the words of one these marks are escaped.
OUR_REPORT = re.compile(r'"schema_version"\s*:')

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("diff", cls=GroupedCommand)
def diff_command(
    old: Annotated[str, typer.Argument(metavar="OLD", help=SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help="The version to compare with it, of either kind.")],
    article: Annotated[
        str | None, typer.Option(metavar="PATH", help="Which article of a report that has several.")
    ] = None,
    format: Annotated[  # noqa: A002 - the option's name is the user's word
        str | None,
        typer.Option(
            metavar="|".join(DIFF_FORMATS),
            help="Form of the diff; rich on a terminal and text elsewhere if not given.",
            rich_help_panel=REPORT,
        ),
    ] = None,
    report_lang: ReportLanguageOption = None,
    output: OutputOption = None,
    show_all: Annotated[bool, typer.Option("--all", help="Show unchanged claims too.", rich_help_panel=REPORT)] = False,
    fail_on_regression: Annotated[
        bool,
        typer.Option(
            "--fail-on-regression",
            help="Exit with 1 if a claim lost its identified source, a new error came, or the index fell beyond noise.",
            rich_help_panel=OUTCOME,
        ),
    ] = False,
    color: ColorOption = ColorWhen.AUTO,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    max_size: MaxSizeOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Compare two versions: which claims have another source, what moved the index, what is left to mend."""
    with one_line_errors(report_lang):
        format_name = _format(format, output)
        refuse_inputs(output, "--output", (old, new))
        if old == new == STDIN:
            raise UsageError(Message("-: standard input is only one of the two: give the other as a file"))
        given = flags(locals(), but=("format",))
        configuration = read_configuration(os.environ, given, config, isolated=isolated, trusted=trust_config)
        # Of two versions the new one is to be published: what is set for it decides how they are compared.
        settings = configuration.settings_for(new)
        store = open_store(settings.cache)
        accounts_of = _Reader(
            configuration, make_parser(settings.models, store, reader_of(settings)), make_detector(store)
        )
        accounts = choose(accounts_of.read(old, article), accounts_of.read(new, article), article)
        diff = compare(*accounts, settings.policy, version=installed_version())
        spoken = {account.language for account in accounts}
        language = language_of_diff(spoken, settings.report_lang, format_name)
        diff = replace(diff, language=language, rule_pages=settings.rule_pages)
        with open_output(output, (old, new)) as out:
            if format_name == ON_TERMINAL:
                from attrib.report.diffs.terminal import write_diff  # brings Rich

                write_diff(diff, out, color=color.value, everything=show_all)
            else:
                DIFF_FORMATS[format_name].write_diff(diff, out)
        append_step_summary(partial(DIFF_FORMATS["markdown"].write_diff, diff), format_name)
        raise typer.Exit(ExitStatus.FINDINGS if fail_on_regression and diff.regressions else ExitStatus.OK)


@dataclass(frozen=True, slots=True)
class _Reader:
    """What makes accounts of what the command line names."""

    configuration: Configuration
    parser: Parser
    detect: Detect

    def read(self, path: str, wanted: str | None) -> tuple[Account, ...]:
        """Return the accounts of a stored report, or those of a file of articles; an error names the path.

        Of a list that has the wanted article only that one is checked.
        """
        try:
            settings = self.configuration.settings_for(path)
            refuse_addresses(path)
            ask_for_text(path)
            data = read_bytes(path)
            if is_stored(text := data.decode("utf-8-sig", "replace")) and OUR_REPORT.search(text):
                return read_accounts(text, report=path, lead_factor=settings.policy.thresholds["lead-factor"])
            with show_status(path):
                return tuple(
                    self._account(path, document) for document in _listed(documents_of(data, path), path, wanted)
                )
        except AttribError as error:
            raise error.about(path) from error

    def _account(self, path: str, document: Document | Failure) -> Account:
        """Return the account of an article, which is checked now."""
        if isinstance(document, Failure):
            raise ArticleError(document.message)
        settings = self.configuration.settings_for(path)
        check_size(document.text, settings.max_size)
        report = check_text(
            document,
            path=f"{path}{document.name}",
            language=settings.lang,
            parser=self.parser,
            policy=settings.policy,
            sidecar=read_sidecar(path),
            detect=self.detect,
        )
        return make_account(report)


def _listed(documents: Documents, path: str, wanted: str | None) -> Documents:
    """Return the articles of a file that can be compared; those of several that cannot be read are told."""
    if len(documents) == 1:
        return documents
    named = [d for d in documents if isinstance(d, Document) and is_called(f"{path}{d.name}", wanted)]
    for failure in (d for d in documents if isinstance(d, Failure) and not named):
        say(at(f"{path}{failure.path}", failure.message))
    return tuple(named or [d for d in documents if isinstance(d, Document)]) or documents[:1]


def _format(name: str | None, output: Path | None) -> str:
    """Return the format asked for, or the one that fits where the diff goes."""
    asked = f"--format {name}" if name else f"--output {output}"
    name = name or usual_format(output, terminal=is_terminal(sys.stdout))
    if name not in DIFF_FORMATS:
        known = ", ".join(DIFF_FORMATS)
        why = NO_DIFF.get(name, Message("no such format"))
        raise UsageError(Message("{asked}: {why}: choose one of {known}", asked=asked, why=why, known=known))
    return name
