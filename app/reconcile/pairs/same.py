"""Groups the mentions that state one quantity, whether or not their digits are the same.

Knows pairs and their evidence; a group is only as good as the links that hold it together, so weak chains
are cut.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.reconcile.mentions.mention import FIGURE, STOP_WORDS, Mention, stem
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.features import shared
from app.reconcile.pairs.sheet import Pair, Sheet
from app.reconcile.values.interval import ZERO, distinctive

SMALL = Decimal(3)
MIDDLE = Decimal(12)
TEN = Decimal(10)
CLOSE = Decimal("0.03")
BY = ("by",)  # "down by 30": the amount of a change
TELLING = 3  # significant digits of a figure that is no round one
NEAR, FAR = 3, 15  # sentences between two mentions
ROUND_SHARES = frozenset(map(Decimal, (0, 1, 2, 5, 10, 20, 25, 50, 100)))
CHAIN = 0.0  # a member whose links to the others of a group average below this is not taken in
TAKEN_UP = words("the these those their his her its all both our whose other")  # "the seven men": told before
# Nouns for people, one of which may take up another: "ten bodies", "the seven individuals".
PEOPLE = frozenset(
    stem(word)
    for word in words(
        """people person man woman child boy girl civilian victim resident passenger worker employee soldier
        student patient protester individual suspect defendant officer member migrant body dead injured
        other killed"""
    )
)
AGAINST_SAME = words(
    """one small_number private_names heads_apart heads_apart_small no_heads hedged far round_ten round_share
    small_apart actor_clash one_by one_changed set_apart"""
)
EITHER_WAY = words("percent duration ordinal headline")  # a kind may speak for or against


def counted_words(mention: Mention) -> frozenset[str]:
    """Stems of what is counted: the three words behind the figure and the head the frame names."""
    return frozenset(w for w in mention.right[:3] if w != FIGURE) - STOP_WORDS


def evidence(sheet: Sheet, pair: Pair) -> dict[str, float]:
    """What is weighed for an agreeing pair, by name; each lies in [0, 1]."""
    a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
    va, vb = abs(a.value or ZERO), abs(b.value or ZERO)
    digits = min(distinctive(va), distinctive(vb))
    counts = a.family in ("count", "duration")
    names = shared(a.near_names, b.near_names)
    between = abs(a.place - b.place)
    values = pair.values
    weighed = {
        "equal": 1.0 if pair.agreement == "equal" else 0.0,
        "hedged": 1.0 if pair.agreement == "hedge" else 0.0,
        "close": 1.0 if va != vb and abs(va - vb) <= max(va, vb) * CLOSE else 0.0,
        "rounded": 1.0 if _rounded(va, vb) else 0.0,
        "one": 1.0 if va == 1 else 0.0,
        "small_number": 1.0 if counts and max(va, vb) <= SMALL else 0.0,
        "round_ten": 1.0 if va and va % TEN == 0 and distinctive(va) == 1 else 0.0,
        "three_digits": 1.0 if digits >= 3 else 0.0,
        "three_digits_counted": 1.0 if digits >= 3 and a.family == "count" else 0.0,
        "telling_share": 1.0 if a.family == "percent" and digits >= 2 else 0.0,
        "round_share": 1.0 if a.family == "percent" and va in ROUND_SHARES else 0.0,
        "small_apart": 1.0 if counts and max(va, vb) <= MIDDLE and _nothing_counted(a, b) else 0.0,
        "age_alike": 1.0 if a.family == "age" and a.close_names & b.close_names else 0.0,
        "names_alike": names,
        "near_sentences": 1.0 if between <= NEAR else 0.0,
        "far": 1.0 if between > FAR else 0.0,
        "nearest_word": _nearest(a, b),
        "one_by": 1.0 if (a.plain_left[:1] == BY) != (b.plain_left[:1] == BY) else 0.0,
        "one_changed": 1.0 if _changed(a) != _changed(b) else 0.0,
        "speaker_same": 1.0 if a.claim.said_by and a.claim.said_by == b.claim.said_by else 0.0,
        "counted_alike": shared(counted_words(a), counted_words(b)) if counts else 0.0,
    }
    weighed.update((name, 1.0 if a.family == name else 0.0) for name in ("percent", "duration", "ordinal"))
    weighed.update((name, values[name]) for name in FROM_PAIR)
    weighed.update(_heads(a, b))
    return weighed


FROM_PAIR = (
    "private_names", "near_mass", "near_more_mass", "shared_words", "headline_lead", "headline", "edge_role",
    "event_same", "actor_clash", "run_right", "set_apart", "same_head",
)  # fmt: skip


def _heads(a: Mention, b: Mention) -> dict[str, float]:
    """How the nouns that two counts are counts of stand to each other, and whether the later is taken up."""
    one, other = counted_head(a), counted_head(b)
    counts, both = a.family == "count", one is not None and other is not None
    same = both and one == other
    people = both and not same and one in PEOPLE and other in PEOPLE
    apart = both and not same and not people
    small = abs(a.value or ZERO) <= MIDDLE
    again = bool(b.plain_left) and b.plain_left[0] in TAKEN_UP
    return {
        "same_people": 1.0 if same and one in PEOPLE else 0.0,
        "people": 1.0 if people else 0.0,
        "heads_apart": 1.0 if apart else 0.0,
        "heads_apart_small": 1.0 if apart and small else 0.0,
        "no_heads": 1.0 if counts and not both else 0.0,
        "taken_up": 1.0 if again else 0.0,
        "taken_up_same": 1.0 if again and (same or people) else 0.0,
    }


def counted_head(mention: Mention) -> str | None:
    """The stem of the noun a count is a count of; None for other kinds and bare numbers."""
    unit = mention.claim.quantity.unit
    return stem(unit.split(" per ")[0].split()[-1]) if unit and mention.family == "count" else None


def _nearest(a: Mention, b: Mention) -> float:
    """The weight of the common word that stands nearest to both figures."""
    small, large = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    return max((min(weight, large[word]) for word, weight in small.items() if word in large), default=0.0)


def _rounded(one: Decimal, other: Decimal) -> bool:
    """Whether a fine figure stands close to a round one, as 20,057 does to "over 20,000"."""
    fine, coarse = (one, other) if distinctive(one) > distinctive(other) else (other, one)
    near = ZERO < abs(fine - coarse) <= max(fine, coarse) * CLOSE
    return near and distinctive(fine) >= TELLING and distinctive(coarse) < TELLING


def _changed(mention: Mention) -> bool:
    return any(link.role in ("change_from", "change_by") for link in mention.claim.links)


def _nothing_counted(a: Mention, b: Mention) -> bool:
    """Whether what the two small numbers count has no word in common."""
    one, other = a.counted | counted_words(a), b.counted | counted_words(b)
    return one.isdisjoint(other)


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
