"""Recognises a figure that is what lies between two others, beside it or elsewhere in the article.

Knows values, reading order and words of comparison; levels are not decided here.
"""

import itertools
from bisect import bisect_left
from collections.abc import Iterator

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, printed
from app.reconcile.relations.proportions import MOST_WHOLES, alike, amounts
from app.reconcile.values.interval import ZERO

TELLING = 100  # differences from which one that fits elsewhere is hardly a coincidence
TELLING_DIGITS = 3
COMPARING = words("more fewer less higher lower than =rise =fall difference gap by margin lead")


def differences(sheet: Sheet) -> Iterator[Relating]:
    """One amount is what lies between two others near it, and words of change or comparison say so."""
    for group in sheet.groups:
        near = amounts(sheet, group)
        for k in near:
            d = sheet.mentions[k]
            if not d.value or d.value <= ZERO or not _compares(d):
                continue
            for i, a in enumerate(near):
                for b in near[i + 1 :]:
                    if (
                        k in (a, b)
                        or not alike(sheet.mentions[a], sheet.mentions[b])
                        or not alike(d, sheet.mentions[a])
                    ):
                        continue
                    found = _difference(sheet, k, a, b)
                    if found is not None:
                        yield found


def distant_differences(sheet: Sheet) -> Iterator[Relating]:
    """What lies between two neighbours, told elsewhere: "down by almost $200,000" in the first paragraph."""
    told = [
        k
        for k, m in enumerate(sheet.mentions)
        if m.family in ("money", "count") and m.value and m.value >= TELLING and _compares(m)
        if m.claim.quantity.hedge in ("exact", "about") and not m.figure.vague
    ]
    if not told:
        return
    gaps = sorted(
        (abs((sheet.mentions[a].value or ZERO) - (sheet.mentions[b].value or ZERO)), a, b)
        for group in sheet.groups
        for a, b in itertools.pairwise(amounts(sheet, group))
        if _gap_telling(sheet, a, b)
    )
    for k in told:
        d = sheet.mentions[k]
        low, high = printed(d)
        if d.claim.quantity.hedge == "about":
            low, high = low - d.figure.widest, high + d.figure.widest
        for gap, a, b in gaps[bisect_left(gaps, (low, -1, -1)) :][:MOST_WHOLES]:
            if gap > high:
                break
            if alike(d, sheet.mentions[a]) and k not in (a, b):
                va, vb = (sheet.mentions[x].claim.surface for x in (a, b))
                yield Relating("difference", k, (a, b), True, f"between {va} and {vb} lie {gap}")


def _gap_telling(sheet: Sheet, a: int, b: int) -> bool:
    """Whether two neighbours are amounts of one kind with so many digits that their gap is no coincidence."""
    one, other = sheet.mentions[a], sheet.mentions[b]
    digits = min(len(one.figure.digits), len(other.figure.digits))
    return one.family in ("money", "count") and alike(one, other) and digits >= TELLING_DIGITS


def _compares(mention: Mention) -> bool:
    return not (
        COMPARING.isdisjoint(mention.plain_right[:4])
        and COMPARING.isdisjoint(mention.left[:4])
        and COMPARING.isdisjoint(mention.plain_left[:3])
    )


def _difference(sheet: Sheet, k: int, a: int, b: int) -> Relating | None:
    va, vb, vd = (sheet.mentions[x].value or ZERO for x in (a, b, k))
    gap = abs(va - vb)
    low, high = printed(sheet.mentions[k])
    if gap == ZERO or not low <= gap <= high or vd < 2:
        return None
    return Relating("difference", k, (a, b), True, f"{max(va, vb)} - {min(va, vb)} = {gap}")
