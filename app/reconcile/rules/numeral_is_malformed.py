"""A numeral no style guide allows ("203,00") that another mention of the same thing corrects.

Why: a separator or a digit was lost in typing, and the reader cannot know which.
Known misses: a malformed numeral with no second mention is only the extractor's note.
"""

import re
from collections.abc import Iterator

from app.reconcile.misfit import misfit
from app.reconcile.model import Finding
from app.reconcile.sheet import other
from app.reconcile.wording import NAMES, printed
from app.reconcile.workings import Workings

SEPARATED = re.compile(r"\d[.,'’ ]\d")
ALIKE = -2.5  # log-odds of likeness from which the other mention may correct


def numeral_is_malformed(workings: Workings) -> Iterator[Finding]:
    sheet = workings.sheet
    for index, mention in enumerate(sheet.mentions):
        options = mention.claim.alternatives
        if len(set(options)) < 2 or SEPARATED.search(mention.claim.surface) is None:
            continue
        partners = [
            (pair.odds, other(pair, index))
            for pair in sheet.partners.get(index, ())
            if pair.odds >= ALIKE and sheet.mentions[other(pair, index)].value in options
        ]
        if partners:
            _, right = max(partners, key=lambda p: (p[0], -p[1]))
            corrects = sheet.mentions[right]
            message = (
                f"The {NAMES[mention.role]} prints {mention.claim.surface}, which is no proper numeral; "
                f"the {NAMES[corrects.role]} says {printed(sheet, corrects)}."
            )
            yield misfit(
                workings, "numeral_is_malformed", "error", message, (index, right),
                hypothesis="separator_slip", score=0.9, suspect=index,
                mend=f"{mention.claim.surface} → {corrects.claim.surface}",
            )  # fmt: skip
