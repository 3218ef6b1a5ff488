"""A duration that the two years beside it do not give: "from 1990 to 2000, a 12-year span".

Why: one of three figures was mistyped or miscounted.
Known misses: durations between two days of which neither is that of publication; durations told in another
sentence than their years.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES, printed
from app.reconcile.model import Finding
from app.reconcile.workings import Workings


def duration_disagrees_with_dates(workings: Workings) -> Iterator[Finding]:
    for relation in workings.relations:
        if relation.relation != "span" or relation.holds or not relation.closed:
            continue
        mention = workings.sheet.mentions[relation.whole]
        message = f"The {NAMES[mention.role]} says {printed(workings.sheet, mention)}, but {relation.note}."
        yield misfit(
            workings, "duration_disagrees_with_dates", "warning", message, (relation.whole,),
            hypothesis="miscounted", score=0.75, suspect=relation.whole,
        )  # fmt: skip
