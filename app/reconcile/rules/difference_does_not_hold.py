"""A gap that its own two figures do not leave: "leads by 12 points, with 52% to his 38%".

Why: one of the three was taken from another poll, count or day, or mistyped.
Known misses: gaps told in another sentence than their figures.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("difference",))


def difference_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "difference_does_not_hold", "difference", CUES, "miscalculated")
