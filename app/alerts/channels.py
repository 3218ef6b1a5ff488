"""The channels an alert can go out by: a name and what sends it.

Knows no address; apart from `app.alerts` itself so that composing a message loads no HTTP client.
"""

from dataclasses import dataclass

from app.alerts import slack, webhook
from app.alerts.model import Channel


@dataclass(frozen=True, slots=True)
class Way:
    """How a channel is used: `send`, and the `pause` in seconds to keep between two events to one address."""

    send: Channel
    pause: float = 0.0


CHANNELS: dict[str, Way] = {
    "slack": Way(slack.send, slack.PAUSE),
    "webhook": Way(webhook.send),
}
