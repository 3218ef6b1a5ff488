"""A change that its own two amounts do not give: "rose 20 % to 60 from 40".

Why: one of the three figures was mistyped, or the percentage was taken of the wrong amount.
Known misses: changes told over two sentences, or without from and to.
"""

from collections.abc import Iterator

from app.reconcile.interval import ZERO
from app.reconcile.misfit import SURE, misfit, repair
from app.reconcile.model import Finding, Level
from app.reconcile.wording import NAMES, printed
from app.reconcile.workings import Workings


def change_does_not_hold(workings: Workings) -> Iterator[Finding]:
    sheet = workings.sheet
    for relation in workings.relations:
        if relation.relation != "change" or relation.holds or not relation.closed:
            continue
        share = sheet.mentions[relation.whole]
        base, end = (sheet.mentions[k] for k in relation.parts)
        if not base.value or not end.value or share.value is None:
            continue
        up = end.value > base.value
        factor = 1 + share.value / 100 if up else 1 - share.value / 100
        wanted = [(end.value / factor) if factor > ZERO else ZERO, base.value * factor]
        rounded = [
            w.quantize(v.value.normalize()) if v.value else w
            for w, v in zip(wanted, (base, end), strict=True)
        ]
        mended = repair((base, end), rounded)
        grave: Level = "error" if mended is not None and mended[1].force >= SURE else "warning"
        message = f"The {NAMES[share.role]} says {printed(sheet, share)}, but {relation.note}."
        yield misfit(
            workings, "change_does_not_hold", grave, message, (relation.whole, *relation.parts),
            hypothesis=mended[1].code if mended else "miscalculated", score=0.8,
        )  # fmt: skip
