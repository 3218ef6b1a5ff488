"""One reader for each shape of a phrase of time: what days it names, told from the day of publication.

Knows no text beyond the phrase, in lower case and without commas.
"""

import re
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from extractors.dates.calendar import moved, unit_around, whole_months, whole_year
from extractors.dates.words import AHEAD, BACK, COUNT, MONTHS, ORDINALS, SEASONS, SMALL, UNIT, UNITS, WEEKDAYS
from extractors.model import Aspect, Precision

WEDNESDAY = 2
SOON = 60  # days ahead within which a day told without its year is not taken for last year's
Span = tuple[date | None, date | None, Precision, Aspect, str]


def _said_year(words: str | None, published: date | None) -> int | None:
    """The year of "2019", "of fiscal 2019", "last year"; None when it is not said or cannot be told."""
    digits = re.search(r"\d{4}", words or "")
    if digits:
        return int(digits[0])
    if words and published and "year" in words:
        return published.year + (-1 if "last" in words else 1 if "next" in words else 0)
    return None


def _nearest_year(published: date, month: int, day: int, ahead: bool) -> int:
    """The year that puts this month and day behind the day of publication, or before it when `ahead`."""
    passed = (month, day) <= (published.month, published.day)
    return published.year + (
        1 if ahead and passed and month != published.month else 0 if ahead or passed else -1
    )


def _year_of_day(published: date, month: int, day: int, *, ahead: bool, weekday: str | None) -> int:
    """The year of a day told without one: its weekday decides, else the past unless it is close ahead."""
    if weekday is not None:
        for year in (published.year, published.year - 1, published.year + 1):
            if date(year, month, day).weekday() == WEEKDAYS.index(weekday):
                return year
    soon = (date(published.year + (month < published.month), month, min(day, 28)) - published).days
    return _nearest_year(published, month, day, ahead or 0 < soon < SOON)


def _day_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    said = match.groupdict()
    month, first = MONTHS[said["month"]], int(said["day"])
    last = int(said["last"]) if said["last"] else first
    if said["year"]:
        year, how = int(said["year"]), ""
    elif published:
        year = _year_of_day(published, month, first, ahead=ahead, weekday=said["weekday"])
        how = f", the nearest to {published}"
    else:
        return (None, None, "day", "single", ", of a year not said")
    return (date(year, month, first), date(year, month, last), "day", "single", how)


def _month_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    said = match.groupdict()
    month = MONTHS[said["month"]]
    last = MONTHS[said["last"]] if said.get("last") else month
    year = _said_year(said.get("year"), published)
    how = ""
    if year is None:
        if published is None:
            return (None, None, "month", "single", ", of a year not said")
        forward = (ahead and said.get("which") != "last") or said.get("which") == "next"
        year, how = _nearest_year(published, last, 1, forward), f", the nearest to {published}"
        if last < month or (said.get("which") == "last" and month == published.month):
            year -= 1
    start, end = whole_months(year, month, (last - month) % 12 + 1)
    return (start, end, "month", "single", how)


def _months_to_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    month, year = MONTHS[match["month"] or match["month_after"]], _said_year(match["year"], published)
    day = match["day"] or match["day_before"]
    if year is None:
        if published is None:
            return (None, None, "quarter", "single", ", of a year not said")
        year = _nearest_year(published, month, 1, ahead)
    end = date(year, month, int(day)) if day else whole_months(year, month)[1]
    unit = match["unit"]
    count = SMALL.get(match["count"] or "", 0) or int(match["count"] or 1)
    if match["way"] == "of":  # "the week of 18 November"; "the quarter of May" names nothing
        return (*unit_around(end, "week"), "week", "single", "") if unit == "week" and day else None
    if unit == "week":
        return (end - timedelta(days=7 * count - 1), end, "week", "single", "")
    months = {"year": 12, "half": 6, "quarter": 3, "month": 1}[unit] * count
    start = (
        whole_months(year, month - months + 1)[0]
        if not day
        else moved(end, "month", -months) + timedelta(days=1)
    )
    precision: Precision = "year" if months == 12 else "quarter" if months in (3, 6, 9) else "month"
    return (start, end, precision, "single", "")


