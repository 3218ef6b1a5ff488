"""Articles go in and come out over HTTP."""

from collections.abc import Callable
from urllib.parse import quote

import httpx
import pytest

from app.desk import Submitted
from tests.app.api.conftest import Serve, is_problem
from tests.app.nouns import BODY, CAPTION, CLAIMS

TEXT = "caption: The quay cost £4m.\n\nThe quay cost £4bn, the mayor said. It was opened on Monday."
PLAIN = {"Content-Type": "text/plain; charset=utf-8"}


def post(
    client: httpx.Client, text: str | bytes = TEXT, path: str = "/v1/articles", **params: str
) -> httpx.Response:
    content = text.encode() if isinstance(text, str) else text
    return client.post(path, content=content, headers=PLAIN, params=params)


def test_an_article_is_checked_and_not_kept(empty: httpx.Client) -> None:
    answer = post(empty, path="/v1/check", published="2025-03-04", publisher="The Example")
    report = answer.json()
    assert answer.status_code == 200
    assert (report["published"], report["publisher"]) == ("2025-03-04", "The Example")
    for claim in report["claims"]:
        text = report["segments"][claim["segment"]]["text"]
        assert text[claim["start"] : claim["end"]] == claim["surface"]
    assert empty.get("/v1/articles").json() == {"items": [], "next": None}


def test_an_article_is_stored_known_and_revised(client: httpx.Client) -> None:
    url = "https://news.example/quay?utm_source=feed"
    first = post(client, url=url)
    assert first.status_code == 201
    assert first.json()["status"] == "created"
    assert first.headers["location"] == f"/v1/articles/{first.json()['id']}"
    again = post(client, url="http://NEWS.example/quay#top")
    assert (again.status_code, again.json()["status"]) == (201, "revised"), (
        "the URL that is shown has changed"
    )
    same = post(client, url="http://NEWS.example/quay#top")
    assert (same.status_code, same.json()["status"]) == (200, "known")
    assert same.json()["report"] == again.json()["report"]
    changed = post(client, TEXT + " More.", url=url)
    assert (changed.json()["id"], changed.json()["revision"]) == (first.json()["id"], 3)
    revisions = client.get(f"{first.headers['location']}/revisions").json()["items"]
    assert [one["revision"] for one in revisions] == [3, 2, 1]
    assert [one["current"] for one in revisions] == [True, False, False]
    old = client.get(first.headers["location"], params={"revision": 1}).json()
    assert (old["url"], old["sha256"]) == (url, revisions[1]["sha256"])


def test_without_a_url_the_senders_id_names_an_article(client: httpx.Client) -> None:
    assert post(client, id="a1").status_code == 201
    assert post(client, "The quay cost £5bn.", id="a1").json()["revision"] == 2
    assert post(client, id="a2").json()["revision"] == 1
    body = {"id": "a1", "segments": [{"kind": "body", "text": "The quay cost £6bn."}]}
    assert client.post("/v1/articles", json=body).json()["revision"] == 3


def test_without_either_the_text_names_it(client: httpx.Client) -> None:
    assert [post(client).status_code for _ in range(3)] == [201, 200, 200]
    assert post(client, published="2025-03-04").json()["revision"] == 2


