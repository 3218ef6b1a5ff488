"""Every quantity of every kind, written out, reads as itself; every generated surface reads as its value."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors import quantities
from extractors.kinds.units import NAMES, UNITS
from extractors.model import Hedge, Kind, Quantity
from extractors.writing import format as written
from extractors.writing import plural

EXAMPLES = 300
CODES = ("EUR", "GBP", "USD", "JPY", "CHF", "INR", "AUD", "SEK")
PER = ("share", "month", "year", "barrel", "tonne", "hour")
NOUNS = (
    "drone and missile strike", "coal-fired power plant", "house", "vote", "factory", "church", "city",
    "child", "eligible pensioner", "different boss", "woman", "box", "pair of tickets", "aircraft",
    "soldier", "job",
)  # fmt: skip
TIMES = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
NOT_MEASURES = frozenset(
    (*TIMES, "millisecond", "microsecond", "nanosecond", "fortnight", "millennium", "annum", "basis point")
)
MEASURES = tuple(
    name
    for name in sorted(UNITS)
    if name not in NOT_MEASURES and NAMES.get(plural(name)) == name == NAMES.get(name)
)
HEDGES: tuple[Hedge, ...] = ("exact", "about", "more_than", "at_least", "less_than", "at_most")

amounts = st.decimals(min_value=0, max_value=10**12, places=2) | st.integers(2, 10**15).map(Decimal)
small = st.integers(2, 120).map(Decimal)


def bounded(value: Decimal, hedge: Hedge, unit: str | None) -> Quantity:
    low = None if hedge in ("less_than", "at_most") else value
    high = None if hedge in ("more_than", "at_least") else value
    return Quantity(value, low, high, hedge, unit)


Case = tuple[Quantity, Kind]
Units = st.SearchStrategy[str | None]


def scalar(kind: Kind, values: st.SearchStrategy[Decimal], units: Units) -> st.SearchStrategy[Case]:
    return st.builds(lambda v, h, u: (bounded(v, h, u), kind), values, st.sampled_from(HEDGES), units)


def ranged(kind: Kind, units: Units) -> st.SearchStrategy[Case]:
    ends = st.lists(amounts, min_size=2, max_size=2, unique=True).map(sorted)
    return st.builds(lambda e, u: (Quantity(None, e[0], e[1], "range", u), kind), ends, units)


monies = st.sampled_from(CODES) | st.builds("{} per {}".format, st.sampled_from(CODES), st.sampled_from(PER))
everything = st.one_of(
    scalar("money", amounts | amounts.map(lambda v: -v), monies),
    scalar("money", small, st.sampled_from(("cent", "penny"))),
    scalar("count", amounts, st.none()),
    scalar("count", st.integers(2, 10**9).map(Decimal), st.sampled_from(NOUNS)),
    scalar(
        "casualty",
        st.integers(2, 10**6).map(Decimal),
        st.sampled_from(("people", "death", "injury", "fatality")),
    ),
    scalar("percent", amounts | amounts.map(lambda v: -v), st.sampled_from(("%", "pp", "basis point"))),
    scalar("measure", amounts, st.sampled_from(MEASURES)),
    scalar("measure", st.decimals(1, 9, places=1), st.just("magnitude")),
    scalar("duration", amounts, st.sampled_from(TIMES)),
    scalar("age", small, st.sampled_from(("year", "month", "week"))),
    scalar("ratio", amounts, st.just("times")),
    scalar("ratio", small, st.just("ratio")),
    scalar("ratio", st.integers(1, 98).map(lambda n: Decimal(n) / 100), st.none()),
    scalar("rate", small, st.sampled_from(("gallon per minute", "times per week", "tonne per year"))),
    ranged("money", monies),
    ranged("percent", st.just("%")),
    ranged("count", st.sampled_from((None, *NOUNS))),
    ranged("measure", st.sampled_from(MEASURES)),
    ranged("duration", st.sampled_from(TIMES)),
    st.builds(lambda a, b: (Quantity(None, min(a, b), max(a, b), "exact", "score"), "score"), small, small),
)


def check_written(case: Case) -> None:
    quantity, kind = case
    text = written(quantity, kind)
    assert [reading.quantity for reading in quantities(text)] == [quantity], text


MAGNITUDES = {
    "": 1, "k": 10**3, " thousand": 10**3, "m": 10**6, "mn": 10**6, " million": 10**6, "-million": 10**6,
    "bn": 10**9, "b": 10**9, " billion": 10**9, "tn": 10**12, " trillion": 10**12, " lakh": 10**5,
    " crore": 10**7,
}  # fmt: skip
MONEY = {
    "€{}": "EUR", "£{}": "GBP", "US${}": "USD", "A${}": "AUD", "HK${}": "HKD", "C${}": "CAD", "NZ${}": "NZD",
    "EUR{}": "EUR", "USD {}": "USD", "{} USD": "USD", "{} euros": "EUR", "{} Canadian dollars": "CAD",
    "Rs {}": "INR",
}  # fmt: skip
surfaces = st.tuples(
    st.decimals(1, 999, places=1), st.sampled_from(sorted(MAGNITUDES)), st.sampled_from(sorted(MONEY))
)


def check_money(case: tuple[Decimal, str, str]) -> None:
    number, magnitude, form = case
    text = f"They paid {form.format(f'{number}{magnitude}')} for it."
    found = [(reading.value, reading.unit) for reading in quantities(text)]
    assert found == [(number * MAGNITUDES[magnitude], MONEY[form])], text


ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def spelled(n: int) -> str:
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{ONES[n // 100]} hundred" + (f" and {spelled(n % 100)}" if n % 100 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = n % size
            return f"{spelled(n // size)} {word}" + (
                (" and " if rest < 100 else " ") + spelled(rest) if rest else ""
            )
    raise AssertionError(n)


def check_spelled(n: int) -> None:
    assert [reading.value for reading in quantities(f"It counted {spelled(n)}.")] == [n]


CHECKS: tuple[tuple[Callable[[Any], None], st.SearchStrategy[Any]], ...] = (
    (check_written, everything),
    (check_money, surfaces),
    (check_spelled, st.integers(2, 10**12 - 1)),
)


@pytest.mark.parametrize(("check", "cases"), CHECKS)
def test_round_trip(check: Callable[[Any], None], cases: st.SearchStrategy[Any]) -> None:
    """`benchmarks/round_trip.py` runs the same checks on 10,000 examples each."""
    settings(max_examples=EXAMPLES, deadline=None)(given(cases)(check))()


@pytest.mark.parametrize("noun", NOUNS)
def test_plural_of_a_counted_noun(noun: str) -> None:
    assert [reading.unit for reading in quantities(f"They had 3 {plural(noun)}.")] == [noun]
