"""Writing an article with everything found in it, in the caller's transaction.

Knows nouns and tables; what is new and what is an alert is the desk's to decide.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any

from psycopg.types.range import Range
from sqlalchemy import Connection, func, insert, select, update

from app.reconcile.model import Finding, Reconciliation
from app.store.errors import UnstorableError
from app.store.schema import (
    articles,
    claims,
    cleared,
    derived,
    finding_claims,
    findings,
    incidents,
    reviews,
    revisions,
    same,
    segments,
)
from extractors.model import Article, Claim

ORDER = 0x63726F7373000002
"""Advisory lock under which ids are given, until the commit."""


@dataclass(frozen=True, slots=True)
class Current:
    """The newest revision of an article: its row, its number from 1, and the digest of what was read."""

    article_id: int
    revision_id: int
    number: int
    digest: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """Where a submission was written; `finding_ids` stand in the order of the reconciliation's findings."""

    article_id: int
    revision_id: int
    number: int
    finding_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Submission:
    """Everything there is to write of one submission; `digest` and `identity` as identity.py gives them."""

    identity: str
    digest: bytes
    raw: bytes
    media_type: str
    article: Article
    claims: Sequence[Claim]
    reconciliation: Reconciliation


def take_turn(conn: Connection) -> None:
    """Wait until every earlier submission is committed: one at a time, so ids are in the order of commits."""
    conn.execute(select(func.pg_advisory_xact_lock(ORDER)))


def current(conn: Connection, identity: str) -> Current | None:
    """The newest revision of the article of that identity, None if it was never submitted."""
    found = (
        select(articles.c.id, revisions.c.id, revisions.c.number, revisions.c.digest)
        .join(revisions, revisions.c.article_id == articles.c.id)
        .where(articles.c.identity == identity, revisions.c.current)
    )
    row = conn.execute(found).one_or_none()
    return None if row is None else Current(*row)


def check_storable(article: Article) -> None:
    """Raise UnstorableError if a text of the article could not be kept as it is."""
    named: list[tuple[str, str | None]] = [
        ("the url", article.url),
        ("the publisher", article.publisher),
        ("the language", article.language),
        ("the author", article.author),
    ]
    for number, segment in enumerate(article.segments):
        named += [(f"segment {number}", segment.text), (f"the credit of segment {number}", segment.credit)]
    for name, text in named:
        if text is not None:
            check_text(name, text)


def check_text(name: str, text: str) -> None:
    """Raise UnstorableError if `text` holds NUL or a lone surrogate."""
    try:
        offset = text.find("\0")
        text.encode("utf-8")
    except UnicodeEncodeError as problem:
        offset = problem.start
    if offset >= 0:
        raise UnstorableError(
            f"{name} holds U+{ord(text[offset]):04X} at offset {offset}, which no text can hold in the store;"
            " remove it and send the article again"
        )


def add(conn: Connection, new: Submission, known: Current | None, now: datetime) -> Written:
    """Write a first revision (`known` None) or the next one. The caller has taken its turn and commits."""
    if known is None:
        row = {"identity": new.identity, "revisions": 1, "first_submitted": now}
        article_id = conn.execute(insert(articles).values(row).returning(articles.c.id)).scalar_one()
        number = 1
    else:
        article_id, number = known.article_id, known.number + 1
        _supersede(conn, known, number)
    revision_id = _add_revision(conn, new, article_id, number, now)
    of = {"revision_id": revision_id, "article_id": article_id, "current": True}
    of |= {"publisher": new.article.publisher}
    _add_segments(conn, new.article, revision_id)
    _insert(conn, claims, [of | _claim_row(claim) for claim in new.claims])
    finding_ids = _add_findings(conn, new.reconciliation, of, now)
    _add_rest(conn, new.reconciliation, revision_id)
    return Written(article_id, revision_id, number, finding_ids)


def _supersede(conn: Connection, known: Current, number: int) -> None:
    conn.execute(update(articles).where(articles.c.id == known.article_id).values(revisions=number))
    for table in (revisions, claims, findings):
        old = update(table).where(table.c.article_id == known.article_id, table.c.current)
        conn.execute(old.values(current=False))


def _add_revision(conn: Connection, new: Submission, article_id: int, number: int, now: datetime) -> int:
    article = new.article
    row = {
        "article_id": article_id,
        "number": number,
        "current": True,
        "submitted": now,
        "raw": new.raw,
        "raw_sha256": sha256(new.raw).digest(),
        "media_type": new.media_type,
        "digest": new.digest,
        "url": article.url,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "author": article.author,
        "headline": next((s.text for s in article.segments if s.role == "headline"), None),
        "claims": len(new.claims),
        "findings": len(new.reconciliation.findings),
        "incidents": len(new.reconciliation.incidents),
        "left_out": new.reconciliation.left_out,
    }
    revision_id: int = conn.execute(insert(revisions).values(row).returning(revisions.c.id)).scalar_one()
    return revision_id


