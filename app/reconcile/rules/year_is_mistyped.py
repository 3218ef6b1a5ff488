"""A four-digit year that cannot be meant, one slip away from a year the article names elsewhere.

Why: "the 2102 Olympics" above a story about 2012; a wrong year in a headline stays in every archive.
Known misses: a mistyped year that is itself a plausible year; a year the article never names rightly.
"""

from collections.abc import Iterator

from app.reconcile.findings.mislabelled import mislabelled
from app.reconcile.mentions.labels import YEAR
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def year_is_mistyped(workings: Workings) -> Iterator[Finding]:
    for odd in workings.odd_labels:
        if odd.meant is not None and odd.label.shape == YEAR:
            yield mislabelled(odd, "year_is_mistyped", "error", score=0.95)