def _quarter_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    said = match.groupdict()
    number = ORDINALS.get(said["which"]) or int(re.sub(r"\D", "", said["which"]))
    half = said["unit"] in ("half", "h")
    number = min(number, 2) if half else number
    length, fiscal = (6 if half else 3), ", read as calendar quarters"
    year = _said_year(said["year"], published)
    if year is None:
        if published is None:
            return (None, None, "quarter", "single", ", of a year not said")
        ended = whole_months(published.year, number * length)[1] <= published
        begun = date(published.year, (number - 1) * length + 1, 1) <= published
        year = published.year - (0 if ahead or ended or (begun and half) else 1)
        fiscal += f", the last before {published}"
    start, end = whole_months(year, (number - 1) * length + 1, length)
    return (start, end, "quarter", "single", fiscal)


def _fiscal_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    """ "the previous fiscal year": when it ends is not said, so calendar years are read."""
    unit = match["unit"]
    if published is None:
        return (None, None, UNITS[unit], "single", ", from a day not said")
    step = {"last": -1, "previous": -1, "next": 1}.get(match["which"], 0)
    start, end = unit_around(moved(published, unit, step), unit)
    return (start, end, UNITS[unit], "single", f", read as a calendar {unit}, counted from {published}")


def _part_of_year_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    """ "the first three months of the year": counted from either end of a calendar year."""
    year = _said_year(match["year"], published) if match["year"] != "the year" else None
    if year is None:
        if published is None:
            return (None, None, "month", "single", ", of a year not said")
        year = published.year
    count = SMALL[match["count"]] if match["count"] in SMALL else int(match["count"])
    start, end = whole_year(year)
    if match["side"] == "first":
        end = moved(start, match["unit"], count) - timedelta(days=1)
    else:
        start = moved(date(year + 1, 1, 1), match["unit"], -count)
    precision: Precision = "quarter" if (match["unit"], count) == ("month", 3) else UNITS[match["unit"]]
    return (start, end, precision, "single", "")


def _weekday_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    if published is None:
        return (None, None, "day", "single", ", of a week not said")
    if match["plural"]:
        return (None, None, "day", "habitual", "")
    gap = (published.weekday() - WEEKDAYS.index(match["weekday"])) % 7
    which = match["which"]
    if which == "next" or (ahead and which != "last"):
        gap = gap - 7 if gap or which == "next" else 0
        how = f", the next after {published}"
    else:
        gap = 7 if which == "last" and gap == 0 else gap
        how = f", the last before {published}" if gap else f", the day of publication, {published}"
    day = published - timedelta(days=gap)
    return (day, day, "day", "single", how)


def _season_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    said = match.groupdict()
    month, year = SEASONS[said["season"]], _said_year(said.get("year"), published)
    how = ", read for the north"
    if year is None:
        if published is None:
            return (None, None, "season", "single", ", of a year not said")
        year = published.year
        if said["which"] == "next" or (ahead and said["which"] == "this"):
            year += published.month > month + 2
        elif date(year, month, 1) > published or (said["which"] == "last" and published.month < month + 3):
            year -= 1
    start, end = whole_months(year, month, 3)
    return (start, end, "season", "single", how)


def _weekend_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    if published is None:
        return (None, None, "day", "single", ", of a week not said")
    saturday = published + timedelta(days=5 - published.weekday())
    begun = (
        published.weekday() < WEDNESDAY and "this" in match[0]
    )  # on a Monday "this weekend" is the last one
    if saturday > published and not ahead and "next" not in match[0] and ("this" not in match[0] or begun):
        saturday -= timedelta(days=7)
    return (saturday, saturday + timedelta(days=1), "day", "single", f", nearest to {published}")


def _ago_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    count = SMALL[match["count"]] if match["count"] in SMALL else int(match["count"])
    unit, way = match["unit"], match["way"]
    if published is None or way in ("after", "before"):
        return None  # counted from an event of the text, which only the clause can name
    day = moved(published, unit, count if way == "from now" else -count)
    start, end = unit_around(day, unit) if unit in ("month", "year", "decade") else (day, day)
    return (start, end, UNITS[unit], "single", f", counted from {published}")


def _span_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    """ "last week", "the past 18 months", "over the next decade"."""
    unit, back, counted = match["unit"], match["which"] in BACK, match["count"]
    if published is None:
        return (None, None, UNITS[unit], "single", ", from a day not said")
    if counted is None and match["which"] in ("last", "next", "previous", "following") and unit != "decade":
        day = moved(published, unit, -1 if back else 1)
        start, end = unit_around(day, unit)
    else:
        count = SMALL[counted or ""] if (counted or "") in SMALL else int(counted or 1)
        other = moved(published, unit, -count if back else count)
        start, end = (other, published) if back else (published, other)
    return (start, end, UNITS[unit], "single", f", counted from {published}")


