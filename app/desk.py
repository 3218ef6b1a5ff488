"""The use cases: check an article, submit it, judge a finding. Here are the clock and the commit.

Knows neither SQL nor HTTP, and sends nothing: an alert is a row that a worker delivers later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Literal

from sqlalchemy import Connection, Engine

from app.alerts.message import compose, to_json
from app.checking import check
from app.reconcile.model import Incident, Reconciliation
from app.settings import Settings
from app.store import alerts, findings, idempotency, reading, submissions
from app.store import articles as stored
from app.store.identity import digest, identity
from app.store.model import FindingDetail, ReviewRow, Verdict
from extractors.model import Article, Claim
from extractors.readers import sniff

MOST_ALERTS = 10
"""Incidents of one revision that are told, so that a page made to raise hundreds floods no channel."""

LOST_AFTER = timedelta(minutes=5)
"""When a request with an Idempotency-Key that was never answered counts as lost."""

FORGOTTEN_AFTER = timedelta(hours=24)
"""How long an answer is kept for repetitions of its request."""

Status = Literal["created", "revised", "known"]


@dataclass(frozen=True, slots=True)
class Submitted:
    """What became of a submission. `known`: nothing had changed, and nothing was written."""

    article_id: int
    revision: int
    status: Status
    article: Article
    claims: tuple[Claim, ...]
    reconciliation: Reconciliation
    submitted: datetime

    @property
    def new(self) -> bool:
        return self.status != "known"


def submit(
    engine: Engine,
    settings: Settings,
    article: Article,
    *,
    content: bytes,
    media_type: str | None,
    url: str | None = None,
    external_id: str | None = None,
) -> Submitted:
    """Check an article and store it with all that was found, in one transaction.

    `content` is what `article` was read from, of `media_type` (None: of what it looks like); `url` and
    `external_id` are what the sender called it, identity.py says which counts. The same reading of a known
    article writes nothing; another becomes its next revision.
    Raises StoreError.
    """
    submissions.check_storable(article)
    named = identity(article, url=url, external_id=external_id)
    submissions.check_text("the id", named)
    read = digest(article)
    with reading(engine) as conn:
        known = _known(conn, named, read)
    if known is not None:
        return known
    claims, reconciliation = check(article)
    new = submissions.Submission(
        identity=named,
        digest=read,
        raw=content,
        media_type=media_type or sniff(content),
        article=article,
        claims=claims,
        reconciliation=reconciliation,
    )
    return write(engine, new, tuple(settings.addresses()))


def write(engine: Engine, new: submissions.Submission, channels: Sequence[str]) -> Submitted:
    """Store what was found, with an alert for each channel, unless another wrote the same meanwhile."""
    with engine.begin() as conn:
        submissions.take_turn(conn)
        before = submissions.current(conn, new.identity)
        if before is not None and before.digest == new.digest:
            known = _known(conn, new.identity, new.digest)
            assert known is not None
            return known
        now = datetime.now(UTC)
        written = submissions.add(conn, new, before, now)
        grave = [incident for incident in new.reconciliation.incidents if incident.level == "error"]
        for incident in grave[:MOST_ALERTS]:
            _raise_alerts(conn, new, written, incident, channels, now)
    return Submitted(
        article_id=written.article_id,
        revision=written.number,
        status="created" if before is None else "revised",
        article=new.article,
        claims=tuple(new.claims),
        reconciliation=new.reconciliation,
        submitted=now,
    )


def review(
    engine: Engine,
    finding_id: int,
    verdict: Verdict,
    *,
    reviewer: str,
    note: str | None = None,
    unless_changed: frozenset[tuple[int, int | None]] | None = None,
) -> tuple[ReviewRow, FindingDetail]:
    """Write down a person's judgement; returns it with the finding as it stands after it.

    `unless_changed` as in store.findings.judge. Raises UnknownError, StaleError, UnstorableError.
    """
    for name, text in (("the reviewer", reviewer), ("the note", note or "")):
        submissions.check_text(name, text)
    with engine.begin() as conn:
        made = findings.judge(
            conn,
            finding_id,
            verdict,
            reviewer=reviewer,
            note=note,
            unless_changed=unless_changed,
            now=datetime.now(UTC),
        )
        after = findings.detail(conn, finding_id)
        assert after is not None
    return made, after


def begin_request(
    engine: Engine, caller: str, key: str, request_sha256: bytes
) -> idempotency.Turn | idempotency.Answer:
    """Whose turn a request with an Idempotency-Key is, or the answer it was given before."""
    now = datetime.now(UTC)
    with engine.begin() as conn:
        return idempotency.begin(conn, caller, key, request_sha256, lost_after=now + LOST_AFTER, now=now)


def finish_request(engine: Engine, caller: str, key: str, answer: idempotency.Answer) -> None:
    """Keep the answer for repetitions of the request."""
    with engine.begin() as conn:
        idempotency.finish(conn, caller, key, answer, forget=datetime.now(UTC) + FORGOTTEN_AFTER)


def release_request(engine: Engine, caller: str, key: str) -> None:
    """Nothing was done: the key may be used again."""
    with engine.begin() as conn:
        idempotency.release(conn, caller, key)


def _known(conn: Connection, named: str, read: bytes) -> Submitted | None:
    """The newest revision of the article if it was read the very same, with all that was found then."""
    current = submissions.current(conn, named)
    if current is None or current.digest != read:
        return None
    row = stored.revision(conn, current.article_id, current.number)
    assert row is not None
    return Submitted(
        article_id=row.article_id,
        revision=row.number,
        status="known",
        article=stored.article(conn, row),
        claims=tuple(stored.claims_of(conn, row.revision_id)),
        reconciliation=stored.reconciliation(conn, row),
        submitted=row.submitted,
    )


def _raise_alerts(
    conn: Connection,
    new: submissions.Submission,
    written: submissions.Written,
    incident: Incident,
    channels: Sequence[str],
    now: datetime,
) -> None:
    found = new.reconciliation.findings
    errors = {
        found[index].fingerprint: written.finding_ids[index]
        for index in reversed(incident.findings)
        if found[index].level == "error"
    }
    if not errors or not channels:
        return
    payload = to_json(compose(new.article, new.claims, incident, found))
    for channel in channels:
        alerts.add(
            conn,
            article_id=written.article_id,
            errors=dict(reversed(errors.items())),
            channel=channel,
            payload=payload,
            now=now,
        )
