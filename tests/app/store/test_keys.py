"""API keys open what they should, and the outbox and the request keys hand out each thing once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import Engine, select

from app.desk import write
from app.store import alerts, idempotency, keys, schema
from app.store.errors import StoreError, TakenError, UnknownError
from app.store.idempotency import Answer
from app.store.identity import digest, identity
from app.store.submissions import Submission
from tests.app.nouns import ARTICLE, CLAIMS, RECONCILIATION

NOW = datetime(2030, 1, 1, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


# --- API keys --------------------------------------------------------------------------------------


def test_a_key_is_shown_once_and_kept_as_a_hash(database: Engine) -> None:
    key = keys.add(database, "news desk")
    with database.connect() as conn:
        assert keys.opening(conn, key) == "news desk"
        row = conn.execute(select(schema.api_keys)).one()
    assert row.sha256 == sha256(key.encode()).digest()
    assert key.startswith(f"cf_{row.prefix}_")
    assert key not in str(row)
    (listed,) = keys.list(database)
    assert (listed.name, listed.prefix, listed.revoked) == ("news desk", row.prefix, None)


def test_a_revoked_key_opens_nothing_but_keeps_the_door_closed(database: Engine) -> None:
    key = keys.add(database, "a")
    keys.revoke(database, "a")
    with database.connect() as conn:
        assert keys.opening(conn, key) is None
        assert keys.any_made(conn)
        assert not keys.any_open(conn)
    with pytest.raises(UnknownError):
        keys.revoke(database, "a")


def test_a_name_is_taken_once(database: Engine) -> None:
    keys.add(database, "a")
    with pytest.raises(TakenError, match="'a'"):
        keys.add(database, "a")


@pytest.mark.parametrize("name", ["", "  ", "a\0", "a\nb", "x" * 101, "\ud800"])
def test_what_is_no_name(untouched: Engine, name: str) -> None:
    with pytest.raises(StoreError):
        keys.add(untouched, name)


# --- the outbox ------------------------------------------------------------------------------------


@pytest.fixture
def outbox(database: Engine) -> Engine:
    new = Submission(identity(ARTICLE), digest(ARTICLE), b"", "text/plain", ARTICLE, CLAIMS, RECONCILIATION)
    write(database, new, ("slack", "webhook"))
    return database


def claim(database: Engine, now: datetime, limit: int = 9) -> list[alerts.DueAlert]:
    with database.begin() as conn:
        return alerts.claim_due(conn, now, limit)


def test_a_due_alert_is_leased_and_comes_back_if_nobody_settles_it(outbox: Engine) -> None:
    first = claim(outbox, NOW)
    assert [(one.channel, one.attempts, one.finding_id) for one in first] == [
        ("slack", 1, 1),
        ("webhook", 1, 1),
    ]
    assert first[0].payload["sentence"]
    assert claim(outbox, NOW + alerts.LEASE - MINUTE) == []
    again = claim(outbox, NOW + alerts.LEASE, limit=1)
    assert [(one.id, one.attempts) for one in again] == [(first[0].id, 2)]


def test_no_two_workers_get_the_same_alert(outbox: Engine) -> None:
    with ThreadPoolExecutor(4) as pool:
        got = [one.id for some in pool.map(lambda _: claim(outbox, NOW, 1), range(8)) for one in some]
    assert sorted(got) == sorted(set(got))
    assert len(got) == 2


def test_alerts_are_settled(outbox: Engine) -> None:
    sent, failed = claim(outbox, NOW)
    with outbox.begin() as conn:
        alerts.mark_sent(conn, sent.id, NOW)
        alerts.mark_failed(conn, failed.id, NOW + MINUTE, "no answer\0\ud800")
    assert claim(outbox, NOW) == []
    (retried,) = claim(outbox, NOW + MINUTE)
    assert (retried.id, retried.attempts) == (failed.id, 2)
    with outbox.begin() as conn:
        alerts.mark_busy(conn, failed.id, NOW + MINUTE, "later")
    (retried,) = claim(outbox, NOW + MINUTE)
    assert retried.attempts == 2, "a pause is nobody's attempt"
    with outbox.begin() as conn:
        alerts.mark_dead(conn, failed.id, NOW, "gone")
        alerts.mark_sent(conn, failed.id, NOW)
    with outbox.connect() as conn:
        assert alerts.depth(conn) == {"pending": 0, "dead": 1}
        assert conn.scalars(select(schema.alerts.c.last_error).order_by(schema.alerts.c.id)).all() == [
            None,
            "gone",
        ]


# --- repeated requests -----------------------------------------------------------------------------


def begin(
    database: Engine, now: datetime, *, caller: str = "", body: bytes = b"a"
) -> idempotency.Turn | Answer:
    with database.begin() as conn:
        return idempotency.begin(
            conn, caller, "k", sha256(body).digest(), lost_after=now + 5 * MINUTE, now=now
        )


def test_the_first_request_is_carried_out_and_its_answer_kept(database: Engine) -> None:
    assert begin(database, NOW) == "first"
    assert begin(database, NOW) == "under way"
    assert begin(database, NOW, body=b"b") == "another request"
    assert begin(database, NOW, caller="someone else", body=b"b") == "first"
    answer = Answer({"status": 201, "headers": [["a", "b"]]}, b"\x00\xff")
    with database.begin() as conn:
        idempotency.finish(conn, "", "k", answer, forget=NOW + 10 * MINUTE)
    assert begin(database, NOW + 9 * MINUTE) == answer
    assert begin(database, NOW + 9 * MINUTE, body=b"b") == "another request"
    assert begin(database, NOW + 10 * MINUTE, body=b"b") == "first", "forgotten"


def test_a_lost_request_frees_its_key(database: Engine) -> None:
    assert begin(database, NOW) == "first"
    assert begin(database, NOW + 5 * MINUTE) == "first"
    with database.begin() as conn:
        idempotency.release(conn, "", "k")
    assert begin(database, NOW, body=b"b") == "first"


def test_of_many_at_once_one_is_first(database: Engine) -> None:
    with ThreadPoolExecutor(6) as pool:
        turns = list(pool.map(lambda _: begin(database, NOW), range(12)))
    assert sorted(map(str, turns)) == ["first"] + ["under way"] * 11
