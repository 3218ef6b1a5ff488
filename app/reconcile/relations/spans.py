"""Recognises how long something lasted against the years or days it is said to lie between.

Knows years and days printed in the text and the publication date; what lasted is not asked.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, printed

YEAR = re.compile(r"(1[5-9]\d\d|20\d\d)(?<![\d,.$£€-]\d{4})(?!,?\d|\.\d)")
FROM_TO = re.compile(
    r"(?:from|between)\s+(?:\w+\s+)?(1[5-9]\d\d|20\d\d)\s+(?:to|and|until|through)\s+(?:\w+\s+)?(1[5-9]\d\d|20\d\d)"
    r"|(1[5-9]\d\d|20\d\d)\s?[-–—]\s?(1[5-9]\d\d|20\d\d)"
)
SPAN_WORDS = words(
    """span period spell reign term war career marriage since ago later after earlier for anniversary
    lasted over in of run stint"""
)
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
MONTH = rf"({'|'.join(MONTHS)})[a-z]{{0,6}}\.?"
DAY = re.compile(rf"\b(?:{MONTH} (\d{{1,2}})|(\d{{1,2}}) {MONTH})(?:st|nd|rd|th)?(?:,? (\d{{4}}))?\b")
UNIT_DAYS = {
    unit: Decimal(days)
    for unit, days in zip("day week fortnight month year".split(), "1 7 14 30.44 365.25".split(), strict=True)
}
DAY_WORDS = words("after later earlier before since ago for last past over within")
DAYS_AROUND = 6  # segments on each side in which days are looked for
MOST_DAYS = 12
LEAP = 2000  # stands for a year nobody says
TIED = re.compile(r"(?:a|an|for|over|the|an? [a-z]+ of)?(?: ?(?:more than|over|almost|nearly|about|some))?")
EARLIER = 3  # segments before its own whose ends are searched for a year
AROUND = 240  # characters looked at on each side of the duration
SINCE = re.compile(r"^(?:\s|-)?ago,? in (1[5-9]\d\d|20\d\d)\b(?![,.]\d)")
IN_YEAR = re.compile(
    r"\bin (1[5-9]\d\d|20\d\d),? (?:about |some |nearly |almost |more than )?$", re.IGNORECASE
)
AGO = re.compile(r"^\s?ago\b")
AS_ROLE = re.compile(r"^ as (?:an? |the )?([a-z]{4,})")
HELD = re.compile(r"\b(?:his|her|their|its)(?: nearly| almost| more than)? $", re.IGNORECASE)
ROLE_REACH = 80  # characters before "1987 to 2004" in which the role is named
Days = dict[int, tuple[date, ...]]  # segment -> the days it names, read once
STATED = 40  # a duration this close to "1990 to 2000" speaks of it


def spans(sheet: Sheet) -> Iterator[Relating]:
    """Durations in years, and the years in the text around (or the year of publication) that they lie
    between."""
    published = sheet.article.published
    days: Days = {}
    for index, mention in enumerate(sheet.mentions):
        if mention.family != "duration" or not mention.value:
            continue
        if mention.claim.quantity.unit not in ("year", "decade"):
            yield from _between_days(sheet, index, mention, days)
            continue
        stated = _stated(sheet, index, mention) or _ago(sheet, index, mention) or _held(sheet, index, mention)
        if stated is not None:
            yield stated
            continue
        years = _value(mention)
        text = _around(sheet, mention)
        found = [int(m.group(1)) for m in YEAR.finditer(text)][:12]
        ends = [*found, *([published.year] if published else [])]
        spoken = set(mention.plain_left[:4]) | set(mention.plain_right[:4])
        pair = next(((a, b) for a in found for b in ends if Decimal(b - a) == years), None)
        if pair is not None and (spoken & SPAN_WORDS or years >= 3):
            yield Relating("span", index, (), True, f"{pair[0]} to {pair[1]} = {pair[1] - pair[0]} years")
        else:
            yield from _between_days(sheet, index, mention, days)


def _between_days(sheet: Sheet, index: int, mention: Mention, known: Days) -> Iterator[Relating]:
    """ "Nearly two weeks after", with the day before and the day after printed near, or one and today's."""
    published = sheet.article.published
    length = UNIT_DAYS.get(mention.claim.quantity.unit or "")
    if (
        published is None
        or length is None
        or not DAY_WORDS & {*mention.plain_left[:3], *mention.plain_right[:2]}
    ):
        return
    low, high = (bound * length for bound in printed(mention))
    spare = 1 if length > 1 else 0
    days = _days(sheet, mention.claim.at.segment, known)[:MOST_DAYS]
    for place, first in enumerate(days):
        for last in days[place + 1 :]:
            if first != last and low - spare <= abs((last - first).days) <= high + spare:
                early, late = sorted((first, last))
                note = f"{early.isoformat()} to {late.isoformat()} = {(late - early).days} days"
                yield Relating("span", index, (), True, note)
                return


