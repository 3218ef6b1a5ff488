"""Says which numerals are part of a name: "Article 5", "Boeing 787", "S&P 500", "the Big Six".

Knows no date and no unit, and judges a numeral by the words right beside it.
"""

import re

from extractors.numbers.view import View
from extractors.numbers.wordlists import LISTS
from extractors.numbers.words import LARGE

MONTHS = LISTS["refusals.months"]
WEEKDAYS = LISTS["refusals.weekdays"]
# A word that makes the number after it a name, whatever its case.
LABELS = LISTS["refusals.labels"]
# Of those, the ones that are as often an ordinary noun: a name only when capitalised.
COMMON = LISTS["refusals.common"]
OPENERS = LISTS["refusals.openers"]
MARKINGS = LISTS["refusals.markings"]  # codes and letters of currencies that are written against digits
_WORD_BEFORE = re.compile(r"([A-Za-z&.'À-ÿ$-]+)[,]?[ \u00a0]$")
_WORD_AFTER = re.compile(r"[ \u00a0]([A-Za-z]+)")


def word_before(plain: str, start: int) -> str:
    """The word right before `start`, as printed, without a comma after it; "" when there is none."""
    match = _WORD_BEFORE.search(plain, max(0, start - 24), start)
    return "" if match is None else match.group(1)


def word_after(plain: str, end: int) -> str:
    """The word right after `end`, as printed; "" when something else follows."""
    match = _WORD_AFTER.match(plain, end)
    return "" if match is None else match.group(1)


_NUMBERED_BEFORE = re.compile(
    r"(?:[0-9]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|hundred)) $"
)
_CAPITAL_NEXT = re.compile(r"[A-Za-z]+[ -][A-Z]")
_CAPITAL_AFTER = re.compile(r" [A-Z]")
_JOINING = ("and", "or", "to")
_SEVERAL = re.compile(
    r"\b(?:[Jj]unctions|[Ee]xits|[Cc]hapters|[Aa]rticles|[Ss]ections|[Pp]ages|[Ee]pisodes|[Ee]lements|[Vv]erses|[Ll]evels|"
    r"[Ss]tages|[Pp]hases|[Rr]outes|[Nn]os|Years|Grades) [0-9]{1,4}(?:, [0-9]{1,4}){0,4}(?:,|,? (?:and|or|"
    r"to)) $"
)
_RUN = re.compile(
    r"(?:,|,? (?:and|or|to)) [0-9]{1,4}(?![0-9]|[.,][0-9]|%| [a-z]+s\b)"
)  # "elements 113 and 115"
_STREET = re.compile(
    r" (?:[A-Z][a-z']+ ){1,3}(?:Road|Street|Avenue|Lane|Drive|Boulevard|Blvd|St|Rd|Ave|Way|Place|Square|"
    r"Terrace|Close|"
    r"Crescent|Court|Parkway|Highway)\b"
)


