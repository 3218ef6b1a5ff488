"""A real server on a free port, over a real database."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import httpx
import pytest
import uvicorn
from sqlalchemy import Engine

from app import desk
from app.api.service import service
from app.api.work import Workers
from app.settings import Settings
from app.store.identity import digest, identity
from app.store.submissions import Submission
from tests.app.nouns import ARTICLE, CLAIMS, RECONCILIATION

Serve = Callable[..., httpx.Client]


@contextmanager
def serving(
    database: Engine,
    *,
    loopback: bool = True,
    settings: Settings | None = None,
    workers: Workers | None = None,
) -> Iterator[httpx.Client]:
    """A client of a server that listens while the context lasts."""
    app = service(settings or Settings(home=Path("/nowhere")), database, loopback=loopback, workers=workers)
    config = uvicorn.Config(app, port=0, log_config=None, access_log=False, server_header=False)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", timeout=30) as client:
            yield client
    finally:
        server.should_exit = True
        thread.join()


@pytest.fixture
def serve(database: Engine) -> Iterator[Serve]:
    with ExitStack() as stack:
        yield lambda **how: stack.enter_context(serving(database, **how))


@pytest.fixture(scope="session")
def empty(untouched: Engine) -> Iterator[httpx.Client]:
    """A client of one server for all tests that leave nothing in it."""
    with serving(untouched) as client:
        yield client


@pytest.fixture
def client(serve: Serve) -> httpx.Client:
    return serve()


@pytest.fixture
def add(database: Engine) -> Callable[..., desk.Submitted]:
    """Stores the article of tests.app.nouns under a number, past the extractors."""

    def add_one(number: int = 1, **changed: str) -> desk.Submitted:
        article = replace(ARTICLE, url=f"https://news.example/{number}", **changed)  # type: ignore[arg-type]
        new = Submission(
            identity(article), digest(article), b"raw", "text/plain", article, CLAIMS, RECONCILIATION
        )
        return desk.write(database, new, ("webhook",))

    return add_one


def is_problem(answer: httpx.Response, status: int) -> bool:
    """Whether the answer is a whole problem of that status, and a sentence says what to do."""
    body = answer.json()
    return (
        answer.status_code == status == body["status"]
        and answer.headers["content-type"] == "application/problem+json"
        and {"type", "title", "detail"} <= set(body)
        and body["detail"].rstrip().endswith((".", "?"))
        and "Traceback" not in answer.text
    )
