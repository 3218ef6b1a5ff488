"""What every request passes before the application: the host it names, its size, the headers of its answer.

Knows no route and no use case.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import SECURE_HEADERS, ProblemError

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


class KnownHosts:
    """Refuses a request that names another host than ours.

    A service on the loopback address is reached by any page the user opens, if the page's own name is made to
    point there (DNS rebinding); such a request still names the page's host.
    """

    def __init__(self, app: ASGIApp, hosts: Iterable[str]) -> None:
        self.app, self.hosts = app, frozenset(host.lower() for host in hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _host(Headers(scope=scope).getlist("host")) not in self.hosts:
            named = ", ".join(sorted(self.hosts))
            problem = ProblemError(
                421, f"This service answers only to {named}; ask it by one of these names."
            )
            await problem.send(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _host(named: list[str]) -> str | None:
    """The name in the Host header without its port, None unless there is exactly one."""
    if len(named) != 1:
        return None
    host = named[0].strip().lower()
    if host.startswith("["):
        return host.partition("]")[0] + "]"
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
