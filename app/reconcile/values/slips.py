"""Names the typing error that turns one printed figure into another, with the smallest repair.

Knows digits, magnitudes and units; whether the two figures are about one thing is not known here.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from operator import ne

from app.reconcile.values.interval import ZERO, amount, significant
from extractors.model import Claim

SCALES = (Decimal(1000), Decimal(10) ** 6, Decimal(10) ** 9, Decimal(10) ** 12)
LEAST_SCALE = Decimal(900)
LEAST_DIGITS = 2  # that the longer of two such amounts has more than the other
SCALE_TOLERANCE = Decimal("0.06")  # "€10m" of "over €10bn" (€10.4bn) is still a scale slip
NUMERAL = re.compile(r"\d[\d.,]{0,20}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|half)\b")
DIGIT = re.compile(r"\d")
MAX_DIGITS = 24


@dataclass(frozen=True, slots=True)
class Slip:
    """A hypothesis code and how rarely it happens by chance: `force` in [0, 1], 1 for a coincidence out of
    question."""

    code: str
    force: float


def digits_of(value: Decimal) -> str:
    """The significant digits, of very many the first."""
    return significant(value)[:MAX_DIGITS]


@lru_cache(maxsize=4096)
def integer_digits(value: Decimal) -> str:
    """All digits as they are written out, the decimal point left away: "1.508 million" is 1508000."""
    text = format(value.copy_abs().normalize(), "f")
    return text.replace(".", "").lstrip("0")[:MAX_DIGITS]


def aligned(va: Decimal, vb: Decimal) -> tuple[str, str]:
    """As `integer_digits`, both to the last decimal place that either needs: 4 and 4.7 are "40" and "47"."""
    places = max(0, *(-exponent for exponent in (_exponent(va), _exponent(vb))))
    one, other = (format(value.copy_abs().scaleb(places), ".0f").lstrip("0") for value in (va, vb))
    return one[:MAX_DIGITS], other[:MAX_DIGITS]


@lru_cache(maxsize=4096)
def _exponent(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def transposed(one: str, other: str) -> bool:
    """One pair of digits, neighbouring or with one digit between, has changed places."""
    if len(one) != len(other) or sum(map(ne, one, other)) != 2:
        return False
    apart = [k for k, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    return one[apart[0]] == other[apart[1]] and one[apart[1]] == other[apart[0]]


def one_digit(one: str, other: str) -> bool:
    """Written out with equal length, they differ in exactly one digit."""
    return len(one) == len(other) and sum(map(ne, one, other)) == 1


def digit_lost(one: str, other: str) -> bool:
    """One is the other with a single digit left out."""
    short, long = (one, other) if len(one) < len(other) else (other, one)
    if len(long) != len(short) + 1 or len(short) < 2:
        return False
    return any(long[:k] + long[k + 1 :] == short for k in range(len(long)))


def scale_between(va: Decimal, vb: Decimal) -> Decimal | None:
    """The factor 10^3, 10^6, … that lies between two amounts, when one does."""
    if va == ZERO or vb == ZERO or abs(va.adjusted() - vb.adjusted()) < LEAST_DIGITS:
        return None
    small, large = sorted((abs(va), abs(vb)))
    factor = large / small
    if factor < LEAST_SCALE:
        return None
    for scale in SCALES:
        if abs(factor - scale) <= scale * SCALE_TOLERANCE:
            return scale
    return None


def same_numeral(a: Claim, b: Claim) -> bool:
    """Whether both print the same numeral, so that only the word or letter of its magnitude differs."""
    one, other = (NUMERAL.search(claim.surface.lower()) for claim in (a, b))
    return one is not None and other is not None and one.group() == other.group()


def slip_between(a: Claim, b: Claim) -> Slip | None:
    """The error that explains why two figures of one thing differ, None when no usual one does."""
    va, vb = amount(a.quantity), amount(b.quantity)
    if va is None or vb is None or va == ZERO or vb == ZERO:
        return None
    unit = _unit_slip(a, b, va, vb)
    if unit is not None:
        return unit
    if va == vb:
        return None
    if -va == vb:
        return Slip("sign_lost", 0.6)
    if DIGIT.search(a.surface) or DIGIT.search(b.surface):
        slip = _digit_slip(va, vb)
        regrouped = a.surface.count(",") != b.surface.count(",")
        # Who drops a digit of "1,500" leaves "1,00", and no "100".
        return None if regrouped and slip is not None and slip.code == "digit_dropped" else slip
    spelled = min(abs(va), abs(vb)) >= SCALES[0] and same_numeral(a, b)  # "two million" and "two billion"
    return _digit_slip(va, vb) if spelled else None  # "half" and "four in ten" are no slip of the finger


def _unit_slip(a: Claim, b: Claim, va: Decimal, vb: Decimal) -> Slip | None:
    ua, ub = a.quantity.unit, b.quantity.unit
    if ua == ub or va != vb or (ua or "").split(" per ")[0] == (ub or "").split(" per ")[0]:
        return None
    force = min(1.0, 0.4 + 0.2 * len(digits_of(va)))
    if {ua, ub} == {"%", "pp"}:
        return Slip("percent_or_points", force)
    if a.kind == "money" and b.kind == "money":
        return Slip("currency_swapped", force)
    if a.kind == "measure" and b.kind == "measure":
        return Slip("unit_swapped", force)
    return None


def _digit_slip(va: Decimal, vb: Decimal) -> Slip | None:
    wa, wb = aligned(va, vb)
    sa, sb = digits_of(va), digits_of(vb)
    length = max(len(sa), len(sb))
    if scale_between(va, vb) is not None:
        return Slip("scale_slip", min(1.0, 0.4 + 0.2 * length) if sa == sb else 0.4)
    if sa == sb:
        factor = max(abs(va), abs(vb)) / min(abs(va), abs(vb))
        if format(va, "f").count(".") or format(vb, "f").count("."):
            return Slip("separator_slip", 0.7)
        return Slip("zero_dropped" if factor == 10 else "zeros_dropped", 0.7)
    if len(wa) == len(wb) and transposed(wa, wb):
        return Slip("digits_transposed", 0.5 if length <= 2 else 0.9)
    if transposed(sa, sb) and len(sa) >= 3:
        return Slip("digits_transposed", 0.7)
    if one_digit(wa, wb):
        return Slip("digit_changed", min(0.9, 0.1 + 0.2 * (length - 1)))
    if len(wa) != len(wb) and digit_lost(wa, wb):
        return Slip("digit_dropped", min(0.9, 0.1 + 0.2 * (length - 1)))
    if abs(va - vb) == 1:
        return Slip("off_by_one", 0.1)
    return None
