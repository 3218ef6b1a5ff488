"""A bare four-digit figure that is no year of our time but one slip away from a year the article names
elsewhere.

Why: "the 2102 Olympics" above a story about 2012; a wrong year in a headline stays in every archive.
Known misses: a mistyped year that is itself a plausible year; a year the body never names.
"""

import re
from collections.abc import Iterator

from app.reconcile.mention import Mention
from app.reconcile.misfit import misfit
from app.reconcile.model import Finding
from app.reconcile.slips import one_digit, transposed
from app.reconcile.vocabulary import words
from app.reconcile.wording import NAMES
from app.reconcile.workings import Workings

YEAR = re.compile(r"(?<![\d.,$£€])(?:1[6-9]\d\d|20\d\d)(?![\d,%]|\.\d)")
FOUR_DIGITS = re.compile(r"\d{4}")
PLAUSIBLE = range(1500, 2100)
EDGES = frozenset(("headline", "standfirst", "caption"))
BEFORE_YEAR = words("in since by of until from for during before after through")
MOST_YEARS = 200


def year_is_mistyped(workings: Workings) -> Iterator[Finding]:
    suspects = [k for k, m in enumerate(workings.sheet.mentions) if _bare(m)]
    if not suspects:
        return
    named = _years(workings)
    for index in suspects:
        mention = workings.sheet.mentions[index]
        digits = mention.claim.surface
        meant = [
            y
            for y in named
            if (transposed(digits, y) or one_digit(digits, y)) and _elsewhere(named[y], mention)
        ]
        if len(meant) != 1:
            continue
        role = workings.sheet.article.segments[min(named[meant[0]] - {mention.claim.at.segment})].role
        message = f"The {NAMES[mention.role]} says {digits}; the {NAMES[role]} says {meant[0]}."
        yield misfit(
            workings, "year_is_mistyped", "warning", message, (index,), hypothesis="year_mistyped", score=0.8,
            suspect=index, mend=f"{digits} → {meant[0]}",
        )  # fmt: skip


def _bare(mention: Mention) -> bool:
    if mention.family != "count" or FOUR_DIGITS.fullmatch(mention.claim.surface) is None:
        return False
    if int(mention.claim.surface) in PLAUSIBLE:
        return False
    return mention.role in EDGES or bool(mention.plain_left and mention.plain_left[0] in BEFORE_YEAR)


def _years(workings: Workings) -> dict[str, set[int]]:
    """Each year printed in the article -> the segments it stands in."""
    found: dict[str, set[int]] = {}
    for number, segment in enumerate(workings.sheet.article.segments):
        if segment.role == "boilerplate":
            continue
        for match in YEAR.finditer(segment.text):
            found.setdefault(match.group(), set()).add(number)
            if len(found) >= MOST_YEARS:
                return found
    return found


def _elsewhere(segments: set[int], mention: Mention) -> bool:
    return bool(segments - {mention.claim.at.segment})
