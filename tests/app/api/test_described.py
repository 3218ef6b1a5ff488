"""The API's description is whole: every operation says what it is for, what it answers and how it fails."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import TypeAdapter

from app.api import asked, examples, schemas
from app.api.service import service
from app.settings import Settings
from app.store import engine

DESCRIPTION = service(
    Settings(home=Path("/nowhere")), engine("postgresql://nobody@127.0.0.1:1/none"), loopback=True
).openapi()
OPERATIONS = [
    pytest.param(operation, id=f"{method} {path}")
    for path, methods in DESCRIPTION["paths"].items()
    for method, operation in methods.items()
]


def resolve(value: Any) -> Iterator[str]:
    """Every $ref in the value."""
    if isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for part in value.values():
            yield from resolve(part)
    elif isinstance(value, list):
        for part in value:
            yield from resolve(part)


@pytest.mark.parametrize("operation", OPERATIONS)
def test_an_operation_is_described(operation: dict[str, Any]) -> None:
    assert operation["summary"]
    assert operation["description"]
    assert operation["tags"]
    for status, answer in operation["responses"].items():
        assert answer["description"]
        for media_type, content in answer["content"].items():
            assert content["schema"], status
            assert "example" in content, status
            assert content["example"] is not None
            assert (media_type == "application/problem+json") == (int(status) >= 400)
    if "requestBody" in operation:
        for content in operation["requestBody"]["content"].values():
            assert content["schema"]
            assert content["example"]
        assert {"400", "413", "415", "422"} <= set(operation["responses"])
    assert "500" in operation["responses"]
    # Probes need no key and cannot ask wrongly.
    assert operation["tags"] == ["Health"] or {"401", "422", "503"} <= set(operation["responses"])


def test_operations_have_names_of_their_own() -> None:
    paths = DESCRIPTION["paths"].values()
    names = [operation["operationId"] for methods in paths for operation in methods.values()]
    assert len(set(names)) == len(names)
    assert {"submit", "search_claims", "review"} <= set(names)


def test_references_lead_somewhere() -> None:
    for reference in set(resolve(DESCRIPTION)):
        value: Any = DESCRIPTION
        for part in reference.removeprefix("#/").split("/"):
            value = value[part]


@pytest.mark.parametrize(
    ("shape", "example"),
    [
        (schemas.FullReport, examples.FULL_REPORT),
        (schemas.Submitted, examples.SUBMITTED),
        (schemas.StoredArticle, examples.STORED_ARTICLE),
        (schemas.ArticlePage, examples.ARTICLES),
        (schemas.ClaimPage, examples.CLAIMS_OF),
        (schemas.ArticleClaimPage, examples.ARTICLE_CLAIMS),
        (schemas.FindingPage, examples.FINDINGS),
        (schemas.ClearedPage, examples.CLEARED),
        (schemas.FindingDetail, examples.DETAIL),
        (asked.NewReview, examples.REVIEW),
        (asked.JsonArticle, examples.BODIES["application/json"]),
    ],
)
def test_examples_are_of_their_shape(shape: Any, example: Any) -> None:
    TypeAdapter(shape).validate_python(example)


def test_it_is_served(empty: httpx.Client) -> None:
    assert empty.get("/openapi.json").json() == DESCRIPTION
