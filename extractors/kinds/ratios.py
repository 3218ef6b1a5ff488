"""Reads ratios: multiples ("3.5 times", "twice", "tenfold"), shares ("one in five", "two-thirds") and odds.

Knows no whole, no teams and no candidates.
"""

import re
from decimal import Decimal

from extractors.kinds.draft import Draft, draft
from extractors.kinds.per import per
from extractors.numbers import Number
from extractors.numbers.number import EXACT
from extractors.numbers.scan import MULTIPLES

_TIMES = re.compile(r"(?:[ -]times?(?: over)?\b|-?fold\b|[ -]folds?\b|x\b(?! ?[0-9])|×(?! ?[0-9]))")
_TO_ONE = re.compile(
    r"(?:-to-| to |:)(?:1|one)(?![.,]?[0-9]|%| ?(?:million|billion|trillion|per|hundred|thousand|year|month|"
    r"week|day|hour|km|mile))(?![a-z])"
)
_VOTE = re.compile(r"\bvot(?:e[ds]?|ing)\b")
_POINTS = re.compile(r"(?: of a|-)? ?points?\b(?! in time)")


def multiples(number: Number) -> Draft | None:
    """ "3.5 times", "tenfold", "twice": the factor, unit "times"; "four times a week" is a rate."""
    lower, end = number.view.lower, number.end
    word = lower[number.start : end]
    if word in MULTIPLES:
        against = per(number.view.plain, end) if word in ("twice", "thrice") else None
        if against is not None:
            return draft(number, "rate", f"times per {against[0]}", end=against[1])
        return draft(number, "ratio", "times")
    found = _TIMES.match(lower, end)
    if found is None or (lower[end : end + 5] == "-time" and lower[end : end + 6] != "-times"):
        return None
    if number.value == 1 and not found.group().startswith((" time", "-fold", "x")):
        return None
    if found.group() == " time" and number.value != 1:
        return None
    against = per(number.view.plain, found.end())
    if against is not None:
        return draft(number, "rate", f"times per {against[0]}", end=against[1])
    return draft(number, "ratio", "times", end=found.end())


def odds(number: Number) -> Draft | None:
    """ "33-to-1", "18 to 1": the first over the second."""
    found = _TO_ONE.match(number.view.lower, number.end)
    if found is None or number.value is None or number.value < 2 or number.fraction:
        return None
    if _VOTE.search(number.view.lower, max(0, number.start - 40), number.start):
        return None
    return draft(number, "ratio", "ratio", end=found.end())


def fractions(number: Number) -> Draft | None:
    """ "two-thirds of", "half the": a share without a unit."""
    if not number.fraction or number.value is None or not Decimal(0) < number.value < Decimal(1):
        return None
    point = _POINTS.match(number.view.lower, number.end)
    if point is not None:
        return draft(number, "measure", "point", end=point.end())
    return draft(number, "ratio", None, weak=True)


def share(part: Number, whole: Number) -> Draft | None:
    """ "one in five", "nine out of ten": both numbers as one share of 1; None when the words between say
    otherwise."""
    if part.value is None or whole.value is None or whole.value < 2 or part.value > whole.value:
        return None
    if part.unscaled is not None or part.fraction or part.value != part.value.to_integral_value():
        return None
    between = part.view.lower[part.end : whole.start]
    if (
        between == " out of "
        or between == " out of every "
        or between in (" in every ", "-in-")
        or (between == " in " and _counts_people(part, whole))
    ):
        pass
    else:
        return None
    value = EXACT.divide(part.value, whole.value)
    return Draft(part, "ratio", None, part.start, whole.end, value, weak=True)


def _counts_people(part: Number, whole: Number) -> bool:
    """Whether "one in 10 businesses" is a share, not "5 in 2 weeks" or "2 in 2019"."""
    if whole.value is None or part.value is None or part.value > 10 or whole.value > 1_000_000:
        return False
    following = re.match(
        r" (?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|per|%)",
        part.view.lower[whole.end : whole.end + 9],
    )
    round_whole = (
        whole.value <= 10
        or whole.value in (12, 20, 100, 1000)
        or whole.value % 10 == 0
        or whole.spelled
        or part.value == 1
    )
    return following is None and round_whole
