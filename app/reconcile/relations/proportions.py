"""Recognises shares, changes, ratios and rates between figures that stand near each other.

Knows values and reading order; sums, conversions and gaps have their own files; levels are not decided here.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.sheet import Sheet, groups
from app.reconcile.relations.arithmetic import Relating, printed
from app.reconcile.values.interval import ZERO

HUNDRED = Decimal(100)
LOOSE = Decimal("1.0")  # a percentage may be cut off instead of rounded: one unit of its last place
FRACTIONS = {
    "half": Decimal(50), "third": Decimal(100) / 3, "two-thirds": Decimal(200) / 3,
    "two thirds": Decimal(200) / 3,
    "quarter": Decimal(25), "three-quarters": Decimal(75), "three quarters": Decimal(75),
    "fifth": Decimal(20),
    "two-fifths": Decimal(40), "tenth": Decimal(10),
}  # fmt: skip
LONGEST_FIRST = sorted(FRACTIONS, key=len, reverse=True)
FRACTION_ENDINGS = tuple(word + ending for word in FRACTIONS for ending in ("", "s", " of"))
CHANGE_WORDS = words(
    """=rise =fall from to by than compared against earlier previous previously higher lower more less
    doubled tripled or equivalent slashed slash chang advanc retreat"""
)
SHARE_WORDS = words("""of or =percent proportion share account equivalent nearly about""")
SHARING = frozenset(("percent", "ratio"))  # families whose figures are shares however they are printed
POPULATION = Decimal(50_000)
MOST_WHOLES = 60  # amounts one share is tried against
REACH = Decimal("0.1")  # a whole is itself printed rounded or with a hedge
FAR_WORDS = 1  # words a share's sentence and a distant whole must have in common


def percentage(mention: Mention) -> tuple[Decimal, Decimal] | None:
    """Least and greatest percentage a figure stands for, None when it is no percentage or fraction."""
    if mention.value is None or (mention.family not in SHARING and mention.claim.surface[-1:].isdigit()):
        return None
    if mention.family == "percent":
        unit = mention.figure.step * 2
        low, high = printed(mention)
        vague = any(word in mention.claim.surface.lower() for word in FRACTIONS)
        spare = Decimal(4) if vague else unit * LOOSE / 2
        return low - spare, high + spare
    fraction = _fraction(mention.claim.surface)
    if fraction is not None:
        return fraction - 4, fraction + 4
    if mention.family == "ratio" and ZERO < mention.value < 1:
        return mention.value * HUNDRED - 4, mention.value * HUNDRED + 4
    return None


@lru_cache(maxsize=4096)
def _fraction(surface: str) -> Decimal | None:
    """The percentage that a fraction in words is: "two-thirds", "a quarter of"."""
    low = surface.lower()
    if not low.endswith(FRACTION_ENDINGS):
        return None
    return FRACTIONS[next(w for w in LONGEST_FIRST if low.endswith((w, w + "s", w + " of")))]


def _meets(low: Decimal, high: Decimal, bounds: tuple[Decimal, Decimal]) -> bool:
    return low <= bounds[1] and bounds[0] <= high


def _ratio(a: Mention, b: Mention) -> tuple[Decimal, Decimal] | None:
    """Least and greatest a/b in per cent."""
    la, ha = printed(a)
    lb, hb = printed(b)
    if lb <= ZERO or la < ZERO:
        return None
    return la / hb * HUNDRED, ha / lb * HUNDRED


def amounts(sheet: Sheet, group: Sequence[int]) -> list[int]:
    """The figures of a group that are amounts, no shares."""
    return [
        k
        for k in group
        if sheet.mentions[k].family in ("money", "count", "measure", "duration")
        and percentage(sheet.mentions[k]) is None
    ]


def shares_and_changes(sheet: Sheet) -> Iterator[Relating]:
    """Percentages with the two amounts they relate: p % of whole, or the change from one amount to the
    other."""
    seen: set[tuple[str, int, int, int]] = set()
    for group in sheet.groups:
        shares = [(k, bounds) for k in group if (bounds := percentage(sheet.mentions[k])) is not None]
        near = amounts(sheet, group) if shares else []
        for index, bounds in shares:
            for i, a in enumerate(near):
                for b in near[i + 1 :]:
                    for found in _related(sheet, index, (a, b), bounds):
                        key = (found.relation, index, a, b)
                        if key not in seen:
                            seen.add(key)
                            yield found


def changes_of_ranges(sheet: Sheet) -> Iterator[Relating]:
    """A change whose two amounts were read as one range: "cut 62 %, from $40,300 to $15,000"."""
    for group in groups(sheet.mentions, ranges=True):
        for index in group:
            bounds = percentage(sheet.mentions[index])
            if bounds is None:
                continue
            for other in group:
                quantity = sheet.mentions[other].claim.quantity
                if quantity.value is None and quantity.low and quantity.high and quantity.unit != "%":
                    change = abs(quantity.high / quantity.low - 1) * HUNDRED
                    back = abs(quantity.low / quantity.high - 1) * HUNDRED
                    if any(bounds[0] <= x <= bounds[1] for x in (change, back)):
                        stated = _text(sheet.mentions[index])
                        note = f"between {quantity.low} and {quantity.high}, stated {stated}"
                        yield Relating("change", index, (other,), True, note)


def alike(a: Mention, b: Mention) -> bool:
    """Whether two amounts are of one kind and unit; counts are, whatever they count."""
    return a.family == b.family and (a.family == "count" or a.claim.quantity.unit == b.claim.quantity.unit)


def _related(
    sheet: Sheet, share: int, two: tuple[int, int], bounds: tuple[Decimal, Decimal]
) -> Iterator[Relating]:
    one, other = sheet.mentions[two[0]], sheet.mentions[two[1]]
    if not alike(one, other) or not one.value or not other.value or one.value == other.value:
        return
    words = set(sheet.mentions[share].near) | set(sheet.mentions[share].plain_left[:4])
    words |= set(one.plain_left[:2]) | set(other.plain_left[:2]) | set(sheet.mentions[share].plain_right[:3])
    small, large = sorted(two, key=lambda k: sheet.mentions[k].value or ZERO)
    part, whole = sheet.mentions[small], sheet.mentions[large]
    ratio = _ratio(part, whole)
    p = _text(sheet.mentions[share])
    if ratio is not None and words & SHARE_WORDS and _meets(*ratio, bounds) and _narrow(ratio):
        yield Relating(
            "share",
            large,
            (small, share),
            True,
            f"{part.value} of {whole.value} is {_percent(part, whole)} %, stated {p}",
        )
    if not words & CHANGE_WORDS:
        return
    for base, end in ((one, other), (other, one)):
        if base.value and end.value and _meets(*_change(base, end), bounds):
            note = f"from {base.value} to {end.value} is {_percent(end, base, minus=True)} %, stated {p}"
            yield Relating("change", share, two, True, note)
            return
    # "fell 102.2 points, or 0.36 %, to 27,934.02": the small amount is the change, the large one the level
    # after it
    if part.value and whole.value and ratio is not None:
        before = (whole.value + part.value, whole.value - part.value)
        if any(
            x > ZERO and _meets(part.value / x * HUNDRED, part.value / x * HUNDRED, bounds) for x in before
        ):
            yield Relating(
                "change", share, (small, large), True, f"{part.value} against {whole.value}, stated {p}"
            )


def _narrow(ratio: tuple[Decimal, Decimal]) -> bool:
    return ratio[1] - ratio[0] < 20


def _change(base: Mention, end: Mention) -> tuple[Decimal, Decimal]:
    lb, hb = printed(base)
    le, he = printed(end)
    lb = max(lb, Decimal("0.000001"))
    low, high = (le / hb - 1) * HUNDRED, (he / lb - 1) * HUNDRED
    if high < ZERO:
        return -high, -low
    return max(low, ZERO), high


def _percent(a: Mention, b: Mention, minus: bool = False) -> Decimal:
    value = (a.value or ZERO) / (b.value or Decimal(1)) * HUNDRED
    return (value - HUNDRED if minus else value).quantize(Decimal("0.1"))


def _text(mention: Mention) -> str:
    return mention.claim.surface


def distant_shares(sheet: Sheet) -> Iterator[Relating]:
    """A part and its percentage in one sentence, the whole elsewhere: "20,000, nearly 1 % of the
    population"."""
    wholes = _by_value(sheet)
    for group in sheet.groups:
        for index in group:
            share = sheet.mentions[index]
            bounds = percentage(share)
            if bounds is None or bounds[1] <= ZERO or "of" not in share.plain_right[:3]:
                continue
            for part in amounts(sheet, group)[:4]:
                known = wholes.get(_kind(sheet.mentions[part]), [])
                near = in_reach(known, sheet.mentions[part], bounds)
                yield from _wholes(sheet, index, part, [k for k in near if k not in group])


