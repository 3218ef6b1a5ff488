"""Parts that do not add up to the whole given: "439 orders, comprising 275 firm and 614 options".

Why: one of them was mistyped, or the whole is from another count than its parts.
Known misses: parts told over several sentences, unless they are cases by outcome or tolls by place; lists the
text does not mark as one. Overlapping parts ("16 nearsighted, 41 farsighted") look like a fault when they
exceed the whole.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.findings.misfit import SURE, misfit, plain, repair
from app.reconcile.findings.wording import joined, printed
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding, Level
from app.reconcile.relations.arithmetic import LISTING_CUES, Relating
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import Slip, digits_of
from app.reconcile.workings import Workings

MANY = 3  # so many parts with one of them transposed are no coincidence either
TELLING = 3  # digits from which a transposition that mends the sum exactly is no coincidence


def parts_do_not_sum(workings: Workings) -> Iterator[Finding]:
    at = workings.sheet.mentions
    added = {
        r.parts
        for r in workings.relations
        if r.relation == "sum" and r.holds and at[r.whole].sentence == at[r.parts[0]].sentence
    }
    for relation in workings.relations:
        if relation.relation == "sum" and not relation.holds and len(relation.parts) > 1:
            if relation.parts in added:
                continue  # another figure is their sum
            found = _finding(workings, relation)
            if found is not None:
                yield found


def _finding(workings: Workings, relation: Relating) -> Finding | None:
    sheet = workings.sheet
    whole, parts = sheet.mentions[relation.whole], [sheet.mentions[k] for k in relation.parts]
    if any(p.value == whole.value for p in parts):
        return None  # a part as great as the whole is the whole named again
    total = sum((p.value or ZERO for p in parts), ZERO)
    value = whole.value or ZERO
    wanted = [value - (total - (p.value or ZERO)) for p in parts] + [total]
    mended = repair([*parts, whole], wanted)
    greatest = max(p.value or ZERO for p in parts)
    digits = _digits([*parts, whole][mended[0]], wanted[mended[0]]) if mended else 0
    grave = _level(relation, total, value, greatest, mended, digits)
    if grave is None:
        return None
    indexes = [relation.whole, *relation.parts]
    shown = [printed(sheet, p) for p in parts]
    where = sheet.mentions[relation.whole].role
    message = f"The {where} says {printed(sheet, whole)}, but its parts {joined(shown)} make {plain(total)}."
    sure = mended is not None and (mended[1].force >= SURE or mended[1].code == "digits_transposed")
    number = mended[0] if mended is not None and sure else None
    suspect = None if number is None else (*relation.parts, relation.whole)[number]
    return misfit(
        workings, "parts_do_not_sum", grave, message, indexes,
        hypothesis=mended[1].code if mended is not None and sure else "unexplained",
        score=0.95 if grave == "error" else 0.7, suspect=suspect,
        mend=None if number is None or suspect is None
        else f"{sheet.mentions[suspect].claim.surface} → {plain(wanted[number])}",
    )  # fmt: skip


def _digits(mention: Mention, wanted: Decimal) -> int:
    """How many significant digits the slip had to get right."""
    return max(len(digits_of(mention.value or ZERO)), len(digits_of(wanted)))


def _level(
    relation: Relating,
    total: Decimal,
    value: Decimal,
    greatest: Decimal,
    mended: tuple[int, Slip] | None,
    digits: int,
) -> Level | None:
    """Closed lists must add up; an open one ("including") is at fault when a usual slip would make it add
    up."""
    if mended is None:
        return "warning" if relation.closed else None
    slip = mended[1]
    mends = slip.force >= SURE or slip.code == "digits_transposed"
    telling = digits >= TELLING or len(relation.parts) >= MANY
    alone = relation.closed and greatest > value
    if alone or (mends and (relation.closed or total > value or telling)):
        return "error"
    if relation.closed or (total > value and relation.cue in LISTING_CUES):
        return "warning"
    return "warning" if mends else None
