"""One HTTP POST with bounds: no redirect, no more than a few seconds, only the first bytes of the answer.

Knows no channel; an address never appears in what it reports, because the address of a hook is a secret.
"""

import logging
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import Timer
from typing import Any

import httpx

from app.alerts.model import LONGEST_ANSWER, TIMEOUT, Outcome

LONGEST_WAIT = 86_400.0
"""Seconds; no answer makes us wait longer than a day."""

LONGEST = 40.0
"""Seconds that a whole request may take, however steadily its answer drips; far less than a lease."""

_SHORTEST_WAIT = 1.0


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the first words of the body, and Retry-After in seconds (None if absent or senseless)."""

    status: int
    words: str
    wait: float | None

    @property
    def line(self) -> str:
        return f"{self.status} {self.words}".strip()


def client() -> httpx.Client:
    """The client a worker keeps: it picks up no proxy, follows no redirect, connects for each request."""
    logging.getLogger("httpx").setLevel(logging.WARNING)  # below that it logs addresses
    return httpx.Client(
        timeout=TIMEOUT,
        limits=httpx.Limits(max_keepalive_connections=0),
        follow_redirects=False,
        trust_env=False,
        headers={"user-agent": "Crossfoot"},
    )


def post(
    http: httpx.Client,
    url: str,
    body: bytes,
    now: datetime,
    *,
    headers: Mapping[str, str] | None = None,
    longest: float = LONGEST,
) -> Answer | Outcome:
    """Send JSON `body` to `url`; an Outcome instead of an Answer when there was no answer at all."""
    sent = {"content-type": "application/json; charset=utf-8", **(headers or {})}
    try:
        with (
            _cut_off(longest) as extensions,
            http.stream("POST", url, content=body, headers=sent, extensions=extensions) as answer,
        ):
            first = next(answer.iter_raw(LONGEST_ANSWER), b"")
    except (httpx.UnsupportedProtocol, httpx.InvalidURL):
        return Outcome("dead", "the address is not an http or https URL")
    except httpx.TimeoutException as problem:
        return Outcome("retry", f"no answer in time ({type(problem).__name__})")
    except httpx.TransportError as problem:
        return Outcome("retry", f"no answer ({type(problem).__name__}: {_line(str(problem))})")
    return Answer(answer.status_code, _line(first.decode("utf-8", "replace")), _wait(answer, now))


@contextmanager
def _cut_off(seconds: float) -> Iterator[dict[str, Any]]:
    """What makes httpx give a request up after `seconds`; its own timeouts begin anew with every byte."""
    opened: list[socket.socket] = []

    def watch(name: str, info: Mapping[str, Any]) -> None:
        if name in ("connection.connect_tcp.complete", "connection.start_tls.complete"):
            opened.append(info["return_value"].get_extra_info("socket"))

    def cut() -> None:
        for one in opened:
            with suppress(OSError):  # closed meanwhile
                one.shutdown(socket.SHUT_RDWR)

    timer = Timer(seconds, cut)
    timer.daemon = True
    timer.start()
    try:
        yield {"trace": watch}
    finally:
        timer.cancel()


def _line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text[:200]).split())


def _wait(answer: httpx.Response, now: datetime) -> float | None:
    """Retry-After (RFC 9110, 10.2.3): a number of seconds or an HTTP date."""
    given = answer.headers.get("retry-after", "").strip()
    if given.isascii() and given.isdigit():
        seconds = float(given[:9])
    else:
        try:
            at = parsedate_to_datetime(given)
        except ValueError:
            return None
        seconds = (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp() - now.timestamp()
    return min(max(seconds, _SHORTEST_WAIT), LONGEST_WAIT)
