"""A multiple in words that its own two figures do not give: "doubled from 30 to 75".

Why: one figure was brought up to date without the word.
Known misses: multiples of a figure in another sentence.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("multiple",))


def ratio_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "ratio_does_not_hold", "ratio", CUES, "overstated")
