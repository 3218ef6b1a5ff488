"""Says which numerals are no figures: dates, clock times, years, names, labels, telephone numbers, addresses.

Knows no unit, and judges one numeral by the characters and words right beside it, never by the whole text.
"""

import re
from decimal import Decimal

from extractors.numbers.names import MARKINGS, MONTHS, numbered, word_after, word_before
from extractors.numbers.numerals import NOT_FRACTIONS
from extractors.numbers.telephone import AREA_CODE, dialled, is_emergency, telephone
from extractors.numbers.view import View
from extractors.numbers.wordlists import LISTS
from extractors.numbers.words import LARGE, SHORT

YEAR_PREPOSITIONS = LISTS["refusals.year_prepositions"]
FIRM_HEDGES = frozenset(
    [
        "over",
        "nearly",
        "almost",
        "exceed",
        "exceeding",
        "least",
        "about",
        "roughly",
        "approximately",
        "some",
        "under",
    ]
)
MOST_WHOLE = 16  # of an improper fraction: "7/2" and "33/16" are told, "120/80" is two numbers
HYPHEN_PREFIXES = LISTS["refusals.hyphen_prefixes"]

_TIME = re.compile(
    r"(?:[:.h][0-5][0-9](?::[0-5][0-9])?)?[ \u00a0]?(?:a\.?m\b\.?|p\.?m\b\.?)|"
    r":[0-5][0-9](?::[0-5][0-9])?(?:\.[0-9]{1,6})?(?![0-9])"
    r"| o'clock| tonight\b| tomorrow (?:morning|night|evening)\b"
    r"|(?:h| hours)?(?: gmt| utc| bst| est| edt| cet| pst| pdt| ist)\b"
)
_DATE = re.compile(
    r"[0-9]{1,2}/[0-9]{1,2}c\b|"  # "at 9/8c": on air, by two clocks
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:t[0-9:.]{4,15}z?)?|[0-9]{1,2}([/.-])[0-9]{1,2}\1(?:[0-9]{4}|"
    r"[0-9]{2})(?![0-9])"
    r"|(?:19|20)[0-9]{2}[-–/][0-9]{1,2}(?![0-9%]|,[0-9]|\\.[0-9])|(?:1[0-9]|20)[0-9]{2}[-–](?:1[0-9]|"
    r"20)[0-9]{2}(?![0-9])"
)
_DAY = re.compile(
    r"[0-9]{1,2}(?:st|nd|rd|th)?(?: ?[-–/] ?[0-9]{1,2})?(?: and [0-9]{1,2})?(?: of)?,? ([a-z]{3,9})\b"
)
_QUOTED = re.compile(r" [a-z]|%|-[a-z]")
_TICKER = re.compile(r"[0-9]{3,6}\.[A-Z]{1,3}\)")  # "(7203.T)", a share
_BLOCK = re.compile(r"00 block of [A-Z]")
_DOMAIN = re.compile(r"\.[a-z]{2,4}(?![a-z])")
_HEADED = re.compile(r"\. [A-Z]")
_CLAUSE = re.compile(r"\([a-z]\)")
_EVEN = re.compile(r":1(?![0-9:.])")
_ERA = re.compile(r" ?(?:A\.?D|B\.?C|B\.?C\.?E|C\.?E)\b\.?")
_AFTER_UNIT = re.compile(r"[0-9][a-zA-Z]{1,4}-$")
_LETTERS = re.compile(r"[a-zA-Zμ°Ω]+")
_CHUNK = re.compile(r"[^ ]{0,200}")


def chunk_end(plain: str, at: int) -> int:
    """Where the run of characters without a space that holds `at` ends, at most 200 further."""
    match = _CHUNK.match(plain, at)
    return at if match is None else match.end()


