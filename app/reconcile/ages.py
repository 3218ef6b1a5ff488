"""Holds an age against a year of birth printed near it: "Lindqvist, 64, …  Born in Halden in 1950, he …".

Knows years, ages set off by commas and pronouns; whose age it is beyond that is not asked.
"""

import re
from collections.abc import Iterator

from app.reconcile.arithmetic import Relating
from app.reconcile.sheet import Sheet

BORN = re.compile(
    r"(?:^|[.!?]\s)(?:(?:He|She|[A-Z][\w'’-]+) was b|B)orn (?:[^.;()]{0,60}? )?"
    r"(?:in|on [A-Z][a-z]+ \d{1,2},?|on \d{1,2} [A-Z][a-z]+) (19\d\d|20[012]\d)\b"
)
APPOSITION = re.compile(r"[A-Za-z’']+, $")
NEAR = 1  # segments between an age and the birth it is held against
OLDEST = 110


def ages(sheet: Sheet) -> Iterator[Relating]:
    """Ages against births: the only one printed ", 64," beside the only birth told of a "he" or "she"."""
    published = sheet.article.published
    if published is None:
        return
    births: list[tuple[int, int]] = []
    for number, segment in enumerate(sheet.article.segments):
        if segment.role == "body":
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


def _set_off(sheet: Sheet, index: int) -> bool:
    """Whether an age stands between commas behind a name: "Kaspar Lindqvist, 64, played"."""
    mention = sheet.mentions[index]
    if mention.family != "age" or mention.claim.quantity.hedge != "exact":
        return False
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    before, after = text[max(0, at.start - 20) : at.start], text[at.end : at.end + 1]
    return APPOSITION.search(before) is not None and after in (",", ".", ";", "")
