"""The report of one article as plain values, in the shape that the command line and the API both promise.

Knows no storage, no HTTP and no terminal; it neither reads nor judges, it only writes down.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from app.reconcile.model import Cleared, Derived, Finding, Incident, Reconciliation
from extractors.model import Article, Claim, Period, Segment


def report(
    article: Article,
    claims: Sequence[Claim],
    reconciliation: Reconciliation,
    *,
    id: str | None = None,
    with_segments: bool = False,
) -> dict[str, Any]:
    """Everything said of one article, ready for `json.dumps`.

    Numbers are decimal strings without an exponent, dates are `YYYY-MM-DD`, offsets count code points of the
    segment's text. `with_segments` adds where it was published and the segments themselves.
    """
    written: dict[str, Any] = {"id": id}
    if with_segments:
        written |= {
            "url": article.url,
            "publisher": article.publisher,
            "published": None if article.published is None else article.published.isoformat(),
            "language": article.language,
            "author": article.author,
            "segments": [segment_report(segment) for segment in article.segments],
        }
    return written | {
        "claims": [claim_report(claim) for claim in claims],
        "findings": [finding_report(finding) for finding in reconciliation.findings],
        "incidents": [incident_report(incident) for incident in reconciliation.incidents],
        "same": [list(group) for group in reconciliation.same],
        "derived": [derived_report(derived) for derived in reconciliation.derived],
        "cleared": [cleared_report(cleared) for cleared in reconciliation.cleared],
        "left_out": reconciliation.left_out,
    }


def plain(number: Decimal | None) -> str | None:
    """A number as digits: no exponent, no trailing zeros, no negative zero; None stays None."""
    if number is None:
        return None
    digits = format(number, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits == "-0" else digits


def segment_report(segment: Segment) -> dict[str, Any]:
    return {"kind": segment.role, "text": segment.text, "credit": segment.credit}


def claim_report(claim: Claim) -> dict[str, Any]:
    quantity = claim.quantity
    return {
        "id": claim.id,
        "segment": claim.at.segment,
        "start": claim.at.start,
        "end": claim.at.end,
        "surface": claim.surface,
        "kind": claim.kind,
        "value": plain(quantity.value),
        "low": plain(quantity.low),
        "high": plain(quantity.high),
        "hedge": quantity.hedge,
        "unit": quantity.unit,
        "counted": claim.counted,
        "event": claim.event,
        "actor": claim.actor,
        "place": claim.place,
        "period": None if claim.period is None else period_report(claim.period),
        "said_by": claim.said_by,
        "mode": claim.mode,
        "polarity": claim.polarity,
        "links": [{"role": link.role, "claim": link.claim} for link in claim.links],
        "evidence": [{"attribute": e.attribute, "start": e.start, "end": e.end} for e in claim.evidence],
        "assumed": claim.assumed,
        "alternatives": [plain(value) for value in claim.alternatives],
    }


def period_report(period: Period) -> dict[str, Any]:
    return {
        "start": None if period.start is None else period.start.isoformat(),
        "end": None if period.end is None else period.end.isoformat(),
        "precision": period.precision,
        "aspect": period.aspect,
        "resolved": period.resolved,
    }


def finding_report(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "level": finding.level,
        "score": finding.score,
        "incident": finding.incident,
        "hypothesis": finding.hypothesis,
        "claims": list(finding.claims),
        "message": finding.message,
        "suspect": finding.suspect,
        "repair": finding.repair,
        "fingerprint": finding.fingerprint,
        "features": [{"name": f.name, "seen": f.seen, "weight": f.weight} for f in finding.features],
    }


def incident_report(incident: Incident) -> dict[str, Any]:
    return {
        "id": incident.id,
        "level": incident.level,
        "hypothesis": incident.hypothesis,
        "message": incident.message,
        "findings": list(incident.findings),
    }


def derived_report(derived: Derived) -> dict[str, Any]:
    return {
        "relation": derived.relation,
        "whole": derived.whole,
        "parts": list(derived.parts),
        "holds": derived.holds,
        "note": derived.note,
    }


def cleared_report(cleared: Cleared) -> dict[str, Any]:
    return {"claims": list(cleared.claims), "reason": cleared.reason}
