"""Writes measures.json, the units that `measures` reads, from quantulum3's catalogue.

The only importer of quantulum3 (its catalogue of units, MIT licence). Knows no text. Run it after the pinned
quantulum3 changes: `python -m extractors.kinds.make_measures`.

The catalogue has no factors. Those of FACTORS are the exact definitions (SI Brochure, 9th edition; NIST
Handbook 44, appendix C; IEC 80000-13 for data; the Gregorian mean year of 365.2425 days), those of units with
dimensions are computed from their parts. A unit without a factor keeps its dimension and converts to nothing.
"""

import json
from decimal import Decimal, localcontext
from importlib.resources import files
from pathlib import Path
from typing import Any

from extractors.kinds.wordlists import LISTS

TARGET = Path(__file__).with_name("measures.json")
PREFIXES = {
    "a": ("atto", "1e-18"), "f": ("femto", "1e-15"), "p": ("pico", "1e-12"), "n": ("nano", "1e-9"),
    "µ": ("micro", "1e-6"), "m": ("milli", "1e-3"), "c": ("centi", "1e-2"), "d": ("deci", "1e-1"),
    "k": ("kilo", "1e3"), "M": ("mega", "1e6"), "G": ("giga", "1e9"), "T": ("tera", "1e12"), "P": ("peta",
    "1e15"),
    "E": ("exa", "1e18"), "z": ("zepto", "1e-21"), "y": ("yocto", "1e-24"),
}  # fmt: skip
FACTORS = {
    # length, metre
    "metre": "1", "hectometre": "100", "decametre": "10", "decimetre": "0.1", "centimetre": "0.01",
    "micrometre": "1e-6", "light-year": "9460730472580800", "astronomical unit": "149597870700",
    "mile": "1609.344",
    "furlong": "201.168", "fathom": "1.8288", "yard": "0.9144", "foot": "0.3048", "inch": "0.0254",
    "nautical mile": "1852", "ångström": "1e-10",
    # mass, kilogram
    "kilogram": "1", "gram": "0.001", "milligram": "1e-6", "microgram": "1e-9", "pound-mass": "0.45359237",
    "ounce": "0.028349523125", "ton": "907.18474", "short ton": "907.18474", "long ton": "1016.0469088",
    "tonne": "1000",
    "stone": "6.35029318", "carat": "0.0002", "quintal": "100", "kilotonne": "1e6", "megatonne": "1e9",
    "gigatonne": "1e12",
    # time, second
    "second": "1", "millisecond": "0.001", "microsecond": "1e-6", "nanosecond": "1e-9", "minute": "60",
    "hour": "3600",
    "day": "86400", "week": "604800", "fortnight": "1209600", "month": "2629746", "year": "31556952",
    "decade": "315569520", "century": "3155695200", "millennium": "31556952000",
    # area and volume, square and cubic metre
    "hectare": "10000", "acre": "4046.8564224", "litre": "0.001", "centilitre": "1e-5", "decilitre": "1e-4",
    "hectolitre": "0.1", "millilitre": "1e-6", "barrel": "0.158987294928", "gallon": "0.003785411784",
    "quart": "0.000946352946", "pint": "0.000473176473", "cup": "0.0002365882365",
    "fluid ounce": "0.0000295735295625",
    "tablespoon": "0.00001478676478125", "teaspoon": "0.00000492892159375", "acre foot": "1233.48183754752",
    # speed, metre per second
    "knot": "0.5144444444444444444444444444",
    # pressure, pascal
    "pascal": "1", "hectopascal": "100", "kilopascal": "1000", "megapascal": "1e6", "gigapascal": "1e9",
    "bar": "100000",
    "standard atmosphere": "101325", "pound per square inch": "6894.757293168361336722673445",
    # energy, joule; power, watt
    "joule": "1", "millijoule": "0.001", "kilojoule": "1000", "calorie": "4.184", "kilocalorie": "4184",
    "british thermal unit": "1055.05585262", "mega british thermal unit": "1055055852.62",
    "electronvolt": "1.602176634e-19", "kiloelectronvolt": "1.602176634e-16",
    "megaelectronvolt": "1.602176634e-13",
    "gigaelectronvolt": "1.602176634e-10", "teraelectronvolt": "1.602176634e-7", "watt": "1",
    "horsepower": "745.69987158227022", "therm": "105505585.262",
    # electricity, frequency, angle
    "volt": "1", "megavolt": "1e6", "ampere": "1", "ohm": "1", "farad": "1", "hertz": "1", "newton": "1",
    "kilonewton": "1000", "pound-force": "4.4482216152605", "degree angle": "1", "turn": "360",
    # data, bit
    "bit": "1", "byte": "8", "kilobit": "1e3", "megabit": "1e6", "gigabit": "1e9", "terabit": "1e12",
    "petabit": "1e15",
    "kilobyte": "8e3", "megabyte": "8e6", "gigabyte": "8e9", "terabyte": "8e12", "petabyte": "8e15",
    "exabyte": "8e18",
    "kibibyte": "8192", "mebibyte": "8388608", "gibibyte": "8589934592", "tebibyte": "8796093022208",
    # temperature, kelvin (with the offsets below); sound, lumen
    "kelvin": "1", "degree Celsius": "1", "degree fahrenheit": "0.5555555555555555555555555556",
    "decibel": "1",
    "lumen": "1", "becquerel": "1", "sievert": "1", "gray": "1",
    # dimensionless
    "parts-per-million": "1e-6", "parts-per-billion": "1e-9",
}  # fmt: skip
OFFSETS = {"degree Celsius": "273.15", "degree fahrenheit": "255.3722222222222222222222222"}
# Units newspapers print that the catalogue lacks: name, dimension ("" where its parts tell it), surfaces,
# symbols.
ADDED: tuple[tuple[str, str, list[str], list[str]], ...] = (
    ("stone", "mass", ["stone"], ["st"]),
    ("minute", "time", ["min", "mins"], ["mins"]),
    ("second", "time", ["secs"], ["secs"]),
    ("month", "time", ["mth", "mths"], []),
    ("ton", "mass", ["ton"], []),
    ("kilotonne", "mass", ["kilotonne", "kiloton"], ["kt"]),
    ("megatonne", "mass", ["megatonne", "megaton"], ["Mt"]),
    ("gigatonne", "mass", ["gigatonne", "gigaton"], ["Gt"]),
    ("nautical mile", "length", ["nautical mile", "sea mile"], ["nmi"]),
    ("millilitre", "volume", ["millilitre", "milliliter"], ["ml", "mL"]),
    ("degree", "angle", ["degree", "deg"], ["°"]),
    ("metric horsepower", "power", [], ["PS", "bhp"]),
    ("mile per gallon", "fuel economy", ["mile per gallon"], ["mpg"]),
    ("pound foot", "torque", ["pound foot", "pound-foot", "foot-pound", "foot pound", "lb-ft"], []),
    ("kilowatt hour", "energy", ["kilowatt-hour"], ["kWh", "kwh", "KWh"]),
    ("watt hour", "energy", ["watt-hour", "watt hour"], ["Wh"]),
    ("megawatt hour", "energy", ["megawatt-hour", "megawatt hour"], ["MWh"]),
    ("gigawatt hour", "energy", ["gigawatt-hour", "gigawatt hour"], ["GWh"]),
    ("terawatt hour", "energy", ["terawatt-hour", "terawatt hour"], ["TWh"]),
    ("milliampere hour", "charge", ["milliamp hour", "milliampere hour"], ["mAh"]),
    ("kilometre per hour", "speed", [], ["kph", "kmh", "km/h", "kmph", "kmh-1"]),
    ("revolution per minute", "instance frequency", ["revolution per minute"], ["rpm", "RPM"]),
    ("frame per second", "instance frequency", ["frame per second"], ["fps", "FPS"]),
    ("kilogram", "mass", ["kilo"], []),
    ("kilometre", "length", [], ["kms"]),
    ("light-year", "length", ["light year", "lightyear"], []),
    ("degree fahrenheit", "temperature", ["degree f", "deg f", "farenheit", "degree farenheit"], ["℉"]),
    (
        "degree Celsius",
        "temperature",
        ["degree c", "deg c", "celcius", "centigrate", "degree celcius", "deg celsius"],
        ["℃"],
    ),
    ("part per million", "dimensionless", ["part per million"], ["ppm"]),
    ("part per billion", "dimensionless", ["part per billion"], ["ppb"]),
    ("square kilometre", "area", ["sq km", "sq kilometre"], ["km2", "km²", "sqkm"]),
    ("square metre", "area", ["sq metre", "sq meter"], ["m2", "m²", "sqm"]),
    ("square foot", "area", ["sq foot", "sq ft"], ["ft2", "ft²", "sqft"]),
    ("square mile", "area", ["sq mile", "sq mi"], ["mi2", "mi²"]),
    ("square centimetre", "area", ["sq cm"], ["cm2", "cm²"]),
    ("cubic metre", "volume", ["cubic metre", "cubic meter"], ["m3", "m³"]),
    ("cubic kilometre", "volume", [], ["km3", "km³"]),
    ("cubic foot", "volume", [], ["ft3", "ft³"]),
    ("tonne", "mass", ["metric ton", "metric tonne"], []),
    ("barrel per day", "", [], ["bpd", "bopd", "b/d"]),
    ("barrel of oil equivalent per day", "", [], ["boepd", "boe/d"]),
    ("barrel of oil equivalent", "volume", [], ["boe"]),
    ("tonne per year", "", [], ["tpa"]),
    ("megatonne per year", "", [], ["mtpa", "MTPA"]),
    ("cubic foot per second", "", [], ["cfs"]),
    ("deadweight tonne", "mass", ["deadweight tonne", "deadweight ton"], ["dwt", "DWT"]),
    ("dot per inch", "resolution", ["dot per inch"], ["dpi"]),
    ("pixel per inch", "resolution", ["pixel per inch"], ["ppi"]),
)
RENAMED = {
    "pound-mass": "pound", "degree angle": "degree", "parts-per-million": "part per million",
    "parts-per-billion": "part per billion", "revolutions per minute": "revolution per minute",
    "degree fahrenheit": "degree Fahrenheit", "milliampere-hour": "milliampere hour",
}  # fmt: skip
# Surfaces that are ordinary words, people or things in a newspaper far more often than units.
NOT_NAMES = LISTS["make_measures.not_names"]
NOT_SYMBOLS = LISTS["make_measures.not_symbols"]
DROPPED_ENTITIES = frozenset(("currency", "typographical element"))


