"""The whole server: which path gives what, and what stands around it."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp

from attrib.parsing.cache.resident import PATH
from attrib.serve import pages
from attrib.serve.access import Access
from attrib.serve.api import Answer, Api, told
from attrib.serve.desk import Desk
from attrib.serve.guard import Account, Guard, Log
from attrib.serve.limits import Limits
from attrib.serve.problems import Problem, problem_response


def make_app(desk: Desk, access: Access, limits: Limits, log: Log) -> ASGIApp:
    """Return the server as an ASGI application; `log` gets one line for each answer."""
    api = Api(desk, limits)
    routes = [
        Route("/", _shown(pages.page)),
        Route("/frame/{kind}", _shown(pages.frame)),
        Route("/static/{name}", _shown(pages.static)),
        Route("/api", _shown(pages.api_page)),
        Route("/openapi.json", _shown(pages.description)),
        Route("/v1/health", told(api.health)),
        Route("/v1/check", told(api.check), methods=["POST"]),
        Route("/v1/read", told(api.read), methods=["POST"]),
        Route("/v1/diff", told(api.diff), methods=["POST"]),
        Route(PATH, told(api.resident), methods=["POST"]),
        Route("/page/check", told(api.page_check), methods=["POST"]),
    ]
    app: ASGIApp = Starlette(routes=routes, exception_handlers={HTTPException: _no_such})
    app = Guard(app, access)
    if access.origins:
        # Before the guard: a browser asks first without a token whether it may ask.
        app = CORSMiddleware(
            app, allow_origins=access.origins, allow_methods=["POST"], allow_headers=["Authorization", "Content-Type"]
        )
    return Account(app, log, frozenset(route.path for route in routes))


def _shown(show: Callable[[Request], Response]) -> Answer:
    """Return what shows a page as an answer."""

    async def answer(request: Request) -> Response:
        return show(request)

    return told(answer)


async def _no_such(_: Request, error: Exception) -> Response:
    """Tell that there is nothing under a path, or that it takes another method."""
    if isinstance(error, HTTPException) and error.status_code == 405:
        headers = dict(error.headers or {})
        return problem_response(Problem(405, f"this path takes another method: {headers.get('Allow', '')}", headers))
    return problem_response(Problem(404, "there is nothing here: /api tells what there is"))
