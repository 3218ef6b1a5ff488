"""The table of measures: what a unit is called, its dimension, and its conversion to the SI base.

Knows no text but a unit's own words, and no money.
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.kinds.wordlists import LISTS
from extractors.numbers.number import EXACT, Number

_DATA: dict[str, Any] = json.loads(Path(__file__).with_name("measures.json").read_text(encoding="utf8"))
UNITS: dict[str, list[str | None]] = _DATA["units"]
NAMES: dict[str, str] = _DATA["names"]
SYMBOLS: dict[str, str] = _DATA["symbols"]

# Symbols that may stand behind a space; any other must be written against its digits ("5m", "5 km").
SPACED = LISTS["units.spaced"]
FIRST_WORDS = frozenset(re.split(r"[ -]", name)[0] for name in (*NAMES, *(s for s in SYMBOLS if " " in s)))
_WORDS = re.compile(
    r"(-| - | {1,2}|\u00a0|)(?:[\[<({](?=[a-zμ°/]{1,6}[\])>}]))?([a-zà-ÿμ°]+(?:[- \u00a0][a-zà-ÿ]+){0,5})"
)
_SYMBOL = re.compile(
    r"( ?|\u00a0)[\[<({]?((?:b|boe)/d|[A-Za-zμ°Ωℓ℃℉‰‱Å]{1,6}(?:[²³]|[23](?![0-9]))?)(?![A-Za-z0-9])[\])>}]?"
)
_DEGREES = re.compile(
    r"( ?)(°|degrees?|deg\.?)[ -]?(celsius|celcius|centigrade|fahrenheit|farenheit|centigrate|kelvin|c|f|"
    r"k)(?![a-z])"
)
_SCALES = {"c": "degree Celsius", "f": "degree Fahrenheit", "k": "kelvin"}
_INITIAL = re.compile(r"[-&']|\.[A-Za-z]")  # "six L-shaped rooms", "5 K.C. fans": no litres, no kelvins
_OVER = re.compile(r" ?[/·] ?([A-Za-zμ]{1,4}[²³23]?)(?![A-Za-z])")
_POWERED = re.compile(r" (squared|cubed)\b|\^([23])(?![0-9])")
_INCHES = re.compile(r" in(?:\.|$|[,;)]| (?:thick|long|wide|tall|high|deep|across|x |by |of rain|of snow))")
_FEET_INCHES = re.compile(r"' ?[0-9]{1,2}(?:\"|'')")
_OF_A = re.compile(r" of an?(?= )")
_ATTACHED_INCHES = re.compile(r"ins?(?![A-Za-z0-9])")
_FEET = re.compile(r"[0-9] ?(?:ft|feet|foot|')\.?,? [0-9]{1,2}$")
PER_TAILS = {
    "h": "hour",
    "hr": "hour",
    "s": "second",
    "min": "minute",
    "d": "day",
    "yr": "year",
    "year": "year",
    "s2": "square second",
}


def _any_case() -> dict[str, str]:
    """Symbols of two letters and more that name one unit however their letters are cased ("Ghz", "KG")."""
    units: dict[str, set[str]] = {}
    for symbol in SPACED:
        if symbol in SYMBOLS:
            units.setdefault(symbol.lower(), set()).add(SYMBOLS[symbol])
    return {
        s: min(names)
        for s, names in units.items()
        if len(names) == 1 and len(s) > 1 and s not in ("ha", "sq", "pa", "hr")
    }


_ANY_CASE = _any_case()


def dimension(unit: str) -> str | None:
    """What a measure measures ("length", "mass", "temperature"); None for a unit the table does not hold."""
    record = UNITS.get(unit)
    if record is not None:
        return record[0]
    parts = unit.split(" per ")
    if len(parts) < 2:
        return None
    named = [dimension(part) for part in parts]
    return None if None in named else " per ".join(str(name) for name in named)


def to_base(unit: str, value: Decimal) -> Decimal | None:
    """`value` of `unit` in the SI base of its dimension (metre, kilogram, second, bit …).

    Exact to 80 digits of the factors in measures.json; None where the table holds no factor for the unit.
    """
    record = UNITS.get(unit)
    if record is not None:
        if record[1] is None:
            return None
        scaled = EXACT.multiply(value, Decimal(record[1]))
        return scaled if record[2] is None else EXACT.add(scaled, Decimal(record[2]))
    head, _, tail = unit.partition(" per ")
    over = to_base(tail, Decimal(1)) if tail else None
    top = to_base(head, value) if over is not None else None
    return None if top is None or over is None or over == 0 else EXACT.divide(top, over)


def unit_after(plain: str, lower: str, end: int) -> tuple[str, int] | None:
    """The measure written after a number that ends at `end`, by its longest name, and where it ends."""
    if end >= len(plain):
        return None
    following = plain[end]
    if following in "°" or lower.startswith((" deg", "-deg", "deg", " °"), end):
        degrees = _DEGREES.match(lower, end + (following == "-"))
        if degrees is not None:
            return _SCALES[{"k": "k", "f": "f"}.get(degrees.group(3)[0], "c")], degrees.end()
    if following == '"' and plain[end - 1].isdecimal():
        return ("inch", end + 1) if _is_inch_mark(plain, end) else None
    if following == " " and plain[end + 1 : end + 2] == '"' and plain[end + 2 : end + 3] == " ":
        return "inch", end + 2
    if (
        following == "'"
        and (plain[end + 1 : end + 2] in (" ", "", ",", "-") or _FEET_INCHES.match(plain, end))
        and plain[end - 1].isdecimal()
        and _closes_nothing(plain, end)
    ):
        return "foot", end + 1
    if following == "i" and (inches := _ATTACHED_INCHES.match(plain, end)):
        return "inch", inches.end()
    found = _named(lower, plain, end)
    if found is None:
        found = _symbol(plain, end)
    if found is None:
        if following == " " and (inches := _INCHES.match(lower, end)):
            return "inch", inches.start() + 3
        if lower.startswith((" in ", " in."), end) and _FEET.search(lower[max(0, end - 16) : end]):
            return "inch", end + 3
        return None
    return _extended(plain, lower, found)


def unit_of(number: Number) -> tuple[str, int] | None:
    """The measure written after a number, behind "of" for a loose one ("thousands of tonnes")."""
    view, end = number.view, number.end
    if number.value is None and view.lower.startswith(" of ", end):
        end += 3
    elif number.fraction and (whole := _OF_A.match(view.lower, end)) is not None:
        end = whole.end()  # "a quarter of a mile"
    return unit_after(view.plain, view.lower, end)


def _is_inch_mark(plain: str, end: int) -> bool:
    """A double mark after digits is inches unless it closes a quotation that is open."""
    is_open = False
    at = plain.find('"', max(0, end - 200), end)
    while at >= 0:
        is_open = not is_open and not plain[at - 1 : at].isdecimal()  # the mark of an inch before opens none
        at = plain.find('"', at + 1, end)
    return not is_open


def _closes_nothing(plain: str, end: int) -> bool:
    return plain.rfind(" '", max(0, end - 60), end) < 0


def _named(lower: str, plain: str, end: int) -> tuple[str, int] | None:
    found = _WORDS.match(lower, end)
    if found is None:
        return None
    phrase = found.group(2)
    first = re.split(r"[ \u00a0-]", phrase, maxsplit=1)[0]
    if first not in FIRST_WORDS:
        return None
    start = found.start(2)
    cut = len(phrase)
    while cut > 0:
        name = phrase[:cut].replace("\u00a0", " ")
        unit = (
            NAMES.get(name)
            or NAMES.get(name.replace("-", " "))
            or (SYMBOLS.get(name) if " " in name else None)
        )
        if unit is not None and not _is_word(name, plain, start, found.group(1)):
            return unit, start + cut
        cut = max(phrase.rfind(" ", 0, cut), phrase.rfind("-", 0, cut), phrase.rfind("\u00a0", 0, cut))
    return None


def _is_word(name: str, plain: str, start: int, gap: str) -> bool:
    """A capitalised singular is a name ("5 Newton"), and "second" after a number word an ordinal only."""
    return len(name) < 3 and gap != ""


def _symbol(plain: str, end: int) -> tuple[str, int] | None:
    found = _SYMBOL.match(plain, end)
    if found is None:
        return None
    symbol, spaced = found.group(2), found.group(1) != ""
    stop = found.end()
    if plain[stop - 1] in "])>}" and plain[found.end(1)] not in "[<({":
        stop -= 1  # the bracket was opened before the number
    symbol = symbol.replace("²", "2").replace("³", "3")
    unit = SYMBOLS.get(symbol) or SYMBOLS.get(found.group(2))
    if unit is None and len(symbol) > 1:
        unit = _ANY_CASE.get(symbol.lower())
    if unit is None:
        return None
    if spaced and symbol not in SPACED and symbol.lower() not in _ANY_CASE and found.group(2) not in SPACED:
        return None
    if spaced and symbol in "AShsd" and plain[stop : stop + 1] != "/":
        return None
    if spaced and len(symbol) == 1 and _INITIAL.match(plain, stop) is not None:
        return None
    following = plain[stop : stop + 2]
    if spaced and symbol in "CFKVWJN" and (following[:1] == " " and following[1:].isupper()):
        return None  # "23456 F Block"
    if following[:1] == "-" and following[1:].isdecimal():
        return None
    warm = symbol == "K" and end >= 4 and plain[end - 4 : end].isdecimal()
    if symbol in ("K", "M", "B", "b", "T") and not spaced and not warm:
        return None
    return unit, stop


def _extended(plain: str, lower: str, found: tuple[str, int]) -> tuple[str, int]:
    """A unit with what it is over ("km/h", "g/cm3", "miles per second"), squared or cubed."""
    unit, end = found
    powered = _POWERED.match(lower, end)
    if powered is not None:
        power = {"squared": "square", "cubed": "cubic", "2": "square", "3": "cubic"}[
            powered.group(1) or powered.group(2)
        ]
        return f"{power} {unit}", powered.end()
    over = _OVER.match(plain, end)
    if over is not None:
        symbol = over.group(1).replace("²", "2").replace("³", "3")
        below = PER_TAILS.get(symbol) or SYMBOLS.get(symbol)
        if below is not None:
            return f"{unit} per {below}", over.end()
    return unit, end
