"""Where the sentences of a text begin and end.

Knows punctuation and the abbreviations of news English; nothing of figures.
"""

import re
from bisect import bisect_right

# Shortened words before which a full stop does not end a sentence when a capital follows.
_TITLES = frozenset(
    (
        "mr mrs ms dr prof sen rep gov gen col lt sgt capt cmdr maj adm hon rev st ste mt ft pres supt insp "
        "det jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun "
        "no nos vs v etc fig vol pop approx est dept inc ltd co corp al ave blvd rd "
    ).split()
)
_STOP = re.compile(r"[.!?…][\"'”’»)\]]{0,3}(?=\s)|\n+")
_WORD_BEFORE = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\Z")
_LOOK_BACK = 24


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans of the sentences of `text`, in order, without the white space around them."""
    spans: list[tuple[int, int]] = []
    start = 0
    for stop in _STOP.finditer(text):
        if text[stop.start()] == "." and not _ends_here(text, stop.start(), stop.end()):
            continue
        _append(spans, text, start, stop.end())
        start = stop.end()
    _append(spans, text, start, len(text))
    return tuple(spans)


def sentence_at(spans: tuple[tuple[int, int], ...], offset: int) -> tuple[int, int]:
    """The sentence of `spans` (from `sentences`, not empty) that holds `offset`, or the one before it."""
    return spans[max(0, bisect_right(spans, (offset, offset + (1 << 40))) - 1)]


def _ends_here(text: str, stop: int, after: int) -> bool:
    following = text[after : after + 3].lstrip()[:1]
    if following and following.islower():
        return False
    before = _WORD_BEFORE.search(text[max(0, stop - _LOOK_BACK) : stop])
    if before is None:
        return True
    word = before.group()
    if word.lower() in _TITLES:
        return word.lower() in ("etc", "co", "inc", "ltd", "corp") and not following.isdigit()
    initials = len(word) == 1 and word.isupper() and word != "I"
    return not initials and not (word == "U.S" and (following.isupper() or following == "("))


def _append(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
