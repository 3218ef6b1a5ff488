"""Joins what neighbours say together: ranges, "13 dollars 45 cents", "one in five", votes and scores.

Knows no kind of its own: it works on drafts and the few characters between them.
"""

import re
from dataclasses import replace
from decimal import Decimal

from extractors.kinds.draft import Draft
from extractors.kinds.money import MINOR_FACTORS
from extractors.kinds.ratios import share
from extractors.numbers import View
from extractors.numbers.number import EXACT

CHANGES = re.compile(
    r"\b(?:rose|rise|rises|rising|risen|fell|fall|falls|falling|fallen|climbed|climbs?|climbing|gained|"
    r"gains?|gaining|lost|drop(?:ped|s|ping)?|jump(?:ed|s|ing)?|slid|slides?|slip(?:ped|s)?|declin(?:ed|es?|ing)|"
    r"decreas(?:ed|es?|ing)|increas(?:ed|es?|ing)|surged?|soared|plunged|tumbled|added|adds|up|down|grew|"
    r"grow(?:s|n|ing)?|spik(?:ed|es?|ing)|advanced|cut|cuts|cutting|reduced?|reducing|raised?|raising|lower(?:ed|ing|s)?|"
    r"shrank|shrunk|swell(?:ed|ing)?|went|gone|go|moved?|narrowed|widened|eased|edged|by|by about)"
    r"(?: (?:by|about|around|nearly|almost|roughly|more than|over|another|some|just|a further|as much as))* $"
)
_FROM = re.compile(
    r"\bfrom (?:about |around |roughly |nearly |almost |just |a |an |the |some |between |more than |over |"
    r"under |approximately |up to |less than |at least |only )*$"
)
_BETWEEN = re.compile(
    r"\b(?:between|betwixt) (?:ages |age |of |about |around |roughly |the |approximately |a |an |some )*$"
)
_TO = re.compile(
    r" (?:to|through|thru) (?:age |as much as |as many as |about |around |roughly |nearly |almost |over |"
    r"more than |just |a |an |the |perhaps |even |approximately |up to |only )*"
)
_LENDING = frozenset(
    (" or ", " and ", " and about ", " or even ", " up ", " down ", " by ", "-by-", "- and ", "- or ", " x ",
     "x", " × ", "×", "-, ")
)  # fmt: skip
SIZED = ("measure", "money", "percent", "duration")
MOST_LISTED = 6
COUNTING = ("count", "casualty", "measure", "duration")
MOST_STRETCH = 20  # a thing is not twenty times as long as it is wide
_OF_THEM = re.compile(
    r" of (?:(?:all )?(?:the|its|his|her|their|our|those|these) |all )?"
)  # "one of the 12 men"
_KIND_AND = re.compile(r" ([A-Za-z]+) and ")
_SMALLER = {"foot": ("inch", 12), "stone": ("pound", 14)}  # "6 foot 2", "11 stone 4"
_POINTS = re.compile(
    r",? (?:up|down|a (?:rise|fall|drop|gain) of|gaining|falling|rising) (?:about |just |only |by )*"
)
_GOES_ON = re.compile(
    r"(?:^,? to| including| from| compared (?:with|to)| of which| of whom| versus| against| while another|"
    r", up| and another) "
    r"(?:about |around |nearly |almost |roughly |more than |over |some |at least |just |only |another )*$"
)
_STANDS = re.compile(  # "rose 64.06 points to 4,577.10", "… points, to close at 7,400"
    r"(?: points?)?,? (?:to|at|to (?:a )?(?:close|closing|finish|end|settle|stand|trade) (?:at|of)|"
    r"(?:and )?(?:closing|closed|ending|ended|finishing|finished|settling|settled|standing|trading) at) "
)
DOLLARS = frozenset(("USD", "AUD", "CAD", "NZD", "HKD", "SGD", "TWD", "BRL", "MXN"))
_DASHES = frozenset(("-", "–", "—", "~", " - ", " – ", "- ", "-to-", "- to ", " -", "/-"))
_TIGHT = frozenset(("-", "–"))
_SPORT = re.compile(
    r"\b(?:win|wins|won|winning|victory|victories|defeat(?:ed|s)?|beat|beats|beating|loss|losses|lost|lose|"
    r"draw|drew|lead|leads|led|leading|trail(?:ed|ing|s)?|score[ds]?|scoreline|final|game|match|half-time|"
    r"halftime|aggregate|record|goal|set|sets|series|tied|tie|edged|thrash(?:ed|ing)?|over|against|rout(?:ed)?|down|up|ahead|behind|season|home|away|inning|innings)\b"
)
_VOTES = re.compile(
    r"\b(?:vote[ds]?|voting|ballots?|senate|house|parliament|council|committee|approved|passed|rejected|"
    r"ruled|ruling|split|court|referendum|majority|bill|decision|motion)\b"
)


