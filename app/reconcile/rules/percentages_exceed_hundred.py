"""Shares of one whole, listed in one sentence, that come to clearly more than 100 per cent.

Why: a digit slipped in one of them, or a share of another whole crept in.
Known misses: shares told in different sentences; lists of three that are not told as a vote or as complete.
Questions with several answers allowed are left alone where the text says that they were.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from app.reconcile.findings.misfit import misfit, plain, repair
from app.reconcile.findings.wording import joined, printed, sentence
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import between
from app.reconcile.relations.stated import CLAUSE
from app.reconcile.values.interval import ZERO
from app.reconcile.workings import Workings

HUNDRED = Decimal(100)
SPARE = Decimal("1.5")  # rounding may carry a full list a little over
MOST_OVER = Decimal(20)  # a list further over counts something else: answers, not people
FEW_OVER = Decimal(15)
MANY = 4  # shares that make a list of one whole whatever is said of them
RIVALS = (
    ("for", "against"),
    ("yes", "no"),
    ("leave", "remain"),
    ("approve", "disapprove"),
    ("support", "oppose"),
    ("favour", "oppose"),
    ("favor", "oppose"),
    ("favour", "against"),
    ("favor", "against"),
    ("agree", "disagree"),
    ("men", "women"),
    ("male", "female"),
    ("boys", "girls"),
)
LONGEST_GAP = 60
LEAST_LISTED = 3
TURNOUT_REACH = 16  # characters before a list in which its first share is said to be the turnout
LIST = re.compile(
    rf"<P\d+>(?:{CLAUSE}{{0,50}}?(?:,|;)(?: and| while| with)? (?:about |some |just |only )?<P\d+>)+"
    rf"(?:{CLAUSE}{{0,50}}? (?:and|with|while) (?:about |some |just |only |another )?<P\d+>)?{CLAUSE}{{0,60}}"
)
PAIR = re.compile(
    r"<P(\d+)>(?: of (?:the )?(?:votes?|ballots?|valid votes?))?,? (?:to|against|versus|compared (?:to|with))"
    r" (?:the |his |her |its )?[^<>.;:!?()]{0,25}?<P(\d+)>"
)
SHARE = re.compile(r"<P(\d+)>")
COMPLETE = re.compile(r"\b(?:undecided|unsure|do not know|the rest|remaining|the others?|no opinion|abstain)")
VOTE = re.compile(r"\b(?:votes?|voted|voters|election|ballot|poll|candidate|second place|run-?off)\b")
SEVERAL = re.compile(
    r"more than one|multiple|several answers|could choose|could name|at least once|up from|down from|compared"
    r"|than|from <P|to <P|both|rose|fell|growth|increase|decline| of (?:men|women|those|people|the|all) "
)


def percentages_exceed_hundred(workings: Workings) -> Iterator[Finding]:
    yield from _lists(workings)
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


def _lists(workings: Workings) -> Iterator[Finding]:
    """ "48% drive, 39% take the bus, 16% cycle and 9% walk"."""
    sheet = workings.sheet
    if sum(mention.family == "percent" for mention in sheet.mentions) < 2:
        return
    for text in sheet.skeletons:
        if text.count("<P") < 2:
            continue
        for match in (*LIST.finditer(text), *_pairs(text)):
            indexes = [int(k) for k in SHARE.findall(match.group())]
            if "turnout" in text[max(0, match.start() - TURNOUT_REACH) : match.start()]:
                indexes = indexes[1:]
            shares = [sheet.mentions[k] for k in indexes]
            if len(shares) < 2 or not all(map(_share, shares)):
                continue
            total = sum((m.value or ZERO for m in shares), ZERO)
            rounding = HUNDRED + SPARE + sum((m.figure.step for m in shares), ZERO)
            told = COMPLETE.search(match.group()) or VOTE.search(text)
            if len(shares) < LEAST_LISTED and match.re is not PAIR:
                continue
            reach = MOST_OVER if len(shares) >= MANY else FEW_OVER if told else ZERO
            alike = match.re is not PAIR and SEVERAL.search(text) is not None
            if rounding < total <= HUNDRED + reach and not alike:
                named = joined([printed(sheet, m) for m in shares])
                yield misfit(
                    workings, "percentages_exceed_hundred", "warning",
                    sentence(f"{named} of one whole make {plain(total)} %."), indexes,
                    hypothesis="unexplained", score=0.8,
                )  # fmt: skip


def _pairs(text: str) -> Iterator[re.Match[str]]:
    """ "55% of the vote to her opponent's 52%", where a vote is told of."""
    if VOTE.search(text) is not None:
        for match in PAIR.finditer(text):
            if not text[: match.start()].endswith("from "):
                yield match


def _share(mention: Mention) -> bool:
    return mention.claim.quantity.unit == "%" and mention.value is not None and ZERO < mention.value < HUNDRED


def _rivals(sheet: Sheet, first: Mention, second: Mention) -> bool:
    gap = between(sheet, first, second)
    if first.plain_right[:1] == second.plain_right[:1] == ("of",):
        return False  # "60% of men and 45% of women" are shares of two wholes
    if gap is None or len(gap) > LONGEST_GAP or first.sentence != second.sentence:
        return False
    near_first = set(first.plain_right[:6]) | set(first.plain_left[:1])
    near_second = set(second.plain_right[:3]) | set(second.plain_left[:1])
    return any(
        (a in near_first and b in near_second and a not in near_second)
        or (b in near_first and a in near_second and b not in near_second)
        for a, b in RIVALS
    )
