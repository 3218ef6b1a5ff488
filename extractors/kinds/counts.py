"""Reads counts: a number and the noun phrase it counts, or a bare number where none is printed.

Knows no measure and no money; it is asked last, and takes what the others left.
"""

from dataclasses import replace

from extractors.kinds.draft import Draft, draft
from extractors.kinds.nouns import counted
from extractors.kinds.per import per
from extractors.kinds.units import NAMES
from extractors.numbers import Number
from extractors.numbers.hedges import hedge_after


def behind_hedge(number: Number) -> int:
    """Where the counted noun begins: right after the number, or after "-odd", "+", "or more"."""
    after = hedge_after(number.view.lower, number.end)
    return number.end if after is None else after[1]


def counts(number: Number) -> Draft | None:
    """The number with the counted noun phrase as its unit; unit None where nothing countable follows.

    None for a number with letters against it that nobody knows as a unit: "3D", "67P".
    """
    if (
        not number.spelled
        and number.unscaled is None
        and number.view.plain[number.end : number.end + 1].isalpha()
    ):
        return None
    phrase = counted(number.view.plain, behind_hedge(number), number.value is None or number.value != 1)
    if phrase is None:
        return draft(number, "count", None, weak=True)
    measure = NAMES.get(phrase.unit.split(" ")[-1])
    if measure is not None and " " in phrase.unit:  # "517 rushing yards"
        return draft(number, "measure", measure)
    against = per(number.view.lower, phrase.end)
    if against is not None:  # "12 cases per 100,000 people", "60 flights a day"
        unit = f"{phrase.unit} per {against[0]}"
        return replace(draft(number, "rate", unit), covers=max(phrase.through, against[1]))
    return replace(draft(number, "count", phrase.unit), covers=phrase.through)
