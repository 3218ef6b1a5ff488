"""Requests with an Idempotency-Key: the first is carried out, its repetitions get the same answer.

Knows no HTTP; an answer is its JSON head and its bytes.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import Connection, delete, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from app.store.schema import idempotency_keys as table

SWEEP = 100
"""How many forgotten keys one request clears away."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the first request was answered."""

    head: dict[str, Any]
    body: bytes


Turn = Literal["first", "under way", "another request"]


def begin(
    conn: Connection, caller: str, key: str, request_sha256: bytes, *, lost_after: datetime, now: datetime
) -> Turn | Answer:
    """Whose turn it is: "first" carries the request out and then calls `finish` or `release`.

    A first request that has said nothing until `lost_after` counts as lost, and its key is free again.
    """
    expired = select(table.c.caller, table.c.key).where(table.c.expires <= now).limit(SWEEP)
    swept = expired.with_for_update(skip_locked=True)
    conn.execute(delete(table).where(tuple_(table.c.caller, table.c.key).in_(swept)))
    conn.execute(delete(table).where(table.c.caller == caller, table.c.key == key, table.c.expires <= now))
    row = {"caller": caller, "key": key, "request_sha256": request_sha256, "expires": lost_after}
    made = insert(table).values(row).on_conflict_do_nothing().returning(table.c.key)
    if conn.execute(made).one_or_none() is not None:
        return "first"
    seen = conn.execute(select(table).where(table.c.caller == caller, table.c.key == key)).one_or_none()
    if seen is None:
        return "under way"
    if seen.request_sha256 != request_sha256:
        return "another request"
    if seen.response is None:
        return "under way"
    return Answer(seen.response, seen.body)


def finish(conn: Connection, caller: str, key: str, answer: Answer, *, forget: datetime) -> None:
    """Keep the answer for repetitions until `forget`."""
    mine = update(table).where(table.c.caller == caller, table.c.key == key)
    conn.execute(mine.values(response=answer.head, body=answer.body, expires=forget))


def release(conn: Connection, caller: str, key: str) -> None:
    """Nothing was done: the key may be used again."""
    conn.execute(
        delete(table).where(table.c.caller == caller, table.c.key == key, table.c.response.is_(None))
    )
