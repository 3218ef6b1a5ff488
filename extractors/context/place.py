"""Where a figure holds: the nearest place of its clause, else the place the article is most about.

Knows a small gazetteer; a capitalised name after a locative preposition counts as a place without it.
"""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import re2

from extractors.context.clause import BREAKS
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.model import Article, Evidence

LOCATIVES = WORDS["place.locatives"]
WEIGHT = {"headline": 4, "standfirst": 3, "caption": 2}  # of a mention, body being 1
_DATELINE = re2.compile(
    r"\A\s*([A-Z][A-Z .,'’-]{2,40}?)(?:,\s[A-Z][\w .]{2,30})?\s?(?:\([^)]{2,30}\)\s?)?[—–-]{1,2}\s"
)
_TABLE = Path(__file__).with_name("data") / "places.csv"
FAR = 18


@dataclass(frozen=True, slots=True)
class Place:
    """`name` as we call it; `inside` the country of a city or region, "" for a country."""

    name: str
    kind: str
    inside: str


@lru_cache(maxsize=1)
def gazetteer() -> dict[str, Place]:
    """Every name, with its other names and adjectives."""
    found: dict[str, Place] = {}
    with _TABLE.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines):
            place = Place(row["name"], row["kind"], row["inside"])
            for name in (row["name"], *filter(None, row["also"].split("|"))):
                found.setdefault(name, place)
    return found


@lru_cache(maxsize=1)
def _any_place() -> "re2._Regexp[str]":
    names = sorted(gazetteer(), key=len, reverse=True)
    return re2.compile(r"\b(?:" + "|".join(re2.escape(name) for name in names) + r")")


def article_place(article: Article) -> str | None:
    """The dateline's place, else the place most mentioned, early mentions and headlines counting for more."""
    counts: Counter[str] = Counter()
    bodies = 0
    for segment in article.segments:
        if segment.role == "boilerplate":
            continue
        bodies += segment.role == "body"
        weight = WEIGHT.get(segment.role, 2 if bodies < 4 else 1)
        for place in _mentioned(segment.text):
            counts[place.name] += weight
            if place.inside:
                counts[place.inside] += weight
    if not counts:
        return None
    name, most = counts.most_common(1)[0]
    return name if most >= 3 else None


def _mentioned(text: str) -> Iterable[Place]:
    known = gazetteer()
    for match in _any_place().finditer(text):
        end = match.end()
        if end < len(text) and (text[end].isalnum() and text[end] != "s"):
            continue
        yield known[match.group()]


def place(s: Sentence, figure: int, default: str | None) -> tuple[str | None, Evidence | None]:
    """The place nearest to a figure in its sentence, with its span; the default has none."""
    best: tuple[int, int, int] | None = None
    for first, last in _candidates(s):
        distance = (first - figure) if first > figure else (figure - last) + 2
        distance += 8 * sum(s.words[i] in BREAKS for i in range(min(figure, last), max(figure, first)))
        if distance <= FAR and (best is None or distance < best[0]):
            best = (distance, first, last)
    if best is None:
        return default, None
    name = s.said(best[1], best[2])
    known = gazetteer().get(name)
    at = Evidence("place", s.spans[best[1]][0], s.spans[best[2]][1])
    return (known.name if known else name), at


def _candidates(s: Sentence) -> list[tuple[int, int]]:
    """Runs of capitalised words that are known places, or that a locative preposition introduces."""
    known = gazetteer()
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(s.words):
        if s.tags[i] not in ("PROPN", "ADJ", "NOUN") or not s.words[i][:1].isupper() or i in s.figures:
            i += 1
            continue
        last = i
        while (
            last + 1 < len(s.words)
            and s.words[last + 1][:1].isupper()
            and s.tags[last + 1] in ("PROPN", "NOUN")
        ):
            last += 1
        locative = i > 0 and (
            s.lower[i - 1] in LOCATIVES or (s.lower[i - 1] == "the" and s.lower[max(0, i - 2)] in LOCATIVES)
        )
        run = s.said(i, last)
        if (run in known and (locative or s.tags[i] == "PROPN")) or (
            locative and s.tags[i] == "PROPN" and not _calendar(s.lower[i])
        ):
            found.append((i, last))
        i = last + 1
    return found


def _calendar(word: str) -> bool:
    return word.endswith("day") or word in _MONTHS


_MONTHS = WORDS["place.months"]
