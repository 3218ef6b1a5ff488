"""Decides what a letter written against a number is: "2.7m sales" are millions, "2.7m long" is a length.

Knows no unit of its own: it asks whether something countable or measurable follows.
"""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.kinds.nouns import counts_plural
from extractors.kinds.units import unit_after
from extractors.numbers import Number
from extractors.numbers.number import EXACT
from extractors.numbers.words import AMBIGUOUS

_LETTER = re.compile(r"(m|b|t)(?= [a-z])|b(?![A-Za-z0-9/])")
# What millions do and metres do not: "1.4m travelled", "6.3m fewer".
_DOERS = re.compile(
    r" (?:have|had|has|were|are|will|fewer|people|travel(?:l)?ed|watched|voted|visited|lived?|died|attended"
    r"|signed|applied|tuned in|fled|claimed|joined|registered|worked|lost their|use[ds]?|came|went|took)\b"
)
_RACES = re.compile(
    r" (?:hurdles|breaststroke|races|relays|heats|sprints|swims|runs|waves|trees|walls|lengths)\\b"
)


def grown(number: Number) -> Number | None:
    """The number in millions, billions or trillions, None where the letter after it is a unit or nothing."""
    plain = number.view.plain
    if number.unscaled is not None or number.spelled or number.value is None:
        return None
    letter = _LETTER.match(plain, number.end)
    if letter is None or _RACES.match(number.view.lower, letter.end()):
        return None
    if letter.group() == "b" and number.value != number.value.to_integral_value():
        pass  # nobody writes a part of a bit: "1.2b"
    elif letter.group() == "m" and _DOERS.match(number.view.lower, letter.end()):
        pass
    elif (
        not counts_plural(plain, letter.end()) and unit_after(plain, number.view.lower, letter.end()) is None
    ):
        return None
    size = Decimal(AMBIGUOUS[letter.group()])
    return replace(number, value=EXACT.multiply(number.value, size), unscaled=number.value, end=letter.end())
