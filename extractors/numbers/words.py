"""Reads numerals written in words, and the magnitude words that may follow digits.

Knows English number words only, and no unit.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers.number import EXACT

UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "nil": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6,
    "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}  # fmt: skip
LARGE = {
    "thousand": 10**3, "lakh": 10**5, "lac": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9,
    "trillion": 10**12, "quadrillion": 10**15,
}  # fmt: skip
GROUPS = {"dozen": 12, "score": 20, "gross": 144}
PLURALS = {
    "hundreds": 10**2, "thousands": 10**3, "lakhs": 10**5, "lacs": 10**5, "millions": 10**6, "crores": 10**7,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
LOOSE = {"dozens": 12, "scores": 20}  # at least two of them, but no newspaper means so: at least one
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8,
    "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "fifteenth": 15, "sixteenth": 16, "twentieth": 20,
    "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000, "millionth": 10**6,
    "billionth": 10**9, "trillionth": 10**12,
}  # fmt: skip
ORDINAL_TAILS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
}  # fmt: skip
# Written after digits. Lower-case m, b and t also stand for metres, bits and tonnes: the kinds decide on
# those.
SHORT = {
    "k": 10**3, "K": 10**3, "M": 10**6, "MM": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mio": 10**6,
    "Mn": 10**6,
    "bn": 10**9, "bln": 10**9, "Bn": 10**9, "BN": 10**9, "B": 10**9, "tn": 10**12, "trn": 10**12,
    "tln": 10**12,
    "Tn": 10**12, "cr": 10**7,
}  # fmt: skip
AMBIGUOUS = {"m": 10**6, "b": 10**9, "t": 10**12, "T": 10**12, "mm": 10**6}
SEVERAL = {"several": (2, 9), "few": (2, 9), "couple": (2, 2)}

NUMERIC = frozenset(UNITS) | frozenset(TENS)
WORDS = NUMERIC | frozenset(LARGE) | frozenset(PLURALS) | frozenset(LOOSE) | {"hundred", "dozen", "half"}
_WORD = re.compile(r"[ \u00a0]{0,3}(?:-[ ]?)?([a-z]+)")
_DENOMINATOR_PLURALS = {f"{word}s": n for word, n in DENOMINATORS.items() if word not in ("half", "halves")}
_DENOMINATORS = DENOMINATORS | _DENOMINATOR_PLURALS


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelled numeral that ends at `end`; `low` and `high` for a loose one ("hundreds", "several
    hundred")."""

    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unscaled: Decimal | None = None
    fraction: bool = False
    ordinal: bool = False
    loose: bool = False


def next_word(lower: str, at: int) -> tuple[str, int] | None:
    """The word after `at` across spaces or one hyphen, and where it ends."""
    match = _WORD.match(lower, at)
    return None if match is None else (match.group(1), match.end())


def magnitude(lower: str, at: int) -> tuple[Decimal, int] | None:
    """The magnitude words at `at` ("hundred thousand", "million", "-million", "lakh crore"), and where
    they end."""
    product, end = Decimal(1), at
    for _ in range(3):
        found = next_word(lower, end)
        if found is None:
            break
        word, stop = found
        size = 100 if word == "hundred" else LARGE.get(word) or PLURALS.get(word)
        if size is None or word == "hundreds":
            break
        product, end = EXACT.multiply(product, Decimal(size)), stop
    return None if end == at else (product, end)


