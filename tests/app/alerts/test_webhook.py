import base64
import hashlib
import hmac
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import httpx
import pytest

from app.alerts import webhook
from app.alerts.message import compose, to_json
from app.alerts.model import Address, Event, Outcome
from app.alerts.post import client
from tests.app.alerts.incidents import harbour, of_text
from tests.app.alerts.receiver import Receiver, Reply, Request, receiver

NOW = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
SECRET = "whsec_" + base64.b64encode(b"k" * 24).decode()
EVENT = Event("alert_12", NOW - timedelta(hours=1), compose(*harbour(), link="https://desk.example/7"))


def verify(request: Request, secret: bytes) -> bool:
    """What a receiver does, written from the specification."""
    identifier, timestamp = request.headers["webhook-id"], request.headers["webhook-timestamp"]
    signed = f"{identifier}.{timestamp}.".encode() + request.body
    expected = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode()
    given = (part.split(",", 1) for part in request.headers["webhook-signature"].split(" "))
    return any(version == "v1" and hmac.compare_digest(signature, expected) for version, signature in given)


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver(lambda request: Reply(204, "")) as running:
        yield running


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with client() as opened:
        opened.timeout = httpx.Timeout(0.3)
        yield opened


@pytest.mark.parametrize(
    ("secret", "key"),
    [(SECRET, b"k" * 24), ("a plain secret of ours", b"a plain secret of ours"), ("ключ", "ключ".encode())],
)
def test_the_receiver_can_verify_what_arrives(
    http: httpx.Client, hook: Receiver, secret: str, key: bytes
) -> None:
    assert webhook.send(http, Address(hook.url, secret), EVENT, NOW) == Outcome("sent")
    (request,) = hook.received
    assert verify(request, key)
    assert not verify(request, b"another")
    assert not verify(replace(request, body=request.body + b" "), key)
    assert not verify(replace(request, headers={**request.headers, "webhook-timestamp": "1"}), key)
    assert not verify(replace(request, headers={**request.headers, "webhook-id": "alert_13"}), key)
    assert request.headers["webhook-timestamp"] == "1752148800"
    assert request.headers["content-type"] == "application/json; charset=utf-8"


def test_the_specifications_own_example() -> None:
    """The test vector of the reference libraries (github.com/standard-webhooks/standard-webhooks)."""
    given = webhook.headers(
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        b'{"test": 2432232314}',
        webhook.key("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
        datetime.fromtimestamp(1614265330, UTC),
    )
    assert given["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


def test_what_is_sent(http: httpx.Client, hook: Receiver) -> None:
    webhook.send(http, Address(hook.url, SECRET), EVENT, NOW)
    assert hook.received[0].json == {
        "type": "incident.found",
        "timestamp": "2025-07-10T11:00:00+00:00",
        "data": {**to_json(EVENT.message), "link": "https://desk.example/7"},
    }


def test_a_second_attempt_has_the_same_id_and_body(http: httpx.Client, hook: Receiver) -> None:
    hook.script.append(Reply(500, "down"))
    for minutes, state in ((0, "retry"), (1, "sent")):
        outcome = webhook.send(http, Address(hook.url, SECRET), EVENT, NOW + timedelta(minutes=minutes))
        assert outcome.state == state
    first, second = hook.received
    assert first.headers["webhook-id"] == second.headers["webhook-id"]
    assert first.body == second.body
    assert verify(first, b"k" * 24)
    assert verify(second, b"k" * 24)


def test_hostile_text_arrives_as_it_is_shown(http: httpx.Client, hook: Receiver) -> None:
    article, claims, incident, findings = of_text('"},{"x\ud800\x00: €4m', headline="<script>")
    event = Event("alert_1", NOW, compose(article, claims, incident, findings))
    assert webhook.send(http, Address(hook.url, SECRET), event, NOW).state == "sent"
    sent = hook.received[0].json["data"]
    assert (sent["figures"][0]["before"], sent["article"]["title"]) == ('"},{"x� : ', "<script>")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(200), Outcome("sent")),
        (Reply(202, "queued"), Outcome("sent")),
        (Reply(410, "gone"), Outcome("dead", "410 gone")),
        (Reply(429, "slow", {"retry-after": "12"}), Outcome("busy", "429 slow", 12.0)),
        (Reply(400, "what?"), Outcome("retry", "400 what?")),
        (Reply(404, ""), Outcome("retry", "404")),
        (Reply(503, "", {"retry-after": "90"}), Outcome("retry", "503", 90.0)),
        (Reply(200, withheld=True), Outcome("retry", "no answer in time (ReadTimeout)")),
    ],
)
def test_what_answers_mean(http: httpx.Client, hook: Receiver, reply: Reply, expected: Outcome) -> None:
    hook.script.append(reply)
    assert webhook.send(http, Address(hook.url, SECRET), EVENT, NOW) == expected


def test_no_redirect_is_followed(http: httpx.Client, hook: Receiver) -> None:
    with receiver(lambda request: Reply(200)) as elsewhere:
        hook.script.append(Reply(307, "", {"location": elsewhere.url}))
        assert webhook.send(http, Address(hook.url, SECRET), EVENT, NOW) == Outcome("retry", "307")
        assert not elsewhere.received


@pytest.mark.parametrize("secret", [None, "", "whsec_not base64!"])
def test_nothing_is_sent_unsigned(http: httpx.Client, hook: Receiver, secret: str | None) -> None:
    """It waits for somebody to mend the settings."""
    outcome = webhook.send(http, Address(hook.url, secret), EVENT, NOW)
    assert outcome.state == "retry"
    assert "secret" in outcome.reason
    assert not hook.received