def joined(view: View, drafts: list[Draft], *, split_changes: bool) -> list[Draft]:
    """The drafts of one text with neighbours joined where the text joins them; linear in their number.

    `split_changes` keeps the two ends of "rose from 40 to 50" apart.
    """
    found: list[Draft] = []
    last: Draft | None = None  # the draft whose end the next connector follows
    for draft in drafts:
        if last is not None and draft.number.start < max(last.end, last.covers):
            continue  # "a dozen" in "64 cents a dozen" is what the price is per
        merged = None
        if found and last is not None:
            merged = _with_last(view, found, last, draft, split_changes=split_changes)
        if merged is not None:
            found[len(found) - merged[1] :] = merged[0]
        else:
            found.append(draft)
        last = draft
    return found


def _with_last(
    view: View, found: list[Draft], last: Draft, draft: Draft, *, split_changes: bool
) -> tuple[list[Draft], int] | None:
    """What takes the place of the last drafts (and of how many of them), when `draft` belongs to them."""
    gap = view.lower[last.end : draft.start]
    if len(gap) > 44:
        return None
    head = found[-1]
    if head is last:
        one = _compound(last, draft, gap) or _share(view, last, draft) or _quotient(last, draft, gap)
        if one is not None:
            return [one], 1
        tally = _tally(view, last, draft, gap)
        if tally is not None:
            return tally, 1
    if _connected(view, last, draft, gap, chained=head is not last):
        one = _range(last, draft)
        if one is None:
            return None
        if split_changes and _is_change(view, last, gap):
            first = one.low if one.high == draft.value else one.high
            both = replace(last, value=first), draft
            return [replace(end, unit=one.unit, kind=one.kind, weak=False) for end in both], 1
        if head is not last and len(found) > 1 and head.start < found[-2].end:
            return [one], 1  # "from 5 to 7 per cent to 3 to 5 per cent" is two ranges, not three
        return ([one], 1) if head is last else ([head, one], 1)
    if head is last and _OF_THEM.fullmatch(gap) is not None and last.weak and last.unit is None:
        whole = replace(last, kind=draft.kind, unit=draft.unit, weak=False)
        return ([whole, draft], 1) if draft.unit is not None and draft.kind in COUNTING else None
    inherited = _smaller(last, draft, gap) or _inherited(found, last, draft, gap)
    if inherited is not None:
        return [head, inherited], 1
    if head is last and last.weak and last.unit is None and (gap in _LENDING or gap == ", or "):
        before = _listed(view, found, gap)
        lent = _lent(last, draft, gap) if before or gap != ", or " else None
        if lent is None or not before or draft.kind not in SIZED:
            return lent
        return [*(replace(one, kind=draft.kind, unit=draft.unit) for one in before), *lent[0]], len(
            before
        ) + 1
    if head is last and last.kind == draft.kind == "count" and draft.unit is not None:
        return _kinds_of(last, draft)
    return None


