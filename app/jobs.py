"""The worker: sends the alerts that wait in the outbox, and tries again what failed.

Knows when to try, when to pause and when to give up; nothing of SQL, of layouts or of HTTP.

At least once: an alert is leased, sent, then settled. A worker that dies in between leaves it to another, and
its receiver may see it twice, under the same id. Any number of workers may run.
"""

import hashlib
import logging
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from threading import Event as Flag
from threading import Thread
from types import FrameType

import httpx
from sqlalchemy import Connection, Engine

from app.alerts.channels import CHANNELS, Way
from app.alerts.message import from_json
from app.alerts.model import Address, Event, Outcome
from app.alerts.post import client
from app.settings import Settings
from app.store import alerts
from app.store.alerts import DueAlert
from app.store.pool import Unreachable

POLL = 2.0
"""Seconds between two looks at an outbox in which nothing is due."""

MOST_ATTEMPTS = 12
"""With the waits below they span about a day."""

FIRST_WAIT = 20.0
GROWTH = 3.0
LONGEST_WAIT = 6 * 3600.0
LONGEST_PATIENCE = timedelta(days=3)
"""How old an alert may grow while its address only ever asks for a pause."""

_STANDING = (
    2.0  # Up to so many seconds a worker stands and waits for an address, longer pauses it works through.
)
_SLOW = 1.0
_DATABASE_PAUSE = 5.0

_log = logging.getLogger("crossfoot.worker")

Clock = Callable[[], datetime]


@dataclass(slots=True)
class _Line:
    """A channel with its address (None: not set) and when the address may be written to again."""

    way: Way
    address: Address | None
    ready: datetime


def utc_now() -> datetime:
    """Now, as an aware datetime."""
    return datetime.now(UTC)


def run(
    engine: Engine, settings: Settings, *, now: Clock = utc_now, stop: Flag | None = None, once: bool = False
) -> None:
    """Deliver alerts until `stop` is set, or with `once` until none is due.

    The attempt under way when `stop` is set is finished and settled first. A database that cannot be reached
    is waited for; with `once`, app.store.pool.Unreachable is raised.
    """
    flag = stop or Flag()
    lines = _lines(settings, now())
    with client() as http:
        while not flag.is_set():
            try:
                found = _deliver_one(engine, http, lines, settings.public_url, now=now, stop=flag)
            except Unreachable as problem:
                if once:
                    raise
                _log.error("the database cannot be reached: %s", str(problem.orig).partition("\n")[0])
                flag.wait(_DATABASE_PAUSE)
                continue
            if not found:
                if once:
                    return
                flag.wait(POLL)


def work(engine: Engine, settings: Settings, *, once: bool = False) -> None:
    """As `run`, until SIGTERM or SIGINT; a second signal ends the process at once. For the main thread."""
    with _stopped_by_signals() as stop:
        _log.info("worker started: %s", ", ".join(_addresses(settings)) or "no channel has an address")
        run(engine, settings, stop=stop, once=once)
        _log.info("worker stopped")


def backoff(identifier: str, attempts: int) -> float:
    """Seconds to wait after failed attempt number `attempts` (from 1): growing, and spread by the identifier.

    Between half and the whole of 20 s, 60 s, 3 min … up to 6 h; the same for the same arguments.
    """
    whole = min(FIRST_WAIT * GROWTH ** (attempts - 1), LONGEST_WAIT)
    digest = hashlib.sha256(f"{identifier}:{attempts}".encode()).digest()
    return whole * (0.5 + int.from_bytes(digest[:4]) / 2**33)


# --- one alert -------------------------------------------------------------------------------------


def _deliver_one(
    engine: Engine,
    http: httpx.Client,
    lines: dict[str, _Line],
    public_url: str | None,
    *,
    now: Clock,
    stop: Flag,
) -> bool:
    """Lease, send and settle one alert; False if none is due."""
    with engine.begin() as conn:
        due = alerts.claim_due(conn, now(), 1)
    for alert in due:
        outcome = _attempt(http, lines, alert, public_url, now=now, stop=stop)
        with engine.begin() as conn:
            _settle(conn, alert, outcome, now())
    return bool(due)


