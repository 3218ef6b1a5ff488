"""Claims and findings are searched, shown with their evidence, and judged over HTTP."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import unquote

import httpx
import pytest

from app.desk import Submitted
from tests.app.api.conftest import Serve, is_problem
from tests.app.nouns import BODY, CAPTION

VERDICT = {"verdict": "dismissed", "reviewer": "Kim", "note": "The agency's own caption."}


@pytest.mark.parametrize(
    ("params", "surfaces"),
    [
        ({}, ["2.5 per cent", "€4bn", "€4m"]),
        ({"order": "oldest"}, ["€4m", "€4bn", "2.5 per cent"]),
        ({"kind": "money", "unit": "EUR", "min": "4000000", "max": "4000000.0"}, ["€4m"]),
        ({"counted": "harbour"}, ["€4bn", "€4m"]),
        ({"said_by": "reyes"}, ["€4bn"]),
        ({"publisher": "The Example", "kind": "percent"}, ["2.5 per cent"]),
        ({"period_from": "2025-03-05", "period_to": "9999-12-31"}, ["€4bn"]),
        ({"period_to": "0001-01-01"}, ["2.5 per cent"]),
        ({"min": "-5", "max": "-1"}, []),
        ({"min": "9" * 60}, []),
    ],
)
def test_claims_are_found(
    client: httpx.Client, add: Callable[..., Submitted], params: dict[str, str], surfaces: list[str]
) -> None:
    add()
    items = client.get("/v1/claims", params=params).json()["items"]
    assert [claim["surface"] for claim in items] == surfaces
    assert {claim["article"] for claim in items} <= {1}


@pytest.mark.parametrize(
    ("params", "ids"),
    [
        ({}, [2, 1]),
        ({"level": "error", "state": "open", "publisher": "the example"}, [1]),
        ({"rule": "part_exceeds_whole"}, [2]),
        ({"since": "2020-01-01T00:00:00+02:00"}, [2, 1]),
        ({"since": "2020-01-01T00:00:00Z"}, [2, 1]),
        ({"since": "9999-12-31T23:59:59Z"}, []),
        ({"state": "corrected"}, []),
    ],
)
def test_findings_are_found(
    client: httpx.Client, add: Callable[..., Submitted], params: dict[str, str], ids: list[int]
) -> None:
    add()
    assert [one["id"] for one in client.get("/v1/findings", params=params).json()["items"]] == ids


def test_a_plus_sign_in_a_query_may_be_a_space(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    answer = client.get("/v1/findings?since=2020-01-01T00:00:00+00:00")
    assert len(answer.json()["items"]) == 2


def test_claims_are_paged_across_articles(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    for number in range(3):
        add(number)
    answer = client.get("/v1/claims", params={"limit": 2, "kind": "money"})
    seen = [(one["article"], one["id"]) for one in answer.json()["items"]]
    while "next" in answer.links:
        answer = client.get(answer.links["next"]["url"])
        seen += [(one["article"], one["id"]) for one in answer.json()["items"]]
    assert seen == [(3, 1), (3, 0), (2, 1), (2, 0), (1, 1), (1, 0)]


def test_findings_are_paged_while_others_write(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    for number in range(3):
        add(number)
    done = threading.Event()

    def write_on() -> None:
        for number in range(100, 120):
            add(number)
        done.set()

    writer = threading.Thread(target=write_on)
    writer.start()
    before = [6, 5, 4, 3, 2, 1]
    rounds = 0
    while not done.is_set() or rounds == 0:
        answer = client.get("/v1/findings", params={"limit": 1})
        ids = [one["id"] for one in answer.json()["items"]]
        while "next" in answer.links:
            answer = client.get(answer.links["next"]["url"])
            ids += [one["id"] for one in answer.json()["items"]]
        assert ids == sorted(set(ids), reverse=True)
        assert ids[-6:] == before
        rounds += 1
    writer.join()


def test_a_finding_shows_both_its_sentences(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    answer = client.get("/v1/findings/1")
    finding = answer.json()
    assert answer.headers["etag"] == '"1.0.1"'
    assert (finding["state"], finding["current"], finding["reviews"]) == ("open", 1, [])
    caption, body = finding["quotations"]
    assert (caption["segment_kind"], caption["sentence"]) == ("caption", CAPTION)
    assert body["sentence"] == "More than €4bn was promised for the harbour, Ana Reyes said."
    for quotation, text in ((caption, CAPTION), (body, BODY)):
        for name in ("selector", "figure"):
            quote, position = quotation[name]
            found = text[position["start"] : position["end"]]
            assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert quote["exact"] == found
            assert text[: position["start"]].endswith(quote["prefix"])
            assert text[position["end"] :].startswith(quote["suffix"])
        page, _, fragment = quotation["link"].partition("#:~:text=")
        assert page == "https://news.example/1"
        assert unquote(fragment) == quotation["sentence"]
    assert body["figure"][0]["exact"] == body["claim"]["surface"] == "€4bn"


def test_a_finding_is_judged_and_stays_judged(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    tag = client.get("/v1/findings/1").headers["etag"]
    answer = client.post("/v1/findings/1/reviews", json=VERDICT, headers={"If-Match": tag})
    assert answer.status_code == 201
    assert answer.headers["etag"] == '"1.1.1"'
    assert answer.json()["state"] == "dismissed"
    (review,) = answer.json()["reviews"]
    assert review | VERDICT == review
    assert is_problem(client.post("/v1/findings/1/reviews", json=VERDICT, headers={"If-Match": tag}), 412)
    add(author="Someone")
    now = client.get("/v1/findings", params={"state": "dismissed"}).json()["items"]
    assert [(one["id"], one["revision"]) for one in now] == [(3, 2)]
    assert client.get("/v1/findings/1").json()["current"] == 3
    stale = client.post("/v1/findings/1/reviews", json=VERDICT, headers={"If-Match": answer.headers["etag"]})
    assert is_problem(stale, 412), "what was judged has been revised since"
    any_state = client.post(
        "/v1/findings/1/reviews", json=VERDICT | {"verdict": "corrected"}, headers={"If-Match": "*"}
    )
    assert any_state.json()["state"] == "corrected"
    assert [one["verdict"] for one in client.get("/v1/findings/3").json()["reviews"]] == [
        "dismissed",
        "corrected",
    ]


@pytest.mark.parametrize(
    "tag", ['W/"1.0.1"', '"1.1.1"', '"2.0.2"', "1.0.1", '""', '"a.b.c"', '"1.0.' + "9" * 30 + '"']
)
def test_another_tag_does_not_match(client: httpx.Client, add: Callable[..., Submitted], tag: str) -> None:
    add()
    assert is_problem(client.post("/v1/findings/1/reviews", json=VERDICT, headers={"If-Match": tag}), 412)
    several = {"If-Match": f'{tag}, "1.0.1"'}
    assert client.post("/v1/findings/1/reviews", json=VERDICT, headers=several).status_code == 201


def test_without_a_tag_nothing_is_judged(client: httpx.Client, add: Callable[..., Submitted]) -> None:
    add()
    assert is_problem(client.post("/v1/findings/1/reviews", json=VERDICT), 428)
    assert client.get("/v1/findings/1").json()["reviews"] == []


def test_of_two_that_judge_at_once_one_must_look_again(serve: Serve, add: Callable[..., Submitted]) -> None:
    add()
    client = serve()
    tag = {"If-Match": client.get("/v1/findings/1").headers["etag"]}
    with ThreadPoolExecutor(6) as pool:
        posted = pool.map(
            lambda _: client.post("/v1/findings/1/reviews", json=VERDICT, headers=tag).status_code, range(6)
        )
        assert sorted(posted) == [201] + [412] * 5


@pytest.mark.parametrize(
    ("content", "status"),
    [
        (b"", 400),
        (b"{", 400),
        (b"[]", 422),
        (b'"x"', 422),
        (b'{"verdict": "confirmed"}', 422),
        (b'{"verdict": "maybe", "reviewer": "Kim"}', 422),
        (b'{"verdict": "confirmed", "reviewer": ""}', 422),
        (b'{"verdict": "confirmed", "reviewer": "K\\u0000"}', 422),
        (b'{"verdict": "confirmed", "reviewer": "K\\ud800"}', 422),
        (b'{"verdict": "confirmed", "reviewer": "Kim", "by": 1}', 422),
        (b'{"verdict": "confirmed", "reviewer": "Kim", "note": 5}', 422),
        (b'{"verdict": "confirmed", "reviewer": "Kim"}', 404),
    ],
)
def test_a_judgement_must_be_one(empty: httpx.Client, content: bytes, status: int) -> None:
    headers = {"Content-Type": "application/json", "If-Match": "*"}
    assert is_problem(empty.post("/v1/findings/9/reviews", content=content, headers=headers), status)


def test_there_is_no_such_finding(empty: httpx.Client) -> None:
    assert is_problem(empty.get("/v1/findings/9"), 404)
    assert is_problem(empty.get("/v1/findings/x"), 422)
    assert is_problem(empty.post("/v1/findings/9/reviews", json=VERDICT), 404)
    assert is_problem(empty.post("/v1/findings/9/reviews", data={"a": "b"}), 415)