def refused_before(view: View, start: int) -> int | None:
    """Where to go on when what stands right before the digits at `start` makes them part of a name or
    address."""
    if start == 0:
        return None
    plain = view.plain
    before = plain[start - 1]
    if before == "(":
        if start > 1 and plain[start - 2].isalpha():
            return chunk_end(plain, start)  # "getopt(3)"
        area = AREA_CODE.match(plain, start)
        return None if area is None else area.end()
    if before in ' \u00a0($£€¥₹₽₩₪₺₴₦₱฿₫₡₭₿¢[<>"~≈≥≤±—–…;!|*،،':
        return None
    if before.isalpha():
        return None if _is_marking(plain, start) else chunk_end(plain, start)
    if start == 1:
        return chunk_end(plain, start) if before in "#@/_" else None
    earlier = plain[start - 2]
    if before == "-":
        if earlier.isalpha():
            if _AFTER_UNIT.search(plain, max(0, start - 8), start):
                return None  # "5k-20k", "10km-15km"
            word = re.split(r"[^a-z]", view.lower[max(0, start - 14) : start - 1])[-1]
            return None if word in HYPHEN_PREFIXES else chunk_end(plain, start)
        return None
    if before == "'" and earlier.isdecimal():
        return None  # the inches of 5'11
    if before == "'":
        return chunk_end(plain, start) if _is_short_year(view, start) else None
    if before == "." and earlier.isalpha():
        return None if view.lower[max(0, start - 3) : start] in (" rs.", "rs.") else chunk_end(plain, start)
    if before in "/=&?#%@_\\:" and earlier != " " and not (before == "=" and earlier == "Y"):
        return chunk_end(plain, start)
    return chunk_end(plain, start) if before in "#@" else None


def _is_short_year(view: View, start: int) -> bool:
    """ "in '08", "the '90s"; but a quotation may open with a figure: "titled '10 things I hate'"."""
    plain = view.plain
    if not plain[start : start + 2].isdecimal() or plain[start + 2 : start + 3].isdecimal():
        return False
    if plain[start] == "0" or _QUOTED.match(plain, start + 2) is None:
        return True
    return word_before(plain, start - 1).lower() in YEAR_PREPOSITIONS


def _is_marking(plain: str, start: int) -> bool:
    """Whether the letters right before the digits may mark a currency (USD115, RM23, Rs10)."""
    first = start
    while first > 0 and start - first < 6 and plain[first - 1].isalpha():
        first -= 1
    letters = plain[first:start]
    if letters in ("R", "N", "P"):  # rand, naira and pesos, but "R2-D2", "N95" and "P5"
        return _AMOUNT.match(plain, start) is not None
    if first and plain[first - 1] == "$":  # "$US160"
        return True
    return letters.upper() in MARKINGS or (letters[0] == "M" and letters[1:] in MARKINGS)


_AMOUNT = re.compile(
    r"[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+\.[0-9]{2}(?![0-9])|[0-9]{1,4}(?:\.[0-9]{1,3})?(?:[ -](?:m|b|tr)illion|"
    r"bn|m)\b"
)


def refused_after(view: View, start: int, end: int) -> int | None:
    """Where to go on when the numeral at `[start, end)` is an ordinal, a time, a decade or a model's name."""
    plain = view.plain
    if end >= len(plain):
        return None
    after = plain[end]
    if after.isalpha():
        return _refused_letters(view, end)
    if after == "(" and _CLAUSE.match(plain, end):
        return end + 3  # "401(k)"
    if after == "]" and plain[start - 1 : start] in ("[", "/"):
        return end  # "[1/5]": the number of a picture
    if after == " " and (era := _ERA.match(plain, end)):
        return era.end()
    if start == 0 and end <= 2 and _HEADED.match(plain, end):
        return end  # "3. Take the bus": the mark of a list
    if end - start <= 2 and plain.startswith((")", " )"), end) and _is_list_mark(plain, start):
        return end
    if after == ":" and (clock := _TIME.match(view.lower, end)):
        return clock.end()
    if after == "'" and plain[end + 1 : end + 2] == "s":
        return end + 2
    if after == ":" and plain[start:end] == "1" and _EVEN.match(plain, end):
        return end + 2  # "1:1 chats"
    if after == "-" and (side := sides(plain, end)) is not None:
        return side
    if after == " " and end - start <= 5 and (clock := _TIME.match(view.lower, end)):
        return clock.end()
    if after == "." and _DOMAIN.match(plain, end) is not None:
        return chunk_end(plain, end)  # "444.hu"
    if after in "_@\\" or (after == "/" and plain[end + 1 : end + 2].isdecimal()):
        return chunk_end(plain, end)
    if after == "-" and plain[end + 1 : end + 2].isupper() and not plain[end + 2 : end + 3].isupper():
        return _capitalised_tail(plain, end)
    return None


_TAILS_OF_NAMES = frozenset(["eleven", "up", "series", "class"])
_SIDES = re.compile(r"-(?:a-side|on-(?:one|two|three|[1-5]))\b")  # "six-a-side", "two-on-one": games


