"""Routes: claims and findings of all articles, one finding with its evidence, a person's judgement of it.

Knows desk and store; says nothing that they do not.
"""

from decimal import Decimal
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import ValidationError

from app import desk
from app.api import examples
from app.api.asked import ClaimQuery, FindingQuery, NewReview
from app.api.body import JSON, body_of, parse_json
from app.api.described import IDEMPOTENCY_KEY, IF_MATCH, WITH_BODY, answers
from app.api.paging import after, envelope
from app.api.problems import ProblemError, invalid
from app.api.schemas import ArticleClaimPage, FindingDetail, FindingPage
from app.api.shape import claim_shape, detail_shape, finding_shape
from app.store import claims, findings, reading
from app.store import model as stored
from app.store.claims import ClaimFilter
from app.store.findings import FindingFilter

router = APIRouter(prefix="/v1")

FindingId = Annotated[int, Path(ge=1, le=2**63 - 1, description="The finding's number.")]
PAGED = {"Link": 'The next page, rel="next".'}
TAGGED = {"ETag": "The state of the finding, for If-Match."}


@router.get(
    "/claims",
    summary="Search claims",
    response_model=ArticleClaimPage,
    responses=answers(200, examples.ARTICLE_CLAIMS, 400, headers=PAGED),
    tags=["Claims"],
)
def search_claims(request: Request, response: Response, asked: Annotated[ClaimQuery, Query()]) -> Any:
    """Claims of all articles in their newest revision; every filter given must hold."""
    place = after(request, asked.cursor, 2)
    with reading(request.app.state.engine) as conn:
        rows = claims.search(
            conn,
            _claim_filter(asked),
            after=None if place is None else (place[0], place[1]),
            limit=asked.limit + 1,
            newest=asked.order == "newest",
        )
    return envelope(
        request,
        response,
        rows,
        asked.limit,
        shape=claim_shape,
        place=lambda row: (row.revision_id, row.claim.id),
    )


def _claim_filter(asked: ClaimQuery) -> ClaimFilter:
    least, most = (None if text is None else Decimal(text) for text in (asked.min, asked.max))
    if least is not None and most is not None and least > most:
        raise _backwards("min", "max")
    since, until = asked.period_from, asked.period_to
    if since is not None and until is not None and since > until:
        raise _backwards("period_from", "period_to")
    return ClaimFilter(
        kind=asked.kind,
        unit=asked.unit,
        counted=asked.counted,
        said_by=asked.said_by,
        publisher=asked.publisher,
        least=least,
        most=most,
        since=since,
        until=until,
    )


def _backwards(first: str, second: str) -> ProblemError:
    error = {"where": f"query.{second}", "problem": f"it is less than {first}"}
    return ProblemError(422, f"No claim lies between {first} and {second}; swap them.", errors=[error])


@router.get(
    "/findings",
    summary="Search findings",
    response_model=FindingPage,
    responses=answers(200, examples.FINDINGS, 400, headers=PAGED),
    tags=["Findings"],
)
def search_findings(request: Request, response: Response, asked: Annotated[FindingQuery, Query()]) -> Any:
    """Findings of all articles in their newest revision; every filter given must hold."""
    place = after(request, asked.cursor, 1)
    wanted = FindingFilter(
        state=asked.state,
        level=asked.level,
        rule=asked.rule,
        publisher=asked.publisher,
        since=asked.since,
    )
    with reading(request.app.state.engine) as conn:
        rows = findings.search(
            conn,
            wanted,
            after=None if place is None else place[0],
            limit=asked.limit + 1,
            newest=asked.order == "newest",
        )
    return envelope(request, response, rows, asked.limit, shape=finding_shape, place=lambda row: (row.id,))


@router.get(
    "/findings/{finding}",
    summary="Read a finding",
    response_model=FindingDetail,
    responses=answers(200, examples.DETAIL, 404, headers=TAGGED),
    tags=["Findings"],
)
def read_finding(request: Request, response: Response, finding: FindingId) -> Any:
    """A finding with the sentences it rests on, as selectors and as links into it, and its reviews."""
    detail = _detail(request, finding)
    response.headers["ETag"] = _etag(detail.row)
    return detail_shape(detail)


@router.post(
    "/findings/{finding}/reviews",
    summary="Judge a finding",
    status_code=201,
    response_model=FindingDetail,
    responses=answers(201, examples.DETAIL, *WITH_BODY, 404, 412, 428, headers=TAGGED),
    openapi_extra={
        "requestBody": {
            "required": True,
            "content": {JSON: {"schema": NewReview.model_json_schema(), "example": examples.REVIEW}},
        },
        "parameters": [IDEMPOTENCY_KEY, IF_MATCH],
    },
    tags=["Findings"],
)
async def review(request: Request, response: Response, finding: FindingId) -> Any:
    """Write down that the finding was confirmed, dismissed or corrected; the newest judgement is its state.

    The judgement belongs to the article and the fault, so it holds in the article's next revisions too.
    """
    body = await body_of(request, (JSON,))
    detail = await request.app.state.workers.run(lambda: _review(request, finding, body.content))
    response.headers["ETag"] = _etag(detail.row)
    return detail_shape(detail)


def _review(request: Request, finding: int, content: bytes) -> stored.FindingDetail:
    try:
        given = NewReview.model_validate(parse_json(content))
    except ValidationError as problem:
        raise invalid(problem) from None
    named = request.headers.get("if-match")
    if named is None:
        now = _etag(_detail(request, finding).row)
        raise ProblemError(
            428, f"Say which state of the finding was judged: send its ETag as If-Match. It is {now} now."
        )
    _, detail = desk.review(
        request.app.state.engine,
        finding,
        given.verdict,
        reviewer=given.reviewer,
        note=given.note,
        unless_changed=_states(finding, named),
    )
    return detail


def _detail(request: Request, finding: int) -> stored.FindingDetail:
    with reading(request.app.state.engine) as conn:
        detail = findings.detail(conn, finding)
    if detail is None:
        raise ProblemError(404, f"There is no finding {finding}. GET /v1/findings lists those there are.")
    return detail


def _etag(row: stored.FindingRow) -> str:
    return f'"{row.id}.{row.version}.{row.current_id or 0}"'


def _states(finding: int, named: str) -> frozenset[tuple[int, int | None]] | None:
    """The states of the finding that an If-Match header names; None for any. Weak tags never match."""
    if named.strip() == "*":
        return None
    states: set[tuple[int, int | None]] = set()
    for tag in named.split(","):
        parts = tag.strip().strip('"').split(".")
        if (
            tag.strip().startswith('"')
            and len(parts) == 3
            and all(p.isascii() and p.isdigit() for p in parts)
        ):
            if any(len(part) > 19 for part in parts):
                continue
            number, version, current = map(int, parts)
            if number == finding:
                states.add((version, current or None))
    return frozenset(states)
