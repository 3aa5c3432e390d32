"""`attrib corpus run`: analyse the articles of folders and tables, into a folder of Parquet."""

import codecs
import os
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.inputs import articles_in
from attrib.cli.options import (
    REPORT,
    ConfigOption,
    ExtendSelectOption,
    IgnoreOption,
    IsolatedOption,
    LanguageOption,
    MaxSizeOption,
    ModelsOption,
    ProfileOption,
    ReaderOption,
    SelectOption,
    TrustConfigOption,
)
from attrib.cli.parsers import make_parser, reader_of
from attrib.cli.streams import one_line_errors, say
from attrib.cli.version import installed_version
from attrib.config.settings import Configuration, read_configuration
from attrib.corpus.extras import RAY as EXTRA_RAY
from attrib.corpus.extras import need
from attrib.corpus.starting import begin
from attrib.errors import UsageError
from attrib.model import Failure
from attrib.report.wording import count

if TYPE_CHECKING:
    from attrib.corpus.dataset import Corpus
    from attrib.corpus.inputs import Inputs
    from attrib.corpus.plan import Plan
    from attrib.corpus.records import Columns
    from attrib.corpus.run import Engine, Result

INPUT, WORK = "Input", "Work"
# What it takes longest to import of what every process needs.
PARSING = ("attrib.parsing.models.inference.load", "attrib.parsing.stanza_parser", "attrib.pipeline")
# The same where languages must be guessed.
GUESSING = ("attrib.corpus.beforehand",)


class EngineName(StrEnum):
    """What has the work done."""

    LOCAL = "local"
    RAY = "ray"


@dataclass(frozen=True, slots=True)
class Walk:
    """Gives the articles in a folder that the configuration includes, in whatever process."""

    configuration: Configuration

    def __call__(self, folder: str) -> Iterator[str | Failure]:
        """Yield the articles in a folder."""
        return articles_in(folder, self.configuration)

    def __reduce__(self) -> tuple[type["Walk"], tuple[Configuration]]:
        """Leave behind what was worked out for single folders, which not every process can take over."""
        return Walk, (replace(self.configuration, _known={}),)


def run_command(
    inputs: Annotated[
        list[str],
        typer.Argument(
            metavar="INPUT...",
            help="Folders of articles, files, patterns; tables: .jsonl, .csv, .tsv (also .gz, .zst, .bz2), .parquet.",
        ),
    ],
    output: Annotated[
        str,
        typer.Option(
            metavar="DIR",
            help="Folder for the tables; the same command goes on where it was stopped.",
            rich_help_panel=REPORT,
        ),
    ],
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Leave all words of the articles out.", rich_help_panel=REPORT)
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress.", rich_help_panel=REPORT)] = False,
    text_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="The article. Default: text.", rich_help_panel=INPUT)
    ] = None,
    id_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="What it is called. Default: id, else file and row.", rich_help_panel=INPUT),
    ] = None,
    language_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="Its language. Default: language, else --lang.", rich_help_panel=INPUT),
    ] = None,
    date_column: Annotated[
        str | None,
        typer.Option(metavar="NAME", help="When it appeared. Default: date.", rich_help_panel=INPUT),
    ] = None,
    date_format: Annotated[
        str | None,
        typer.Option(
            metavar="FORM",
            help="How dates are written, such as %d-%m-%Y; ISO 8601 and '3 maart 2019' are known.",
            rich_help_panel=INPUT,
        ),
    ] = None,
    headline_column: Annotated[
        str | None,
        typer.Option(
            metavar="NAME", help="Its headline, put above the text. Default: headline.", rich_help_panel=INPUT
        ),
    ] = None,
    outlet_column: Annotated[
        str | None, typer.Option(metavar="NAME", help="Where it appeared. Default: outlet.", rich_help_panel=INPUT)
    ] = None,
    encoding: Annotated[
        str,
        typer.Option(metavar="NAME", help="Of CSV and JSON Lines, such as cp1252 or utf-16.", rich_help_panel=INPUT),
    ] = "utf-8",
    limit: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Take the first N articles only.", rich_help_panel=INPUT)
    ] = None,
    sample: Annotated[
        int | None, typer.Option(min=1, metavar="N", help="Take N articles drawn by --seed.", rich_help_panel=INPUT)
    ] = None,
    seed: Annotated[
        int, typer.Option(metavar="N", help="The same number draws the same sample.", rich_help_panel=INPUT)
    ] = 0,
    jobs: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Processes of one thread. Default: one per core.", rich_help_panel=WORK),
    ] = None,
    engine: Annotated[
        EngineName,
        typer.Option(help="ray: on the cluster of RAY_ADDRESS, or one started here.", rich_help_panel=WORK),
    ] = EngineName.LOCAL,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    extend_select: ExtendSelectOption = None,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    isolated: IsolatedOption = False,
    trust_config: TrustConfigOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
    max_size: MaxSizeOption = None,
) -> None:
    """Analyse many articles in parallel, into tables of articles, attributions, sources and findings."""
    with one_line_errors():
        if engine is EngineName.LOCAL and (jobs or _cores()) > 1:
            begin(PARSING if lang else PARSING + GUESSING)
        need("pyarrow")
        need("duckdb")
        from attrib.corpus.dataset import Corpus
        from attrib.corpus.inputs import find_inputs

        given = flags(locals())
        configuration = _configuration(
            read_configuration(os.environ, given, config, isolated=isolated, trusted=trust_config)
        )
        columns = replace(
            _columns(
                text=text_column,
                id=id_column,
                lang=language_column,
                date=date_column,
                outlet=outlet_column,
                headline=headline_column,
            ),
            date_format=_date_format(date_format),
            encoding=_encoding(encoding),
        )
        if limit is not None and sample is not None:
            raise UsageError("--limit and --sample: each says which articles are taken: give one")
        found = replace(find_inputs(inputs, columns, Walk(configuration)), limit=limit, sample=sample, seed=seed)
        result = _run(
            _plan(configuration, columns, words=not no_text),
            found,
            Corpus(output),
            _engine(engine, jobs),
            quiet=quiet,
        )
        _tell(result, output)
        raise typer.Exit(ExitStatus.OK)


