"""Checks changes, gaps, multiples and products that one sentence states with all their figures.

Knows values and the bounds of the words; where such sentences are found is stated.py's business.
"""

from decimal import Decimal

from app.reconcile.mentions.mention import Mention
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import printed
from app.reconcile.relations.proportioned import said
from app.reconcile.relations.proportions import percentage
from app.reconcile.relations.stating import HUNDRED, LEAST, Bounds, Found, Told, amounts, quotient, short
from app.reconcile.relations.stating import bounds as reach
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import SCALES
from app.reconcile.values.vague import share_bounds, times_bounds

PRODUCT_SPARE = Decimal("0.02")  # "about €300 each" is itself rounded


def change(sheet: Sheet, at: Found, text: str) -> Told | None:
    """From base to end, with the change in per cent (or, of two percentages, in points)."""
    two = amounts(sheet, at["base"], at["end"])
    by = sheet.mentions[at["by"]]
    if two is None or by.value is None or by.claim.quantity.value is None or by.value <= ZERO:
        return None
    if two[0].family in ("age", "duration"):
        return None
    if two[0].family == "percent":
        return _points(two[0], two[1], by)
    if by.claim.quantity.unit != "%":
        return None
    base, end = two
    low, high = _moved(base, end)
    bounds = percentage(by)
    if bounds is None or base.value is None or end.value is None:
        return None
    real = abs(end.value / base.value - 1) * HUNDRED
    up = end.value > base.value
    factor = 1 + by.value / HUNDRED if up else 1 - by.value / HUNDRED
    note = f"from {base.claim.surface} to {end.claim.surface} is {short(real)} %"
    other = abs(base.value / end.value - 1) * HUNDRED
    holds = low <= bounds[1] and bounds[0] <= high
    cue = "wrong base" if not holds and bounds[0] <= other <= bounds[1] else "change"
    wanted = (real, end.value / factor, base.value * factor) if factor > ZERO else ()
    return Told(holds, note, ("by", "base", "end"), wanted, cue)


def _moved(base: Mention, end: Mention) -> Bounds:
    """Least and greatest change in per cent, without its sign."""
    (lb, hb), (le, he) = reach(base), reach(end)
    lb = max(lb, LEAST)
    low, high = (le / hb - 1) * HUNDRED, (he / lb - 1) * HUNDRED
    if high <= ZERO:
        return -high, -low
    return (low, high) if low >= ZERO else (ZERO, max(-low, high))


def _points(base: Mention, end: Mention, by: Mention) -> Told | None:
    """ "From 4% to 5%, a rise of 1%" is one of points; of 25% it is one of the rate itself."""
    if base.value is None or end.value is None or by.value is None:
        return None
    gap = abs(end.value - base.value)
    spare = base.figure.step + end.figure.step + by.figure.step
    note = f"from {base.claim.surface} to {end.claim.surface} is {short(gap)} points"
    unit = by.claim.quantity.unit
    relative = gap / base.value * HUNDRED if base.value else ZERO
    bounds = percentage(by)
    points_fit = abs(gap - by.value) <= spare
    if unit == "%" and bounds is not None and bounds[0] <= relative <= bounds[1]:
        return Told(True, note, ("by", "base", "end"), (), "change")
    if unit == "%" and points_fit and gap > ZERO:
        return Told(False, note + ", not per cent", ("by", "base", "end"), (), "points")
    if unit in ("pp", "point") or (unit == "%" and not points_fit):
        up = end.value > base.value
        wanted = (gap, end.value - by.value if up else end.value + by.value, base.value + by.value)
        return Told(points_fit, note, ("by", "base", "end"), wanted if up else (), "change")
    return None


def change_of_range(sheet: Sheet, at: Found, text: str) -> Told | None:
    """The same where both ends were read as one range."""
    ends, by = sheet.mentions[at["ends"]], sheet.mentions[at["by"]]
    low, high = ends.claim.quantity.low, ends.claim.quantity.high
    bounds = percentage(by)
    if bounds is None or not low or not high or low <= ZERO or ends.family == "percent" or low == high:
        return None
    ways = ((high / low - 1) * HUNDRED, (1 - low / high) * HUNDRED)
    note = f"{ends.claim.surface} is a change of {short(ways[1])} or {short(ways[0])} %"
    return Told(any(bounds[0] <= x <= bounds[1] for x in ways), note, ("by", "ends"), (), "change")


