"""Hosts, keys, repeated requests, health, metrics: what is the same for every route."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, text

from app.api.problems import ProblemError
from app.api.work import Workers
from app.desk import Submitted
from app.settings import Settings
from app.store import engine, keys
from tests.app.api.conftest import Serve, is_problem, serving

TEXT = {"Content-Type": "text/plain"}
BRIDGE = b"The bridge cost 5 million euros."


# --- hosts and origins -----------------------------------------------------------------------------


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "[::1]:80", "localhost."])
def test_our_own_names_are_answered(empty: httpx.Client, host: str) -> None:
    assert empty.get("/livez", headers={"Host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil", "", "[::1", "[::2]"]
)
def test_another_name_is_refused(empty: httpx.Client, host: str) -> None:
    assert is_problem(empty.get("/livez", headers={"Host": host}), 421)


def test_the_public_name_is_ours(untouched: Engine) -> None:
    settings = Settings(home=Path("/nowhere"), public_url="https://facts.example")
    with serving(untouched, settings=settings) as client:
        assert client.get("/livez", headers={"Host": "facts.example"}).status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_a_page_of_another_site_cannot_write(empty: httpx.Client, headers: dict[str, str]) -> None:
    assert is_problem(empty.post("/v1/check", content=BRIDGE, headers=TEXT | headers), 403)


def test_every_answer_is_made_harmless(empty: httpx.Client) -> None:
    for path in ("/livez", "/nothing", "/v1/articles"):
        headers = empty.get(path).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["cache-control"] == "no-store"


@pytest.mark.parametrize(("path", "status"), [("/livez", 200), ("/v1/articles", 200), ("/nothing", 404)])
def test_a_head_is_the_answer_without_its_body(empty: httpx.Client, path: str, status: int) -> None:
    answer = empty.head(path)
    assert (answer.status_code, answer.content) == (status, b"")
    assert answer.headers["content-length"] == str(len(empty.get(path).content))


# --- keys ------------------------------------------------------------------------------------------


def test_the_first_key_closes_the_door(serve: Serve, database: Engine) -> None:
    client = serve()
    assert client.get("/v1/articles").status_code == 200
    key = keys.add(database, "desk")
    refused = client.get("/v1/articles")
    assert is_problem(refused, 401)
    assert refused.headers["www-authenticate"].startswith("Bearer")
    for wrong in (key[:-1], key + "x", key.upper(), "x", "Basic x", key[:12] + "A" * 43, "é"):
        header = {b"Authorization": f"Bearer {wrong}".encode()}
        assert is_problem(client.get("/v1/articles", headers=header), 401)
    assert client.get("/v1/articles", headers={"Authorization": f"Bearer {key}"}).status_code == 200
    assert client.get("/v1/articles", headers={"Authorization": f"bearer  {key}"}).status_code == 200
    assert [client.get(path).status_code for path in ("/livez", "/readyz", "/metrics")] == [200, 200, 401]
    keys.revoke(database, "desk")
    assert is_problem(client.get("/v1/articles", headers={"Authorization": f"Bearer {key}"}), 401)


def test_open_to_others_a_key_is_always_needed(serve: Serve) -> None:
    client = serve(loopback=False)
    assert is_problem(client.get("/v1/articles"), 401)
    assert client.get("/livez").status_code == 200
    assert client.get("/livez", headers={"Host": "facts.example"}).status_code == 200


# --- repeated requests -----------------------------------------------------------------------------


def test_a_repeated_request_is_answered_the_same(client: httpx.Client) -> None:
    headers = TEXT | {"Idempotency-Key": "k1"}
    first = client.post("/v1/articles", content=BRIDGE, headers=headers)
    again = client.post("/v1/articles", content=BRIDGE, headers=headers)
    assert first.status_code == again.status_code == 201, "and not 200: it is the same answer"
    assert first.content == again.content
    assert first.headers["location"] == again.headers["location"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert is_problem(client.post("/v1/articles", content=b"Other 5 euros", headers=headers), 422)
    assert is_problem(client.post("/v1/articles?id=x", content=BRIDGE, headers=headers), 422)
    assert is_problem(client.post("/v1/check", content=BRIDGE, headers=headers), 422)
    other = client.post("/v1/articles", content=BRIDGE, headers=TEXT | {"Idempotency-Key": "k2"})
    assert other.status_code == 200


def test_a_request_that_failed_may_be_mended(client: httpx.Client) -> None:
    headers = {"Idempotency-Key": "k", "Content-Type": "application/json"}
    assert is_problem(client.post("/v1/articles", content=b"{", headers=headers), 400)
    mended = client.post("/v1/articles", content=b'{"text": "It cost 5 euros."}', headers=headers)
    assert mended.status_code == 201


@pytest.mark.parametrize("key", ["", "a b", "k" * 201, "ä"])
def test_what_is_no_key(empty: httpx.Client, key: str) -> None:
    headers = {b"Content-Type": b"text/plain", b"Idempotency-Key": key.encode()}
    assert is_problem(empty.post("/v1/check", content=BRIDGE, headers=headers), 400)


def test_a_keys_review_is_written_once(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    headers = {"If-Match": '"1.0.1"', "Idempotency-Key": "k"}
    for _ in range(2):
        body = {"verdict": "confirmed", "reviewer": "Kim"}
        assert client.post("/v1/findings/1/reviews", json=body, headers=headers).status_code == 201
    assert len(client.get("/v1/findings/1").json()["reviews"]) == 1


def test_while_the_first_is_under_way_its_repetition_waits(serve: Serve) -> None:
    workers = Workers(threads=1)
    client = serve(workers=workers)
    free = threading.Event()
    workers._pool.submit(free.wait, 20)
    headers = TEXT | {"Idempotency-Key": "k"}
    with ThreadPoolExecutor(2) as pool:
        both = [pool.submit(client.post, "/v1/articles", content=BRIDGE, headers=headers) for _ in range(2)]
        (early,), _ = wait(both, timeout=15, return_when=FIRST_COMPLETED)
        free.set()
        statuses = sorted(one.result().status_code for one in both)
    assert is_problem(early.result(), 409)
    assert statuses == [201, 409]


# --- work, health, metrics -------------------------------------------------------------------------


def test_too_much_work_is_refused_and_the_service_lives(serve: Serve) -> None:
    workers = Workers(threads=1, waiting=0)
    client = serve(workers=workers)
    with workers._lock:
        workers._taken += 1
    refused = client.post("/v1/check", content=BRIDGE, headers=TEXT)
    assert is_problem(refused, 503)
    assert "retry-after" in refused.headers
    assert client.get("/livez").json() == {"status": "alive"}


def test_work_whose_turn_does_not_come_is_given_up(serve: Serve) -> None:
    workers = Workers(threads=1, seconds=0.05)
    client = serve(workers=workers)
    free = threading.Event()
    workers._pool.submit(free.wait, 20)
    assert is_problem(client.post("/v1/check", content=BRIDGE, headers=TEXT), 503)
    assert client.get("/readyz").status_code == 200
    free.set()


def test_work_that_takes_too_long_is_the_articles_fault() -> None:
    free = threading.Event()
    workers = Workers(threads=1, waiting=0, seconds=0.2)

    async def twice() -> list[int]:
        statuses = []
        for _ in range(2):
            try:
                await workers.run(lambda: free.wait(20))
            except ProblemError as problem:
                statuses.append(problem.status)
        return statuses

    assert asyncio.run(twice()) == [422, 503], "what is abandoned is busy still"
    free.set()


def test_ready_is_a_database_with_the_schema(serve: Serve, database: Engine, empty_url: str) -> None:
    assert serve().get("/readyz").json() == {"status": "ready"}
    bare = engine(empty_url)
    with serving(bare) as client:
        answer = client.get("/readyz")
        assert is_problem(answer, 503)
        assert "crossfoot db upgrade" in answer.json()["detail"]
    bare.dispose()


def test_without_a_database_it_lives_and_says_so() -> None:
    gone = engine("postgresql://nobody@127.0.0.1:1/none")
    with serving(gone) as client:
        assert client.get("/livez").status_code == 200
        for path in ("/readyz", "/v1/articles", "/metrics"):
            assert is_problem(client.get(path), 503)
        assert is_problem(client.post("/v1/articles", content=BRIDGE, headers=TEXT), 503)
    gone.dispose()


def test_a_broken_database_is_no_traceback(serve: Serve, database: Engine) -> None:
    client = serve()
    with database.begin() as conn:
        conn.execute(text("DROP TABLE revisions CASCADE"))
    assert is_problem(client.get("/v1/claims"), 500)
    for _ in range(2):
        headers = TEXT | {"Idempotency-Key": "k"}
        assert is_problem(client.post("/v1/articles", content=BRIDGE, headers=headers), 500)


def test_metrics_count_what_was_done(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    client.post("/v1/articles", content=BRIDGE, headers=TEXT)
    client.get("/v1/articles/1")
    client.get("/v1/articles/77")
    client.get("/nothing/here")
    page = client.get("/metrics")
    assert page.headers["content-type"].startswith("text/plain")
    for line in (
        'crossfoot_requests_total{method="GET",route="/v1/articles/{article}",status="200"} 1.0',
        'crossfoot_requests_total{method="GET",route="/v1/articles/{article}",status="404"} 1.0',
        'crossfoot_requests_total{method="GET",route="none",status="404"} 1.0',
        'crossfoot_articles_total{status="created"} 1.0',
        'crossfoot_outbox_alerts{state="pending"} 1.0',
        'crossfoot_outbox_alerts{state="dead"} 0.0',
        "crossfoot_database_up 1.0",
    ):
        assert line in page.text
