import logging
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from app import jobs
from app.alerts.message import compose, to_json
from app.jobs import MOST_ATTEMPTS, backoff
from app.reconcile.model import Reconciliation
from app.settings import Settings
from app.store import alerts, submissions
from app.store.alerts import LEASE
from app.store.pool import Unreachable
from app.store.pool import engine as connect
from tests.app.alerts import receiver as server
from tests.app.alerts.incidents import harbour
from tests.app.alerts.receiver import Receiver, Reply, Request, receiver

SPAWN = multiprocessing.get_context("spawn")
START = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
ARTICLE, CLAIMS, INCIDENT, FINDINGS = harbour()


class Clock(threading.Event):
    """A stop flag whose waiting takes no time: `now` is moved on instead."""

    def __init__(self, at: datetime = START) -> None:
        super().__init__()
        self.at = at
        self.waited: list[float] = []

    def now(self) -> datetime:
        return self.at

    def wait(self, timeout: float | None = None) -> bool:
        assert timeout is not None
        self.waited.append(timeout)
        self.at += timedelta(seconds=timeout)
        return self.is_set()


@dataclass
class OneASecond:
    """Slack's rules with its limit of one message a second, by `clock`."""

    clock: Clock
    last: datetime | None = None
    times: list[datetime] = field(default_factory=list)

    def __call__(self, request: Request) -> Reply:
        now = self.clock.now()
        if self.last is not None and now - self.last < timedelta(seconds=1):
            return Reply(429, "rate_limited", {"retry-after": "30"})
        self.last = now
        self.times.append(now)
        return server.slack(request)


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver(server.slack, "/services/T0/B0/secretsecret") as running:
        yield running


def settings(slack: str | None = None, webhook: str | None = None, **more: Any) -> Settings:
    return Settings(
        home=Path("unused"),
        slack_webhook_url=slack,
        webhook_url=webhook,
        webhook_secret="a secret of ours",
        **more,
    )


def raise_alerts(
    database: Engine,
    *channels: str,
    at: datetime = START,
    spoil: Callable[[dict[str, Any]], None] = lambda row: None,
) -> list[int]:
    """Store one article and an alert of its own for each channel named; the findings' ids."""
    reconciliation = Reconciliation(findings=FINDINGS, incidents=(INCIDENT,))
    payload = to_json(compose(ARTICLE, CLAIMS, INCIDENT, FINDINGS))
    spoil(payload)
    with database.begin() as conn:
        new = submissions.Submission(
            identity=f"url {at}",
            digest=b"d" * 32,
            raw=b"raw",
            media_type="text/plain",
            article=ARTICLE,
            claims=CLAIMS,
            reconciliation=reconciliation,
        )
        written = submissions.add(conn, new, None, at)
        for number, channel in enumerate(channels):
            alerts.add(
                conn,
                article_id=written.article_id,
                errors={f"{number:064x}": written.finding_ids[0]},
                channel=channel,
                payload=payload,
                now=at,
            )
    return list(written.finding_ids)


def drain(database: Engine, known: Settings, clock: Clock) -> None:
    jobs.run(database, known, now=clock.now, stop=clock, once=True)


def depth(database: Engine) -> dict[str, int]:
    with database.begin() as conn:
        return alerts.depth(conn)


def test_what_waits_is_sent_once_with_a_link_to_its_finding(database: Engine, hook: Receiver) -> None:
    finding, _ = raise_alerts(database, "slack")
    clock = Clock()
    for _ in range(2):
        drain(database, settings(hook.url, public_url="https://desk.example"), clock)
    (request,) = hook.received
    assert f'"url":"https://desk.example/v1/findings/{finding}"' in request.body.decode()
    assert depth(database) == {"pending": 0, "dead": 0}


def test_slack_gets_one_message_a_second(database: Engine) -> None:
    clock = Clock()
    rule = OneASecond(clock)
    raise_alerts(database, *["slack"] * 4)
    with receiver(rule) as hook:
        drain(database, settings(hook.url), clock)
        assert len(hook.received) == len(hook.accepted) == 4
    assert rule.times == [START + timedelta(seconds=seconds) for seconds in range(4)]


