"""Groups the mentions that state one quantity, whether or not their digits are the same.

Knows pairs and their evidence; a group is only as good as the links that hold it together, so weak chains
are cut.
"""

from collections.abc import Iterable
from decimal import Decimal

from app.reconcile.mentions.mention import FIGURE, RUN, STOP_WORDS, Mention, stem
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.around import Around
from app.reconcile.pairs.commonplace import common_words, usual
from app.reconcile.pairs.features import shared
from app.reconcile.pairs.sheet import Pair, in_unit_of
from app.reconcile.values.interval import ZERO, distinctive

SMALL = Decimal(12)
APART = Decimal("1.2")  # how many times the one the other is, before they no longer look alike
BY = ("by",)  # "down by 30": the amount of a change
NEAR = 3  # sentences between two mentions
LEAD = 10  # sentences over which an article's beginning fades: what it tells there, it tells again
KIN = 5  # other values in the unit, from which one more is no surprise
RARE_SHARED = 5
CHAIN = 0.0  # a member whose links to the others of a group average below this is not taken in
TAKEN_UP = words("the these those their his her its all both our whose other")  # "the seven men": told before
# Nouns for people, one of which may take up another: "ten bodies", "the seven individuals".
PEOPLE = frozenset(
    stem(word)
    for word in words(
        """people person man woman child boy girl civilian victim resident passenger worker employee soldier
        student patient protester individual suspect defendant officer member migrant body dead injured
        other killed son daughter sister brother friend kid baby"""
    )
)
WHO = ("er", "or", "ist", "ant", "ent", "ian", "ee", "ive", "ess", "man", "men", "woman", "women")
AGAINST_SAME = words(
    """one one_by private_names heads_apart_small neighbours_disagree usual usual_count kin numbers_apart row
    period_clash shared_words_measure"""
)
EITHER_WAY = words("percent ordinal")  # a kind may speak for or against


def counted_words(mention: Mention) -> frozenset[str]:
    """Stems of what is counted: the three words behind the figure and the head the frame names."""
    return frozenset(w for w in mention.right[:3] if w != FIGURE) - STOP_WORDS


def evidence(around: Around, pair: Pair) -> dict[str, float]:
    """What is weighed for an agreeing pair, by name; each lies in [0, 1]."""
    a, b = around.mentions[pair.a], around.mentions[pair.b]
    values = pair.values
    weighed = {
        **_figures(a, b, pair),
        **_surroundings(a, b),
        **_heads(a, b),
        "neighbours_disagree": 1.0 if around.neighbours_disagree(pair) else 0.0,
        "kin": min(around.other_values(pair), KIN) / KIN,
        "row": 1.0 if around.in_row(pair) else 0.0,
        "shared_words_measure": values["shared_words"] if a.family == "measure" else 0.0,
    }
    weighed.update((name, values[name]) for name in FROM_PAIR)
    return weighed


FROM_PAIR = (
    "private_names", "shared_words", "edge_role", "counted_shared", "period_clash", "place_same",
)  # fmt: skip


def _figures(a: Mention, b: Mention, pair: Pair) -> dict[str, float]:
    """What the two figures themselves tell: a telling value comes twice by no chance."""
    va, vb = abs(a.value or ZERO), abs(b.value or ZERO)
    low, high = min(va, vb), max(va, vb)
    common = min(usual(a), usual(b))
    percent, count = a.family == "percent", a.family == "count"
    return {
        "equal": 1.0 if pair.agreement == "equal" else 0.0,
        "equal_converted": 1.0 if pair.agreement == "rounding" and _converted(a, b) else 0.0,
        "numbers_apart": 1.0 if ZERO < low <= high / APART else 0.0,
        "one": 1.0 if va == 1 else 0.0,
        "usual": common,
        "usual_count": common if count else 0.0,
        "percent": 1.0 if percent else 0.0,
        "ordinal": 1.0 if a.family == "ordinal" else 0.0,
        "telling_share": 1.0 if percent and min(distinctive(va), distinctive(vb)) >= 2 else 0.0,
    }


def _surroundings(a: Mention, b: Mention) -> dict[str, float]:
    """What the words and the places of the two tell."""
    common = common_words()
    small, large = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    near = [(w * large[name]) ** 0.5 for name, w in small.items() if name in large and name not in common]
    counts = a.family in ("count", "duration")
    return {
        "rare_near": max(near, default=0.0),
        "rare_shared": min(1.0, len((a.content & b.content) - common) / RARE_SHARED),
        "run": min(1.0, (_run(a.left, b.left) + _run(a.right, b.right)) / RUN),
        "near_sentences": 1.0 if b.place - a.place <= NEAR else 0.0,
        "lead": max(0.0, 1.0 - a.place / LEAD),
        "one_by": 1.0 if (a.plain_left[:1] == BY) != (b.plain_left[:1] == BY) else 0.0,
        "counted_alike": shared(counted_words(a), counted_words(b)) if counts else 0.0,
        "taken_up": 1.0 if b.plain_left and b.plain_left[0] in TAKEN_UP else 0.0,
    }


def _heads(a: Mention, b: Mention) -> dict[str, float]:
    """How the nouns that two counts are counts of stand to each other."""
    one, other = counted_head(a), counted_head(b)
    same = one is not None and one == other
    apart = one is not None and other is not None and not same
    people = apart and (one in PEOPLE or other in PEOPLE) and _who(a, one) and _who(b, other)
    small = abs(a.value or ZERO) <= SMALL
    return {
        "same_people": 1.0 if same and one in PEOPLE else 0.0,
        "people": 1.0 if people else 0.0,
        "heads_apart_small": 1.0 if apart and small and not (one in PEOPLE and other in PEOPLE) else 0.0,
    }


def counted_head(mention: Mention) -> str | None:
    """The stem of the noun a count is a count of; None for other kinds and bare numbers."""
    unit = mention.claim.quantity.unit
    return stem(unit.split(" per ")[0].split()[-1]) if unit and mention.family == "count" else None


def _who(mention: Mention, head: str | None) -> bool:
    """Whether a noun may be one for people, by itself or by its ending."""
    return head in PEOPLE or (mention.claim.quantity.unit or "").endswith(WHO)


def _converted(a: Mention, b: Mention) -> bool:
    """Whether two figures in different units are one amount: "two decades" and "20 years"."""
    turned = in_unit_of(b.claim, a.claim.quantity.unit)
    return b.claim is not turned and turned is not None and turned.quantity.value == a.claim.quantity.value


def _run(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """How many words from the figure outwards are the same."""
    length = 0
    for word, opposite in zip(one, other, strict=False):
        if word != opposite:
            break
        length += 1
    return length


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
