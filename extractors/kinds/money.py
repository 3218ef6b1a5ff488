"""Reads money: a currency's sign, code or name before or after the number, its magnitude, what it is per.

Knows no rate between currencies, and no unit but money; which dollar "$" is, is decided later.
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from extractors.kinds.draft import Draft
from extractors.kinds.per import per
from extractors.numbers import Number
from extractors.numbers.number import EXACT
from extractors.numbers.words import AMBIGUOUS

_DATA: dict[str, Any] = json.loads(Path(__file__).with_name("currencies.json").read_text(encoding="utf8"))
NAMES: dict[str, str] = _DATA["names"]
SIGNS: dict[str, str] = _DATA["signs"]
CODES = frozenset(_DATA["codes"])
MINOR: dict[str, str] = {word: unit for word, (unit, _) in _DATA["minor"].items()}
MINOR_FACTORS: dict[str, Decimal] = {unit: Decimal(factor) for unit, factor in _DATA["minor"].values()}

LAST_WORDS = frozenset(name.split()[-1] for name in NAMES) | frozenset(MINOR)
FIRST_WORDS = frozenset(name.split()[0] for name in NAMES) | frozenset(MINOR)
SIGN_CHARACTERS = frozenset("".join(sign for sign in SIGNS if not sign.isascii())) | {"$", "¢"}
PAYING = re.compile(
    r"\b(?:cost|costs|costing|pay|pays|paid|paying|price|prices|priced|worth|spent|spend|spends|earn|earned|"
    r"earning|fine|fined|"
    r"salary|wage|wages|bill|bills|fee|fees|fare|sum|bought|sold|sell|raised|raise|money|cash|profit|tax|"
    r"donated|rent|budget|"
    r"prize|debt|loan|owed|saved|save|compensation|bonus|income|revenue|deposit)\b"
)
WEIGHING = re.compile(
    r"\b(?:weigh|weighs|weighed|weighing|weight|lose|lost|losing|gain|gained|shed|heavier|lighter|payload|"
    r"lift|lifted|dropping|thrust|beef|meat)\b"
)
# "16,000 pounds of cocaine" weigh, unless what stands behind "of" is itself money: "2,000 pounds of debt".
MONEYS = frozenset(
    """aid asset assets benefit benefits bill bills bonds business cash compensation cost costs credit cuts
    damage debt debts export exports fines fund funding funds grant grants income interest investment
    investments loan loans loss losses money orders pay profit profits rent revenue revenues sales saving
    savings shares spending stock tax taxes trade value wages""".split()
)
_OF_STUFF = re.compile(r" of ([a-z]+)(?: ([a-z]+))?(?: ([a-z]+))?")
_POINTERS = frozenset("the this that these those it them which what a an all".split())
# Words and signs between a code and the number, or between two parts of one sign ("us $ 10", "u.s $").
_BEFORE = re.compile(
    r"(?P<sign>(?:(?:US|U\.S\.?|AUD?|CAD?|CDN|CAN|NZD?|HK|SGD?|NT|MX|Mex|USD|TT|Bds|BDS|EC|FJ|BZ|us|u\.s\.?|aud?|"
    r"cad?|nzd?|hk|sgd?|usd|mex|mxn|nt|A|C|S|R|a|c) ?|[JTFZNB])?\$ ?(?:US|A|C)?"
    r"|E£|[€£¥₹₽₩₪₺₴₦₱฿₫₡₭₿₵₸₮₲₼₾₨៛৳]|Y=|CN¥|JP¥|GH[₵¢]|ரூ|Rs\.?|rs\.?|RM|Rp|DM|SFr|S/\.?|TL|NIS|Tk\.?|Dhs?\.?|"
    r"(?:[KUT]?[Ss]hs?|KSH|USH|TSH)\.?|FCFA)[ \u00a0]?$|"
    r"(?:^|[^A-Za-z0-9])(?P<letter>[RNP])$|"
    r"(?<![A-Za-z])(?P<code>M?[A-Z]{3}|rmb|usd|eur|gbp|sen|dollar)\$?[ \u00a0]?$"
)
_AFTER_SIGN = re.compile(r"[ \u00a0]?(?:([€£¥₹₽₩₪₺₴₦₱฿₫₡₭₿₵₸₮₲₼₾₨៛৳]|ரூ|元|円|zł)|(\$))(?![0-9])")
_AFTER_CODE = re.compile(r"[ \u00a0]?(M|m|k|bn)?([A-Z]{3})(?![A-Za-z0-9])")
_SHORT = re.compile(r"[ \u00a0-]?(mm|m|b|t|T)(?![A-Za-z0-9²³])")
_SPACED_CAPITAL = re.compile(r"[ \u00a0](M|MM|B|K|T)(?![A-Za-z0-9&])")
_MAGNITUDE = re.compile(r" (million|billion|trillion|thousand|m|bn|mn)\b")
_IS_OTHERS = re.compile(r"(?:^|[^$€£¥A-Z0-9., ]) ?(?<![a-z0-9] )[0-9](?:[0-9.,]{0,7}[0-9])? $")
_CODED_OTHERS = re.compile(r"(?:^|[ (])[0-9]{1,3}(?:,[0-9]{3})*(?:\.[0-9]+)? $")
_CENTS = re.compile(r"(p|c|¢)(?![A-Za-z0-9])")
_NAME = re.compile(r"[ \u00a0-]{1,2}(?:of )?((?:u\.s\.|[a-zà-ɏ&']+)(?:[ -][a-zà-ɏ&']+){0,3})")
_REPEATED = frozenset(("USD", "$", "EUR", "GBP", "CAD", "AUD"))
_SIZES = {
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "thousand": 3,
    "m": 6,
    "bn": 9,
    "mn": 6,
    "M": 6,
    "k": 3,
    "K": 3,
    "B": 9,
    "MM": 6,
    "T": 12,
}


def money(number: Number) -> Draft | None:
    """The number as an amount of money, None when nothing beside it says so. Unit: ISO 4217, with "per X"
    after it."""
    start, code = _before(number)
    end, value, unscaled = number.end, number.value, number.unscaled
    if code is None:
        return _named(number)
    grown = _scaled(number, end, unscaled)
    size, end = grown
    end = _repeated(number.view.plain, end, code)
    sign_start, negative = _sign(number.view.plain, start)
    if size is not None and value is not None:
        unscaled, value = value, EXACT.multiply(value, size)
    if negative and value is not None:
        value = EXACT.minus(value)
    return _finished(number, code, sign_start, end, (value, unscaled), size)


def _scaled(number: Number, end: int, unscaled: Decimal | None) -> tuple[Decimal | None, int]:
    """The magnitude a currency makes certain: "m" after "€10" is a million, "$1.2 T" a trillion."""
    if unscaled is not None or number.spelled:
        return None, end
    plain = number.view.plain
    short = _SHORT.match(plain, end)
    if short is not None:
        return Decimal(AMBIGUOUS[short.group(1)]), short.end()
    capital = _SPACED_CAPITAL.match(plain, end)
    if capital is not None:
        return Decimal(10) ** _SIZES[capital.group(1)], capital.end()
    return None, end


def _sign(plain: str, start: int) -> tuple[int, bool]:
    """A minus or plus before the currency's sign ("-$5", "−€3m"), when it is no dash."""
    if start and plain[start - 1] in "-+" and (start == 1 or plain[start - 2] in " (["):
        return start - 1, plain[start - 1] == "-"
    return start, False


