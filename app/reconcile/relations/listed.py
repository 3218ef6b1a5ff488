"""Checks lists of parts that one sentence gives with their whole.

Knows values, and the words that make parts exclude each other; where such sentences are found is stated.py's
business.
"""

import re
from decimal import Decimal

from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import printed
from app.reconcile.relations.stating import Found, Told, amounts, bounds
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import transposed

NEAR_WHOLE = Decimal("0.15")  # how far the sum of a list may be from its whole and still be meant as it
LOOK_BACK = 4  # figures before a list of parts among which its whole is sought
LEAST_WHOLE = 5
# Words of which two, or one of the second kind, make the parts of an open list exclude each other.
APART = re.compile(
    r"\b(?:for|against|men|women|boys|girls|male|female|adults|children|killed|injured|wounded|survived|died"
    r"|backed|preferred|supported|opposed|voted|yes|no|won|lost|guilty|acquitted)\b"
)
WITHIN = (("of", "them"), ("of", "whom"), ("of", "which"), ("of", "those"))
CAST = re.compile(r"\b(?:seats|votes|ballots)\b")  # each goes to one side only
ALL_TOLD = re.compile(
    r"\b(?:undecided|unsure|remaining|the rest|the others?|abstain|yet to|no opinion|do not know)"
)


def _parts(sheet: Sheet, at: Found) -> list[str]:
    return [name for name in ("p1", "p2", "p3", "p4", "p5") if name in at]


def _total(sheet: Sheet, at: Found, cue: str) -> Told | None:
    """A whole and all its parts; None where the sum is so far off that other things are listed."""
    names = _parts(sheet, at)
    if any(sheet.mentions[at[name]].plain_right[:2] in WITHIN for name in names):
        return None  # "11 were saved, two of them by helicopter": two are no part of the whole but of the 11
    all_ = amounts(sheet, at["whole"], *(at[name] for name in names))
    if all_ is None or len(all_) < 3 or all_[0].family not in ("count", "money", "measure"):
        return None
    whole, *parts = all_
    value = whole.value or ZERO
    values = [p.value or ZERO for p in parts]
    total = sum(values, ZERO)
    spare = sum((p.figure.step for p in parts), whole.figure.step) if whole.family != "count" else ZERO
    low, high = printed(whole)
    inside = all(p.claim.quantity.hedge == "exact" for p in parts)
    holds = (
        low - spare <= total <= high + spare
        if spare or whole.claim.quantity.hedge != "exact"
        else total == value
    )
    if value < LEAST_WHOLE or (not holds and not inside):
        return None
    wanted = (total, *(value - (total - v) for v in values))
    note = " + ".join(p.claim.surface for p in parts) + f" = {total.normalize():,f}"
    return Told(holds, note, ("whole", *names), wanted, cue)


def full_list(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "120 jets: 75 short, 30 long and 25 wide": a list that ends with its sentence or bracket."""
    told = _total(sheet, at, "list")
    if told is None or told.holds:
        return told
    value = sheet.mentions[at["whole"]].value or ZERO
    near = abs(told.wanted[0] - value) <= value * NEAR_WHOLE
    mended = any(
        w > ZERO and transposed(format(w, "f"), format(sheet.mentions[at[name]].value or ZERO, "f"))
        for name, w in zip(told.order, told.wanted, strict=True)
    )
    return told if near or mended else None


def consisting(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "The order consists of 75 …, 30 … and 25 …": the whole is the nearest figure before that may be it."""
    first = at["p1"]
    for k in range(first - 1, max(-1, first - 1 - LOOK_BACK), -1):
        at["whole"] = k
        told = full_list(sheet, at, text)
        if told is not None:
            return told
    return None


def counted_up(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "A total of 350 were tested; 120 … and 250 …": parts may be left out, not added."""
    told = full_list(sheet, at, text)
    whole = sheet.mentions[at["whole"]].value or ZERO
    return told if told is None or told.holds or told.wanted[0] > whole else None


def split(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "600 pupils, 320 girls and 300 boys": two kinds that exclude each other."""
    told = full_list(sheet, at, text)
    return told if told is None or told.holds or len(set(APART.findall(text))) > 1 else None


def listed(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Of the 29, 17 voted for and 12 against": parts that exclude each other cannot exceed their whole."""
    told = _total(sheet, at, "list")
    if told is None or told.holds:
        return told
    complete = ALL_TOLD.search(text) is not None
    apart = len(set(APART.findall(text))) > 1
    value = sheet.mentions[at["whole"]].value or ZERO
    over = value < told.wanted[0] <= value * (1 + NEAR_WHOLE)
    under = complete and value * (1 - NEAR_WHOLE) <= told.wanted[0] < value
    return told if under or (over and (complete or apart or CAST.search(text) is not None)) else None


def part(sheet: Sheet, at: Found, text: str) -> Told | None:
    """A part that the words put inside its whole, and that is greater."""
    two = amounts(sheet, at["part"], at["whole"])
    if two is None or two[0].family not in ("count", "money"):
        return None
    part, whole = two
    if part.claim.quantity.hedge in ("at_most", "less_than") or part.value is None or whole.value is None:
        return None
    if bounds(part)[0] <= bounds(whole)[1] or whole.value <= 1:
        return None
    note = f"{part.claim.surface} is more than {whole.claim.surface}"
    return Told(False, note, ("whole", "part"), (), "part")
