"""Says which values a printed figure leaves open, and how two agree: exactly, by a hedge, by rounding.

Knows figures only as printed digits and bounds; what they count or who said them is not known here.
"""

import re
from decimal import Decimal
from functools import lru_cache
from math import inf
from typing import Literal, NamedTuple

from extractors.model import Quantity

Agreement = Literal["equal", "hedge", "rounding"]

ABOUT_REACH = Decimal("0.10")  # "about 80" reaches from 72 to 88
ROUNDING_REACH = Decimal("0.06")  # a rounded figure stays within this share of what it rounds
BOUND_REACH = Decimal("1.5")  # "more than 23" is said of 31, hardly of 40
VAGUE = 12  # "hundreds": from the bound up to this many times it
ZERO = Decimal(0)
HALF = Decimal("0.5")
SLACK = 1e-9  # of a float against the decimal it stands for
FOOTING: dict[str, str] = {  # two bounds of one direction, or two exact figures, must be equal to agree
    "exact": "exact", "more_than": "lower", "at_least": "lower", "less_than": "upper", "at_most": "upper",
}  # fmt: skip

_PRINTED = re.compile(r"\d[\d.,'’\s]{0,40}")
_PROPORTION = re.compile("half|third|quarter|fifth|tenth|dozen|score|handful|couple", re.IGNORECASE)
_VAGUE_WORDS = frozenset(("hundreds", "thousands", "millions", "billions", "dozens", "scores", "tens"))
_DIGIT = re.compile(r"\d")
_NO_DIGIT = re.compile(r"[^\d.]")


class Interval(NamedTuple):
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


def half_step(value: Decimal | None, surface: str) -> Decimal:
    """Half of the last printed place: "£3.04bn" is known to ±£5m, "40,000" to ±0.5, "30" to ±0.5."""
    if value is None or value == ZERO or (surface.isdecimal() and value == int(surface)):
        return HALF
    printed = _PRINTED.search(surface)
    digits = printed.group().strip(" .,'’") if printed else ""
    decimals = len(digits) - digits.rfind(".") - 1 if "." in digits else 0
    bare = _NO_DIGIT.sub("", digits.replace(",", ""))
    if not bare or bare.count(".") > 1 or Decimal(bare) == ZERO:
        return HALF if value == value.to_integral_value() else abs(value) * Decimal("0.05")
    magnitude = abs(value) / Decimal(bare)
    return HALF * magnitude.scaleb(-decimals)


@lru_cache(maxsize=4096)
def significant(value: Decimal) -> str:
    """The digits of an amount without the zeros around them: 10,000 gives "1", 4.40 gives "44"."""
    return format(value.copy_abs(), "f").replace(".", "").strip("0") or "0"


def distinctive(value: Decimal) -> int:
    """How many significant digits a value has: 884,000 has 3, 30 has 1; few digits agree by chance."""
    return len(significant(value))


def zeros_step(value: Decimal) -> Decimal:
    """Half of the last place that is not a trailing zero: 20,000 as "about 20 thousand" is ±5,000."""
    _sign, digits, exponent = value.normalize().as_tuple()
    if not isinstance(exponent, int) or not digits:
        return HALF
    return Decimal(5).scaleb(exponent - 1)


def is_vague(surface: str) -> bool:
    """True for "hundreds", "thousands", "dozens": a bound so loose that it neither supports nor
    contradicts."""
    return not _DIGIT.search(surface) and not _VAGUE_WORDS.isdisjoint(surface.lower().split())


class Figure(NamedTuple):
    """A claim's amount as it is compared: its value, half of its last printed place, and the values its words
    leave open. `footing` is "exact", "lower" or "upper" where two such figures must be equal to agree; what
    it could agree with lies between `least` and `most`, so that figures far apart are told so at once."""

    value: Decimal | None
    step: Decimal
    widest: Decimal
    interval: Interval
    footing: str
    is_range: bool
    vague: bool
    digits: str
    digits_sorted: str
    least: float
    most: float


