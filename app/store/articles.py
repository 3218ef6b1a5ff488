"""Reading articles back: their revisions, and everything written of one as the nouns it was written from.

Knows no filter on claims or findings across articles.
"""

from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from app.reconcile.model import Cleared, Derived, Feature, Finding, Incident, Reconciliation
from app.store.model import ClearedRow, RevisionRow
from app.store.schema import (
    claims,
    cleared,
    derived,
    finding_claims,
    findings,
    incidents,
    key,
    revisions,
    same,
    segments,
)
from extractors.model import Article, Claim, Evidence, Link, Location, Period, Quantity, Segment

_REVISION = (
    revisions.c.article_id,
    revisions.c.id.label("revision_id"),
    *(
        revisions.c[name]
        for name in RevisionRow.__dataclass_fields__
        if name not in ("article_id", "revision_id")
    ),
)

CLAIM = (
    *(
        column
        for column in claims.c
        if column.name not in ("article_id", "current", "publisher", "span", "period")
    ),
    func.lower(claims.c.period).label("period_start"),
    (func.upper(claims.c.period) - 1).label("period_end"),
)
"""The columns that `claim_of` needs; both ends of a period as days included."""


def revision(conn: Connection, article_id: int, number: int | None = None) -> RevisionRow | None:
    """One revision of an article, the newest if `number` is None; None if there is none such."""
    which = revisions.c.current if number is None else revisions.c.number == number
    row = conn.execute(select(*_REVISION).where(revisions.c.article_id == article_id, which)).one_or_none()
    return None if row is None else RevisionRow(**row._mapping)


def revisions_of(
    conn: Connection, article_id: int, *, after: int | None = None, limit: int, newest: bool = True
) -> list[RevisionRow]:
    """The revisions of one article by number."""
    query = select(*_REVISION).where(revisions.c.article_id == article_id)
    return [
        RevisionRow(**row._mapping)
        for row in conn.execute(_page(query, revisions.c.number, after, limit, newest))
    ]


def page(
    conn: Connection,
    *,
    publisher: str | None = None,
    after: int | None = None,
    limit: int,
    newest: bool = True,
) -> list[RevisionRow]:
    """Articles, by their newest revision, in the order they were first submitted."""
    query = page_query(publisher=publisher, after=after, limit=limit, newest=newest)
    return [RevisionRow(**row._mapping) for row in conn.execute(query)]


def page_query(*, publisher: str | None, after: int | None, limit: int, newest: bool) -> Select[Any]:
    query = select(*_REVISION).where(revisions.c.current)
    if publisher is not None:
        query = query.where(
            key(revisions.c.publisher) == func.left(func.lower(publisher), 100),
            func.lower(revisions.c.publisher) == func.lower(publisher),
        )
    return _page(query, revisions.c.article_id, after, limit, newest)


def raw(conn: Connection, revision_id: int) -> bytes:
    """The submission as it came."""
    content: bytes = conn.execute(select(revisions.c.raw).where(revisions.c.id == revision_id)).scalar_one()
    return content


def article(conn: Connection, row: RevisionRow) -> Article:
    """The article as it was read."""
    parts = (
        select(segments.c.role, segments.c.text, segments.c.credit)
        .where(segments.c.revision_id == row.revision_id)
        .order_by(segments.c.number)
    )
    return Article(
        segments=tuple(Segment(*part) for part in conn.execute(parts)),
        url=row.url,
        publisher=row.publisher,
        published=row.published,
        language=row.language,
        author=row.author,
    )


def claims_of(
    conn: Connection, revision_id: int, *, after: int | None = None, limit: int | None = None
) -> list[Claim]:
    """The claims of one revision in the order of their ids."""
    query = select(*CLAIM).where(claims.c.revision_id == revision_id)
    return [claim_of(row) for row in conn.execute(_page(query, claims.c.number, after, limit, False))]


def cleared_of(
    conn: Connection, revision_id: int, *, after: int | None = None, limit: int | None = None
) -> list[ClearedRow]:
    """The cleared pairs of one revision in the order they were given."""
    query = select(cleared.c.number, cleared.c.one, cleared.c.other, cleared.c.reason)
    query = query.where(cleared.c.revision_id == revision_id)
    rows = conn.execute(_page(query, cleared.c.number, after, limit, False))
    return [ClearedRow(number, Cleared((one, other), reason)) for number, one, other, reason in rows]


def reconciliation(conn: Connection, row: RevisionRow) -> Reconciliation:
    """Everything the reconciler said of the revision."""

    def read(table: Any) -> Any:
        return conn.execute(
            select(table).where(table.c.revision_id == row.revision_id).order_by(table.c.number)
        )

    named: dict[int, list[int]] = {}
    parts = select(finding_claims.c.finding_id, finding_claims.c.claim)
    parts = parts.where(finding_claims.c.revision_id == row.revision_id)
    for finding_id, claim in conn.execute(
        parts.order_by(finding_claims.c.finding_id, finding_claims.c.position)
    ):
        named.setdefault(finding_id, []).append(claim)
    return Reconciliation(
        findings=tuple(finding_of(one, tuple(named.get(one.id, ()))) for one in read(findings)),
        incidents=tuple(
            Incident(one.number, one.level, one.hypothesis, one.message, tuple(one.findings))
            for one in read(incidents)
        ),
        same=tuple(tuple(one.claims) for one in read(same)),
        derived=tuple(
            Derived(one.relation, one.whole, tuple(one.parts), one.holds, one.note) for one in read(derived)
        ),
        cleared=tuple(pair.cleared for pair in cleared_of(conn, row.revision_id)),
        left_out=row.left_out,
    )


def claim_of(row: Row[Any]) -> Claim:
    """The noun that a row of CLAIM was written from."""
    period = None
    if row.period_precision is not None:
        period = Period(
            row.period_start, row.period_end, row.period_precision, row.period_aspect, row.period_resolved
        )
    return Claim(
        id=row.number,
        at=Location(row.segment, row.start, row.end),
        surface=row.surface,
        kind=row.kind,
        quantity=Quantity(row.value, row.low, row.high, row.hedge, row.unit),
        counted=row.counted,
        event=row.event,
        actor=row.actor,
        place=row.place,
        period=period,
        said_by=row.said_by,
        mode=row.mode,
        polarity=row.polarity,
        links=tuple(Link(**link) for link in row.links),
        evidence=tuple(Evidence(**evidence) for evidence in row.evidence),
        assumed=row.assumed,
        alternatives=tuple(row.alternatives),
    )


def finding_of(row: Row[Any], named: tuple[int, ...]) -> Finding:
    """The noun that a row of findings, with the claims it names, was written from."""
    return Finding(
        rule=row.rule,
        level=row.level,
        message=row.message,
        claims=named,
        hypothesis=row.hypothesis,
        score=row.score,
        fingerprint=row.fingerprint,
        incident=row.incident,
        suspect=row.suspect,
        repair=row.repair,
        features=tuple(Feature(**feature) for feature in row.features),
    )


def _page(query: Select[Any], by: Any, after: int | None, limit: int | None, newest: bool) -> Select[Any]:
    if after is not None:
        query = query.where(by < after if newest else by > after)
    return query.order_by(by.desc() if newest else by).limit(limit)
