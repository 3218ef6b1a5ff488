"""The noun the scanner hands to the kinds: a numeral phrase in a text, before anything says what it measures.

Knows no unit and no kind.
"""

from dataclasses import dataclass
from decimal import Context, Decimal

from extractors.numbers.view import View

EXACT = Context(prec=80)  # wide enough that no product of a bounded numeral and a magnitude is ever rounded
MAX_DIGITS = 36  # a longer run of digits is an identifier or an attack, not an amount


@dataclass(frozen=True, slots=True)
class Number:
    """`value` (or `low` and `high` for "hundreds") stands at `[start, end)` of the view.

    `unscaled` is the value before its magnitude word, None when it has none: "10bn" is 10. `fraction` is set
    for "two-thirds" and "1/4". `alternatives` are the values a malformed numeral could have. `spelled` is
    set when the phrase holds no digit.
    """

    view: View
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unscaled: Decimal | None = None
    fraction: bool = False
    spelled: bool = False
    alternatives: tuple[Decimal, ...] = ()
