"""A part is greater than the whole it is said to be of: "12 passengers, including 28 students".

Why: either figure was mistyped, or they were swapped.
Known misses: a part and a whole in different sentences, and "including" between nouns far from each other.
"""

from collections.abc import Iterator

from app.reconcile.findings.misfit import misfit, unheld
from app.reconcile.findings.wording import NAMES, printed
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding
from app.reconcile.values.interval import ZERO
from app.reconcile.workings import Workings

CUES = frozenset(("part",))
SMALL = 10  # where one count is up to so many, a link is as often misread as the figures mistyped


def part_exceeds_whole(workings: Workings) -> Iterator[Finding]:
    yield from unheld(workings, "part_exceeds_whole", "sum", CUES, "unexplained")
    by_id = {m.claim.id: k for k, m in enumerate(workings.sheet.mentions)}
    for index, part in enumerate(workings.sheet.mentions):
        for link in part.claim.links:
            whole = by_id.get(link.claim)
            if (
                link.role != "part_of"
                or whole is None
                or not _of_one_kind(part, workings.sheet.mentions[whole])
            ):
                continue
            if exceeds(part, workings.sheet.mentions[whole]):
                yield _finding(workings, index, whole)


def _of_one_kind(part: Mention, whole: Mention) -> bool:
    """In one sentence and of one unit; a link between two nouns is too often a misreading."""
    if part.sentence != whole.sentence:
        return False
    if "among" in part.plain_left[:3]:
        return False  # "the 63 were among 68 kidnapped": the figure behind is the whole
    unit = part.claim.quantity.unit
    return part.family != "count" or (unit is not None and unit == whole.claim.quantity.unit)


def exceeds(part: Mention, whole: Mention) -> bool:
    """Whether even the least the part may be is more than the most the whole may be."""
    if part.value is None or whole.value is None or part.family != whole.family:
        return False
    if part.family != "count" and part.claim.quantity.unit != whole.claim.quantity.unit:
        return False
    if whole.claim.quantity.hedge in ("more_than", "at_least", "about") or whole.figure.interval.high is None:
        return False
    return (part.claim.quantity.low or part.value) > whole.figure.interval.high and whole.value > ZERO


def _finding(workings: Workings, index: int, whole: int) -> Finding:
    sheet = workings.sheet
    part, total = sheet.mentions[index], sheet.mentions[whole]
    message = (
        f"The {NAMES[part.role]} says {printed(sheet, part)}, a part greater than "
        f"the whole of {printed(sheet, total)}."
    )
    small = part.family == "count" and min(part.value or ZERO, total.value or ZERO) <= SMALL
    return misfit(
        workings,
        "part_exceeds_whole",
        "note" if small else "warning",
        message,
        (index, whole),
        hypothesis="unexplained",
        score=0.75,
    )
