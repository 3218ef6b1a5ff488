"""Says which values a printed figure leaves open, and how two figures agree: exactly, by a hedge, by
rounding.

Knows figures only as printed digits and bounds; what they count or who said them is not known here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from extractors.model import Claim, Quantity

Agreement = Literal["equal", "hedge", "rounding"]

ABOUT_REACH = Decimal("0.10")  # "about 80" reaches from 72 to 88
ROUNDING_REACH = Decimal("0.06")  # a rounded figure stays within this share of what it rounds
BOUND_REACH = Decimal("1.6")  # "more than 23" is said of 31, hardly of 40
VAGUE = Decimal("12")  # "hundreds": from the bound up to this many times it
ZERO = Decimal(0)
ONE = Decimal(1)

_PRINTED = re.compile(r"\d[\d.,'’\s]{0,40}")
_PROPORTION_WORDS = ("half", "third", "quarter", "fifth", "tenth", "dozen", "score", "handful", "couple")
_VAGUE_WORDS = ("hundreds", "thousands", "millions", "billions", "dozens", "scores", "tens")


@dataclass(frozen=True, slots=True)
class Interval:
    """Closed bounds of the values left open; None is unbounded."""

    low: Decimal | None
    high: Decimal | None

    def holds(self, value: Decimal) -> bool:
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)

    def meets(self, other: "Interval") -> bool:
        below = self.high is not None and other.low is not None and self.high < other.low
        above = self.low is not None and other.high is not None and self.low > other.high
        return not (below or above)


def amount(quantity: Quantity) -> Decimal | None:
    """The value a figure is compared by: its value, or for a range its upper (else lower) end."""
    if quantity.value is not None:
        return quantity.value
    return quantity.high if quantity.high is not None else quantity.low


def half_step(claim: Claim) -> Decimal:
    """Half of the last printed place: "£3.04bn" is known to ±£5m, "40,000" to ±0.5, "30" to ±0.5."""
    value = amount(claim.quantity)
    if value is None or value == ZERO:
        return Decimal("0.5")
    printed = _PRINTED.search(claim.surface)
    digits = printed.group().strip(" .,'’") if printed else ""
    decimals = len(digits) - digits.rfind(".") - 1 if "." in digits else 0
    bare = re.sub(r"[^\d.]", "", digits.replace(",", ""))
    if not bare or bare.count(".") > 1 or Decimal(bare) == ZERO:
        return Decimal("0.5") if value == value.to_integral_value() else abs(value) * Decimal("0.05")
    magnitude = abs(value) / Decimal(bare)
    return Decimal("0.5") * magnitude.scaleb(-decimals)


def zeros_step(value: Decimal) -> Decimal:
    """Half of the last place that is not a trailing zero: 20,000 as "about 20 thousand" is ±5,000."""
    _sign, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int) or not digits:
        return Decimal("0.5")
    return Decimal(5).scaleb(exponent - 1)


def is_vague(claim: Claim) -> bool:
    """True for "hundreds", "thousands", "dozens": a bound so loose that it neither supports nor
    contradicts."""
    words = claim.surface.lower().split()
    return any(word in _VAGUE_WORDS for word in words) and not any(c.isdigit() for c in claim.surface)


def spread(claim: Claim) -> Interval:
    """The values the figure's own words leave open, hedge and printed precision included."""
    quantity = claim.quantity
    value = amount(quantity)
    if value is None:
        return Interval(None, None)
    if quantity.hedge == "range" or quantity.value is None:
        return Interval(quantity.low, quantity.high)
    step = half_step(claim)
    if quantity.hedge in ("more_than", "at_least"):
        return Interval(value - step, value * BOUND_REACH if value > ZERO else None)
    if quantity.hedge in ("less_than", "at_most"):
        return Interval(value / BOUND_REACH if value > ZERO else None, value + step)
    if quantity.hedge == "about" or any(word in claim.surface.lower() for word in _PROPORTION_WORDS):
        reach = max(abs(value) * ABOUT_REACH, step)
        return Interval(value - reach, value + reach)
    return Interval(value - step, value + step)


def rounds_to(fine: Decimal, coarse: Decimal, step: Decimal) -> bool:
    """Whether `coarse`, whose printed precision is ±step, is a rounding or truncation of `fine`.

    Trailing zeros may be a rounding only in a long numeral: "40,000" of 39,600, but "20 million" not of 21
    million.
    """
    gap = abs(fine - coarse)
    widest = max(step, zeros_step(coarse)) if abs(coarse) >= step * 200 else step
    if gap > widest * 2 or gap > max(abs(fine), abs(coarse)) * ROUNDING_REACH:
        return gap <= step
    return gap <= widest or (gap < widest * 2 and abs(fine) > abs(coarse))


def agreement(a: Claim, b: Claim) -> Agreement | None:
    """How two figures of one unit agree, or None when no reading of both lets them be the same amount."""
    va, vb = amount(a.quantity), amount(b.quantity)
    if va is None or vb is None:
        return None
    if va == vb and a.quantity.value is not None and b.quantity.value is not None:
        return "equal"
    if is_vague(a) or is_vague(b):
        return "hedge" if _vaguely(a, b) else None
    ia, ib = spread(a), spread(b)
    if a.quantity.value is None and b.quantity.value is None:
        return "equal" if (ia.low, ia.high) == (ib.low, ib.high) else "hedge" if ia.meets(ib) else None
    if _same_footing(a.quantity.hedge, b.quantity.hedge):
        if rounds_to(va, vb, half_step(b)) or rounds_to(vb, va, half_step(a)):
            return "rounding"
        within = abs(va - vb) <= max(half_step(a), half_step(b))
        return "rounding" if within else None
    if ia.meets(ib) and (ia.holds(vb) or ib.holds(va)):
        return "hedge"
    if rounds_to(va, vb, half_step(b)) or rounds_to(vb, va, half_step(a)):
        return "rounding"
    return None


def _same_footing(one: str, other: str) -> bool:
    """Two exact figures, or two bounds of one direction: "more than 200" and "more than 300" do not agree."""
    lower, upper = ("more_than", "at_least"), ("less_than", "at_most")
    both = {one, other}
    return both == {"exact"} or both <= set(lower) or both <= set(upper)


def _vaguely(a: Claim, b: Claim) -> bool:
    va, vb = amount(a.quantity), amount(b.quantity)
    if va is None or vb is None or va <= ZERO or vb <= ZERO:
        return False
    return max(va, vb) / min(va, vb) <= VAGUE


def distinctive(value: Decimal) -> int:
    """How many significant digits a value has: 884,000 has 3, 30 has 1; few digits agree by chance."""
    digits = value.normalize().as_tuple().digits
    return len(digits)
