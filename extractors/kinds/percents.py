"""Reads percentages, percentage points and basis points.

Knows no whole: what the share is of is the claim's matter.
"""

import re

from extractors.kinds.draft import Draft, draft
from extractors.numbers import Number

_AFTER = re.compile(
    r"[ \u00a0-]{0,2}(?:(percentage[ -]points?|percent points?|pps?\b|pts?\b|%[ -]points?|per ?cent points?|"
    r"p\.p\.)"
    r"|(basis[ -]points?|bps?\b)|(%|per ?cents?\b|percentage\b|percents?\b|pct\b\.?|per-cent\b))|pc\b"
)
_BEFORE = re.compile(r"(?:^|[.;:!?] )(?:per ?cents?|percents?|percentage) of $")
_SWINGS = re.compile(r"%|per ?cent|poll|lead|ahead|behind|vote|growth|approval|swing")


def percents(number: Number) -> Draft | None:
    """The number as `%` or `pp`; basis points keep their name."""
    lower, end = number.view.lower, number.end
    found = _AFTER.match(lower, end)
    if found is None:
        return _of(number)
    if found.group(2):
        return draft(number, "percent", "basis point", end=found.end())
    if not found.group(1):
        return draft(number, "percent", "%", end=found.end())
    if found.group(1) in ("pt", "pts") and not _SWINGS.search(lower, max(0, number.start - 60), end + 60):
        return None
    return draft(number, "percent", "pp", end=found.end())


def _of(number: Number) -> Draft | None:
    """ "Per cent of 20", said at the head of a sentence."""
    if number.start < 11 or number.view.lower[number.start - 4 : number.start] != " of ":
        return None
    before = _BEFORE.search(number.view.lower[max(0, number.start - 18) : number.start])
    return None if before is None else draft(number, "percent", "%")
