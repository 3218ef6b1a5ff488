"""Routes: check an article, submit one, read what is stored of it.

Knows desk and store; says nothing that they do not.
"""

from collections.abc import Callable
from functools import partial
from operator import attrgetter
from typing import Annotated, Any, TypeVar

from fastapi import APIRouter, Path, Query, Request, Response
from sqlalchemy import Connection

from app import checking, desk
from app.api import examples
from app.api.asked import ArticleQuery, JsonArticle, NamedOrigin, OfRevision, Origin, Paging
from app.api.body import MEDIA_TYPES, Body, Read, body_of, read_body
from app.api.described import IDEMPOTENCY_KEY, WITH_BODY, answers
from app.api.paging import after, envelope
from app.api.problems import ProblemError
from app.api.schemas import (
    ArticlePage,
    ClaimPage,
    ClearedPage,
    FindingPage,
    FullReport,
    StoredArticle,
    Submitted,
)
from app.api.shape import article_shape, cleared_shape, finding_shape, revision_shape
from app.report import claim_report, report
from app.store import articles, findings, reading
from app.store.model import RevisionRow

router = APIRouter(prefix="/v1")

ArticleId = Annotated[int, Path(ge=1, le=2**63 - 1, description="The article's number.")]
Number = Annotated[int | None, Query(ge=1, le=2**31 - 1, description="This revision, not the newest.")]
Row = TypeVar("Row")

PAGED = {"Link": 'The next page, rel="next".'}


def _bodies() -> dict[str, Any]:
    """The request bodies of both POSTs, each with an example."""
    contents: dict[str, Any] = {
        media_type: {"schema": {"type": "string"}, "example": examples.BODIES[media_type]}
        for media_type in MEDIA_TYPES
    }
    contents["application/pdf"]["schema"]["format"] = "binary"
    contents["application/json"]["schema"] = JsonArticle.model_json_schema()
    segment = contents["application/json"]["schema"].pop("$defs")["JsonSegment"]
    kinds = contents["application/json"]["schema"]["properties"]["segments"]["anyOf"][0]
    kinds["items"] = segment
    return {"requestBody": {"required": True, "content": contents}, "parameters": [IDEMPOTENCY_KEY]}


@router.post(
    "/check",
    summary="Check an article, keep nothing",
    response_model=FullReport,
    responses=answers(200, examples.FULL_REPORT, *WITH_BODY),
    openapi_extra=_bodies(),
    tags=["Articles"],
)
async def check(request: Request, origin: Annotated[Origin, Query()]) -> Any:
    """Every figure of the article in the body, and which of them cannot all be true."""
    body = await body_of(request)
    return await request.app.state.workers.run(partial(_check, body, origin))


def _check(body: Body, origin: Origin) -> dict[str, Any]:
    given = read_body(body, origin)
    claims, reconciliation = checking.check(given.article)
    return report(given.article, claims, reconciliation, id=given.id, with_segments=True)


@router.post(
    "/articles",
    summary="Submit an article",
    status_code=201,
    response_model=Submitted,
    responses=answers(201, examples.SUBMITTED, *WITH_BODY, headers={"Location": "The article."})
    | {
        200: {
            "description": "The article was known and had not changed; nothing was written.",
            "model": Submitted,
            "content": {"application/json": {"example": examples.SUBMITTED | {"status": "known"}}},
        }
    },
    openapi_extra=_bodies(),
    tags=["Articles"],
)
async def submit(request: Request, response: Response, origin: Annotated[NamedOrigin, Query()]) -> Any:
    """Check the article in the body and store it with all that was found.

    It is the same article if its URL is the same, or without one the sender's id, or without that its text. A
    changed article becomes its next revision; an unchanged one is answered with 200 and changes nothing.
    """
    body = await body_of(request)
    submitted, row = await request.app.state.workers.run(partial(_submit, request, body, origin))
    metrics = request.app.state.metrics
    metrics.articles.labels(submitted.status).inc()
    if submitted.new:
        for finding in submitted.reconciliation.findings:
            metrics.findings.labels(finding.rule, finding.level).inc()
    else:
        response.status_code = 200
    response.headers["Location"] = f"/v1/articles/{submitted.article_id}"
    whole = report(
        submitted.article, submitted.claims, submitted.reconciliation, id=str(submitted.article_id)
    )
    return revision_shape(row) | {"status": submitted.status, "report": whole}


def _submit(request: Request, body: Body, origin: NamedOrigin) -> tuple[desk.Submitted, RevisionRow]:
    given: Read = read_body(body, origin)
    state = request.app.state
    submitted = desk.submit(
        state.engine,
        state.settings,
        given.article,
        content=body.content,
        media_type=body.media_type,
        url=given.url,
        external_id=origin.id or given.id,
    )
    with reading(state.engine) as conn:
        row = articles.revision(conn, submitted.article_id, submitted.revision)
    assert row is not None
    return submitted, row


