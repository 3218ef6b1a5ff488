"""Holds ages against years of birth, and lengths against years and days: "Lindqvist, 64, … born in 1950".

Knows years, ages set off by commas and pronouns; whose age it is beyond that is not asked.
"""

import re
from collections.abc import Iterator

from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, printed
from app.reconcile.relations.stating import Found, Told

BORN = re.compile(
    r"(?:^|[.!?]\s)(?:(?:He|She|[A-Z][\w'’-]+) was b|B)orn (?:[^.;()]{0,60}? )?"
    r"(?:in|on [A-Z][a-z]+ \d{1,2},?|on \d{1,2} [A-Z][a-z]+) (19\d\d|20[012]\d)\b"
)
BORN_CUE = "orn "  # stands in every text that BORN matches
APPOSITION = re.compile(r"[A-Za-z’']+, $")
MONTHS = re.compile(r"january|february|march|april|may|june|july|august|september|october|november|december")
MOST_DAYS = 31
KIN = re.compile(r"\b(?:whose|son|daughter|wife|husband|father|mother|brother|sister|partner|widow)\b")
KIN_REACH = 40  # characters before an age in which someone else may be named
NEAR = 1  # segments between an age and the birth it is held against
OLDEST = 110


def ages(sheet: Sheet) -> Iterator[Relating]:
    """Ages against births: the only one printed ", 64," beside the only birth told of a "he" or "she"."""
    published = sheet.article.published
    if published is None:
        return
    births: list[tuple[int, int]] = []
    for number, segment in enumerate(sheet.article.segments):
        if segment.role == "body" and BORN_CUE in segment.text:
            births.extend((number, int(found.group(1))) for found in BORN.finditer(segment.text))
    if len(births) != 1:
        return
    told_in, year = births[0]
    told = [k for k in range(len(sheet.mentions)) if _set_off(sheet, k)]
    near = [k for k in told if abs(sheet.mentions[k].claim.at.segment - told_in) <= NEAR]
    if len(near) != 1 or len({sheet.mentions[k].value for k in told}) != 1:
        return
    age = sheet.mentions[near[0]].value
    real = published.year - year
    if age is not None and 0 < real <= OLDEST:
        holds = real - 1 <= age <= real
        note = f"who was born in {year} was {real - 1} or {real} in {published.year}"
        yield Relating("span", near[0], (), holds, note, closed=True, cue="age")


def lived(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Born in 1960, died aged 45 in 2020"; "a 30-year-old, born in 1984" in the year of publication."""
    age, published = sheet.mentions[at["age"]], sheet.article.published
    last = at.get("last", published.year if published is not None else None)
    if (
        last is None
        or age.value is None
        or age.claim.quantity.hedge != "exact"
        or not 0 < last - at["first"] <= OLDEST
    ):
        return None
    real = last - at["first"]
    note = f"who was born in {at['first']} was {real - 1} or {real} in {last}"
    return Told(real - 1 <= age.value <= real, note, ("age",), (), "age")


def lasted(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "For 12 years, since 2004"."""
    years, published = sheet.mentions[at["years"]], sheet.article.published
    if published is None or years.claim.quantity.unit != "year" or years.value is None:
        return None
    real = published.year - at["first"]
    low, high = printed(years)
    note = f"{at['first']} to {published.year} = {real} years"
    return Told(low - 1 <= real <= high + 1, note, ("years",), (), "age")


def held(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "From 3 to 20 May, a 12-day feast": with or without the last day."""
    days = sheet.mentions[at["days"]]
    if (
        days.claim.quantity.unit != "day"
        or days.value is None
        or not 0 < at["first"] < at["last"] <= MOST_DAYS
    ):
        return None
    real = at["last"] - at["first"]
    if MONTHS.search(text) is None:
        return None
    note = f"{at['first']} to {at['last']} = {real + 1} days"
    return Told(real - 1 <= days.value <= real + 1, note, ("days",), (), "age")


def _set_off(sheet: Sheet, index: int) -> bool:
    """Whether an age stands between commas behind a name: "Kaspar Lindqvist, 64, played"."""
    mention = sheet.mentions[index]
    if mention.family != "age" or mention.claim.quantity.hedge != "exact":
        return False
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    before, after = text[max(0, at.start - 20) : at.start], text[at.end : at.end + 1]
    if KIN.search(text[max(0, at.start - KIN_REACH) : at.start]) is not None:
        return False
    return APPOSITION.search(before) is not None and after in (",", ".", ";", "")
