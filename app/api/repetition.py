"""Idempotency-Key on POST: a request that is repeated is carried out once and answered the same.

Knows no route. Only answers that report success are kept: an error changed nothing, so its request may be
mended and sent again under the same key.
"""

import re
from hashlib import sha256

import anyio.to_thread
from sqlalchemy import Engine
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app import desk
from app.api.edge import replay
from app.api.problems import ProblemError, unavailable
from app.store import Exhausted, Unreachable
from app.store.idempotency import Answer

_KEY = re.compile(r"[\x21-\x7e]{1,200}")
_SAYS_WHAT = ("content-type", "if-match")


class Repetition:
    """Wraps the application; the whole body must have been bounded before."""

    def __init__(self, app: ASGIApp, engine: Engine) -> None:
        self.app, self.engine = app, engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        key = Headers(scope=scope).get("idempotency-key") if scope["type"] == "http" else None
        if key is None or scope["method"] != "POST":
            await self.app(scope, receive, send)
            return
        try:
            await self._once(key, scope, receive, send)
        except ProblemError as problem:
            await problem.send(scope, receive, send)

    async def _once(self, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        if not _KEY.fullmatch(key):
            raise ProblemError(
                400, "An Idempotency-Key is 1 to 200 visible ASCII characters, such as a UUID."
            )
        caller = scope.get("state", {}).get("caller", "")
        body = await Request(scope, receive).body()
        try:
            turn = await anyio.to_thread.run_sync(
                desk.begin_request, self.engine, caller, key, _digest(scope, body)
            )
        except (*Unreachable, Exhausted):
            raise unavailable() from None
        if turn == "another request":
            raise ProblemError(
                422, "This Idempotency-Key was used for another request. Use a new key for a new request."
            )
        if turn == "under way":
            raise ProblemError(
                409,
                "The first request with this Idempotency-Key is still under way. Ask again in a moment.",
                headers={"Retry-After": "1"},
            )
        if isinstance(turn, Answer):
            await _answer(turn, send)
        else:
            await self._first(caller, key, scope, replay(body, receive), send)

    async def _first(self, caller: str, key: str, scope: Scope, receive: Receive, send: Send) -> None:
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        kept = False
        try:
            await self.app(scope, receive, keep)
            start = messages[0]
            if 200 <= start["status"] < 300:
                head = [[name.decode("latin-1"), value.decode("latin-1")] for name, value in start["headers"]]
                whole = b"".join(message.get("body", b"") for message in messages[1:])
                answer = Answer({"status": start["status"], "headers": head}, whole)
                await anyio.to_thread.run_sync(desk.finish_request, self.engine, caller, key, answer)
                kept = True
        finally:
            if not kept:
                with anyio.CancelScope(shield=True):
                    await self._release(caller, key)
        for message in messages:
            await send(message)

    async def _release(self, caller: str, key: str) -> None:
        try:
            await anyio.to_thread.run_sync(desk.release_request, self.engine, caller, key)
        except (*Unreachable, Exhausted):
            return  # It will count as lost.


def _digest(scope: Scope, body: bytes) -> bytes:
    """What makes two requests the same: method, path, query, what the body is said to be, and the body."""
    headers = Headers(scope=scope)
    parts = [scope["method"], scope["path"], scope["query_string"].decode("latin-1")]
    parts += [headers.get(name, "") for name in _SAYS_WHAT]
    return sha256(repr(parts).encode() + sha256(body).digest()).digest()


async def _answer(answer: Answer, send: Send) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in answer.head["headers"]]
    headers.append((b"idempotency-replayed", b"true"))
    await send({"type": "http.response.start", "status": answer.head["status"], "headers": headers})
    await send({"type": "http.response.body", "body": answer.body})
