"""Reads the dead, the injured and the missing: "2 killed", "410 people died", "killing at least 14".

Knows no event and no place, and says nothing of who did it.
"""

import re

from extractors.kinds.draft import Draft, draft
from extractors.kinds.nouns import counted, leads_noun
from extractors.kinds.per import per
from extractors.kinds.wordlists import LISTS
from extractors.numbers import Number

STATES = LISTS["casualties.states"]
NOUNS = LISTS["casualties.nouns"]
PEOPLE = LISTS["casualties.people"]
_STATE_AFTER = re.compile(
    r" (?:people |others |more |other |were |are |was |is |have been |had been |confirmed |left |feared "
    r")*([a-z]+)"
)
_BEFORE = re.compile(
    r"\b(?:kill(?:s|ed|ing)?|injur(?:e|es|ed|ing)|wound(?:s|ed|ing)?|claim(?:ed|ing|s) the lives of|"
    r"murder(?:ed|ing)|left|leaving|"
    r"death toll[a-z ]{0,24}|toll [a-z ]{0,16}|deaths?|dead|shot|shooting|hurt(?:ing)?|slain|slaying)"
    r"(?: (?:more than|at least|as many as|up to|over|about|around|nearly|almost|some|an estimated|roughly|"
    r"another|a total of|to|of|the|all))* $"
)
_AFTER = re.compile(
    r"[a-z ,]{0,24}\b(?:killed|dead|died|injured|wounded|hurt|missing|hospitali[sz]ed|were shot|lost their "
    r"lives|slain|drowned|perished)\b"
)


def casualties(number: Number) -> Draft | None:
    """The number as people killed, injured or missing; unit "people" where only their state is printed."""
    if number.fraction or (number.spelled and number.view.lower[number.start : number.end] == "twice"):
        return None
    lower, end = number.view.lower, number.end
    if lower[end : end + 1] != " ":
        return _bare(number) if end == len(lower) or lower[end] in ".,;" else None
    after = _STATE_AFTER.match(lower, end)
    stated = after is not None and after.group(1) in STATES
    if after is not None and stated and not leads_noun(number.view.plain, after.end()):
        return draft(number, "casualty", "people", end=after.end())
    phrase = counted(number.view.plain, end, number.value != 1)
    if phrase is None:
        return _bare(number)
    unit, stop = phrase.unit, phrase.end
    head = unit.split()[-1]
    if head in NOUNS:
        if per(number.view.plain, stop) is not None:
            return None  # "12 deaths per 100,000 people" is a rate, which counts reads
        return draft(number, "casualty", unit, end=stop)
    if (
        head in PEOPLE
        and (
            stated  # "12 wounded soldiers"
            or _AFTER.match(lower, stop)
            or _BEFORE.search(lower[max(0, number.start - 48) : number.start])
        )
    ):
        return draft(number, "casualty", unit, end=stop)
    return None


def _bare(number: Number) -> Draft | None:
    """ "killing 14.", "the death toll rose to 525": the people are understood."""
    if number.value is None or number.value != number.value.to_integral_value() or number.value < 1:
        return None
    before = _BEFORE.search(number.view.lower[max(0, number.start - 48) : number.start])
    return None if before is None else draft(number, "casualty", "people")
