"""Reads percentages, percentage points and basis points.

Knows no whole: what the share is of is the claim's matter.
"""

import re

from extractors.kinds.draft import Draft, draft
from extractors.numbers import Number

_AFTER = re.compile(
    r"[ \u00a0-]{0,2}(?:(percentage[ -]points?|percent points?|pps?\b|pts?\b|%[ -]points?|per ?cent points?|"
    r"p\.p\.)"
    r"|(basis[ -]points?|bps?\b)|(%|per ?cents?\b|percentage\b|percents?\b|pct\b\.?|per-cent\b|pc\b(?! of)))"
)
_BEFORE = re.compile(r"(?:^|[^0-9a-z%] ?)(?:per ?cents?|percents?|percentage) of $")
_POLLED = re.compile(r"[ -]points?\b")
_POLL = re.compile(r"%|per ?cent|poll|lead|ahead|behind|vote|growth|approval|swing")


def percents(number: Number) -> Draft | None:
    """The number as `%` or `pp`; basis points keep their name."""
    lower, end = number.view.lower, number.end
    following = lower[end : end + 1]
    if following in ("%", " ", "-", "p", "\u00a0"):
        found = _AFTER.match(lower, end)
        if found is not None:
            if (
                found.group(3) is not None
                and found.group(3) != "%"
                and following == "p"
                and found.group(3) == "pc"
            ):
                return None
            if found.group(1):
                if (
                    found.group(1) in ("pt", "pts")
                    and _POLL.search(lower[max(0, number.start - 60) : end + 60]) is None
                ):
                    return None
                return draft(number, "percent", "pp", end=found.end())
            return draft(number, "percent", "basis point" if found.group(2) else "%", end=found.end())
    if number.start > 10 or lower.startswith("per"):
        before = _BEFORE.search(lower[max(0, number.start - 16) : number.start])
        if before is not None and lower[: number.start].strip().startswith("per"):
            return draft(number, "percent", "%")
    return None
