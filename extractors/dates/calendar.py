"""Arithmetic on calendar days: whole months, units around a day, a day moved by units.

Knows no phrase and never today's date.
"""

from datetime import date, timedelta


def whole_year(year: int) -> tuple[date, date]:
    return date(year, 1, 1), date(year, 12, 31)


def whole_months(year: int, month: int, months: int = 1) -> tuple[date, date]:
    """The `months` months from this one on; a month beyond December is one of the next year."""
    first = year * 12 + month - 1
    last = first + months
    return date(first // 12, first % 12 + 1, 1), date(last // 12, last % 12 + 1, 1) - timedelta(days=1)


def in_year(day: date, year: int) -> date:
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)


def moved(day: date, unit: str, count: int) -> date:
    """The day `count` units later, earlier when negative; a day that does not exist is the month's last."""
    days = {"hour": 0, "day": 1, "night": 1, "week": 7, "fortnight": 14}.get(unit)
    if days is not None:
        return day + timedelta(days=days * count)
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}[unit] * count
    first, last = whole_months(day.year, day.month + months)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), last)


def unit_around(day: date, unit: str) -> tuple[date, date]:
    """The calendar week, month, quarter, year or decade that holds the day."""
    if unit in ("hour", "day", "night"):
        return day, day
    if unit in ("week", "fortnight"):
        monday = day - timedelta(days=day.weekday())
        return monday, monday + timedelta(days=6)
    if unit == "month":
        return whole_months(day.year, day.month)
    if unit == "quarter":
        return whole_months(day.year, (day.month - 1) // 3 * 3 + 1, 3)
    if unit == "year":
        return whole_year(day.year)
    length = 10 if unit == "decade" else 100
    first = day.year // length * length
    return whole_year(first)[0], whole_year(first + length - 1)[1]
