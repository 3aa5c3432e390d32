"""The API as OpenAPI 3.1 has it; the schemas of reports and diffs are those that `attrib schema` prints."""

import json
from functools import cache
from importlib.resources import files
from typing import Any

from attrib.languages.folders import language_codes
from attrib.messages import ENGLISH, report_languages
from attrib.pipeline import AUTO
from attrib.serve.problems import TITLES
from attrib.serve.questions import ANSWERED_DIFFS, CHECK_FORMATS
from attrib.version import VERSION

PROBLEM = "application/problem+json"
DESCRIPTION = (
    "Who says what in a news article, and which claims rest on anonymous sources. Nothing that is sent is kept or "
    "logged. What cannot be answered is told as application/problem+json; its detail says what to do."
)
SENT_WRONGLY = (400, 401, 403, 408, 413, 415, 421, 422, 500, 503, 504)


@cache
def openapi() -> dict[str, Any]:
    """Return the description of the API."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "attrib", "version": VERSION, "description": DESCRIPTION},
        "servers": [{"url": "/"}],
        "security": [{}, {"token": []}],
        "paths": {
            "/v1/check": {
                "post": {
                    "operationId": "check",
                    "summary": "Check an article",
                    "description": "Returns what attrib check writes in the format that is asked for.",
                    "requestBody": _body("CheckQuestion", {"text": "Two officials said that …", "lang": "en"}),
                    "responses": _responses("Report", "The report", CHECK_FORMATS),
                }
            },
            "/v1/read": {
                "post": {
                    "operationId": "read",
                    "summary": "Read a file",
                    "description": "Returns the articles in a file of Word, OpenDocument, HTML, Markdown, ninjs, "
                    "NewsML-G2 or text, as words alone, to be checked by /v1/check.",
                    "parameters": [
                        {
                            "name": "path",
                            "in": "query",
                            "description": "What the file is called, by whose ending it is read.",
                            "schema": {"type": "string", "default": "text"},
                        },
                        {
                            "name": "report-lang",
                            "in": "query",
                            "description": "Language in which it is told what cannot be read.",
                            "schema": {"enum": list(report_languages()), "default": ENGLISH},
                        },
                    ],
                    "requestBody": {
                        "required": True,
                        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
                    },
                    "responses": _answers(_json("The articles", {"$ref": "#/components/schemas/Read"})),
                }
            },
            "/v1/diff": {
                "post": {
                    "operationId": "diff",
                    "summary": "Compare two versions",
                    "description": "Returns what attrib diff writes. Each version is a text, or the JSON report on it.",
                    "requestBody": _body("DiffQuestion", {"old": {"text": "…"}, "new": {"text": "…"}}),
                    "responses": _responses("Diff", "The differences", ANSWERED_DIFFS),
                }
            },
            "/v1/health": {
                "get": {
                    "operationId": "health",
                    "summary": "Tell whether the server is there",
                    "responses": {"200": _json("It is", {"$ref": "#/components/schemas/Health"})},
                }
            },
        },
        "components": {"schemas": _schemas(), "securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    }


def _body(schema: str, example: dict[str, Any]) -> dict[str, Any]:
    content = {"schema": {"$ref": f"#/components/schemas/{schema}"}, "example": example}
    return {"required": True, "content": {"application/json": content}}


def _responses(schema: str, told: str, formats: tuple[str, ...]) -> dict[str, Any]:
    """Return the answer in JSON, with the other formats named, and what goes wrong."""
    others = ", ".join(name for name in formats if name != "json")
    return _answers(_json(f"{told}; other formats: {others}", {"$ref": f"#/components/schemas/{schema}"}))


def _answers(answer: dict[str, Any]) -> dict[str, Any]:
    """Return an answer, and what goes wrong."""
    problem = {"$ref": "#/components/schemas/Problem"}
    wrong = {
        str(status): {"description": TITLES[status], "content": {PROBLEM: {"schema": problem}}}
        for status in SENT_WRONGLY
    }
    return {"200": answer, **wrong}


def _json(told: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {"description": told, "content": {"application/json": {"schema": schema}}}


def _schemas() -> dict[str, Any]:
    text = {"type": "string"}
    article = {
        "text": {**text, "description": "The article as plain text."},
        "path": {**text, "description": "What it is called in the report; no file is read.", "default": "text"},
    }
    report = {"description": "The JSON report on it, in place of the text.", "type": "object"}
    read = dict.fromkeys(("name", "text", "language"), text)
    return {
        "Read": {
            "type": "object",
            "properties": {
                "articles": _list({**read, "notes": {"type": "array", "items": text}}),
                "failures": _list({"name": text, "message": text}),
            },
        },
        "CheckQuestion": {
            "type": "object",
            "required": ["text"],
            "properties": {
                **article,
                **_settings(CHECK_FORMATS),
                "no-text": {"type": "boolean", "default": False, "description": "Leave the article's words out."},
            },
            "additionalProperties": False,
        },
        "DiffQuestion": {
            "type": "object",
            "required": ["old", "new"],
            "properties": {
                "old": {"$ref": "#/components/schemas/Side", "description": "The version before."},
                "new": {"$ref": "#/components/schemas/Side", "description": "The version to compare with it."},
                **_settings(ANSWERED_DIFFS),
            },
            "additionalProperties": False,
        },
        "Side": {
            "description": "One version: its text, or the report on it.",
            "type": "object",
            "oneOf": [{"required": ["text"]}, {"required": ["report"]}],
            "properties": {**article, "report": report},
            "additionalProperties": False,
        },
        "Health": {"type": "object", "properties": {"status": {"const": "ok"}, "version": text}},
        "Problem": {
            "description": "RFC 9457",
            "type": "object",
            "required": ["type", "title", "status", "detail"],
            "properties": {"type": text, "title": text, "status": {"type": "integer"}, "detail": text},
        },
        "Report": _stored("report"),
        "Diff": _stored("diff"),
    }


def _settings(formats: tuple[str, ...]) -> dict[str, Any]:
    rules = {"oneOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
    return {
        "lang": {"enum": [AUTO, *language_codes()], "description": "Language of the article.", "default": AUTO},
        "report-lang": {
            "enum": [AUTO, *report_languages()],
            "description": "Language of the answer; auto is that of the article, and English for JSON and its like.",
            "default": AUTO,
        },
        "format": {"enum": list(formats), "description": "Form of the answer.", "default": "json"},
        "profile": {"type": "string", "description": "Settings to start from, as --profile."},
        "select": {**rules, "description": "The rules in force, as --select."},
        "ignore": {**rules, "description": "Rules that are not in force, as --ignore."},
        "extend-select": {**rules, "description": "Rules in force beside the others, as --extend-select."},
    }


def _list(properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": {"type": "object", "properties": properties}}


def _stored(name: str) -> dict[str, Any]:
    """Return a schema of ours as a part of this description: its references lead to where it stands here."""
    text = files("attrib.report").joinpath("schemas", f"{name}.schema.json").read_text(encoding="utf-8")
    inside = f"#/components/schemas/{name.capitalize()}/$defs/"
    schema: dict[str, Any] = json.loads(text.replace("#/$defs/", inside))
    return {key: value for key, value in schema.items() if key not in ("$id", "$schema")}