def _recent_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    """ "in recent years": how many is not said."""
    unit, back = match["unit"], match["which"] == "recent"
    how = f", up to {published}" if back else f", from {published}"
    return (None if back else published, published if back else None, UNITS[unit], "single", how)


def _century_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    last = int(match["which"]) * 100
    return (date(last - 99, 1, 1), date(last, 12, 31), "century", "single", "")


def _within_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    """ "in a decade", "within two years": ahead of publication, unless the clause speaks of the past."""
    if published is None or not (ahead or match["way"] == "within"):
        return None
    count = SMALL[match["count"]] if match["count"] in SMALL else int(match["count"])
    end = moved(published, match["unit"], count)
    return (published, end, UNITS[match["unit"]], "single", f", counted from {published}")


def _this_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    unit = match["unit"] if match["unit"] in UNITS else "day"
    if published is None:
        return (None, None, UNITS[unit], "single", ", from a day not said")
    start, end = unit_around(published, unit)
    if match["side"] == "earlier":
        end = published
    elif match["side"] == "later":
        start = published
    return (start, end, UNITS[unit], "single", f", that of {published}")


def _habit_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    word = (
        match["unit"]
        or match["units"]
        or {"nightly": "night", "daily": "day", "annually": "year"}.get(match[0], match[0][:-2])
    )
    return (None, None, UNITS[word], "habitual", "")


def _far_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    start = None
    if published and (unit := re.search(r"year|month|week", match[0])):
        start = unit_around(published, unit[0])[0]
    if year := re.search(r"\d{4}", match[0]):
        start = date(int(year[0]), 1, 1)
    return (start, published, "day", "cumulative", f", up to {published}" if published else "")


def _near_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    if published is None:
        return (None, None, "day", "single", ", of a day not said")
    first, last = {
        "yesterday": (-1, -1),
        "tomorrow": (1, 1),
        "overnight": (-1, 0),
        "last night": (-1, 0),
    }.get(match[0], (0, 0))
    return (
        published + timedelta(days=first),
        published + timedelta(days=last),
        "day",
        "single",
        f", of {published}",
    )


def _years_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    first, last = int(match["year"]), match["last"] or match["year"]
    end = int(last) if len(last) == 4 else first // 10 ** len(last) * 10 ** len(last) + int(last)
    if end < first:
        return None
    return (whole_year(first)[0], whole_year(end)[1], "year", "single", "")


def _decade_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    first = int(match["year"])
    return (whole_year(first)[0], whole_year(first + 9)[1], "decade", "single", "")


def _numeric_reader(match: re.Match[str], published: date | None, ahead: bool) -> Span | None:
    if "-" in match[0]:
        day: date | None = date.fromisoformat(match[0])
        how = ""
    else:
        first, second = (int(part) for part in re.split(r"[/ ]", match[0])[:2])
        day = _by_dateparser(match[0].replace(" ", "."), published or date(2000, 1, 1))
        how = "" if max(first, second) > 12 or first == second else ", day before month assumed"
    return (day, day, "day", "single", how) if day else None


@lru_cache(maxsize=1)
def _parser() -> Any:
    from dateparser.date import DateDataParser  # type: ignore[import-untyped]  # loaded late: it takes a third of a second

    return DateDataParser


def _by_dateparser(words: str, published: date) -> date | None:
    base = datetime(published.year, published.month, published.day)  # noqa: DTZ001 (a calendar day has no zone)
    settings = {"RELATIVE_BASE": base, "DATE_ORDER": "DMY", "RETURN_AS_TIMEZONE_AWARE": False}
    found = _parser()(languages=["en"], settings=settings).get_date_data(words).date_obj
    return found.date() if found and MINYEAR < found.year < MAXYEAR else None


