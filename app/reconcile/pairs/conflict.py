"""Weighs whether two mentions that disagree were meant to agree: likeness, corroboration, rivals, slip.

Knows one article's pairs; does not word a finding or decide its level.
"""

from dataclasses import dataclass
from functools import cache

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.features import EDGE_ROLES
from app.reconcile.pairs.sheet import Pair, Sheet, other
from app.reconcile.values.interval import agree, distinctive
from app.reconcile.values.slips import Slip, same_numeral, slip_between

NOBODY = -9.0  # log-odds when there is no other partner
SPAN = 4.0
SMALL = 12  # counts up to here agree and disagree by chance


@dataclass(frozen=True, slots=True)
class Clash:
    """A disagreeing pair with what speaks for and against its being a fault. `confirmed_a`/`_b`: the
    log-odds of the best other mention that agrees with that side."""

    pair: Pair
    slip: Slip | None
    group: str
    confirmed_a: float
    confirmed_b: float
    rival: float
    evidence: dict[str, float]


def _agree(sheet: Sheet, a: int, b: int) -> bool:
    return agree(sheet.mentions[a].figure, sheet.mentions[b].figure) is not None


def confirmed(sheet: Sheet, index: int, without: int) -> float:
    """Log-odds of the best partner that agrees with a mention, leaving out one other mention."""
    best = NOBODY
    for pair in sheet.partners.get(index, ()):
        if other(pair, index) != without and pair.agreement is not None and pair.unit == "one":
            best = max(best, pair.odds)
    return best


def rivals(sheet: Sheet, pair: Pair) -> tuple[float, int]:
    """The best log-odds with a third mention that agrees with neither side, and how many come near this
    pair."""
    best, count = NOBODY, 0
    mode = sheet.mentions[pair.a].claim.mode
    one_mode = mode == sheet.mentions[pair.b].claim.mode
    for index, opposite in ((pair.a, pair.b), (pair.b, pair.a)):
        for link in sheet.partners.get(index, ()):
            third = other(link, index)
            if third == opposite or link.agreement is not None or link.unit != "one":
                continue
            if one_mode and sheet.mentions[third].claim.mode != mode:
                continue
            if link.odds > max(best, pair.odds - SPAN) and not _agree(sheet, third, opposite):
                best = max(best, link.odds)
            if link.odds >= pair.odds - 1.0 and not _agree(sheet, third, opposite):
                count += 1
    return best, count


def _scaled(value: float, low: float, high: float) -> float:
    return min(1.0, max(0.0, (value - low) / (high - low)))


SLIP_GROUPS = {
    "scale_slip": "scale",
    "zero_dropped": "zero",
    "zeros_dropped": "zero",
    "separator_slip": "zero",
    "digits_transposed": "transposed",
    "digit_changed": "digit",
    "digit_dropped": "digit",
    "off_by_one": "off_by_one",
    "currency_swapped": "unit",
    "percent_or_points": "unit",
    "unit_swapped": "unit",
    "sign_lost": "unit",
}
AGAINST_CLASH = words(
    """both_confirmed better_confirmed rival rivals small_count no_slip crowd edge_stands edge_stands_small
    body_stands"""
)


def clash(sheet: Sheet, pair: Pair) -> Clash:
    """Everything weighed about a disagreeing pair; evidence values lie in [0, 1] but for `odds`."""
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    slip = slip_between(a.claim, b.claim)
    return weigh(sheet, pair, slip, own(sheet, pair, slip))


def weigh(sheet: Sheet, pair: Pair, slip: Slip | None, evidence: dict[str, float]) -> Clash:
    """As `clash`, with the pair's own evidence already at hand; what the others say is added to it."""
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    ca, cb = confirmed(sheet, pair.a, pair.b), confirmed(sheet, pair.b, pair.a)
    rival, count = rivals(sheet, pair)
    if slip is not None and SLIP_GROUPS[slip.code] == "unit":
        evidence["lone_unit"] = 1.0 if _lone(sheet, a) or _lone(sheet, b) else 0.0
    evidence.update(
        both_confirmed=_scaled(min(ca, cb), pair.odds - 3.0, pair.odds + 1.0),
        better_confirmed=_scaled(max(ca, cb), pair.odds, pair.odds + 3.0),
        rival=_scaled(rival, pair.odds - 3.0, pair.odds + 1.0),
        rivals=min(count, 5) / 5,
    )
    return Clash(pair, slip, slip_group(a, b, slip), ca, cb, rival, evidence)


def _lone(sheet: Sheet, mention: Mention) -> bool:
    """Whether no other figure of the article is in this unit."""
    return sheet.in_unit[mention.family, mention.claim.quantity.unit] == 1


def slip_group(a: Mention, b: Mention, slip: Slip | None) -> str:
    """The group of slips whose weight and thresholds apply; a scale slip under one numeral is its own."""
    if slip is None:
        return "none"
    group = SLIP_GROUPS[slip.code]
    return "magnitude" if group == "scale" and same_numeral(a.claim, b.claim) else group


@cache
def _paired(name: str) -> str:
    """The name that a measure of the pair has among the evidence of its clash."""
    return "c." + name


def at_edge(a: Mention, b: Mention) -> bool:
    """Whether a headline, standfirst, caption or pull quote stands against the text."""
    return (a.role in EDGE_ROLES) != (b.role in EDGE_ROLES)


def model_for(a: Mention, b: Mention) -> str:
    """The model that weighs their clash: an edge retells the body, two places of the body need not."""
    return "clash_edge" if at_edge(a, b) else "clash"


def own(sheet: Sheet, pair: Pair, slip: Slip | None) -> dict[str, float]:
    """What the pair itself says for and against its being a fault, by name; all but `odds` lie in [0, 1]."""
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    group = slip_group(a, b, slip)
    small = a.family == "count" and all(m.value is not None and abs(m.value) <= SMALL for m in (a, b))
    digits = min(distinctive(m.value) for m in (a, b) if m.value is not None)
    evidence = {
        "odds": max(-4.0, min(5.0, pair.odds)),
        "small_count": 1.0 if small else 0.0,
        "distinctive": min(digits, 4) / 4,
        "no_slip": 1.0 if slip is None else 0.0,
        "headline_or_caption": pair.values["edge_role"],
        "lone_unit": 0.0,
        "both_confirmed": 0.0,
        "better_confirmed": 0.0,
        "rival": 0.0,
        "rivals": 0.0,
    }
    for name in ("scale", "magnitude", "zero", "transposed", "digit", "off_by_one", "unit"):
        evidence["slip_" + name] = slip.force if slip is not None and group == name else 0.0
    evidence.update(zip(map(_paired, pair.values), pair.values.values(), strict=True))
    if at_edge(a, b):
        evidence.update(_retold(sheet, a, b))
    return evidence


def _retold(sheet: Sheet, a: Mention, b: Mention) -> dict[str, float]:
    """An edge retells the body: does its own value stand there, how many figures could it be retelling."""
    edge, text = (a, b) if a.role in EDGE_ROLES else (b, a)
    stands = sheet.stands_elsewhere(edge)
    small = edge.family == "count" and edge.value is not None and abs(edge.value) <= SMALL
    return {
        "edge_stands": 1.0 if stands and not small else 0.0,
        "edge_stands_small": 1.0 if stands and small else 0.0,
        "body_stands": 1.0 if sheet.stands_elsewhere(text) else 0.0,
        "alone": 1.0 / max(1, sheet.tellers(text)),
    }
