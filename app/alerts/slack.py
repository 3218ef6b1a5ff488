"""The Slack channel: a Message becomes Block Kit and goes to an incoming webhook.

Knows Slack's documented limits and answers; nothing of the database, other channels or when to try again.

Words from an article stand only in `rich_text` elements, which Slack shows as they are: no mention, link,
emoji or formatting can come out of them. Where Slack does parse (`text`), `&`, `<` and `>` are escaped.
At docs.slack.dev, limits: reference/block-kit/blocks and changelog/2018-04-truncating-really-long-messages;
answers: messaging/sending-messages-using-incoming-webhooks; one message a second: apis/web-api/rate-limits.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import httpx

from app.alerts.message import Figure, Message, byline, caption, explanation, lines
from app.alerts.model import Address, Event, Outcome
from app.alerts.post import Answer, post
from app.reconcile.model import Level

PAUSE = 1.0
"""Seconds between two messages to one webhook."""

LIMIT_BLOCKS = 50
LIMIT_HEADER = 150
LIMIT_TEXT = 40_000
LIMIT_ALL_BLOCKS = 10_000
"""Characters. Slack refuses somewhere above 12,000 (`msg_blocks_too_long`), which it does not document."""

_LONGEST_ENTITY = 5  # an escaped "&"
_LIMIT_FALLBACK = 1_000
_BUSY = 30.0
_REFUSED = frozenset((400, 401, 403, 404, 405, 410))
_LAYOUT_REFUSED = ("invalid_blocks", "invalid_blocks_format", "msg_blocks_too_long")

_HEADERS: dict[Level, str] = {
    "error": "These figures cannot all be true",
    "warning": "These figures may contradict each other",
    "note": "Figures worth a look",
}

Block = dict[str, Any]


def send(http: httpx.Client, to: Address, event: Event, now: datetime) -> Outcome:
    """Post one message; if Slack refuses its layout, the same in plain text: no alert is lost to layout."""
    answer = post(http, to.url, _json(payload(event.message)), now)
    if isinstance(answer, Answer) and answer.status == 400 and answer.words.startswith(_LAYOUT_REFUSED):
        answer = post(http, to.url, _json(_in_plain_text(event.message)), now)
    return answer if isinstance(answer, Outcome) else _outcome(answer)


def payload(message: Message) -> dict[str, Any]:
    """What is posted, within Slack's limits whatever the message holds."""
    return {
        "text": fallback(message),
        "blocks": _within_limits(_blocks(message)),
        "unfurl_links": False,
        "unfurl_media": False,
    }


def fallback(message: Message) -> str:
    """The line a notification shows, and a client that knows no blocks."""
    about = byline(message)
    words = f"{_HEADERS[message.level]}: {message.sentence}{f' ({about})' if about else ''}"
    return escape(words[:_LIMIT_FALLBACK])


def escape(text: str) -> str:
    """`text` with the three characters Slack gives a meaning replaced by their entities."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _in_plain_text(message: Message) -> dict[str, Any]:
    text = "\n".join((_HEADERS[message.level], *lines(message)))[: LIMIT_TEXT // _LONGEST_ENTITY]
    return {"text": escape(text), "mrkdwn": False, "unfurl_links": False, "unfurl_media": False}


def _json(value: dict[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode("ascii")


# --- blocks ----------------------------------------------------------------------------------------


def _blocks(message: Message) -> Iterator[Block]:
    header = _HEADERS[message.level][:LIMIT_HEADER]
    yield {"type": "header", "text": {"type": "plain_text", "text": header, "emoji": False}}
    yield _rich(_section(_text(message.sentence, bold=True)))
    if about := byline(message):
        yield _rich(_section(_text(about, italic=True)))
    for figure in message.figures:
        yield _rich(_section(_text(caption(figure), bold=figure.suspect)), _quote(figure))
    if explained := explanation(message):
        yield _rich(_section(_text(explained)))
    if message.proofs:
        bullets = [_section(_text(proof)) for proof in message.proofs]
        yield _rich({"type": "rich_text_list", "style": "bullet", "elements": bullets})
    if message.left_out:
        yield _rich(_section(_text(f"… and {message.left_out} more.")))
    if message.link is not None:
        link = {"type": "link", "url": message.link, "text": "Open in Crossfoot"}
        yield _rich(_section(link))


def _rich(*elements: Block) -> Block:
    return {"type": "rich_text", "elements": list(elements)}


def _section(element: Block) -> Block:
    return {"type": "rich_text_section", "elements": [element]}


def _quote(figure: Figure) -> Block:
    parts = [
        _text(words, bold=bold)
        for words, bold in ((figure.before, False), (figure.surface, True), (figure.after, False))
        if words
    ]
    return {"type": "rich_text_quote", "elements": parts}


def _text(words: str, **style: bool) -> Block:
    element: Block = {"type": "text", "text": words}
    if any(style.values()):
        element["style"] = {name: True for name, on in style.items() if on}
    return element


def _within_limits(blocks: Iterator[Block]) -> list[Block]:
    """As many whole blocks, from the first, as Slack takes."""
    kept: list[Block] = []
    room = LIMIT_ALL_BLOCKS
    for block in blocks:
        room -= _length(block)
        if room < 0 or len(kept) == LIMIT_BLOCKS:
            break
        kept.append(block)
    return kept


def _length(value: object) -> int:
    """Characters of all texts in a block."""
    if isinstance(value, dict):
        return sum(
            len(inner) if key == "text" and isinstance(inner, str) else _length(inner)
            for key, inner in value.items()
        )
    return sum(map(_length, value)) if isinstance(value, list) else 0


# --- answers ---------------------------------------------------------------------------------------


def _outcome(answer: Answer) -> Outcome:
    if 200 <= answer.status < 300:
        return Outcome("sent")
    if answer.status == 429:
        return Outcome("busy", answer.line, _BUSY if answer.wait is None else answer.wait)
    if answer.status in _REFUSED:
        return Outcome("dead", answer.line)
    return Outcome("retry", answer.line, answer.wait)
