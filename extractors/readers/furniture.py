"""Tells page furniture (sign-up offers, buttons, dates, bylines) from the article's own lines.

Knows phrases and shapes of single lines, in furniture.txt; refuses to know where on the page a line stood.
"""

import re
from functools import lru_cache
from importlib import resources

MAX_LINE = 200  # characters; a longer line is prose, whatever phrase begins it
QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\u202f": " "})
REPORTED = re.compile(r"\b(?:said|says|told|announced|according to|reported)\b")
QUOTED = re.compile(r"[“\"]|[a-z)][.] [A-Z]")
MARKS = " \t\n.:!?…»›>→-–—|•·*+✕×"

MONTH = r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-zäé]{0,7}\.?"
DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\.?\s{{1,2}}(?:of\s)?{MONTH},?\s{{1,2}}\d{{4}}|{MONTH}\s{{1,2}}\d{{1,2}}(?:st|nd|rd|th)?,?\s{{1,2}}\d{{4}}"
    r"|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{2,4})"
)
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?,?\s{1,2})?"
TIME = (
    r"(?:[,\s|·•@–-]{0,4}(?:at\s|um\s)?\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s?(?:[ap]\.?m\.?|uhr)?"
    r"(?:\s{0,2}\(?(?:gmt|bst|utc|est|edt|et|pst|pdt|pt|cet|cest|ist|sast|gmt[+-]\d{1,2})\)?)?)?"
)
DATED = (
    r"(?:(?:first\s)?(?:published|posted|updated|last updated|last modified|modified|created|issued|date|"
    r"veröffentlicht|stand|"
    r"aktualisiert)(?:\s(?:on|at|am))?\s{0,2}:?\s{0,2})?"
)
DATELINE = re.compile(
    rf"{DATED}{WEEKDAY}{DATE}{TIME}(?:\s{{0,3}}[|·•-]?\s{{0,3}}\d{{1,3}} min(?:ute)?s? read)?\s?[.|]?\Z"
)
READING_TIME = re.compile(
    r"(?:\d{1,3}|a few)[ -]?min(?:ute)?s?(?: read| lesezeit)?\Z|reading time:? \d{1,3} min(?:ute)?s?\Z"
)
AGO = re.compile(
    r"(?:(?:published|updated|posted):?\s)?\d{1,3}\s(?:minute|min|hour|day|week|month|year)s?\sago\Z"
)
COUNTER = re.compile(
    r"view (?:all )?\d{1,4} (?:images?|photos?|pictures?)\Z|\d{1,3} ?(?:/|of) ?\d{1,3}\Z|"
    r"\d{1,6}\s?(?:comments?|shares?|views?|likes?|reads?|replies)\Z"
)
NAME = r"(?:[A-ZÀ-ÞŁŚŠŽ][\w.'’-]{0,25}|de|van|von|der|den|da|di|la|le|al|bin)"
BYLINE = re.compile(
    rf"(?:(?:[Bb]y|BY|Von|Story by|Words by|Reporting by|Written by|Par|"
    rf"Por)\s{{1,2}}){NAME}(?:,?\s{{1,2}}(?:(?:and|und|&|et)\s{{1,2}})?{NAME}){{0,12}}"
    r"(?:\s?[,|–-]\s?.{0,60})?\Z"
)


def is_furniture(text: str) -> bool:
    """Whether one line is plainly furniture by its words alone."""
    if len(text) > MAX_LINE:
        return False
    line = _plain(text)
    if not any(character.isalnum() for character in line):
        return True
    whole, starts, inside = _phrases()
    if line in whole or any(phrase in line for phrase in inside):
        return True
    words = line.split(" ")
    begun = (" ".join(words[:count]) for count in range(1, min(len(words), 7) + 1))
    if any(part in starts or (part.endswith(":") and part[:-1] in starts) for part in begun):
        return len(words) <= 25 and not _is_reported(text)
    return is_dateline(text) or bool(
        READING_TIME.match(line) or AGO.match(line) or COUNTER.match(line) or BYLINE.match(text)
    )


def is_dateline(text: str) -> bool:
    """Whether the line says only when the text was published: "Published 10 July 2025", "10 Jul 2025,
    14:00".
    """
    return len(text) <= 120 and bool(DATELINE.match(_plain(text)))


def is_byline(text: str) -> bool:
    """Whether the line says only who wrote the text: "By Jane Doe and John Roe"."""
    return len(text) <= 160 and bool(BYLINE.match(text.strip()))


def _plain(text: str) -> str:
    return " ".join(text.translate(QUOTES).lower().split()).strip(MARKS)


def _is_reported(text: str) -> bool:
    """A sentence that quotes or counts is a report, though it may begin like furniture ("Follow the
    money, …").
    """
    return bool(REPORTED.search(text)) or (len(text) > 90 and bool(QUOTED.search(text)))


@lru_cache(maxsize=1)
def _phrases() -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """(whole lines, beginnings, parts) of furniture.txt."""
    whole, starts, inside = set(), set(), []
    section = ""
    for row in (
        resources.files("extractors.readers").joinpath("furniture.txt").read_text("utf-8").splitlines()
    ):
        row = row.strip()
        if not row or row.startswith("#"):
            continue
        if row.startswith("["):
            section = row
        elif section == "[inside]":
            inside.append(row)
        elif row.endswith("..."):
            starts.add(row.removesuffix("...").strip())
            whole.add(_plain(row))
        else:
            whole.add(_plain(row))
    return frozenset(whole), frozenset(starts), tuple(inside)
