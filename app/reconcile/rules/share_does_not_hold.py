"""A share that its part and whole do not give: "15 of the 24, or two-thirds".

Why: one of the three figures was mistyped, or the share was taken of another whole.
Known misses: a whole that stands in another sentence.
"""

from collections.abc import Iterator

from app.reconcile.misfit import misfit
from app.reconcile.model import Finding
from app.reconcile.wording import NAMES, printed
from app.reconcile.workings import Workings


def share_does_not_hold(workings: Workings) -> Iterator[Finding]:
    sheet = workings.sheet
    for relation in workings.relations:
        if relation.relation != "share" or relation.holds or not relation.closed:
            continue
        share = sheet.mentions[relation.parts[-1]]
        message = f"The {NAMES[share.role]} says {printed(sheet, share)}, but {relation.note}."
        yield misfit(
            workings, "share_does_not_hold", "warning", message, (relation.whole, *relation.parts),
            hypothesis="miscalculated", score=0.75,
        )  # fmt: skip
