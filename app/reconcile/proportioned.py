"""Checks shares that one sentence states with their part and whole, in per cent or in words.

Knows values and the bounds of the words; where such sentences are found is stated.py's business.
"""

from app.reconcile.interval import ZERO
from app.reconcile.proportions import percentage
from app.reconcile.sheet import Sheet
from app.reconcile.stating import HUNDRED, ONE, Found, Told, amounts, quotient, short
from app.reconcile.vague import WORD_MARK, share_bounds


def said(text: str) -> str:
    return f"“{WORD_MARK.sub('', text).strip()}”"


def share(sheet: Sheet, at: Found, text: str) -> Told | None:
    """part of whole, with its percentage."""
    two = amounts(sheet, at["part"], at["whole"])
    if two is None or two[0].family not in ("count", "money", "measure"):
        return None
    part, whole, share = *two, sheet.mentions[at["share"]]
    bounds = percentage(share)
    low, high = quotient(part, whole)
    if bounds is None or share.value is None or part.value is None or whole.value is None or low > HUNDRED:
        return None
    holds = low <= bounds[1] and bounds[0] <= high
    real = part.value / whole.value * HUNDRED
    percent = share.value if share.family == "percent" else share.value * HUNDRED
    note = f"{part.claim.surface} of {whole.claim.surface} is {short(real)} %"
    wanted = (part.value / percent * HUNDRED, whole.value * percent / HUNDRED, real) if percent > ZERO else ()
    return Told(holds, note, ("whole", "part", "share"), wanted, "share")


def vague_count(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "A majority of the board, seven of its 15 members"."""
    two = amounts(sheet, at["part"], at["whole"])
    bounds = share_bounds(text)
    if two is None or bounds is None or two[0].family not in ("count", "money"):
        return None
    low, high = quotient(*two)
    if low > HUNDRED or two[0].value is None or two[1].value is None:
        return None
    real = two[0].value / two[1].value * HUNDRED
    note = f"{two[0].claim.surface} of {two[1].claim.surface} is {short(real)} %, told as {said(text)}"
    return Told(low <= bounds[1] and bounds[0] <= high, note, ("whole", "part"), (), "vague")


def vague_percent(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "More than half of patients (46%)"."""
    share = sheet.mentions[at["share"]]
    bounds, given = share_bounds(text), percentage(share)
    if bounds is None or given is None or share.value is None or share.value > HUNDRED:
        return None
    holds = given[0] <= bounds[1] and bounds[0] <= given[1]
    note = f"{share.claim.surface} is told as {said(text)}"
    return Told(holds, note, ("share",), (), "vague")


def ratio_percent(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "One in 10 businesses (9%)"."""
    ratio, share = sheet.mentions[at["ratio"]], sheet.mentions[at["share"]]
    given = percentage(share)
    if given is None or not ratio.value or not share.value or not ZERO < ratio.value < ONE:
        return None
    told = ratio.value * HUNDRED
    reach = max(told / 5, ONE)
    note = f"{ratio.claim.surface} is {short(told)} %"
    holds = given[0] <= told + reach and told - reach <= given[1]
    return Told(holds, note, ("share", "ratio"), (), "vague")
