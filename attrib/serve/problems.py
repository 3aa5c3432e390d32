"""What cannot be answered, told as RFC 9457 has it, in the words of the command line."""

import json
import re

from starlette.responses import Response

from attrib.errors import AttribError, ModelError, UsageError

TITLES = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    408: "Request Timeout",
    413: "Content Too Large",
    415: "Unsupported Media Type",
    421: "Misdirected Request",
    422: "Unprocessable Content",
    500: "Internal Server Error",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}


# What the command line advises, and a request has as a field.
OPTION = re.compile(r"--lang (\w+)")


class Problem(Exception):  # noqa: N818 - the word of the standard
    """A request that gets no answer, and why."""

    def __init__(self, status: int, detail: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.headers = headers


def problem_response(problem: Problem) -> Response:
    """Return a problem as it is sent."""
    told = {
        "type": "about:blank",
        "title": TITLES[problem.status],
        "status": problem.status,
        "detail": OPTION.sub(r"lang=\1", problem.detail),
    }
    body = json.dumps(told)
    return Response(body, problem.status, problem.headers, media_type="application/problem+json")


def problem_of(error: AttribError) -> Problem:
    """Return what an error of ours is to a client: a wrong question, an article that is none, or our own fault."""
    status = 400 if isinstance(error, UsageError) else 500 if isinstance(error, ModelError) else 422
    return Problem(status, error.message)
