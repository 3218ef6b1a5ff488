"""Hedges and rounding as intervals: which printed figures agree, and how."""

from decimal import Decimal

import pytest

from app.reconcile.values import interval
from app.reconcile.values.interval import agree
from extractors.model import Claim, Hedge, Location, Quantity


def figure(surface: str, value: str, hedge: Hedge = "exact") -> Claim:
    amount = Decimal(value)
    low = None if hedge in ("less_than", "at_most") else amount
    high = None if hedge in ("more_than", "at_least") else amount
    return Claim(
        0, Location(0, 0, len(surface)), surface, "count", Quantity(amount, low, high, hedge, "person")
    )


CASES = [
    (figure("700", "700", "more_than"), figure("741", "741"), "hedge"),
    (figure("80", "80", "about"), figure("79", "79"), "hedge"),
    (figure("£3bn", "3e9"), figure("£3.04bn", "3.04e9"), "rounding"),
    (figure("23", "23", "more_than"), figure("31", "31"), "hedge"),
    (figure("50", "50", "at_most"), figure("60", "60"), None),
    (figure("23", "23"), figure("23", "23"), "equal"),
    (figure("21", "21"), figure("20", "20"), None),
    (figure("200", "200", "more_than"), figure("300", "300", "more_than"), None),
    (figure("20,000", "20000", "at_least"), figure("20,057", "20057"), "hedge"),
    (figure("884,000", "884000"), figure("984,000", "984000"), None),
    (figure("62", "62"), figure("62.8", "62.8"), "rounding"),
    (figure("$20 million", "20e6"), figure("$21 million", "21e6"), None),
    (figure("hundreds", "100", "at_least"), figure("415", "415"), "hedge"),
]


@pytest.mark.parametrize(("one", "other", "expected"), CASES)
def test_agreement(one: Claim, other: Claim, expected: str | None) -> None:
    a, b = (interval.figure(claim.quantity, claim.surface) for claim in (one, other))
    assert agree(a, b) == expected
    assert agree(b, a) == expected
