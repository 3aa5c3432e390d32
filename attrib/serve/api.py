"""The answers to programs: /v1/check and /v1/diff, and what the page asks."""

import asyncio
import io
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import Receive

from attrib.diff.model import Diff
from attrib.errors import AttribError, LanguageError
from attrib.formats import documents_of
from attrib.formats.document import Document
from attrib.messages import AUTO, ENGLISH, Message, voice
from attrib.model import Failure, Level, Run
from attrib.parsing.cache.resident import KEY, article_of
from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from attrib.report.json import said
from attrib.report.marks import counted, group_findings
from attrib.report.voices import told_in
from attrib.report.wording import LEVELS
from attrib.reports import Report
from attrib.serve.desk import Desk
from attrib.serve.guard import BUG, is_own, place_of
from attrib.serve.limits import Limits
from attrib.serve.problems import Problem, problem_of, problem_response
from attrib.serve.questions import CheckQuestion, read_check, read_diff, read_file_name
from attrib.serve.work import Work
from attrib.version import VERSION

T = TypeVar("T")
Answer = Callable[[Request], Awaitable[Response]]
TYPES = {
    "json": "application/json",
    "jsonl": "application/jsonl",
    "sarif": "application/sarif+json",
    "gitlab": "application/json",
    "junit": "application/xml",
    "html": "text/html",
    "markdown": "text/markdown",
}
"""Media types of formats; the others are plain text."""
UNTOLD = Message("choose the language above the text: it is too short or too mixed to tell")


class Api:
    """What answers programs."""

    def __init__(self, desk: Desk, limits: Limits) -> None:
        self._desk = desk
        self._limits = limits
        self._work = Work(limits)

    async def check(self, request: Request) -> Response:
        """Return the report on an article in the format that is asked for."""
        question = await self._check_question(request)
        return await self._answer(request, lambda: self._written(question, self._desk.check(question)))

    async def read(self, request: Request) -> Response:
        """Return the articles in a file of any format that is read."""
        name = read_file_name(request.query_params)
        data = await self._body(request, self._limits.file)
        language = request.query_params.get("report-lang", ENGLISH)
        with said_in(language):
            return await self._answer(request, lambda: JSONResponse(said(read_answer(data, name), voice(language))))

    async def diff(self, request: Request) -> Response:
        """Return what is between two versions in the format that is asked for."""
        question = read_diff(await self._body(request), _media_type(request))
        return await self._answer(request, lambda: _written_diff(self._desk.diff(question), question.format))

    async def page_check(self, request: Request) -> Response:
        """Return all that the page shows of an article: page, report, index, and where findings are."""
        question = await self._check_question(request)
        language = self._desk.language(question)
        with said_in(language):
            return await self._answer(request, lambda: JSONResponse(page_answer(self._desk.check(question), language)))

    async def resident(self, request: Request) -> Response:
        """Return what a cache would keep of an article, to the commands of whoever runs the server."""
        if not is_own(request.scope):
            raise Problem(404, "there is nothing here: /api tells what there is")
        article = article_of(await self._body(request))
        try:
            key = bytes.fromhex(request.headers.get(KEY, ""))
        except ValueError:
            key = b""
        return await self._answer(request, lambda: _kept(self._desk.parse(article, key), key))

    async def health(self, _: Request) -> Response:
        """Return that the server is there."""
        return JSONResponse({"status": "ok", "version": VERSION})

    async def _check_question(self, request: Request) -> CheckQuestion:
        return read_check(await self._body(request), _media_type(request), request.query_params)

    def _written(self, question: CheckQuestion, report: Report) -> Response:
        """Return a report in a format."""
        run = told_in(Run(version=VERSION, reports=(report,)), self._desk.language(question), question.format)
        if not question.words:
            from attrib.report.wordless import without_words

            run = without_words(run)
        return _response(partial(FORMATS[question.format].write_report, run), question.format)

    async def _body(self, request: Request, most: int | None = None) -> bytes:
        """Return the body of a request, which may be neither too long nor too slow."""
        most = most or self._limits.body
        too_long = Problem(413, Message("the body is longer than {n} bytes: send a shorter one", n=most))
        length = request.headers.get("content-length", "")
        if length.isdecimal() and int(length) > most:
            raise too_long
        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.seconds):
                async for part in request.stream():
                    body += part
                    if len(body) > most:
                        raise too_long
        except TimeoutError as error:
            raise Problem(408, Message("the body did not come in time: send it again")) from error
        return bytes(body)

    async def _answer(self, request: Request, job: Callable[[], Response]) -> Response:
        """Return what a job gives; whoever leaves is not worked for."""
        at_work = asyncio.ensure_future(self._work.do(job))
        gone = asyncio.ensure_future(_gone(request.receive))
        try:
            await asyncio.wait((at_work, gone), return_when=asyncio.FIRST_COMPLETED)
            if at_work.done():
                return at_work.result()
            return Response(status_code=204)  # nobody reads it
        finally:
            at_work.cancel()
            gone.cancel()


