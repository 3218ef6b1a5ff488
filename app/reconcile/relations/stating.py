"""What the checks of stated arithmetic have in common: the claim they return, and bounds of quotients.

Knows values and units; no construction and no word.
"""

from dataclasses import dataclass
from decimal import Decimal

from app.reconcile.mentions.mention import Mention
from app.reconcile.pairs.sheet import Sheet, same_unit
from app.reconcile.relations.arithmetic import printed
from app.reconcile.values.interval import ZERO

HUNDRED = Decimal(100)
ONE = Decimal(1)
LEAST = Decimal("0.000001")  # stands for nought under a fraction line
TENTH = Decimal("0.1")

Bounds = tuple[Decimal, Decimal]
Found = dict[str, int]


@dataclass(frozen=True, slots=True)
class Told:
    """What a construction claims: `order` names its figures, the whole first; `wanted` is what each would
    have to be, were the others right."""

    holds: bool
    note: str
    order: tuple[str, ...]
    wanted: tuple[Decimal, ...]
    cue: str


def amounts(sheet: Sheet, *indexes: int) -> list[Mention] | None:
    """The mentions of one kind and unit, each with a value above nought, else None."""
    found = [sheet.mentions[k] for k in indexes]
    first = next((m for m in found if m.family == "money"), found[0])
    for m in found:
        if m.claim.quantity.value is None or not m.value or m.value <= ZERO or m.figure.vague:
            return None
        if not _bare(m, first) and (m.family != first.family or same_unit(first, m) != "one"):
            return None
    return found


def _bare(mention: Mention, first: Mention) -> bool:
    """Whether a number stands without the unit the first was given: "210,000 pounds from 240,000"."""
    return mention.family == "count" and mention.claim.quantity.unit is None and first.family == "money"


def bounds(mention: Mention) -> Bounds:
    """As `printed`, but a count given to the last one is that count."""
    if (
        mention.family == "count"
        and mention.figure.step == ONE / 2
        and mention.claim.quantity.hedge == "exact"
    ):
        return mention.value or ZERO, mention.value or ZERO
    return printed(mention)


def quotient(part: Mention, whole: Mention) -> Bounds:
    """Least and greatest percentage one amount is of another."""
    (la, ha), (lb, hb) = bounds(part), bounds(whole)
    return max(la, ZERO) / hb * HUNDRED, ha / max(lb, LEAST) * HUNDRED


def short(value: Decimal) -> str:
    return f"{value.quantize(TENTH).normalize():f}"
