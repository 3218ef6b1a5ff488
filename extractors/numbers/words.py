"""Reads numerals written in words, and the magnitude words that may follow digits.

Knows English number words only, and no unit.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

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
PLURALS = {
    "hundreds": 10**2, "thousands": 10**3, "lakhs": 10**5, "lacs": 10**5, "millions": 10**6, "crores": 10**7,
    "billions": 10**9, "trillions": 10**12,
}  # fmt: skip
LOOSE = {"dozens": 12, "scores": 20}  # at least two of them, but no newspaper means so: at least one
ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100, "thousandth": 1000, "millionth": 10**6, "billionth": 10**9, "trillionth": 10**12,
    "half": 2, "quarter": 4,
}  # fmt: skip
# The ordinals that may open a share behind "a": "a third of", "a tenth", "a quarter million".
DENOMINATORS = {word: n for word, n in ORDINALS.items() if word not in ("first", "second", "half")}
# Written after digits. Small m, b and t also stand for metres, bits and tonnes: the kinds decide on those.
SHORT = {
    "k": 10**3, "K": 10**3, "M": 10**6, "MM": 10**6, "mn": 10**6, "mln": 10**6, "mil": 10**6, "mio": 10**6,
    "Mn": 10**6, "bn": 10**9, "bln": 10**9, "Bn": 10**9, "BN": 10**9, "B": 10**9, "tn": 10**12, "trn": 10**12,
    "tln": 10**12, "Tn": 10**12, "cr": 10**7,
}  # fmt: skip
AMBIGUOUS = {"m": 10**6, "b": 10**9, "t": 10**12, "T": 10**12, "mm": 10**6}
SEVERAL = {"several": (2, 9), "few": (2, 9), "couple": (2, 2)}

NUMERIC = frozenset(UNITS) | frozenset(TENS)
WORDS = NUMERIC | frozenset(LARGE) | frozenset(PLURALS) | frozenset(LOOSE) | {"hundred", "dozen", "half"}
MAX_WORDS = 40
_NO_TENS = frozenset(("half", "quarter", "quarters", "halves"))
_WORD = re.compile(r"[ \u00a0]{0,3}(?:-[ ]?)?([a-z]+)")
_LETTERS = re.compile(r"[a-z]+")
_PLURAL_ORDINALS = {f"{word}s": n for word, n in ORDINALS.items() if word != "half"} | {"halves": 2}
_VOCABULARY = (
    WORDS
    | frozenset(ORDINALS)
    | frozenset(_PLURAL_ORDINALS)
    | frozenset(("and", "a", "an", "of", "point", "tens"))
)
_SIZES = LARGE | {"hundreds": 100} | {word: n for word, n in PLURALS.items() if word != "hundreds"}


@dataclass(frozen=True, slots=True)
class Spelled:
    """A spelled numeral that ends at `end`; `low` and `high` for a loose one ("hundreds", "several
    hundred").

    `unscaled` is the value before the magnitude word that ends it; `ordinal` is set when it says which,
    not how many.
    """

    end: int
    value: Decimal | None
    low: Decimal | None = None
    high: Decimal | None = None
    unscaled: Decimal | None = None
    fraction: bool = False
    ordinal: bool = False
    loose: bool = False


class _Cardinal(NamedTuple):
    """`value` of the words up to index `stop`; `whole` and `part` are its sides of the last "and", if it has
    one.

    `scale` is the magnitude word that ends `whole` (1 without one), `tens` the last word's value if it is
    a multiple of ten below a hundred, which a following ordinal may claim ("thirty fifths").
    """

    value: int
    stop: int
    whole: int | None = None
    part: int = 0
    scale: int = 1
    tens: int = 0


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


def spelled(lower: str, start: int) -> Spelled | None:
    """The numeral in words that begins at `start`: cardinals, fractions, loose plurals; ordinals are told
    apart."""
    if _LETTERS.match(lower, start) is None:
        return None
    words, ends = _words(lower, start)
    first = words[0]
    if first in PLURALS or first in LOOSE:
        return _loose(words, ends)
    if first == "half":
        return _half(words, ends)
    read = _cardinal(words, 0)
    return None if read is None else _finished(words, ends, read)


def _words(lower: str, start: int) -> tuple[list[str], list[int]]:
    words: list[str] = []
    ends: list[int] = []
    at = start
    while len(words) < MAX_WORDS and (found := next_word(lower, at)) is not None:
        words.append(found[0])
        ends.append(found[1])
        at = found[1]
        if found[0] not in _VOCABULARY:
            break
    return words, [*ends, at]


def _cardinal(words: list[str], first: int) -> _Cardinal | None:
    """The longest cardinal from word number `first`: "two hundred and six thousand", "hundred thousand",
    "dozen"."""
    total = current = last = tens = 0
    step, whole, scale = 10**18, None, 1
    at, done = first, first
    while at < len(words):
        word = words[at]
        small = UNITS.get(word) or TENS.get(word)
        if small is not None or word in UNITS:
            n = small or 0
            if (
                done > first
                and not (current % 100 == 0 and (current or last == -1))
                and not (last >= 20 and 0 < n < 10)
            ):
                break
            current, last, tens = current + n, n if n < 100 else 0, n if n >= 20 else 0
        elif word in ("hundred", "hundreds"):
            if current >= 100 or (done > first and current == 0):
                break
            current, last, tens = (current or 1) * 100, 100, 0
        elif word in _SIZES and word != "hundreds" and (total or current or done == first):
            size = _SIZES[word]
            if current or not total:
                if size >= step and total:
                    break
                total, step = total + (current or 1) * size, size
            elif at - done == 0 and size > step:
                total = total * size  # "hundred thousand million", "lakh crore"
            else:
                break
            current, last, tens = 0, -1, 0
        elif word in ("dozen", "dozens"):
            current = current // 100 * 100 + (current % 100 or 1) * 12
            return _Cardinal(total + current, at + 1)
        elif (
            word == "and"
            and done > first
            and last in (100, -1)
            and at + 1 < len(words)
            and words[at + 1] in NUMERIC
            and not _starts_anew(words, at + 1, step if last == -1 else 100)
        ):
            whole, scale = total + current, step if last == -1 else 1
            at += 1
            continue
        else:
            break
        at += 1
        done = at
    if done == first:
        return None
    value = total + current
    if whole is not None and value == whole:
        whole = None
    return _Cardinal(value, done, whole, 0 if whole is None else value - whole, scale, tens)


def _starts_anew(words: list[str], at: int, step: int) -> bool:
    """Whether the words behind "and" are a number of their own: "one thousand and two thousand"."""
    while at < len(words) and words[at] in NUMERIC:
        at += 1
    word = words[at] if at < len(words) else ""
    if word == "hundred":
        return step == 100
    return word in _SIZES and step > 100 and _SIZES[word] >= step


def _ordinal(words: list[str], at: int) -> tuple[int, int, bool] | None:
    """The ordinal at word number `at` ("fifth", "twenty-first", "hundredths"), the next index, and whether
    plural."""
    if at >= len(words):
        return None
    tens = TENS.get(words[at], 0)
    if tens and at + 1 < len(words):
        at += 1
    word = words[at]
    n = ORDINALS.get(word) or _PLURAL_ORDINALS.get(word)
    if n is None or (tens and n > 9) or (tens and word.startswith(("half", "quarter", "halves"))):
        return None
    return tens + n, at + 1, word in _PLURAL_ORDINALS


def _finished(words: list[str], ends: list[int], read: _Cardinal) -> Spelled:
    """The cardinal with the fraction, the decimals or the magnitude that its next words add."""
    value, stop = Decimal(read.value), read.stop
    word = words[stop] if stop < len(words) else ""
    if word == "point":
        return _point(words, ends, read)
    divided = _divided(words, ends, read)
    if divided is not None:
        return divided
    if word == "and":
        added = _and_fraction(words, stop + 1)
        if added is not None:
            return _plus(words, ends, read, added)
    return Spelled(ends[stop - 1], value, unscaled=_unscaled(words[stop - 1], value))


def _unscaled(word: str, value: Decimal) -> Decimal | None:
    return EXACT.divide(value, Decimal(LARGE[word])) if word in LARGE else None


def _divided(words: list[str], ends: list[int], read: _Cardinal) -> Spelled | None:
    """ "two thirds" is a fraction, "twenty third" an ordinal, "three quarters of a million" 750,000."""
    stop, numerator = read.stop, read.value if read.whole is None else read.part
    found = _ordinal(words, stop)
    if (
        read.tens
        and read.whole is None
        and found is not None
        and found[0] < 10
        and words[stop] not in _NO_TENS
    ):
        if not found[2]:
            return Spelled(
                ends[found[1] - 1], None, ordinal=True
            )  # "twenty third", "one hundred thirty fifth"
        if numerator > read.tens:
            found, numerator = (read.tens + found[0], found[1], True), numerator - read.tens
    if found is None or numerator == 0:
        return None
    denominator, after, plural = found
    if denominator < 3 and words[after - 1] not in ("half", "halves"):
        return None  # "one second", "two seconds"
    if not plural and numerator != 1:
        return (
            Spelled(ends[after - 1], None, ordinal=True) if numerator % 10 == 0 and numerator < 100 else None
        )
    if words[after - 1] in ("quarter", "quarters") and not _is_share(words, ends, stop, after, numerator):
        return None
    if read.whole is not None:
        if numerator < denominator:
            return _plus(words, ends, read._replace(value=read.whole), (_over(numerator, denominator), after))
        numerator = read.value
    return _sized(words, ends, _over(numerator, denominator), after)


def _is_share(words: list[str], ends: list[int], stop: int, after: int, numerator: int) -> bool:
    """Whether "quarters" are fourths: "two quarters of growth" are six months, "three-quarters" a share."""
    hyphen = ends[after - 1] - ends[stop - 1] - len(words[after - 1]) == 1
    following = words[after] if after < len(words) else ""
    return (
        numerator == 3
        or following in LARGE
        or (numerator == 1 and following in ("of", ""))
        or (hyphen and numerator == 1)
    )


def _over(numerator: int, denominator: int) -> Decimal:
    return EXACT.divide(Decimal(numerator), Decimal(denominator))


def _sized(words: list[str], ends: list[int], share: Decimal, after: int) -> Spelled:
    """A share with the magnitude it is of: "three quarters of a million", "two thirds billion"."""
    following = words[after : after + 3]
    if following[:1] and following[0] in LARGE:
        return Spelled(ends[after], EXACT.multiply(share, Decimal(LARGE[following[0]])), unscaled=share)
    if len(following) == 3 and following[0] == "of" and following[1] in ("a", "an") and following[2] in LARGE:
        return Spelled(ends[after + 2], EXACT.multiply(share, Decimal(LARGE[following[2]])), unscaled=share)
    return Spelled(ends[after - 1], share, fraction=True)


def _and_fraction(words: list[str], at: int) -> tuple[Decimal, int] | None:
    """ "a half", "three quarters" at word number `at`, behind "and": the share and the index after it."""
    if at >= len(words):
        return None
    numerator = 1
    if words[at] == "half" and words[at + 1 : at + 2] not in (["of"], ["the"], ["a"]):
        return Decimal("0.5"), at + 1
    if words[at] in ("a", "an"):
        at += 1
    elif (part := _cardinal(words, at)) is not None:
        numerator, at = part.value, part.stop
        if part.tens:
            numerator, at = (part.value - part.tens, at - 1) if part.value > part.tens else (part.value, at)
    else:
        return None
    found = _ordinal(words, at)
    if found is None or found[0] < 2 or (words[found[1] - 1] in ("second", "seconds")):
        return None
    return (_over(numerator, found[0]), found[1]) if numerator < found[0] else None


def _plus(words: list[str], ends: list[int], read: _Cardinal, added: tuple[Decimal, int]) -> Spelled:
    """A cardinal and a share: "two and a half million", "one million and a half", "a billion and a half
    million"."""
    share, after = added
    whole, scale = (
        Decimal(read.value),
        read.scale if read.whole is not None else LARGE.get(words[read.stop - 1], 1),
    )
    following = words[after] if after < len(words) else ""
    size = LARGE.get(following)
    if size is not None and scale == 1:
        count = EXACT.add(whole, share)
        return Spelled(ends[after], EXACT.multiply(count, Decimal(size)), unscaled=count)
    if size is not None:
        return Spelled(ends[after], EXACT.add(whole, EXACT.multiply(share, Decimal(size))))
    return Spelled(
        ends[after - 1], EXACT.add(whole, EXACT.multiply(share, Decimal(scale if scale >= 10**6 else 1)))
    )


def added_share(lower: str, at: int) -> tuple[Decimal, int] | None:
    """ " and a half" after digits and a magnitude, at `at`: the share and where it ends."""
    if not lower.startswith(" and ", at):
        return None
    words, ends = _words(lower, at + 5)
    found = _and_fraction(words, 0) if words else None
    return None if found is None else (found[0], ends[found[1] - 1])


def _point(words: list[str], ends: list[int], read: _Cardinal) -> Spelled:
    """ "two hundred point zero three", "two point seventy-one", and the magnitude behind them."""
    digits, at = "", read.stop + 1
    while at < len(words) and words[at] in UNITS and UNITS[words[at]] < 10 and len(digits) < 8:
        digits, at = digits + str(UNITS[words[at]]), at + 1
    if not digits:
        tail = _cardinal(words, at)
        if tail is None or tail.value >= 100:
            return Spelled(ends[read.stop - 1], Decimal(read.value))
        digits, at = str(tail.value), tail.stop
    value = Decimal(f"{read.value}.{digits}")
    if at < len(words) and words[at] in LARGE:
        return Spelled(ends[at], EXACT.multiply(value, Decimal(LARGE[words[at]])), unscaled=value)
    return Spelled(ends[at - 1], value)


def _loose(words: list[str], ends: list[int]) -> Spelled:
    """ "hundreds" is 100 to 1000, "hundreds of thousands" 100,000 to a million, "dozens" at least 12."""
    word = words[0]
    size, at = _of_plural(words, 1)
    if word in LOOSE:
        value = Decimal(LOOSE[word] * size)
        return Spelled(ends[at - 1], value, low=value, loose=True)
    low = Decimal(PLURALS[word] * size)
    return Spelled(
        ends[at - 1], None, low=low, high=low * (100 if word in ("lakhs", "crores") else 10), loose=True
    )


def _of_plural(words: list[str], at: int) -> tuple[int, int]:
    """The size of "of thousands" after "tens" or "hundreds", and the index after it."""
    if (
        words[at : at + 1] == ["of"]
        and at + 1 < len(words)
        and words[at + 1] in PLURALS
        and words[at + 1] != "hundreds"
    ):
        return PLURALS[words[at + 1]], at + 2
    return 1, at


def tens_of(lower: str, start: int) -> Spelled | None:
    """ "tens of thousands" at `start`; "tens" alone is no numeral."""
    words, ends = _words(lower, start)
    size, at = _of_plural(words, 1)
    if size == 1:
        return None
    return Spelled(ends[at - 1], None, low=Decimal(10 * size), high=Decimal(100 * size), loose=True)


def _half(words: list[str], ends: list[int]) -> Spelled:
    """ "half a million", "half a dozen", "half million", "half of", "half a mile"."""
    half = Decimal("0.5")
    article = words[1:2] == ["a"] or words[1:2] == ["an"]
    at = 2 if article else 1
    word = words[at] if at < len(words) else ""
    if word in LARGE:
        return Spelled(ends[at], half * LARGE[word], unscaled=half)
    if word == "dozen":
        return Spelled(ends[at], Decimal(6))
    return Spelled(ends[at - 1] if word else ends[0], half, fraction=True)
