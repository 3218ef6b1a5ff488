"""Reads a numeral written in digits: groups, decimals, fractions, powers of ten, and what is malformed.

Knows no unit, and does not decide whether the numeral is a date or a name.
"""

import re
from dataclasses import dataclass
from decimal import Decimal

from extractors.numbers.number import EXACT, MAX_DIGITS
from extractors.numbers.view import HARD_SPACE, View

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺", "0123456789-+")
THIN = "".join(VULGAR)

# Every alternative below begins with a digit, takes each character once and has bounded repeats: linear.
_RUN = re.compile(rf"[0-9]+(?:[.,'][0-9]+|[ {HARD_SPACE}][0-9]{{3}}(?![0-9]))*")
_FRACTION = re.compile(r"(?:[ -]?| {2})([0-9]{1,4})/([0-9]{1,4})(?![0-9/])")
_BARE_FRACTION = re.compile(r"/([0-9]{1,5})(?![0-9/.,]*/|[0-9])")
_EXPONENT = re.compile(r"[eE]([+-]?[0-9]{1,3})(?![0-9a-zA-Z])")
# "2.5 × 10^6"; a power without its mark only behind a true multiplication sign: "×10-3", never "4 x 100 m".
_TIMES_TEN = re.compile(
    r" ?(?:[x*·⋅∙] ?10(?= ?\^|\*\*|[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹])|× ?10(?= ?\^|\*\*|[⁻⁺⁰¹²³⁴⁵⁶⁷⁸⁹]|[+-][0-9]))"
)
_RAISED = re.compile(
    r"(?: ?\^ ?|\*\*)[{(]?([+-]?[0-9]{1,3})[})]?(?![0-9^*]|[.,][0-9]| ?\^)|"
    r" to the power of ([0-9]{1,3})(?![0-9]|[.,][0-9])"
)
_SUPERSCRIPT = re.compile(r"([⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})(?![⁰¹²³⁴⁵⁶⁷⁸⁹0-9])")
_BARE_POWER = re.compile(r"([+-][0-9]{1,3})(?![0-9]|[.,][0-9])")
_UNREADABLE = re.compile(  # a power that is there and cannot be read: the numeral before it is not the amount
    r"[})]?(?: ?\^|\*\*[+-]?[0-9])[^ ]{0,200}(?: [0-9][^ ]{0,200})?|"
    r" to the (?:power of [^ ]{1,40}|(?:[a-z]{4,12}|[0-9]{1,3}(?:st|nd|rd|th)) power\b)"
)
NOT_FRACTIONS = frozenset(
    ("24/7", "9/11", "7/7", "50/50", "20/20", "11/9", "26/11", "1/6")
)  # days and idioms
MOST_POWER = 99  # of ten: more is nobody's amount
_LIST = re.compile(r"[0-9]{1,2}(?:,[0-9]{1,2})+")  # "22,24,26": numbers apart
_DOUBLED = re.compile(r",{2,3}([0-9]{3})(?![0-9])")  # "1,,000": a key struck twice
_TOKENISED = re.compile(r", ([0-9]{3})(?:, ([0-9]{3}))*(?![0-9]|,[0-9])")
_TOKENS = re.compile(
    r" [,;)] | \.$|[a-z]' (?:s|re|t) | n ' t | \. [a-z]"
)  # a text whose marks stand apart: "it' s"


@dataclass(frozen=True, slots=True)
class Numeral:
    """`value` None: a run of digits and separators that is no amount (a version, a telephone number, an
    address)."""

    end: int
    value: Decimal | None
    alternatives: tuple[Decimal, ...] = ()
    fraction: bool = False


