"""Telephone numbers: +44 20 7946 0958, "dial 911", "text HOME to 741741".

Knows the shapes of numbers and the verbs of calling; no other numeral.
"""

import re

from extractors.numbers.names import word_before
from extractors.numbers.view import View

REACH = 64  # characters back to "call"
_PHONE = re.compile(r"\+?[0-9]{1,5}(?:[- .][0-9]{2,8}){1,5}(?![0-9]|,[0-9])")
AREA_CODE = re.compile(r"[0-9]{3}\) ?[0-9]{3}-[0-9]{4}(?![0-9])")
_CALL = re.compile(r"[ -](?:call|dispatch|operator|line\b)")  # the emergency number
_CALLING = ("call", "dial", "rang", "phon", "ring")
_TEXTED = re.compile(
    r"\b(?:(?:[Tt]ext|[Dd]ial|[Cc]all|[Rr]ing|[Pp]hone)(?: [A-Z]{2,12} to)?|"
    r"(?:[Cc]all|[Rr]ing|[Pp]hone)(?! for| on)[^.!?0-9]{0,40} on) $"
)
_TRIPLE = re.compile(r"[0-9]{3} [0-9]{3}(?![0-9,])")
_DIALLED = re.compile(r"[.,;:!?)]|$| (?:to|or|for|if|and|on|in)\b")


def telephone(plain: str, start: int) -> int | None:
    """Where a telephone number ends that begins at `start`."""
    at = start - 1 if start and plain[start - 1] == "+" else start
    number = _PHONE.match(plain, at)
    if number is None:
        return None
    digits = [part for part in re.split(r"[- .+]", number.group()) if part]
    if len(digits) == 2:
        trunk = digits[0][0] == "0" and len(digits[0]) > 2 and len(digits[1]) > 4
        local = (
            len(digits[0]) == 3 and len(digits[1]) == 4 and plain[max(0, start - 2) : start] in (") ", "-)")
        )
        return number.end() if (trunk or local) and "." not in number.group() else None
    spaced = " " in number.group() and "-" not in number.group()
    if len(digits) < 3 or (digits[0][0] != "0" and spaced and all(len(d) == 3 for d in digits[1:])):
        return None
    if all(len(d) == 3 for d in digits[1:]) and "." in number.group() and len(digits[0]) <= 3:
        return None
    return number.end() if sum(map(len, digits)) >= 7 or "." in number.group() else None


def is_emergency(view: View, start: int, end: int) -> bool:
    """ "A 911 call", "dial 999"."""
    if view.plain[start:end] not in ("911", "999"):
        return False
    before = word_before(view.lower, start)
    return _CALL.match(view.lower, end) is not None or before.startswith(_CALLING)


def dialled(view: View, start: int, end: int) -> int | None:
    """ "Call or text 988 to reach us", "text HOME to 741741", "on 116 123": where the short number ends."""
    triple = _TRIPLE.match(view.plain, start)
    end = triple.end() if triple is not None else end
    if not 3 <= end - start <= 7 or not view.plain[start:end].replace(" ", "").isdecimal():
        return None
    if _TEXTED.search(view.plain, max(0, start - REACH), start) is None:
        return None
    return end if _DIALLED.match(view.lower, end) is not None else None
