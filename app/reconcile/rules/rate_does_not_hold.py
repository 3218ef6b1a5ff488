"""So many at so much each that do not make the total: "20,000 people share €60m, or €300 each".

Why: a nought went astray in the division.
Known misses: rates whose number or total stands in another sentence; deaths per 100,000 of a population.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("product",))


def rate_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "rate_does_not_hold", "rate", CUES, "miscalculated")