@router.get(
    "/articles",
    summary="List articles",
    response_model=ArticlePage,
    responses=answers(200, examples.ARTICLES, 400, headers=PAGED),
    tags=["Articles"],
)
def list_articles(request: Request, response: Response, asked: Annotated[ArticleQuery, Query()]) -> Any:
    """All articles by their newest revision, in the order they were first submitted."""
    place = after(request, asked.cursor, 1)
    with reading(request.app.state.engine) as conn:
        rows = articles.page(
            conn,
            publisher=asked.publisher,
            after=None if place is None else place[0],
            limit=asked.limit + 1,
            newest=asked.order == "newest",
        )
    return envelope(
        request, response, rows, asked.limit, shape=revision_shape, place=lambda row: (row.article_id,)
    )


@router.get(
    "/articles/{article}",
    summary="Read an article",
    response_model=StoredArticle,
    responses=answers(200, examples.STORED_ARTICLE, 404),
    tags=["Articles"],
)
def read_article(request: Request, article: ArticleId, revision: Number = None) -> Any:
    """The article as it was read, verbatim."""
    with reading(request.app.state.engine) as conn:
        row = _revision(conn, article, revision)
        return article_shape(row, articles.article(conn, row))


@router.get(
    "/articles/{article}/claims",
    summary="List an article's claims",
    response_model=ClaimPage,
    responses=answers(200, examples.CLAIMS_OF, 400, 404, headers=PAGED),
    tags=["Articles"],
)
def list_claims(
    request: Request, response: Response, article: ArticleId, asked: Annotated[OfRevision, Query()]
) -> Any:
    """The claims in the order they stand in the article."""
    read, number = articles.claims_of, attrgetter("id")
    return _of_revision(request, response, article, asked, read=read, shape=claim_report, number=number)


@router.get(
    "/articles/{article}/findings",
    summary="List an article's findings",
    response_model=FindingPage,
    responses=answers(200, examples.FINDINGS, 400, 404, headers=PAGED),
    tags=["Articles"],
)
def list_findings(
    request: Request, response: Response, article: ArticleId, asked: Annotated[OfRevision, Query()]
) -> Any:
    """The findings in the order they were found."""
    read, number = findings.findings_of, attrgetter("id")
    return _of_revision(request, response, article, asked, read=read, shape=finding_shape, number=number)


@router.get(
    "/articles/{article}/cleared",
    summary="List an article's cleared pairs",
    response_model=ClearedPage,
    responses=answers(200, examples.CLEARED, 400, 404, headers=PAGED),
    tags=["Articles"],
)
def list_cleared(
    request: Request, response: Response, article: ArticleId, asked: Annotated[OfRevision, Query()]
) -> Any:
    """Pairs of claims that look alike and were let pass, each with its reason code."""
    read, number = articles.cleared_of, attrgetter("number")
    return _of_revision(request, response, article, asked, read=read, shape=cleared_shape, number=number)


@router.get(
    "/articles/{article}/revisions",
    summary="List an article's revisions",
    response_model=ArticlePage,
    responses=answers(200, examples.ARTICLES, 400, 404, headers=PAGED),
    tags=["Articles"],
)
def list_revisions(
    request: Request, response: Response, article: ArticleId, asked: Annotated[Paging, Query()]
) -> Any:
    """The article's revisions, newest first."""
    place = after(request, asked.cursor, 1)
    with reading(request.app.state.engine) as conn:
        _revision(conn, article, None)
        rows = articles.revisions_of(
            conn, article, after=None if place is None else place[0], limit=asked.limit + 1
        )
    return envelope(
        request, response, rows, asked.limit, shape=revision_shape, place=lambda row: (row.number,)
    )


def _of_revision(
    request: Request,
    response: Response,
    article: int,
    asked: OfRevision,
    *,
    read: Callable[..., list[Row]],
    shape: Callable[[Row], dict[str, Any]],
    number: Callable[[Row], int],
) -> dict[str, Any]:
    """A page of what `read` gives for the revision; the cursor holds to it when a newer one comes."""
    place = after(request, asked.cursor, 2)
    with reading(request.app.state.engine) as conn:
        revision = _revision(conn, article, asked.revision if place is None else place[0])
        last = None if place is None else place[1]
        rows = read(conn, revision.revision_id, after=last, limit=asked.limit + 1)
    return envelope(
        request, response, rows, asked.limit, shape=shape, place=lambda row: (revision.number, number(row))
    )


def _revision(conn: Connection, article: int, number: int | None) -> RevisionRow:
    row = articles.revision(conn, article, number)
    if row is None:
        what = f"article {article}" if number is None else f"revision {number} of article {article}"
        raise ProblemError(404, f"There is no {what}. GET /v1/articles lists those there are.")
    return row
