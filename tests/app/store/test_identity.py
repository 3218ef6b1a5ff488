"""Which submissions are the same article, and which the same reading of it."""

from dataclasses import replace
from datetime import date

import pytest

from app.store.identity import digest, identity
from extractors.model import Article, Segment

ARTICLE = Article((Segment("headline", "A bridge"), Segment("body", "It cost 5.")))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "http://news.example/a"),
        ("https://news.example/a", "https://NEWS.example:443/a/"),
        ("https://news.example/a", "https://news.example/a#top"),
        ("https://news.example/a?id=5", "https://news.example/a?utm_source=x&id=5&fbclid=y"),
        ("https://news.example/a", "https://user@news.example./a?"),
    ],
)
def test_addresses_of_one_page(one: str, other: str) -> None:
    assert identity(ARTICLE, url=one) == identity(ARTICLE, url=other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://news.example/a", "https://news.example/A"),
        ("https://news.example/a?id=5", "https://news.example/a?id=6"),
        ("https://news.example/a", "https://news.example:8080/a"),
        ("https://news.example/" + "a" * 2000, "https://news.example/" + "a" * 2001),
    ],
)
def test_addresses_of_two_pages(one: str, other: str) -> None:
    assert identity(ARTICLE, url=one) != identity(ARTICLE, url=other)
    assert len(identity(ARTICLE, url=one)) < 1100
    assert len(identity(ARTICLE, external_id="𝟘" * 300).encode()) < 1100


@pytest.mark.parametrize(
    ("article", "given", "kind"),
    [
        (ARTICLE, {"url": "https://a.example/x", "external_id": "a1"}, "url a.example/x"),
        (ARTICLE, {"external_id": "a1"}, "id a1"),
        (replace(ARTICLE, url="https://a.example/x"), {"external_id": "a1"}, "id a1"),
        (replace(ARTICLE, url="https://a.example/x"), {}, "url a.example/x"),
        (replace(ARTICLE, url="https://a.example/?p=3"), {}, "url a.example?p=3"),
        (replace(ARTICLE, url="https://a.example/"), {}, "sha256 "),
        (replace(ARTICLE, url="http://[bad"), {}, "sha256 "),
        (replace(ARTICLE, url="about:blank"), {"url": "file:///x"}, "sha256 "),
        (ARTICLE, {}, "sha256 "),
    ],
)
def test_what_names_an_article(article: Article, given: dict[str, str], kind: str) -> None:
    assert identity(article, **given).startswith(kind)


def test_the_text_names_it_whatever_is_said_of_it() -> None:
    assert identity(ARTICLE) == identity(replace(ARTICLE, published=date(2025, 1, 1), publisher="X"))
    assert identity(ARTICLE) != identity(Article(ARTICLE.segments[1:]))


@pytest.mark.parametrize(
    "other",
    [
        replace(ARTICLE, published=date(2025, 1, 1)),
        replace(ARTICLE, publisher="X"),
        replace(ARTICLE, url="https://a.example/"),
        replace(ARTICLE, segments=(Segment("headline", "A bridge", "Credit"), ARTICLE.segments[1])),
        replace(ARTICLE, segments=(Segment("body", "A bridge"), ARTICLE.segments[1])),
        replace(ARTICLE, segments=ARTICLE.segments[::-1]),
    ],
)
def test_any_change_is_another_reading(other: Article) -> None:
    assert digest(other) != digest(ARTICLE)
    assert digest(replace(other)) == digest(other)
