"""What programs ask, and what they are told."""

import json
from typing import Any

import jsonschema
import pytest
from openapi_spec_validator import validate
from starlette.testclient import TestClient

from attrib.report import FORMATS
from attrib.report.diffs import DIFF_FORMATS
from attrib.report.marks import counted
from attrib.serve.api import page_answer
from attrib.serve.limits import Limits
from tests.cli.command import attrib
from tests.fixtures import ROOT
from tests.notebook.test_reports import report_on
from tests.serve.conftest import OTHER, STORY, Serve, question


def detail(answer: Any, status: int) -> str:
    """Return what a problem tells, after seeing that it is one."""
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    told = answer.json()
    assert told["status"] == status
    return str(told["detail"])


def test_a_check_is_what_the_command_line_writes(client: TestClient) -> None:
    """Character by character."""
    answer = client.post("/v1/check", json=question())

    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.text == attrib("check", STORY, "--format", "json", "--isolated").stdout


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in ("rich", "json")])
def test_every_format_can_be_asked_for(client: TestClient, name: str) -> None:
    """But the one for terminals."""
    answer = client.post("/v1/check", json=question(format=name))

    assert answer.text == attrib("check", STORY, "--format", name, "--isolated").stdout


def test_plain_text_is_an_article_too(client: TestClient) -> None:
    """With its fields in the query."""
    body = STORY.read_bytes()
    answer = client.post(
        "/v1/check", content=body, headers={"Content-Type": "text/plain; charset=utf-8"}, params={"path": str(STORY)}
    )

    assert answer.json() == client.post("/v1/check", json=question()).json()


def test_settings_are_those_of_the_command_line(client: TestClient) -> None:
    """Rules as a text or a list, language, words left out."""
    one = client.post("/v1/check", json=question(select=["ATR101", "ATR103"], ignore="ATR101", lang="nl"))
    wordless = client.post("/v1/check", json=question(**{"no-text": True}))

    assert {"ATR103"} == {finding["code"] for finding in one.json()["articles"][0]["findings"]}
    assert wordless.json()["words_included"] is False
    assert "functionarissen" not in wordless.text.replace(str(STORY), "")


def test_a_diff_takes_texts_and_reports(client: TestClient) -> None:
    """In any mixture, with the same result."""
    report = client.post("/v1/check", json=question()).json()
    sides = [dict(question()), {"report": report}]
    answers = [client.post("/v1/diff", json={"old": old, "new": dict(question(OTHER))}) for old in sides]
    told = [answer.json() for answer in answers]

    assert [answer.status_code for answer in answers] == [200, 200]
    assert told[0]["claims"] == told[1]["claims"]
    assert told[0]["score"]["delta"] is not None


@pytest.mark.parametrize("name", [name for name in DIFF_FORMATS if name != "rich"])
def test_every_format_of_a_diff_can_be_asked_for(client: TestClient, name: str) -> None:
    """But the one for terminals."""
    answer = client.post("/v1/diff", json={"old": question(), "new": question(OTHER), "format": name})

    assert answer.text == attrib("diff", STORY, OTHER, "--format", name, "--isolated").stdout


@pytest.mark.parametrize(
    ("asked", "status", "told"),
    [
        ({}, 400, "text: missing or no text: send the article as text"),
        ({"text": 3}, 400, "text: missing or no text"),
        ({"text": "x", "langg": "nl"}, 400, "langg: no such field: did you mean lang?"),
        ({"text": "x", "lang": "xx"}, 400, "lang=xx: "),
        ({"text": "x", "lang": ["nl", 3]}, 400, "lang: this is no text"),
        ({"text": "x", "profile": "loud"}, 400, "--profile loud: "),
        ({"text": "x", "format": "rich"}, 400, "format rich: no such format: choose one of text, json"),
        ({"text": "x", "format": "html", "no-text": True}, 400, "no-text: the format html shows the article"),
        ({"text": "x", "path": 3}, 400, "path: this is no name"),
        ({"text": " "}, 422, "the text is empty: give the text of an article"),
        ({"text": "Hm."}, 422, "the text is too short or too mixed to tell its language: say lang=en or lang=nl"),
        ({"text": "a\0b"}, 422, "this is no text but binary"),
        ({"text": "a \ud83d"}, 422, "the text has halves of characters"),
    ],
)
def test_what_is_asked_wrongly_is_told(client: TestClient, asked: Any, status: int, told: str) -> None:
    """In the words of the command line."""
    body = json.dumps(asked).encode()
    answer = client.post("/v1/check", content=body, headers={"Content-Type": "application/json"})

    assert told in detail(answer, status)


