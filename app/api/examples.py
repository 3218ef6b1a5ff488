"""One small article with everything said of it, as the examples of the API's description.

Knows no store; the values are made by the same functions as the real answers.
"""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from app.api import shape
from app.reconcile.model import Cleared, Derived, Feature, Finding, Incident, Reconciliation
from app.report import claim_report, report
from app.store.model import ClaimRow, FindingDetail, FindingRow, ReviewRow, RevisionRow
from extractors.model import Article, Claim, Evidence, Location, Period, Quantity, Segment

_CAPTION = "The bridge will cost £3m."
_BODY = "The bridge over the Wear will cost £3bn, Jo Marsh said on Monday."
_URL = "https://news.example/bridge"
_NOW = datetime(2026, 3, 3, 9, 30, tzinfo=UTC)
_MONDAY = date(2026, 3, 2)

ARTICLE = Article(
    (Segment("caption", _CAPTION, "A. Photographer"), Segment("body", _BODY)),
    url=_URL,
    publisher="The Example",
    published=date(2026, 3, 3),
    language="en",
)


def _money(number: int, segment: int, start: int, surface: str, amount: Decimal, **said: Any) -> Claim:
    quantity = Quantity(amount, amount, amount, "exact", "GBP")
    at = Location(segment, start, start + len(surface))
    return Claim(
        number, at, surface, "money", quantity, counted="cost of the bridge", mode="forecast", **said
    )


_BODY_CLAIM = _money(
    1,
    1,
    _BODY.index("£3bn"),
    "£3bn",
    Decimal(3_000_000_000),
    said_by="Jo Marsh",
    period=Period(_MONDAY, _MONDAY, "day", resolved="Monday before the day of publication"),
    evidence=(Evidence("said_by", _BODY.index("Jo"), _BODY.index(" said")),),
)
CLAIMS = (_money(0, 0, _CAPTION.index("£3m"), "£3m", Decimal(3_000_000)), _BODY_CLAIM)

_FINDING = Finding(
    rule="caption_disagrees_with_body",
    level="error",
    message="The caption says £3m; the body says £3bn.",
    claims=(0, 1),
    hypothesis="scale_slip",
    score=0.97,
    fingerprint="5d0c1a0e6f0b4c55a1b7f3de7b0f6a6a5d0c1a0e6f0b4c55a1b7f3de7b0f6a6a",
    incident=0,
    suspect=0,
    repair="£3m → £3bn",
    features=(Feature("counted", "cost of the bridge", 2.1),),
)
RECONCILIATION = Reconciliation(
    findings=(_FINDING,),
    incidents=(Incident(0, "error", "scale_slip", "The caption says £3m; the body says £3bn.", (0,)),),
    same=((0, 1),),
    derived=(Derived("ratio", 1, (0,), False, "1,000 times as much"),),
    cleared=(Cleared((0, 1), "different_period"),),
)
_REVISION = RevisionRow(
    article_id=7,
    revision_id=12,
    number=1,
    current=True,
    submitted=_NOW,
    media_type="text/html",
    raw_sha256=bytes(range(32)),
    url=ARTICLE.url,
    publisher=ARTICLE.publisher,
    published=ARTICLE.published,
    language=ARTICLE.language,
    author=None,
    headline=None,
    claims=2,
    findings=1,
    incidents=1,
    left_out=0,
)
_ROW = FindingRow(
    id=17,
    article_id=7,
    revision_id=12,
    revision=1,
    url=ARTICLE.url,
    publisher=ARTICLE.publisher,
    state="confirmed",
    found=_NOW,
    finding=_FINDING,
    current_id=17,
    version=1,
)
_REVIEW = ReviewRow(3, "confirmed", "Kim", "The agency's caption has it right.", _NOW)


def _page(*items: Any) -> dict[str, Any]:
    return {"items": list(items), "next": "WyI0ZjVjYTIxMCIsN10="}


FULL_REPORT = report(ARTICLE, CLAIMS, RECONCILIATION, with_segments=True)
REVISION = shape.revision_shape(_REVISION)
SUBMITTED = REVISION | {"status": "created", "report": report(ARTICLE, CLAIMS, RECONCILIATION, id="7")}
STORED_ARTICLE = shape.article_shape(_REVISION, ARTICLE)
DETAIL = shape.detail_shape(FindingDetail(_ROW, ARTICLE, CLAIMS, (_REVIEW,)))
ARTICLES = _page(REVISION)
CLAIMS_OF = _page(*(claim_report(claim) for claim in CLAIMS))
ARTICLE_CLAIMS = _page(shape.claim_shape(ClaimRow(7, 12, 1, _URL, "The Example", _BODY_CLAIM)))
FINDINGS = _page(shape.finding_shape(_ROW))
CLEARED = _page({"claims": [0, 1], "reason": "different_period"})
REVIEW = {"verdict": "confirmed", "reviewer": "Kim", "note": "The agency's caption has it right."}

BODIES: dict[str, Any] = {
    "text/html": f"<article><figure><figcaption>{_CAPTION}</figcaption></figure><p>{_BODY}</p></article>",
    "application/xhtml+xml": f"<html><body><p>{_BODY}</p></body></html>",
    "text/plain": f"caption: {_CAPTION}\n\n{_BODY}",
    "application/pdf": "%PDF-1.7 …",
    "application/json": {
        "id": "a1",
        "published": "2026-03-03",
        "segments": [{"kind": "caption", "text": _CAPTION}, {"kind": "body", "text": _BODY}],
    },
}
