"""The outbox: alerts that wait to be sent, are leased to a worker, and are settled.

Knows no channel, no address and no clock; how long to wait before the next attempt is the worker's to say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert

from app.store.schema import alerted, alerts

LEASE = timedelta(seconds=120)
"""How long a claimed alert belongs to its worker; longer than any attempt may take."""

LONGEST_ERROR = 2_000


@dataclass(frozen=True, slots=True)
class DueAlert:
    """One alert to send now. `attempts` counts this one; `payload` is what alerts.message.to_json wrote."""

    id: int
    article_id: int
    finding_id: int
    fingerprint: str
    channel: str
    attempts: int
    raised: datetime
    payload: Mapping[str, Any]


def add(
    conn: Connection,
    *,
    article_id: int,
    errors: Mapping[str, int],
    channel: str,
    payload: Mapping[str, Any],
    now: datetime,
) -> bool:
    """Put one incident's alert into the outbox, due at once; False if all its errors were told there before.

    `errors` maps the fingerprint of each of the incident's errors, the chief first, to its finding's id. The
    alert is filed under the first that was not told yet.
    """
    told_here = (alerted.c.article_id == article_id, alerted.c.channel == channel)
    told = set(
        conn.scalars(select(alerted.c.fingerprint).where(*told_here, alerted.c.fingerprint.in_(errors)))
    )
    new = [fingerprint for fingerprint in errors if fingerprint not in told]
    if not new:
        return False
    marks = [{"article_id": article_id, "channel": channel, "fingerprint": one} for one in new]
    conn.execute(insert(alerted), marks)
    row = {
        "article_id": article_id,
        "finding_id": errors[new[0]],
        "fingerprint": new[0],
        "channel": channel,
        "payload": dict(payload),
        "state": "pending",
        "attempts": 0,
        "raised": now,
        "next_attempt": now,
    }
    conn.execute(insert(alerts), [row])
    return True


def claim_due(conn: Connection, now: datetime, limit: int) -> list[DueAlert]:
    """Lease at most `limit` alerts that are due, the longest due first; no two workers get the same one.

    The caller commits before it sends. An alert that is not marked within LEASE becomes due again.
    """
    due = (
        select(alerts.c.id)
        .where(alerts.c.state == "pending", alerts.c.next_attempt <= now)
        .order_by(alerts.c.next_attempt, alerts.c.id)
        .limit(limit)
        .with_for_update(skip_locked=True)
        .cte("due")
    )
    taken = (
        update(alerts)
        .where(alerts.c.id.in_(select(due.c.id)))
        .values(attempts=alerts.c.attempts + 1, next_attempt=now + LEASE)
        .returning(
            alerts.c.id,
            alerts.c.article_id,
            alerts.c.finding_id,
            alerts.c.fingerprint,
            alerts.c.channel,
            alerts.c.attempts,
            alerts.c.raised,
            alerts.c.payload,
        )
    )
    rows = [DueAlert(**row._mapping) for row in conn.execute(taken)]
    return sorted(rows, key=lambda alert: alert.id)


def mark_sent(conn: Connection, alert_id: int, now: datetime) -> None:
    """The alert arrived; it is never sent again."""
    _settle(conn, alert_id, {"state": "sent", "settled": now, "last_error": None})


def mark_failed(conn: Connection, alert_id: int, retry_at: datetime, error: str) -> None:
    """The attempt failed; the alert is due again at `retry_at`."""
    _settle(conn, alert_id, {"next_attempt": retry_at, "last_error": _storable(error)})


def mark_busy(conn: Connection, alert_id: int, retry_at: datetime, error: str) -> None:
    """As mark_failed, but the attempt does not count: the address as a whole asked for a pause."""
    pause = {"next_attempt": retry_at, "last_error": _storable(error), "attempts": alerts.c.attempts - 1}
    _settle(conn, alert_id, pause)


def mark_dead(conn: Connection, alert_id: int, now: datetime, error: str) -> None:
    """No attempt can succeed any more; the alert is kept with its error, and counted in the metrics."""
    _settle(conn, alert_id, {"state": "dead", "settled": now, "last_error": _storable(error)})


def depth(conn: Connection) -> dict[str, int]:
    """How many alerts wait, and how many are dead."""
    unsettled = select(alerts.c.state, func.count()).where(alerts.c.state.in_(("pending", "dead")))
    counted = {"pending": 0, "dead": 0}
    counted.update((state, number) for state, number in conn.execute(unsettled.group_by(alerts.c.state)))
    return counted


def _settle(conn: Connection, alert_id: int, values: Mapping[str, Any]) -> None:
    conn.execute(update(alerts).where(alerts.c.id == alert_id, alerts.c.state == "pending").values(**values))


def _storable(error: str) -> str:
    """An error's words as the database can keep them; they are for a log, not evidence."""
    return (
        error.encode("utf-8", "replace").decode().replace("\0", "\N{REPLACEMENT CHARACTER}")[:LONGEST_ERROR]
    )