def _before(number: Number) -> tuple[int, str | None]:
    """The code of the currency marked right before the number, and where its mark begins."""
    plain, start = number.view.plain, number.start
    if start == 0:
        return start, None
    last = plain[start - 1]
    if last in " \u00a0" and start > 1:
        last = plain[start - 2]
    if last not in SIGN_CHARACTERS and not last.isalpha() and last not in ".=/":
        return start, None
    window = plain[max(0, start - 9) : start]
    found = _BEFORE.search(window)
    if found is None:
        return start, None
    first = start - len(window) + found.start()
    others = _IS_OTHERS if found.group("code") is None else _CODED_OTHERS
    if plain[start - 1] in " \u00a0" and others.search(plain, max(0, first - 16), first):
        return start, None  # "10 $ 30 cents": the mark behind an unmarked number is that number's
    if found.group("letter"):
        return first + len(found.group()) - 1, SIGNS[found.group("letter")]
    if found.group("sign"):
        return _by_sign(plain, first, found.group("sign"))
    code = found.group("code")
    return _by_code(number, first, code)


def _by_sign(plain: str, first: int, printed: str) -> tuple[int, str | None]:
    sign = re.sub(r"[ .]", "", printed).upper()
    if sign[0].isalpha() and first and (plain[first - 1].isalpha()):
        cut = re.match(r"[A-Za-z. ]*", printed)
        width = len(cut.group()) if cut else 0
        if width == len(printed):
            return first, None
        return first + width, SIGNS.get(re.sub(r"[ .]", "", printed[width:]).upper())
    if printed[:1] in "aAcCsSrR" and printed[1:2] == " " and printed[:1] in "aA" and printed[1:2] == " ":
        return first + 2, "$"  # "exceeds a $4 billion": an article, not Australia
    return first, SIGNS.get(sign)