def test_what_is_stored_is_read_back(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    article = client.get("/v1/articles/1").json()
    assert article["segments"] == [
        {"kind": "caption", "text": CAPTION, "credit": "J. Doe/Agency"},
        {"kind": "body", "text": BODY, "credit": None},
    ]
    assert article["published"] == "2025-03-04"
    assert article["submitted"].endswith("Z")
    claims = client.get("/v1/articles/1/claims").json()["items"]
    assert [claim["surface"] for claim in claims] == [claim.surface for claim in CLAIMS]
    assert claims[0]["value"] == "4000000"
    findings = client.get("/v1/articles/1/findings").json()["items"]
    assert [(one["rule"], one["claims"]) for one in findings] == [
        ("caption_disagrees_with_body", [0, 1]),
        ("part_exceeds_whole", [2, 1]),
    ]
    assert client.get("/v1/articles/1/cleared").json()["items"] == [
        {"claims": [0, 2], "reason": "different_unit"}
    ]


@pytest.mark.parametrize("path", ["", "/claims", "/findings", "/cleared", "/revisions"])
@pytest.mark.parametrize("number", ["1", "9223372036854775807"])
def test_there_is_no_such_article(empty: httpx.Client, path: str, number: str) -> None:
    assert is_problem(empty.get(f"/v1/articles/{number}{path}"), 404)


@pytest.mark.parametrize("number", ["0", "-1", "x", "9223372036854775808", "%00", "1.5"])
def test_no_article_has_such_a_number(empty: httpx.Client, number: str) -> None:
    assert is_problem(empty.get(f"/v1/articles/{number}"), 422)


def test_a_list_is_paged_by_cursor_and_by_link(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    for number in range(5):
        add(number)
    for order, ids in (("newest", [5, 4, 3, 2, 1]), ("oldest", [1, 2, 3, 4, 5])):
        seen = []
        answer = client.get("/v1/articles", params={"limit": 2, "order": order, "publisher": "THE EXAMPLE"})
        while True:
            seen += [one["id"] for one in answer.json()["items"]]
            if answer.json()["next"] is None:
                assert "link" not in answer.headers
                break
            assert httpx.URL(answer.links["next"]["url"]).params["cursor"] == answer.json()["next"]
            answer = client.get(answer.links["next"]["url"])
        assert seen == ids


def test_a_newer_row_does_not_move_the_pages(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    for number in range(4):
        add(number)
    first = client.get("/v1/articles", params={"limit": 2})
    add(10)
    second = client.get(first.links["next"]["url"])
    assert [one["id"] for one in (*first.json()["items"], *second.json()["items"])] == [4, 3, 2, 1]


def test_pages_of_one_article(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    for path, size in (("claims", 3), ("findings", 2), ("cleared", 1)):
        seen = 0
        answer = client.get(f"/v1/articles/1/{path}", params={"limit": 1})
        while True:
            seen += len(answer.json()["items"])
            if "next" not in answer.links:
                break
            answer = client.get(answer.links["next"]["url"])
        assert seen == size


@pytest.mark.parametrize("path", ["claims", "findings"])
def test_a_new_revision_does_not_move_the_pages_of_the_old(
    client: httpx.Client, add: Callable[..., Submitted], path: str
) -> None:
    add()
    first = client.get(f"/v1/articles/1/{path}", params={"limit": 1})
    add(author="Someone")
    post(client, "Nothing is left.", url="https://news.example/1")
    second = client.get(first.links["next"]["url"])
    whole = client.get(f"/v1/articles/1/{path}", params={"revision": 1, "limit": 2}).json()["items"]
    assert [one["id"] for one in (*first.json()["items"], *second.json()["items"])] == [
        one["id"] for one in whole
    ]


@pytest.mark.parametrize(
    "cursor", ["x", "%", "é", "WzFd", "bnVsbA==", "W10=", "eyJhIjoxfQ==", "A" * 300, "WyIiLDFd", "\u0000"]
)
def test_no_cursor_of_ours(empty: httpx.Client, cursor: str) -> None:
    assert is_problem(empty.get("/v1/articles", params={"cursor": cursor}), 400)


def test_a_cursor_belongs_to_its_list(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add(1)
    add(2)
    cursor = client.get("/v1/articles", params={"limit": 1}).json()["next"]
    for path, params in (("/v1/findings", {}), ("/v1/articles", {"order": "oldest"})):
        assert is_problem(client.get(path, params={"cursor": cursor, **params}), 400)


@pytest.mark.parametrize(
    ("path", "params"),
    [
        ("/v1/articles", "limit=0"),
        ("/v1/articles", "limit=201"),
        ("/v1/articles", "limit=x"),
        ("/v1/articles", "publisher="),
        ("/v1/articles", "publisher=%00"),
        ("/v1/articles", "publishr=x"),
        ("/v1/articles", f"publisher={'x' * 301}"),
        ("/v1/articles", "order=random"),
        ("/v1/claims", "kind=none"),
        ("/v1/claims", "counted=%00"),
        ("/v1/claims", "min=1e9"),
        ("/v1/claims", "min=NaN"),
        ("/v1/claims", "min=٣"),
        ("/v1/claims", "min=2&max=1"),
        ("/v1/claims", "period_from=2025-13-01"),
        ("/v1/claims", "period_from=2025-02-02&period_to=2025-02-01"),
        ("/v1/claims", "period_to=1740000000"),
        ("/v1/findings", "level=grave"),
        ("/v1/findings", "state=x"),
        ("/v1/findings", "since=yesterday"),
        ("/v1/findings", "since=2025-01-01T00:00:00"),
        ("/v1/findings", "since=1740000000"),
    ],
)
def test_a_filter_that_is_none_is_told(empty: httpx.Client, path: str, params: str) -> None:
    answer = empty.get(f"{path}?{quote(params, safe='=&%')}")
    assert is_problem(answer, 422)
    assert answer.json()["errors"][0]["where"].startswith("query")


@pytest.mark.parametrize(
    ("headers", "content", "status"),
    [
        ({}, b"x", 415),
        ({"Content-Type": "image/png"}, b"x", 415),
        ({"Content-Type": "multipart/form-data; boundary=x"}, b"x", 415),
        ({"Content-Type": "text/plain", "Content-Encoding": "gzip"}, b"x", 415),
        ({"Content-Type": "text/plain"}, b"", 422),
        ({"Content-Type": "text/plain"}, b" \n ", 422),
        ({"Content-Type": "text/plain; charset=utf-8"}, b"\x00\x01", 422),
        ({"Content-Type": "application/json"}, b"", 400),
        ({"Content-Type": "application/json"}, b"{", 400),
        ({"Content-Type": "application/json"}, b"\xff", 400),
        ({"Content-Type": "application/json"}, b'{"text": NaN}', 400),
        ({"Content-Type": "application/json"}, b"[" * 200_000, 400),
        ({"Content-Type": "application/json"}, b"9" * 5_000, 400),
        ({"Content-Type": "application/json"}, b"[]", 422),
        ({"Content-Type": "application/json"}, b"null", 422),
        ({"Content-Type": "application/json"}, b"{}", 422),
        ({"Content-Type": "application/json"}, b'{"text": "2 died \\ud800"}', 422),
        ({"Content-Type": "application/json"}, b'{"segments": [{"kind": "x", "text": "2 died"}]}', 422),
        ({"Content-Type": "application/pdf"}, b"%PDF-1.7\nno", 422),
        ({"Content-Type": "application/pdf"}, b"no", 422),
    ],
)
@pytest.mark.parametrize("path", ["/v1/check", "/v1/articles"])
def test_a_bad_body_is_told(
    empty: httpx.Client, path: str, headers: dict[str, str], content: bytes, status: int
) -> None:
    assert is_problem(empty.post(path, headers=headers, content=content), status)


def test_a_text_has_its_limit(empty: httpx.Client) -> None:
    assert is_problem(post(empty, "Five came. " * 50_000, "/v1/check"), 413)


def test_a_body_has_its_limit(empty: httpx.Client) -> None:
    big = b"x" * 10_000_001
    assert is_problem(empty.post("/v1/check", content=big, headers=PLAIN), 413)
    parts = (big[:1_000_000] for _ in range(11))
    assert is_problem(empty.post("/v1/check", content=parts, headers=PLAIN), 413)


@pytest.mark.parametrize(
    "params",
    ["url=x", "url=ftp://x.example/", "url=https://x.example/%0a", "published=4.3.25", "id=%00", "by=x"],
)
def test_where_it_comes_from_must_be_said_rightly(empty: httpx.Client, params: str) -> None:
    assert is_problem(empty.post(f"/v1/articles?{params}", content=TEXT.encode(), headers=PLAIN), 422)


def test_unknown_paths_and_methods(empty: httpx.Client) -> None:
    assert is_problem(empty.get("/v2"), 404)
    answer = empty.put("/v1/articles", content=b"x")
    assert is_problem(answer, 405)
    assert answer.headers["allow"] == "GET, POST"
    assert empty.post("/v1/findings/5").headers["allow"] == "GET"


def test_the_same_at_once_is_one_article(serve: Serve) -> None:
    from concurrent.futures import ThreadPoolExecutor

    client = serve()
    with ThreadPoolExecutor(8) as pool:
        statuses = sorted(pool.map(lambda _: post(client, id="one").status_code, range(8)))
    assert statuses == [200] * 7 + [201]
    assert len(client.get("/v1/articles").json()["items"]) == 1
