"""Checks a currency conversion against the European Central Bank's reference rates.

Knows dates and rates; does not know where in a text the two amounts stood. Only this file imports
currency_converter.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cache, lru_cache
from zipfile import ZipFile

from currency_converter import CURRENCY_FILE

DAYS_AROUND = 3  # a paper converts at the rate of the day, or of a day or two before
UNDATED_YEARS = 2  # with no date known, any day of so many years before the newest rate
TOLERANCE = Decimal("0.012")  # banks' and agencies' own rates differ from the ECB's fixing by about so much
STEP = 7  # days between the rates tried when a whole span is searched
PLACES = Decimal("0.0001")
EURO = "EUR"
MONTH = 30  # days
NO_RATE = ("", "N/A")


@dataclass(frozen=True, slots=True)
class RateCheck:
    """Whether some day's rate gives the conversion; `known` is False when the ECB has no rate for the
    pair."""

    holds: bool
    known: bool
    note: str
    off: Decimal | None = None  # what the text implies, over the rate of the day


@cache
def _printed() -> tuple[str, ...]:
    """The reference rates as the bank prints them: a line with the currencies, then one for each day."""
    with ZipFile(CURRENCY_FILE) as packed:
        return tuple(packed.read(packed.namelist()[0]).decode("ascii").splitlines())


@cache
def _places() -> dict[str, int]:
    """Currency -> its place in a line of rates."""
    names = map(str.strip, _printed()[0].split(","))
    return {name: place for place, name in enumerate(names) if place and name}


@cache
def _quoted(currency: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The days with a rate of one currency, the earliest first, and the rates as printed: to read all numbers
    of a currency takes longer than most articles."""
    place = _places()[currency]
    rows = (line.split(",", place + 1) for line in reversed(_printed()[1:]))
    found = [(row[0], row[place]) for row in rows if row[place] not in NO_RATE]
    return tuple(day for day, _ in found), tuple(rate for _, rate in found)


@lru_cache(maxsize=8192)
def _of_euro(currency: str, day: date) -> Decimal | None:
    """How many of a currency one euro was on a day: between two days with a rate on the line between them,
    outside of all days the nearest."""
    if currency == EURO:
        return Decimal(1)
    days, quoted = _quoted(currency) if currency in _places() else ((), ())
    if not days:
        return None
    printed = day.isoformat()
    place = bisect_left(days, printed)
    if place == len(days):
        return Decimal(quoted[-1])
    if place == 0 or days[place] == printed:
        return Decimal(quoted[place])
    since = (day - date.fromisoformat(days[place - 1])).days
    until = (date.fromisoformat(days[place]) - day).days
    return (Decimal(quoted[place - 1]) * until + Decimal(quoted[place]) * since) / (since + until)


@lru_cache(maxsize=4096)
def rate(base: str, quote: str, day: date) -> Decimal | None:
    """How many `quote` one `base` was on a day (weekends: the rates between), None without a rate."""
    one, other = _of_euro(base, day), _of_euro(quote, day)
    return None if one is None or other is None else Decimal(1) / one * other


def bounds(currency: str) -> tuple[date, date] | None:
    """First and last day with a rate; None for the euro, in which the rates are told."""
    days, _ = _quoted(currency) if currency in _places() else ((), ())
    return (date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else None


def _days(published: date | None, newest: date) -> Iterator[date]:
    if published is not None:
        for distance in range(DAYS_AROUND + 1):
            yield published - timedelta(days=distance)
            if distance:
                yield published + timedelta(days=distance)
        return
    for back in range(0, UNDATED_YEARS * 366, STEP):
        yield newest - timedelta(days=back)


def check(
    base: tuple[Decimal, Decimal],
    quote: tuple[Decimal, Decimal],
    units: tuple[str, str],
    published: date | None,
) -> RateCheck:
    """Whether an amount of `units[0]` somewhere in `base` is an amount of `units[1]` in `quote` at a day's
    rate."""
    first, second = units
    ends = bounds("USD") if first == "EUR" or second == "EUR" else bounds(first)
    day = published or (ends[1] if ends else date(2000, 1, 1))
    day_rate = rate(first, second, day)
    middle = (quote[0] + quote[1]) / (base[0] + base[1]) if base[0] + base[1] else Decimal(0)
    if day_rate is None or ends is None:
        return RateCheck(True, False, f"no reference rate; implies {_short(middle)} {second} per {first}")
    for tried in _days(published, ends[1]):
        got = rate(first, second, tried)
        if got is not None and _gives(base, quote, got):
            stated = f"{got.quantize(PLACES)} {second} per {first} on {tried.isoformat()}"
            return RateCheck(True, True, stated if published else stated + "; the article has no date")
    stated = f"{day_rate.quantize(PLACES)} {second} per {first} on {day.isoformat()}"
    stated += f", the text implies {_short(middle)}"
    when = solve(base, quote, units)
    if when is not None:
        stated += f", the rate of {when.strftime('%B %Y')}"
    if published is None and when is not None:
        return RateCheck(True, True, stated + "; the article has no date")
    return RateCheck(False, True, stated, middle / day_rate)


def _short(factor: Decimal) -> str:
    """A rate to four places without the zeros that say nothing: 860, 0.8627."""
    return f"{factor.quantize(PLACES).normalize():f}"


def _gives(base: tuple[Decimal, Decimal], quote: tuple[Decimal, Decimal], factor: Decimal) -> bool:
    low, high = base[0] * factor * (1 - TOLERANCE), base[1] * factor * (1 + TOLERANCE)
    return low <= quote[1] and quote[0] <= high


def solve(
    base: tuple[Decimal, Decimal], quote: tuple[Decimal, Decimal], units: tuple[str, str]
) -> date | None:
    """The latest day (of one a month) whose rate gives the conversion, None when none ever did."""
    return next((day for day, got in _monthly(*units) if _gives(base, quote, got)), None)


@lru_cache(maxsize=256)
def _monthly(first: str, second: str) -> tuple[tuple[date, Decimal], ...]:
    """Days a month apart, the latest first, with their rates."""
    ends = [found for unit in (first, second) if unit != EURO and (found := bounds(unit))]
    if not ends:
        return ()
    earliest, latest = max(e[0] for e in ends), min(e[1] for e in ends)
    days = [latest - timedelta(days=back) for back in range(0, (latest - earliest).days + 1, MONTH)]
    return tuple((day, got) for day in days if (got := rate(first, second, day)) is not None)