def cardinal(lower: str, start: int) -> Spelled | None:
    """The cardinal whose first word stands at `start`: "two hundred and six thousand", "twenty-one",
    "dozen"."""
    total, current, seen, end = 0, 0, False, start
    at, joined, scaled = start, False, False
    step = 10**18
    last = 0  # the value of the last small word, which decides what may follow it
    for _ in range(16):
        found = next_word(lower, at)
        if found is None:
            break
        word, stop = found
        if word in UNITS:
            n = UNITS[word]
            if seen and not (current % 100 == 0 and (current or scaled)) and not (last >= 20 and 0 < n < 10):
                break
            current, last = current + n, n
        elif word in TENS:
            if seen and not (current % 100 == 0 and (current or scaled)):
                break
            current, last = current + TENS[word], TENS[word]
        elif word == "hundred":
            if current >= 100 or (seen and current == 0):
                break
            current, last = (current or 1) * 100, 100
        elif word in LARGE and LARGE[word] < step:
            if seen and current == 0:  # "hundred thousand million", "lakh crore"
                if joined or not total:
                    break
                total, step = total * LARGE[word], 10**18
            else:
                total, step = total + (current or 1) * LARGE[word], LARGE[word]
            current, last, scaled = 0, 0, True
        elif word in LARGE and seen and current == 0 and total:
            total, step, scaled = total * LARGE[word], 10**18, True
        elif word == "dozen" or (word == "dozens" and seen):
            total, current, end, seen, scaled = (total + current or 1) * 12, 0, stop, True, True
            break
        elif word == "and" and seen and not joined and (last == 100 or scaled):
            at, joined = stop, True
            continue
        else:
            break
        seen, end, at, joined = True, stop, stop, False
    if not seen:
        return None
    return Spelled(end, Decimal(total + current))


def spelled(lower: str, start: int) -> Spelled | None:
    """The numeral in words that begins at `start`, with fractions, "and a half", loose plurals and
    ordinals told apart."""
    found = next_word(lower, start)
    if found is None or lower[start] in " -":
        return None
    word, stop = found
    if word in PLURALS or word in LOOSE:
        return _loose(lower, word, stop)
    if word == "half":
        return _half(lower, stop)
    number = cardinal(lower, start)
    if number is None or number.value is None:
        return None
    return _with_fraction(lower, start, number)


def _loose(lower: str, word: str, stop: int) -> Spelled:
    """ "hundreds" is 100 to 1000, "tens of thousands" 10,000 to 100,000, "dozens" at least 12."""
    if word in LOOSE:
        size, end = _of_plural(lower, stop)
        value = Decimal(LOOSE[word]) * size
        return Spelled(end, value, low=value, loose=True)
    low = Decimal(PLURALS[word])
    size, end = _of_plural(lower, stop)
    low = low * size
    return Spelled(
        end, None, low=low, high=low * 10 if word not in ("lakhs", "crores") else low * 100, loose=True
    )


def _of_plural(lower: str, stop: int) -> tuple[int, int]:
    """The size of "of thousands" after "tens" or "hundreds"."""
    of = next_word(lower, stop)
    if of is not None and of[0] == "of":
        following = next_word(lower, of[1])
        if following is not None and following[0] in PLURALS and following[0] != "hundreds":
            return PLURALS[following[0]], following[1]
    return 1, stop


def tens_of(lower: str, start: int) -> Spelled | None:
    """ "tens of thousands" at `start`; "tens" alone is no numeral."""
    size, end = _of_plural(lower, start + 4)
    if size == 1:
        return None
    return Spelled(end, None, low=Decimal(10 * size), high=Decimal(100 * size), loose=True)


def _half(lower: str, stop: int) -> Spelled | None:
    """ "half a million", "half a dozen", "half million", "half of", "half a mile"."""
    following = next_word(lower, stop)
    half = Decimal("0.5")
    if following is not None:
        word, end = following
        if word in ("a", "an"):
            size = next_word(lower, end)
            if size is not None and size[0] in LARGE:
                return Spelled(size[1], half * LARGE[size[0]], unscaled=half)
            if size is not None and size[0] == "dozen":
                return Spelled(size[1], Decimal(6))
            return Spelled(end, half, fraction=True)
        if word in LARGE:
            return Spelled(end, half * LARGE[word], unscaled=half)
        if word == "dozen":
            return Spelled(end, Decimal(6))
    return Spelled(stop, half, fraction=True)


