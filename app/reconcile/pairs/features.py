"""Measures from 0 to 1 how alike the surroundings of two mentions are, blind to their values.

Knows no weights and takes no decision; which side is right is not asked here.
"""

from math import log

from app.reconcile.mentions.mention import FIGURE, RUN, Mention
from app.reconcile.mentions.vocabulary import words
from extractors.model import Claim, Period

FROM_TO = frozenset(["from", "to", "by"])
EDGE_ROLES = frozenset(("headline", "standfirst", "caption", "pullquote"))
RUNS = tuple(log(1 + length) / log(1 + RUN) for length in range(RUN + 1))
LEAD = 4  # sentences of an article's beginning, where the headline's figure is told


FULL_MASS = 3.0  # this weight of common words near two figures is a firm likeness
VERY_FULL_MASS = 6.0  # and this much is as good as the same sentence twice


def overlap(a: Mention, b: Mention) -> tuple[float, float, float]:
    """Weight of common words near both figures: as a share of the poorer side, absolute up to FULL_MASS,
    and what goes beyond that up to VERY_FULL_MASS; each scaled to 1."""
    small, large = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    common = sum([(weight * large[word]) ** 0.5 for word, weight in small.items() if word in large])
    least = min(a.mass, b.mass)
    if least <= 0.0:
        return 0.0, 0.0, 0.0
    beyond = max(0.0, common - FULL_MASS) / (VERY_FULL_MASS - FULL_MASS)
    return min(1.0, common / least), min(1.0, common / FULL_MASS), min(1.0, beyond)


