"""A range whose lower end is printed above its upper end: "between 80 and 60".

Why: two figures changed places, or a digit was lost in one.
Known misses: "from 80 to 60" is a change and left alone; so are ranges in shortened form ("1998-99") and
ends in words or with a magnitude of their own.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES
from app.reconcile.model import Finding
from app.reconcile.workings import Workings
from extractors.model import Quantity

ENDS = re.compile(
    r"^(?:between\s)?\D?(\d[\d,]{0,15}(?:\.\d{1,6})?)\D?\sand\s\D?(\d[\d,]{0,15}(?:\.\d{1,6})?)"
)
BETWEEN = re.compile(r"\bbetween\s$", re.IGNORECASE)


def _ends(surface: str) -> tuple[Decimal, Decimal] | None:
    found = ENDS.match(surface.lower())
    if found is None:
        return None
    try:
        first, last = (Decimal(end.replace(",", "")) for end in found.groups())
    except InvalidOperation:
        return None
    return first, last


def _upside_down(ends: tuple[Decimal, Decimal], quantity: Quantity) -> bool:
    """Whether the end printed first is the upper one; in "$400,000 and $2 million" it is not."""
    first, last = ends
    if first <= last or not quantity.low or not quantity.high:
        return False
    return first * quantity.low == last * quantity.high


def range_is_upside_down(workings: Workings) -> Iterator[Finding]:
    for index, mention in enumerate(workings.sheet.mentions):
        claim = mention.claim
        ends = _ends(claim.surface) if claim.quantity.hedge == "range" else None
        if ends is None or not _upside_down(ends, claim.quantity):
            continue
        text = workings.sheet.article.segments[claim.at.segment].text
        said = claim.surface.lower().startswith("between")
        if not said and BETWEEN.search(text[max(0, claim.at.start - 10) : claim.at.start]) is None:
            continue
        shown = claim.surface if said else f"between {claim.surface}"
        message = f"The {NAMES[mention.role]} gives a range upside down: {shown}."
        yield misfit(
            workings, "range_is_upside_down", "warning", message, (index,),
            hypothesis="ends_swapped", score=0.8, suspect=index,
        )  # fmt: skip
