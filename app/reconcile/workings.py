"""Holds everything worked out of one article before the rules speak: pairs, clashes, groups and relations.

Knows how to gather; names no fault.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from app.reconcile.arithmetic import Relating, conversions, stated_sums, sums, sums_of_one_kind
from app.reconcile.comparable import reason
from app.reconcile.conflict import Clash, clash, promise
from app.reconcile.proportions import (
    changes_of_ranges,
    differences,
    distant_shares,
    rates_and_ratios,
    shares_and_changes,
    shares_of_shares,
)
from app.reconcile.same import clusters, crowds, evidence
from app.reconcile.scoring import odds, threshold
from app.reconcile.sheet import Pair, Sheet, sheet
from app.reconcile.slips import slip_between
from app.reconcile.spans import spans
from extractors.model import Article, Claim

# Reasons that the text itself gives for two figures being two: no likeness outweighs them.
DECISIVE = frozenset(("conversion", "part_and_whole", "from_and_to", "loose_bound", "correction"))
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


def work(claims: Iterable[Claim], article: Article) -> Workings:
    """Work out an article once, for all rules."""
    laid = sheet(claims, article)
    relations = tuple(_relations(laid))
    crowd = crowds(laid)
    agreed, weighed = [], []
    summed = {(r.whole, part) for r in relations if r.relation == "sum" and r.holds for part in r.parts}
    for pair in laid.pairs:
        a, b = laid.mentions[pair.a], laid.mentions[pair.b]
        if pair.agreement is not None:
            many = crowd.get((a.family, a.value or Decimal(0)), 0)
            agreed.append((odds("same", evidence(laid, pair, many)), pair))
        elif pair.odds >= LEAST_ODDS and _may_clash(laid, pair) and _promising(laid, pair):
            if (pair.a, pair.b) in summed or (pair.b, pair.a) in summed:
                continue
            found = clash(laid, pair)
            strength = odds("clash", found.evidence)
            if strength >= threshold("consider") and reason(laid, a, b) not in DECISIVE:
                weighed.append(Weighed(found, strength))
    groups = clusters(agreed, threshold("same"))
    weighed.sort(key=lambda w: (-w.odds, w.clash.pair.a, w.clash.pair.b))
    return Workings(laid, tuple(weighed), tuple(map(tuple, groups)), relations, tuple(agreed))


def _may_clash(laid: Sheet, pair: Pair) -> bool:
    if pair.unit == "one":
        one, other = laid.mentions[pair.a], laid.mentions[pair.b]
        return one.family != "count" or (one.value != ONLY and other.value != ONLY)
    slip = slip_between(laid.mentions[pair.a].claim, laid.mentions[pair.b].claim)
    return slip is not None and slip.code in ("percent_or_points", "currency_swapped", "unit_swapped")


def _promising(laid: Sheet, pair: Pair) -> bool:
    one, other = laid.mentions[pair.a], laid.mentions[pair.b]
    slip = slip_between(one.claim, other.claim)
    if slip is None and pair.odds < UNEXPLAINED_FROM:
        return False
    return odds("clash", promise(laid, pair)) >= threshold("consider")


def _relations(laid: Sheet) -> Iterable[Relating]:
    seen: set[tuple[str, int, tuple[int, ...]]] = set()
    for source in (
        conversions,
        stated_sums,
        sums,
        sums_of_one_kind,
        shares_and_changes,
        changes_of_ranges,
        distant_shares,
        shares_of_shares,
        differences,
        rates_and_ratios,
        spans,
    ):
        for found in source(laid):
            key = (found.relation, found.whole, tuple(sorted(found.parts)))
            if key not in seen and len(seen) < MOST_RELATIONS:
                seen.add(key)
                yield found
