"""A change told as by so much in one place, as from so much in another: "rose $100 to $600", "from $100".

Why: "by" was read as "from" when the sentence was shortened, and where the change began is lost.
Known misses: a change whose end is told differently in the two places.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES
from app.reconcile.model import Finding
from app.reconcile.relations.arithmetic import Relating
from app.reconcile.workings import Workings

MOST = 40  # changes told with "by" that are held against those told with "from"


def change_told_two_ways(workings: Workings) -> Iterator[Finding]:
    mentions = workings.sheet.mentions
    starts = {_ends(workings, r): r for r in reversed(workings.relations) if r.cue == "told from"}
    for step in [r for r in workings.relations if r.cue == "told by"][:MOST]:
        start = starts.get(_ends(workings, step))
        if start is None or mentions[start.whole].sentence == mentions[step.whole].sentence:
            continue
        message = (
            f"The {NAMES[mentions[step.whole].role]} says by {_said(workings, step)}; "
            f"the {NAMES[mentions[start.whole].role]} says from {_said(workings, start)}."
        )
        yield misfit(
            workings, "change_told_two_ways", "warning", message,
            (*step.parts, step.whole, *start.parts, start.whole), hypothesis="by_or_from", score=0.8,
        )  # fmt: skip


def _ends(workings: Workings, told: Relating) -> tuple[Decimal | None, Decimal | None, str]:
    """Both figures of a change and their family; they may have been read as one range."""
    last = workings.sheet.mentions[told.whole]
    if told.parts:
        return workings.sheet.mentions[told.parts[0]].value, last.value, last.family
    return last.claim.quantity.low, last.claim.quantity.high, last.family


def _said(workings: Workings, told: Relating) -> str:
    return " to ".join(workings.sheet.mentions[k].claim.surface for k in (*told.parts, told.whole))