def sides(plain: str, end: int) -> int | None:
    """Where "six-a-side" or "one-on-one" ends, whose first number ends at `end`."""
    side = _SIDES.match(plain, end)
    return None if side is None else side.end()


def _is_list_mark(plain: str, start: int) -> bool:
    """ "1) … 2) …": no bracket was opened before it."""
    return plain[start - 1 : start] in ("", " ") and plain.rfind("(", max(0, start - 80), start) < 0


def _capitalised_tail(plain: str, end: int) -> int | None:
    """ "7-Eleven" and "3-D" are names; "30-Year" in a headline is not: its neighbours are capitalised too."""
    tail = _LETTERS.match(plain, end + 1)
    if tail is None or len(tail.group()) == 1 or tail.group().lower() in _TAILS_OF_NAMES:
        return chunk_end(plain, end)
    return None


def _refused_letters(view: View, end: int) -> int | None:
    plain, lower = view.plain, view.lower
    letters = _LETTERS.match(plain, end)
    if letters is None:
        return None
    tail = letters.group()
    small = tail.lower()
    stop = letters.end()
    if tail == "G" and end and plain[end - 1] in "2345678":  # the generations of mobile networks
        return stop
    if _PICTURE.search(lower, max(0, end - 5), stop) and (
        tail != "K" or _SCREEN.match(lower, stop) or lower.endswith(" in ", 0, end - 1)
    ):
        return stop  # "1080p", "a 4K screen"
    if small == "st" and not _is_first(plain, end):
        return None  # "10st 5lb"
    if small in ("st", "nd", "rd", "th", "s"):
        return chunk_end(plain, stop) if small == "s" else stop
    if (clock := _TIME.match(lower, end)) is not None:
        return clock.end()
    following = plain[stop : stop + 1]
    if following.isdecimal() and not (
        following in "23" and small in _SQUARED and not plain[stop + 1 : stop + 2].isdecimal()
    ):
        return chunk_end(plain, stop)
    if tail in SHORT or small in LARGE or len(tail) <= 4 or small in _LONG_TAILS:
        return None
    return chunk_end(plain, stop)


def _is_first(plain: str, end: int) -> bool:
    """Whether "st" makes an ordinal: behind 1, 21 and 31, unless pounds follow; else it is stones."""
    one = plain[end - 1] == "1" and plain[max(0, end - 2) : end] != "11"
    return one and _POUNDS.match(plain, end + 2) is None


_PICTURE = re.compile(r"(?<![0-9.,])(?:[248]k|(?:240|360|480|720|1080|1440|2160)[pi])$")
_SCREEN = re.compile(
    r"[ -](?:tvs?|video|display|resolution|ultra|screens?|monitors?|cameras?|uhd|hdr|oled|streaming|content|"
    r"footage|"
    r"movies?|films?|blu|gaming|webcam|projectors?|televisions?|panel|at [0-9])"
)
_POUNDS = re.compile(r" ?[0-9]{1,2} ?lbs?\b")
_SQUARED = frozenset(["m", "km", "cm", "mm", "ft", "in", "mi", "yd", "nm", "dm"])
_LONG_TAILS = LISTS["refusals.long_tails"]


def dated(view: View, start: int, end: int, value: Decimal) -> int | None:
    """Where to go on when the numeral is a date, a year, a label or a telephone number."""
    plain, lower = view.plain, view.lower
    text = plain[start:end]
    length = end - start
    if is_emergency(view, start, end):
        return end
    if plain.startswith("50 Cent", start) and not plain[start + 7 : start + 8].isalpha():
        return end  # the musician; cents are not written so
    if (date := _DATE.match(lower, start)) is not None and date.end() >= end:
        return date.end()
    if text in NOT_FRACTIONS or _is_no_fraction(text) or _BLOCK.match(plain, end - 2):
        return end
    if plain[start - 1 : start] == "(" and (ticker := _TICKER.match(plain, start)) is not None:
        return ticker.end()
    if (called := dialled(view, start, end)) is not None:
        return called
    if not text.isdecimal():
        if "/" not in text and (number := telephone(plain, start)) is not None:
            return number
        return numbered(view, start, end) if length <= 4 else None
    if (number := telephone(plain, start)) is not None:
        return number
    if length > 1 and text[0] == "0":
        return chunk_end(plain, end)
    if length <= 2 and value <= 31:
        if (
            (day := _DAY.match(lower, start)) is not None
            and day.group(1) in MONTHS
            and _is_month(plain, day.start(1))
        ):
            return day.end()
        if _follows_month(plain, start):
            return end
    if length == 4 and 1000 <= value <= 2100 and _is_year(view, start, end, int(value)):
        return end
    return numbered(view, start, end)


