"""Threads for the work that keeps a processor busy, so that the event loop stays free to answer.

Knows no use case. A thread cannot be ended from outside: one that takes too long is abandoned to its end, and
counts as busy until then.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import Any, TypeVar

from app.api.problems import ProblemError

Result = TypeVar("Result")


class Workers:
    """At most `threads` pieces of work at once, `waiting` more in line, `seconds` for each to be answered."""

    def __init__(self, *, threads: int = 2, waiting: int = 30, seconds: float = 60.0) -> None:
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix="crossfoot-work")
        self._room = threads + waiting
        self._seconds = seconds
        self._taken = 0
        self._lock = Lock()

    async def run(self, work: Callable[[], Result]) -> Result:
        """The result of `work`; a ProblemError if there is no room, no turn in time, or no end in time."""
        with self._lock:
            if self._taken >= self._room:
                raise self._problem("Too many articles are being read now")
            self._taken += 1
        future = self._pool.submit(work)
        future.add_done_callback(self._leave)
        try:
            return await asyncio.wait_for(asyncio.wrap_future(future), self._seconds)
        except TimeoutError:
            if future.cancelled():
                raise self._problem("Too many articles are being read now") from None
            raise ProblemError(
                422, f"The article was not read within {self._seconds:.0f} s. Send it in shorter parts."
            ) from None

    def close(self) -> None:
        """Begin nothing more; what is under way ends by itself."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    def _leave(self, future: Future[Any]) -> None:
        with self._lock:
            self._taken -= 1

    def _problem(self, what: str) -> ProblemError:
        return ProblemError(503, f"{what}. Try again in a moment.", headers={"Retry-After": "10"})
