"""Routes: whether the service lives, whether it can do its work, and what it has counted.

Knows no use case.
"""

from typing import Any

import anyio
import anyio.to_thread
from fastapi import APIRouter, Request
from starlette.responses import Response

from app.api.described import FOR_PROBES, answers
from app.api.metrics import MEDIA_TYPE
from app.api.problems import ProblemError
from app.api.schemas import Health
from app.store import Exhausted, Unreachable, revision
from app.store.alerts import depth

router = APIRouter(tags=["Health"])

# Probes wait for no one else's work.
_PROBES = anyio.CapacityLimiter(2)


@router.get(
    "/livez",
    summary="Does it live?",
    response_model=Health,
    response_model_exclude_none=True,
    responses=answers(200, {"status": "alive"}, everywhere=FOR_PROBES),
    openapi_extra={"security": []},
)
async def live() -> Any:
    """The process answers."""
    return {"status": "alive"}


@router.get(
    "/readyz",
    summary="Can it work?",
    response_model=Health,
    response_model_exclude_none=True,
    responses=answers(200, {"status": "ready"}, 503, everywhere=FOR_PROBES),
    openapi_extra={"security": []},
)
async def ready(request: Request) -> Any:
    """The database answers and has this version's schema; else 503 says which is not so."""
    reason = await anyio.to_thread.run_sync(_not_ready, request, limiter=_PROBES)
    if reason is not None:
        raise ProblemError(503, reason, headers={"Retry-After": "5"})
    return {"status": "ready"}


def _not_ready(request: Request) -> str | None:
    state = request.app.state
    try:
        with state.engine.connect() as conn:
            at = revision(conn)
    except (*Unreachable, Exhausted):
        return "The database cannot be reached now. See that it runs and that DATABASE_URL is right."
    if at != state.head:
        return f"The schema is at {at or 'nothing'}, not at {state.head}: run `crossfoot db upgrade`."
    return None


@router.get(
    "/metrics",
    summary="What was counted",
    response_class=Response,
    responses=answers(200, None, 401, 503, everywhere=FOR_PROBES)
    | {
        200: {
            "description": "Prometheus's text format.",
            "content": {
                "text/plain": {
                    "schema": {"type": "string"},
                    "example": 'crossfoot_outbox_alerts{state="pending"} 0.0\n',
                }
            },
        }
    },
)
def metrics(request: Request) -> Response:
    """Requests and their times, articles, findings, alerts that wait or are dead."""
    counted = request.app.state.metrics
    try:
        with request.app.state.engine.connect() as conn:
            waiting = depth(conn)
    except (*Unreachable, Exhausted):
        counted.database.set(0)
    else:
        counted.database.set(1)
        for name, number in waiting.items():
            counted.outbox.labels(name).set(number)
    return Response(counted.page(), media_type=MEDIA_TYPE)