@pytest.mark.parametrize(
    ("body", "kind", "status", "told"),
    [
        (b"{", "application/json", 400, "the body is not JSON (line 1"),
        (b"[]", "application/json", 400, "the body is no object"),
        (b"[" * 100_000, "application/json", 400, "the body is not JSON"),
        (b"\xff", "application/json", 400, "the body is not JSON"),
        (b"\xff", "text/plain", 422, "not UTF-8 at byte 0"),
        (b"text=x", "application/x-www-form-urlencoded", 415, "send application/json"),
    ],
)
def test_bodies_of_another_kind_are_told(client: TestClient, body: bytes, kind: str, status: int, told: str) -> None:
    """With what to send."""
    assert told in detail(client.post("/v1/check", content=body, headers={"Content-Type": kind}), status)


@pytest.mark.parametrize(
    ("old", "told"),
    [
        (None, 'old: missing or no object: send {"text": …} or {"report": …}'),
        ({"text": "x", "report": {}}, "old.report: give the JSON report as an object, and no text beside it"),
        ({"report": {"schema_version": "9.0.0"}}, "old: schema_version 9.0.0 is not known here"),
        ({"tekst": "x"}, "old.tekst: no such field"),
        ({"text": ""}, "old: the text is empty"),
    ],
)
def test_a_faulty_side_is_named(client: TestClient, old: Any, told: str) -> None:
    """Which of the two it is."""
    answer = client.post("/v1/diff", json={"old": old, "new": question()})

    assert told in detail(answer, answer.status_code)
    assert answer.status_code in (400, 422)


def test_other_paths_and_methods_are_told(client: TestClient) -> None:
    """With where to look."""
    assert "/api tells what there is" in detail(client.get("/v2/check"), 404)
    assert "takes another method: POST" in detail(client.get("/v1/check"), 405)
    assert client.get("/v1/health").json()["status"] == "ok"


def test_the_description_is_openapi_and_its_schemas_hold(client: TestClient) -> None:
    """For questions and answers alike."""
    api = client.get("/openapi.json").json()
    validate(api)
    schemas = api["components"]["schemas"]

    def holds(value: Any, name: str) -> None:
        jsonschema.validate(value, {**schemas[name], "components": {"schemas": schemas}})

    holds(question(select=["ATR101"], lang="nl"), "CheckQuestion")
    with pytest.raises(jsonschema.ValidationError):
        holds(question(langg="nl"), "CheckQuestion")
    report = client.post("/v1/check", json=question()).json()
    holds(report, "Report")
    sides = {"old": {"report": report}, "new": {"text": "x"}}
    holds(sides, "DiffQuestion")
    holds(client.post("/v1/diff", json={"old": {"report": report}, "new": {"report": report}}).json(), "Diff")
    holds(client.get("/nothing").json(), "Problem")
    holds(client.post("/v1/read", content=b"The dike held.").json(), "Read")
    assert {"/v1/check", "/v1/diff", "/v1/health", "/v1/read"} == set(api["paths"])


def test_the_page_on_the_api_has_every_path_and_field(client: TestClient) -> None:
    """Without any other server."""
    page = client.get("/api").text
    api = client.get("/openapi.json").json()

    assert [path for path in api["paths"] if path not in page] == []
    for name in ("CheckQuestion", "DiffQuestion"):
        assert [field for field in api["components"]["schemas"][name]["properties"] if f">{field}<" not in page] == []
    assert "https://" not in page


