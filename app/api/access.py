"""Who may ask: API keys in the Authorization header.

Knows no use case. Whether a key is needed is decided for each request: making the first key closes the door.
"""

import anyio.to_thread
from sqlalchemy import Engine
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.problems import ProblemError, unavailable
from app.store import Exhausted, Unreachable, keys

OPEN = frozenset({"/livez", "/readyz"})
"""Paths that need no key: what probes ask."""

LONGEST_HEADER = 500


class Access:
    """Lets a request through if it brings a key that opens, or if none was ever made and none is required.

    The key's name is left in the scope's state as `caller`, "" without a key.
    """

    def __init__(self, app: ASGIApp, engine: Engine, *, required: bool) -> None:
        self.app, self.engine, self.required = app, engine, required

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPEN:
            await self.app(scope, receive, send)
            return
        given = Headers(scope=scope).get("authorization", "")
        try:
            caller = await anyio.to_thread.run_sync(self._caller, given)
        except (*Unreachable, Exhausted):
            await unavailable().send(scope, receive, send)
            return
        except ProblemError as problem:
            await problem.send(scope, receive, send)
            return
        scope.setdefault("state", {})["caller"] = caller
        await self.app(scope, receive, send)

    def _caller(self, given: str) -> str:
        scheme, _, key = given.partition(" ")
        with self.engine.connect() as conn:
            if scheme.lower() == "bearer" and len(given) <= LONGEST_HEADER:
                caller = keys.opening(conn, key.strip())
                if caller is not None:
                    return caller
            if not self.required and not keys.any_made(conn):
                return ""
        raise ProblemError(
            401,
            "This needs an API key: send `Authorization: Bearer KEY`. `crossfoot keys add NAME` makes one.",
            headers={"WWW-Authenticate": 'Bearer realm="crossfoot"'},
        )
