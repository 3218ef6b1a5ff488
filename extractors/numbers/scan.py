"""Finds every numeral of a text, in digits or in words, in one pass from left to right.

Knows no unit and no kind: it hands over numbers, and says nothing of what they count.
"""

import re
from dataclasses import replace
from decimal import Decimal

import re2

from extractors.numbers import refusals
from extractors.numbers.names import in_name, word_before
from extractors.numbers.number import EXACT, Number
from extractors.numbers.numerals import VULGAR, leads, numeral, unreadable_power
from extractors.numbers.pronouns import is_pronoun
from extractors.numbers.view import View
from extractors.numbers.wordlists import LISTS
from extractors.numbers.words import (
    DENOMINATORS,
    LARGE,
    SEVERAL,
    SHORT,
    WORDS,
    added_share,
    magnitude,
    next_word,
    spelled,
    tens_of,
)

MULTIPLES = {
    "twice": 2, "thrice": 3, "doubled": 2, "tripled": 3, "trebled": 3, "quadrupled": 4, "twofold": 2,
    "threefold": 3,
    "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8, "ninefold": 9, "tenfold": 10,
    "hundredfold": 100,
}  # fmt: skip
HALVED = frozenset(
    ["a", "an", "of", "the", "its", "their", "his", "her", "our", "all", "mile", "hour", "inch", "point"]
)
HALF_AFTER = frozenset(["than", "nearly", "almost", "over", "about", "roughly", "around"])
HALVES = frozenset(["first", "second", "latter", "other", "final", "closing", "opening", "better", "the"])
_NAMING = LISTS["scan.naming"]
_NAMED = LISTS["scan.named"]
_AND_A = (" and a half", " and a quarter", " and a third")  # "a year and a half"
_NOT_ZERO = re.compile(r"\b(?:below|net|net-|ground|sub-) ?$")
_ZERO_OF = re.compile(
    r"[ -](?:waste|sum|tolerance|carbon|gravity|hours?|day|emissions?|emission|interest|rated|trust|calorie|"
    r"sugar|in on)\b"
)
_ATTACHED = re.compile(r"[0-9](?:thousand|million|billion|trillion)$")
_APART = re.compile(r"[0-9] (?:thousand|million|billion|trillion)\b")
SIGNS = ("$", "£", "€", "¥", "₹")
_ALONE = re.compile(
    r" {0,2}-? {0,2}[0-9][0-9.,]{0,24} {1,2}[kKMB]"
)  # the whole text, a cell of a table: "2.5 M"
_OF_LARGE = (" of a million", " of a billion", " of a trillion", " of a thousand")
_COUPLE = "a couple of "
_CLOCK = re.compile(r" (?:a\.m\b|p\.m\b|am\b|pm\b|o'clock)\.?")  # "two a.m."
_YEAR_LINKS = frozenset((" and ", " to ", "-", "–", ", ", " or ", "/", " – ", " - ", ", and "))
_CONTINENTAL = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]{1,2}(?![0-9])")
_SHORT = re.compile(r"[ \u00a0-]?(MM|[Bb]l?n|BN|m(?:l?n|il|io)|Mn|t(?:r|l)?n|Tn|cr|[kKMB])(?![A-Za-z0-9²³/])")
_ONE_SPAN = "an? (?:year|month|week|day|hour|minute|decade|century|mile|kilomet(?:re|er)|fortnight)"
_SPAN_HEDGES = frozenset(
    [
        "than",
        "over",
        "nearly",
        "almost",
        "about",
        "least",
        "under",
        "around",
        "within",
        "roughly",
        "perhaps",
        "approximately",
    ]
)
_CANDIDATE = re2.compile(
    "[0-9]+|["
    + "".join(VULGAR)
    + r"]|\b(?:tens of|"
    + _ONE_SPAN
    + "|"
    + "|".join(sorted(WORDS | set(MULTIPLES) | set(DENOMINATORS) - {"half"}))
    + r")\b"
)


