"""Pages of a list: an opaque cursor in the answer and in the Link header.

Knows no table. A cursor is the place of the last row shown, so rows that others write meanwhile move nothing.
"""

import base64
import binascii
import json
from collections.abc import Callable, Sequence
from hashlib import sha256
from typing import Any, TypeVar

from starlette.datastructures import URL
from starlette.requests import Request
from starlette.responses import Response

from app.api.problems import ProblemError

LONGEST_CURSOR = 200
_BIGGEST = 2**63 - 1

Row = TypeVar("Row")


def after(request: Request, cursor: str | None, size: int) -> tuple[int, ...] | None:
    """The place the cursor names: `size` numbers; None without a cursor."""
    if cursor is None:
        return None
    try:
        if len(cursor) > LONGEST_CURSOR:
            raise ValueError("too long")
        mark, *place = json.loads(base64.b64decode(cursor.encode("ascii"), altchars=b"-_", validate=True))
    except (ValueError, TypeError, binascii.Error):
        raise _bad("This cursor is none that was given here") from None
    if mark != _mark(request):
        raise _bad("This cursor belongs to a list with other filters")
    if len(place) != size or not all(type(part) is int and 0 <= part <= _BIGGEST for part in place):
        raise _bad("This cursor is none that was given here")
    return tuple(place)


def envelope(
    request: Request,
    response: Response,
    rows: Sequence[Row],
    limit: int,
    *,
    shape: Callable[[Row], dict[str, Any]],
    place: Callable[[Row], tuple[int, ...]],
) -> dict[str, Any]:
    """{"items", "next"} of the first `limit` rows; `rows` holds one more if there is a next page."""
    shown, cursor = rows[:limit], None
    if len(rows) > limit:
        packed = json.dumps([_mark(request), *place(shown[-1])], separators=(",", ":")).encode()
        cursor = base64.b64encode(packed, altchars=b"-_").decode()
        response.headers["Link"] = f'<{_address(request, cursor)}>; rel="next"'
    return {"items": [shape(row) for row in shown], "next": cursor}


def _address(request: Request, cursor: str) -> str:
    public: str | None = request.app.state.settings.public_url
    here = URL(scope=request.scope).include_query_params(cursor=cursor)
    base = str(request.base_url).rstrip("/") if public is None else public
    return f"{base}{here.path}?{here.query}"


def _mark(request: Request) -> str:
    """A short digest of the list a cursor belongs to: its path and all parameters but where and how many."""
    kept = sorted(pair for pair in request.query_params.multi_items() if pair[0] not in ("cursor", "limit"))
    return sha256(json.dumps([request.url.path, kept]).encode()).hexdigest()[:8]


def _bad(problem: str) -> ProblemError:
    return ProblemError(400, f"{problem}. Begin again without a cursor, or follow the last page's next.")
