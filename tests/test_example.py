"""The example article in each format: its figures, the one incident, what holds, what is let pass."""

from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from app.reconcile import reconcile
from app.reconcile.model import Reconciliation
from extractors import extract, read
from extractors.model import Article, Claim
from extractors.readers import sniff

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = ("rome-conference.txt", "rome-conference.html", "rome-conference.pdf")
PUBLISHED = date(2025, 7, 10)


@cache
def checked(name: str) -> tuple[Article, tuple[Claim, ...], Reconciliation]:
    content = (EXAMPLES / name).read_bytes()
    article = read(content, sniff(content, name), published=PUBLISHED)
    claims = extract(article)
    return article, claims, reconcile(claims, article)


def one(claims: tuple[Claim, ...], surface: str) -> Claim:
    (found,) = [claim for claim in claims if surface in claim.surface]
    return found


# surface, role, value, unit, hedge, words of what is counted or of the event
FIGURES = [
    ("700", "body", "700", "drone", "more_than", "missile"),
    ("undreds", "body", "100", "drone", "range", "drone"),
    ("€10m", "caption", "10000000", "EUR", "exact", "pledge"),
    ("415", "body", "415", "drone and missile strike", "exact", "strike"),
    ("two people", "body", "2", "person", "exact", "kill"),
    ("23", "body", "23", "person", "more_than", "injur"),
    ("two-day", "body", "2", "day", "exact", "conference"),
    ("€10bn", "body", "10000000000", "EUR", "more_than", "pledge"),
    ("£8.6bn", "body", "8600000000", "GBP", "exact", "pledge"),
    ("€2.3bn", "body", "2300000000", "EUR", "exact", "fund"),
    ("€506bn", "body", "506000000000", "EUR", "exact", "reconstruction"),
    ("third", "body", "3", "round", "exact", "talk"),
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(
    ("surface", "role", "value", "unit", "hedge", "about"), FIGURES, ids=lambda x: str(x)
)
def test_every_figure_is_read(
    name: str, surface: str, role: str, value: str, unit: str, hedge: str, about: str
) -> None:
    article, claims, _ = checked(name)
    claim = one(claims, surface)
    said = f"{claim.counted} {claim.event} {claim.quantity.unit}".lower()
    assert article.segments[claim.at.segment].role == role
    assert claim.quantity.low == Decimal(value) or claim.quantity.value == Decimal(value)
    assert unit in str(claim.quantity.unit)
    assert claim.quantity.hedge == hedge
    assert about in said


@pytest.mark.parametrize("name", FORMATS)
def test_nothing_else_is_a_claim(name: str) -> None:
    _, claims, _ = checked(name)
    assert len(claims) == len(FIGURES), [claim.surface for claim in claims]


@pytest.mark.parametrize("name", FORMATS)
def test_every_surface_stands_where_the_claim_says(name: str) -> None:
    article, claims, _ = checked(name)
    for claim in claims:
        assert article.segments[claim.at.segment].text[claim.at.start : claim.at.end] == claim.surface


@pytest.mark.parametrize("name", FORMATS)
def test_who_said_it_when_and_in_what_mode(name: str) -> None:
    _, claims, _ = checked(name)
    assert "Meloni" in str(one(claims, "€10bn").said_by)
    assert "von der Leyen" in str(one(claims, "€2.3bn").said_by)
    assert "United Nations" in str(one(claims, "€506bn").said_by)
    assert one(claims, "€10bn").mode == "pledge"
    assert one(claims, "€506bn").mode in ("estimate", "forecast")
    habitual = one(claims, "undreds").period
    assert habitual is not None
    assert habitual.aspect == "habitual"


@pytest.mark.parametrize("name", FORMATS)
def test_one_incident_a_scale_slip_in_the_caption(name: str) -> None:
    _, claims, found = checked(name)
    (incident,) = [i for i in found.incidents if i.level in ("error", "warning")]
    assert incident.level == "error"
    assert incident.hypothesis == "scale_slip"
    caption, body, pounds, part = (one(claims, s) for s in ("€10m", "€10bn", "£8.6bn", "€2.3bn"))
    pairs = {frozenset(found.findings[index].claims) for index in incident.findings}
    assert {frozenset({caption.id, other.id}) for other in (body, pounds, part)} <= pairs
    assert found.findings[incident.findings[0]].suspect == caption.id
    assert "€10m" in incident.message
    assert "€10bn" in incident.message


@pytest.mark.parametrize("name", FORMATS)
def test_the_conversion_holds_at_the_rate_of_the_day(name: str) -> None:
    _, claims, found = checked(name)
    euros, pounds = one(claims, "€10bn").id, one(claims, "£8.6bn").id
    (conversion,) = [
        d for d in found.derived if d.relation == "convert" and {d.whole, *d.parts} == {euros, pounds}
    ]
    assert conversion.holds
    assert any(rate in conversion.note for rate in ("0.8613", "0.8627")), conversion.note


LET_PASS = [
    ("700", "415", {"different_period"}),
    ("undreds", "700", {"loose_bound", "habitual", "different_aspect"}),
    ("undreds", "415", {"loose_bound", "habitual", "different_aspect"}),
    ("€10bn", "€2.3bn", {"part_and_whole"}),
    ("€10bn", "€506bn", {"different_mode", "pledge_is_not_need", "different_event"}),
    ("two people", "23", {"different_event"}),
]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize(("first", "second", "reasons"), LET_PASS, ids=lambda x: str(x))
def test_a_pair_that_looks_alike_is_let_pass_with_its_reason(
    name: str, first: str, second: str, reasons: set[str]
) -> None:
    _, claims, found = checked(name)
    pair = {one(claims, first).id, one(claims, second).id}
    given = {cleared.reason for cleared in found.cleared if set(cleared.claims) == pair}
    assert given
    assert given <= reasons, given


def test_the_three_formats_give_the_same_incidents() -> None:
    messages = {tuple(i.message for i in checked(name)[2].incidents) for name in FORMATS}
    assert len(messages) == 1
