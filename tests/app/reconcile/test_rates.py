"""Conversions against the reference rates: on the day, without a day, and without a rate."""

from datetime import date
from decimal import Decimal

from app.reconcile.values import rates


def around(value: str) -> tuple[Decimal, Decimal]:
    amount = Decimal(value)
    return amount * Decimal("0.995"), amount * Decimal("1.005")


def test_rate_of_the_day_is_named() -> None:
    got = rates.check(around("10e9"), around("8.6e9"), ("EUR", "GBP"), date(2025, 7, 10))
    assert (got.holds, got.note) == (True, "0.8627 GBP per EUR on 2025-07-10")


def test_a_wrong_bracket_names_the_month_that_would_give_it() -> None:
    base, quote, units = around("100"), around("65"), ("EUR", "GBP")
    got = rates.dated(
        rates.check(base, quote, units, date(2025, 7, 10)), base, quote, units, date(2025, 7, 10)
    )
    assert not got.holds
    assert got.note.startswith("0.8627 GBP per EUR on 2025-07-10, the text implies 0.65")
    assert "the rate of" in got.note


def test_no_month_after_the_article_explains_it() -> None:
    base, quote, units = around("100"), around("65"), ("EUR", "GBP")
    got = rates.dated(
        rates.check(base, quote, units, date(2001, 7, 10)), base, quote, units, date(2001, 7, 10)
    )
    year = int(got.note.rpartition(" ")[2])
    assert year <= 2001


def test_no_date_is_said() -> None:
    got = rates.check(around("100"), around("85"), ("EUR", "GBP"), None)
    assert got.holds
    assert "the article has no date" in got.note


def test_no_rate_is_said() -> None:
    got = rates.check(around("341.2e9"), around("10.3e9"), ("TWD", "USD"), date(2016, 2, 6))
    assert (got.holds, got.known) == (True, False)
    assert got.note.startswith("no reference rate")


def test_weekend_has_the_rate_of_the_days_around() -> None:
    assert rates.rate("EUR", "USD", date(2024, 5, 11)) is not None
