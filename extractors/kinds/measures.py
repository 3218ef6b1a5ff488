"""Reads physical measures: a number and a unit of length, mass, energy or data, with what it is per.

Knows no money and no count; time is a duration, and what a length was measured for is not asked here.
"""

from extractors.kinds.draft import Draft, draft
from extractors.kinds.per import per
from extractors.kinds.units import UNITS, unit_after
from extractors.kinds.wordlists import LISTS
from extractors.numbers import Number

TIMES = LISTS["measures.times"]
# Units that are also people's work: "5 stone", "12 cups" stay measures; a capital makes a name.
DIMENSIONLESS = frozenset(
    ("part per million", "part per billion", "parts-per-trillion", "per mille", "basis point")
)


def measures(number: Number) -> Draft | None:
    """The number as a measure; its unit a name of `units.UNITS`, with "per X" where the text says so."""
    view = number.view
    found = unit_after(view.plain, view.lower, number.end)
    if found is None:
        return None
    unit, end = found
    if unit == "basis point":
        return draft(number, "percent", unit, end=end)
    against = per(view.lower, end) if " per " not in unit else None
    if unit in TIMES:
        return None
    if against is not None:
        unit, end = f"{unit} per {against[0]}", against[1]
    return draft(
        number,
        "rate" if against is not None or (" per " in unit and unit not in UNITS) else "measure",
        unit,
        end=end,
    )
