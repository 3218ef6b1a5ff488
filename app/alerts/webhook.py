"""The webhook channel: a Message as JSON, signed, to one URL, after the Standard Webhooks specification.

Knows the signature scheme and what answers mean; nothing of the database or when to try again.

Headers `webhook-id` (the same in every attempt), `webhook-timestamp` (seconds, of this attempt) and
`webhook-signature`: `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`.
"""

import base64
import binascii
import hashlib
import hmac
import json
from datetime import UTC, datetime

import httpx

from app.alerts.message import to_json
from app.alerts.model import Address, Event, Outcome
from app.alerts.post import post

TYPE = "incident.found"

_PREFIX = "whsec_"
_BUSY = 30.0


def send(http: httpx.Client, to: Address, event: Event, now: datetime) -> Outcome:
    """Post one event. 2xx is success, 410 the end, 429 a pause, and anything else is tried again later."""
    if not to.secret:
        return Outcome("retry", "no secret is set to sign with, and nothing is sent unsigned")
    try:
        secret = key(to.secret)
    except ValueError as problem:
        return Outcome("retry", str(problem))
    content = body(event)
    answer = post(http, to.url, content, now, headers=headers(event.id, content, secret, now))
    if isinstance(answer, Outcome):
        return answer
    if 200 <= answer.status < 300:
        return Outcome("sent")
    if answer.status == 410:
        return Outcome("dead", answer.line)
    if answer.status == 429:
        return Outcome("busy", answer.line, _BUSY if answer.wait is None else answer.wait)
    return Outcome("retry", answer.line, answer.wait)


def body(event: Event) -> bytes:
    """The bytes that are signed and sent: `{"type", "timestamp", "data"}`, data the message and its link."""
    data = {**to_json(event.message), "link": event.message.link}
    whole = {"type": TYPE, "timestamp": event.raised.astimezone(UTC).isoformat(), "data": data}
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def headers(identifier: str, content: bytes, secret: bytes, now: datetime) -> dict[str, str]:
    """The three headers; `identifier` holds no full stop, which stands between the parts that are signed."""
    timestamp = str(int(now.timestamp()))
    signed = b".".join((identifier.encode(), timestamp.encode(), content))
    signature = base64.b64encode(hmac.new(secret, signed, hashlib.sha256).digest()).decode("ascii")
    return {
        "webhook-id": identifier,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{signature}",
    }


def key(secret: str) -> bytes:
    """The signing key: what follows `whsec_` is base64, any other secret is taken as it is written.

    Raises ValueError when what follows `whsec_` is not base64.
    """
    if not secret.startswith(_PREFIX):
        return secret.encode()
    try:
        return base64.b64decode(secret.removeprefix(_PREFIX), validate=True)
    except binascii.Error:
        raise ValueError(f"what follows {_PREFIX} in the webhook's secret is not base64") from None
