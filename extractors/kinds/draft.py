"""What a kind says of a number before its hedge and its range are known.

Knows no text beyond the span it was read from.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from extractors.model import Kind
from extractors.numbers import Number
from extractors.numbers.number import EXACT
from extractors.numbers.words import added_share


@dataclass(frozen=True, slots=True)
class Draft:
    """`number` read as a `kind` with a `unit` at `[start, end)` of its view, its marks and unit included.

    `value`, `low` and `high` are the number's, scaled where the kind knew a magnitude the scanner could not
    ("€10m"); `unscaled` is the value without any magnitude. `weak` is set when no unit was printed at the
    number itself: it may take the unit of the other end of a range. `covers` is where a model's number inside
    the counted phrase ends ("30 Boeing 787 jets").
    """

    number: Number
    kind: Kind
    unit: str | None
    start: int
    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unscaled: Decimal | None = None
    weak: bool = False
    assumed: str | None = None
    alternatives: tuple[Decimal, ...] = ()
    covers: int = 0


def with_share(found: Draft) -> Draft:
    """The draft with the share that follows its unit: "a year and a half", "two miles and a quarter"."""
    number = found.number
    added = None if found.value is None else added_share(number.view.lower, found.end)
    if added is None or found.value is None or number.fraction or added[0] >= 1:
        return found
    return replace(found, value=EXACT.add(found.value, added[0]), end=added[1])


def draft(
    number: Number,
    kind: Kind,
    unit: str | None,
    *,
    start: int | None = None,
    end: int | None = None,
    weak: bool = False,
) -> Draft:
    """The draft that takes the number as it stands, its span widened to `start` and `end` where given."""
    return Draft(
        number,
        kind,
        unit,
        number.start if start is None else start,
        number.end if end is None else end,
        number.value,
        number.low,
        number.high,
        number.unscaled,
        weak,
        None,
        number.alternatives,
    )
