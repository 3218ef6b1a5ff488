"""The API's description of itself: what each operation answers, with an example, and how it fails.

Knows no use case; the routes say which problems are theirs.
"""

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.problems import MEDIA_TYPE
from app.api.schemas import Problem

_PROBLEMS = {
    400: (
        "Bad Request",
        "The body is not JSON: Expecting value: line 1 column 1 (char 0). Mend it and send it again.",
    ),
    401: ("Unauthorized", "This needs an API key: send `Authorization: Bearer KEY`."),
    403: ("Forbidden", "A page of another site asks; this service answers only its own machine."),
    404: ("Not Found", "There is no finding 99."),
    408: ("Request Timeout", "The body did not arrive in time. Send it again."),
    409: (
        "Conflict",
        "The first request with this Idempotency-Key is still under way. Ask again in a moment.",
    ),
    412: ("Precondition Failed", "Finding 17 was judged or revised since it was read; read it again."),
    413: ("Request Entity Too Large", "The body is larger than 10,000,000 bytes. Send the article alone."),
    415: ("Unsupported Media Type", "A body of type image/png is not read here. Send one of: text/html, …"),
    421: (
        "Misdirected Request",
        "This service answers only to 127.0.0.1, localhost; ask it by one of these names.",
    ),
    422: ("Unprocessable Entity", "The request is not of the form this needs; see errors."),
    428: ("Precondition Required", "Say which state of the finding was judged: send its ETag as If-Match."),
    500: (
        "Internal Server Error",
        "Something failed here that is not the request's fault. It has been logged.",
    ),
    503: ("Service Unavailable", "The database cannot be reached now. Try again in a moment."),
}
EVERYWHERE = (401, 403, 421, 422, 500, 503)
FOR_PROBES = (403, 421, 500)
WITH_BODY = (400, 408, 409, 413, 415)

IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "schema": {"type": "string", "maxLength": 200},
    "description": "A repetition with the same key and the same request is answered the same, for 24 hours.",
    "example": "0197c5b8-6a0e-7c1e-9a37-9d3c5f6d2f10",
}
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "schema": {"type": "string"},
    "description": "The ETag of the finding as it was read, or *.",
    "example": '"17.1.17"',
}


def answers(
    status: int,
    example: Any,
    *problems: int,
    headers: dict[str, str] | None = None,
    everywhere: tuple[int, ...] = EVERYWHERE,
) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: its good answer with an example, and its problems with theirs."""
    good: dict[str, Any] = {"content": {"application/json": {"example": example}}}
    if headers:
        good["headers"] = {
            name: {"description": said, "schema": {"type": "string"}} for name, said in headers.items()
        }
    every: dict[int | str, dict[str, Any]] = {status: good}
    return every | {code: _problem(code) for code in sorted({*problems, *everywhere})}


def _problem(code: int) -> dict[str, Any]:
    title, detail = _PROBLEMS[code]
    example: dict[str, Any] = {"type": "about:blank", "title": title, "status": code, "detail": detail}
    if code == 422:
        example["errors"] = [{"where": "query.limit", "problem": "Input should be less than or equal to 200"}]
    schema = {"$ref": "#/components/schemas/Problem"}
    return {"description": title, "content": {MEDIA_TYPE: {"schema": schema, "example": example}}}


def describe(app: FastAPI) -> dict[str, Any]:
    """The whole description, made once."""
    if app.openapi_schema is None:
        made = get_openapi(
            title=app.title,
            version=app.version,
            summary=app.summary,
            description=app.description,
            routes=app.routes,
            tags=app.openapi_tags,
        )
        parts = made["components"]
        for unused in ("HTTPValidationError", "ValidationError"):
            parts["schemas"].pop(unused, None)
        problem = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        parts["schemas"] |= problem.pop("$defs")
        parts["schemas"]["Problem"] = problem
        parts["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
        made["security"] = [{"key": []}, {}]
        app.openapi_schema = made
    return app.openapi_schema