def _listed(view: View, found: list[Draft], gap: str) -> list[Draft]:
    """The bare numbers before the last that a list joins to it: "30, 20, or 10 minutes"."""
    first = len(found) - 1
    while first > 0 and len(found) - first < MOST_LISTED:
        one = found[first - 1]
        if not one.weak or one.unit is not None or one.value is None or one.number.fraction:
            break
        if view.lower[one.end : found[first].start] not in (", ", "-, ", gap):
            break
        first -= 1
    return found[first:-1]


def _smaller(last: Draft, draft: Draft, gap: str) -> Draft | None:
    """The bare number after feet or stones, in inches or pounds."""
    unit, most = _SMALLER.get(last.unit or "", ("", 0))
    small = draft.weak and draft.unit is None and draft.value is not None and 0 < draft.value < most
    if gap != " " or not small or draft.unscaled is not None:
        return None
    return replace(draft, kind="measure", unit=unit, weak=False)


def _inherited(found: list[Draft], last: Draft, draft: Draft, gap: str) -> Draft | None:
    """ "6 million homes including 1.5 million", "rose 64 points to 4,577": the second counts what the first
    does."""
    if last.kind == "percent" and draft.unit == "point" and _POINTS.fullmatch(gap) is not None:
        return replace(draft, kind="percent", unit="pp")
    if not draft.weak or draft.unit is not None or draft.number.fraction:
        return None
    listed = gap in (" and ", " or ") or (last.weak and gap in (", ", ", and "))
    if last.kind == "age" and last.end == last.number.end and listed:
        return replace(draft, kind="age", unit=last.unit)  # "their sons, ages 5 and 6"
    if ";" in gap or ". " in gap:
        return None
    if last.kind == "percent" and len(found) > 1 and found[-2].unit == "point":
        last = found[-2]  # "fell 102 points, or 0.36%, to 27,934"
    if _GOES_ON.search(gap) is None and (last.unit != "point" or _STANDS.fullmatch(gap) is None):
        return None
    if last.unit is None or last.kind not in ("count", "casualty", "measure"):
        return None
    return replace(draft, kind=last.kind, unit=last.unit, weak=False)


def _lent(last: Draft, draft: Draft, gap: str) -> tuple[list[Draft], int] | None:
    """ "eight or nine euros", "45 and 50 mg": the first takes the unit of the second."""
    if draft.weak or draft.unit is None or last.value is None or last.alternatives:
        return None
    if "x" in gap and (draft.value is None or draft.value > last.value * MOST_STRETCH):
        return None  # "4 x 100 metres" is run four times
    if gap in (" up ", " down ") and draft.unit != "point":
        return None  # "16,369 up 58 points" stands in points
    if (
        not gap.startswith((" or", ", or", "- ", " up", " down", " x", "x", " ×", "×"))
        and draft.kind not in SIZED
    ):
        return None
    if draft.kind == "money" and draft.start < draft.number.start:
        return None  # "32 and $5": a sign before its number is that number's own
    return [replace(last, kind=draft.kind, unit=draft.unit), draft], 1


def _kinds_of(last: Draft, draft: Draft) -> tuple[list[Draft], int] | None:
    """ "four conservative and four liberal members": the first counts members too."""
    adjective = _KIND_AND.fullmatch(last.number.view.plain, last.end, draft.start)
    noun = (draft.unit or "").rsplit(" ", 1)
    if adjective is None or len(noun) < 2 or last.unit not in (None, adjective.group(1)):
        return None
    return [replace(last, unit=f"{adjective.group(1)} {noun[1]}", weak=False), draft], 1


