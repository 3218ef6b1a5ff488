"""Writes a quantity as words that read back as the same quantity.

Knows no style guide: it prints plainly, for tests and for messages that must not be misread.
"""

from decimal import Decimal
from fractions import Fraction

from extractors.kinds.money import MINOR_FACTORS
from extractors.kinds.nouns import IRREGULAR
from extractors.kinds.units import NAMES
from extractors.model import Hedge, Kind, Quantity
from extractors.numbers.number import EXACT

HEDGES: dict[Hedge, str] = {
    "exact": "",
    "about": "about ",
    "more_than": "more than ",
    "at_least": "at least ",
    "less_than": "less than ",
    "at_most": "up to ",
    "range": "",
}
PLURALS = {singular: plural for plural, singular in IRREGULAR.items() if plural != singular} | {
    "cent": "cents", "penny": "pence", "sen": "sen", "times": "times", "bus": "buses",
}  # fmt: skip
UNCHANGED = ("ss", "hertz", "lux", "torr", "siemens", "stokes")
LARGEST_DENOMINATOR = 9999


def format(quantity: Quantity, kind: Kind) -> str:
    """The quantity in words, its hedge before it: "more than EUR 10,000,000", "between 20 and 30 tonnes".

    Raises ValueError for a share that is no fraction with a denominator below 10,000, and for a scalar
    without a value.
    """
    if quantity.value is None:
        return _range(quantity, kind)
    return HEDGES[quantity.hedge] + _scalar(quantity.value, quantity.unit, kind)


def _range(quantity: Quantity, kind: Kind) -> str:
    low, high = quantity.low, quantity.high
    if low is None or high is None:
        raise ValueError("a quantity without a value needs both ends")
    if kind == "score":
        return f"a score of {_numeral(high)}-{_numeral(low)}"
    if _is_money(quantity.unit) or quantity.unit is None:
        return f"between {_scalar(low, quantity.unit, kind)} and {_scalar(high, quantity.unit, kind)}"
    return f"between {_numeral(low)} and {_scalar(high, quantity.unit, kind, many=True)}"


def _scalar(value: Decimal, unit: str | None, kind: Kind, *, many: bool = False) -> str:
    if unit is None:
        return _share(value) if kind == "ratio" else _numeral(value)
    if unit == "%":
        return f"{_numeral(value)}%"
    if unit == "pp":
        return f"{_numeral(value)} percentage points"
    if unit == "ratio":
        return f"{_numeral(value)}-to-1"
    if unit == "magnitude":
        return f"magnitude {_numeral(value)}"
    name, per, against = unit.partition(" per ")
    if _is_money(unit):
        return f"{name} {_numeral(value)}{per}{against}"
    words = f"{_numeral(value)} {name if value == 1 and not many else plural(name)}{per}{against}"
    if kind == "age":
        return f"{words} old"
    return f"{words} killed" if kind == "casualty" and unit == "people" else words


def _is_money(unit: str | None) -> bool:
    code = (unit or "").split(" per ")[0]
    return len(code) == 3 and code.isupper() and code.isascii()


def _numeral(value: Decimal) -> str:
    return f"{value:,f}"


def _share(value: Decimal) -> str:
    fraction = Fraction(value).limit_denominator(LARGEST_DENOMINATOR)
    if EXACT.divide(Decimal(fraction.numerator), Decimal(fraction.denominator)) != value:
        raise ValueError(f"{value} is no fraction that can be written")
    return f"{fraction.numerator}/{fraction.denominator}"


def plural(name: str) -> str:
    """The plural of a unit or of a counted noun phrase: its last word, or the one before "per"."""
    if name in NAMES and NAMES.get(f"{name}s") == NAMES[name]:
        return f"{name}s"
    if name in MINOR_FACTORS or name in PLURALS:
        return PLURALS.get(name, f"{name}s")
    holder, of, held = name.partition(" of ")
    if of:
        return f"{plural(holder)}{of}{held}"
    head, space, last = name.rpartition(" ")
    if last in PLURALS:
        return head + space + PLURALS[last]
    if name.startswith("degree"):
        return name.replace("degree", "degrees", 1)
    if last.endswith(UNCHANGED) and last in NAMES:
        return name
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{head}{space}{last[:-1]}ies"
    if last.endswith(("ch", "sh", "x", "ss", "zz")):
        return f"{name}es"
    return f"{name}s"