def numbers(view: View) -> list[Number]:
    """Every number of the view, in order, none overlapping another; linear in the length of the text."""
    found: list[Number] = []
    lower = view.lower
    at = year = 0
    comma_decimal = _CONTINENTAL.search(view.plain) is not None if "," in lower and "." in lower else False
    for candidate in _CANDIDATE.finditer(lower):
        start = candidate.start()
        if start < at:
            continue
        first = lower[start]
        if "0" <= first <= "9":
            if _chained_year(lower, year, start, candidate.end()):
                year = at = candidate.end()
                continue
            number, at = _in_digits(view, start, comma_decimal=comma_decimal)
            if number is None and candidate.end() - start == 4:
                year = candidate.end()
        elif first in VULGAR:
            number, at = _vulgar(view, start), start + 1
        else:
            number, at = _in_words(view, start, candidate.end())
        if number is not None:
            found.append(number)
    return _run_together(lower, found)


def _run_together(lower: str, found: list[Number]) -> list[Number]:
    """Marks "14million" as malformed, its one reading kept, in a text that spaces the word elsewhere.

    Some papers print it so throughout, "£40million" most of all: there it is no slip.
    """
    suspects = [
        i
        for i, number in enumerate(found)
        if number.unscaled is not None
        and not number.spelled
        and _ATTACHED.search(lower, max(0, number.end - 12), number.end)
        and lower[number.start - 1 : number.start] not in SIGNS
    ]
    if suspects and _APART.search(lower) is not None:
        for i in suspects:
            value = found[i].value
            found[i] = found[i] if value is None else replace(found[i], alternatives=(value,))
    return found


def _chained_year(lower: str, year: int, start: int, end: int) -> bool:
    """Whether the four digits at `start` go on from a year: "1914 and 1918", "2010-2014"."""
    if not year or end - start != 4 or start - year > 5 or lower[start] not in "12":
        return False
    return lower[year:start] in _YEAR_LINKS and not lower[end : end + 1].isalpha()


def _vulgar(view: View, start: int) -> Number:
    value = EXACT.divide(*map(Decimal, VULGAR[view.plain[start]]))
    return Number(view, start, start + 1, value, fraction=True)


def _in_digits(view: View, start: int, *, comma_decimal: bool) -> tuple[Number | None, int]:
    plain = view.plain
    skip = refusals.refused_before(view, start)
    if skip is not None:
        return None, max(skip, start + 1)
    read = numeral(view, start, comma_decimal=comma_decimal)
    if read.value is None:
        return None, refusals.chunk_end(plain, read.end)
    value, end = read.value, read.end
    pointed = start > 0 and plain[start - 1] == "." and leads(plain, start - 1)
    skip = None if read.alternatives or pointed else refusals.dated(view, start, end, value)
    if skip is None:
        skip = refusals.refused_after(view, start, end)
    if skip is not None:
        return None, max(skip, end)
    if pointed:
        start -= 1
    start, value = _signed(view, start, value)
    unscaled = None
    size, stop = _size(view, end)
    if size is not None:
        unscaled, value, end = value, EXACT.multiply(value, size), stop
        value, end = _plus_rest(view, value, end, size)
    if (power := unreadable_power(plain, end)) is not None:
        return None, power
    alternatives = read.alternatives
    if unscaled is not None and size is not None:
        alternatives = tuple(EXACT.multiply(a, size) for a in alternatives)
    return Number(
        view, start, end, value, unscaled=unscaled, fraction=read.fraction, alternatives=alternatives
    ), end


def _signed(view: View, start: int, value: Decimal) -> tuple[int, Decimal]:
    """Takes in a sign that stands right before the digits and is no dash between two numbers."""
    plain = view.plain
    if start and plain[start - 1] in "-+" and (start == 1 or plain[start - 2] in " (\u00a0[\"'±$£€¥"):
        return start - 1, EXACT.minus(value) if plain[start - 1] == "-" else value
    for word in ("minus ", "negative "):
        first = start - len(word)
        if first >= 0 and view.lower.startswith(word, first):
            if view.lower[max(0, first - 3) : first].strip()[-1:].isdecimal():
                break  # "ten minus five" is a sum
            return first, EXACT.minus(value)
    return start, value


