"""A conversion in brackets that no exchange rate of its days, or no definition of its units, gives.

Why: an old rate, a wrong direction, or one of the two amounts mistyped.
Known misses: currencies the European Central Bank does not quote; an article without a date is only faulted
when no
day of the two years before the newest rate, and no month since 1999, gives the bracket.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.interval import ZERO
from app.reconcile.misfit import misfit
from app.reconcile.model import Finding, Level
from app.reconcile.wording import printed, sentence
from app.reconcile.workings import Workings

FAR = Decimal("1.2")  # a bracket off by less is an old rate, and only shown as a relation that does not hold
# Names that several currencies share, printed bare after the amount: which one is meant is a guess.
SHARED_NAME = re.compile(
    r"\d\s(?:million\s|billion\s)?(?:kron(?:er|or|e|a)|francs?|pesos?|rupees?|dinars?)$", re.IGNORECASE
)


def conversion_does_not_hold(workings: Workings) -> Iterator[Finding]:
    for relation in workings.relations:
        if relation.relation != "convert" or relation.holds or not relation.closed:
            continue
        sheet = workings.sheet
        first, second = sheet.mentions[relation.whole], sheet.mentions[relation.parts[0]]
        if not first.value or not second.value or min(first.value, second.value) <= ZERO:
            continue
        if relation.off is not None and 1 / FAR < relation.off < FAR:
            continue
        assumed = first.claim.assumed is not None or second.claim.assumed is not None
        assumed = assumed or any(SHARED_NAME.search(m.claim.surface) for m in (first, second))
        dated = sheet.article.published is not None or first.family != "money"
        grave: Level = "warning" if dated and not assumed else "note"
        message = f"{printed(sheet, first)} is not {printed(sheet, second)}: {relation.note}."
        yield misfit(
            workings, "conversion_does_not_hold", grave, sentence(message),
            (relation.whole, *relation.parts), hypothesis="conversion_off", score=0.8,
        )  # fmt: skip