def change_by_fraction(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Dropped by a third, from 90 to 40"."""
    two = amounts(sheet, at["base"], at["end"])
    wanted = share_bounds(text)
    if two is None or wanted is None or two[0].family in ("age", "duration"):
        return None
    low, high = _moved(two[0], two[1])
    told = f"{short((low + high) / 2)} %, told as {said(text)}"
    note = f"from {two[0].claim.surface} to {two[1].claim.surface} is {told}"
    return Told(low <= wanted[1] and wanted[0] <= high, note, ("end", "base"), (), "change")


def step(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Fell 102.2 points, or 0.36 %, to 27,934.02": the change in both forms and the level after it."""
    two = amounts(sheet, at["by"], at["end"])
    bounds = percentage(sheet.mentions[at["share"]])
    if two is None or bounds is None or two[0].value is None or two[1].value is None:
        return None
    by, end = two[0].value, two[1].value
    if by >= end:
        return None
    ways = sorted((by / (end - by) * HUNDRED, by / (end + by) * HUNDRED))
    spare = two[0].figure.step / end * HUNDRED
    holds = bounds[0] <= ways[1] + spare and ways[0] - spare <= bounds[1]
    note = f"{two[0].claim.surface} to {two[1].claim.surface} is {ways[0]:.2f} to {ways[1]:.2f} %"
    percent = sheet.mentions[at["share"]].value or ZERO
    wanted = (ways[0], end * percent / HUNDRED, by / percent * HUNDRED) if percent > ZERO else ()
    return Told(holds, note, ("share", "by", "end"), wanted, "change")


def thousandfold(sheet: Sheet, at: Found, text: str) -> Told | None:
    """A figure and last year's a thousandfold apart: million for billion in one of them."""
    two = amounts(sheet, at["end"], at["base"])
    if two is None or two[0].value is None or two[1].value is None:
        return None
    factor = max(two[0].value, two[1].value) / min(two[0].value, two[1].value)
    if not any(scale / 4 <= factor <= scale * 4 for scale in SCALES[:2]):
        return None
    note = f"{two[0].claim.surface} and {two[1].claim.surface} are about {factor:,.0f} times apart"
    return Told(False, note, ("end", "base"), (), "scale")


def rise(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Rose from 60 to 40"."""
    return _against(sheet, at["end"], at["base"])


def fall(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Fell from 40 to 60"."""
    return _against(sheet, at["base"], at["end"])


def _against(sheet: Sheet, more: int, less: int) -> Told | None:
    """What the words make the greater figure is the smaller one."""
    two = amounts(sheet, more, less)
    if two is None or two[0].family in ("age", "duration"):
        return None
    greater, smaller = two
    if reach(greater)[1] >= reach(smaller)[0]:
        return None
    note = f"{greater.claim.surface} is less than {smaller.claim.surface}"
    return Told(False, note, ("end", "base"), (), "direction")


def told_by(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Raised its rates $100 to $600": the first figure is the step, not the start."""
    two = amounts(sheet, at["by"], at["end"])
    return None if two is None else Told(True, f"by {two[0].claim.surface}", ("end", "by"), (), "told by")


def told_by_range(sheet: Sheet, at: Found, text: str) -> Told | None:
    """The same where both were read as one range."""
    ends = sheet.mentions[at["ends"]].claim
    if (
        not ends.quantity.low
        or not ends.quantity.high
        or " to " not in ends.surface
        or "from" in ends.surface
    ):
        return None
    return Told(True, f"by and to {ends.surface}", ("ends",), (), "told by")


def told_from(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "From $100 to $600": the first figure is the start."""
    two = amounts(sheet, at["base"], at["end"])
    return (
        None if two is None else Told(True, f"from {two[0].claim.surface}", ("end", "base"), (), "told from")
    )


def told_from_range(sheet: Sheet, at: Found, text: str) -> Told | None:
    """The same where both were read as one range."""
    ends = sheet.mentions[at["ends"]].claim
    if not ends.quantity.low or not ends.quantity.high or " to " not in ends.surface:
        return None
    return Told(True, f"from and to {ends.surface}", ("ends",), (), "told from")


def times_percent(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "Tripled, a rise of 300%": three times as much is a rise of 200%."""
    by, times = sheet.mentions[at["by"]], times_bounds(text)
    given = percentage(by)
    if times is None or given is None or by.value is None or times[0] < 1:
        return None
    low, high = (times[0] - 1) * HUNDRED, (times[1] - 1) * HUNDRED
    holds = given[0] <= high and low <= given[1]
    if not holds and not times[0] * HUNDRED <= by.value <= times[1] * HUNDRED:
        return None  # the percentage is of something else
    note = f"{said(text)} is a rise of about {short((low + high) / 2)} %"
    return Told(holds, note, ("by",), (), "change")


def difference(sheet: Sheet, at: Found, text: str) -> Told | None:
    """A gap with the two figures it lies between."""
    two = amounts(sheet, at["a"], at["b"])
    gap = sheet.mentions[at["gap"]]
    if two is None or gap.value is None or gap.claim.quantity.value is None or gap.value <= ZERO:
        return None
    a, b = two
    shares = a.family == "percent" and (gap.family == "percent" or gap.claim.quantity.unit in ("pp", "point"))
    votes = gap.claim.quantity.unit == a.claim.quantity.unit == "vote"
    if a.value is None or b.value is None or not (shares or votes or amounts(sheet, at["a"], at["gap"])):
        return None
    real = abs(a.value - b.value)
    low, high = printed(gap)
    spare = a.figure.step + b.figure.step
    note = f"between {a.claim.surface} and {b.claim.surface} lie {short(real)}"
    more, less = (a, b) if a.value > b.value else (b, a)
    wants = {id(more): (less.value or ZERO) + gap.value, id(less): (more.value or ZERO) - gap.value}
    wanted = (gap.value * 0 + real, wants[id(a)], wants[id(b)])
    return Told(low - spare <= real <= high + spare, note, ("gap", "a", "b"), wanted, "difference")


def multiple(sheet: Sheet, at: Found, text: str) -> Told | None:
    """ "75, twice as many as the 30": how many times one amount is the other."""
    two = amounts(sheet, at["a"], at["b"])
    bounds = times_bounds(text)
    if two is None or bounds is None or two[0].family == "age":
        return None
    a, b = two
    if a.value is None or b.value is None:
        return None
    low, high = (x / HUNDRED for x in quotient(a, b))
    real = a.value / b.value
    note = f"{a.claim.surface} is {short(real)} times {b.claim.surface}, told as {said(text)}"
    return Told(low <= bounds[1] and bounds[0] <= high, note, ("a", "b"), (), "multiple")


def multiple_of_range(sheet: Sheet, at: Found, text: str) -> Told | None:
    """The same where both ends were read as one range."""
    ends = sheet.mentions[at["ends"]]
    low, high = ends.claim.quantity.low, ends.claim.quantity.high
    bounds = times_bounds(text)
    if bounds is None or not low or not high or low <= ZERO or ends.family == "age":
        return None
    real = low / high if text.endswith("halved") else high / low
    note = f"{ends.claim.surface} is {short(real)} times, told as {said(text)}"
    return Told(bounds[0] <= real <= bounds[1], note, ("ends",), (), "multiple")


def product(sheet: Sheet, at: Found, text: str) -> Told | None:
    """So many at so much each, and the total."""
    two = amounts(sheet, at["total"], at["each"])
    number = sheet.mentions[at["number"]]
    if two is None or number.value is None or number.claim.quantity.value is None or number.value <= 1:
        return None
    total, each = two
    if number.family == "duration" and number.claim.quantity.unit != "year":
        return None
    if total.value is None or each.value is None or number.figure.vague or each.value >= total.value:
        return None
    (lt, ht), (le, he), (ln, hn) = printed(total), printed(each), printed(number)
    spare = total.value * PRODUCT_SPARE
    real = each.value * number.value
    holds = le * ln <= ht + spare and lt - spare <= he * hn
    note = f"{number.claim.surface} times {each.claim.surface} is {real.normalize():,f}"
    wanted = (real, total.value / number.value, total.value / each.value)
    return Told(holds, note, ("total", "each", "number"), wanted, "product")
