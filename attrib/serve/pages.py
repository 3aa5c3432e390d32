"""What a browser gets: the page, the frames in which it shows reports, their files, and the page on the API."""

import json
from collections.abc import Mapping
from functools import cache, partial
from importlib.resources import files
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response

from attrib.formats import MODULES
from attrib.languages.folders import language_codes
from attrib.report.html import read_style
from attrib.serve.openapi import openapi
from attrib.serve.problems import Problem
from attrib.serve.words import words
from attrib.version import VERSION

FOLDER = Path(__file__).parent / "page"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
)
"""The page and its frames take nothing from elsewhere, and ask nobody else."""
SHELLS = {"report": ("report.css", "report.js"), "diff": ("diff.css", "plain.js")}
"""Style and script of a frame, by what it shows."""
CHOICES = {"codes": language_codes(), "endings": ",".join(filter(None, MODULES))}
"""What may be chosen on the page: languages, and files by their ending."""
SCRIPT, STYLE, PICTURE = "text/javascript", "text/css", "image/svg+xml"


def page(request: Request) -> Response:
    """Return the page, in the language that is asked for, or that the browser prefers."""
    code = preferred(request.query_params.get("lang", ""), request.headers.get("accept-language", ""))
    return _rendered("page.html", lang=code, words=words()[code], all_words=words(), **CHOICES)


def frame(request: Request) -> Response:
    """Return an empty frame, which the page fills."""
    kind = request.path_params["kind"]
    if kind not in SHELLS:
        raise Problem(404, f"no such frame: choose one of {', '.join(SHELLS)}")
    style, script = SHELLS[kind]
    return _rendered("frame.html", style=style, script=script)


def static(request: Request) -> Response:
    """Return a file of the page."""
    name = request.path_params["name"]
    if name not in static_files():
        raise Problem(404, "no such file")
    content, kind = static_files()[name]
    return Response(content, media_type=kind)


def api_page(_: Request) -> Response:
    """Return the page that describes the API."""
    return _rendered("api.html", api=openapi(), version=VERSION, example=partial(json.dumps, ensure_ascii=False))


def description(_: Request) -> Response:
    """Return the API as OpenAPI has it."""
    return JSONResponse(openapi())


def preferred(asked: str, accepted: str) -> str:
    """Return the language of the page.

    >>> preferred("", "fr, nl-BE;q=0.8, en;q=0.7"), preferred("en", "nl"), preferred("", "fr")
    ('nl', 'en', 'en')
    """
    wishes = [asked, *(part.partition(";")[0] for part in accepted.split(","))]
    codes = [wish.strip().partition("-")[0].lower() for wish in wishes]
    return next((code for code in codes if code in words()), "en")


@cache
def static_files() -> Mapping[str, tuple[str, str]]:
    """Return the files of the page by name: what is in them, and their type."""
    html = files("attrib.report.html")
    diff = files("attrib.report.diffs.html").joinpath("diff.css").read_text(encoding="utf-8")
    script = html.joinpath("script.js").read_text(encoding="utf-8")
    own = {
        name: (_read(name), STYLE if name.endswith(".css") else SCRIPT)
        for name in ("page.css", "page.js", "frame.js", "plain.js")
    }
    return {
        **own,
        "icon.svg": (_read("icon.svg"), PICTURE),
        "report.css": (read_style(), STYLE),
        "diff.css": (read_style() + diff + _read("frame.css"), STYLE),
        # The script of a report runs once; here it runs whenever there is another report to show.
        "report.js": (f"function enliven() {{\n{script}}}\n", SCRIPT),
    }


def _rendered(name: str, **values: Any) -> Response:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    content = environment.from_string(_read(name)).render(**values)
    return HTMLResponse(content, headers={"Content-Security-Policy": POLICY})


def _read(name: str) -> str:
    return FOLDER.joinpath(name).read_text(encoding="utf-8")
