"""Checks a currency conversion against the European Central Bank's reference rates.

Knows dates and rates; does not know where in a text the two amounts stood. Only this file imports
currency_converter.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
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
MONTH = 21  # days with a rate
NO_RATE = ("", "N/A")
DAY_LETTERS = len("2025-07-10")


@dataclass(frozen=True, slots=True)
class RateCheck:
    """Whether some day's rate gives the conversion; `known` is False when the ECB has no rate for the
    pair."""

    holds: bool
    known: bool
    note: str
    off: Decimal | None = None  # what the text implies, over the rate of the day


@cache
def _printed() -> tuple[tuple[str, ...], tuple[str, ...], dict[str, int]]:
    """The reference rates as the bank prints them: the days, the earliest first, for each its line of rates,
    and the place of each currency in a line."""
    with ZipFile(CURRENCY_FILE) as packed:
        names, *lines = packed.read(packed.namelist()[0]).decode("ascii").splitlines()
    lines.reverse()
    places = {name: place for place, name in enumerate(map(str.strip, names.split(","))) if place and name}
    return tuple(line[:DAY_LETTERS] for line in lines), tuple(lines), places


def _cell(currency: str, index: int) -> Decimal | None:
    """One rate; to read all of a currency takes longer than most articles."""
    _, lines, places = _printed()
    place = places[currency]
    printed = lines[index].split(",", place + 1)[place]
    return None if printed in NO_RATE else Decimal(printed)


def _nearest(currency: str, indexes: Iterable[int]) -> int | None:
    return next((index for index in indexes if _cell(currency, index) is not None), None)


@cache
def _span(currency: str) -> tuple[int, int] | None:
    """The first and the last line with a rate of a currency, None when the bank never quoted it."""
    days, _, places = _printed()
    if currency not in places:
        return None
    first, last = _nearest(currency, range(len(days))), _nearest(currency, reversed(range(len(days))))
    return None if first is None or last is None else (first, last)


@lru_cache(maxsize=8192)
def _of_euro(currency: str, day: date) -> Decimal | None:
    """How many of a currency one euro was on a day: between two days with a rate on the line between them,
    outside of all days the nearest."""
    if currency == EURO:
        return Decimal(1)
    span = _span(currency)
    if span is None:
        return None
    days = _printed()[0]
    index = bisect_left(days, day.isoformat())
    if not span[0] < index <= span[1]:
        return _cell(currency, min(max(index, span[0]), span[1]))
    if days[index] == day.isoformat() and (quoted := _cell(currency, index)) is not None:
        return quoted
    before = _nearest(currency, range(index - 1, span[0] - 1, -1))
    after = _nearest(currency, range(index, span[1] + 1))
    if before is None or after is None:
        return None
    earlier, later = _cell(currency, before), _cell(currency, after)
    since, until = (day - date.fromisoformat(days[before])).days, (date.fromisoformat(days[after]) - day).days
    return None if earlier is None or later is None else (earlier * until + later * since) / (since + until)


@lru_cache(maxsize=4096)
def rate(base: str, quote: str, day: date) -> Decimal | None:
    """How many `quote` one `base` was on a day (weekends: the rates between), None without a rate."""
    one, other = _of_euro(base, day), _of_euro(quote, day)
    return None if one is None or other is None else Decimal(1) / one * other


def bounds(currency: str) -> tuple[date, date] | None:
    """First and last day with a rate; None for the euro, in which the rates are told."""
    span, days = _span(currency), _printed()[0]
    return None if span is None else (date.fromisoformat(days[span[0]]), date.fromisoformat(days[span[1]]))


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
    missed = RateCheck(False, True, f"{stated}, the text implies {_short(middle)}", middle / day_rate)
    if published is not None:
        return missed
    found = dated(missed, base, quote, units, published)
    return missed if found is missed else RateCheck(True, True, found.note + "; the article has no date")


def dated(
    missed: RateCheck,
    base: tuple[Decimal, Decimal],
    quote: tuple[Decimal, Decimal],
    units: tuple[str, str],
    published: date | None,
) -> RateCheck:
    """A conversion that misses the day's rate, with the latest month before whose rate gives it."""
    when = solve(base, quote, units, published or date.max)
    return missed if when is None else replace(missed, note=f"{missed.note}, the rate of {when:%B %Y}")


def _short(factor: Decimal) -> str:
    """A rate to four places without the zeros that say nothing: 860, 0.8627."""
    return f"{factor.quantize(PLACES).normalize():f}"


def _gives(base: tuple[Decimal, Decimal], quote: tuple[Decimal, Decimal], factor: Decimal) -> bool:
    low, high = base[0] * factor * (1 - TOLERANCE), base[1] * factor * (1 + TOLERANCE)
    return low <= quote[1] and quote[0] <= high


def solve(
    base: tuple[Decimal, Decimal], quote: tuple[Decimal, Decimal], units: tuple[str, str], until: date
) -> date | None:
    """The latest day (of one a month) up to `until` whose rate gives the conversion; None when none did."""
    days = _monthly(*units)
    return next((day for day, got in days if day <= until and _gives(base, quote, got)), None)


@lru_cache(maxsize=256)
def _monthly(first: str, second: str) -> tuple[tuple[date, Decimal], ...]:
    """Days with a rate of both, a month apart, the latest first."""
    spans = [found for unit in (first, second) if unit != EURO and (found := _span(unit))]
    if not spans:
        return ()
    rates = []
    for index in range(min(s[1] for s in spans), max(s[0] for s in spans) - 1, -MONTH):
        one, other = (Decimal(1) if unit == EURO else _cell(unit, index) for unit in (first, second))
        if one is not None and other is not None:
            rates.append((date.fromisoformat(_printed()[0][index]), Decimal(1) / one * other))
    return tuple(rates)
