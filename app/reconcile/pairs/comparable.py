"""Says why two mentions are different quantities: a reason code, or nothing when the text gives none.

Knows surroundings, frames, units and links; whether two figures agree, or which is wrong, is not asked here.
"""

import re
from functools import lru_cache
from itertools import zip_longest

from app.reconcile.mentions.mention import Mention, stem
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.features import contrasts, periods_clash, words_clash
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.values.interval import ZERO

PART_CUES = (
    "of which",
    "including",
    "of them",
    "of those",
    "among them",
    "with ",
    "as part of",
    "part of",
    "comprising",
)
LONGEST_PART_GAP = 160
BRACKET = re.compile(  # "£8bn (about $10bn": not "£8bn (it had asked for $10bn"
    r"^[\s,]*[(\[](?:\s|,|~|=|\u2248|or|about|around|roughly|nearly|almost|some|approximately|approx\.?|just|over"
    r"|under|more than|less than|up to|at least|equal to|equivalent|to|worth|US|NZ|the|a|i\.e\.|c\.){0,12}$",
    re.IGNORECASE,
)
GIVING = re.compile(
    r",\s(?:while|with|and)\s[^.;]*\b"
    r"(?:announc|promis|contribut|committ|pledg|offer)(?:ed|ing)(?:\s(?:an?|some|about|over|nearly))?\s?$"
)
EVENTS = words("""=death =injury =arrest =infect =pledge =buy =sell miss""")
NO_EVENT: frozenset[str] = frozenset()
NEED_MODES = frozenset(("estimate", "forecast", "target", "pledge", "hypothetical"))


BOUNDS_OF_CHANGE = frozenset((("from",), ("to",), ("by",), ("than",)))
CODES = {
    "part_of": "part_and_whole", "share_of": "part_and_whole", "conversion_of": "conversion",
    "change_from": "from_and_to", "change_by": "from_and_to", "multiple_of": "from_and_to",
    "corrects": "correction", "per": "part_and_whole",
}  # fmt: skip


def linked(a: Mention, b: Mention) -> str | None:
    """The reason code of a link between two claims, whichever carries it."""
    for one, other in ((a.claim, b.claim), (b.claim, a.claim)):
        for link in one.links:
            if link.claim == other.id:
                return CODES.get(link.role)
    return None


def part_and_whole(sheet: Sheet, a: Mention, b: Mention) -> bool:
    """The later, smaller figure is told as part of the earlier one in its sentence, or is linked to it."""
    if a.sentence != b.sentence or a.value is None or b.value is None:
        return False
    first, second = (a, b) if a.claim.at.start <= b.claim.at.start else (b, a)
    if (
        not (first.value or ZERO) > (second.value or ZERO)
        or first.claim.quantity.unit != second.claim.quantity.unit
    ):
        return False
    if linked(a, b) == "part_and_whole":
        return True
    text = sheet.article.segments[first.claim.at.segment].text
    gap = text[first.claim.at.end : second.claim.at.start].lower()
    if len(gap) >= LONGEST_PART_GAP:
        return False
    return any(cue in gap for cue in PART_CUES) or _giver(first, gap)


def _alone(mention: Mention) -> bool:
    """ "which alone will cost €1.3m": one item of more."""
    return "alone" in mention.plain_left[:4] or "alone" in mention.plain_right[:2]


def _giver(whole: Mention, gap: str) -> bool:
    """ "had pledged over €10bn to rebuild it, while the commission announced €2.3bn": one giver's part."""
    return "=pledge" in whole.left[:3] and GIVING.search(gap) is not None


def event_of(mention: Mention) -> frozenset[str]:
    """The concepts of what happened nearest to the figure: killed, injured, arrested, pledged …"""
    if EVENTS.isdisjoint(mention.left) and EVENTS.isdisjoint(mention.right):
        return NO_EVENT
    for beside in zip_longest(mention.left, mention.right):
        if close := EVENTS.intersection(beside):
            return close
    return NO_EVENT


def _from_and_to(a: Mention, b: Mention) -> bool:
    la, lb = a.plain_left[:1], b.plain_left[:1]
    return la != lb and la in BOUNDS_OF_CHANGE and lb in BOUNDS_OF_CHANGE


def _contrasting(a: Mention, b: Mention) -> bool:
    return contrasts(a, b) > 0.0


def _habitual(mention: Mention) -> bool:
    return mention.claim.period is not None and mention.claim.period.aspect == "habitual"


def reason(sheet: Sheet, a: Mention, b: Mention) -> str | None:
    """The reason code why two figures are different quantities, None when nothing in the text says so."""
    ca, cb = a.claim, b.claim
    if a.family != b.family:
        return "different_measure"
    bond = linked(a, b)
    loose = a.figure.vague or b.figure.vague or _habitual(a) != _habitual(b)
    if bond is not None:
        return "loose_bound" if loose and bond == "from_and_to" else bond
    if a.family == "money" and ca.quantity.unit != cb.quantity.unit and a.sentence == b.sentence:
        text = sheet.article.segments[ca.at.segment].text
        first, second = sorted((ca.at, cb.at), key=lambda at: at.start)
        if BRACKET.match(text[first.end : second.start]):
            return "conversion"
    if part_and_whole(sheet, a, b) or _alone(a) != _alone(b):
        return "part_and_whole"
    if loose:
        return "loose_bound"
    if _from_and_to(a, b):
        return "from_and_to"
    if ca.mode != cb.mode and {ca.mode, cb.mode} & NEED_MODES:
        return "different_mode"
    return _framed(a, b)


def _counted_apart(a: Mention, b: Mention) -> bool:
    """Whether both count something and share no word of it: strikes and people."""
    if a.family != "count" or a.claim.quantity.unit is None or b.claim.quantity.unit is None:
        return False
    return _unit_stems(a.claim.quantity.unit).isdisjoint(_unit_stems(b.claim.quantity.unit))


@lru_cache(maxsize=4096)
def _unit_stems(unit: str) -> frozenset[str]:
    return frozenset(stem(word) for word in unit.split())


def _framed(a: Mention, b: Mention) -> str | None:
    ca, cb = a.claim, b.claim
    if _counted_apart(a, b):
        return "different_measure"
    ea, eb = event_of(a), event_of(b)
    if ea and eb and not ea & eb:
        return "different_event"
    if periods_clash(ca, cb):
        return "different_period"
    if words_clash(a.frame.place, b.frame.place):
        return "different_place"
    if words_clash(a.frame.actor, b.frame.actor):
        return "different_actor"
    if words_clash(a.frame.said_by, b.frame.said_by):
        return "different_speaker"
    if a.near_names - b.content and b.near_names - a.content:
        return "different_subject"
    return "different_subject" if _contrasting(a, b) else None
