"""Recognises a figure with its conversion beside it: "€10bn (£8.6bn)", "186 miles (300 km)".

Knows values, units and the words between the two; it decides whether a conversion holds, not how grave it is
that one does not.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.mentions.mention import Mention
from app.reconcile.pairs.comparable import BRACKET
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, between, in_digits, printed
from app.reconcile.values import rates
from app.reconcile.values.interval import ZERO
from app.reconcile.values.units import canonical, convert, dimension

UNIT_REACH = Decimal("0.06")  # a unit conversion may be rounded by so much
BESIDE = re.compile(  # "186 miles or 300 km", "£40; €50": not a slash, which lists prices of two countries
    r"^(?:[\s,;]|or|about|around|roughly|nearly|almost|some|approximately|just|over|under|equals?|=|\u2248){1,24}$"
)
SIDE = re.compile(r"^[\s\"”″'’]*(?:[x×]|by)\s?$", re.IGNORECASE)
CHAIN = re.compile(r"\s?[;,:/]\s?(?:or |about )?")
# Currencies of one bare name; the European Central Bank quotes them all.
SHARED = {
    re.compile(r"(?!)"): ("USD", "CAD", "AUD", "NZD", "SGD", "HKD"),
    re.compile(r"\d\s(?:million\s|billion\s)?kron(?:er|or|e|a|ur)$", re.IGNORECASE): (
        "SEK",
        "NOK",
        "DKK",
        "ISK",
    ),
}
LONGEST_GAP = 40
MIXED = frozenset(("duration",))  # "one day, 16 years" is no conversion
COMPOUND = (("pound", "ounce"), ("foot", "inch"), ("stone", "pound"), ("pound-mass", "ounce"))


def conversions(sheet: Sheet) -> Iterator[Relating]:
    """A figure with its conversion beside it: "€10bn (£8.6bn)", "186 miles (300 km)"."""
    for index, mention in enumerate(sheet.mentions):
        if mention.family in MIXED or _is_side(sheet, index):
            continue
        for ahead, later in enumerate(sheet.mentions[index + 1 : index + 3], start=1):
            if not _two_units(mention, later):
                continue
            gap = between(sheet, mention, later)
            if gap is None or len(gap) > LONGEST_GAP:
                break
            linked = any(
                link.role == "conversion_of" and link.claim == mention.claim.id for link in later.claim.links
            )
            clean = gap if ahead == 1 else gap.replace(sheet.mentions[index + 1].claim.surface, "")
            if not (linked or BRACKET.match(clean) or BESIDE.match(clean.lower())):
                continue
            found = _conversion(sheet, index, index + ahead)
            if found is not None:
                yield found
                yield from _chained(sheet, index, index + ahead)
                break


def _chained(sheet: Sheet, first: int, second: int) -> Iterator[Relating]:
    """A second conversion in the same bracket: "$8.6bn (4.5bn pounds; 6.5bn euros)"."""
    third = second + 1
    if third >= len(sheet.mentions):
        return
    gap = between(sheet, sheet.mentions[second], sheet.mentions[third])
    if gap is None or CHAIN.fullmatch(gap) is None:
        return
    for earlier in (first, second):
        found = _conversion(sheet, earlier, third)
        if found is not None:
            yield found


def _is_side(sheet: Sheet, index: int) -> bool:
    """Whether a figure ends a size: in "5 x 3 inches (127 x 76 mm)" no side has a bracket of its own."""
    gap = between(sheet, sheet.mentions[index - 1], sheet.mentions[index]) if index else None
    return gap is not None and SIDE.search(gap) is not None


def _two_units(a: Mention, b: Mention) -> bool:
    """Whether two amounts of one kind are told in two units."""
    return a.family == b.family and a.claim.quantity.unit != b.claim.quantity.unit


def _conversion(sheet: Sheet, first: int, second: int) -> Relating | None:
    a, b = sheet.mentions[first], sheet.mentions[second]
    ua, ub = a.claim.quantity.unit, b.claim.quantity.unit
    if not _two_units(a, b) or ua is None or ub is None or a.value is None or b.value is None:
        return None
    if a.family == "money":
        if a.value <= ZERO or b.value <= ZERO:
            return None
        got = _best_rate(sheet, a, b)
        wanted = () if got.off is None else (a.value * got.off, b.value / got.off)
        return Relating(
            "convert", first, (second,), got.holds, got.note, closed=got.known, off=got.off, wanted=wanted
        )
    if dimension(ua) is None or dimension(ua) != dimension(ub) or _compound(ua, ub):
        return None
    low, high = (convert(value, ua, ub) for value in printed(a))
    middle = convert(a.value, ua, ub)
    if low is None or high is None or middle is None:
        return None
    reach = abs(middle) * UNIT_REACH + b.figure.step
    holds = low - reach <= b.value <= high + reach or _warmer_by(a.value, b.value, ua, ub)
    note = f"{in_digits(a.value)} {ua} = {in_digits(middle)} {ub}"
    wanted = (convert(b.value, ub, ua) or ZERO, middle)
    return Relating("convert", first, (second,), holds, note, closed=True, wanted=wanted)


def _best_rate(sheet: Sheet, a: Mention, b: Mention) -> rates.RateCheck:
    """The rate that fits best, over the currencies that a bare sign or name may stand for; a sign that was
    read as the dollar of the place stays it where no other dollar fits."""
    base, quote, published = printed(a), printed(b), sheet.article.published
    checked = [
        (rates.check(base, quote, (ua, ub), published), (ua, ub))
        for ua in _currencies(a)
        for ub in _currencies(b)
        if ua != ub
    ]
    told = [found for found in checked if found[0].holds or not _another_dollar(found[1], a, b)]
    best, units = min(told, key=lambda found: (not found[0].holds, _far(found[0])))
    if best.holds or published is None:  # without a date, every month was tried
        return best
    return rates.dated(best, base, quote, units, published)


def _another_dollar(units: tuple[str, str], a: Mention, b: Mention) -> bool:
    """Whether a bare sign is taken for another dollar than it was read as."""
    return any(
        m.claim.assumed is not None and unit != m.claim.quantity.unit
        for m, unit in zip((a, b), units, strict=True)
    )


def _far(got: rates.RateCheck) -> Decimal:
    return max(got.off, 1 / got.off) if got.off else ZERO


def _currencies(mention: Mention) -> tuple[str, ...]:
    """The currency as read first, then the others of its name where it stands without its country."""
    unit = mention.claim.quantity.unit or ""
    for name, shared in SHARED.items():
        if unit in shared and (mention.claim.assumed is not None or name.search(mention.claim.surface)):
            return (unit, *(c for c in shared if c != unit))
    return (unit,)


def _warmer_by(one: Decimal, other: Decimal, ua: str, ub: str) -> bool:
    """A difference of temperatures: "warmer by 1.5°C (2.7°F)"."""
    factors = {"degree celsius": Decimal(1), "degree fahrenheit": Decimal("1.8"), "kelvin": Decimal(1)}
    fa, fb = factors.get(canonical(ua)), factors.get(canonical(ub))
    return fa is not None and fb is not None and abs(one / fa - other / fb) <= Decimal("0.15")


def _compound(one: str, other: str) -> bool:
    """ "9lb 7oz" is one figure in two units, not a conversion."""
    return any(canonical(one) == a and canonical(other) == b for a, b in COMPOUND)
