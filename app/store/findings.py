"""Findings across articles, one finding with all that it rests on, and what people judged of it.

Knows no rule. A judgement belongs to article and fingerprint, so it survives the article's next revision.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, insert, select, update
from sqlalchemy.orm import aliased

from app.reconcile.model import Level
from app.store import articles as stored_articles
from app.store.articles import finding_of
from app.store.errors import StaleError, UnknownError
from app.store.model import FindingDetail, FindingRow, ReviewRow, State, Verdict
from app.store.schema import articles, finding_claims, findings, key, reviews, revisions


@dataclass(frozen=True, slots=True)
class FindingFilter:
    """What to look for; None filters nothing. `since` is when the fault was found first, included."""

    state: State | None = None
    level: Level | None = None
    rule: str | None = None
    publisher: str | None = None
    since: datetime | None = None


def search(
    conn: Connection, wanted: FindingFilter, *, after: int | None = None, limit: int, newest: bool = True
) -> list[FindingRow]:
    """Findings of newest revisions that pass the filter, by id."""
    return _rows(conn, search_query(wanted, after=after, limit=limit, newest=newest))


def search_query(wanted: FindingFilter, *, after: int | None, limit: int, newest: bool = True) -> Select[Any]:
    query = _select().where(findings.c.current, *_conditions(wanted))
    return _page(query, after, limit, newest)


def findings_of(
    conn: Connection, revision_id: int, *, after: int | None = None, limit: int
) -> list[FindingRow]:
    """The findings of one revision in the order they were found."""
    query = _select().where(findings.c.revision_id == revision_id)
    return _rows(conn, _page(query, after, limit, False))


def detail(conn: Connection, finding_id: int) -> FindingDetail | None:
    """One finding of any revision with its article as it was then; None if there is none such."""
    rows = _rows(conn, _select().where(findings.c.id == finding_id))
    if not rows:
        return None
    row = rows[0]
    revision = stored_articles.revision(conn, row.article_id, row.revision)
    assert revision is not None
    by_id = {claim.id: claim for claim in stored_articles.claims_of(conn, row.revision_id)}
    return FindingDetail(
        row=row,
        article=stored_articles.article(conn, revision),
        claims=tuple(by_id[number] for number in row.finding.claims),
        reviews=_reviews(conn, row),
    )


def judge(
    conn: Connection,
    finding_id: int,
    verdict: Verdict,
    *,
    reviewer: str,
    note: str | None,
    unless_changed: frozenset[tuple[int, int | None]] | None,
    now: datetime,
) -> ReviewRow:
    """Write down what a person judged of a finding; the newest judgement is its state from now on.

    `unless_changed` are the (version, current_id) the caller may have seen; any other raises StaleError, None
    asks for none. Raises UnknownError if there is no such finding. The caller commits.
    """
    # Whoever judges, or submits a revision of, the same article waits here.
    of = select(findings.c.article_id).where(findings.c.id == finding_id).scalar_subquery()
    conn.execute(select(articles.c.id).where(articles.c.id == of).with_for_update())
    rows = _rows(conn, _select().where(findings.c.id == finding_id))
    if not rows:
        raise UnknownError(f"There is no finding {finding_id}.")
    row = rows[0]
    if unless_changed is not None and (row.version, row.current_id) not in unless_changed:
        raise StaleError(f"Finding {finding_id} was judged or revised since it was read; read it again.")
    review = {
        "article_id": row.article_id,
        "fingerprint": row.finding.fingerprint,
        "verdict": verdict,
        "reviewer": reviewer,
        "note": note,
        "reviewed": now,
    }
    review_id: int = conn.execute(insert(reviews).values(review).returning(reviews.c.id)).scalar_one()
    same = (findings.c.article_id == row.article_id, findings.c.fingerprint == row.finding.fingerprint)
    conn.execute(update(findings).where(*same).values(state=verdict))
    return ReviewRow(review_id, verdict, reviewer, note, now)


def _select() -> Select[Any]:
    now = aliased(findings, name="now")
    same_now = (now.c.article_id == findings.c.article_id, now.c.fingerprint == findings.c.fingerprint)
    judged = (
        reviews.c.article_id == findings.c.article_id,
        reviews.c.fingerprint == findings.c.fingerprint,
    )
    return select(
        findings,
        revisions.c.url,
        revisions.c.number.label("revision"),
        select(func.min(now.c.id)).where(*same_now, now.c.current).scalar_subquery().label("current_id"),
        select(func.count()).select_from(reviews).where(*judged).scalar_subquery().label("version"),
    ).join(revisions, revisions.c.id == findings.c.revision_id)


def _conditions(wanted: FindingFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for column, code in (
        (findings.c.state, wanted.state),
        (findings.c.level, wanted.level),
        (findings.c.rule, wanted.rule),
    ):
        if code is not None:
            found.append(column == code)
    if wanted.publisher is not None:
        found.append(key(findings.c.publisher) == func.left(func.lower(wanted.publisher), 100))
        found.append(func.lower(findings.c.publisher) == func.lower(wanted.publisher))
    if wanted.since is not None:
        found.append(findings.c.found >= wanted.since)
    return found


def _page(query: Select[Any], after: int | None, limit: int, newest: bool) -> Select[Any]:
    if after is not None:
        query = query.where(findings.c.id < after if newest else findings.c.id > after)
    return query.order_by(findings.c.id.desc() if newest else findings.c.id).limit(limit)


def _rows(conn: Connection, query: Select[Any]) -> list[FindingRow]:
    rows: Sequence[Any] = conn.execute(query).all()
    named = _named(conn, [row.id for row in rows])
    return [
        FindingRow(
            id=row.id,
            article_id=row.article_id,
            revision_id=row.revision_id,
            revision=row.revision,
            url=row.url,
            publisher=row.publisher,
            state=row.state,
            found=row.found,
            finding=finding_of(row, tuple(named.get(row.id, ()))),
            # Two of one fingerprint in one revision stand for themselves.
            current_id=row.id if row.current else row.current_id,
            version=row.version,
        )
        for row in rows
    ]


def _named(conn: Connection, ids: Iterable[int]) -> dict[int, list[int]]:
    named: dict[int, list[int]] = {}
    parts = (
        select(finding_claims.c.finding_id, finding_claims.c.claim)
        .where(finding_claims.c.finding_id.in_(list(ids)))
        .order_by(finding_claims.c.finding_id, finding_claims.c.position)
    )
    for finding_id, claim in conn.execute(parts):
        named.setdefault(finding_id, []).append(claim)
    return named


def _reviews(conn: Connection, row: FindingRow) -> tuple[ReviewRow, ...]:
    query = (
        select(reviews.c.id, reviews.c.verdict, reviews.c.reviewer, reviews.c.note, reviews.c.reviewed)
        .where(reviews.c.article_id == row.article_id, reviews.c.fingerprint == row.finding.fingerprint)
        .order_by(reviews.c.id)
    )
    return tuple(ReviewRow(*review) for review in conn.execute(query))
