"""Which days a phrase of time names.

Knows no text beyond the phrase; without a day of publication a relative phrase stays open.
"""

import re
from datetime import date, timedelta
from functools import lru_cache

from extractors.dates.calendar import in_year, moved, unit_around, whole_months
from extractors.dates.shapes import READERS, Span
from extractors.dates.words import COUNT, SMALL, UNIT, UNITS
from extractors.model import Period, Precision

_LENGTH = re.compile(rf"{COUNT} {UNIT}s?")  # "in a decade" is counted from now, "a decade" is each decade
FINER: dict[Precision, Precision] = {"century": "decade", "decade": "year", "year": "month"}


@lru_cache(maxsize=1 << 12)
def resolve(words: str, published: date | None, ahead: bool = False) -> Period | None:
    """The period that a phrase names, None when it names none that can be told.

    `ahead` says that the clause speaks of the future, so that "on Tuesday" is the next one. The same three
    arguments give the same period at any time.
    """
    plain = " ".join(re.sub(r"[.,]", " ", words).replace("–", "-").lower().split())
    pair = re.fullmatch(r"(?:from|between) (.+?) (?:to|and|through|until) (.+)", plain)
    if pair and (whole := _span(pair, published, ahead)) is not None:
        return Period(*whole, "single", f'"{words}"')
    span = _read(plain, published, ahead)
    if span is None:
        return None
    start_day, end_day, precision, aspect, how = span
    return Period(start_day, end_day, precision, aspect, f'"{words}"{how}')


def _span(pair: re.Match[str], published: date | None, ahead: bool) -> tuple[date, date, Precision] | None:
    """From the first day of one phrase to the last of another; a first one of no year stands before it."""
    first, last = (_read(part, published, ahead) for part in pair.groups())
    if not (first and last and first[0] and last[1]):
        return None
    start, end = first[0], last[1]
    if not re.search(r"\d{4}", pair[1]):
        if year := re.search(r"\d{4}", pair[2]):
            start = in_year(start, int(year[0]))
        if start > end and re.search(r"day\b", pair[1]):
            start = moved(start, "week", -1)
        elif start > end:
            start = moved(start, "year", -1)
    return (start, end, last[2]) if start <= end else None


_FROM = re.compile(
    r"(?:(?:in|on|over|during|by|of|for|from|within) )?"
    rf"(?:(?:the )?(?:(?P<count>{COUNT}) (?P<counted>{UNIT})s?|hours) (?P<way>later|earlier|before|after)"
    rf"|(?P<which>the same|that|(?:the )?following|the next|the previous) (?P<unit>{UNIT})"
    rf"|the (?P<before>{UNIT}) (?:before|earlier)|(?P<since>since then|ever since))"
)


@lru_cache(maxsize=1 << 12)
def resolve_from(words: str, told: Period, published: date | None) -> Period | None:
    """The period of a phrase that counts from another one: "a year earlier", "that month", "since then".

    "A day after" and "hours before" give the period of what they name: "he spoke a day after the vote" puts
    the vote a day before the day told."""
    match = _FROM.fullmatch(" ".join(words.lower().split()))
    if match is None or told.start is None or told.end is None:
        return None
    how = f'"{words}", counted from {told.start}'
    if match["since"]:
        return Period(told.start, published, told.precision, "cumulative", how)
    unit = match["counted"] or match["unit"] or match["before"] or "hour"
    if match["which"] in ("the same", "that"):
        return Period(*unit_around(told.start, unit), UNITS[unit], "single", how)
    if match["counted"]:
        count = SMALL[match["count"]] if match["count"] in SMALL else int(match["count"])
        step = count if match["way"] in ("later", "before") else -count
    else:
        step = 1 if (match["which"] or "").endswith(("following", "next")) else -1
    try:
        start, end = moved(told.start, unit, step), moved(told.end, unit, step)
    except (ValueError, OverflowError):
        return None
    if told.precision in ("month", "quarter", "year"):
        end = whole_months(end.year, end.month)[1]
    return Period(start, end, told.precision, "single", how)


def _read(plain: str, published: date | None, ahead: bool) -> Span | None:
    lead = re.match(
        r"(since|until|till|by|from|between|in|on|during|before|after|of|for|through|over|within|throughout|to)\b"
        r" ?(?:(?:the|its|his|her|their) )?",
        plain,
    )
    core = plain[lead.end() :] if lead else plain
    opening = lead[1] if lead else ""
    if opening in ("in", "within", "over") and _LENGTH.fullmatch(core):
        core, opening = f"{opening} {core}", ""
    part = re.match(
        r"(?:the )?(?:very )?(end of|start of|beginning of|middle of|early|late|mid)[ -](?:the |in )?", core
    )
    if part:
        core = core[part.end() :]
    span = None
    for pattern, reader in READERS:
        if match := pattern.fullmatch(core):
            try:
                span = reader(match, published, ahead)
            except (ValueError, OverflowError):
                span = None
            break
    if span is None and (opening == "since" or plain == "ever since"):  # "since the start of the war"
        return (None, published, "day", "cumulative", ", from an event without a day")
    if span is None:
        return None
    if part and span[2] not in ("day", "hour"):
        span = _part(part[1], span)
    return _opened(opening, span, published)


def _opened(opening: str, span: Span, published: date | None) -> Span | None:
    start, end, precision, aspect, how = span
    if opening == "since":
        return (start, published, precision, "cumulative", how)
    if opening in ("until", "till"):
        return (None, end, precision, aspect, how)
    if opening in ("before", "after"):  # an open side: the phrase is a bound, not the period
        if start is None or end is None:
            return None
        return (
            (None, start, precision, aspect, how)
            if opening == "before"
            else (end, None, precision, aspect, how)
        )
    return span


def _part(name: str, span: Span) -> Span:
    """The early, middle or late third of a period; its end is its last twelfth, at least a week."""
    start, end, precision, aspect, how = span
    if start is None or end is None:
        return span
    days = (end - start).days + 1
    third, twelfth = timedelta(days=days // 3), timedelta(days=max(7, days // 12))
    finer = FINER.get(precision, "week")
    if name == "end of":
        return (max(start, end - twelfth + timedelta(days=1)), end, finer, aspect, how)
    if name in ("start of", "beginning of"):
        return (start, min(end, start + twelfth - timedelta(days=1)), finer, aspect, how)
    if name == "early":
        return (start, start + third, finer, aspect, how)
    if name == "late":
        return (end - third, end, finer, aspect, how)
    return (start + third, end - third, finer, aspect, how)
