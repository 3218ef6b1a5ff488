"""How the figures of one sentence stand to each other in the sentence's own words.

Knows the words between two figures; whether a sum holds is for the reconciler.
"""

from collections.abc import Sequence
from itertools import pairwise

from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.model import Claim, LinkRole, Reading

FAR = 14
FARTHEST = 160  # characters between a promise and its part
GIVERS = WORDS["links.givers"]
FROM = frozenset(("from", "against", "versus", "than"))
Found = tuple[int, LinkRole, int]  # figure word, role, figure word it stands to


def links(s: Sentence, readings: dict[int, Reading]) -> list[Found]:
    """Links between the figure words of a sentence; `readings` gives each figure word's reading."""
    places = sorted(readings)
    found: list[Found] = []
    for left, right in pairwise(places):
        if right - left > FAR:
            continue
        role = _role(s, left, right, readings[left], readings[right])
        last = found[-1] if found else None
        if role is None and last is not None and last[:2] == (left, "conversion_of") and right - left <= 2:
            role = (right, "conversion_of", last[2])  # "(£8.6bn; $11bn)"
        if role is not None:
            found.append(role)
    return found


def _role(s: Sentence, left: int, right: int, first: Reading, second: Reading) -> Found | None:
    between = s.lower[left + 1 : right]
    before = s.lower[max(0, left - 2) : left]
    same_kind = first.kind == second.kind and (
        first.kind == "money" or first.unit == second.unit or not second.unit
    )
    if (
        first.kind == second.kind
        and first.unit != second.unit
        and between[-1:] == ("(",)
        and len(between) <= 3
    ):
        return right, "conversion_of", left
    if (
        first.kind == "percent"
        and "of" in between[:2]
        and len(between) <= 5
        and second.kind in ("count", "casualty", "money")
    ):
        return left, "share_of", right
    if same_kind and _is_from_to(before, between):
        return right, "change_from", left
    if same_kind and _compares(between) and not {"away"} & set(between):
        return left, "change_from", right
    if first.kind == "percent" and second.kind != "percent" and between[-1:] == ("to",):
        return right, "change_by", left
    if first.kind == "ratio" and ("as" in between or "than" in between):
        return left, "multiple_of", right
    if "not" in before and "but" in between:
        return right, "corrects", left
    if between[:1] == ("per",) or between[:2] == ("for", "every"):
        return left, "per", right
    countable = {"count", "casualty"}
    if first.kind in countable and second.kind in countable:
        if between[:2] == ("of", "the") or between[:2] == ("out", "of") or between == ("of",):
            return left, "part_of", right
        if "of" in before and "," in between and len(between) <= 6:
            return right, "part_of", left
        if {"including", "among"} & set(between):
            return right, "part_of", left
    return None


def _compares(between: tuple[str, ...]) -> bool:
    """ "than" after "more" belongs to the hedge of the next figure, not to a comparison."""
    hedged = ("more", "less", "fewer", "rather", "other", "higher", "lower")
    return any(
        word in FROM and "and" not in between[i:] and not (word == "than" and i and between[i - 1] in hedged)
        for i, word in enumerate(between)
    )


def _is_from_to(before: tuple[str, ...], between: tuple[str, ...]) -> bool:
    return before[-1:] == ("from",) and between[-1:] == ("to",)


def shares(s: Sentence, claims: Sequence[Claim]) -> dict[int, int]:
    """By id, whose promise is part of which: "donors pledged €9m, while Oxfam announced €2m in aid".

    Only of promised money in one currency, made by a group of givers and, later and smaller, by a name.
    """
    found: dict[int, int] = {}
    wholes = [c for c in claims if _promised(c) and _is_group(c.actor)]
    for part in claims:
        if not _promised(part) or part.links or not (part.actor or "")[:1].isupper():
            continue
        for whole in wholes:
            if _holds(whole, part) and _joins(s.text[whole.at.end : part.at.start]):
                found[part.id] = whole.id
                break
    return found


def _promised(claim: Claim) -> bool:
    return claim.mode == "pledge" and claim.kind == "money" and claim.quantity.value is not None


def _is_group(actor: str | None) -> bool:
    return actor is not None and actor.lower().rpartition(" ")[2] in GIVERS


def _holds(whole: Claim, part: Claim) -> bool:
    a, b = whole.quantity, part.quantity
    if whole.at.start >= part.at.start or a.unit != b.unit or a.value is None or b.value is None:
        return False
    return a.value > b.value


def _joins(between: str) -> bool:
    return len(between) < FARTHEST and any(f" {word} " in between for word in ("while", "with", "including"))
