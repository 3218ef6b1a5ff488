"""Shares of one whole, listed in one sentence, that come to clearly more than 100 per cent.

Why: a digit slipped in one of them, or a share of another whole crept in.
Known misses: questions with several answers allowed; shares told in different sentences.
"""

from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.arithmetic import between
from app.reconcile.interval import ZERO
from app.reconcile.mention import Mention
from app.reconcile.misfit import misfit, plain, repair
from app.reconcile.model import Finding
from app.reconcile.sheet import Sheet
from app.reconcile.wording import joined, printed, sentence
from app.reconcile.workings import Workings

HUNDRED = Decimal(100)
SPARE = Decimal("1.5")  # rounding may carry a full list a little over
RIVALS = (
    ("for", "against"),
    ("yes", "no"),
    ("leave", "remain"),
    ("approve", "disapprove"),
    ("support", "oppose"),
)
LONGEST_GAP = 60


def percentages_exceed_hundred(workings: Workings) -> Iterator[Finding]:
    sheet = workings.sheet
    for index, first in enumerate(sheet.mentions[:-1]):
        second = sheet.mentions[index + 1]
        if not (_share(first) and _share(second)) or not _rivals(sheet, first, second):
            continue
        total = (first.value or ZERO) + (second.value or ZERO)
        if total <= HUNDRED + SPARE:
            continue
        mended = repair((first, second), (HUNDRED - (second.value or ZERO), HUNDRED - (first.value or ZERO)))
        message = (
            f"{joined([printed(sheet, first), printed(sheet, second)])} of one whole make {plain(total)} %."
        )
        yield misfit(
            workings, "percentages_exceed_hundred", "error" if mended else "warning", sentence(message),
            (index, index + 1), hypothesis=mended[1].code if mended else "unexplained", score=0.85,
        )  # fmt: skip


def _share(mention: Mention) -> bool:
    return mention.claim.quantity.unit == "%" and mention.value is not None and ZERO < mention.value < HUNDRED


def _rivals(sheet: Sheet, first: Mention, second: Mention) -> bool:
    gap = between(sheet, first, second)
    if gap is None or len(gap) > LONGEST_GAP or first.sentence != second.sentence:
        return False
    near_first = set(first.plain_right[:3]) | set(first.plain_left[:1])
    near_second = set(second.plain_right[:3]) | set(second.plain_left[:1])
    return any(
        (a in near_first and b in near_second and a not in near_second)
        or (b in near_first and a in near_second and b not in near_second)
        for a, b in RIVALS
    )