def test_places_for_the_page_are_counted_as_a_browser_does(serve: Serve) -> None:
    """A character beyond the first 65,536 counts twice."""
    report = report_on("fixtures/nl/gasplafond-eu/article.txt")
    told = page_answer(report, "en")
    text = report.article.text.encode("utf-16-le")

    assert told["findings"] == sorted(told["findings"], key=lambda found: (found["start"], found["end"]))
    shown = {text[2 * found["start"] : 2 * found["end"]].decode("utf-16-le") for found in told["findings"]}
    assert shown == {report.article.slice(finding.span) for finding in counted(report) if finding.span}
    assert sum(told["counts"].values()) == len(counted(report))
    assert serve().post("/page/check", json=question()).json()["index"] == told["index"]


# Files, and other languages of the answer

FORMATTED = ROOT / "fixtures" / "formats" / "en" / "library-roof"


@pytest.mark.parametrize("name", ["article.docx", "article.md", "fragment.html", "ninjs1.json", "newsml.xml"])
def test_a_file_is_read_as_words(client: TestClient, name: str) -> None:
    """Whatever its format; they can be checked then."""
    read = client.post("/v1/read", params={"path": name}, content=(FORMATTED / name).read_bytes()).json()
    words = read["articles"][0]["text"].split()

    assert (len(read["articles"]), read["failures"]) == (1, [])
    assert len(set(OTHER.read_text(encoding="utf-8").split()) - set(words)) < 10


def test_a_text_of_windows_is_read_with_a_note(client: TestClient) -> None:
    """No encoding has to be told."""
    data = "De reünie in Café ’t Sluisje was “groots”, zei de wethouder.".encode("cp1252")
    (article,) = client.post("/v1/read", params={"path": "a.txt"}, content=data).json()["articles"]

    assert "reünie in Café ’t Sluisje" in article["text"]
    assert article["notes"] == ["Not UTF-8: read as Windows-1252."]


@pytest.mark.parametrize(
    ("path", "data", "language", "said"),
    [
        ("a.pdf", b"%PDF-1.7", "en", "this is a PDF"),
        ("a.pdf", b"%PDF-1.7", "nl", "dit is een PDF, die geen alinea’s heeft"),
        ("a.xlsx", b"PK..", "nl", "niemand leest bestanden van de soort .xlsx"),
        ("a.docx", b"PK..", "en", "this Word file is damaged or locked"),
        ("a.txt", b"", "nl", "het bestand is leeg"),
        ("a.txt", b"\0\0", "fr", "this is a binary file"),
    ],
)
def test_what_cannot_be_read_is_told(client: TestClient, path: str, data: bytes, language: str, said: str) -> None:
    """In the language of whoever asks."""
    answer = client.post("/v1/read", params={"path": path, "report-lang": language}, content=data)

    assert detail(answer, 422).startswith(said)


def test_a_file_may_have_pictures_but_an_end(serve: Serve) -> None:
    """It may be larger than a question, and not larger than its own limit."""
    limits = Limits(body=1000, file=2000)
    small, large = (serve(limits=limits).post("/v1/read", content=b"word " * n) for n in (300, 500))

    assert small.status_code == 200
    assert "the body is longer than 2000 bytes" in detail(large, 413)


def test_other_fields_of_a_file_are_refused(client: TestClient) -> None:
    """By their names."""
    assert "paht: no such field: did you mean path?" in detail(client.post("/v1/read?paht=a.txt", content=b"a"), 400)


def test_the_page_of_a_report_is_in_the_language_that_is_asked_for(client: TestClient) -> None:
    """As with --report-lang."""
    dutch = client.post("/v1/check", json=question(format="html", **{"report-lang": "nl"})).text

    assert '<html lang="nl">' in dutch
    assert "Van wie komen de woorden?" in dutch


def test_no_error_advises_an_option_of_the_command_line(client: TestClient) -> None:
    """A request has fields."""
    answer = client.post("/v1/check", json={"text": "Hm."})

    assert detail(answer, 422).endswith("say lang=en or lang=nl")