def _size(view: View, end: int) -> tuple[Decimal | None, int]:
    """The magnitude after digits: a word ("million", "hundred thousand") or a short form ("bn", "k")."""
    if end >= len(view.plain):
        return None, end
    if view.plain[end] not in " \u00a0-" and not view.plain[end].isalpha():
        return None, end
    size = magnitude(view.lower, end)
    if size is not None:
        return size
    following = next_word(view.lower, end)
    if following is not None and following[0] in ("dozen", "dozens"):
        return Decimal(12), following[1]
    short = _SHORT.match(view.plain, end)
    if short is None:
        return None, end
    form = short.group(1)
    if short.start(1) > end and form in "kKMBcr" and not _ALONE.fullmatch(view.plain):
        return None, end
    if form == "K" and end >= 4 and view.plain[end - 4 : end].isdecimal():
        return None, end  # "2700K" is a colour's temperature
    return Decimal(SHORT[form]), short.end()


_REST = re.compile(r" ([0-9]{1,3})(?: (hundred|thousand|million))\b")
_LAST = re.compile(r" and ([0-9]{1,2})(?![0-9.,%]| (?:hundred|thousand|million|billion))")


def _plus_rest(view: View, value: Decimal, end: int, size: Decimal) -> tuple[Decimal, int]:
    """ "4 thousand 3 hundred and 21", "3 million and a half"."""
    lower = view.lower
    if size >= 1_000_000 and (share := added_share(lower, end)) is not None:
        return EXACT.add(value, EXACT.multiply(share[0], size)), share[1]
    rest = _REST.match(lower, end) if size >= 1000 else None
    if rest is not None and (lesser := magnitude(lower, rest.end(1))) is not None and lesser[0] < size:
        value, end, size = (
            EXACT.add(value, EXACT.multiply(Decimal(rest.group(1)), lesser[0])),
            lesser[1],
            lesser[0],
        )
    last = _LAST.match(lower, end) if size == 100 else None
    if last is not None:
        return EXACT.add(value, Decimal(last.group(1))), last.end()
    return value, end


def _in_words(view: View, start: int, stop: int) -> tuple[Number | None, int]:
    lower = view.lower
    word = lower[start:stop]
    if word in MULTIPLES:
        return Number(view, start, stop, Decimal(MULTIPLES[word]), spelled=True), stop
    if word.startswith(("a ", "an ")):
        hedged = word_before(view.plain, start).lower() in _SPAN_HEDGES
        if not hedged and not lower.startswith(_AND_A, stop):
            return None, stop
        return Number(view, start, start + word.index(" "), Decimal(1), spelled=True), stop
    if word == "tens of":
        loose = tens_of(lower, start)
        return (
            (None, stop)
            if loose is None
            else (Number(view, start, loose.end, None, loose.low, loose.high, spelled=True), loose.end)
        )
    if word in DENOMINATORS and word != "half":
        return _share(view, start, stop, word)
    if word == "half":
        return _half(view, start)
    if _is_no_number(view, start, stop):
        return None, stop
    read = spelled(lower, start)
    if read is None or read.ordinal:
        return None, stop if read is None else read.end
    if (clock := _CLOCK.match(lower, read.end)) is not None:
        return None, clock.end()
    if lower.startswith("-", read.end) and (side := refusals.sides(lower, read.end)) is not None:
        return None, side
    first, value, low, high = _led(view, start, word, read.value, read.low, read.high)
    if first == start > 0 and read.end == stop and (word in LARGE or word in ("hundred", "dozen")):
        return None, stop  # "the million", "a baker's dozen": no article and no number leads it
    if not read.loose:
        first, value = _signed_word(view, first, value)
    unscaled, last = read.unscaled, _last_word(lower, start, read.end)
    if unscaled is None and value is not None and last in LARGE:
        unscaled = EXACT.divide(value, Decimal(LARGE[last]))
    return Number(
        view, first, read.end, value, low, high, unscaled=unscaled, fraction=read.fraction, spelled=True
    ), read.end


def _is_no_number(view: View, start: int, stop: int) -> bool:
    """Whether a number word is part of a name or of another word, or stands for something else."""
    lower = view.lower
    word = lower[start:stop]
    if view.plain[start].isupper() and in_name(view.plain, start):
        return True
    if _names(view, start, stop):
        return True
    if word == "scores" and (not lower.startswith(" of ", stop) or word_before(view.plain, start) == "the"):
        return True
    if word == "zero" and (_NOT_ZERO.search(lower, max(0, start - 9), start) or _ZERO_OF.match(lower, stop)):
        return True  # "five degrees below zero" is one figure, "net zero" none
    if word == "one" and is_pronoun(view, start, stop):
        return True
    # "twenty-somethings", "Apollo-one": the tail of another word
    return start > 1 and lower[start - 1] == "-" and lower[start - 2].isalpha()


