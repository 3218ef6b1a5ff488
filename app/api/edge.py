"""What every request passes before the application: the host it names, its size, the headers of its answer.

Knows no route and no use case.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import SECURE_HEADERS, ProblemError, unexpected

_log = logging.getLogger("crossfoot.api")

LIMIT_BODY = 10_000_000
"""Bytes of a request's body."""

LIMIT_SECONDS = 60
"""How long a body may take to arrive."""


class SecureHeaders:
    """Adds SECURE_HEADERS to every answer that does not say otherwise."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURE_HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(scope, receive, send_with if scope["type"] == "http" else send)


class Caught:
    """Answers with a problem where the application fails, and logs the failure."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        begun = False

        async def note(message: Message) -> None:
            nonlocal begun
            begun = True
            await send(message)

        try:
            await self.app(scope, receive, note)
        except Exception:
            # The one place that catches everything: whatever fails, the sender gets an answer.
            if begun or scope["type"] != "http":
                raise
            _log.exception("%s %r failed", scope["method"], scope["path"])
            await unexpected().send(scope, receive, send)


class Heads:
    """Answers HEAD as GET, without the body."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return

        async def bodiless(message: Message) -> None:
            await send({**message, "body": b""} if message["type"] == "http.response.body" else message)

        await self.app({**scope, "method": "GET"}, receive, bodiless)


class KnownHosts:
    """Refuses a request that names another host than ours, or that a page of another site sends.

    A service on the loopback address is reached by any page the user opens: by the page's own name if that is
    made to point there (DNS rebinding; the request still names the page's host), or by ours (the browser says
    whose page it is).
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        problem = self._problem(Headers(scope=scope)) if scope["type"] == "http" else None
        if problem is None:
            await self.app(scope, receive, send)
        else:
            await problem.send(scope, receive, send)

    def _problem(self, headers: Headers) -> ProblemError | None:
        if _host(headers.getlist("host")) not in self.hosts:
            named = ", ".join(sorted(self.hosts))
            return ProblemError(421, f"This service answers only to {named}; ask it by one of these names.")
        origin = headers.get("origin")
        foreign = origin is not None and _host([origin.partition("://")[2]]) not in self.hosts
        if foreign or headers.get("sec-fetch-site") == "cross-site":
            return ProblemError(
                403, "A page of another site asks; this service answers only its own machine."
            )
        return None


def _host(named: list[str]) -> str | None:
    """The name in the Host header without its port, None unless there is exactly one."""
    if len(named) != 1:
        return None
    host = named[0].strip().lower()
    if host.startswith("["):
        address, bracket, _ = host.partition("]")
        return address + bracket
    return host.partition(":")[0].rstrip(".")


class BoundedBody:
    """Reads the whole body before the application sees the request, up to LIMIT_BODY."""

    def __init__(self, app: ASGIApp, limit: int = LIMIT_BODY) -> None:
        self.app, self.limit = app, limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        try:
            declared = Headers(scope=scope).get("content-length", "0")
            if not declared.isdigit() or len(declared) > 18 or int(declared) > self.limit:
                raise self._too_large()
            async with asyncio.timeout(LIMIT_SECONDS):
                body = await self._read(receive)
        except TimeoutError:
            late = ProblemError(
                408, "The body did not arrive in time. Send it again.", headers={"Connection": "close"}
            )
            await late.send(scope, receive, send)
        except ProblemError as problem:
            await problem.send(scope, receive, send)
        else:
            if body is not None:
                await self.app(scope, replay(body, receive), send)

    async def _read(self, receive: Receive) -> bytes | None:
        """The body, None if the client went away."""
        parts, size = [], 0
        while True:
            message = await receive()
            if message["type"] == "http.disconnect":
                return None
            part = message.get("body", b"")
            size += len(part)
            if size > self.limit:
                raise self._too_large()
            parts.append(part)
            if not message.get("more_body", False):
                return b"".join(parts)

    def _too_large(self) -> ProblemError:
        return ProblemError(
            413,
            f"The body is larger than {self.limit:,} bytes. Send the article alone, without its images.",
            headers={"Connection": "close"},
        )


def replay(body: bytes, receive: Receive) -> Callable[[], Awaitable[Message]]:
    """A `receive` that gives `body` once, then whatever the connection says."""
    given = False

    async def again() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return again
