"""A rate said to move by per cent where points are meant: "from 4% to 5%, a rise of 1%".

Why: 4 to 5 is a rise of one point and of 25 per cent; readers cannot know which of the two is meant.
Known misses: rises of a rate told without both its ends.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import unheld
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

CUES = frozenset(("points",))


def points_called_per_cent(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "points_called_per_cent", "change", CUES, "percent_or_points")
