"""Errors as `application/problem+json` (RFC 9457): what was wrong, and what to do.

Knows every status code of the service, and no use case.
"""

import json
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import compile_path
from starlette.types import Receive, Scope, Send

from app.store import Exhausted, Unreachable
from app.store.errors import StaleError, UnknownError, UnstorableError
from extractors.readers import ReadError

MEDIA_TYPE = "application/problem+json"

LONGEST_ERRORS = 20
"""Of the parts of a request that were wrong, so many are told."""

# For an API: nothing it answers is to be rendered, framed, sniffed or kept by a shared cache.
SECURE_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

_ADVICE = {
    404: "There is nothing here. The API's description at /openapi.json lists what there is.",
    405: "That method is not served here; see the Allow header for those that are.",
}


class ProblemError(Exception):
    """An answer that is an error. `detail` is a sentence for the person who sent the request.

    `errors` name the parts of the request that were wrong: each is {"where": …, "problem": …}.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        *,
        errors: Sequence[Mapping[str, str]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.errors, self.headers = status, detail, errors, headers or {}

    def response(self) -> Response:
        """The answer on the wire; ASCII only, so that no text can break it."""
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "detail": self.detail,
        }
        if self.errors:
            body["errors"] = [dict(error) for error in self.errors]
        headers = SECURE_HEADERS | dict(self.headers)
        return Response(json.dumps(body), status_code=self.status, media_type=MEDIA_TYPE, headers=headers)

    async def send(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with it from outside the application."""
        await self.response()(scope, receive, send)


def unavailable() -> ProblemError:
    return ProblemError(
        503, "The database cannot be reached now. Try again in a moment.", headers={"Retry-After": "5"}
    )


def unexpected() -> ProblemError:
    return ProblemError(
        500, "Something failed here that is not the request's fault. It has been logged; try again later."
    )


def invalid(problem: ValidationError | RequestValidationError) -> ProblemError:
    """What pydantic found wrong, without repeating what was sent."""
    errors = [
        {"where": ".".join(str(part) for part in error["loc"]), "problem": str(error["msg"])}
        for error in problem.errors()[:LONGEST_ERRORS]
    ]
    return ProblemError(422, "The request is not of the form this needs; see errors.", errors=errors)


def install(app: FastAPI) -> None:
    """Make every error of the application a problem."""
    ours = (ProblemError, HTTPException, RequestValidationError)
    refused = (ReadError, UnstorableError, UnknownError, StaleError)
    for kind in (*ours, *refused, *Unreachable, Exhausted):
        app.add_exception_handler(kind, _expected)


async def _expected(request: Request, problem: Exception) -> Response:
    answer = _problem(problem).response()
    if answer.status_code == 405:
        answer.headers["Allow"] = ", ".join(_methods(request))
    return answer


def _methods(request: Request) -> list[str]:
    """The methods of the path, of all its routes: the router names those of the first alone."""
    return sorted(
        method.upper()
        for template, operations in request.app.openapi()["paths"].items()
        if compile_path(template)[0].match(request.url.path)
        for method in operations
    )


def _problem(problem: Exception) -> ProblemError:
    match problem:
        case ProblemError():
            return problem
        case RequestValidationError():
            return invalid(problem)
        case HTTPException():
            detail = _ADVICE.get(problem.status_code, str(problem.detail))
            return ProblemError(problem.status_code, detail, headers=problem.headers)
        case ReadError() | UnstorableError():
            return ProblemError(422, sentence(problem))
        case UnknownError():
            return ProblemError(404, sentence(problem))
        case StaleError():
            return ProblemError(412, sentence(problem))
        case _:
            return unavailable()


def sentence(problem: Exception) -> str:
    """An error's words as a sentence."""
    text = str(problem)
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"