def run_length(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words from the figure outwards are the same."""
    length = 0
    for word, opposite in zip(one, other, strict=False):
        if word != opposite:
            break
        length += 1
    return length


def run(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Length of the identical run from the figure outwards, logarithmic: 0 none, 1 for RUN words."""
    return RUNS[run_length(one, other)]


def contrasts(a: Mention, b: Mention) -> float:
    """How many rows of CONTRASTS have each side on another word, capped at 2, halved."""
    ra, rb = a.rows, b.rows
    if not ra or not rb:
        return 0.0
    count = sum(1 for row, one in ra.items() if row in rb and one.isdisjoint(rb[row]))
    return min(count, 2) / 2


def set_apart(a: Mention, b: Mention) -> float:
    """1 when one figure is told as another, further or former one, and the other figure is not."""
    return 1.0 if a.apart != b.apart else 0.0


def from_to(a: Mention, b: Mention) -> float:
    """1 when one figure follows "from" and the other "to" or "by"."""
    la = a.plain_left[0] if a.plain_left else ""
    lb = b.plain_left[0] if b.plain_left else ""
    return 1.0 if la in FROM_TO and lb in FROM_TO and la != lb else 0.0


def shared(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the smaller word set that the other holds too."""
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def private_names(a: Mention, b: Mention) -> float:
    """1 when both figures have names near them that the other's sentence lacks."""
    if not a.near_names or not b.near_names:
        return 0.0
    pa, pb = a.near_names - b.content, b.near_names - a.content
    return min(len(pa), len(pb), 3) / 3


def new_names(a: Mention, b: Mention) -> float:
    """Share of the names close to one figure that the other's sentence does not have; the larger of both
    sides."""
    worst = 0.0
    for one, other in ((a, b), (b, a)):
        close = one.close_names
        if close:
            worst = max(worst, len(close - other.content) / len(close))
    return worst


def words_clash(one: frozenset[str], other: frozenset[str]) -> float:
    """1 when both frames are filled and share no word."""
    return 1.0 if one and other and one.isdisjoint(other) else 0.0


def words_meet(one: frozenset[str], other: frozenset[str]) -> float:
    """1 when both frames are filled and share a word."""
    return 0.0 if one.isdisjoint(other) else 1.0


def periods_meet(one: Period | None, other: Period | None) -> float:
    """1 when both periods are known and begin and end on the same days."""
    if one is None or other is None or one.start is None:
        return 0.0
    return 1.0 if (one.start, one.end) == (other.start, other.end) else 0.0


def _told(claim: Claim) -> bool:
    """Whether the text's own words give the period; one taken from the article's days tells nothing apart."""
    return any(evidence.attribute == "period" for evidence in claim.evidence)


def periods_clash(a: Claim, b: Claim) -> float:
    """1 when both claims tell their period and the two have no common day."""
    one, other = a.period, b.period
    if one is None or other is None:
        return 0.0
    apart = (one.end is not None and other.start is not None and one.end < other.start) or (
        other.end is not None and one.start is not None and other.end < one.start
    )
    return 1.0 if apart and _told(a) and _told(b) else 0.0


def head(mention: Mention) -> str | None:
    """The stem that stands for what is counted: the next word that is not another figure."""
    right = mention.right
    return right[0] if right and right[0] != FIGURE else None


def measures(a: Mention, b: Mention) -> dict[str, float]:
    """Every feature of a pair by name; those in AGAINST speak against comparability, the others for it."""
    poorer, mass, beyond = overlap(a, b)
    common = len(a.content & b.content)
    contained = common / min(len(a.content), len(b.content)) if common else 0.0
    ha, hb = head(a), head(b)
    ca, cb, fa, fb = a.claim, b.claim, a.frame, b.frame
    edge = 1.0 if (a.role in EDGE_ROLES) != (b.role in EDGE_ROLES) else 0.0
    headline = 1.0 if "headline" in (a.role, b.role) else 0.0
    counts = 1.0 if a.family == "count" else 0.0
    same_head = 1.0 if ha is not None and ha == hb else 0.0
    other_head = 1.0 if ha is not None and hb is not None and ha != hb else 0.0
    return {
        "near_share": poorer,
        "near_mass": mass,
        "near_more_mass": beyond,
        "shared_words": min(1.0, common / 8),
        "run_right": run(a.right, b.right),
        "run_left": run(a.left, b.left),
        "same_head": same_head,
        "other_head_counted": other_head * counts,
        "money": 1.0 if a.family == "money" else 0.0,
        "percent": 1.0 if a.family == "percent" else 0.0,
        "sentence_contained": contained,
        "edge_role": edge,
        "headline": headline,
        "headline_contained": headline * contained,
        "headline_shared": headline * min(1.0, common / 5),
        "headline_near": headline * poorer,
        "headline_lead": headline * (1.0 if max(a.place, b.place) <= LEAD else 0.0),
        "edge_contained": edge * contained,
        "edge_new_name": new_names(a, b) if edge else 0.0,
        "other_head": other_head,
        "same_segment": 1.0 if a.sentence[0] == b.sentence[0] else 0.0,
        "contrast": contrasts(a, b),
        "from_to": from_to(a, b),
        "private_names": private_names(a, b),
        "counted_shared": shared(a.counted, b.counted),
        "counted_apart": words_clash(a.counted, b.counted),
        "event_same": words_meet(fa.event, fb.event),
        "place_same": words_meet(fa.place, fb.place),
        "actor_same": words_meet(fa.actor, fb.actor),
        "period_same": periods_meet(ca.period, cb.period),
        "period_clash": periods_clash(ca, cb),
        "place_clash": words_clash(fa.place, fb.place),
        "actor_clash": words_clash(fa.actor, fb.actor),
        "event_clash": words_clash(fa.event, fb.event),
        "mode_same": 1.0 if ca.mode == cb.mode != "actual" else 0.0,
        "set_apart": set_apart(a, b),
        "mode_clash": 0.0 if ca.mode == cb.mode else 1.0,
        "hedge_differs": 0.0 if ca.quantity.hedge == cb.quantity.hedge else 1.0,
    }


AGAINST = words(
    """other_head other_head_counted edge_new_name counted_apart money percent same_segment
    contrast
    from_to private_names period_clash set_apart place_clash actor_clash event_clash mode_clash
    hedge_differs"""
)