def _add_segments(conn: Connection, article: Article, revision_id: int) -> None:
    rows = [
        {
            "revision_id": revision_id,
            "number": number,
            "role": segment.role,
            "text": segment.text,
            "credit": segment.credit,
            "sha256": sha256(segment.text.encode("utf-8")).digest(),
        }
        for number, segment in enumerate(article.segments)
    ]
    _insert(conn, segments, rows)


def _claim_row(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "number": claim.id,
        "segment": claim.at.segment,
        "start": claim.at.start,
        "end": claim.at.end,
        "surface": claim.surface,
        "kind": claim.kind,
        "value": quantity.value,
        "low": quantity.low,
        "high": quantity.high,
        "span": _span(claim),
        "hedge": quantity.hedge,
        "unit": quantity.unit,
        "counted": claim.counted,
        "event": claim.event,
        "actor": claim.actor,
        "place": claim.place,
        **_period_row(claim),
        "said_by": claim.said_by,
        "mode": claim.mode,
        "polarity": claim.polarity,
        "links": [asdict(link) for link in claim.links],
        "evidence": [asdict(evidence) for evidence in claim.evidence],
        "assumed": claim.assumed,
        "alternatives": list(claim.alternatives),
    }


def _span(claim: Claim) -> Range[Decimal] | None:
    low = high = claim.quantity.value
    if claim.quantity.value is None:
        low, high = claim.quantity.low, claim.quantity.high
    if low is not None and high is not None and low > high:
        return None
    return Range(low, high, "[]")


def _period_row(claim: Claim) -> dict[str, Any]:
    period = claim.period
    # One that ends before it begins says nothing of when; unknown is None.
    if period is None or (period.start and period.end and period.start > period.end):
        return {"period": None, "period_precision": None, "period_aspect": None, "period_resolved": None}
    return {
        "period": Range(period.start, period.end, "[]"),
        "period_precision": period.precision,
        "period_aspect": period.aspect,
        "period_resolved": period.resolved,
    }


def _add_findings(
    conn: Connection, reconciliation: Reconciliation, of: dict[str, Any], now: datetime
) -> tuple[int, ...]:
    if not reconciliation.findings:
        return ()
    article_id = of["article_id"]
    states, first_found = _judged(conn, article_id), _first_found(conn, article_id)
    rows = [
        of
        | _finding_row(finding)
        | {
            "number": number,
            "state": states.get(finding.fingerprint, "open"),
            "found": first_found.get(finding.fingerprint, now),
        }
        for number, finding in enumerate(reconciliation.findings)
    ]
    given = insert(findings).returning(findings.c.number, findings.c.id, sort_by_parameter_order=True)
    ids = {number: finding_id for number, finding_id in conn.execute(given, rows)}  # noqa: C416 - typed rows
    parts = [
        {"finding_id": ids[number], "position": position, "revision_id": of["revision_id"], "claim": claim}
        for number, finding in enumerate(reconciliation.findings)
        for position, claim in enumerate(finding.claims)
    ]
    _insert(conn, finding_claims, parts)
    return tuple(ids[number] for number in range(len(rows)))


def _finding_row(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "message": finding.message,
        "hypothesis": finding.hypothesis,
        "score": finding.score,
        "fingerprint": finding.fingerprint,
        "incident": finding.incident,
        "suspect": finding.suspect,
        "repair": finding.repair,
        "features": [asdict(feature) for feature in finding.features],
    }


def _judged(conn: Connection, article_id: int) -> dict[str, str]:
    """The newest verdict on each reviewed fingerprint of the article."""
    newest = (
        select(reviews.c.fingerprint, reviews.c.verdict)
        .where(reviews.c.article_id == article_id)
        .order_by(reviews.c.id)
    )
    return {row.fingerprint: row.verdict for row in conn.execute(newest)}


def _first_found(conn: Connection, article_id: int) -> dict[str, datetime]:
    first = (
        select(findings.c.fingerprint, func.min(findings.c.found).label("found"))
        .where(findings.c.article_id == article_id)
        .group_by(findings.c.fingerprint)
    )
    return {row.fingerprint: row.found for row in conn.execute(first)}


def _add_rest(conn: Connection, reconciliation: Reconciliation, revision_id: int) -> None:
    def numbered(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        return [{"revision_id": revision_id, "number": number, **row} for number, row in enumerate(rows)]

    incident_rows = [
        {
            "revision_id": revision_id,
            "number": incident.id,
            "level": incident.level,
            "hypothesis": incident.hypothesis,
            "message": incident.message,
            "findings": list(incident.findings),
        }
        for incident in reconciliation.incidents
    ]
    _insert(conn, incidents, incident_rows)
    pairs = [
        {"one": pair.claims[0], "other": pair.claims[1], "reason": pair.reason}
        for pair in reconciliation.cleared
    ]
    _insert(conn, cleared, numbered(pairs))
    relations = [asdict(relation) | {"parts": list(relation.parts)} for relation in reconciliation.derived]
    _insert(conn, derived, numbered(relations))
    _insert(conn, same, numbered([{"claims": list(group)} for group in reconciliation.same]))


def _insert(conn: Connection, table: Any, rows: Sequence[dict[str, Any]]) -> None:
    if rows:
        conn.execute(insert(table), list(rows))
