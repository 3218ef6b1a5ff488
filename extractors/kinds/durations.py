"""Reads spans of time and ages: "two and a half years", "10-day", "35-year-old", "aged 35", "Smith, 35,".

Knows no date: it reads how long, never when.
"""

import re
from decimal import Decimal

from extractors.kinds.draft import Draft, draft, with_share
from extractors.kinds.measures import TIMES
from extractors.kinds.per import per
from extractors.kinds.units import NAMES, unit_of
from extractors.numbers import Number

EXTRA = {
    "night": "night",
    "nights": "night",
    "quarters": "quarter",
    "weekends": "weekend",
    "working": "working day",
}
_AFTER_UNIT = re.compile(r"(?: - |[ -])(?:olds?\b|of age\b)")
_YO = re.compile(r"[ -]?(?:yo|y/o|y\.o\.)(?![a-z])")
_TURNED = re.compile(r"\bturn(?:s|ed|ing)? $")  # "when she turned 18,"
_BIRTHDAY = re.compile(
    r"[.,;!?)]|$| (?:and|in|on|last|this|next|earlier|today|yesterday|when|while|but|with|over|during|before|"
    r"after|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b"
)
_AGED = re.compile(r"\b(?:age[ds]?|ages)(?: of| between| from|:)? $")
_APPOSITION = re.compile(r"[A-ZÀ-Ý][A-Za-zà-ÿ'.-]*(?<!\bI)\"? ?, $")
_CLOSED = re.compile(
    r"[.;)]|$| [-–—] |[–—]| \((?:left|right|cent|pictured|above|far|front|back|both|middle)|"
    r" and (?:son|daughter|wife|husband|sister|brother)\b| and (?:[A-Z][a-z]+, |[0-9]{2} ?(?![a-z0-9.%]))|"
    r",(?=$|\"| [^0-9])"
)
_NOUN = re.compile(r"(?:^| )(?:(?:[a-z]+-)*[a-z]{3,}|\([A-Za-z]+\)), $")
_OR_TWO = re.compile(
    r"\b(?:an?|every|each|one|next|past|last|first|another) ([a-z]{3,6}) or $"
)  # "an hour or two"
_WORD = re.compile(r"[ -]([a-z]+)")
# "dead at 78", "retires at 63": what befalls a person at an age, and what may stand behind the bare age.
_BEFELL = re.compile(
    r"\b(?:dead|die[sd]?|dying|death|passe[sd] away|retire[sd]?|retiring|widowed|orphaned|captured|pregnant"
    r"|married)(?: [a-z]+){0,2} at $"
)
_BEFALLEN = re.compile(r"$|[.,;:!?)\"”’]| (?:after|from|following|of|on|but|and)\b")
_TWO = Decimal(2)
_LATEST_HOUR = 12  # "died at 10" is as well the hour


def durations(number: Number) -> Draft | None:
    """The number as a span of time, in the unit printed."""
    view = number.view
    found = unit_of(number)
    if found is None and number.spelled and number.value == _TWO:
        said = _OR_TWO.search(view.lower, max(0, number.start - 16), number.start)
        if said is not None and NAMES.get(said.group(1)) in TIMES:
            return draft(number, "duration", NAMES[said.group(1)])
    if found is None:
        word = _WORD.match(view.lower, number.end)
        if word is None or word.group(1) not in EXTRA or word.group(1) == "working":
            return None
        if word.group(1) == "quarters" and number.fraction:
            return None
        return draft(number, "duration", EXTRA[word.group(1)], end=word.end())
    unit, end = found
    if unit not in TIMES:
        return None
    against = per(view.plain, end)
    if against is not None:
        return draft(number, "rate", f"{unit} per {against[0]}", end=against[1])
    return with_share(draft(number, "duration", unit, end=end))


def ages(number: Number) -> Draft | None:
    """The number as an age, in years unless another unit is printed."""
    view = number.view
    found = unit_of(number)
    if found is not None:
        unit, end = found
        if unit in TIMES and (old := _AFTER_UNIT.match(view.lower, end)):
            return draft(number, "age", unit, end=old.end())
        if (
            unit in TIMES
            and unit == "year"
            and _AGED.search(view.lower[max(0, number.start - 18) : number.start])
        ):
            return draft(number, "age", unit, end=end)
        return None
    if (
        number.value is None
        or number.unscaled is not None
        or number.fraction
        or not 0 < number.value < Decimal(125)
    ):
        return None
    lower, plain, start = view.lower, view.plain, number.start
    if (old := _YO.match(lower, number.end)) is not None:
        return draft(number, "age", "year", end=old.end())
    if start > 3 and _AGED.search(lower[max(0, start - 18) : start]):
        return draft(number, "age", "year", weak=True)
    if _TURNED.search(lower, max(0, start - 10), start) and _BIRTHDAY.match(lower, number.end):
        return draft(number, "age", "year")
    if (
        number.value > _LATEST_HOUR
        and _BEFELL.search(lower[max(0, start - 48) : start])
        and _BEFALLEN.match(lower, number.end)
    ):
        return draft(number, "age", "year")
    if start > 6 and lower[start - 5 : start] == "both " and plain[number.end : number.end + 1] == ",":
        return draft(number, "age", "year")
    if start > 3 and plain[start - 2 : start] == ", " and _is_apposition(number):
        return draft(number, "age", "year")
    return None


def _is_apposition(number: Number) -> bool:
    """ "Maria Lopez, 66, has", "the actress, 38, who", "Jasper, four, and": a whole number between commas."""
    plain, start, end = number.view.plain, number.start, number.end
    if number.value is None or number.value != number.value.to_integral_value():
        return False
    if _CLOSED.match(plain, end) is None:
        return False
    named = _APPOSITION.search(plain, max(0, start - 30), start) is not None
    return named or (
        plain[end : end + 1] == ","
        and number.value >= 10
        and not number.spelled
        and _NOUN.search(plain, max(0, start - 30), start) is not None
    )
