"""A numeral no style guide allows: "203,00", "40,0000".

Why: a separator or a digit was lost in typing, and the reader cannot know which; another mention of the same
thing may tell.
Known misses: a slip that leaves a proper numeral ("203,000" for "203,00"). Silent where the article is said
to be in another language than English, or prints so many such numerals that they are its own style.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.findings.misfit import misfit, plain
from app.reconcile.findings.wording import NAMES, printed
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding
from app.reconcile.pairs.sheet import Sheet, other
from app.reconcile.values.slips import digit_lost, integer_digits
from app.reconcile.workings import Workings

SEPARATED = re.compile(r"\d[.,'’ ]\d")
NAMING = re.compile(r"\d,\d(?!\d)")  # "1,4 dioxane": two numbers of a name
TOGETHER = re.compile(r"\d(?:m|b|tr)illions?\b")  # "14million", where the text spaces it elsewhere
ZERO_TOO_MANY = re.compile(r",\d{3}0(?!\d)")
STYLE = 3  # different numerals of the shape that are no slips but the article's way to print them
ENGLISH = "en"
ALIKE = -2.5  # log-odds of likeness from which the other mention may correct


def numeral_is_malformed(workings: Workings) -> Iterator[Finding]:
    sheet = workings.sheet
    style = _is_style(sheet)
    for index, mention in enumerate(sheet.mentions):
        if mention.claim.alternatives and TOGETHER.search(mention.claim.surface):
            yield _alone(workings, index)
        if style or not _malformed(mention):
            continue
        right = _corrected_by(sheet, index)
        if right is not None:
            yield _corrected(workings, index, right)
        elif NAMING.search(mention.claim.surface) is None:
            yield _alone(workings, index)


def _malformed(mention: Mention) -> bool:
    """Whether a separator stands where none can."""
    return len(set(mention.claim.alternatives)) > 1 and SEPARATED.search(mention.claim.surface) is not None


def _is_style(sheet: Sheet) -> bool:
    """ "0,25 Prozent": other languages set the comma where English has the point."""
    language = sheet.article.language
    if language is not None and not language.lower().startswith(ENGLISH):
        return True
    return len({m.claim.surface for m in sheet.mentions if _malformed(m)}) >= STYLE


def _corrected_by(sheet: Sheet, index: int) -> int | None:
    """The likeliest other mention of the same thing that prints one of the values that were meant."""
    mention = sheet.mentions[index]
    partners = [
        (pair.odds, -other(pair, index))
        for pair in sheet.partners.get(index, ())
        if pair.odds >= ALIKE and _may_be_meant(mention, sheet.mentions[other(pair, index)].value)
    ]
    return -max(partners)[1] if partners else None


def _may_be_meant(mention: Mention, value: Decimal | None) -> bool:
    """Whether a value is one the numeral could have, or lacks one digit of it: "20,0000" and 20,000."""
    options = mention.claim.alternatives
    if value is None or value in options:
        return value is not None
    return any(value < o and digit_lost(integer_digits(o), integer_digits(value)) for o in options)


def _corrected(workings: Workings, index: int, right: int) -> Finding:
    sheet = workings.sheet
    mention, corrects = sheet.mentions[index], sheet.mentions[right]
    message = (
        f"The {NAMES[mention.role]} prints {mention.claim.surface}, which is no proper numeral; "
        f"the {NAMES[corrects.role]} says {printed(sheet, corrects)}."
    )
    return misfit(
        workings, "numeral_is_malformed", "error", message, (index, right),
        hypothesis="separator_slip", score=0.9, suspect=index,
        mend=f"{mention.claim.surface} → {corrects.claim.surface}",
    )  # fmt: skip


def _alone(workings: Workings, index: int) -> Finding:
    mention = workings.sheet.mentions[index]
    together = TOGETHER.search(mention.claim.surface) is not None
    meant = set(mention.claim.alternatives)
    if ZERO_TOO_MANY.search(mention.claim.surface):
        meant.add(max(meant) / 10)
    options = " or ".join(plain(value) for value in sorted(meant))
    message = (
        f"The {NAMES[mention.role]} prints {mention.claim.surface}, which is no proper numeral: {options}?"
    )
    return misfit(
        workings, "numeral_is_malformed", "note" if together else "warning", message, (index,),
        hypothesis="space_lost" if together else "separator_slip", score=0.8, suspect=index,
    )  # fmt: skip
