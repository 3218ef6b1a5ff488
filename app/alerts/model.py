"""What the worker hands to a channel, and what the channel answers.

Knows no channel by name and no database.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

import httpx

from app.alerts.message import Message

TIMEOUT = httpx.Timeout(15.0, connect=5.0)
"""Seconds for each step of one request; `LONGEST` bounds the whole of it."""

LONGEST_ANSWER = 2_000
"""Bytes of an answer that are read, for the log line."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where a channel sends to; `secret` signs what is sent, where the channel signs."""

    url: str
    secret: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One alert on its way: `id` stays the same in every attempt, so that a receiver can drop repetitions."""

    id: str
    raised: datetime
    message: Message


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended; `reason` is for the log line.

    retry: again later, not before `wait` seconds if given. busy: as retry, but the address as a whole asked
    for a pause, so that the attempt does not count. dead: no attempt can ever succeed.
    """

    state: Literal["sent", "retry", "busy", "dead"]
    reason: str = ""
    wait: float | None = None


Channel = Callable[[httpx.Client, Address, Event, datetime], Outcome]
"""Sends one event, once. The last argument is now, an aware datetime."""
