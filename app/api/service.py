"""The application: its routes, and what every request passes on its way to them.

Knows no address to listen on and no database URL.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from importlib.metadata import version
from urllib.parse import urlsplit

from fastapi import FastAPI
from sqlalchemy import Engine

from app.api import articles, health, searches
from app.api.access import Access
from app.api.described import describe
from app.api.edge import BoundedBody, Caught, Heads, KnownHosts, SecureHeaders
from app.api.metrics import Counted, Metrics
from app.api.problems import install
from app.api.repetition import Repetition
from app.api.work import Workers
from app.settings import Settings
from app.store import head

ABOUT = """\
Reads an article, writes down every figure in it as a claim, and says which claims cannot all be true.

Numbers are decimal strings; times are RFC 3339 in UTC; offsets count code points of a segment's text, half
open. Lists come in pages: `next` is the cursor of the page after, and the Link header its address. A page
never skips or repeats a row, whatever others write meanwhile. Errors are `application/problem+json`.
"""
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")


def service(settings: Settings, engine: Engine, *, loopback: bool, workers: Workers | None = None) -> FastAPI:
    """The application on `engine`. Not on the `loopback` address, an API key is needed always."""
    app = FastAPI(
        title="Crossfoot",
        version=version("crossfoot"),
        summary="A quantitative claim tracker for fact-checkers.",
        description=ABOUT,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan,
        redirect_slashes=False,
        generate_unique_id_function=lambda route: route.name,
    )
    app.state.settings, app.state.engine = settings, engine
    app.state.workers, app.state.metrics = workers or Workers(), Metrics()
    app.state.head = head()
    for room in (articles, searches, health):
        app.include_router(room.router)
    app.openapi = partial(describe, app)  # type: ignore[method-assign]
    install(app)
    # The last added is the first passed.
    app.add_middleware(Repetition, engine=engine)
    app.add_middleware(BoundedBody)
    app.add_middleware(Access, engine=engine, required=not loopback)
    if loopback:
        app.add_middleware(KnownHosts, hosts=_hosts(settings))
    app.add_middleware(Caught)
    app.add_middleware(Heads)
    app.add_middleware(SecureHeaders)
    app.add_middleware(Counted, metrics=app.state.metrics)
    return app


def _hosts(settings: Settings) -> tuple[str, ...]:
    public = None if settings.public_url is None else urlsplit(settings.public_url).hostname
    return (*LOOPBACK, settings.host, *(() if public is None else (public,)))


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    yield
    app.state.workers.close()
