"""An ordinal, a day or an hour that there is not: "the 71th", "Jan. 49", "61am".

Why: no second mention is needed to know that it is wrong.
Known misses: "15st" (a weight as well); days of months written out, where a count may stand.
"""

from collections.abc import Iterator

from app.reconcile.findings.mislabelled import mislabelled
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def label_is_impossible(workings: Workings) -> Iterator[Finding]:
    for odd in workings.odd_labels:
        if odd.meant is None:
            yield mislabelled(odd, "label_is_impossible", "error", score=0.95)
