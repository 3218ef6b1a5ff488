"""A range whose lower end is above its upper end: "between 80 and 60".

Why: two figures changed places, or a digit was lost in one.
Known misses: ranges in shortened form ("1998-99", "10-5 victory") are not ranges of amounts and are left
alone.
"""

from collections.abc import Iterator

from app.reconcile.misfit import misfit
from app.reconcile.model import Finding
from app.reconcile.wording import NAMES, printed
from app.reconcile.workings import Workings


def range_is_upside_down(workings: Workings) -> Iterator[Finding]:
    for index, mention in enumerate(workings.sheet.mentions):
        quantity = mention.claim.quantity
        if (
            quantity.hedge != "range"
            or quantity.low is None
            or quantity.high is None
            or quantity.low <= quantity.high
        ):
            continue
        if not mention.claim.surface.lower().startswith(("between", "from")):
            continue
        message = f"The {NAMES[mention.role]} gives a range upside down: {printed(workings.sheet, mention)}."
        yield misfit(
            workings, "range_is_upside_down", "warning", message, (index,),
            hypothesis="ends_swapped", score=0.8, suspect=index,
        )  # fmt: skip
