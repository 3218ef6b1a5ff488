"""One person given two ages: "Lund, 44, and his daughter" and, further down, "Lund, 45, said".

Why: a reporter's age and the picture desk's are taken from two places, and both stay in print.
Known misses: ages told without a comma or under another name of the person; two relations of one surname in
an article, of whom neither is told; a person who has a birthday as the story goes on is flagged.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from app.reconcile.findings.misfit import misfit
from app.reconcile.findings.wording import NAMES
from app.reconcile.mentions.mention import Mention
from app.reconcile.model import Finding
from app.reconcile.values.slips import slip_between
from app.reconcile.workings import Workings
from extractors.model import Article

WORD = r"[A-Z][A-Za-zÀ-ÿ'’-]{1,24}"
NAMED = re.compile(rf"((?:{WORD} ){{0,3}}{WORD})(?: \([a-z][a-z ,]{{0,30}}\))?, $")  # "Lund (pictured), 44"
LONGEST = 150  # characters of a name and what a bracket says of its picture
MOST = 20  # persons of one article
CLOSES = re.compile(r"[,.;)]|$| \(")


def age_told_two_ways(workings: Workings) -> Iterator[Finding]:
    mentions, article = workings.sheet.mentions, workings.sheet.article
    told: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for index, mention in enumerate(mentions):
        name = _name(article, mention)
        if name is not None:
            told[name.rsplit(" ", 1)[-1]].append((name, index))
    differing = [last for last, ages in told.items() if len({mentions[k].value for _, k in ages}) > 1]
    for last in differing[:MOST]:
        ages = told[last]
        full = len({name for name, _ in ages}) == 1 and ages[0][0] != last
        if not full and not _one_person(article, last):
            continue
        (name, first), (_, other) = ages[0], _other(mentions, ages)
        a, b = mentions[first], mentions[other]
        slip = slip_between(a.claim, b.claim)
        yield misfit(
            workings, "age_told_two_ways", "warning", _message(name, a, b), (first, other),
            hypothesis=None if slip is None else slip.code, score=0.8,
        )  # fmt: skip


def _message(name: str, a: Mention, b: Mention) -> str:
    one, other = NAMES[a.role], NAMES[b.role]
    if one == other:
        return f"The {one} says {name}, {a.claim.surface}, in one place and {b.claim.surface} in another."
    return f"The {one} says {name}, {a.claim.surface}; the {other} says {b.claim.surface}."


def _name(article: Article, mention: Mention) -> str | None:
    """The name right before an age set between commas."""
    if mention.family != "age" or mention.value is None or mention.role == "boilerplate":
        return None
    at, text = mention.claim.at, article.segments[mention.claim.at.segment].text
    if CLOSES.match(text, at.end) is None:
        return None
    found = NAMED.search(text, max(0, at.start - LONGEST), at.start)
    return None if found is None else found.group(1)


def _other(mentions: tuple[Mention, ...], ages: list[tuple[str, int]]) -> tuple[str, int]:
    """The first mention of another age than the first."""
    return next(told for told in ages if mentions[told[1]].value != mentions[ages[0][1]].value)


def _one_person(article: Article, last: str) -> bool:
    """Whether no two first names, or titles, stand before a name in the whole article."""
    before = re.compile(rf"({WORD}\.?) {re.escape(last)}\b")
    found = {first for segment in article.segments for first in before.findall(segment.text)}
    return len(found) < 2
