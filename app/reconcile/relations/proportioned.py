"""Checks shares that one sentence states with their part and whole, in per cent or in words.

Knows values and the bounds of the words; where such sentences are found is stated.py's business.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from app.reconcile.mentions.mention import Mention, stem
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, exact
from app.reconcile.relations.proportions import percentage
from app.reconcile.relations.stating import HUNDRED, ONE, Bounds, Found, Told, amounts, quotient, short
from app.reconcile.values.interval import ZERO
from app.reconcile.values.vague import WORD_MARK, fraction_bounds, share_bounds

EDGES = frozenset(("headline", "standfirst"))
SMALL = frozenset(("of", "the", "all", "its", "their", "a", "an", "in", "uk", "us"))
NO_NOUNS = frozenset(("=percent", "year", "time", "million", "billion"))
HEDGE_REACH = 14  # characters before a fraction in which it is hedged
NOUN_REACH = 4
OF_PRICE = re.compile(
    r"^ of (?:the|its|their|that) (?:total |full |purchase |asking )?(?:cost|price|bill|total|sum|budget)\b"
)
PRICED = frozenset(
    stem(word) for word in "sold sell cost costs price buy bought purchase paid worth budget".split()
)
PRICE_REACH = 40
MOST_AMOUNTS = 12
MEANT = Decimal(8)  # points a part may be off a fraction and still be the one it was said of
HALF = ONE / 2
COMMON = 2  # words a headline and a sentence have in common beside the people they are about


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
    reach = max(told / 5, ONE) if ratio.value < HALF else Decimal(4)
    note = f"{ratio.claim.surface} is {short(told)} %"
    holds = given[0] <= told + reach and told - reach <= given[1]
    return Told(holds, note, ("share", "ratio"), (), "vague")


def headline_fractions(sheet: Sheet) -> Iterator[Relating]:
    """ "Half of nurses plan to quit" over "34% of nurses said they planned to quit"."""
    shares = [k for k, m in enumerate(sheet.mentions) if m.role == "body" and m.claim.quantity.unit == "%"]
    for index, told in enumerate(sheet.mentions):
        if told.role not in EDGES or told.family != "ratio" or told.value is None or not shares:
            continue
        at = told.claim.at
        text = sheet.article.segments[at.segment].text
        wanted = fraction_bounds(text[max(0, at.start - HEDGE_REACH) : at.end], told.value)
        noun = next((s for s, w in zip(told.right, told.plain_right, strict=False) if w not in SMALL), None)
        if wanted is None or noun is None or noun in NO_NOUNS:
            continue
        same = [k for k in shares if _retells(told, sheet.mentions[k], noun)]
        given = [b for k in same if (b := percentage(sheet.mentions[k])) is not None]
        if not given:
            continue
        holds = any(low <= wanted[1] and wanted[0] <= high for low, high in given)
        if holds or len({sheet.mentions[k].value for k in same}) == 1:
            said_so = sheet.mentions[same[0]].claim.surface
            note = f"the body says {said_so}"
            yield Relating("share", index, (same[0],), holds, note, closed=True, cue="headline")


def fractions_of_a_price(sheet: Sheet) -> Iterator[Relating]:
    """ "Ardo will bear two-thirds of the cost": what Ardo gives and what it cost are told elsewhere."""
    money = [k for k, m in enumerate(sheet.mentions) if m.family == "money" and exact(m) and m.value]
    for index, told in enumerate(sheet.mentions):
        if told.family != "ratio" or not told.value or not ZERO < told.value < ONE or not money:
            continue
        at = told.claim.at
        text = sheet.article.segments[at.segment].text
        wanted = fraction_bounds(text[max(0, at.start - HEDGE_REACH) : at.end], told.value)
        if wanted is None or OF_PRICE.match(text[at.end : at.end + PRICE_REACH]) is None:
            continue
        money.sort(key=lambda k: (abs(sheet.mentions[k].place - told.place), k))
        parts = [k for k in money if sheet.mentions[k].near_names & told.near.keys()][:MOST_AMOUNTS]
        wholes = [k for k in money if PRICED & set(sheet.mentions[k].near)][:MOST_AMOUNTS]
        yield from _of_price(sheet, index, wanted, [(a, b) for a in parts for b in wholes])


def _of_price(
    sheet: Sheet, index: int, wanted: Bounds, pairs: Sequence[tuple[int, int]]
) -> Iterator[Relating]:
    """The part and whole that give the fraction or, where only one pair comes near it, those two."""
    near: dict[str, Relating] = {}
    for part, whole in pairs:
        two = amounts(sheet, part, whole)
        if two is None or two[0].value is None or two[1].value is None or two[0].value >= two[1].value:
            continue
        share = two[0].value / two[1].value * HUNDRED
        if not wanted[0] - MEANT <= share <= wanted[1] + MEANT:
            continue
        holds = wanted[0] <= share <= wanted[1]
        real = short(share)
        words = sheet.mentions[index].claim.surface
        note = f"{two[0].claim.surface} of {two[1].claim.surface} is {real} %, told as “{words}”"
        found = Relating("share", whole, (part, index), holds, note, closed=True, cue="price")
        if holds:
            yield found
            return
        near.setdefault(real, found)
    if len(near) == 1:
        yield from near.values()


def _retells(told: Mention, share: Mention, noun: str) -> bool:
    """Whether a percentage is of the same people, and its sentence says the same of them."""
    if noun not in share.right[:NOUN_REACH] or "of" not in share.plain_right[:1]:
        return False
    return len((told.content & share.content) - {noun}) >= COMMON
