"""From an article's words to Slack: what is submitted at the desk is told once by a worker."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app import desk, jobs
from app.checking import check
from app.settings import Settings
from app.store.alerts import depth
from app.store.submissions import Submission
from extractors.model import Article, Segment
from tests.app.alerts import receiver as server
from tests.app.alerts.receiver import Receiver, Reply, receiver, texts

CONTRADICTORY = Article(
    segments=(
        Segment("headline", "Fire in a Porto market hall"),
        Segment("caption", "The fire in Porto killed 12 people on Monday."),
        Segment("body", "The fire in Porto killed 21 people on Monday."),
        Segment("body", "The hall will stay closed until the autumn, its director Ada Quill said."),
    ),
    url="https://news.example/porto-fire",
    publisher="The Example",
    published=date(2025, 7, 10),
    language="en",
)
CLEAN = replace(
    CONTRADICTORY,
    segments=(CONTRADICTORY.segments[0], *CONTRADICTORY.segments[2:]),
    url="https://news.example/porto-fire-again",
)


@pytest.fixture
def hook() -> Iterator[Receiver]:
    with receiver(server.slack) as running:
        yield running


def submit(database: Engine, known: Settings, article: Article) -> desk.Submitted:
    content = "\n\n".join(segment.text for segment in article.segments).encode()
    return desk.submit(database, known, article, content=content, media_type="text/plain")


def test_one_contradiction_is_one_message(database: Engine, hook: Receiver) -> None:
    known = Settings(home=Path("unused"), slack_webhook_url=hook.url, public_url="https://desk.example")
    for _ in range(2):
        submit(database, known, CONTRADICTORY)
        jobs.run(database, known, once=True)
    (request,) = hook.received
    shown = [text for block in request.json["blocks"] for text in texts(block)]
    assert "These figures cannot all be true" in shown
    for sentence in ("The fire in Porto killed 12 people", "The fire in Porto killed 21 people"):
        assert sentence in "".join(shown)
    assert "Fire in a Porto market hall · The Example · 10 July 2025" in shown


def test_the_same_fault_in_a_later_revision_is_not_told_again(database: Engine, hook: Receiver) -> None:
    known = Settings(home=Path("unused"), slack_webhook_url=hook.url)
    submit(database, known, CONTRADICTORY)
    later = replace(CONTRADICTORY, segments=(*CONTRADICTORY.segments, Segment("body", "More follows.")))
    assert submit(database, known, later).status == "revised"
    jobs.run(database, known, once=True)
    assert len(hook.received) == 1


def test_an_article_without_a_contradiction_is_no_message(database: Engine, hook: Receiver) -> None:
    known = Settings(home=Path("unused"), slack_webhook_url=hook.url)
    submit(database, known, CLEAN)
    jobs.run(database, known, once=True)
    assert not hook.received


def test_each_channel_gets_its_own(database: Engine, hook: Receiver) -> None:
    with receiver(lambda request: Reply(200)) as other:
        known = Settings(
            home=Path("unused"),
            slack_webhook_url=hook.url,
            webhook_url=other.url,
            webhook_secret="a secret of ours",
        )
        submit(database, known, CONTRADICTORY)
        jobs.run(database, known, once=True)
        assert len(hook.received) == 1
        (request,) = other.received
    sent = request.json["data"]
    assert sent["level"] == "error"
    sentences = {figure["before"] + figure["surface"] + figure["after"] for figure in sent["figures"]}
    assert sentences == {segment.text for segment in CONTRADICTORY.segments[1:3]}
    assert sent["article"]["published"] == "2025-07-10"


def test_an_article_made_to_raise_hundreds_floods_no_channel(database: Engine, hook: Receiver) -> None:
    known = Settings(home=Path("unused"), slack_webhook_url=hook.url)
    claims, one = check(CONTRADICTORY)
    (finding,) = [found for found in one.findings if found.level == "error"][:1]
    many = tuple(replace(finding, fingerprint=f"{n:064x}", incident=n) for n in range(30))
    told = tuple(replace(one.incidents[0], id=n, level="error", findings=(n,)) for n in range(30))
    new = Submission(
        identity="text:flood",
        digest=bytes(32),
        raw=b"flood",
        media_type="text/plain",
        article=CONTRADICTORY,
        claims=claims,
        reconciliation=replace(one, findings=many, incidents=told),
    )
    desk.write(database, new, tuple(known.addresses()))
    with database.connect() as conn:
        assert sum(depth(conn).values()) == desk.MOST_ALERTS
