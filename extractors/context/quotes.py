"""Where a text stands between quotation marks.

Knows the marks only, not who is quoted.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

OPEN = frozenset("“«„")
PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_MARKS = re.compile("[“”«»„\"'‘’]")


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans between quotation marks; one that never closes ends with the text. Linear.

    A quotation that goes on in the next paragraph opens with a mark again there, so none reaches over. Inside
    single marks others of their kind may open and close: "'She asked 'why', and left.'"
    """
    spans: list[tuple[int, int]] = []
    start, closed, depth = -1, -1, 0
    mark = ""
    for match in _MARKS.finditer(text):
        i, c = match.start(), match.group()
        if start < 0:
            if c in OPEN or (c == '"' and _opens(text, i)) or (c in "'‘" and _opens(text, i)):
                start, mark, depth, closed = i, PAIRS.get(c, c), 1, -1
        elif c in "'‘" and mark in "'’" and _opens(text, i) and not text[i + 1].isdigit():
            depth += 1
        elif c == mark and (c not in "'’" or _closes(text, i, inside=depth > 1 or " " not in text[start:i])):
            depth, closed = depth - 1, i + 1
            if not depth:
                spans.append((start, closed))
                start = -1
    if start >= 0 and (mark not in "'’" or start < 2 or text[start + 1].isupper()):  # not "the '90s"
        spans.append((start, len(text)))
    elif start >= 0 and closed > 0:
        spans.append((start, closed))
    return tuple(spans)


def around_quoted(quotes: Sequence[tuple[int, int]], figures: Sequence[int]) -> Iterator[int]:
    """Where a quotation that holds a figure begins, ends and is left: its speaker stands there."""
    for start, end in quotes:
        if bisect_left(figures, start) < bisect_left(figures, end):
            yield from (start, end - 1, end + 1)


def _opens(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (not before or before.isspace() or before in "([—–-:,") and bool(after) and not after.isspace()


def _closes(text: str, i: int, *, inside: bool) -> bool:
    """Whether a mark ends what it quotes; behind an s it may be a genitive's, hardly so `inside` others."""
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (
        not before.isspace()
        and not (after.isalnum())
        and (inside or before in ".,!?…" or not after or not after.isspace() or before != "s")
    )
