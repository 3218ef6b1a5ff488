"""Reads what an amount is per: "a share", "per barrel", "/hour", "-a-share", "an ounce".

Knows no currency and no measure: the unit after "per" is a singular noun, named as printed.
"""

import re

from extractors.kinds.wordlists import LISTS

# Nouns that "a" may put an amount against; "per" and "/" take any noun.
AFTER_A = LISTS["per.after_a"]
_PER = re.compile(
    r"(?: per | ?/ ?|-per-| - per - )(capita|annum|(?:100,000|10,000|1,000|100000|10000|1000|100|million|"
    r"thousand|"
    r"hundred)(?![0-9,])(?:[ -][a-z]+)?|[a-z]+(?:[ -](?:foot|metre|meter|mile|kilometre|kilometer|hour|"
    r"inch))?)"
)
_A = re.compile(
    r"(?: an? |-an?-| - an? - | each )((?:square |cubic |sq )?[a-z]+)(?![a-z])(?! (?:ago|earlier|later|"
    r"before|after|old|to come)\b)"
)
_NOT = LISTS["per.not"]
SHORT = {
    "h": "hour", "hr": "hour", "mwh": "megawatt hour", "kwh": "kilowatt hour", "kg": "kilogram", "yr": "year",
    "annum": "year", "mo": "month", "min": "minute", "sec": "second", "s": "second", "km": "kilometre",
    "bbl": "barrel",
    "lb": "pound", "oz": "ounce", "t": "tonne", "m": "metre", "l": "litre", "kilo": "kilogram",
    "liter": "litre",
    "meter": "metre", "kilometer": "kilometre", "g": "gram", "wk": "week", "gb": "gigabyte", "w": "watt",
    "sqm": "square metre",
    "mmbtu": "mega british thermal unit", "gj": "gigajoule",
}  # fmt: skip


WINDOW = 64


def per(plain: str, end: int) -> tuple[str, int] | None:
    """The noun an amount that ends at `end` is per, and where it ends; None when nothing of the kind
    follows. A name behind "per" is whom the paper quotes ("10 minutes, per Reuters"), no noun."""
    if plain[end : end + 1] not in (" ", "/", "-"):
        return None
    window = plain[end : end + WINDOW]
    lower = window.lower()
    found = _PER.match(lower)
    if found is not None:
        noun = found.group(1)
        named = window[found.start(1)].isupper() and lower[found.start(1) - 1] == " "
        if noun in _NOT or (named and noun not in SHORT and noun not in AFTER_A):
            return None
        return SHORT.get(noun, noun), end + found.end()
    found = _A.match(lower)
    if found is not None and found.group(1).split(" ")[-1] in AFTER_A:
        noun = found.group(1).replace("sq ", "square ")
        return SHORT.get(noun, noun), end + found.end()
    return None
