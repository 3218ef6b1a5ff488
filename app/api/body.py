"""From a request's body to an article: the media type it says, the JSON it holds, the reader's word on it.

Knows no route and no store.
"""

import json
from dataclasses import dataclass
from email.message import Message
from typing import Any

from starlette.requests import Request

from app.api.asked import Origin
from app.api.problems import ProblemError, sentence
from app.store.submissions import check_storable
from extractors.model import Article
from extractors.readers import ReadError, read

JSON = "application/json"
MEDIA_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf", JSON)


LIMIT_TEXT = 500_000
"""Code points of an article: about a hundred times an article's, and what is read well within a minute."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body as it came."""

    content: bytes
    media_type: str
    charset: str | None


@dataclass(frozen=True, slots=True)
class Read:
    """An article with what its sender called it: `url` and `id` are the sender's words, not the page's."""

    article: Article
    url: str | None
    id: str | None


async def body_of(request: Request, accepted: tuple[str, ...] = MEDIA_TYPES) -> Body:
    """The body, if it says to be of an accepted media type; else 415."""
    header = Message()
    header["Content-Type"] = request.headers.get("content-type", "")
    media_type = header.get_content_type() if request.headers.get("content-type") else None
    if media_type not in accepted:
        raise ProblemError(
            415,
            f"A body of type {media_type or 'unknown'} is not read here."
            f" Send a Content-Type header with one of: {', '.join(accepted)}.",
            headers={"Accept-Post": ", ".join(accepted)},
        )
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise ProblemError(
            415,
            "A compressed body is not read here. Send it as it is.",
            headers={"Accept-Encoding": "identity"},
        )
    charset = header.get_param("charset")
    return Body(await request.body(), media_type, charset if isinstance(charset, str) else None)


def read_body(body: Body, origin: Origin) -> Read:
    """The article in the body; 400 if its JSON is none, 422 if it cannot be read or kept."""
    url, name = origin.url, None
    if body.media_type == JSON:
        url, name = _called(parse_json(body.content), url)
    try:
        article = read(
            body.content,
            body.media_type,
            charset=body.charset,
            url=origin.url,
            publisher=origin.publisher,
            published=origin.published,
        )
    except ReadError as problem:
        raise ProblemError(422, sentence(problem)) from None
    check_storable(article)
    if sum(len(segment.text) for segment in article.segments) > LIMIT_TEXT:
        raise ProblemError(
            413, f"The text is longer than {LIMIT_TEXT:,} characters. Send it in shorter parts."
        )
    return Read(article, url, name)


def parse_json(content: bytes) -> Any:
    """The value that `content` holds; 400 if it is no JSON."""
    try:
        return json.loads(content, parse_constant=_refuse)
    except RecursionError:
        raise ProblemError(400, "The JSON is nested too deeply. Send it flatter.") from None
    except ValueError as problem:
        told = str(problem).encode("ascii", "replace").decode()[:200]
        raise ProblemError(400, f"The body is not JSON: {told}. Mend it and send it again.") from None


def _called(value: Any, url: str | None) -> tuple[str | None, str | None]:
    """What a JSON article says its sender calls it."""
    if not isinstance(value, dict):
        return url, None
    own, name = value.get("url"), value.get("id")
    if url is None and isinstance(own, str):
        url = own
    return url, str(name) if isinstance(name, str | int) and not isinstance(name, bool) else None


def _refuse(constant: str) -> Any:
    raise ValueError(f"{constant} is no JSON number")