def _kept(made: bytes | None, key: bytes) -> Response:
    if made is None:
        raise Problem(404, "this server parses with other models, another reader or another version")
    return Response(made, media_type="application/octet-stream", headers={KEY: key.hex()})


def told(answer: Answer) -> Answer:
    """Return an answer that tells problems instead of raising them."""

    async def tell(request: Request) -> Response:
        try:
            return await answer(request)
        except Problem as problem:
            return problem_response(problem)
        except AttribError as error:
            return problem_response(problem_of(error))
        except Exception as error:
            request.scope[BUG] = place_of(error)
            return problem_response(
                Problem(500, Message("internal error ({kind}): please report it", kind=type(error).__name__))
            )

    return tell


@contextmanager
def said_in(language: str) -> Iterator[None]:
    """Have what cannot be answered told to whoever uses the page, in its language."""
    say = voice(language)
    try:
        yield
    except LanguageError as error:
        raise Problem(422, say(UNTOLD)) from error
    except Problem as problem:
        raise Problem(problem.status, say(problem.detail), problem.headers) from problem
    except AttribError as error:
        found = problem_of(error)
        raise Problem(found.status, say(found.detail)) from error


def read_answer(data: bytes, name: str) -> dict[str, Any]:
    """Return the articles in the bytes of a file, as words alone. Raises ArticleError where there are none."""
    documents = documents_of(data, name)
    return {
        "articles": [
            {"name": one.name, "text": one.text, "language": one.language, "notes": list(one.notes)}
            for one in documents
            if isinstance(one, Document)
        ],
        "failures": [{"name": one.path, "message": one.message} for one in documents if isinstance(one, Failure)],
    }


def page_answer(report: Report, language: str) -> dict[str, Any]:
    """Return all that the page shows of a report; places are counted as a browser does, in UTF-16."""
    language = report.article.language if language == AUTO else language
    text, say = report.article.text, voice(language)
    levels = Counter(finding.level for finding in counted(report))
    findings = [
        {
            "number": f"F{number}",
            "level": group[0].level.value,
            "level_said": say(LEVELS[group[0].level]),
            "message": say(group[0].message),
            "start": _browser_offset(text, group[0].span.start),
            "end": _browser_offset(text, group[0].span.end),
        }
        for number, group in enumerate(group_findings(report), 1)
        if group[0].span
    ]
    findings.sort(key=itemgetter("start", "end"))
    return {
        "index": report.score.index,
        "no_index": report.score.null_reason and say(report.score.null_reason),
        "counts": {level.value: levels[level] for level in Level},
        "language": report.article.language,
        "findings": findings,
        "report": report.to_dict(language=language),
        "html": report.to_html(language=language),
    }


def _browser_offset(text: str, offset: int) -> int:
    r"""Return an offset in code points as one in UTF-16.

    >>> _browser_offset("\U0001f30a rise", 2)
    3
    """
    return len(text[:offset].encode("utf-16-le")) // 2


def _media_type(request: Request) -> str:
    return request.headers.get("content-type", "").partition(";")[0].strip().lower()


async def _gone(receive: Receive) -> None:
    """Wait until the client leaves."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _written_diff(diff: Diff, format_name: str) -> Response:
    """Return a diff in a format."""
    return _response(partial(DIFF_FORMATS[format_name].write_diff, diff), format_name)


def _response(write: Callable[[io.StringIO], None], format_name: str) -> Response:
    out = io.StringIO()
    write(out)
    body = out.getvalue().encode("utf-8", "backslashreplace")
    return Response(body, media_type=TYPES.get(format_name, "text/plain"))
