"""Where a text stands between quotation marks.

Knows the marks only, not who is quoted.
"""

import re

OPEN = frozenset("“«„")
PAIRS = {"“": "”", "«": "»", "„": "“", "‘": "’"}
_MARKS = re.compile("[“”«»„\"'‘’]")


def quoted_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Half-open spans between quotation marks; one that never closes ends with the text. Linear.

    A quotation that goes on in the next paragraph opens with a mark again there, so none reaches over.
    """
    spans: list[tuple[int, int]] = []
    start = -1
    mark = ""
    for match in _MARKS.finditer(text):
        i, c = match.start(), match.group()
        if start < 0:
            if c in OPEN or (c == '"' and _opens(text, i)) or (c in "'‘" and _opens(text, i)):
                start, mark = i, PAIRS.get(c, c)
        elif c == mark and (c not in "'’" or _closes(text, i)):
            spans.append((start, i + 1))
            start = -1
    if start >= 0 and (mark not in "'’" or start < 2):  # elsewhere an apostrophe: "the '90s"
        spans.append((start, len(text)))
    return tuple(spans)


def _opens(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (not before or before.isspace() or before in "([—–-:,") and bool(after) and not after.isspace()


def _closes(text: str, i: int) -> bool:
    before, after = text[i - 1 : i], text[i + 1 : i + 2]
    return (
        not before.isspace()
        and not (after.isalnum())
        and (before in ".,!?…" or not after or not after.isspace() or before != "s")
    )