def figure(quantity: Quantity, surface: str) -> Figure:
    """The figure of an amount and the words it is printed in."""
    ends = (quantity.low, quantity.high)
    return _figure(amount(quantity), quantity.value is None, ends, quantity.hedge, surface)


@lru_cache(maxsize=4096)
def _figure(
    value: Decimal | None,
    is_range: bool,
    ends: tuple[Decimal | None, Decimal | None],
    hedge: str,
    surface: str,
) -> Figure:
    """The same figures are printed in article after article, so those of late are kept."""
    step = half_step(value, surface)
    digits = "" if value is None else significant(value)
    widest = step
    if value is not None and abs(value) >= step * 200:
        widest = max(step, zeros_step(value))
    if value is None or is_range or hedge == "range":
        interval = Interval(*ends)
    else:
        interval = _spread(value, hedge, surface, step)
    vague = is_vague(surface)
    least, most = _reach(value, widest, interval, vague)
    return Figure(
        value=value,
        step=step,
        widest=widest,
        interval=interval,
        footing=FOOTING.get(hedge, ""),
        is_range=is_range,
        vague=vague,
        digits=digits,
        digits_sorted="".join(sorted(digits)),
        least=least,
        most=most,
    )


def _reach(value: Decimal | None, widest: Decimal, interval: Interval, vague: bool) -> tuple[float, float]:
    """Bounds of all that a figure could agree with, as `agree` sees it, and a little wider."""
    if value is None or value <= ZERO or interval.low is None or interval.high is None:
        return -inf, inf
    middle, step, reach = float(value), 2 * float(widest), VAGUE if vague else 1
    least = min(middle / reach, middle - step, float(interval.low))
    most = max(middle * reach, middle + step, float(interval.high))
    return least - abs(least) * SLACK, most + abs(most) * SLACK


def _spread(value: Decimal, hedge: str, surface: str, step: Decimal) -> Interval:
    """What one printed value leaves open."""
    if hedge in ("more_than", "at_least"):
        return Interval(value - step, value * BOUND_REACH if value > ZERO else None)
    if hedge in ("less_than", "at_most"):
        return Interval(value / BOUND_REACH if value > ZERO else None, value + step)
    if hedge == "about" or _PROPORTION.search(surface):
        reach = max(abs(value) * ABOUT_REACH, step)
        return Interval(value - reach, value + reach)
    return Interval(value - step, value + step)


def _rounds(fine: Decimal, coarse: Figure) -> bool:
    """Whether `coarse` is a rounding or truncation of `fine`.

    Trailing zeros may be a rounding only in a long numeral: "40,000" of 39,600, not "20 million" of 21
    million.
    """
    if coarse.value is None:
        return False
    gap = abs(fine - coarse.value)
    if gap > coarse.widest * 2 or gap > max(abs(fine), abs(coarse.value)) * ROUNDING_REACH:
        return gap <= coarse.step
    return gap <= coarse.widest or (gap < coarse.widest * 2 and abs(fine) > abs(coarse.value))


def agree(a: Figure, b: Figure) -> Agreement | None:
    """How two figures of one unit agree, or None when no reading of both lets them be the same amount."""
    va, vb = a.value, b.value
    if va is None or vb is None or a.most < b.least or b.most < a.least:
        return None
    if va == vb and not a.is_range and not b.is_range:
        return "equal"
    if a.vague or b.vague:
        return "hedge" if _vaguely(va, vb) else None
    if a.is_range and b.is_range:
        return "equal" if a.interval == b.interval else "hedge" if a.interval.meets(b.interval) else None
    if a.footing and a.footing == b.footing:
        rounded = abs(va - vb) <= max(a.step, b.step) or _rounds(va, b) or _rounds(vb, a)
        return "rounding" if rounded else None
    if a.interval.meets(b.interval) and (a.interval.holds(vb) or b.interval.holds(va)):
        return "hedge"
    return "rounding" if _rounds(va, b) or _rounds(vb, a) else None


def _vaguely(va: Decimal, vb: Decimal) -> bool:
    if va <= ZERO or vb <= ZERO:
        return False
    return max(va, vb) / min(va, vb) <= VAGUE
