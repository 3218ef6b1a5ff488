"""Lays an article out for the rules: its mentions, the pairs worth comparing and what each pair says.

Knows how to look up a mention's partners; names no fault and writes no sentence.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import zip_longest
from typing import NamedTuple

from app.reconcile.mentions.mention import FIGURE, STOP_WORDS, Mention, mentions
from app.reconcile.mentions.skeleton import skeletons
from app.reconcile.pairs.candidates import pairs
from app.reconcile.pairs.features import EDGE_ROLES, measures
from app.reconcile.pairs.scoring import odds
from app.reconcile.values.interval import Agreement, agree, figure
from app.reconcile.values.slips import slip_between, transposed
from app.reconcile.values.units import canonical, convert
from extractors.model import Article, Claim, Quantity

PER = " per "
FAR_OFF = 20  # times; no hedge reaches so far
WINDOW = 10  # most figures looked at together around one sentence
LEAST_COMMON = 0.6  # weight of common words below which two surroundings are strangers
LESS_COMMON = 1.0  # the same where no slip leads from one figure to the other
TELLING = 3  # digits from which a transposition is no coincidence
STRANGERS = -6.0  # log-odds of two figures with nothing alike around them


class Pair(NamedTuple):
    """Two mentions by index (a < b in reading order). `odds` are the log-odds of one quantity, blind to
    values; `agreement` how the values agree (None: not at all); `unit` whether they are in one unit, one
    dimension or none."""

    a: int
    b: int
    odds: float
    agreement: Agreement | None
    unit: str
    values: dict[str, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    article: Article
    mentions: tuple[Mention, ...]
    pairs: tuple[Pair, ...]
    partners: dict[int, tuple[Pair, ...]]
    claims: dict[int, Claim]
    in_unit: Counter[tuple[str, str | None]]  # how many mentions each family has in each unit
    printed: dict[tuple[str, Decimal], frozenset[tuple[int, int]]]
    told: dict[tuple[str, str | None], int]
    skeletons: tuple[str, ...]  # each paragraph as the words between its figures
    groups: tuple[tuple[int, ...], ...]  # the figures of each sentence, with those of the sentence after it

    def stands_elsewhere(self, mention: Mention) -> bool:
        """Whether another sentence prints this very value as an amount of the same kind."""
        if mention.value is None:
            return False
        return len(self.printed[mention.family, mention.value]) > 1

    def tellers(self, mention: Mention) -> int:
        """How many figures of the body are of its kind, and in its unit where that makes the kind."""
        return self.told.get(_kin(mention), 0)


def _kin(mention: Mention) -> tuple[str, str | None]:
    by_unit = mention.family in ("money", "measure", "duration")
    return mention.family, mention.claim.quantity.unit if by_unit else None


def other(pair: Pair, index: int) -> int:
    return pair.b if pair.a == index else pair.a


def same_unit(a: Mention, b: Mention) -> str:
    """ "one" unit, one "dimension" (convertible or swappable), or "none"."""
    ua, ub = a.claim.quantity.unit, b.claim.quantity.unit
    if ua == ub:
        return "one"
    if a.family == "money":
        return _same_money(ua or "", ub or "")
    if a.family == "percent":
        return "dimension"
    if a.family in ("measure", "duration", "age"):
        if (a.family == "age" and None in (ua, ub)) or (
            ua is not None and ub is not None and canonical(ua) == canonical(ub)
        ):
            return "one"
        if ua is not None and ub is not None and convert(Decimal(1), ua, ub) is not None:
            return "dimension"
        return "none"
    return "none" if a.family == "ordinal" else "one"


def _same_money(one: str, other: str) -> str:
    """ "USD" and "USD per barrel" may be one; "USD per barrel" and "USD per hour" are not."""
    base, _, per = one.partition(PER)
    other_base, _, other_per = other.partition(PER)
    if per and other_per and per != other_per:
        return "none"
    return "one" if base == other_base else "dimension"


def in_unit_of(quantity: Quantity, wanted: str | None) -> Quantity | None:
    """The amount converted into another unit of its dimension, None where that cannot be."""
    unit = quantity.unit
    if unit == wanted:
        return quantity
    if unit is None or wanted is None:
        return None

    def turned(value: Decimal | None) -> Decimal | None:
        return None if value is None else convert(value, unit, wanted)

    value = turned(quantity.value)
    if value is None and quantity.value is not None:
        return None
    return replace(quantity, value=value, low=turned(quantity.low), high=turned(quantity.high), unit=wanted)


def _strangers(a: Mention, b: Mention) -> bool:
    """Whether nothing near two figures, nor their digits, is alike: measuring them would tell nothing."""
    if "headline" in (a.role, b.role) or a.figure.digits == b.figure.digits:
        return False
    if _same_word(a.right, b.right) or a.figure.digits_sorted == b.figure.digits_sorted:
        return False
    small, large = (a.near, b.near) if len(a.near) <= len(b.near) else (b.near, a.near)
    if small.keys().isdisjoint(large):
        return True
    common = sum([weight for word, weight in small.items() if word in large])
    return common < LEAST_COMMON or (common < LESS_COMMON and slip_between(a.claim, b.claim) is None)


def _typed_wrong(a: Mention, b: Mention) -> bool:
    """Whether digits changed places: "short of 1,327" lies in what "1,237" leaves open, and is no hedge."""
    if a.value is None or b.value is None or len(a.figure.digits) < TELLING:
        return False
    return transposed(a.figure.digits, b.figure.digits) and a.value.adjusted() == b.value.adjusted()


def _same_word(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the same word, not a small one, comes next."""
    return one[:1] == other[:1] != () and one[0] != FIGURE and one[0] not in STOP_WORDS