def _kind(mention: Mention) -> tuple[str, str | None]:
    """What two amounts must have in common to be `alike`."""
    return mention.family, None if mention.family == "count" else mention.claim.quantity.unit


def _by_value(sheet: Sheet) -> dict[tuple[str, str | None], list[tuple[Decimal, int]]]:
    """The amounts a share may be of, for each kind, sorted by value."""
    wholes: dict[tuple[str, str | None], list[tuple[Decimal, int]]] = {}
    for k, m in enumerate(sheet.mentions):
        if m.family in ("money", "count") and m.value is not None and m.value >= 20:
            wholes.setdefault(_kind(m), []).append((m.value, k))
    for of_kind in wholes.values():
        of_kind.sort()
    return wholes


def in_reach(
    known: Sequence[tuple[Decimal, int]], part: Mention, bounds: tuple[Decimal, Decimal]
) -> list[int]:
    """The amounts of which `part` can be the share, in reading order; of very many, the least ones."""
    low, high = printed(part)
    least = max(low, ZERO) / bounds[1] * HUNDRED * (1 - REACH)
    first = bisect_left(known, (least, -1))
    found = []
    for value, k in known[first : first + MOST_WHOLES]:
        if bounds[0] > ZERO and value > high / bounds[0] * HUNDRED * (1 + REACH):
            break
        found.append(k)
    return sorted(found)