def _is_no_fraction(text: str) -> bool:
    """ "HP 9000/715", "a pressure of 120/80": the whole is no denominator that a share is told in."""
    part, slash, whole = text.partition("/")
    if not slash or not part.isdecimal() or not whole.isdecimal():
        return False
    return int(part) > int(whole) > MOST_WHOLE or (len(part) > 2 and len(whole) > 2 and part != whole)


def _is_month(plain: str, at: int) -> bool:
    """ "may" and "march" are months only with a capital, and any month in a text without capitals."""
    return plain[at].isupper() or not plain.startswith(("may", "mar"), at)


def _lower_case(plain: str, at: int) -> bool:
    """Whether the text around has no capital at all, so that a small "may" can be the month."""
    return plain[max(0, at - 80) : at + 80].islower()


def _follows_month(plain: str, start: int) -> bool:
    word = word_before(plain, start).rstrip(".")
    if word.lower() in MONTHS:
        if plain[start - 2] == ",":
            return False  # "In January, 16 per cent agreed"
        return word[0].isupper() or word not in ("may", "march", "mar") or _lower_case(plain, start)
    if word.lower() in ("and", "to", "or"):  # "June 10 and 12"
        return (
            re.search(
                r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? [0-9]{1,2} [a-z]{2,3} $",
                plain[max(0, start - 22) : start],
            )
            is not None
        )
    if start and plain[start - 1] in "-–":
        return (
            re.search(
                r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? [0-9]{1,2} ?[-–]$",
                plain[max(0, start - 18) : start],
            )
            is not None
        )
    return False


def _is_year(view: View, start: int, end: int, value: int) -> bool:
    plain = view.plain
    previous = word_before(plain, start)
    if start and plain[start - 1] in "$£€¥₹~":
        return False
    if start > 1 and plain[start - 1] == " " and plain[start - 2] in "$£€¥₹":
        return False
    following = word_after(plain, end)
    if plain[start - 1 : start] == "(" and plain[end : end + 1] == ")":
        return True
    if plain[end : end + 1] in ("%", "°") or following.lower() in (
        "percent",
        "per",
        "people",
        "million",
        "billion",
    ):
        return False
    before = previous.lower().replace(".", "")
    if _WHEN.search(view.lower, max(0, start - 14), start) and not (
        following.islower() and following.endswith("s")
    ):
        return True  # "by around 2100", "as far back as 1838"
    if before in FIRM_HEDGES or (before == "than" and _compares(view.lower, start)):
        return before in ("about", "around") and value >= 1900 and value % 100 != 0
    plural = following.islower() and following.endswith("s") and following not in _SINGULAR_S
    if value < 1900:
        if before in _ONE_YEARS and value >= 1700 and value % 50 and following.islower() and not plural:
            return True  # "in one 1861 letter"
        return (before in _OLD_YEAR_PREPOSITIONS or before.endswith("'s")) and not plural
    if plain[end : end + 1] == "-" and plain[end + 1 : end + 2].isalpha():
        return value >= 1950
    if plural and value % 100 == 0 and before not in YEAR_PREPOSITIONS:
        return False
    return not (plural and value % 100 == 0 and before in ("of", "to", "and", "for", "or"))


def _compares(lower: str, start: int) -> bool:
    """Whether "than" before `start` belongs to "more", "less" or "fewer"."""
    return lower[max(0, start - 11) : start].split()[:1] in (["more"], ["less"], ["fewer"])


_WHEN = re.compile(r"\b(?:(?:by|in|since|until|circa) (?:about|around|roughly|at least)|back as|back to) $")
_SINGULAR_S = frozenset(("was", "is", "has", "as", "its", "this", "us"))
_ONE_YEARS = frozenset(("a", "an", "one", "the", "this", "that", "his", "her", "its"))
_OLD_YEAR_PREPOSITIONS = frozenset(
    ("in", "since", "circa", "until", "from", "between", "ad", "bc", "before", "after")
)
