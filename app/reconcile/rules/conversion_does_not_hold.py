"""A conversion in brackets that no exchange rate of its days, or no definition of its units, gives.

Why: an old rate, a wrong direction, or one of the two amounts mistyped.
Known misses: currencies the European Central Bank does not quote; an article without a date is only faulted
when no day of the two years before the newest rate, and no month since 1999, gives the bracket.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.findings.misfit import SURE, misfit, plain, repair, rounded
from app.reconcile.findings.wording import printed, sentence
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding, Level
from app.reconcile.relations.arithmetic import Relating
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import scale_between
from app.reconcile.workings import Workings

TURNED = Decimal("0.06")  # how near to 1 the rate told times the rate of the day is, when one is turned round
SCALE = "scale_slip"
FAR = Decimal("1.2")  # a bracket off by less is an old rate, and only shown as a relation that does not hold
# Names that more currencies share than have a rate, printed bare after the amount: which is meant is a guess.
SHARED_NAME = re.compile(r"\d\s(?:million\s|billion\s)?(?:francs?|pesos?|rupees?|dinars?)$", re.IGNORECASE)


def conversion_does_not_hold(workings: Workings) -> Iterator[Finding]:
    for relation in workings.relations:
        if relation.relation != "convert" or relation.holds or not relation.closed:
            continue
        sheet = workings.sheet
        first, second = sheet.mentions[relation.whole], sheet.mentions[relation.parts[0]]
        if first.value is None or second.value is None:
            continue
        if first.family == "money" and min(first.value, second.value) <= ZERO:
            continue
        if relation.off is not None and 1 / FAR < relation.off < FAR:
            continue
        assumed = any(SHARED_NAME.search(m.claim.surface) for m in (first, second))
        dated = sheet.article.published is not None or first.family != "money"
        grave: Level = "warning" if dated and not assumed else "note"
        cause, number = _cause(relation, first, second)
        if (number is not None or cause == SCALE) and grave == "warning":
            grave = "error"
        suspect, mend = None, None
        if number is not None:
            wrong = (first, second)[number]
            suspect = (relation.whole, *relation.parts)[number]
            mend = f"{wrong.claim.surface} → {plain(rounded(wrong, relation.wanted[number]))}"
        message = f"{printed(sheet, first)} is not {printed(sheet, second)}: {relation.note}."
        yield misfit(
            workings, "conversion_does_not_hold", grave, sentence(message),
            (relation.whole, *relation.parts), hypothesis=cause, score=0.8, suspect=suspect, mend=mend,
        )  # fmt: skip


def _cause(relation: Relating, first: Mention, second: Mention) -> tuple[str, int | None]:
    """A code, and which of the two a usual slip would explain, when one does."""
    if relation.wanted:
        wanted = [rounded(m, w) for m, w in zip((first, second), relation.wanted, strict=True)]
        mended = repair((first, second), wanted)
        if mended is not None and mended[1].force >= SURE:
            return mended[1].code, mended[0]
        if any(
            m.value and scale_between(m.value, w)
            for m, w in zip((first, second), relation.wanted, strict=True)
        ):
            return SCALE, None  # either may be the one a thousand times too great or small
    if relation.off is not None and first.value and second.value:
        implied = second.value / first.value
        if abs(implied * implied / relation.off - 1) < TURNED:
            return "wrong_direction", None
    return "conversion_off", None
