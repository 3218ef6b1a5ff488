"""The public function: every quantity of a text, with its value, bounds, unit, kind and place.

Knows no article and no claim: what a figure says of the world is not asked here.
"""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.kinds import KINDS, Draft
from extractors.kinds.joins import joined
from extractors.model import Hedge, Quantity, Reading
from extractors.numbers import Number, View, numbers, view_of
from extractors.numbers.hedges import hedge_after, hedge_before

_AND_BOUND = re.compile(r"(?:,| and| but)(?: is| are| was| were)? (?:[a-z]+ ){1,4}(?:to )?$")
_SPANNING = frozenset(
    [
        "for",
        "lasted",
        "lasts",
        "took",
        "takes",
        "take",
        "spent",
        "is",
        "was",
        "by",
        "aged",
        "after",
        "since",
        "in",
        "of",
        "just",
        "well",
        "with",
    ]
)


def quantities(text: str, *, dollar: str | None = None, split_changes: bool = False) -> tuple[Reading, ...]:
    """Every quantity stated in `text`, in order, none overlapping another.

    Spans are half-open code-point offsets into `text`, and `text[start:end] == surface`: the numeral with
    its currency mark, magnitude and unit for money, percentages, measures, durations and ages; the
    numeral phrase alone for counts. `dollar` is the ISO 4217 code that a bare "$" stands for, by the
    article's place or publisher; without it "$" is read as USD, and `assumed` says so either way. "From
    40 to 50" is one range, or with `split_changes` two figures where the words before say that something
    changed ("rose from 40 to 50"). Raises nothing, and costs time linear in the length of the text.
    """
    view = view_of(text)
    found = numbers(view)
    if not found:
        return ()
    drafts = joined(
        view,
        [draft for number in found if (draft := _drafted(number)) is not None],
        split_changes=split_changes,
    )
    return tuple(bounded_together(text, [_reading(view, draft, dollar) for draft in drafts]))


def _drafted(number: Number) -> Draft | None:
    for kind in KINDS:
        draft = kind(number)
        if draft is not None:
            return draft
    return None


def _reading(view: View, draft: Draft, dollar: str | None) -> Reading:
    hedge, low, high = _bounds(view, draft)
    unit, assumed = _resolved(draft.unit, dollar)
    start, end = view.original(draft.start, draft.end)
    quantity = Quantity(draft.value, low, high, hedge, unit)
    return Reading(draft.kind, quantity, start, end, view.text[start:end], assumed, draft.alternatives)


def _bounds(view: View, draft: Draft) -> tuple[Hedge, Decimal | None, Decimal | None]:
    value = draft.value
    if value is None:
        return ("exact" if draft.kind == "score" else "range"), draft.low, draft.high
    if draft.low is not None:  # "dozens"
        return "at_least", draft.low, None
    if draft.kind == "score":
        return "exact", value, value
    before = hedge_before(view.lower, draft.start)
    hedge: Hedge = "exact" if before is None else before[0]
    if (
        draft.kind == "duration"
        and before is not None
        and hedge == "more_than"
        and _is_during(view, draft, before[1])
    ):
        hedge = "exact"
    after = hedge_after(view.lower, draft.end)
    if after is not None and hedge in ("exact", "about"):
        hedge = after[0]
    if hedge in ("more_than", "at_least"):
        return hedge, value, None
    if hedge in ("less_than", "at_most"):
        return hedge, None, value
    return hedge, value, value


def _is_during(view: View, draft: Draft, start: int) -> bool:
    """Whether "over" says during ("$300bn over two years") rather than more than ("for over two years")."""
    if view.lower[start : draft.start] != "over ":
        return False
    before = view.lower[max(0, start - 10) : start].split()
    return not before or before[-1] not in _SPANNING


def bounded_together(text: str, readings: list[Reading]) -> list[Reading]:
    """The readings with "more than 20 and less than 35" as one range."""
    found: list[Reading] = []
    for reading in readings:
        merged = _both_bounds(text, found[-1], reading) if found else None
        if merged is not None:
            found[-1] = merged
        else:
            found.append(reading)
    return found


def _both_bounds(text: str, first: Reading, second: Reading) -> Reading | None:
    low, high = (
        first.low if second.low is None else second.low,
        first.high if second.high is None else second.high,
    )
    one_sided = (first.low is None) != (first.high is None) and (second.low is None) != (second.high is None)
    if not one_sided or low is None or high is None or low >= high or second.start - first.end > 44:
        return None
    if first.unit not in (None, second.unit) or _AND_BOUND.match(text, first.end, second.start) is None:
        return None
    quantity = Quantity(None, low, high, "range", second.unit)
    return replace(second, quantity=quantity, start=first.start, surface=text[first.start : second.end])


def _resolved(unit: str | None, dollar: str | None) -> tuple[str | None, str | None]:
    """The unit with a bare "$" replaced by a currency, and the assumption in words."""
    if unit is None or unit[0] != "$":
        return unit, None
    code = dollar or "USD"
    return code + unit[1:], f"$ read as {code}"