def _compound(last: Draft, draft: Draft, gap: str) -> Draft | None:
    """ "13 dollars and 45 cents", "15 dollars 50": one amount."""
    if (
        last.kind != "money"
        or last.value is None
        or draft.value is None
        or last.unit is None
        or last.alternatives
    ):
        return _spoken_pounds(last, draft, gap)
    if gap not in (" and ", " "):
        return None
    minor = MINOR_FACTORS.get(draft.unit or "")
    if draft.kind == "money" and minor is not None and draft.value < 100 and _divides(draft.unit, last.unit):
        part = EXACT.multiply(draft.value, minor)
    elif (
        draft.weak
        and draft.unit is None
        and last.unscaled is None
        and last.end > last.number.end
        and 10 <= draft.value < 100
        and draft.value == draft.value.to_integral_value()
        and not draft.number.fraction
        and not draft.number.view.plain[draft.end : draft.end + 1].isalnum()
    ):
        part = EXACT.multiply(draft.value, Decimal("0.01"))
    else:
        return None
    value = EXACT.add(last.value, part)
    return replace(last, value=value, end=draft.end)


def _spoken_pounds(last: Draft, draft: Draft, gap: str) -> Draft | None:
    """ "three pounds fifty", said as a price: pounds of weight would be followed by ounces."""
    if last.unit != "pound" or gap != " " or not draft.weak or draft.unit is not None:
        return None
    if last.value is None or draft.value is None or not 10 <= draft.value < 100 or draft.number.fraction:
        return None
    value = EXACT.add(last.value, EXACT.multiply(draft.value, Decimal("0.01")))
    return replace(last, kind="money", unit="GBP", value=value, end=draft.end)


def _divides(minor: str | None, major: str) -> bool:
    """Whether the small unit is a part of the large one: cents of dollars and euros, pence of pounds."""
    if minor == "penny":
        return major == "GBP"
    return minor == "cent" and (major in DOLLARS or major in ("$", "EUR", "ZAR"))


def _share(view: View, last: Draft, draft: Draft) -> Draft | None:
    if (
        draft.start > draft.number.start
        or last.number.end > last.end
        or draft.number.start - last.number.end > 14
    ):
        return None
    if draft.kind in ("money", "percent", "duration", "measure"):
        return None
    return share(last.number, draft.number)


def _quotient(last: Draft, draft: Draft, gap: str) -> Draft | None:
    """ "1 over 3", said as a fraction: nothing but the end of the sentence or its mark follows."""
    if gap != " over " or not (last.weak and draft.weak) or last.value is None or not draft.value:
        return None
    if draft.number.view.plain[draft.end : draft.end + 1] not in ("", ".", ",", "?", ";"):
        return None
    value = EXACT.divide(last.value, draft.value)
    return replace(last, kind="ratio", value=value, unscaled=None, end=draft.end)


def _tally(view: View, last: Draft, draft: Draft, gap: str) -> list[Draft] | None:
    """ "voted 52-48" gives two numbers of votes; "won 2-1" is one score; "787-9" is a name and gives
    nothing."""
    if not (
        last.weak and last.unit is None and gap in ("-", "–", " to ") and draft.kind in ("count", "casualty")
    ):
        return None
    a, b = last.value, draft.value
    if (
        a is None
        or b is None
        or last.unscaled is not None
        or draft.unscaled is not None
        or a != a.to_integral_value()
    ):
        return None
    around = view.lower[max(0, last.start - 60) : draft.end + 40]
    if gap != " to " or a > b:
        votes = draft.unit is None and a < 1000 and _VOTES.search(around) and not _SPORT_ONLY.search(around)
        if votes and not _ranged(view, last):
            return [replace(part, kind="score", unit="vote", weak=False) for part in (last, draft)]
    if gap == " to ":
        return None
    sport = _SPORT.search(around) is not None
    if a < b and not (b < 15 and draft.unit is None and sport):
        return None
    if not sport or a > 300:
        return []
    low, high = sorted((a, b))
    return [
        replace(last, kind="score", unit="score", value=None, low=low, high=high, end=draft.end, weak=False)
    ]


def _ranged(view: View, last: Draft) -> bool:
    before = view.lower[max(0, last.start - 40) : last.start]
    return _BETWEEN.search(before) is not None or _FROM.search(before) is not None