def numeral(view: View, start: int, *, comma_decimal: bool = False) -> Numeral:
    """The numeral whose first digit stands at `start`. `comma_decimal` is the text's own convention
    (1.234,56)."""
    plain = view.plain
    run = _RUN.match(plain, start)
    if run is None:
        raise ValueError(f"no digit at {start}")
    end = run.end()
    text = run.group()
    if len(text) > MAX_DIGITS:
        return Numeral(end, None)
    if text.isdecimal():
        value: Decimal | None = Decimal(text)
        alternatives: tuple[Decimal, ...] = ()
    elif start > 1 and plain[start - 1] == "," and plain[start - 2].isdecimal() and _LIST.fullmatch(text):
        text = text.partition(",")[0]  # the rest of "22,24,26"
        value, alternatives = Decimal(text), ()
        end = start + len(text)
    else:
        text, value, alternatives = _read(text, comma_decimal=comma_decimal)
        end = start + len(text)
    if value is None:
        return Numeral(end, None)
    if start and plain[start - 1] == "." and leads(plain, start - 1):
        value = Decimal(f"0.{text}") if text.isdecimal() else None
    if value is not None and (doubled := _DOUBLED.match(plain, end)) is not None:
        meant = value * 1000 + Decimal(doubled[1])
        return Numeral(doubled.end(), meant, (meant, value))
    if end < len(plain) and value is not None and not alternatives:
        return _tail(plain, start, end, text, value)
    return Numeral(end, value, alternatives)


def leads(plain: str, dot: int) -> bool:
    """Whether the point at `dot` begins a decimal (".08"), and does not end a sentence or a word."""
    return dot == 0 or plain[dot - 1] in " ($£€-+<>~=\u00a0"


def _read(text: str, *, comma_decimal: bool) -> tuple[str, Decimal | None, tuple[Decimal, ...]]:
    """The part of the run that is one numeral, its value, and its readings when it is malformed."""
    spaced = re.split(rf"[ {HARD_SPACE}]", text)
    if len(spaced) > 1:
        hard = HARD_SPACE in text
        head = spaced[0]
        grouped = head.isdecimal() and len(head) <= 3 and (hard or len(spaced) > 2)
        grouped |= head.isdecimal() and len(head) <= 3 and spaced[1:] == ["000"]
        if not grouped:  # "245 23", "in 2014 300": separate numerals
            return (
                _read(head, comma_decimal=comma_decimal)
                if not head.isdecimal()
                else (head, Decimal(head), ())
            )
        joined = "".join(spaced)
        return text, _plain_value(joined), ()
    if "'" in text:
        parts = text.split("'")
        if (
            len(parts[0]) <= 3
            and all(len(p) == 3 and p.isdecimal() for p in parts[1:-1])
            and parts[-1][:3].isdecimal()
            and len(parts[-1].split(".")[0]) == 3
        ):
            return text, _plain_value("".join(parts)), ()
        return parts[0], _plain_value(parts[0]), ()
    if text.count(",") > 1 and _LIST.fullmatch(text):
        return text.partition(",")[0], Decimal(text.partition(",")[0]), ()
    return (text, *_separated(text, comma_decimal=comma_decimal))


def _plain_value(digits: str) -> Decimal | None:
    return Decimal(digits) if digits.replace(".", "", 1).isdecimal() else None


def _separated(text: str, *, comma_decimal: bool) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    points, commas = text.count("."), text.count(",")
    if points and commas:
        return _mixed(text, points, commas)
    mark = "." if points else ","
    parts = text.split(mark)
    grouped = len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:]) and parts[0] != "0"
    if len(parts) > 2:
        if grouped:
            return Decimal("".join(parts)), ()
        if (
            mark == ","
            and len(parts[-1]) == 3
            and len(parts[0]) <= 2
            and all(len(p) == 2 for p in parts[1:-1])
        ):
            return Decimal("".join(parts)), ()  # 28,25,140: lakhs and crores
        if mark == ",":
            return _malformed(parts)
        return None, ()
    if mark == "." and not (comma_decimal and grouped):
        return Decimal(text), ()
    if mark == "." or (grouped and not comma_decimal):
        return Decimal("".join(parts)), ()
    if comma_decimal:
        return Decimal(".".join(parts)), ()
    return _malformed(parts)


def _mixed(text: str, points: int, commas: int) -> tuple[Decimal | None, tuple[Decimal, ...]]:
    decimal, group = (".", ",") if text.rindex(".") > text.rindex(",") else (",", ".")
    if text.count(decimal) > 1:
        return None, ()
    whole, part = text.split(decimal)
    parts = whole.split(group)
    value = Decimal("".join(parts) + "." + part)
    if len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:]):
        return value, ()
    return value, (value, Decimal("".join(parts) + part))


