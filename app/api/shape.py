"""Rows of the store as the values the API gives.

Knows no request; times are RFC 3339 in UTC with a Z.
"""

from datetime import UTC, datetime
from typing import Any

from app.api.quote import quotation
from app.report import claim_report, cleared_report, finding_report, segment_report
from app.store.model import ClaimRow, ClearedRow, FindingDetail, FindingRow, ReviewRow, RevisionRow
from extractors.model import Article


def moment(time: datetime) -> str:
    return time.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def revision_shape(row: RevisionRow) -> dict[str, Any]:
    return {
        "id": row.article_id,
        "revision": row.number,
        "current": row.current,
        "submitted": moment(row.submitted),
        "media_type": row.media_type,
        "sha256": row.raw_sha256.hex(),
        "url": row.url,
        "publisher": row.publisher,
        "published": None if row.published is None else row.published.isoformat(),
        "language": row.language,
        "author": row.author,
        "headline": row.headline,
        "claims": row.claims,
        "findings": row.findings,
        "incidents": row.incidents,
        "left_out": row.left_out,
    }


def article_shape(row: RevisionRow, article: Article) -> dict[str, Any]:
    return revision_shape(row) | {"segments": [segment_report(segment) for segment in article.segments]}


def claim_shape(row: ClaimRow) -> dict[str, Any]:
    return claim_report(row.claim) | {
        "article": row.article_id,
        "revision": row.revision,
        "publisher": row.publisher,
        "url": row.url,
    }


def cleared_shape(row: ClearedRow) -> dict[str, Any]:
    return cleared_report(row.cleared)


def finding_shape(row: FindingRow) -> dict[str, Any]:
    return finding_report(row.finding) | {
        "id": row.id,
        "article": row.article_id,
        "revision": row.revision,
        "current": row.current_id,
        "state": row.state,
        "found": moment(row.found),
        "publisher": row.publisher,
        "url": row.url,
    }


def review_shape(row: ReviewRow) -> dict[str, Any]:
    return {
        "verdict": row.verdict,
        "reviewer": row.reviewer,
        "note": row.note,
        "reviewed": moment(row.reviewed),
    }


def detail_shape(detail: FindingDetail) -> dict[str, Any]:
    return finding_shape(detail.row) | {
        "quotations": [quotation(detail.article, claim) for claim in detail.claims],
        "reviews": [review_shape(row) for row in detail.reviews],
    }
