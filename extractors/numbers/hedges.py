"""Reads the words that bound a figure: "more than", "nearly", "up to", "or more", "-odd".

Knows no unit: it looks at the words right before and right after a span, and says which bound they give.
"""

import re

from extractors.model import Hedge
from extractors.numbers.wordlists import LISTS

_PHRASES: tuple[tuple[Hedge, str], ...] = (
    (
        "more_than",
        "more than|over|above|upwards of|upward of|in excess of|greater than|larger than|"
        "higher than|bigger than|exceed|exceeds|exceeded|exceeding|surpass|surpasses|surpassed|"
        "surpassing|topped|tops|topping|passed|beyond|well over|just over|a little over|"
        "slightly more than|older than|longer than|north of|better than|>|stronger than|"
        "heavier than|further than|faster than|hit more than|a little more than|just above|"
        "well above",
    ),
    (
        "at_least",
        "at least|no fewer than|no less than|not less than|not fewer than|minimum of|"
        "a minimum of|as few as|as little as|upwards from|at minimum|min|≥|>=|starting at|"
        "equal to or more than|equal to or greater than|more than or equal to|"
        "greater than or equal to|higher or equal than|larger or equal than|"
        "greater or equal than|more or equal than|at the very least|at the least|not under|"
        "no lower than|bigger or equal than|at least or equal to|equal or greater than|"
        "equal or more than|greater or equal to|more or equal to|minimum",
    ),
    (
        "less_than",
        "less than|fewer than|under|below|smaller than|lower than|just under|well under|"
        "a little under|slightly less than|younger than|shorter than|short of|shy of|sub|sub-|<|"
        "just below|well below|south of|fractionally below|just short of|cheaper than|"
        "slower than",
    ),
    (
        "at_most",
        "up to|at most|no more than|not more than|as many as|as much as|as high as|as long as|"
        "a maximum of|maximum of|max|within|not exceeding|no higher than|≤|<=|=<|"
        "less or equal than|less than or equal to|smaller or equal than|lower or equal than|"
        "not over|no greater than|no larger than|at the most|not exceed|equal to or less than|"
        "fewer than or equal to|smaller than or equal to|lower than or equal to|capped at|cap of|"
        "as large as|as big as|as far as|limit of|bigger than or equal to|no longer than|upto|"
        "equal or less than|less or equal to|fewer or equal to|maximum|up to about|up to around",
    ),
    (
        "about",
        "about|around|roughly|approximately|approx|approx.|nearly|almost|some|circa|ca|ca.|c.|"
        "close to|closer to|near|an estimated|estimated|est|est.|approaching|in the region of|region of|"
        "somewhere around|somewhere near|in the neighborhood of|neighborhood of|on the order of|"
        "in the order of|just about|barely|virtually|practically|give or take|~|≈|"
        "towards|toward|roughly about|or about|very nearly|nearing|perhaps|maybe|"
        "an estimated total of|getting on for|ish|estimated at|"
        "estimated at about|nigh on|or so",
    ),
)
BEFORE = {phrase: hedge for hedge, phrases in _PHRASES for phrase in phrases.split("|")}
FILLERS = LISTS["hedges.fillers"]
_LASTS = frozenset(phrase.split()[-1] for phrase in BEFORE)
_DETERMINERS = frozenset(["the", "those", "these", "its", "their", "his", "her", "our"])
_VERBS = frozenset(
    [
        "exceed",
        "exceeds",
        "exceeded",
        "exceeding",
        "surpass",
        "surpasses",
        "surpassed",
        "surpassing",
        "topped",
        "tops",
        "topping",
        "passed",
    ]
)
_AFTER: tuple[tuple[re.Pattern[str], Hedge], ...] = (
    (
        re.compile(
            r"\+(?![0-9])|,? (?:or|and) (?:more|greater|higher|above|over|older|upwards?|longer|"
            r"better)\b(?! than)|"
            r"(?: |-)plus\b(?! [0-9$£€a-z])|"
            r",? at (?:the )?(?:very )?(?:least|minimum)\b|,? minimum\b|,? and counting\b|,? and up\b|,? if "
            r"not more\b"
        ),
        "at_least",
    ),
    (re.compile(r",? or (?:less|fewer|lower|under|below|younger|shorter)\b|,? at (?:the )?(?:most|"
                r"maximum)\b|,? maximum\b|,? max\b|,? tops\b"), "at_most"),
    (re.compile(r"-?ish\b|[ -]odd\b| or so\b| or thereabouts\b|,? give or take\b|,? more or less\b|,? "
                r"approximately\b(?! [0-9])|,? roughly\b(?! [0-9])"), "about"),
)  # fmt: skip
_SPLIT = re.compile(r"[^\s\u00a0\"(\[—'][^\s\u00a0\"(\[—]*")


def hedge_before(lower: str, start: int) -> tuple[Hedge, int] | None:
    """The hedge whose words end right before `start`, and where they begin."""
    if start == 0:
        return None
    last = lower[start - 1]
    if last in "~≈<>≥≤" or (last == "=" and lower[start - 2 : start - 1] in ("<", ">")):
        width = 2 if lower[max(0, start - 2) : start] in (">=", "<=", "=<", "=>") else 1
        mark = lower[start - width : start]
        return BEFORE.get(mark, "about"), start - width
    if last == "-" and lower[max(0, start - 4) : start] in ("sub-", " sub-"):
        return "less_than", start - 4
    if last not in " \u00a0":
        return None
    window = lower[max(0, start - 44) : start]
    words = list(_SPLIT.finditer(window))
    determined = article = False
    while len(words) > 1 and words[-1].group() in FILLERS and words[-1].group() not in _LASTS:
        word = words.pop().group()
        determined |= word in _DETERMINERS
        article |= word in ("a", "an")
    while len(words) > 1 and words[-1].group() == "of" and not _phrase(words):
        words.pop()
        while len(words) > 1 and words[-1].group() in FILLERS:
            words.pop()
    if not words or words[-1].group() not in _LASTS:
        return None
    found = _phrase(words)
    if found is None:
        return None
    hedge, count = found
    phrase = " ".join(word.group() for word in words[-count:])
    if (determined and count == 1) or (article and phrase in _VERBS):
        return None  # "notified about the 16-year-old", "passed an $800bn bill"
    if phrase in _VERBS and len(words) > count and words[-count - 1].group().endswith(("n't", "not")):
        hedge = "at_most"
    return hedge, start - len(window) + words[-count].start()


def _phrase(words: list[re.Match[str]]) -> tuple[Hedge, int] | None:
    """The longest hedge phrase that ends the words, and how many words it has."""
    for count in range(min(5, len(words)), 0, -1):
        hedge = BEFORE.get(" ".join(word.group() for word in words[-count:]))
        if hedge is not None:
            return hedge, count
    return None


def hedge_after(lower: str, end: int) -> tuple[Hedge, int] | None:
    """The hedge whose words begin right after `end`, and where they end."""
    if end >= len(lower) or lower[end] not in " ,+-i":
        return None
    for pattern, hedge in _AFTER:
        found = pattern.match(lower, end)
        if found is not None:
            return hedge, found.end()
    return None
