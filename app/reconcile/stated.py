"""Checks changes that one breath states in full: "from 40 to 60, a rise of 20%".

Knows the words between three neighbouring figures; what is told less plainly is proportions.py's business.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.arithmetic import Relating, between, printed
from app.reconcile.interval import ZERO
from app.reconcile.sheet import Sheet, same_unit

FROM = re.compile(r"\bfrom\s$", re.IGNORECASE)
TO = re.compile(r"^(?:\s[a-z]+){0,2}\sto\s$")
MOVED = re.compile(r"^(?:\s[a-z]+){0,3}, an? (?:rise|increase|jump|gain|fall|drop|decline|decrease) of $")
HUNDRED = Decimal(100)
SPARE = Decimal("1.5")  # points a stated change may be rounded away


def stated_changes(sheet: Sheet) -> Iterator[Relating]:
    """Whole sentences of change that do not hold; those that do are found with the others."""
    for index in range(len(sheet.mentions) - 2):
        a, b, share = sheet.mentions[index : index + 3]
        if share.claim.quantity.unit != "%" or not (a.value and b.value and share.value):
            continue
        if a.family != b.family or a.family == "percent" or same_unit(a, b) != "one":
            continue
        text = sheet.article.segments[a.claim.at.segment].text
        to, moved = between(sheet, a, b), between(sheet, b, share)
        if to is None or moved is None or not TO.match(to) or not MOVED.match(moved[:80]):
            continue
        if (
            not FROM.search(text[max(0, a.claim.at.start - 8) : a.claim.at.start])
            or min(a.value, b.value) <= ZERO
        ):
            continue
        (la, ha), (lb, hb) = printed(a), printed(b)
        if la <= ZERO:
            continue
        ends = sorted(abs(x) for x in ((lb / ha - 1) * HUNDRED, (hb / la - 1) * HUNDRED))
        if ends[0] - SPARE <= share.value <= ends[1] + SPARE:
            continue
        real = (abs(b.value / a.value - 1) * HUNDRED).quantize(Decimal("0.1"))
        note = f"from {a.claim.surface} to {b.claim.surface} is {real} %"
        yield Relating("change", index + 2, (index, index + 1), False, note, closed=True)
