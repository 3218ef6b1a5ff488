import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.alerts import slack
from app.alerts.message import compose
from app.alerts.model import Address, Event, Outcome
from app.alerts.post import client
from app.alerts.slack import escape, payload
from tests.app.alerts import receiver as server
from tests.app.alerts.incidents import Case, harbour, of_text
from tests.app.alerts.receiver import Receiver, Reply, receiver, texts

NOW = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)
LINK = "https://desk.example/v1/findings/7"


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver(server.slack, "/services/T0/B0/secretsecret") as running:
        yield running


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with client() as opened:
        opened.timeout = httpx.Timeout(0.3)
        yield opened


def event(case: Case, link: str | None = LINK) -> Event:
    article, claims, incident, findings = case
    return Event("alert_1", NOW, compose(article, claims, incident, findings, link=link))


def deliver(http: httpx.Client, hook: Receiver, case: Case) -> Outcome:
    return slack.send(http, Address(hook.url), event(case), NOW)


def test_one_post_that_slack_takes(http: httpx.Client, hook: Receiver) -> None:
    assert deliver(http, hook, harbour()) == Outcome("sent")
    (request,) = hook.accepted
    shown = "\n".join(text for block in request.json["blocks"] for text in texts(block))
    assert shown.splitlines() == [
        "These figures cannot all be true",
        "The caption says €4m; the body says over €4bn.",
        "Harbour wins its loan · The Example · 10 July 2025",
        "Caption, the figure in doubt",
        "The new quay, for which banks lent ",
        "€4m",
        ", seen from the air.",
        "Body",
        "Banks lent over ",
        "€4bn",
        " on Monday.",
        "Body, said by Ada Quill",
        "Of that ",
        "€1.5bn",
        " is for cranes, said Ada Quill.",
        "Looks like a scale slip. It would be mended by €4m → €4bn.",
        "€1.5bn is a part greater than the whole of €4m.",
        "Open in Crossfoot",
    ]
    assert request.json["text"] == (
        "These figures cannot all be true: The caption says €4m; the body says over €4bn. "
        "(Harbour wins its loan · The Example · 10 July 2025)"
    )


