"""A proportion in words that the figures beside it do not bear out: "a majority, seven of the 15 members".

Why: words are written before the count is known, and stay.
Known misses: proportions whose figures stand in another sentence, unless the headline tells them; "most" of
what is not counted.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("vague", "headline", "price"))


def proportion_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "proportion_does_not_hold", "share", CUES, "overstated")