def _days(sheet: Sheet, segment: int, known: Days) -> list[date]:
    """The day of publication and the days named in the segments around."""
    published, segments = sheet.article.published, sheet.article.segments
    found = [] if published is None else [published]
    for near in range(max(0, segment - DAYS_AROUND), min(len(segments), segment + DAYS_AROUND + 1)):
        if near not in known:
            known[near] = tuple(_named(segments[near].text, published))
        found += known[near]
    return found


def _named(text: str, published: date | None) -> Iterator[date]:
    """The days a text names, in the year of publication where none is said."""
    if not any(map(text.__contains__, MONTHS)):
        return  # most texts name none, and to see that is quick
    for match in DAY.finditer(text):
        named = named_day(match, published.year if published is not None else LEAP)
        if named is not None:
            yield named


def named_day(match: re.Match[str], year: int) -> date | None:
    """The day of a match of DAY, in `year` where none is said; None where no calendar has it."""
    month, day, day_before, month_after, said = match.groups()
    try:
        return date(int(said or year), MONTHS.index(month or month_after) + 1, int(day or day_before))
    except ValueError:
        return None


def _value(mention: Mention) -> Decimal:
    value = mention.value or Decimal(0)
    return value * 10 if mention.claim.quantity.unit == "decade" else value


def _around(sheet: Sheet, mention: Mention) -> str:
    """The text near the duration, and the ends of the three segments before its own."""
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    here = text[max(0, at.start - AROUND) : at.end + AROUND]
    earlier = [
        s
        for s in sheet.article.segments[max(0, at.segment - EARLIER) : at.segment]
        if s.role != "boilerplate"
    ]
    return " ".join([*(s.text[-AROUND:] for s in earlier), here])


def _stated(sheet: Sheet, index: int, mention: Mention) -> Relating | None:
    """ "from 1990 to 2000, a 12-year span": both years and the duration in one breath."""
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    start = max(0, at.start - STATED)
    for match in FROM_TO.finditer(text, start, min(len(text), at.end + STATED)):
        first, last = (int(g) for g in match.groups() if g is not None)
        gap = text[match.end() : at.start] if match.end() <= at.start else text[at.end : match.start()]
        if last <= first or re.search(r"[.;!?]", gap):
            continue
        years = _value(mention)
        holds = abs(Decimal(last - first) - years) <= 1
        tied = (
            bool(
                {"span", "period", "spell", "reign", "career", "stint", "run"} & set(mention.plain_right[:2])
            )
            or TIED.fullmatch(gap.strip(" ,(")) is not None
        )
        if holds or tied:
            note = f"{first} to {last} = {last - first} years"
            return Relating("span", index, (), holds, note, closed=tied)
    return None


def _ago(sheet: Sheet, index: int, mention: Mention) -> Relating | None:
    """ "30 years ago, in 1994": against the year of publication."""
    published = sheet.article.published
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    after, before = text[at.end : at.end + STATED], text[max(0, at.start - STATED) : at.start]
    found = SINCE.match(after) or (IN_YEAR.search(before) if AGO.match(after) else None)
    if published is None or found is None:
        return None
    year = int(found.group(1))
    low, high = printed(mention)
    ten = Decimal(10) if mention.claim.quantity.unit == "decade" else Decimal(1)
    real = published.year - year
    holds = low * ten - 1 <= real <= high * ten + 1
    return Relating("span", index, (), holds, f"{year} to {published.year} = {real} years", closed=True)


def _held(sheet: Sheet, index: int, mention: Mention) -> Relating | None:
    """ "Bishop from 1987 to 2004 … his 27 years as bishop": the years of the role, told shortly before."""
    at = mention.claim.at
    text = sheet.article.segments[at.segment].text
    role = AS_ROLE.match(text[at.end : at.end + STATED].lower())
    if role is None or HELD.search(text[max(0, at.start - STATED) : at.start]) is None:
        return None
    earlier = sheet.article.segments[at.segment - 1].text[-AROUND:] if at.segment else ""
    told = f"{earlier} {text[max(0, at.start - AROUND) : at.start]}"
    ends = [
        m for m in FROM_TO.finditer(told) if role.group(1) in told[max(0, m.start() - ROLE_REACH) : m.start()]
    ]
    if len(ends) != 1:
        return None
    first, last = (int(g) for g in ends[0].groups() if g is not None)
    low, high = printed(mention)
    holds = low - 1 <= last - first <= high + 1
    return Relating(
        "span", index, (), holds, f"{first} to {last} = {last - first} years", closed=last > first
    )