_M = "(?P<month>" + "|".join(MONTHS) + ")"
_M2 = _M.replace("month", "last")
_D = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?: ?(?:-|to|and|through|until) ?(?P<last>\d{1,2})(?:st|nd|rd|th)?)?"
_W = rf"(?:(?P<weekday>{'|'.join(WEEKDAYS)}) (?:the )?)?"
_Y = r"(?: (?P<year>\d{4}))?"
_U = rf"(?P<unit>{UNIT})"
_IN = r"(?: (?P<year>(?:(?:of|in) )?(?:the )?(?:(?:fiscal|financial) )?(?:\d{4}|(?:this|last|next) year)))?"
Reader = Callable[[re.Match[str], date | None, bool], Span | None]
READERS: tuple[tuple[re.Pattern[str], Reader], ...] = tuple(
    (re.compile(pattern), reader)
    for pattern, reader in (
        (rf"{_W}{_D} (?:of )?{_M}{_Y}", _day_reader),
        (rf"{_W}{_M} {_D}{_Y}", _day_reader),
        (
            rf"(?:(?P<which>this|last|next|previous|following) )?{_M}"
            rf"(?: ?(?:-|to|and|through|until) ?{_M2})?{_IN}",
            _month_reader,
        ),
        (
            rf"(?:(?P<count>{COUNT})[ -])?(?P<unit>{UNIT}|half)s? (?P<way>to|ended|ending|through|of)"
            rf" (?:end[ -]|the end of )?(?:{_M}(?: (?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?"
            rf"|(?P<day_before>\d{{1,2}})(?:st|nd|rd|th)? {_M.replace('month', 'month_after')}){_Y}",
            _months_to_reader,
        ),
        (rf"(?P<which>{'|'.join(ORDINALS)})[ -](?:fiscal[ -])?(?P<unit>quarter|half){_IN}", _quarter_reader),
        (
            rf"(?P<side>first|last|final) (?P<count>{COUNT}) (?P<unit>day|week|month)s of"
            r" (?P<year>the year|(?:this|last|next) year|\d{4})",
            _part_of_year_reader,
        ),
        (r"(?P<side>)(?:the )?(?P<unit>year|month|week|decade|century)", _this_reader),
        (rf"(?P<unit>q|h)(?P<which>[1-4]){_IN}", _quarter_reader),
        (r"(?:fiscal|financial|fy)(?: year)? ?(?P<year>\d{4})(?P<last>)", _years_reader),
        (
            rf"(?:(?P<which>late|early|last|this|next) )?(?P<weekday>{'|'.join(WEEKDAYS)})"
            r"(?P<plural>s)?(?: (?:morning|afternoon|evening|night))?",
            _weekday_reader,
        ),
        (
            r"(?:(?P<which>last|this|next|the) )?(?P<season>spring|summer|autumn|fall|winter)"
            r"(?: (?:of )?(?P<year>\d{4}))?",
            _season_reader,
        ),
        (r"(?:(?:last|this|next|at the|the) )?weekend", _weekend_reader),
        (rf"(?P<count>{COUNT}) {_U}s? (?P<way>ago|from now|earlier|before|after)", _ago_reader),
        (
            r"(?P<which>last|previous|this|next|current) (?:fiscal|financial) (?P<unit>year|quarter)",
            _fiscal_reader,
        ),
        (rf"(?:in )?(?P<which>recent|coming) {_U}s", _recent_reader),
        (r"(?P<which>\d\d?)(?:st|nd|rd|th)[ -]century", _century_reader),
        (rf"(?P<which>{'|'.join(BACK + AHEAD)}) (?:(?P<count>{COUNT}) )?{_U}s?", _span_reader),
        (
            rf"(?:(?P<side>earlier|later) )?(?:this|that) (?P<unit>{UNIT}|morning|afternoon|evening)",
            _this_reader,
        ),
        (rf"(?P<way>within|in) (?P<count>{COUNT}) {_U}s?", _within_reader),
        (
            rf"(?:every|each|an?|per) (?:single |other )?(?:{_U}|{COUNT} (?P<units>{UNIT})s)"
            r"|(?:night|dai|week|month|year|annual)ly",
            _habit_reader,
        ),
        (r"year[ -]to[ -]date|so far.*|(?:to|up to) (?:date|now)|until now|date", _far_reader),
        (
            r"now|currently|nowadays|(?:at |the )?present(?: day)?|these days"
            r"|today|yesterday|tomorrow|tonight|overnight|last night",
            _near_reader,
        ),
        (r"(?P<year>\d{4}) ?[-/] ?(?P<last>\d{4}|\d\d?)", _years_reader),
        (r"(?P<year>\d{4})s", _decade_reader),
        (r"(?P<year>\d{4})(?P<last>)", _years_reader),
        (r"\d{4}-\d\d-\d\d|\d{1,2}[/ ]\d{1,2}[/ ]\d{4}", _numeric_reader),
    )
)  # fmt: skip