def _malformed(parts: list[str]) -> tuple[Decimal, tuple[Decimal, ...]]:
    """The readings of a comma that neither groups nor, in English, points: decimal, stray, or a digit
    dropped."""
    stray = Decimal("".join(parts))
    readings = [Decimal(".".join([*parts[:1], "".join(parts[1:])])), stray]
    if len(parts[-1]) == 2 and len(parts[0]) <= 3:
        readings.append(stray * 10)
    return readings[0], tuple(dict.fromkeys(readings))


def _tail(plain: str, start: int, end: int, text: str, value: Decimal) -> Numeral:
    """What may follow the digits and belongs to the numeral: a fraction, a power, an exponent, a tokenised
    group."""
    following = plain[end]
    if following in THIN:
        return Numeral(
            end + 1, EXACT.add(value, EXACT.divide(*map(Decimal, VULGAR[following]))), fraction=True
        )
    if following == "," and text.isdecimal() and len(text) <= 3 and (apart := _apart(plain, start, end)):
        return Numeral(apart.end(), Decimal(text + apart.group().replace(", ", "")))
    if text.isdecimal():
        if following == "/" and (bare := _BARE_FRACTION.match(plain, end)) and int(bare.group(1)):
            return Numeral(bare.end(), EXACT.divide(value, Decimal(bare.group(1))), fraction=True)
        if (
            following in " -"
            and (mixed := _FRACTION.match(plain, end))
            and 0 < int(mixed.group(1)) < int(mixed.group(2))
            and mixed.group().lstrip(" -") not in NOT_FRACTIONS
        ):
            part = EXACT.divide(Decimal(mixed.group(1)), Decimal(mixed.group(2)))
            return Numeral(mixed.end(), EXACT.add(value, part), fraction=True)
        if following == " " and end + 1 < len(plain) and plain[end + 1] in THIN:
            return Numeral(
                end + 2, EXACT.add(value, EXACT.divide(*map(Decimal, VULGAR[plain[end + 1]]))), fraction=True
            )
    if following in "eE" and (exponent := _EXPONENT.match(plain, end)):
        return _scaled(exponent.end(), value, exponent.group(1))
    if (times := _TIMES_TEN.match(plain, end)) is not None:
        power = _raised(plain, times.end()) or _BARE_POWER.match(plain, times.end())
        return Numeral(end, None) if power is None else _scaled(power.end(), value, _digits(power))
    if (raised := _RAISED.match(plain, end)) is not None and value != 0:
        if value == 10:
            return _scaled(raised.end(), Decimal(1), _digits(raised))
        return _power(raised.end(), value, int(_digits(raised)))
    if value == 10 and (above := _SUPERSCRIPT.match(plain, end)):
        return _scaled(above.end(), Decimal(1), _digits(above))
    return Numeral(end, value)


def _apart(plain: str, start: int, end: int) -> "re.Match[str] | None":
    """The groups that tokenised text prints apart: "10, 000", "1, 234, 567"; "5, 118" where its marks stand
    apart."""
    groups = _TOKENISED.match(plain, end)
    if groups is None or groups.group(1)[0] == "0" or groups.group(2):
        return groups
    return groups if _TOKENS.search(plain, max(0, start - 160), end + 160) else None


def unreadable_power(plain: str, end: int) -> int | None:
    """Where a power behind the number ends that cannot be read with it ("10^999999", "3 million^2")."""
    power = _UNREADABLE.match(plain, end)
    return None if power is None else power.end()


def _raised(plain: str, at: int) -> "re.Match[str] | None":
    return _RAISED.match(plain, at) or _SUPERSCRIPT.match(plain, at)


def _digits(power: "re.Match[str]") -> str:
    return str(power.group(power.lastindex or 1)).translate(SUPERSCRIPTS)


def _scaled(end: int, value: Decimal, power: str) -> Numeral:
    return Numeral(end, EXACT.scaleb(value, int(power)) if abs(int(power)) <= MOST_POWER else None)


def _power(end: int, value: Decimal, power: int) -> Numeral:
    """Read only where it is exact: a whole power whose digits the context holds."""
    exact = 0 <= power * len(value.as_tuple().digits) <= EXACT.prec
    return Numeral(end, EXACT.power(value, power) if exact else None)
