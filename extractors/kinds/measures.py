"""Reads physical measures: a number and a unit of length, mass, energy or data, with what it is per.

Knows no money and no count; time is a duration, and what a length was measured for is not asked here.
"""

import re
from dataclasses import replace

from extractors.kinds.draft import Draft, draft
from extractors.kinds.per import per
from extractors.kinds.units import UNITS, unit_of
from extractors.kinds.wordlists import LISTS
from extractors.numbers import Number
from extractors.numbers.number import EXACT

TIMES = LISTS["measures.times"]
_SUBSTANCE = re.compile(r" of [a-z]+(?: [a-z]+)?(?= (?:a|per|an|each) )")
_BELOW = " below zero"
_BARE_BELOW = re.compile(r" below zero(?: (fahrenheit|celsius))?")
_MAGNITUDE = re.compile(r"\b(?:magnitude|mag\.?)(?: of)?[ -]$")
_QUAKE = re.compile(
    r"[ -](?:magnitude\b|on the richter|(?:magnitude )?(?:quakes?|earthquakes?|tremors?|temblors?|"
    r"aftershocks?)\b)"
)


def measures(number: Number) -> Draft | None:
    """The number as a measure; its unit a name of `units.UNITS`, with "per X" where the text says so."""
    view = number.view
    found = unit_of(number)
    if found is None:
        return _below_zero(number) or _magnitude(number)
    unit, end = found
    if unit == "basis point":
        return draft(number, "percent", unit, end=end)
    if unit in TIMES:
        return None
    against = None
    if " per " not in unit:
        substance = _SUBSTANCE.match(view.lower, end)
        against = per(view.plain, end if substance is None else substance.end()) or per(view.plain, end)
    if against is not None:
        unit, end = f"{unit} per {against[0]}", against[1]
    if unit.startswith("degree") and number.value is not None and view.lower.startswith(_BELOW, end):
        below = draft(number, "measure", unit, end=end + len(_BELOW))
        return replace(below, value=EXACT.minus(number.value))
    return draft(
        number,
        "rate" if against is not None or (" per " in unit and unit not in UNITS) else "measure",
        unit,
        end=end,
    )


def _below_zero(number: Number) -> Draft | None:
    """ "10 below zero Fahrenheit", "40 below zero"."""
    found = _BARE_BELOW.match(number.view.lower, number.end)
    if found is None or number.value is None:
        return None
    unit = f"degree {found.group(1).capitalize()}" if found.group(1) else "degree"
    return replace(draft(number, "measure", unit, end=found.end()), value=EXACT.minus(number.value))


def _magnitude(number: Number) -> Draft | None:
    """An earthquake's magnitude: "magnitude 5.7", "a 7.0 quake", "6.1 on the Richter scale"; "magnitude 57"
    is one that lost its point."""
    if number.value is None or not 0 < number.value < 100 or number.spelled or number.fraction:
        return None
    lower = number.view.lower
    before = _MAGNITUDE.search(lower, max(0, number.start - 14), number.start)
    if before is not None:
        return draft(number, "measure", "magnitude", start=before.start())
    after = _QUAKE.match(lower, number.end)
    if (
        after is not None
        and number.value < 10
        and (number.value != number.value.to_integral_value() or "." in lower[number.start : number.end])
    ):
        return draft(number, "measure", "magnitude")
    return None
