"""Which typing error turns one figure into the other."""

from decimal import Decimal

import pytest

from app.reconcile.values.slips import slip_between
from extractors.model import Claim, Kind, Location, Quantity


def claim(surface: str, value: str, unit: str = "USD", kind: Kind = "money") -> Claim:
    amount = Decimal(value)
    return Claim(
        0, Location(0, 0, len(surface)), surface, kind, Quantity(amount, amount, amount, "exact", unit)
    )


CASES = [
    (claim("€10m", "10e6", "EUR"), claim("€10bn", "10e9", "EUR"), "scale_slip"),
    (claim("€10m", "10e6", "EUR"), claim("€10.4bn", "10.4e9", "EUR"), "scale_slip"),
    (claim("12,500", "12500", "man", "count"), claim("1,500", "1500", "man", "count"), "digit_dropped"),
    (claim("1,500", "1500", "man", "count"), claim("100", "100", "man", "count"), None),
    (claim("two million", "2e6", "man", "count"), claim("two billion", "2e9", "man", "count"), "scale_slip"),
    (claim("two million", "2e6", "man", "count"), claim("two", "2", "man", "count"), None),
    (claim("16", "16", "case", "count"), claim("61", "61", "case", "count"), "digits_transposed"),
    (claim("129,000", "129000"), claim("120,900", "120900"), "digits_transposed"),
    (claim("22", "22", "man", "count"), claim("220", "220", "man", "count"), "zero_dropped"),
    (claim("4.4", "4.4", "point", "count"), claim("44", "44", "point", "count"), "separator_slip"),
    (claim("884,000", "884000"), claim("984,000", "984000"), "digit_changed"),
    (claim("1.508 mln", "1508000.000"), claim("1,580,000", "1580000"), "digits_transposed"),
    (claim("4.0", "4.0", "point", "count"), claim("4.7", "4.7", "point", "count"), "digit_changed"),
    (claim("$700", "700"), claim("€700", "700", "EUR"), "currency_swapped"),
    (claim("12%", "12", "%", "percent"), claim("12 points", "12", "pp", "percent"), "percent_or_points"),
    (claim("$102 a barrel", "102", "USD per barrel"), claim("$102", "102"), None),
    (claim("37", "37", "man", "count"), claim("812", "812", "man", "count"), None),
]


@pytest.mark.parametrize(("one", "other", "code"), CASES)
def test_slip(one: Claim, other: Claim, code: str | None) -> None:
    for slip in (slip_between(one, other), slip_between(other, one)):
        assert (slip.code if slip else None) == code
