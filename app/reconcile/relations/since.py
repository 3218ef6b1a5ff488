"""Recognises how long ago a text says something was, reckoned to the day of publication.

Knows the publication date and the dates in the sentence; durations between two other days are spans.py's.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, printed
from app.reconcile.relations.spans import DAY, UNIT_DAYS, named_day
from app.reconcile.values.interval import ZERO

REACH = 160  # characters of the sentence on each side
HEDGED = r"(?:\s(?:just|only|more than|less than|nearly|almost|about|over|under|some|exactly|around|a))*\s$"
COMES = re.compile(rf"\b(?:comes?|coming){HEDGED}", re.IGNORECASE)
AFTER = re.compile(r"^ (?:after|since) ([^.;:!?]{0,120})")
ANNIVERSARY = re.compile(r"^(?:st|nd|rd|th)?[ -](?:years? )?anniversary\b", re.IGNORECASE)
MARKED = words("mark marks marking celebrates celebrating commemorates commemorating today this")
OF_YEAR = re.compile(
    r"\b(?:(?:since|of) (?:the )?|(?:founded|began|opened|launched|established|formed|created|started|signed"
    r"|built|born|died|killed|released|published) (?:there |here )?(?:in|on) (?:[A-Za-z]+ )?(?:\d{1,2}, )?)"
    r"(1[5-9]\d\d|20\d\d)(?![\d-]|,\d)"
)
YEAR = re.compile(r"\b(1[5-9]\d\d|20\d\d)\b")
JUBILEE = "anniversary"
LONGEST_HEDGE = 40
Checked = tuple[bool, str]  # whether it holds, and the reckoning in words
SPARE = Decimal("0.5")  # of the unit: "two years" is said of a little more than two and a half


def reckoned(sheet: Sheet) -> Iterator[Relating]:
    """ "Comes two years after the inquest opened on 1 April 2014"; "the 35th anniversary of the fair, founded
    in 1985"."""
    published = sheet.article.published
    if published is None:
        return
    for index, mention in enumerate(sheet.mentions):
        if not mention.value or mention.family not in ("duration", "ordinal"):
            continue
        at = mention.claim.at
        text = sheet.article.segments[at.segment].text
        after = text[at.end : at.end + REACH]
        if mention.claim.quantity.unit == JUBILEE or ANNIVERSARY.match(after):
            found = _anniversary(mention, text[max(0, at.start - REACH) : at.start], after, published)
        elif AFTER.match(after) and COMES.search(text, max(0, at.start - LONGEST_HEDGE), at.start):
            found = _comes(mention, after, published)
        else:
            continue
        if found is not None:
            holds, note = found
            yield Relating("span", index, (), holds, note, closed=True)


def _comes(mention: Mention, after: str, published: date) -> Checked | None:
    """After a day of which the year is said, too."""
    length = UNIT_DAYS.get(mention.claim.quantity.unit or "")
    told = AFTER.match(after)
    if length is None or told is None:
        return None
    days = [m for m in DAY.finditer(told[1]) if m[5]]
    start = named_day(days[0], published.year) if len(days) == 1 else None
    if start is None:
        return None
    low, high = printed(mention)
    past = Decimal((published - start).days) / length
    holds = low - SPARE <= past <= high + SPARE
    unit = mention.claim.quantity.unit
    note = f"{start.isoformat()} to {published.isoformat()} = {past.quantize(Decimal('0.1'))} {unit}s"
    return holds, note


def _anniversary(mention: Mention, before: str, after: str, published: date) -> Checked | None:
    """Of a year named once, told of this year; a jubilee of the years around is no fault, it is prepared or
    kept on."""
    sentence = re.split(r"[.!?] ", before)[-1] + mention.claim.surface + re.split(r"[.!?](?: |$)", after)[0]
    of = OF_YEAR.findall(sentence)
    others = {int(year) for year in YEAR.findall(sentence)} - {published.year}
    if len(of) != 1 or others != {int(of[0])} or MARKED.isdisjoint(sentence.lower().split()):
        return None
    (year,) = others
    years = published.year - year
    holds = abs(years - (mention.value or ZERO)) <= 1
    return holds, f"{year} to {published.year} = {years} years"
