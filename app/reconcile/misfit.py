"""Turns an arithmetic relation that does not hold into a finding, with the smallest repair that would mend
it.

Knows values and slips; which relations the text states is decided in arithmetic.py and proportions.py.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.reconcile.interval import ZERO
from app.reconcile.mention import Mention
from app.reconcile.model import Finding, Level
from app.reconcile.slips import Slip, slip_between
from app.reconcile.wording import fingerprint
from app.reconcile.workings import Workings

SURE = 0.7  # force from which a slip that mends a relation exactly is hardly a coincidence


def with_value(mention: Mention, value: Decimal) -> Mention:
    """The mention as if another value had been printed."""
    quantity = replace(mention.claim.quantity, value=value, low=value, high=value)
    return replace(mention, claim=replace(mention.claim, quantity=quantity), value=value)


def repair(mentions: Sequence[Mention], wanted: Sequence[Decimal]) -> tuple[int, Slip] | None:
    """Which of the figures, if a usual slip were undone, would have the value that makes the relation
    hold."""
    best: tuple[int, Slip] | None = None
    for number, (mention, value) in enumerate(zip(mentions, wanted, strict=True)):
        if value <= ZERO or mention.value is None or value == mention.value:
            continue
        slip = slip_between(mention.claim, with_value(mention, value).claim)
        if slip is not None and (best is None or slip.force > best[1].force):
            best = (number, slip)
    return best


def misfit(
    workings: Workings,
    rule: str,
    grave: Level,
    message: str,
    indexes: Sequence[int],
    *,
    hypothesis: str | None,
    score: float,
    suspect: int | None = None,
    mend: str | None = None,
) -> Finding:
    """A finding about mentions by index; the suspect's claim is put first."""
    mentions = [workings.sheet.mentions[k] for k in indexes]
    ids = [m.claim.id for m in mentions]
    wrong = workings.sheet.mentions[suspect].claim.id if suspect is not None else None
    if wrong is not None:
        ids.sort(key=lambda i: i != wrong)
    return Finding(
        rule=rule, level=grave, message=message, claims=tuple(ids), hypothesis=hypothesis, score=score,
        fingerprint=fingerprint(rule, mentions), incident=-1, suspect=wrong, repair=mend,
    )  # fmt: skip


def plain(value: Decimal) -> str:
    """Digits with thousands separated and no trailing zeros."""
    text = format(value, ",f")
    return text.rstrip("0").rstrip(".") if "." in text else text
