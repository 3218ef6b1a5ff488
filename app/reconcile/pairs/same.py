"""Groups the mentions that state one quantity, whether or not their digits are the same.

Knows pairs and their evidence; a group is as good as its links on average, so that one false link joins
nothing.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from functools import cache, lru_cache
from heapq import heapify, heappop, heappush
from importlib.resources import files
from itertools import count

from app.reconcile.mentions.mention import FIGURE, RUN, STOP_WORDS, Mention, stem
from app.reconcile.mentions.vocabulary import words
from app.reconcile.pairs.around import Around
from app.reconcile.pairs.commonplace import common_words, usual
from app.reconcile.pairs.features import run_length, shared
from app.reconcile.pairs.sheet import Pair, in_unit_of
from app.reconcile.values.interval import ZERO, distinctive

SMALL = Decimal(12)
APART = Decimal("1.2")  # how many times the one the other is, before they no longer look alike
COUNTED = 3  # words behind a figure among which that which is counted is looked for
BY = ("by",)  # "down by 30": the amount of a change
NEAR = 3  # sentences between two mentions
LEAD = 10  # sentences over which an article's beginning fades: what it tells there, it tells again
KIN = 5  # other values in the unit, from which one more is no surprise
RARE_SHARED = 5
Links = tuple[float, int]  # the sum of the log-odds between two groups, and of how many pairs
NO_LINKS: Links = (0.0, 0)
UNLINKED = -2.0  # log-odds of two mentions that were not weighed, as their values disagree
TAKEN_UP = words("the these those their his her its all both our whose other")  # "the seven men": told before
# Nouns for people, one of which may take up another: "ten bodies", "the seven individuals".
PEOPLE = frozenset(
    stem(word)
    for word in words(
        """people person man woman child boy girl civilian victim resident passenger worker employee soldier
        student patient protester individual suspect defendant officer member migrant body dead injured
        other killed son daughter sister brother friend kid baby adult teen teenager guy lady national"""
    )
)
WHO = ("er", "or", "ist", "ant", "ent", "ian", "ee", "ive", "ess", "man", "men", "woman", "women")
AGAINST_SAME = words(
    """one one_by private_names heads_apart_small neighbours_disagree usual usual_count kin numbers_apart row
    shared_words_measure age_bounded"""
)
EITHER_WAY = words("percent ordinal")  # a kind may speak for or against


def counted_words(mention: Mention) -> frozenset[str]:
    """Stems of what is counted: those among the three words behind the figure."""
    return _telling(mention.right[:COUNTED])


@lru_cache(maxsize=4096)
def _telling(stems: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stems) - STOP_WORDS - {FIGURE}


def evidence(around: Around, pair: Pair) -> dict[str, float]:
    """What is weighed for an agreeing pair, by name; each lies in [0, 1]."""
    a, b = around.mentions[pair.a], around.mentions[pair.b]
    values = pair.values
    return {
        **_figures(a, b, pair),
        **_surroundings(a, b),
        **_heads(a, b),
        "neighbours_disagree": 1.0 if around.neighbours_disagree(pair) else 0.0,
        "kin": min(around.other_values(pair), KIN) / KIN,
        "row": 1.0 if around.in_row(pair) else 0.0,
        "shared_words_measure": values["shared_words"] if a.family == "measure" else 0.0,
        "private_names": values["private_names"],
        "shared_words": values["shared_words"],
        "edge_role": values["edge_role"],
        "counted_shared": values["counted_shared"],
        "place_same": values["place_same"],
    }


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
        "age_bounded": 1.0 if a.family == "age" and _hedge(a) != _hedge(b) else 0.0,
        "telling_share": 1.0 if percent and min(distinctive(va), distinctive(vb)) >= 2 else 0.0,
    }


def _surroundings(a: Mention, b: Mention) -> dict[str, float]:
    """What the words and the places of the two tell."""
    common = common_words()
    small, large = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    near = [w * large[name] for name, w in small.items() if name in large and name not in common]
    counts = a.family in ("count", "duration")
    return {
        "rare_near": max(near, default=0.0) ** 0.5,
        "rare_shared": min(1.0, len((a.content & b.content) - common) / RARE_SHARED),
        "run": min(1.0, (run_length(a.left, b.left) + run_length(a.right, b.right)) / RUN),
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
    people = one in PEOPLE and other in PEOPLE
    small = abs(a.value or ZERO) <= SMALL
    return {
        "same_people": 1.0 if same and people else 0.0,
        "heads_kindred": 1.0 if apart and (_people(a, b, one, other) or _kindred(one, other)) else 0.0,
        "heads_apart_small": 1.0 if apart and small and not people else 0.0,
    }


def counted_head(mention: Mention) -> str | None:
    """The stem of the noun a count is a count of; None for other kinds and bare numbers."""
    unit = mention.claim.quantity.unit
    return _head(unit) if unit and mention.family == "count" else None


@lru_cache(maxsize=4096)
def _head(unit: str) -> str:
    return stem(unit.split(" per ")[0].split()[-1])


def _people(a: Mention, b: Mention, one: str | None, other: str | None) -> bool:
    """Whether both heads may be nouns for people, one of them a noun for any: "ten bodies", "ten miners"."""
    general = [head in PEOPLE for head in (one, other)]
    units = [mention.claim.quantity.unit or "" for mention in (a, b)]
    return any(general) and all(g or unit.endswith(WHO) for g, unit in zip(general, units, strict=True))


@cache
def _kinds() -> dict[str, frozenset[int]]:
    """Stem -> the lines of kindred.txt that hold it."""
    held: dict[str, set[int]] = defaultdict(set)
    text = files("app.reconcile.pairs").joinpath("kindred.txt").read_text(encoding="utf8")
    for number, line in enumerate(text.splitlines()):
        if not line.startswith("#"):
            for word in line.split():
                held[stem(word)].add(number)
    return {word: frozenset(numbers) for word, numbers in held.items()}


def _kindred(one: str | None, other: str | None) -> bool:
    kinds = _kinds()
    return one in kinds and other in kinds and not kinds[one].isdisjoint(kinds[other])


def _hedge(mention: Mention) -> str:
    return mention.claim.quantity.hedge


def _converted(a: Mention, b: Mention) -> bool:
    """Whether two figures in different units are one amount: "two decades" and "20 years"."""
    one, other = a.claim.quantity, b.claim.quantity
    turned = in_unit_of(other, one.unit)
    return turned is not None and turned is not other and turned.value == one.value


def clusters(scored: Iterable[tuple[float, Pair]], threshold: float) -> list[list[int]]:
    """Groups of mention indexes: the two whose links are strongest on average become one, as long as that
    average is at or above `threshold` (log-odds)."""
    links: dict[int, dict[int, Links]] = defaultdict(dict)
    for score, pair in scored:
        links[pair.a][pair.b] = links[pair.b][pair.a] = (score, 1)
    members = {index: [index] for index in links}
    waiting = [(-links[a][b][0], a, b) for a in links for b in links[a] if a < b]
    heapify(waiting)
    numbers = count(max(links, default=0) + 1)
    while waiting:
        weakness, one, other = heappop(waiting)
        if -weakness < threshold:
            break
        if one not in members or other not in members:
            continue  # taken into a larger group since
        merged = next(numbers)
        members[merged] = members.pop(one) + members.pop(other)
        for third, link in _united(links.pop(one), links.pop(other), {one, other}).items():
            for gone in (one, other):
                links[third].pop(gone, None)
            links[third][merged] = links[merged][third] = link
            strength = _average(link, len(members[third]) * len(members[merged]))
            heappush(waiting, (-strength, third, merged))
    return sorted(sorted(group) for group in members.values() if len(group) > 1)


def _united(one: dict[int, Links], other: dict[int, Links], inside: set[int]) -> dict[int, Links]:
    """The links of two groups that become one."""
    return {
        third: (
            one.get(third, NO_LINKS)[0] + other.get(third, NO_LINKS)[0],
            one.get(third, NO_LINKS)[1] + other.get(third, NO_LINKS)[1],
        )
        for third in sorted((one.keys() | other.keys()) - inside)
    }


def _average(links: Links, pairs: int) -> float:
    total, weighed = links
    return (total + UNLINKED * (pairs - weighed)) / pairs