def _with_fraction(lower: str, start: int, number: Spelled) -> Spelled | None:
    """Adds "and a half", "point five", "thirds", and the magnitude after them."""
    value = number.value
    if value is None:
        return number
    end = number.end
    following = next_word(lower, end)
    if following is None:
        return number
    word, stop = following
    if word == "point":
        return _point(lower, stop, number)
    if word in _DENOMINATORS:
        return _divided(lower, start, number, word, stop)
    if word in ORDINAL_TAILS and value % 10 == 0 and value % 100:
        plural = lower[stop : stop + 1] == "s"
        return Spelled(stop + plural, None, ordinal=True)
    if word == "and":
        added = _and_fraction(lower, stop)
        if added is not None:
            return _scaled(lower, EXACT.add(value, _share_of(value, added[0], lower, number)), added[1])
    if word in ("quarters", "halves"):
        return _divided(lower, start, number, word, stop)
    return number


def _share_of(value: Decimal, share: Decimal, lower: str, number: Spelled) -> Decimal:
    """ "one million and a half" is a half of a million: the magnitude word stands before the fraction."""
    last = lower[max(0, number.end - 8) : number.end].replace("-", " ").split()[-1]
    return EXACT.multiply(share, Decimal(LARGE[last])) if last in LARGE else share


def _and_fraction(lower: str, at: int) -> tuple[Decimal, int] | None:
    """ "a half", "three quarters" after "and"."""
    found = next_word(lower, at)
    if found is None:
        return None
    word, stop = found
    numerator = Decimal(1)
    if word not in ("a", "an", "one"):
        if word not in NUMERIC:
            return None
        part = cardinal(lower, at + (1 if lower[at : at + 1] == " " else 0))
        if part is None or part.value is None:
            return None
        numerator, stop = part.value, part.end
    denominator = next_word(lower, stop)
    if denominator is None or denominator[0] not in _DENOMINATORS:
        return None
    return EXACT.divide(numerator, Decimal(_DENOMINATORS[denominator[0]])), denominator[1]


def _divided(lower: str, start: int, number: Spelled, word: str, stop: int) -> Spelled | None:
    """ "two thirds" is a fraction, "twenty third" an ordinal, "three quarters of a million" 750,000."""
    value = number.value
    if value is None:
        return None
    plural = word.endswith("s") or word == "halves"
    if word in ("second", "seconds") or (not plural and value != 1):
        return Spelled(stop, None, ordinal=True) if value % 10 == 0 and value > 10 else number
    share = EXACT.divide(value, Decimal(_DENOMINATORS[word]))
    after = next_word(lower, stop)
    if word in ("quarter", "quarters") and (
        after is None or after[0] not in ("of", "billion", "million", "trillion")
    ):
        hyphen = "-" in lower[number.end : stop]
        if not hyphen:  # "two quarters of growth" are six months, "three-quarters" a share
            return number if value in (1, 2) or value > 3 else Spelled(stop, share, fraction=True)
    if after is not None and after[0] == "of":
        article = next_word(lower, after[1])
        if article is not None and article[0] in ("a", "an"):
            size = next_word(lower, article[1])
            if size is not None and size[0] in LARGE:
                return Spelled(size[1], EXACT.multiply(share, Decimal(LARGE[size[0]])), unscaled=share)
    return _scaled(lower, share, stop, fraction=True)


def _point(lower: str, stop: int, number: Spelled) -> Spelled:
    digits, end = "", stop
    for _ in range(8):
        found = next_word(lower, end)
        if found is None or found[0] not in UNITS or UNITS[found[0]] > 9:
            break
        digits, end = digits + str(UNITS[found[0]]), found[1]
    if not digits or number.value is None:
        return number
    return _scaled(lower, EXACT.add(number.value, Decimal(f"0.{digits}")), end)


def _scaled(lower: str, value: Decimal, end: int, *, fraction: bool = False) -> Spelled:
    size = magnitude(lower, end)
    if size is None:
        return Spelled(end, value, fraction=fraction)
    return Spelled(size[1], EXACT.multiply(value, size[0]), unscaled=value)
