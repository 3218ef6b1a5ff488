"""A change that its own two amounts do not give: "rose 20 % to 60 from 40", "rose from 60 to 40".

Why: one of the three figures was mistyped, the percentage was taken of the wrong amount, or million stands
for billion in one of two years.
Known misses: changes told over two sentences; a change whose two amounts are in different units.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("change", "wrong base", "direction", "scale"))


def change_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "change_does_not_hold", "change", CUES, "miscalculated")