def _wholes(sheet: Sheet, share: int, part: int, wholes: Sequence[int]) -> Iterator[Relating]:
    p, s = sheet.mentions[part], sheet.mentions[share]
    bounds = percentage(s)
    if bounds is None or p.value is None or s.place - p.place not in (0, 1):
        return
    for whole in wholes:
        w = sheet.mentions[whole]
        ratio = _ratio(p, w)
        if ratio is None or (w.value or ZERO) <= p.value or not _meets(*ratio, bounds) or not _narrow(ratio):
            continue
        people = (
            "population" in s.plain_right[:6] and "=person" in w.right[:1] and (w.value or ZERO) >= POPULATION
        )
        if people or len((set(w.near) & s.content) - {"=person"}) >= FAR_WORDS:
            note = f"{p.value} of {w.value} is {_percent(p, w)} %, stated {s.claim.surface}"
            yield Relating("share", whole, (part, share), True, note)


def shares_of_shares(sheet: Sheet) -> Iterator[Relating]:
    """ "59 % of the 89 %" beside "53 % of all": a share of a share, in one sentence or the next."""
    for group in sheet.groups:
        shares = [
            k for k in group if sheet.mentions[k].claim.quantity.unit == "%" and sheet.mentions[k].value
        ]
        for i, a in enumerate(shares):
            for j, b in enumerate(shares):
                for c in shares:
                    if len({a, b, c}) == 3 and i < j and _product(sheet, a, b, c):
                        whole = max((a, b), key=lambda k: sheet.mentions[k].value or ZERO)
                        one, of, gives = (sheet.mentions[k].value for k in (a, b, c))
                        note = f"{one} % of {of} % is about {gives} %"
                        yield Relating("share", whole, (a if whole == b else b, c), True, note)


def _product(sheet: Sheet, a: int, b: int, c: int) -> bool:
    va, vb, vc = (sheet.mentions[k].value or ZERO for k in (a, b, c))
    if vc >= min(va, vb) or max(va, vb) >= HUNDRED or vc < 10:
        return False
    gap = abs(va * vb / HUNDRED - vc)
    return gap <= max(sheet.mentions[c].figure.step, Decimal("0.6"))


def rates_and_ratios(sheet: Sheet) -> Iterator[Relating]:
    """Products told as so many per, in or of each; and "twice as many", "three times"."""
    by_value: dict[Decimal, list[int]] = {}
    for index, m in enumerate(sheet.mentions):
        if m.value is not None and m.value > 1:
            by_value.setdefault(m.value, []).append(index)
    for group in sheet.groups:
        counts = [
            k
            for k in group
            if sheet.mentions[k].family in ("count", "money", "duration")
            and (sheet.mentions[k].value or ZERO) > 1
        ]
        for i, a in enumerate(counts):
            for b in counts[i + 1 :]:
                yield from _products(sheet, a, b, by_value)


def _products(sheet: Sheet, a: int, b: int, by_value: dict[Decimal, list[int]]) -> Iterator[Relating]:
    one, other = sheet.mentions[a], sheet.mentions[b]
    if one.sentence != other.sentence:
        return
    words = (
        set(one.plain_right[:6])
        | set(one.plain_left[:2])
        | set(other.plain_left[:3])
        | set(other.plain_right[:3])
    )
    if not words & {"each", "every", "per", "apiece"}:
        return
    product = (one.value or ZERO) * (other.value or ZERO)
    for whole in by_value.get(product, ())[:4]:
        if whole not in (a, b):
            yield Relating("rate", whole, (a, b), True, f"{one.value} × {other.value} = {product}")