def _configuration(configuration: Configuration) -> Configuration:
    """Return a configuration by which all articles have the same settings: those of where the command runs."""
    return replace(configuration, file=configuration.settings_for("-").file, isolated=True, _known={})


def _columns(**names: str | None) -> "Columns":
    """Return the columns; those that the user names must be there."""
    from attrib.corpus.records import Columns

    chosen = {kind: name for kind, name in names.items() if name is not None}
    return Columns(**chosen, required=frozenset({chosen.get("text", "text"), *chosen.values()}))


def _date_format(form: str | None) -> str:
    """Return how dates are written. Raises UsageError for a form by which no day can be told."""
    from attrib.corpus.dates import is_form

    if form is not None and not is_form(form):
        raise UsageError(f"--date-format {form}: tells no day: write it with %d, %m and %Y, such as %d-%m-%Y")
    return form or ""


def _encoding(name: str) -> str:
    """Return an encoding by its common name. Raises UsageError for none."""
    try:
        found = codecs.lookup(name)
        "".encode(found.name)
    except LookupError as error:
        raise UsageError(f"--encoding {name}: no such encoding: try utf-8, cp1252 or utf-16") from error
    return found.name


def _plan(configuration: Configuration, columns: "Columns", *, words: bool) -> "Plan":
    from attrib.corpus.plan import make_plan

    settings = configuration.settings_for("-")
    return make_plan(
        policy=settings.policy,
        profile=str(settings.values[("profile",)].value),
        lang=settings.lang,
        models=settings.models,
        make_parser=partial(make_parser, reader=reader_of(settings)),
        reader=reader_of(settings),
        columns=columns,
        max_size=settings.max_size,
        words=words,
        version=installed_version(),
    )


def _run(plan: "Plan", inputs: "Inputs", corpus: "Corpus", engine: "Engine", *, quiet: bool) -> "Result":
    from attrib.corpus.run import run_corpus
    from attrib.corpus.terminal import Silence, show_run

    with nullcontext(Silence()) if quiet else show_run(say) as progress:
        try:
            return run_corpus(plan, inputs, corpus, engine, progress)
        except KeyboardInterrupt:
            say(f"{corpus.address}: what is finished stays, and the same command goes on from there")
            raise


def _engine(name: EngineName, jobs: int | None) -> "Engine":
    """Return what has the work done. Raises UsageError where Ray is not installed."""
    if name is EngineName.RAY:
        need("ray", EXTRA_RAY)
        from attrib.corpus.cluster import run_on_ray

        return partial(run_on_ray, jobs=jobs)
    from attrib.corpus.run import local_engine

    return local_engine(jobs or _cores())


def _tell(result: "Result", output: str) -> None:
    """Say what a run came to, and what is odd about it."""
    from attrib.corpus.run import Outcome

    summary = result.summary
    was = "was finished before, nothing is left to do" if result.outcome is Outcome.WAS_FINISHED else "finished"
    failed = f", {summary['errors']:,} of them with status error" if summary["errors"] else ""
    say(f"{output}: {was}: {summary['articles']:,} articles{failed}, {summary['words']:,} words")
    odd = ((summary["dates_not_understood"], "date", "not understood"), (summary["errors"], "article", "failed"))
    told = ", ".join(f"{count(number, what)} {how}" for number, what, how in odd if number)
    if summary["doubled_ids"]:
        say(
            f"{output}: {summary['doubled_ids']:,} ids stand for several articles, such as "
            f"{summary['doubled_id_example']!r}: join the tables by number, which is unique"
        )
    if told:
        say(f"{output}: {told}: see date_text and message of the table articles")


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
