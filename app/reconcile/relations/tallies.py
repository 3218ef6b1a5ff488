"""Recognises tallies kept in several kinds at once: cases by their outcome, the killed and the hurt by place.

Knows values, reading order and the words of outcomes; how grave a tally that does not add up is, is not
decided here.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations, pairwise, takewhile

from app.reconcile.mentions.mention import FIGURE, Mention, stem
from app.reconcile.pairs.comparable import event_of
from app.reconcile.pairs.sheet import Sheet
from app.reconcile.relations.arithmetic import Relating, addition, exact
from app.reconcile.relations.listed import full_list
from app.reconcile.values.interval import ZERO
from app.reconcile.values.slips import aligned, one_digit, transposed

# What becomes of a confirmed case is one of three things, as health ministries count them.
OUTCOMES = {stem("died"): "p1", stem("active"): "p2", stem("recovered"): "p3"}
CONFIRMED = frozenset((stem("confirmed"), stem("total")))
CASE = "case"
NEAR = 4  # words on each side among which the outcome is named
DEATH, INJURY = frozenset(("=death",)), frozenset(("=injury",))
MOST_SCENES = 6
LEAST_TOLL = 10  # smaller tolls are sums of others by chance
Toll = tuple[int, int]  # the killed and the hurt of one sentence, by index


def outcomes(sheet: Sheet) -> Iterator[Relating]:
    """Confirmed cases and the three outcomes they have: "24,900 cases, 780 deaths, 18,900 active, 5,220
    recovered"."""
    if not sheet.in_unit["count", CASE]:
        return
    at: dict[str, int] = {}
    segment = -1
    for index, mention in enumerate(sheet.mentions):
        if mention.family != "count":
            continue
        if mention.claim.at.segment != segment:
            at, segment = {}, mention.claim.at.segment
        part = _outcome(mention)
        if part == "whole":
            at = {part: index}
        elif part is not None and "whole" in at:
            at.setdefault(part, index)
            if len(at) == len({*OUTCOMES.values(), "whole"}):
                yield from _added_up(sheet, at)
                at = {}


def _outcome(mention: Mention) -> str | None:
    """Which figure of the tally one is: the words behind it tell, else those before, up to a figure."""
    for side in (mention.right[:NEAR], mention.left[:NEAR]):
        for word in takewhile(FIGURE.__ne__, side):
            if word in OUTCOMES:
                return OUTCOMES[word]
            if word in CONFIRMED:
                return "whole" if mention.claim.quantity.unit == CASE else None
    return None


def _added_up(sheet: Sheet, at: dict[str, int]) -> Iterator[Relating]:
    told = full_list(sheet, at, "")
    if told is not None:
        whole, *parts = (at[name] for name in told.order)
        yield Relating(
            "sum", whole, tuple(parts), told.holds, told.note, closed=True, cue="outcomes", wanted=told.wanted
        )


def two_tolls(sheet: Sheet) -> Iterator[Relating]:
    """Places whose killed make the killed of the whole, while their hurt do not make its hurt, or the other
    way round: "killing 23 and hurting 71 … 18 dead and 45 hurt … 5 dead and 16 hurt"."""
    whole, *scenes = [*_tolls(sheet)][: MOST_SCENES + 1] or [(0, 0)]
    for several in (chosen for many in (2, 3) for chosen in combinations(scenes, many)):
        sums = [_sum(sheet, whole[kind], [scene[kind] for scene in several]) for kind in (0, 1)]
        made, missed = sorted(sums, key=lambda found: not found.holds)
        if made.holds and not missed.holds and _value(sheet, made.whole) >= LEAST_TOLL:
            yield missed


def _tolls(sheet: Sheet) -> Iterator[Toll]:
    """For each sentence its first count of the killed with a count of the hurt behind it."""
    by_sentence: dict[tuple[int, int], list[int]] = {}
    for index, mention in enumerate(sheet.mentions):
        if mention.claim.event is not None and mention.value is not None and not mention.figure.is_range:
            by_sentence.setdefault(mention.sentence, []).append(index)
    for members in by_sentence.values():
        for killed, hurt in pairwise(members):
            if [event_of(sheet.mentions[k]) for k in (killed, hurt)] == [DEATH, INJURY]:
                yield killed, hurt
                break


def _sum(sheet: Sheet, whole: int, parts: Sequence[int]) -> Relating:
    """Parts that are more than the whole, or miss it by one slip, are at fault; fewer may not be all."""
    total, told = sum((_value(sheet, k) for k in parts), ZERO), _value(sheet, whole)
    holds = total == told and all(exact(sheet.mentions[k]) for k in parts)
    one, other = aligned(total, told)
    closed = total > told or one_digit(one, other) or transposed(one, other)
    note = addition(sheet, parts, total)
    return Relating("sum", whole, tuple(parts), holds, note, closed=closed, cue="tolls")


def _value(sheet: Sheet, index: int) -> Decimal:
    return sheet.mentions[index].value or ZERO
