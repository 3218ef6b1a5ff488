"""The public function: every quantity of a text, with its value, bounds, unit, kind and place.

Knows no article and no claim: what a figure says of the world is not asked here.
"""

from decimal import Decimal

from extractors.kinds import KINDS, Draft
from extractors.kinds.joins import joined
from extractors.model import Hedge, Quantity, Reading
from extractors.numbers import Number, View, numbers, view_of
from extractors.numbers.hedges import hedge_after, hedge_before


def quantities(text: str, *, dollar: str | None = None) -> tuple[Reading, ...]:
    """Every quantity stated in `text`, in order, none overlapping another.

    Spans are half-open code-point offsets into `text`, and `text[start:end] == surface`: the numeral with its
    currency mark, magnitude and unit for money, percentages, measures, durations and ages; the numeral phrase
    alone for counts. `dollar` is the ISO 4217 code that a bare "$" stands for, by the article's place or
    publisher; without it "$" is read as USD, and `assumed` says so either way. Raises nothing on any text, and
    costs time linear in its length.
    """
    view = view_of(text)
    found = numbers(view)
    if not found:
        return ()
    return tuple(
        _reading(view, draft, dollar) for draft in joined(view, [_drafted(number) for number in found])
    )


def _drafted(number: Number) -> Draft:
    for kind in KINDS:
        draft = kind(number)
        if draft is not None:
            return draft
    raise AssertionError("counts takes every number")


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
    before = hedge_before(view.lower, draft.start)
    hedge: Hedge = "exact" if before is None else before[0]
    after = hedge_after(view.lower, draft.end)
    if after is not None and hedge in ("exact", "about"):
        hedge = after[0]
    if hedge in ("more_than", "at_least"):
        return hedge, value, None
    if hedge in ("less_than", "at_most"):
        return hedge, None, value
    return hedge, value, value


def _resolved(unit: str | None, dollar: str | None) -> tuple[str | None, str | None]:
    """The unit with a bare "$" replaced by a currency, and the assumption in words."""
    if unit is None or unit[0] != "$":
        return unit, None
    code = dollar or "USD"
    return code + unit[1:], f"$ read as {code}"