_CLAUSES = re.compile(r"[.;:?!] ")
_CHANGED = re.compile(
    CHANGES.pattern.split(r"(?: (?:by")[0]
    + r"|change[sd]?|improv(?:ed|es|ing)|slow(?:ed|s|ing)|revised|downgraded|upgraded|expand(?:ed|s|ing)?|"
    r"doubled|"
    r"extended|jacked|hiked?|boost(?:ed|s|ing)?|adjusted|strengthened|weakened|switched|trimmed|expanding"
)
_SPORT_ONLY = re.compile(r"\b(?:goals?|halftime|half-time|aggregate|inning|striker|midfielder|league|cup)\b")


def _connected(view: View, last: Draft, draft: Draft, gap: str, *, chained: bool) -> bool:
    """Whether the gap makes a range of the two."""
    lower = view.lower
    before = lower[max(0, last.start - 40) : last.start]
    if gap in _DASHES:
        if gap in _TIGHT or gap in ("~", "-to-", "- to "):
            return True
        return (last.weak or last.unit == draft.unit) and _ascending(last, draft)
    if gap in (" and ", " and about ", " and around ") and _BETWEEN.search(before) is not None:
        return True
    if _TO.fullmatch(gap) is None:
        return False
    if chained or _FROM.search(before) is not None or _BETWEEN.search(before) is not None:
        return True
    if (draft.weak or last.unit == draft.unit) and CHANGES.search(before) is not None:
        return False
    if draft.weak and not last.weak and last.unit is not None:
        return False
    if last.unit == draft.unit and last.kind == draft.kind and last.kind in ("measure", "rate"):
        return True
    return _ascending(last, draft)


def _is_change(view: View, last: Draft, gap: str) -> bool:
    """Whether "from … to …" says what something was and became."""
    if not gap.startswith(" to "):
        return False
    before = view.lower[max(0, last.start - 70) : last.start]
    origin = _FROM.search(before)
    return origin is not None and _CHANGED.search(_CLAUSES.split(before[: origin.start()])[-1]) is not None


def _ascending(last: Draft, draft: Draft) -> bool:
    a, b = last.value, draft.value
    if a is None or b is None:
        return False
    if a < b:
        return True
    return draft.unscaled is not None and last.unscaled is None and a < draft.unscaled


def _range(last: Draft, draft: Draft) -> Draft | None:
    """The two ends as one range, in the unit that either printed; None when their units differ."""
    if last.value is None or draft.value is None:
        return None
    unit, kind = draft.unit, draft.kind
    if last.unit != draft.unit:
        if draft.weak or draft.unit is None or last.kind == "age":
            unit, kind = last.unit, last.kind
        elif not (last.weak or last.unit is None or _same_money(last, draft)):
            return None
    a, b = last.value, draft.value
    unscaled = draft.unscaled
    if last.unscaled is None and unscaled is not None and unscaled != 0 and _shares_scale(last, draft):
        a = EXACT.multiply(a, EXACT.divide(b, unscaled))
    if last.unit is not None and last.kind == kind == "money" and (" per " in last.unit or unit == "$"):
        unit = last.unit
    low, high = (a, b) if a <= b else (b, a)
    return replace(
        draft,
        kind=kind,
        unit=unit,
        start=last.start,
        value=None,
        low=low,
        high=high,
        weak=False,
        alternatives=(),
    )


def _same_money(last: Draft, draft: Draft) -> bool:
    if not last.kind == draft.kind == "money" or last.unit is None or draft.unit is None:
        return False
    one, other = last.unit.split(" per ")[0], draft.unit.split(" per ")[0]
    return one == other or (other == "$" and one in DOLLARS) or (one == "$" and other in DOLLARS)


def _shares_scale(last: Draft, draft: Draft) -> bool:
    """Whether "3 to 4 billion" means three billion: a number below a thousand that is not far above the
    other."""
    if last.value is None or draft.unscaled is None or abs(last.value) >= 1000:
        return False
    return abs(last.value) < abs(draft.unscaled) * 20
