"""Searching the claims of all articles.

Knows only newest revisions: what a publisher has corrected since is not a claim of theirs any more.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from psycopg.types.range import Range
from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_
from sqlalchemy.dialects.postgresql import DATERANGE, NUMRANGE

from app.store.articles import CLAIM, claim_of
from app.store.model import ClaimRow
from app.store.schema import claims, key, revisions

_LIKE = re.compile(r"[\\%_]")

Place = tuple[int, int]
"""Revision and number of a claim, which order the search."""


@dataclass(frozen=True, slots=True)
class ClaimFilter:
    """What to look for; None filters nothing.

    `counted` and `said_by` are found anywhere in the text, `unit` and `publisher` are the whole name, all
    without regard to case. A value matches if it lies between `least` and `most`, a range if it reaches in
    between; a period matches if it shares a day with `since` to `until`, both included.
    """

    kind: str | None = None
    unit: str | None = None
    counted: str | None = None
    said_by: str | None = None
    publisher: str | None = None
    least: Decimal | None = None
    most: Decimal | None = None
    since: date | None = None
    until: date | None = None


def search(
    conn: Connection, wanted: ClaimFilter, *, after: Place | None = None, limit: int, newest: bool = True
) -> list[ClaimRow]:
    """Claims that pass the filter, by revision and number."""
    rows = conn.execute(search_query(wanted, after=after, limit=limit, newest=newest))
    return [
        ClaimRow(row.article_id, row.revision_id, row.revision, row.url, row.publisher, claim_of(row))
        for row in rows
    ]


def search_query(wanted: ClaimFilter, *, after: Place | None, limit: int, newest: bool = True) -> Select[Any]:
    query = (
        select(
            *CLAIM,
            claims.c.article_id,
            claims.c.publisher,
            revisions.c.url,
            revisions.c.number.label("revision"),
        )
        .join(revisions, revisions.c.id == claims.c.revision_id)
        .where(claims.c.current, *_conditions(wanted))
    )
    if after is not None:
        place, last = tuple_(claims.c.revision_id, claims.c.number), tuple_(*after)
        query = query.where(place < last if newest else place > last)
    order = (claims.c.revision_id, claims.c.number)
    return query.order_by(*(column.desc() if newest else column for column in order)).limit(limit)


def _conditions(wanted: ClaimFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.kind is not None:
        found.append(claims.c.kind == wanted.kind)
    for column, name in ((claims.c.unit, wanted.unit), (claims.c.publisher, wanted.publisher)):
        if name is not None:
            found.append(key(column) == func.left(func.lower(name), 100))
            found.append(func.lower(column) == func.lower(name))
    for column, part in ((claims.c.counted, wanted.counted), (claims.c.said_by, wanted.said_by)):
        if part is not None:
            found.append(column.ilike(f"%{_LIKE.sub(_escaped, part)}%"))
    if wanted.least is not None or wanted.most is not None:
        span = Range(wanted.least, wanted.most, "[]")
        found.append(claims.c.span.op("&&", is_comparison=True)(literal(span, NUMRANGE)))
    if wanted.since is not None or wanted.until is not None:
        days = Range(wanted.since, wanted.until, "[]")
        found.append(claims.c.period.op("&&", is_comparison=True)(literal(days, DATERANGE)))
    return found


def _escaped(special: re.Match[str]) -> str:
    return f"\\{special.group()}"