def _by_code(number: Number, first: int, code: str) -> tuple[int, str | None]:
    if code.islower():
        if code == "sen":
            return first, "sen"
        return first, {"rmb": "CNY", "usd": "USD", "eur": "EUR", "gbp": "GBP", "dollar": "$"}.get(code)
    if code in CODES:
        if first and number.view.plain[first - 1] == "-":
            return first, None
        return first, code
    if code in SIGNS:
        return first, SIGNS[code]
    if len(code) == 4 and code[0] == "M" and code[1:] in CODES:
        return first, code  # "MAUD 60": millions
    return first, None


def _repeated(plain: str, end: int, code: str) -> int:
    """Takes in a sign said twice: "$10 dollars", "US$5m USD"."""
    for word in (" dollars", " USD", " euros", " pounds"):
        euros, pounds = (word == " euros") == (code == "EUR"), (word == " pounds") == (code == "GBP")
        if plain.startswith(word, end) and code in _REPEATED and euros and pounds:
            return end + len(word)
    return end


def _named(number: Number) -> Draft | None:
    """Money by what stands after the number: a sign, a code, or a currency's name."""
    plain, lower, end = number.view.plain, number.view.lower, number.end
    if end >= len(plain):
        return None
    after = plain[end]
    if after in SIGN_CHARACTERS or (
        after in " \u00a0" and plain[end + 1 : end + 2] and plain[end + 1] in SIGN_CHARACTERS
    ):
        found = _AFTER_SIGN.match(plain, end)
        if found is not None:
            return _finished(
                number,
                SIGNS[(found.group(1) or found.group(2)).upper()],
                number.start,
                found.end(),
                (number.value, number.unscaled),
                None,
            )
    if after in "pc¢" and (cents := _CENTS.match(plain, end)):
        if after == "c" and number.value is not None and number.value > 99:
            return None
        return _finished(
            number, "cent" if after != "p" else "penny", number.start, cents.end(), (number.value, None), None
        )
    if (code := _AFTER_CODE.match(plain, end)) is not None and code.group(2) in CODES:
        return _coded(number, code)
    size, stop = None, end
    if number.unscaled is None and not number.spelled and (short := _SHORT.match(plain, end)):
        size, stop = Decimal(AMBIGUOUS[short.group(1)]), short.end()
    name = _name(lower, stop)
    if name is None:
        return _coded_after(number, size, stop)
    return _with_name(number, name, size)


def _coded_after(number: Number, size: Decimal | None, stop: int) -> Draft | None:
    plain = number.view.plain
    if size is None:
        return None
    found = re.compile(r" ?(€|£|[A-Z]{3})(?![A-Za-z])").match(plain, stop)
    if found is None or (found.group(1) not in CODES and found.group(1) not in SIGNS) or number.value is None:
        return None
    code = SIGNS.get(found.group(1), found.group(1))
    return _finished(
        number, code, number.start, found.end(), (EXACT.multiply(number.value, size), number.value), size
    )


