"""Publication dates as machines and newspapers write them: ISO 8601, RFC 2822, "Published 10 July 2025".

Knows no clock: a date that needs today's date to be read is None.
"""

import re
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan januar janvier enero gennaio ene",
            "feb februar février febrero febbraio",
            "mar märz mär mars marzo mrz",
            "apr april avril abril aprile",
            "may mai mayo maggio",
            "jun juni juin junio giugno",
            "jul juli juillet julio luglio",
            "aug august août agosto",
            "sep sept september septembre septiembre settembre",
            "oct okt oktober octobre octubre ottobre",
            "nov november novembre noviembre",
            "dec dez dezember décembre diciembre dicembre dic",
        ),
        start=1,
    )
    for name in names.split()
} | {
    name: number
    for number, name in enumerate(
        [
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december",
        ],
        start=1,
    )
}
ISO = re.compile(r"(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)")
DAY_FIRST = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?\.?[ -](?:of )?([^\W\d_]{3,9})\.?,?[ -](\d{4})(?!\d)"
)
MONTH_FIRST = re.compile(r"(?<![^\W\d_])([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})(?!\d)")
DOTTED = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
LONGEST = 80


def published_on(text: object) -> date | None:
    """The day `text` names, as written where it was published (no shift of time zone), or None.

    "07/10/2025" is None: it is July in one country and October in another.
    """
    if isinstance(text, date):
        return date(text.year, text.month, text.day)
    if not isinstance(text, str) or not text or len(text) > LONGEST:
        return None
    line = " ".join(text.lower().split())
    if found := ISO.match(line):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    if found := DAY_FIRST.search(line):
        return _date(int(found[3]), MONTHS.get(found[2], 0), int(found[1]))
    if found := MONTH_FIRST.search(line):
        return _date(int(found[3]), MONTHS.get(found[1], 0), int(found[2]))
    if found := DOTTED.search(line):
        return _date(int(found[3]), int(found[2]), int(found[1]))
    if found := ISO.search(line):
        return _date(int(found[1]), int(found[2]), int(found[3]))
    return None


def _date(year: int, month: int, day: int) -> date | None:
    if not 1600 <= year <= 2200:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
