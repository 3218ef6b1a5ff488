"""Reads counts: a number and the noun phrase it counts, or a bare number where none is printed.

Knows no measure and no money; it is asked last, and takes what the others left.
"""

import re
from dataclasses import replace

from extractors.kinds.draft import Draft, draft
from extractors.kinds.measures import TIMES
from extractors.kinds.nouns import Counted, counted, is_plural, singular
from extractors.kinds.per import per
from extractors.kinds.units import NAMES
from extractors.numbers import Number
from extractors.numbers.hedges import hedge_after

# A stock index before a number without a unit: "the Nasdaq gained 12.17", "the Dow closed at 24,706".
_INDEX = re.compile(
    r"\b(?:dow(?: jones)?(?: industrials?)?(?: average)?|nasdaq(?: composite)?|s&p(?: 500)?|ftse(?: 100)?|"
    r"nikkei(?: 225)?|"
    r"dax|cac(?: 40)?|hang seng|sensex|nifty(?: 50)?|kospi|topix|industrial average|(?:stock|share|"
    r"composite) index)"
    r"(?: index)?,? (?:has |had |was |is |were )?(?:also )?(?:rose|rises|fell|falls|gained|gains|lost|loses|"
    r"added|adds|"
    r"dropped|drops|slipped|shed|sheds|climbed|up|down|closed|closing|ended|ending|finished|stood|advanced|declined|"
    r"jumped|surged|slid|tumbled|plunged)(?: up| down)?(?: by| at| to)? $"
)

# "Of the dead, 22 were women and eight were children."
_PREDICATE = re.compile(r" (?:were|are) ([a-z]{3,})(?=[.,;]| and | or |$)")
_OTHER_SPAN = re.compile(
    r" (?:every|each|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]+)\b"
)


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
        told = _PREDICATE.match(number.view.lower, number.end)
        if told is not None and is_plural(told.group(1)):
            return draft(number, "count", singular(told.group(1)))
        stands = _INDEX.search(number.view.lower, max(0, number.start - 80), number.start) is not None
        return draft(number, "count", "point" if stands else None, weak=not stands)
    measure = NAMES.get(phrase.unit.split(" ")[-1])
    if measure in TIMES and _is_span(number, phrase):
        return draft(number, "duration", measure)
    if measure is not None and " " in phrase.unit:  # "517 rushing yards"
        return draft(number, "measure", measure)
    against = per(number.view.plain, phrase.end)
    if against is not None:  # "12 cases per 100,000 people", "60 flights a day"
        unit = f"{phrase.unit} per {against[0]}"
        return replace(draft(number, "rate", unit), covers=max(phrase.through, against[1]))
    return replace(draft(number, "count", phrase.unit), covers=phrase.through)


def _is_span(number: Number, phrase: Counted) -> bool:
    """ "Three successful years", "20 or more years"; not "one more day", nor "one killed every nine days"."""
    if number.value == 1 and " " not in phrase.unit:
        return False
    return _OTHER_SPAN.search(number.view.lower, number.end, phrase.end) is None
