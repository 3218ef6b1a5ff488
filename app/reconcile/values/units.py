"""Converts amounts between units of one dimension, exactly where the definition is exact.

Knows canonical unit names and factors; currencies are not here, their rates change by the day.
"""

from decimal import Decimal
from functools import cache, lru_cache

# Dimension -> unit -> how many of the first unit it makes (NIST SP 811, 2008; UK gallons and tons named so).
FACTORS: dict[str, dict[str, str]] = {
    "length": {
        "metre": "1", "kilometre": "1000", "centimetre": "0.01", "millimetre": "0.001", "mile": "1609.344",
        "foot": "0.3048", "inch": "0.0254", "yard": "0.9144", "nautical mile": "1852",
    },
    "mass": {
        "kilogram": "1", "gram": "0.001", "milligram": "0.000001", "tonne": "1000", "pound": "0.45359237",
        "pound-mass": "0.45359237", "ounce": "0.028349523125", "stone": "6.35029318", "ton": "907.18474",
        "short ton": "907.18474", "long ton": "1016.0469088", "metric ton": "1000",
    },
    "area": {
        "square metre": "1", "square kilometre": "1000000", "hectare": "10000", "acre": "4046.8564224",
        "square mile": "2589988.110336", "square foot": "0.09290304", "square yard": "0.83612736",
    },
    "volume": {
        "litre": "1", "millilitre": "0.001", "cubic metre": "1000", "gallon": "3.785411784",
        "imperial gallon": "4.54609",
        "barrel": "158.987294928", "cubic foot": "28.316846592", "pint": "0.473176473",
    },
    "speed": {
        "metre per second": "1", "kilometre per hour": "0.27777777777777778", "mile per hour": "0.44704",
        "knot": "0.51444444444444444", "foot per second": "0.3048",
    },
    "duration": {
        "second": "1", "minute": "60", "hour": "3600", "day": "86400", "week": "604800",
        "fortnight": "1209600",
        "month": "2629746", "year": "31556952", "decade": "315569520", "century": "3155695200",
    },
    "energy": {
        "joule": "1", "kilowatt hour": "3600000", "megawatt hour": "3600000000",
        "kilowatt-hour": "3600000",
    },
    "power": {
        "watt": "1", "kilowatt": "1000", "megawatt": "1000000", "gigawatt": "1000000000",
        "horsepower": "745.69987158",
    },
    "data": {
        "byte": "1", "kilobyte": "1000", "megabyte": "1000000", "gigabyte": "1000000000",
        "terabyte": "1000000000000",
    },
}  # fmt: skip
TEMPERATURES: dict[str, tuple[str, str]] = {  # unit -> factor and offset into degree Celsius
    "degree celsius": ("1", "0"),
    "degree fahrenheit": ("0.55555555555555556", "-17.777777777777778"),
    "kelvin": ("1", "-273.15"),
}
SPELLINGS = (("meter", "metre"), ("liter", "litre"), ("feet", "foot"), ("inches", "inch"))


@cache
def _table() -> dict[str, tuple[str, Decimal]]:
    return {unit: (dim, Decimal(f)) for dim, units in FACTORS.items() for unit, f in units.items()}


@lru_cache(maxsize=1024)
def canonical(unit: str) -> str:
    """The name the tables use: singular, British spelling, lower case."""
    name = unit.lower().strip()
    for spelling, ours in SPELLINGS:
        name = name.replace(spelling, ours)
    if name not in _table() and name.endswith("s") and name[:-1] in _table():
        return name[:-1]
    return name


def dimension(unit: str | None) -> str | None:
    """The dimension of a unit name, None when the tables do not have it."""
    if unit is None:
        return None
    name = canonical(unit)
    if name in TEMPERATURES:
        return "temperature"
    known = _table().get(name)
    return known[0] if known else None


def convert(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """`value` of `unit` in `wanted`, None when they are not of one dimension."""
    name, goal = canonical(unit), canonical(wanted)
    if name == goal:
        return value
    if name in TEMPERATURES and goal in TEMPERATURES:
        factor, offset = (Decimal(x) for x in TEMPERATURES[name])
        to_factor, to_offset = (Decimal(x) for x in TEMPERATURES[goal])
        return (value * factor + offset - to_offset) / to_factor
    one, other = _table().get(name), _table().get(goal)
    if one is None or other is None or one[0] != other[0]:
        return None
    return value * one[1] / other[1]