def main() -> None:
    """Writes measures.json beside this file."""
    TARGET.write_text(
        json.dumps(tables(), ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf8"
    )


def tables() -> dict[str, Any]:
    """units: name -> [dimension, factor or None, offset or None]; names: lower-case surface -> name;
    symbols likewise."""
    catalogue: dict[str, dict[str, Any]] = json.loads(
        (files("quantulum3") / "units.json").read_text(encoding="utf8")
    )
    units: dict[str, list[str | None]] = {}
    names: dict[str, str] = {}
    symbols: dict[str, str] = {}
    with localcontext() as context:
        context.prec = 28
        for name, record in _with_prefixes(catalogue).items():
            if record["entity"] in DROPPED_ENTITIES or name in NOT_NAMES or name == "unk":
                continue
            _enter(name, record, catalogue, (units, names, symbols))
        for name, dimension, surfaces, marks in ADDED:
            name = RENAMED.get(name, name)
            if dimension:
                units.setdefault(name, [dimension, _written(FACTORS.get(name) or _of_parts(name)), None])
            names.update({form: name for surface in [name, *surfaces] for form in _forms(surface)})
            symbols.update(dict.fromkeys(marks, name))
    return {"units": units, "names": names, "symbols": symbols}


def _with_prefixes(catalogue: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    entered = dict(catalogue)
    for name, record in catalogue.items():
        for prefix in record.get("prefixes", ()):
            word, factor = PREFIXES[prefix]
            entered.setdefault(
                word + name,
                {
                    "entity": record["entity"],
                    "dimensions": [],
                    "surfaces": [word + surface for surface in record["surfaces"]],
                    "symbols": [prefix + symbol for symbol in record["symbols"]],
                    "factor": str(Decimal(factor) * Decimal(FACTORS[name])) if name in FACTORS else None,
                },
            )
    return entered


def _enter(
    name: str,
    record: dict[str, Any],
    catalogue: dict[str, dict[str, Any]],
    tables: tuple[dict[str, list[str | None]], dict[str, str], dict[str, str]],
) -> None:
    units, names, symbols = tables
    known = RENAMED.get(name, name)
    factor = record.get("factor") or FACTORS.get(name) or _computed(record, catalogue)
    units[known] = [record["entity"], _written(factor), OFFSETS.get(name)]
    for surface in {known, *record.get("surfaces", ())}:
        for form in _forms(surface):
            if (
                form not in NOT_NAMES
                and form.removesuffix("s") not in NOT_NAMES
                and (len(form) > 2 or form == known)
            ):
                names.setdefault(form, known)
    for symbol in record["symbols"]:
        if symbol.replace("µ", "μ") not in NOT_SYMBOLS:
            symbols.setdefault(symbol.replace("µ", "μ"), known)


def _computed(record: dict[str, Any], catalogue: dict[str, dict[str, Any]]) -> str | None:
    product = Decimal(1)
    for part in record.get("dimensions", ()):
        base = part["base"]
        factor = _with_prefixes(catalogue).get(base, {}).get("factor") or FACTORS.get(base)
        if factor is None:
            return None
        product *= Decimal(factor) ** part["power"]
    return str(product) if record.get("dimensions") else None


def _of_parts(name: str) -> str | None:
    """The factor of an added unit whose name says its parts ("megawatt hour", "square centimetre")."""
    words = name.split()
    size = {"watt": "1", "kilowatt": "1e3", "megawatt": "1e6", "gigawatt": "1e9", "terawatt": "1e12"}.get(
        words[0]
    )
    if size is not None and words[1:] == ["hour"]:
        return str(Decimal(size) * 3600)
    if words[0] == "square" and words[1] in FACTORS:
        return str(Decimal(FACTORS[words[1]]) ** 2)
    return None


def _written(factor: str | None) -> str | None:
    return None if factor is None else format(Decimal(factor), "g")


def _forms(surface: str) -> set[str]:
    """Lower-case singular and plural, British and American, of one surface; the noun before "per" takes
    the plural."""
    surface = surface.lower()
    head, per, tail = surface.partition(" per ")
    forms = {head}
    if "foot" in head:
        forms.add(head.replace("foot", "feet"))
    elif "inch" in head:
        forms.add(head.replace("inch", "inches"))
    elif head.startswith("degree"):
        forms.add(head.replace("degree", "degrees"))
    elif head.endswith("century"):
        forms.add("centuries")
    elif not head.endswith(("s", "z", "hertz")):
        forms.add(head + "s")
    forms |= {form.replace("metre", "meter").replace("litre", "liter") for form in forms}
    forms |= {form.replace("tonne", "ton") for form in forms if form.startswith("metric")}
    if not per:
        return forms
    tails = {tail, tail.replace("metre", "meter").replace("litre", "liter")}
    return {f"{form} per {one}" for form in forms for one in tails} | {
        f"{form} a {one}" for form in forms for one in tails
    }


if __name__ == "__main__":
    main()
