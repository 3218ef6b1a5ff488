"""A percentage that its own part and whole do not give: "24 of the 60 schools, or 60%".

Why: the share was worked out from an earlier count, or the part printed as the share.
Known misses: shares whose part or whole stands in another sentence.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("share",))


def share_does_not_hold(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "share_does_not_hold", "share", CUES, "miscalculated")
