"""A numbered name at the edge of an article that the body gives with other digits: "Boeing 277" above a 727.

Why: no figure, and yet a wrong one: the virus, the flight and the amendment are known by their numbers.
Known misses: names with one digit that come in series (games, seasons, models); names the body never repeats.
"""

from collections.abc import Iterator

from app.reconcile.findings.mislabelled import mislabelled
from app.reconcile.mentions.labels import YEAR
from app.reconcile.model import Finding
from app.reconcile.workings import Workings

TELLING = 2  # digits from which two that changed places are no coincidence


def name_is_mistyped(workings: Workings) -> Iterator[Finding]:
    for odd in workings.odd_labels:
        if odd.meant is None or odd.label.shape == YEAR:
            continue
        sure = odd.why == "digits_transposed" and len(odd.label.digits) >= TELLING
        yield mislabelled(
            odd, "name_is_mistyped", "error" if sure else "warning", score=0.9 if sure else 0.75
        )