def _within_reach(a: Mention, b: Mention) -> bool:
    """Whether two amounts of one dimension are near enough for their bounds to be worth converting."""
    ua, ub = a.claim.quantity.unit, b.claim.quantity.unit
    if a.value is None or b.value is None or ua is None or ub is None or min(a.value, b.value) <= 0:
        return True
    if a.figure.is_range or b.figure.is_range:
        return True
    turned = convert(b.value, ub, ua)
    return turned is None or a.value / FAR_OFF < turned < a.value * FAR_OFF


def _pair(a: int, b: int, found: tuple[Mention, ...]) -> Pair | None:
    one, two = found[a], found[b]
    unit = same_unit(one, two)
    if unit == "none":
        return None
    agreed: Agreement | None = None
    if unit == "one":
        agreed = agree(one.figure, two.figure)
        if agreed == "hedge" and _typed_wrong(one, two):
            agreed = None
    elif one.family in ("measure", "duration", "age"):
        near = _within_reach(one, two)
        converted = in_unit_of(two.claim.quantity, one.claim.quantity.unit) if near else None
        agreed = agree(one.figure, figure(converted, two.claim.surface)) if converted is not None else None
        if agreed == "equal":
            agreed = "rounding"
    if one.family == "ordinal" and agreed != "equal":
        return None  # the second and the third round are two rounds, not two counts of rounds
    if agreed is None and _strangers(one, two):
        return Pair(a, b, STRANGERS, None, unit, {})
    values = measures(one, two)
    return Pair(a, b, odds("comparable", values), agreed, unit, values)


def groups(found: Sequence[Mention], ranges: bool = False) -> tuple[tuple[int, ...], ...]:
    """Mention indexes sentence by sentence, each with those of the sentence that follows it in the
    article."""
    by_sentence: dict[tuple[int, int], list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        if ranges or mention.claim.quantity.value is not None:
            by_sentence[mention.sentence].append(index)
    keys = sorted(by_sentence)
    return tuple(
        tuple([*by_sentence[key], *(by_sentence[after] if after and after[0] - key[0] <= 1 else ())][:WINDOW])
        for key, after in zip_longest(keys, keys[1:])
    )


def sheet(claims: Iterable[Claim], article: Article) -> Sheet:
    """Lay out the claims of an article; the same whatever the order of `claims`."""
    found = mentions(claims, article)
    made = [pair for a, b in pairs(found) if (pair := _pair(a, b, found)) is not None]
    partners: dict[int, list[Pair]] = defaultdict(list)
    for pair in made:
        partners[pair.a].append(pair)
        partners[pair.b].append(pair)
    printed: dict[tuple[str, Decimal], set[tuple[int, int]]] = defaultdict(set)
    for mention in found:
        if mention.value is not None:
            printed[mention.family, mention.value].add(mention.sentence)
    return Sheet(
        article=article,
        mentions=found,
        pairs=tuple(made),
        partners={k: tuple(v) for k, v in partners.items()},
        claims={m.claim.id: m.claim for m in found},
        in_unit=Counter((m.family, m.claim.quantity.unit) for m in found),
        printed={key: frozenset(sentences) for key, sentences in printed.items()},
        told=Counter(_kin(m) for m in found if m.role not in EDGE_ROLES),
        skeletons=skeletons(article, found),
        groups=groups(found),
    )