def _attempt(
    http: httpx.Client,
    lines: dict[str, _Line],
    alert: DueAlert,
    public_url: str | None,
    *,
    now: Clock,
    stop: Flag,
) -> Outcome:
    line = lines.get(alert.channel)
    if line is None:
        return Outcome("dead", "there is no such channel")
    if line.address is None:
        return Outcome("retry", "the channel has no address in the settings")
    if alert.attempts > MOST_ATTEMPTS:
        return Outcome("dead", "no attempt came to an end")
    try:
        event = _event(alert, public_url)
    except ValueError as problem:
        return Outcome("dead", str(problem))
    pause = (line.ready - now()).total_seconds()
    if pause > _STANDING or (pause > 0 and stop.wait(pause)):
        return Outcome("busy", "its address is paused", pause)
    return _send(http, line, line.address, event, now)


def _send(http: httpx.Client, line: _Line, address: Address, event: Event, now: Clock) -> Outcome:
    """Send, and note when the address may be written to again: one that made us wait rests for as long."""
    began = now()
    outcome = line.way.send(http, address, event, began)
    ended = now()
    pause = line.way.pause
    if outcome.state == "busy" and outcome.wait is not None:
        pause = max(pause, outcome.wait)
    elif outcome.state == "retry" and (took := (ended - began).total_seconds()) > _SLOW:
        pause = max(pause, took)
    line.ready = ended + timedelta(seconds=pause)
    return outcome


def _event(alert: DueAlert, public_url: str | None) -> Event:
    link = f"{public_url}/v1/findings/{alert.finding_id}" if public_url else None
    return Event(_identifier(alert), alert.raised, from_json(alert.payload, link=link))


def _identifier(alert: DueAlert) -> str:
    """The same in every attempt; with its moment, so that a database made anew does not repeat old ones."""
    return f"alert_{alert.id}_{int(alert.raised.timestamp())}"


def _settle(conn: Connection, alert: DueAlert, outcome: Outcome, now: datetime) -> None:
    what = f"alert {alert.id} to {alert.channel}, attempt {alert.attempts}"
    wait = outcome.wait or 0.0
    if outcome.state == "sent":
        alerts.mark_sent(conn, alert.id, now)
        _log.info("%s: sent", what)
    elif outcome.state == "busy" and now - alert.raised < LONGEST_PATIENCE:
        alerts.mark_busy(conn, alert.id, now + timedelta(seconds=wait), outcome.reason)
        _log.info("%s: put off by %.0f s: %s", what, wait, outcome.reason)
    elif outcome.state == "retry" and alert.attempts < MOST_ATTEMPTS:
        wait = max(wait, backoff(_identifier(alert), alert.attempts))
        alerts.mark_failed(conn, alert.id, now + timedelta(seconds=wait), outcome.reason)
        _log.warning("%s: failed, again in %.0f s: %s", what, wait, outcome.reason)
    else:
        alerts.mark_dead(conn, alert.id, now, outcome.reason)
        _log.error("%s: dead, it will not be sent: %s", what, outcome.reason)


# --- settings and signals --------------------------------------------------------------------------


def _lines(settings: Settings, now: datetime) -> dict[str, _Line]:
    addresses = _addresses(settings)
    return {name: _Line(way, addresses.get(name), now) for name, way in CHANNELS.items()}


def _addresses(settings: Settings) -> dict[str, Address]:
    """The channels that have an address."""
    return {name: Address(url, secret) for name, (url, secret) in settings.addresses().items()}


@contextmanager
def _stopped_by_signals() -> Iterator[Flag]:
    stop = Flag()
    before = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}

    def restore() -> None:
        for number, handler in before.items():
            signal.signal(number, handler)

    def on_signal(number: int, frame: FrameType | None) -> None:
        restore()
        # From a thread: this one may hold the flag's lock at this very moment.
        Thread(target=stop.set).start()

    for number in before:
        signal.signal(number, on_signal)
    try:
        yield stop
    finally:
        restore()