def _names(view: View, start: int, stop: int) -> bool:
    """Whether the word before makes the number word a name: "season two", "number six"."""
    before = word_before(view.plain, start).lower()
    if before not in _NAMING:
        return before == "of" and view.lower.endswith("rule of ", 0, start)
    following = next_word(view.lower, stop)
    return view.lower[stop : stop + 1] != " " or following is None or following[0] in _NAMED


def _last_word(lower: str, start: int, end: int) -> str:
    return lower[max(start, end - 12) : end].replace("-", " ").split()[-1]


def _signed_word(view: View, start: int, value: Decimal | None) -> tuple[int, Decimal | None]:
    for word in ("minus ", "negative "):
        if value is not None and start >= len(word) and view.lower.startswith(word, start - len(word)):
            return start - len(word), EXACT.minus(value)
    return start, value


def _led(
    view: View, start: int, word: str, value: Decimal | None, low: Decimal | None, high: Decimal | None
) -> tuple[int, Decimal | None, Decimal | None, Decimal | None]:
    """Takes in what leads "hundred", "thousand" or "dozen": an article, or "several" and "a few"."""
    if word not in LARGE and word not in ("hundred", "dozen"):
        return start, value, low, high
    before = word_before(view.plain, start).lower()
    if value is not None and view.lower.endswith(_COUPLE, 0, start):
        return start - len(_COUPLE), value * 2, low, high
    if before in SEVERAL and value is not None:
        least, most = SEVERAL[before]
        first = start - len(before) - 1
        if word == "dozen":
            return first, None, value * least, value * most
        return first, None, value * least, value * (most + 1) - 1
    if before in ("a", "an"):
        return start - len(before) - 1, value, low, high
    return start, value, low, high


def _share(view: View, start: int, stop: int, word: str) -> tuple[Number | None, int]:
    """ "a third of", "a quarter million", "a tenth": a fraction only behind "a" and before "of" or a
    magnitude."""
    lower = view.lower
    before = word_before(view.plain, start).lower()
    following = next_word(lower, stop)
    share = EXACT.divide(Decimal(1), Decimal(DENOMINATORS[word]))
    if following is None and before == "a" and start == 2:
        return Number(view, 0, stop, share, fraction=True, spelled=True), stop
    if following is None or (
        before != "a" and following[0] not in LARGE and not lower.startswith(_OF_LARGE, stop)
    ):
        return None, stop
    if following[0] in LARGE:
        value = EXACT.multiply(share, Decimal(LARGE[following[0]]))
        first = start - 2 if before == "a" else start
        return Number(view, first, following[1], value, unscaled=share, spelled=True), following[1]
    if following[0] == "of":
        article = next_word(lower, following[1])
        if article is not None and article[0] in ("a", "an"):
            size = next_word(lower, article[1])
            if size is not None and size[0] in LARGE:
                return Number(
                    view,
                    start - 2 if before == "a" else start,
                    size[1],
                    EXACT.multiply(share, Decimal(LARGE[size[0]])),
                    unscaled=share,
                    spelled=True,
                ), size[1]
        return Number(view, start - 2, stop, share, fraction=True, spelled=True), stop
    return None, stop


def _half(view: View, start: int) -> tuple[Number | None, int]:
    lower = view.lower
    before = word_before(view.plain, start).lower()
    stop = start + 4
    if before in HALVES or (start and lower[start - 1] == "-"):
        return None, stop
    following = next_word(lower, stop)
    read = spelled(lower, start)
    if read is None or read.value is None:
        return None, stop
    opened = start <= 2 and following is None
    if (
        read.fraction
        and before not in HALF_AFTER
        and not opened
        and (following is None or following[0] not in HALVED)
    ):
        return None, stop
    return Number(
        view, start, read.end, read.value, unscaled=read.unscaled, fraction=read.fraction, spelled=True
    ), read.end
