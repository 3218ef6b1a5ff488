"""Groups the mentions that state one quantity, whether or not their digits are the same.

Knows pairs and their evidence; a group is only as good as the links that hold it together, so weak chains
are cut.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.reconcile.features import shared
from app.reconcile.interval import ZERO, distinctive
from app.reconcile.mention import FIGURE, STOP_WORDS, Mention
from app.reconcile.sheet import Pair, Sheet
from app.reconcile.vocabulary import words

TIMES = frozenset(("once", "twice", "thrice"))
CLOSE = Decimal("0.03")
THOUSAND = Decimal(1000)
SMALL = Decimal(3)
MIDDLE = Decimal(12)
ROUND_SHARES = frozenset(map(Decimal, (0, 1, 2, 5, 10, 20, 25, 50, 100)))
CHAIN = -2.0  # a member whose links to the others of a group average below this is not taken in
AGAINST_SAME = words(
    """small_number middle_number age_names private_names from_to contrast other_head period_clash
    place_clash event_clash actor_clash mode_clash speaker_clash hedge_only small_apart nought times
    counted_apart crowded
    round_share same_sentence"""
)


def counted_words(mention: Mention) -> frozenset[str]:
    """Stems of what is counted: the three words behind the figure and the head the frame names."""
    return frozenset(w for w in mention.right[:3] if w != FIGURE) - STOP_WORDS


def evidence(sheet: Sheet, pair: Pair, crowd: int) -> dict[str, float]:
    """What is weighed for an agreeing pair; `crowd` is how many mentions of the family print this very
    value."""
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    va, vb = abs(a.value or ZERO), abs(b.value or ZERO)
    digits = min(distinctive(va), distinctive(vb))
    counts = a.family in ("count", "duration")
    contained, _ = shared(counted_words(a), counted_words(b))
    names, _ = shared(a.near_names, b.near_names)
    values = pair.values
    return {
        "odds": max(-4.5, min(3.0, pair.odds)),
        "equal": 1.0 if pair.agreement == "equal" else 0.0,
        "rounding": 1.0 if pair.agreement == "rounding" else 0.0,
        "digits": min(digits, 4) / 4,
        "small_number": 1.0 if counts and max(va, vb) <= SMALL else 0.0,
        "middle_number": 1.0 if counts and SMALL < max(va, vb) <= MIDDLE else 0.0,
        "age": 1.0 if a.family == "age" else 0.0,
        "age_names": 1.0 if a.family == "age" and _other_names(a, b) else 0.0,
        "age_alike": 1.0 if a.family == "age" and a.close_names & b.close_names else 0.0,
        "measure": 1.0 if a.family == "measure" else 0.0,
        "telling_share": 1.0 if a.family == "percent" and digits >= 2 else 0.0,
        "close": 1.0 if va != vb and abs(va - vb) <= max(va, vb) * CLOSE else 0.0,
        "thousands": 1.0 if min(va, vb) >= THOUSAND else 0.0,
        "large_count": 1.0 if counts and min(va, vb) > MIDDLE else 0.0,
        "small_apart": 1.0 if counts and max(va, vb) <= MIDDLE and _nothing_counted(a, b) else 0.0,
        "nought": 1.0 if va == ZERO else 0.0,
        "times": 1.0 if TIMES & {a.claim.surface.lower(), b.claim.surface.lower()} else 0.0,
        "event_same": values["event_same"],
        "actor_same": values["actor_same"],
        "counted_shared": values["counted_shared"],
        "counted_apart": values["counted_apart"],
        "money": 1.0 if a.family == "money" else 0.0,
        "round_share": 1.0 if a.family == "percent" and va in ROUND_SHARES else 0.0,
        "counted_alike": contained if counts else 0.0,
        "names_alike": names,
        "crowded": min(1.0, max(0, crowd - 3) / 6),
        "sentence_alike": values["sentence_alike"],
        "sentence_contained": values["sentence_contained"],
        "headline": values["headline"],
        "edge_role": values["edge_role"],
        "same_head": values["same_head"],
        "private_names": values["private_names"],
        "from_to": values["from_to"],
        "contrast": values["contrast"],
        "other_head": values["other_head"],
        "period_clash": values["period_clash"],
        "place_clash": values["place_clash"],
        "event_clash": values["event_clash"],
        "actor_clash": values["actor_clash"],
        "mode_clash": values["mode_clash"],
        "speaker_clash": values["speaker_clash"],
    }


def _nothing_counted(a: Mention, b: Mention) -> bool:
    """Whether what the two small numbers count has no word in common."""
    one, other = a.counted | counted_words(a), b.counted | counted_words(b)
    return one.isdisjoint(other)


def _other_names(a: Mention, b: Mention) -> bool:
    """Whether each age stands beside a name the other does not."""
    return bool(a.close_names and b.close_names) and a.close_names.isdisjoint(b.close_names)


def crowds(sheet: Sheet) -> dict[tuple[str, Decimal], int]:
    """How many mentions of a family print each value."""
    count: dict[tuple[str, Decimal], int] = {}
    for mention in sheet.mentions:
        if mention.value is not None:
            key = (mention.family, mention.value)
            count[key] = count.get(key, 0) + 1
    return count


def clusters(scored: Iterable[tuple[float, Pair]], threshold: float) -> list[list[int]]:
    """Groups of mention indexes, joined by pairs scored at or above `threshold` (log-odds), strongest
    first."""
    known: dict[tuple[int, int], float] = {}
    ordered = sorted(scored, key=lambda s: (-s[0], s[1].a, s[1].b))
    group_of: dict[int, list[int]] = {}
    for score, pair in ordered:
        known[(pair.a, pair.b)] = score
    for score, pair in ordered:
        if score < threshold:
            break
        one, other = group_of.get(pair.a, [pair.a]), group_of.get(pair.b, [pair.b])
        if one is other or (len(one) + len(other) > 2 and not _holds_together(one, other, known)):
            continue
        merged = one + other
        for index in merged:
            group_of[index] = merged
    unique = {id(group): group for group in group_of.values()}
    return sorted(sorted(group) for group in unique.values())


def _holds_together(one: list[int], other: list[int], known: dict[tuple[int, int], float]) -> bool:
    links = [known.get((min(a, b), max(a, b)), CHAIN - 1.0) for a in one for b in other]
    return sum(links) / len(links) >= CHAIN
