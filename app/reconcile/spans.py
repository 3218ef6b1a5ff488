"""Recognises how long something lasted against the years or days it is said to lie between.

Knows years printed in the text and the publication date; what lasted is not asked.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.arithmetic import Relating
from app.reconcile.mention import Mention
from app.reconcile.sheet import Sheet
from app.reconcile.vocabulary import words

YEAR = re.compile(r"(?<![\d,.$£€-])(1[5-9]\d\d|20\d\d)(?![\d,]|\.\d)")
FROM_TO = re.compile(
    r"(?:from|between)\s+(?:\w+\s+)?(1[5-9]\d\d|20\d\d)\s+(?:to|and|until|through)\s+(?:\w+\s+)?(1[5-9]\d\d|20\d\d)"
    r"|(1[5-9]\d\d|20\d\d)\s?[-–—]\s?(1[5-9]\d\d|20\d\d)"
)
SPAN_WORDS = words(
    """span period spell reign term war career marriage since ago later after earlier for anniversary
    lasted over in of run stint"""
)
EARLIER = 3  # segments before its own whose ends are searched for a year
AROUND = 240  # characters looked at on each side of the duration
STATED = 40  # a duration this close to "1990 to 2000" speaks of it


def spans(sheet: Sheet) -> Iterator[Relating]:
    """Durations in years, and the years in the text around (or the year of publication) that they lie
    between."""
    published = sheet.article.published
    for index, mention in enumerate(sheet.mentions):
        if (
            mention.family != "duration"
            or mention.claim.quantity.unit not in ("year", "decade")
            or not mention.value
        ):
            continue
        stated = _stated(sheet, index, mention)
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
        tied = bool(
            {"span", "period", "spell", "reign", "career", "stint", "run"} & set(mention.plain_right[:2])
        ) or gap.strip(" ,(") in ("", "a", "for", "over", "the")
        if holds or tied:
            note = f"{first} to {last} = {last - first} years"
            return Relating("span", index, (), holds, note, closed=tied)
    return None
