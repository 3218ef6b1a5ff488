"""Reads counts: a number and the noun phrase it counts, or a bare number where none is printed.

Knows no measure and no money; it is asked last, and takes what the others left.
"""

from extractors.kinds.draft import Draft, draft
from extractors.kinds.nouns import counted
from extractors.numbers import Number


def counts(number: Number) -> Draft:
    """The number with the counted noun phrase as its unit; unit None where nothing countable follows."""
    many = number.value is None or number.value != 1
    phrase = counted(number.view.plain, number.end, many=many)
    if phrase is None:
        return draft(number, "count", None, weak=True)
    return draft(number, "count", phrase[0], end=number.end)