HOSTILE = [
    "<!channel> pays €4m",
    "<!everyone|here> €4m <@U012AB3CD> <#C012AB3CD>",
    "<https://evil.example|The bank> €4m",
    "https://evil.example/€4m",
    "*€4m* _it_ ~no~ `code` ```\n€4m\n```",
    ":rotating_light: €4m :smile:",
    "> €4m\n&gt; quoted &amp; &lt;!here&gt;",
    "- €4m\n1. one",
    '{"type": "broadcast", "range": "channel"} €4m',
    "€4m \u202edlrow\u202c \u0000\u001b[31m",
    "\ud800€4m\udfff",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_words_of_an_article_take_nothing_over(http: httpx.Client, hook: Receiver, text: str) -> None:
    """Parsed text is escaped; in blocks hostile words stand in literal text elements and nowhere else."""
    assert deliver(http, hook, of_text(text, headline=text)).state == "sent"
    posted = hook.accepted[0].json
    assert "<" not in posted["text"]
    assert ">" not in posted["text"]
    assert all(part.startswith(("amp;", "lt;", "gt;")) for part in posted["text"].split("&")[1:])
    kinds = set(element_types(posted["blocks"]))
    assert kinds <= {
        "header",
        "plain_text",
        "rich_text",
        "rich_text_section",
        "rich_text_quote",
        "rich_text_list",
        "text",
        "link",
    }
    assert [link["url"] for link in elements(posted["blocks"], "link")] == [LINK]


@pytest.mark.parametrize(
    "case",
    [
        harbour(),
        of_text("€4m" + "x" * 100_000, headline="h" * 100_000),
        of_text("€4m" + "&" * 5_000, headline="&" * 5_000, many=60),
        of_text("€4m " + "🛑" * 5_000, headline="🛑" * 5_000, many=200),
        of_text("€4m", headline="", many=1),
    ],
)
def test_within_slacks_limits(http: httpx.Client, hook: Receiver, case: Case) -> None:
    assert deliver(http, hook, case).state == "sent"
    assert len(hook.received) == 1


def test_when_blocks_are_refused_the_words_still_arrive(http: httpx.Client, hook: Receiver) -> None:
    hook.script.append(Reply(400, "invalid_blocks"))
    assert deliver(http, hook, of_text("<!channel> pays €4m & more")).state == "sent"
    (request,) = hook.accepted
    assert "blocks" not in request.json
    assert "Body: &lt;!channel&gt; pays €4m &amp; more" in request.json["text"]
    assert request.json["text"].endswith(LINK)
    assert len(request.json["text"]) <= slack.LIMIT_TEXT


def test_the_plain_words_too_are_within_limits() -> None:
    text = slack._in_plain_text(event(of_text("€4m" + "&" * 9_000, headline="&" * 9_000, many=200)).message)[
        "text"
    ]
    assert 1_000 < len(text) <= slack.LIMIT_TEXT
    assert text.count("&") == text.count("&amp;")


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        (Reply(429, "rate_limited", {"retry-after": "30"}), Outcome("busy", "429 rate_limited", 30.0)),
        (Reply(429, "rate_limited", {"retry-after": "0"}), Outcome("busy", "429 rate_limited", 1.0)),
        (Reply(429, "rate_limited"), Outcome("busy", "429 rate_limited", 30.0)),
        (
            Reply(429, "", {"retry-after": "Thu, 10 Jul 2025 12:02:00 GMT"}),
            Outcome("busy", "429", 120.0),
        ),
        (Reply(429, "", {"retry-after": "²"}), Outcome("busy", "429", 30.0)),
        (Reply(429, "", {"retry-after": "9" * 400}), Outcome("busy", "429", 86_400.0)),
        (Reply(500, "rollup_error"), Outcome("retry", "500 rollup_error")),
        (Reply(503, "", {"retry-after": "7"}), Outcome("retry", "503", 7.0)),
        (Reply(302, "", {"location": "http://127.0.0.1:1/"}), Outcome("retry", "302")),
        (Reply(400, "invalid_payload"), Outcome("dead", "400 invalid_payload")),
        (Reply(403, "action_prohibited"), Outcome("dead", "403 action_prohibited")),
        (Reply(404, "no_service"), Outcome("dead", "404 no_service")),
        (Reply(410, "channel_is_archived"), Outcome("dead", "410 channel_is_archived")),
        (Reply(500, "\x1b[31m\n" + "x" * 10_000), Outcome("retry", "500 [31m " + "x" * 194)),
        (Reply(200, withheld=True), Outcome("retry", "no answer in time (ReadTimeout)")),
    ],
)
def test_what_slacks_answers_mean(
    http: httpx.Client, hook: Receiver, reply: Reply, expected: Outcome
) -> None:
    hook.script.append(reply)
    assert deliver(http, hook, harbour()) == expected
    assert len(hook.received) == 1


def test_a_refused_connection_is_tried_again_and_names_no_address(http: httpx.Client) -> None:
    with receiver(server.slack, "/services/T0/B0/secretsecret") as gone:
        url = gone.url
    outcome = slack.send(http, Address(url), event(harbour()), NOW)
    assert outcome.state == "retry"
    assert "secretsecret" not in outcome.reason


@pytest.mark.parametrize(
    "url", ["", "hooks.slack.example/x", "ftp://127.0.0.1/x", "http://[::1/x", "http://"]
)
def test_an_address_that_is_none_is_dead(http: httpx.Client, url: str) -> None:
    assert slack.send(http, Address(url), event(harbour()), NOW).state == "dead"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a & b", "a &amp; b"), ("<!channel>", "&lt;!channel&gt;"), ("&lt;", "&amp;lt;"), ("*a*", "*a*")],
)
def test_escape(text: str, escaped: str) -> None:
    assert escape(text) == escaped


def test_a_message_without_a_public_address_has_no_link() -> None:
    posted = payload(event(harbour(), link=None).message)
    assert not list(elements(posted["blocks"], "link"))
    assert "Open in" not in json.dumps(posted)


def elements(value: Any, kind: str) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if value.get("type") == kind:
            yield value
        for inner in value.values():
            yield from elements(inner, kind)
    elif isinstance(value, list):
        for inner in value:
            yield from elements(inner, kind)


def element_types(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if "type" in value:
            yield value["type"]
        for inner in value.values():
            yield from element_types(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from element_types(inner)
