"""Holds everything worked out of one article before the rules speak: pairs, clashes, groups and relations.

Knows how to gather; names no fault.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.reconcile.mentions.labels import Odd, odd_labels
from app.reconcile.mentions.mention import Mention
from app.reconcile.pairs.around import Around, around
from app.reconcile.pairs.comparable import reason
from app.reconcile.pairs.conflict import Clash, model_for, own, weigh
from app.reconcile.pairs.same import clusters, evidence
from app.reconcile.pairs.scoring import odds, threshold
from app.reconcile.pairs.sheet import Pair, Sheet, sheet
from app.reconcile.relations.ages import ages
from app.reconcile.relations.arithmetic import Relating, stated_sums, sums, sums_of_one_kind, votes
from app.reconcile.relations.conversions import conversions
from app.reconcile.relations.gaps import differences, distant_differences
from app.reconcile.relations.proportioned import fractions_of_a_price, headline_fractions
from app.reconcile.relations.proportions import (
    changes_of_ranges,
    distant_shares,
    rates_and_ratios,
    shares_and_changes,
    shares_of_shares,
)
from app.reconcile.relations.since import reckoned
from app.reconcile.relations.spans import spans
from app.reconcile.relations.stated import stated
from app.reconcile.relations.tallies import outcomes, two_tolls
from app.reconcile.values.slips import slip_between
from extractors.model import Article, Claim

# Reasons that the text itself gives for two figures being two: no likeness outweighs them.
DECISIVE = frozenset(("conversion", "part_and_whole", "from_and_to", "loose_bound", "correction"))
SWAPPED = frozenset(("percent_or_points", "currency_swapped", "unit_swapped"))
ROW_WORDS = 2  # words on each side that make a row
LONGEST_ENTRY = 60  # characters before the figure of an entry
ROW_VALUES = 4  # different values between the same words that make a list
ONLY = Decimal(1)  # "one" is an article as often as a count
MOST_RELATIONS = 400
UNEXPLAINED_FROM = 1.0  # nor those less alike than this that no slip explains
LEAST_ODDS = -4.0  # pairs less alike are not weighed as clashes


@dataclass(frozen=True, slots=True)
class Weighed:
    """A clash with its log-odds of being a fault."""

    clash: Clash
    odds: float


@dataclass(frozen=True, slots=True)
class Workings:
    sheet: Sheet
    weighed: tuple[Weighed, ...]
    groups: tuple[tuple[int, ...], ...]
    relations: tuple[Relating, ...]
    agreed: tuple[tuple[float, Pair], ...]
    odd_labels: tuple[Odd, ...]
    around: Around


def work(claims: Iterable[Claim], article: Article) -> Workings:
    """Work out an article once, for all rules."""
    claims = tuple(claims)
    laid = sheet(claims, article)
    relations = tuple(_relations(laid))
    beside = around(laid)
    agreed, weighed = [], []
    rows = _rows(laid)
    summed = {(r.whole, part) for r in relations if r.relation == "sum" and r.holds for part in r.parts}
    for pair in laid.pairs:
        a, b = laid.mentions[pair.a], laid.mentions[pair.b]
        if pair.agreement is not None:
            agreed.append((odds("same", evidence(beside, pair)), pair))
        elif pair.odds >= LEAST_ODDS and (pair.a, pair.b) not in summed and (pair.b, pair.a) not in summed:
            if (rows[pair.a] and rows[pair.b]) or _two_entries(laid, a, b):
                continue
            found = _weighed(laid, pair)
            if found is not None and reason(laid, a, b) not in DECISIVE:
                weighed.append(found)
    groups = clusters(agreed, threshold("same"))
    weighed.sort(key=lambda w: (-w.odds, w.clash.pair.a, w.clash.pair.b))
    odd = odd_labels(article, claims)
    return Workings(laid, tuple(weighed), tuple(map(tuple, groups)), relations, tuple(agreed), odd, beside)


def _rows(laid: Sheet) -> list[bool]:
    """For each mention whether so many figures of other values stand between the same words that they are
    rows of a list, which differ because they should."""
    frames = [(m.family, *m.left[:ROW_WORDS], "", *m.right[:ROW_WORDS]) for m in laid.mentions]
    values: dict[tuple[str, ...], set[Decimal | None]] = defaultdict(set)
    for frame, mention in zip(frames, laid.mentions, strict=True):
        values[frame].add(mention.value)
    return [len(values[frame]) >= ROW_VALUES for frame in frames]


def _two_entries(laid: Sheet, a: Mention, b: Mention) -> bool:
    """Whether each figure opens its line behind another name: "Northair: 4.58 of 5", "Sunways: 4.85 of 5"."""
    entries = [_entry(laid, mention) for mention in (a, b)]
    return None not in entries and entries[0] != entries[1]


def _entry(laid: Sheet, mention: Mention) -> str | None:
    at = mention.claim.at
    if at.start >= LONGEST_ENTRY:
        return None
    before = laid.article.segments[at.segment].text[: at.start].strip().lower()
    return before if before.endswith(":") and before.count(":") == 1 else None


def _weighed(laid: Sheet, pair: Pair) -> Weighed | None:
    """The clash of a pair, None when even without any rival it would not be worth considering."""
    a, b = laid.mentions[pair.a], laid.mentions[pair.b]
    if a.family == "count" and ONLY in (a.value, b.value):
        return None
    slip = slip_between(a.claim, b.claim)
    swapped = slip is not None and slip.code in SWAPPED
    if (pair.unit != "one" and not swapped) or (slip is None and pair.odds < UNEXPLAINED_FROM):
        return None
    evidence = own(laid, pair, slip)
    model = model_for(a, b)
    if odds(model, {**evidence, "lone_unit": 1.0} if swapped else evidence) < threshold("consider"):
        return None
    found = weigh(laid, pair, slip, evidence)
    strength = odds(model, found.evidence)
    return Weighed(found, strength) if strength >= threshold("consider") else None


def _relations(laid: Sheet) -> Iterable[Relating]:
    seen: set[tuple[str, int, tuple[int, ...]]] = set()
    for source in (
        conversions,
        stated,
        headline_fractions,
        fractions_of_a_price,
        stated_sums,
        sums,
        sums_of_one_kind,
        votes,
        shares_and_changes,
        changes_of_ranges,
        distant_shares,
        shares_of_shares,
        differences,
        distant_differences,
        rates_and_ratios,
        spans,
        ages,
        reckoned,
        outcomes,
        two_tolls,
    ):
        for found in source(laid):
            key = (found.relation, found.whole, tuple(sorted(found.parts)))
            if key not in seen:
                seen.add(key)
                yield found
            if len(seen) >= MOST_RELATIONS:
                return