def _with_name(number: Number, name: tuple[str, int], size: Decimal | None) -> Draft | None:
    code, end = name
    value, unscaled = number.value, number.unscaled
    if code == "£":
        if not _is_sterling(number, end, scaled=size is not None or unscaled is not None):
            return None
        code = "GBP"
    if size is not None and value is not None:
        value, unscaled = EXACT.multiply(value, size), value
    return _finished(number, code, number.start, end, (value, unscaled), size)


def _coded(number: Number, found: re.Match[str]) -> Draft:
    value, unscaled, end = number.value, number.unscaled, found.end()
    size: Decimal | None = None
    short = found.group(1)
    following = _MAGNITUDE.match(number.view.lower, end) if unscaled is None and short is None else None
    if short is not None:
        size = Decimal(10) ** {"M": 6, "m": 6, "k": 3, "bn": 9}[short]
    elif following is not None:
        size, end = Decimal(10) ** _SIZES[following.group(1)], following.end()
    if size is not None and value is not None:
        unscaled, value = value, EXACT.multiply(value, size)
    return _finished(number, found.group(2), number.start, end, (value, unscaled), size)


def _name(lower: str, at: int) -> tuple[str, int] | None:
    """The currency named after `at` in up to four words ("Hong Kong dollars"), and where the name ends."""
    if lower[at : at + 1] not in (" ", "-", "\u00a0"):
        return None
    found = _NAME.match(lower, at)
    if found is None:
        return None
    words = re.split(r"[ -]", found.group(1))
    if words[0] not in FIRST_WORDS:
        return None
    for count in range(len(words), 0, -1):
        if words[count - 1] not in LAST_WORDS:
            continue
        name = " ".join(words[:count])
        code = NAMES.get(name) or MINOR.get(name)
        if code is not None:
            end = found.start(1) + len(name)
            return code, end
    return None


def _is_sterling(number: Number, end: int, *, scaled: bool) -> bool:
    """Whether "pounds", which end there, are money: with a magnitude, or where the words around pay rather
    than weigh."""
    lower = number.view.lower
    window = lower[max(0, number.start - 60) : number.end + 60]
    stuff = _OF_STUFF.match(lower, end)
    if stuff is not None and stuff[1] not in _POINTERS and MONEYS.isdisjoint(stuff.groups()):
        return False
    if scaled or "sterling" in window or "pence" in window:
        return WEIGHING.search(window) is None or "pence" in window
    if WEIGHING.search(window) is not None or lower[number.end : number.end + 6] == "-pound":
        return False
    return "£" in window or "$" in window or "€" in window or PAYING.search(window) is not None


def _finished(
    number: Number,
    code: str,
    start: int,
    end: int,
    values: tuple[Decimal | None, Decimal | None],
    size: Decimal | None,
) -> Draft:
    value, unscaled = values
    low, high, alternatives = number.low, number.high, number.alternatives
    if len(code) == 4 and code[0] == "M":  # "MAUD 60"
        code, size = code[1:], Decimal(10**6)
        if value is not None:
            value, unscaled = EXACT.multiply(value, size), value
    if size is not None:
        low = None if low is None else EXACT.multiply(low, size)
        high = None if high is None else EXACT.multiply(high, size)
        alternatives = tuple(EXACT.multiply(a, size) for a in alternatives)
    if not alternatives:
        alternatives = _suspect_point(number, unscaled, size)
        if alternatives and value is not None:
            value = alternatives[0]
    against = per(number.view.plain, end)
    unit = code
    if against is not None:
        unit, end = f"{code} per {against[0]}", against[1]
    return Draft(number, "money", unit, start, end, value, low, high, unscaled, False, None, alternatives)


def _suspect_point(number: Number, unscaled: Decimal | None, size: Decimal | None) -> tuple[Decimal, ...]:
    """ "£22.000" is 22 with zeros nobody prints, or 22,000 with a continental point: malformed in English."""
    digits = number.view.plain[number.start : number.end]
    if not digits.endswith("000") or size is not None or unscaled is not None or number.value is None:
        return ()
    whole, point, part = digits.partition(".")
    if not point or part != "000" or not whole.isdecimal() or len(whole) > 3:
        return ()
    return Decimal(whole + part), Decimal(whole)
