"""The report as one page that needs no other file and no network, for reading, showing and printing.

Plain dataclasses (page.py) go into a template that escapes everything (page.html); style and script are put
into the page. Its content security policy allows these two by their hashes and nothing else, so that nothing
from an article can run and no request leaves the page.
"""

from base64 import b64encode
from functools import partial
from hashlib import sha256
from importlib.resources import files
from typing import TextIO

from attrib.messages import Voice
from attrib.model import Run
from attrib.report.html.page import make_page
from attrib.report.rule_pages import said_help
from attrib.report.voices import say_of


def write_report(run: Run, out: TextIO) -> None:
    """Write a run as one page, in its language."""
    write_page(run, out, say_of(run))


def write_page(run: Run, out: TextIO, say: Voice) -> None:
    """Write a run as one page, with the words that `say` has for ours."""
    words = {"page": make_page(run, say), "language": say.code, "say": say, "help": partial(said_help, say=say)}
    out.write(render(_read("page.html"), style=read_style(), script=_read("script.js"), **words) + "\n")


def render(template: str, *, style: str, script: str = "", **values: object) -> str:
    """Return a page: a template that escapes every value, and is given our style, our script and their policy."""
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(template).render(
        policy=_policy(style, script),
        style=Markup(style),  # noqa: S704 - our own files
        script=Markup(script),  # noqa: S704
        **values,
    )


def read_style() -> str:
    """Return the style that all pages share."""
    return _read("style.css")


def _read(name: str) -> str:
    """Return a file of this folder, as the page will have it."""
    return "\n" + files("attrib.report.html").joinpath(name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Return a content security policy that allows our style and script and nothing else."""
    scripts = f"script-src {_hash(script)}; " if script else ""
    return f"default-src 'none'; style-src {_hash(style)}; {scripts}base-uri 'none'; form-action 'none'"


def _hash(text: str) -> str:
    """Return the hash by which a browser knows an inline style or script.

    >>> _hash("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"
