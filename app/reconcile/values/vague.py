"""Says which shares and multiples words leave open: "nearly half", "a vast majority", "more than doubled".

Knows words and bounds; which figures they are said of is not known here.
"""

import re
from decimal import Decimal

Bounds = tuple[Decimal, Decimal]

FRACTIONS = {
    "half": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25), "fifth": Decimal(20),
    "tenth": Decimal(10),
}  # fmt: skip
MANY = {"two": 2, "three": 3, "four": 4, "2": 2, "3": 3, "4": 4}
AROUND = Decimal(4)  # points an unhedged fraction may be away
HEDGED = Decimal(7)  # points a hedged one may
HAIR = Decimal("0.5")
LEAST, MOST = Decimal(0), Decimal(100)
HALF = Decimal(50)
VAST = Decimal(60)
MARK = r"(?:<F\d+>)?"
BELOW = r"(?:nearly|almost|close to|just under|less than|under|fewer than|barely)"
ABOVE = r"(?:more than|over|just over|well over)"
ABOUT = r"(?:about|around|roughly|some|approximately)"
WORD = r"(?:half|thirds?|quarters?|fifths?|tenths?)"
SHARES = (
    rf"(?:{BELOW} |{ABOVE} |{ABOUT} )?(?:an? |one[- ]|two[- ]|three[- ]|four[- ])?{WORD}\b{MARK}"
    r"|(?:an? |the )?(?:(?:vast|overwhelming|large|clear|small|slim|narrow) )?(?:majority|minority)|most of"
)
MULTIPLE = {
    "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "triple": 3, "tripled": 3, "trebled": 3,
    "quadrupled": 4, "quadruple": 4, "three times": 3, "four times": 4, "five times": 5, "six times": 6,
    "10 times": 10, "ten times": 10, "threefold": 3, "fourfold": 4, "fivefold": 5, "tenfold": 10,
}  # fmt: skip
TIMES = (
    rf"(?:(?:{BELOW}|{ABOVE}|{ABOUT}) )?(?:" + "|".join(sorted(MULTIPLE, key=len, reverse=True))
    + rf"|halved)\b{MARK}"
)  # fmt: skip
WORD_MARK = re.compile(r"<F(\d+)>")


def _side(words: str) -> str:
    if re.match(ABOVE, words):
        return "above"
    if re.match(r"(?:less than|under|fewer than|just under)", words):
        return "under"
    if re.match(BELOW, words):
        return "below"
    return "about" if re.match(ABOUT, words) else ""


def share_bounds(text: str) -> Bounds | None:
    """Least and greatest percentage the words may stand for."""
    words = " ".join(WORD_MARK.sub(" ", text).replace("-", " ").split())
    if "minority" in words:
        return LEAST, HALF
    if "majority" in words or words == "most of":
        return (VAST if "vast" in words or "overwhelming" in words else HALF), MOST
    fraction = next((f for name, f in FRACTIONS.items() if name in words), None)
    if fraction is None:
        return None
    times = next((n for word, n in MANY.items() if word in words.split()), 1)
    value = fraction * times
    side = _side(words)
    reach = AROUND if value > 15 else value / 5
    if side == "above":
        return value - HAIR, value + HEDGED * 2
    if side == "under":
        return (LEAST if fraction == HALF else value - HEDGED * 2), value + HAIR
    if side == "below":
        return value - HEDGED, value + HAIR
    return (value - HEDGED, value + HEDGED) if side == "about" else (value - reach, value + reach)


NEAR = Decimal("0.15")
WIDE = Decimal("0.25")


def times_bounds(text: str) -> Bounds | None:
    """Least and greatest multiple the words may stand for."""
    words = " ".join(WORD_MARK.sub(" ", text).split())
    side = _side(words)
    if words.endswith("halved"):
        value = Decimal("0.5")
        if side == "above":
            return Decimal("0.2"), value
    else:
        name = next((n for n in sorted(MULTIPLE, key=len, reverse=True) if words.endswith(n)), None)
        if name is None:
            return None
        value = Decimal(MULTIPLE[name])
    if side == "above":
        return value * Decimal("0.99"), value * 2
    if side in ("below", "under"):
        return value * (1 - WIDE), value * Decimal("1.02")
    reach = WIDE if side == "about" else NEAR
    return value * (1 - reach), value * (1 + reach)


_FRACTION = re.compile(rf"(?:{SHARES})$")
_ONE_IN = re.compile(r"(?:one|1) (?:in|out of) ")


def fraction_bounds(text: str, value: Decimal) -> Bounds | None:
    """Least and greatest percentage of a fraction that ends a text: "… nearly half", "… one in 10"."""
    found = _FRACTION.search(text.lower())
    if found is not None:
        return share_bounds(found.group())
    if _ONE_IN.search(text.lower()) and LEAST < value < 1:
        told = value * 100
        return told * Decimal("0.75"), told * Decimal("1.3")
    return None