def test_a_pause_slack_asks_for_holds_up_no_other_channel(database: Engine, hook: Receiver) -> None:
    raise_alerts(database, "slack", "slack", "webhook")
    hook.script += [Reply(429, "rate_limited", {"retry-after": "30"})]
    clock = Clock()
    with receiver(lambda request: Reply(204)) as other:
        known = settings(hook.url, other.url)
        drain(database, known, clock)
        assert (len(hook.received), len(other.accepted)) == (1, 1)
        clock.at = START + timedelta(seconds=29)
        drain(database, known, clock)
        assert len(hook.received) == 1
        clock.at = START + timedelta(seconds=30)
        drain(database, known, clock)
        assert len(hook.accepted) == 2
        assert len(other.received) == 1


def test_a_pause_is_no_attempt(database: Engine, hook: Receiver) -> None:
    raise_alerts(database, "slack")
    hook.script += [Reply(429, "", {"retry-after": "60"})] * (2 * MOST_ATTEMPTS)
    clock = Clock()
    for _ in range(2 * MOST_ATTEMPTS + 1):
        drain(database, settings(hook.url), clock)
        clock.at += timedelta(seconds=60)
    assert len(hook.accepted) == 1


def test_an_address_that_only_ever_asks_for_a_pause_is_given_up(
    database: Engine, hook: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    raise_alerts(database, "slack")
    hook.script += [Reply(429, "", {"retry-after": "86400"})] * 9
    clock = Clock()
    for _ in range(5):
        drain(database, settings(hook.url), clock)
        clock.at += timedelta(days=1)
    assert depth(database) == {"pending": 0, "dead": 1}
    assert "dead, it will not be sent: 429" in caplog.text


@pytest.mark.parametrize(
    "reply", [Reply(500, "rollup_error"), Reply(302), Reply(503, "", {"retry-after": "3"})]
)
def test_a_failure_is_tried_again_after_a_while(database: Engine, hook: Receiver, reply: Reply) -> None:
    raise_alerts(database, "slack")
    hook.script.append(reply)
    clock = Clock()
    known = settings(hook.url)
    for seconds, received in ((0, 1), (9, 1), (20, 2), (3600, 2)):
        clock.at = START + timedelta(seconds=seconds)
        drain(database, known, clock)
        assert len(hook.received) == received
    assert len(hook.accepted) == 1


def test_after_the_last_attempt_an_alert_is_dead_and_said_to_be(
    database: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    raise_alerts(database, "webhook")
    clock = Clock()
    with receiver(lambda request: Reply(500, "broken")) as hook:
        for _ in range(MOST_ATTEMPTS + 3):
            drain(database, settings(webhook=hook.url), clock)
            clock.at += timedelta(hours=6)
        assert len(hook.received) == MOST_ATTEMPTS
        assert len({request.headers["webhook-id"] for request in hook.received}) == 1
    assert depth(database) == {"pending": 0, "dead": 1}
    (said,) = [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR]
    assert said.endswith(f"to webhook, attempt {MOST_ATTEMPTS}: dead, it will not be sent: 500 broken")


@pytest.mark.parametrize("reply", [Reply(404, "no_service"), Reply(410, "channel_is_archived")])
def test_an_address_that_is_gone_is_not_tried_again(database: Engine, hook: Receiver, reply: Reply) -> None:
    raise_alerts(database, "slack")
    hook.script.append(reply)
    clock = Clock()
    drain(database, settings(hook.url), clock)
    clock.at += timedelta(days=1)
    drain(database, settings(hook.url), clock)
    assert len(hook.received) == 1
    assert depth(database) == {"pending": 0, "dead": 1}


def no_figures(row: dict[str, Any]) -> None:
    del row["figures"]


@pytest.mark.parametrize(
    ("channel", "spoil", "expected"),
    [
        ("pigeon", lambda row: None, {"pending": 0, "dead": 1}),
        ("slack", no_figures, {"pending": 0, "dead": 1}),
        ("webhook", lambda row: None, {"pending": 1, "dead": 0}),  # no address is set; one may be, tomorrow
    ],
)
def test_what_cannot_be_sent_stops_no_worker(
    database: Engine,
    hook: Receiver,
    channel: str,
    spoil: Callable[[dict[str, Any]], None],
    expected: dict[str, int],
) -> None:
    raise_alerts(database, channel, spoil=spoil)
    raise_alerts(database, "slack", at=START + timedelta(seconds=1))
    clock = Clock(START + timedelta(seconds=1))
    drain(database, settings(hook.url), clock)
    assert len(hook.accepted) == 1
    assert depth(database) == expected


def test_the_address_of_a_hook_is_in_no_log_line(
    database: Engine, hook: Receiver, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    raise_alerts(database, "slack", "slack")
    hook.script.append(Reply(500))
    drain(database, settings(hook.url), Clock())
    with receiver(server.slack, "/services/T0/B0/secretsecret") as gone:
        url = gone.url
    drain(database, settings(url), Clock(START + timedelta(minutes=1)))
    assert "failed, again in" in caplog.text
    assert "secretsecret" not in caplog.text


def test_several_workers_send_each_alert_once(database: Engine) -> None:
    raise_alerts(database, *["webhook"] * 40)
    with receiver(lambda request: Reply(200)) as hook, ThreadPoolExecutor(4) as pool:
        known = settings(webhook=hook.url)
        for done in [pool.submit(drain, database, known, Clock()) for _ in range(4)]:
            done.result()
        identifiers = [request.headers["webhook-id"] for request in hook.received]
    assert len(identifiers) == len(set(identifiers)) == 40


def test_a_database_that_is_away_is_waited_for(caplog: pytest.LogCaptureFixture) -> None:
    class Twice(Clock):
        def wait(self, timeout: float | None = None) -> bool:
            if len(self.waited) == 1:
                self.set()
            return super().wait(timeout)

    nowhere = connect("postgresql://nobody@127.0.0.1:1/nothing")
    clock = Twice()
    jobs.run(nowhere, settings(), now=clock.now, stop=clock)
    assert len(clock.waited) == 2
    assert caplog.text.count("the database cannot be reached") == 2
    with pytest.raises(Unreachable):
        drain(nowhere, settings(), Clock())


# --- workers that are other processes --------------------------------------------------------------


def worker(url: str, known: Settings) -> None:
    jobs.work(connect(url), known)


def test_a_killed_workers_alert_is_sent_by_another_after_the_lease(
    database: Engine, hook: Receiver, database_url: str
) -> None:
    began = jobs.utc_now()
    raise_alerts(database, "slack", at=began)
    arrived = threading.Event()
    hook.script.append(Reply(200, withheld=True))
    hook.on_request = arrived.set
    process = SPAWN.Process(target=worker, args=(database_url, settings(hook.url)))
    process.start()
    assert arrived.wait(30)
    process.kill()
    process.join()
    claimed = jobs.utc_now()
    drain(database, settings(hook.url), Clock(began + LEASE))
    assert not hook.accepted
    drain(database, settings(hook.url), Clock(claimed + LEASE))
    assert len(hook.accepted) == 1


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_worker_told_to_stop_finishes_what_it_is_at(
    database: Engine, hook: Receiver, database_url: str, number: signal.Signals
) -> None:
    raise_alerts(database, "slack", "slack", at=jobs.utc_now())
    arrived, told = threading.Event(), threading.Event()

    def slowly(request: Request) -> Reply:
        told.wait(30)
        return server.slack(request)

    hook.rule = slowly
    hook.on_request = arrived.set
    process = SPAWN.Process(target=worker, args=(database_url, settings(hook.url)))
    process.start()
    assert arrived.wait(30)
    assert process.pid is not None
    os.kill(process.pid, number)
    told.set()
    process.join(30)
    assert process.exitcode == 0
    assert len(hook.accepted) == 1
    assert depth(database) == {"pending": 1, "dead": 0}


# --- waiting ---------------------------------------------------------------------------------------


def test_waits_grow_are_bounded_and_spread() -> None:
    waits = [backoff("alert_1_1", attempts) for attempts in range(1, MOST_ATTEMPTS)]
    for attempts, wait in enumerate(waits):
        whole = min(20 * 3**attempts, 6 * 3600)
        assert whole / 2 <= wait <= whole
    assert waits == [backoff("alert_1_1", attempts) for attempts in range(1, MOST_ATTEMPTS)]
    assert 12 * 3600 < sum(waits) < 31 * 3600
    assert len({backoff(f"alert_{number}_1", 3) for number in range(100)}) == 100
