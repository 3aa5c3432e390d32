"""`attrib trace`: why some words of an article gave a claim, or none, step by step."""

import os
from typing import Annotated

import typer

from attrib.attributions.trace import find_words, trace_words
from attrib.cli.checking import Checker, flags
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
    ReportLanguageOption,
    TrustConfigOption,
)
from attrib.cli.streams import one_line_errors, open_output
from attrib.config.settings import read_configuration
from attrib.errors import UsageError
from attrib.messages import Message, Voice, at
from attrib.model import Policy, Report
from attrib.pipeline import scene_of
from attrib.report import ON_TERMINAL
from attrib.report.trace import trace_lines
from attrib.report.voices import say_of, told_in

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("trace", cls=GroupedCommand)
def trace_command(
    path: Annotated[str, typer.Argument(metavar="PATH", help="An article, as for `attrib check`.")],
    words: Annotated[str, typer.Argument(metavar="WORDS", help="Words of the sentence that is asked about.")],
    report_lang: ReportLanguageOption = None,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Tell step by step why a sentence gave a claim, or none: what the grammar did, and what the reader saw."""
    with one_line_errors(report_lang):
        given = flags(locals())
        configuration = read_configuration(os.environ, given, config, isolated=isolated, trusted=trust_config)
        checker = Checker(configuration=configuration, with_baseline=False)
        run = checker.check([path])
        if run.failures or not run.reports:
            raise typer.Exit(ExitStatus.ERROR)
        settings = checker.settings_for(path)
        run = told_in(run, settings.report_lang, ON_TERMINAL)
        lines = [line for report in run.reports for line in _lines(report, words, settings.policy, say_of(run, report))]
        if not lines:
            raise UsageError(at(path, Message("these words are in no sentence of the article: {words}", words=words)))
        with open_output(None) as out:
            out.write("\n".join(lines) + "\n")


def _lines(report: Report, words: str, policy: Policy, say: Voice) -> list[str]:
    """Return what is told of the first sentence with some words; nothing if there is none."""
    scene = scene_of(report.analysis.parsed, policy)
    traces = (trace_words(place, scene) for place in find_words(words, report.article))
    trace = next((trace for trace in traces if trace.sentences), None)
    return list(trace_lines(trace, report.analysis, say)) if trace else []
