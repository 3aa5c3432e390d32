"""`attrib serve`: a page to paste an article into, and an API, on this machine."""

import os
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from attrib.cli.checking import flags
from attrib.cli.exit_status import ExitStatus
from attrib.cli.grouped_help import GroupedCommand
from attrib.cli.options import (
    ConfigOption,
    ExtendSelectOption,
    IgnoreOption,
    IsolatedOption,
    LanguageOption,
    ModelsOption,
    ProfileOption,
    ReaderOption,
    SelectOption,
    TrustConfigOption,
)
from attrib.cli.parsers import make_detector, make_parser, reader_of
from attrib.cli.streams import one_line_errors, say
from attrib.config.settings import Configuration, read_configuration
from attrib.corpus.extras import need
from attrib.languages.detect import load_detector
from attrib.languages.facts import all_facts

if TYPE_CHECKING:
    from attrib.serve.desk import Desk
    from attrib.serve.limits import Limits

ACCESS, LIMITS = "Access", "Limits"
SERVE = "serve"
PORT = 8642

app = typer.Typer(add_completion=False, rich_markup_mode=None)


@app.command("serve", cls=GroupedCommand)
def serve_command(
    host: Annotated[
        str, typer.Option(help="Address to listen on; others than this machine's own need --token.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")] = PORT,
    token: Annotated[
        str | None,
        typer.Option(
            envvar="ATTRIB_TOKEN",
            help="What every request must bring; better by the variable.",
            rich_help_panel=ACCESS,
        ),
    ] = None,
    allow_origin: Annotated[
        list[str] | None,
        typer.Option(metavar="ORIGIN", help="Another page that may ask, by scheme and host.", rich_help_panel=ACCESS),
    ] = None,
    allow_host: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME", help="Another name that leads here, say behind a proxy.", rich_help_panel=ACCESS),
    ] = None,
    max_characters: Annotated[
        int, typer.Option(min=1000, metavar="N", help="Longest article.", rich_help_panel=LIMITS)
    ] = 100_000,
    time_limit: Annotated[
        float, typer.Option(min=1, metavar="SECONDS", help="Longest answer.", rich_help_panel=LIMITS)
    ] = 60,
    max_waiting: Annotated[
        int, typer.Option(min=0, metavar="N", help="Articles that wait while one is checked.", rich_help_panel=LIMITS)
    ] = 32,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Log nothing, not even times and sizes.")] = False,
    select: SelectOption = None,
    ignore: IgnoreOption = None,
    extend_select: ExtendSelectOption = None,
    lang: LanguageOption = None,
    profile: ProfileOption = None,
    config: ConfigOption = None,
    trust_config: TrustConfigOption = False,
    isolated: IsolatedOption = False,
    models: ModelsOption = None,
    reader: ReaderOption = None,
) -> None:
    """Serve a page to paste an article into, and an API for other programs; nothing that comes is kept."""
    with one_line_errors():
        need("starlette", SERVE)
        need("uvicorn", SERVE)
        from attrib.serve.access import make_access
        from attrib.serve.app import make_app
        from attrib.serve.guard import to_stderr
        from attrib.serve.limits import Limits
        from attrib.serve.run import address_of, answer, listen

        access = make_access(host, hosts=allow_host or (), origins=allow_origin or (), token=token)
        limits = Limits(characters=max_characters, seconds=time_limit, waiting=max_waiting)
        given = flags(locals())
        configuration = read_configuration(os.environ, given, config, isolated=isolated, trusted=trust_config)
        with listen(host, port) as listening:
            served = make_app(_ready_desk(configuration, limits), access, limits, _nothing if quiet else to_stderr)
            say(f"{address_of(listening)} (Ctrl+C ends it)")
            with suppress(KeyboardInterrupt):
                answer(served, listening)
        raise typer.Exit(ExitStatus.OK)


def _nothing(_: str) -> None:
    """Log nothing."""


def _ready_desk(configuration: Configuration, limits: "Limits") -> "Desk":
    """Return what checks, with everything loaded: the first article is not to wait for it."""
    from attrib.serve.desk import Desk
    from attrib.serve.questions import CheckQuestion, Side

    settings = configuration.settings_for("-")
    parser = make_parser(settings.models, None, reader_of(settings))
    desk = Desk(configuration, parser, make_detector(), characters=limits.characters)
    load_detector()
    for code, facts in all_facts().items():
        desk.check(CheckQuestion(article=Side(text=facts.example), settings={"lang": code}))
    return desk
