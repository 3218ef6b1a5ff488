"""Whatever is sent, the answer is right or a problem that says what was wrong; never a failure of ours."""

import json
import string
from urllib.parse import quote

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.app.api.conftest import is_problem

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
TYPES = st.sampled_from(
    [
        "text/plain",
        "text/plain; charset=utf-16",
        "text/html",
        "application/xhtml+xml",
        "application/pdf",
        "application/json",
    ]
)
# Any text, lone surrogates and NUL included.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=40)
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | ANY_TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=12,
)
SEGMENTS = st.fixed_dictionaries(
    {},
    optional={
        "id": ANY_JSON,
        "url": ANY_JSON,
        "publisher": ANY_JSON,
        "published": ANY_JSON | st.dates().map(str),
        "text": ANY_JSON,
        "html": ANY_JSON,
        "segments": ANY_JSON
        | st.lists(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(["body", "caption", "headline", "x"]), "text": ANY_TEXT},
                optional={"credit": ANY_JSON},
            ),
            max_size=3,
        ),
    },
)


def is_right(answer: httpx.Response) -> bool:
    if answer.status_code == 201:
        return "claims" in answer.json()["report"]
    if answer.status_code == 200:
        return "claims" in answer.json()
    return 400 <= answer.status_code < 500 and is_problem(answer, answer.status_code)


def check(client: httpx.Client, content: bytes, media_type: str) -> httpx.Response:
    return client.post("/v1/check", content=content, headers={"Content-Type": media_type})


@QUICK
@given(content=st.binary(max_size=400), media_type=TYPES)
def test_any_bytes(empty: httpx.Client, content: bytes, media_type: str) -> None:
    assert is_right(check(empty, content, media_type))


@QUICK
@given(value=ANY_JSON | SEGMENTS)
def test_any_json(empty: httpx.Client, value: object) -> None:
    assert is_right(check(empty, json.dumps(value).encode(), "application/json"))


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=SEGMENTS, headers=st.sampled_from([{}, {"Idempotency-Key": "k"}]))
def test_any_json_is_stored_or_told(client: httpx.Client, value: object, headers: dict[str, str]) -> None:
    answer = client.post(
        "/v1/articles",
        content=json.dumps(value).encode(),
        headers={"Content-Type": "application/json", **headers},
    )
    known = answer.status_code == 200 and answer.json()["status"] == "known"
    assert known or is_right(answer)


@QUICK
@given(
    path=st.text(string.printable, max_size=20),
    names=st.dictionaries(st.sampled_from(["limit", "cursor", "min", "since", "x"]), ANY_TEXT, max_size=3),
    base=st.sampled_from(["/v1/articles/", "/v1/findings/", "/v1/claims", "/v1/findings", "/v1/articles"]),
)
def test_any_address(empty: httpx.Client, path: str, names: dict[str, str], base: str) -> None:
    if base.endswith("/"):
        base += quote(path, safe="")
    query = "&".join(f"{name}={quote(value, errors='replace')}" for name, value in names.items())
    answer = empty.get(f"{base}?{query}")
    assert answer.status_code == 200 or is_problem(answer, answer.status_code)
    assert answer.status_code < 500


@QUICK
@given(
    name=st.sampled_from(["If-Match", "Idempotency-Key", "Content-Type", "Authorization", "Host"]),
    value=ANY_TEXT,
)
def test_any_header(empty: httpx.Client, name: str, value: str) -> None:
    raw = value.encode("utf-8", "replace").translate(None, bytes(range(32)) + b"\x7f").strip()
    headers = {b"Content-Type": b"application/json", name.encode(): raw}
    answer = empty.post("/v1/findings/5/reviews", content=b'{"verdict": "x"}', headers=headers)
    assert is_problem(answer, answer.status_code)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (b"7" * 1_000_000, "text/plain"),
        (b"<div>" * 100_000 + b"5 dead", "text/html"),
        (b"5 dead, " * 12_000, "text/plain"),
        (b"<!--" * 100_000, "text/html"),
        (
            (
                "5\u200b0 dead, \u202e12\u202c hurt, \u0665 missing, \uff15 found, \u22125 \u00b0C,"
                " 5\u202f000 euros"
            ).encode(),
            "text/plain",
        ),
        ("It cost \u20ac4bn.".encode("utf-16"), "text/plain"),
        ("It cost \u20ac4bn.".encode("cp1252"), "text/plain"),
        (b"%PDF-1.7\n" + b"\x00" * 1000, "application/pdf"),
        (b"MZ\x90\x00\x03" + bytes(range(256)) * 40, "text/plain"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_hostile_articles(empty: httpx.Client, content: bytes, media_type: str) -> None:
    assert is_right(check(empty, content, media_type))
