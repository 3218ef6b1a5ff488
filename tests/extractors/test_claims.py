"""extract: ids in order, spans that hold, boilerplate silent, and no harm from strange articles."""

from datetime import date

import pytest

from extractors.claims import extract
from extractors.model import Article, Claim, Segment
from extractors.readers import ReadError

PUBLISHED = date(2025, 7, 10)


def claims(*segments: tuple[str, str]) -> tuple[Claim, ...]:
    return extract(Article(tuple(Segment(role, text) for role, text in segments), published=PUBLISHED))  # type: ignore[arg-type]


def test_ids_run_in_document_order_and_spans_hold() -> None:
    texts = (("headline", "Storm kills 9 in Cebu"), ("body", "Nine people died. The repairs will cost €40m."))
    found = claims(*texts)
    assert [c.id for c in found] == list(range(len(found)))
    assert [c.surface.split()[0] for c in found] == ["9", "Nine", "€40m"]
    for c in found:
        assert texts[c.at.segment][1][c.at.start : c.at.end] == c.surface
        for e in c.evidence:
            assert 0 <= e.start < e.end <= len(texts[c.at.segment][1])


def test_boilerplate_holds_no_claim() -> None:
    assert claims(("boilerplate", "Read more from over 300 titles"), ("body", "It rained.")) == ()


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the oldest ports in Chile.",
        "There is one reason to stay.",
        "The yield on the 10-year note fell.",
        "She works for Seven's morning show, as Nine said.",
        "It was one blow after another, in one form or another.",
        "The firm doubled down on prices.",
        "You will look twice at it; it is half the battle.",
        "At one point she went from one room to another for a larger one.",
        "It was a one-off, and one-sided, as if one saw it on one knee.",
        "She wears the number two shirt.",
        "Output fell in the first three months of the year.",
    ],
)
def test_idioms_names_and_dates_are_no_claims(text: str) -> None:
    assert claims(("body", text)) == ()


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("At least one of them drowned.", "one"),
        ("One soldier was killed.", "One"),
        ("The trial lasted for the past six months.", "six months"),
        ("They led by one point.", "one"),
    ],
)
def test_what_looks_like_an_idiom_and_counts(text: str, surface: str) -> None:
    assert [c.surface.startswith(surface) for c in claims(("body", text))] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "9 " * 2000,
        "killed " * 3000 + "9 people",
        "(" * 3000 + "7 boats",
        "“" * 2000 + "8 said",
        "a, " * 4000 + "5 men",
        "\ud800 killed 9 people in \ud800 Peru on Tuesday",
    ],
)
def test_strange_text_does_no_harm(text: str) -> None:
    for claim in claims(("body", text)):
        assert text[claim.at.start : claim.at.end] == claim.surface


@pytest.mark.parametrize("published", [None, date.min, date.max])
def test_the_ends_of_the_calendar_do_no_harm(published: date | None) -> None:
    text = "He spoke a day after Peru lost 40 boats last year; 9 more sank in the next century."
    article = Article((Segment("body", text),), published=published)
    assert [c.surface.split()[0] for c in extract(article)] == ["40", "9"]


def test_more_figures_than_any_article_has_are_refused_before_they_are_compared() -> None:
    with pytest.raises(ReadError, match="more than 10,000 figures"):
        claims(("body", "5 goats " * 6_000), ("table", "5 goats " * 6_000))
    with pytest.raises(ReadError, match="more than 10,000 figures"):
        claims(("body", "1 " * 2_000_000))
