"""Keeps the pairs that look alike and were let pass, each with its reason code, up to a bound.

Knows pairs and reasons; what is on the list is no fault.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.reconcile.mentions.mention import FIGURE, Mention
from app.reconcile.model import Cleared
from app.reconcile.pairs.comparable import part_and_whole, reason
from app.reconcile.pairs.features import head
from app.reconcile.pairs.scoring import threshold
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.values.interval import ZERO, distinctive
from app.reconcile.workings import Workings

BOUND = 200
NEIGHBOURS = 3  # figures of one sentence each is held against
ALIKE = -2.5  # log-odds from which two surroundings look alike


def cleared(
    workings: Workings, busy: frozenset[frozenset[int]], same: Sequence[Sequence[int]] = ()
) -> tuple[tuple[Cleared, ...], int]:
    """The ledger, most alike first, and how many pairs had no room in it. `busy`: pairs of claims found at
    fault; `same`: groups of claims that state one quantity, no claim in two of them."""
    sheet = workings.sheet
    group_of = {claim: number for number, group in enumerate(same) for claim in group}
    entries: dict[tuple[int, int], tuple[float, int, int, str]] = {}
    for a, b, weight, fallback in _alike(workings):
        one, other = sheet.mentions[a], sheet.mentions[b]
        first, second = one.claim.id, other.claim.id
        key = (first, second) if first < second else (second, first)
        if key in entries or (first in group_of and group_of[first] == group_of.get(second)):
            continue
        if not busy or frozenset(key) not in busy:
            entries[key] = (weight, a, b, fallback)
    ordered = sorted(entries.items(), key=lambda entry: (-entry[1][0], entry[0]))
    kept = []
    for key, (_, a, b, fallback) in ordered[:BOUND]:
        kept.append(Cleared(key, reason(sheet, sheet.mentions[a], sheet.mentions[b]) or fallback))
    return tuple(kept), max(0, len(ordered) - BOUND)


def _alike(workings: Workings) -> Iterator[tuple[int, int, float, str]]:
    sheet = workings.sheet
    for pair in sheet.pairs:
        a, b = sheet.mentions[pair.a], sheet.mentions[pair.b]
        if (
            pair.unit == "one"
            and pair.agreement is not None
            and (pair.agreement == "equal" or pair.odds >= ALIKE)
        ):
            yield pair.a, pair.b, 5.0 + pair.odds, "coincidence"
        elif pair.odds >= ALIKE:
            confirmed = pair.odds >= threshold("comparable")
            yield pair.a, pair.b, pair.odds, "each_confirmed_elsewhere" if confirmed else "different_context"
        elif _same_measure(a, b):
            yield pair.a, pair.b, pair.odds - 2.0, "different_context"
        elif len(a.figure.digits) > 1 and a.figure.digits_sorted == b.figure.digits_sorted:
            yield pair.a, pair.b, pair.odds - 4.0, "coincidence"
    yield from _in_sentence(sheet)
    yield from _across(sheet)


def _same_measure(a: Mention, b: Mention) -> bool:
    if a.family == "money":
        return a.claim.quantity.unit == b.claim.quantity.unit
    if a.family != "count":
        return False
    if head(a) == head(b) is not None:
        return True
    return not {word for word in a.right[:4] if word != FIGURE}.isdisjoint(b.right[:4])


def _in_sentence(sheet: Sheet) -> Iterator[tuple[int, int, float, str]]:
    """Neighbours of one kind in one sentence: "2 killed and 23 injured"."""
    for a, one in enumerate(sheet.mentions):
        for b in range(a + 1, min(len(sheet.mentions), a + 1 + NEIGHBOURS)):
            other = sheet.mentions[b]
            if other.sentence != one.sentence:
                break
            if other.family == one.family and one.value != other.value:
                whole = part_and_whole(sheet, one, other)
                yield a, b, 0.0 if whole else -1.0, "same_sentence"


def _across(sheet: Sheet) -> Iterator[tuple[int, int, float, str]]:
    """The same digits for another measure: "two killed" and "a two-day conference"."""
    by_value = defaultdict(list)
    for index, mention in enumerate(sheet.mentions):
        if mention.value is not None and mention.value > ZERO:
            by_value[mention.value].append(index)
    for value in sorted(by_value):
        members = by_value[value]
        for position, a in enumerate(members):
            for b in members[position + 1 : position + 1 + NEIGHBOURS]:
                if sheet.mentions[a].family != sheet.mentions[b].family:
                    yield a, b, distinctive(value) - 4.0, "different_measure"