def numbered(view: View, start: int, end: int) -> int | None:
    """A name: "Article 5", "Boeing 787", "S&P 500", "No. 10", "iPhone 12", "Stoxx 600"."""
    plain = view.plain
    model = end - start in (3, 4) and plain[start:end].isdecimal() and _CAPITAL_AFTER.match(plain, end)
    if model and _NUMBERED_BEFORE.search(plain, max(0, start - 12), start):
        return _label_end(plain, end)  # "some 400 737 Max jets": the second number is a name
    previous = word_before(plain, start)
    if _STREET.match(plain, end) is not None:
        return end
    joined = previous in _JOINING or plain.startswith(", ", max(0, start - 2))
    if joined and _SEVERAL.search(plain, max(0, start - 44), start) is not None:
        return _label_end(plain, end)  # "between junctions 34 and 35"
    if not previous:
        return None
    if plain[end : end + 1] == "%" or plain[start - 2] == ",":
        return None
    whole = plain[start:end].isdecimal()
    if end - start == 5 and whole and previous.isupper() and len(previous) == 2:
        return end  # "CA 94720"
    bare = previous.rstrip(".")
    small = bare.lower()
    if small in LABELS:
        return _label_end(plain, end) if _labels(plain, start, end, previous) else None
    if bare.upper() in MARKINGS or small.endswith(("'s", "s'")) or _MEASURED.match(plain, end) is not None:
        return None  # "the town's 20-minute walk", "a Peruvian 10-year-old"
    brand = len(bare) > 2 and bare[0].islower() and not bare.islower() and bare.isalpha()
    version = not whole and _VERSION.match(plain, start) is not None
    if not (whole or version) or plain[end : end + 1].isalpha():
        return None
    if not brand and (not bare[:1].isupper() or small in OPENERS or small in MONTHS or small in WEEKDAYS):
        return None
    if end - start > 4 or previous.endswith((".", "$")) or (bare.isupper() and _CODE.fullmatch(bare)):
        return None
    if _starts_sentence(plain, start, previous) or _in_title(plain, start):
        return None
    after = word_after(plain, end)
    if after.lower() in LARGE or after.lower() in _QUANTIFIED:
        return None
    return _label_end(plain, end)


def _labels(plain: str, start: int, end: int, previous: str) -> bool:
    """Whether a word that can label a number does: "Page 5", not "the group 40 years on"."""
    bare = previous.rstrip(".")
    small = bare.lower()
    if small not in COMMON or small in _ALWAYS:
        return True
    if not bare[0].isupper():
        return small.endswith("s") and _RUN.match(plain, end) is not None
    return end - start <= 2 or not (_in_title(plain, start) or _starts_sentence(plain, start, previous))


_ALWAYS = frozenset(
    [
        "type",
        "level",
        "stage",
        "category",
        "grade",
        "tier",
        "page",
        "pages",
        "exit",
        "section",
        "channel",
        "series",
        "phase",
        "number",
        "no",
        "nos",
        "platform",
        "size",
        "step",
        "season",
    ]
)
_VERSION = re.compile(r"[0-9]{1,2}\.0(?![0-9])")  # "Web 2.0"
_MEASURED = re.compile(r"-(?!series|class|powered|based|equipped|type|style|like)[a-z]{3,}")
_CODE = re.compile(r"M?[A-Z]{3}")
_QUANTIFIED = LISTS["refusals.quantified"]
_LABEL_TAIL = re.compile(r"[a-zA-Z]{0,3}(?:[-/][0-9a-zA-Z]{1,5})*")


def _label_end(plain: str, end: int) -> int:
    match = _LABEL_TAIL.match(plain, end)
    return end if match is None else match.end()


def _starts_sentence(plain: str, start: int, previous: str) -> bool:
    """Whether `previous`, the word before `start`, opens its sentence, where its capital says nothing."""
    first = start - 1 - len(previous)
    head = plain[max(0, first - 3) : first].rstrip()
    return first <= 0 or not head or head[-1] in '.!?:;"|—–-(*'


def in_name(plain: str, start: int) -> bool:
    """Whether a capitalised number word is part of a name: "the Big Six", "at Eleven Madison
    Park"."""
    previous = word_before(plain, start)
    if not previous or previous[-1] in ".,":
        return False
    if previous[0].isupper() and _starts_sentence(plain, start, previous):
        return False
    return (previous[0].isupper() or _CAPITAL_NEXT.match(plain, start) is not None) and not _in_title(
        plain, start
    )


_WORDS = re.compile(r"[A-Za-z]+(?:'[A-Za-z]+)?")


def _in_title(plain: str, start: int) -> bool:
    """Whether the words around are all capitalised, as in a headline, so that a capital says nothing."""
    words = [w for w in _WORDS.findall(plain[max(0, start - 60) : start + 60]) if len(w) > 3]
    inner = words[1:-1] if len(words) > 4 else words
    return len(inner) >= 3 and sum(w[0].isupper() for w in inner) >= 0.8 * len(inner)
