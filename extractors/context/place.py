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
from extractors.dates import readable
from extractors.model import Article, Evidence

CALENDAR = WORDS["speech.calendar"]
LOCATIVES = WORDS["place.locatives"]
WEIGHT = {"headline": 4, "standfirst": 3, "caption": 2}  # of a mention, body being 1
_TABLE = Path(__file__).with_name("data") / "places.csv"
FAR = 18
OFTEN = 3  # a weight of mentions that makes a place the article's own
_INTRODUCED = re2.compile(
    r"\b(?:in|near|outside|across|struck|hit)\s+(?:the\s+)?([A-Z][a-zé'’-]+(?:\s[A-Z][a-zé'’-]+){0,2})"
)


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


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one article: `default`, and the names that followed a locative preposition somewhere."""

    default: str | None
    names: frozenset[str]


def article_places(article: Article) -> Places:
    """Count an article's places, early mentions for more; the default is the most mentioned."""
    counts: Counter[str] = Counter()
    introduced: Counter[str] = Counter()
    bodies = 0
    for segment in article.segments:
        if segment.role == "boilerplate":
            continue
        bodies += segment.role == "body"
        weight = WEIGHT.get(segment.role, 2 if bodies < 4 else 1)
        for place in places_in(segment.text):
            counts[place.name] += weight
        for match in _INTRODUCED.finditer(readable(segment.text)):
            name = match.group(1)
            if name not in gazetteer() and not _calendar(name.split(" ")[0].lower()):
                introduced[name] += weight
    for name, seen in introduced.items():
        if seen >= OFTEN:
            counts[name] += seen
    return Places(_most(counts), frozenset(introduced))


def _most(counts: Counter[str]) -> str | None:
    """The most mentioned place, or a city or region in it that is mentioned nearly as often."""
    total: Counter[str] = Counter(counts)
    for name, seen in counts.items():
        if (known := gazetteer().get(name)) is not None and known.inside:
            total[known.inside] += seen
    if not total or total.most_common(1)[0][1] < OFTEN:
        return None
    best = total.most_common(1)[0][0]
    within = [n for n in counts if (p := gazetteer().get(n)) is not None and p.inside == best]
    exact = max(within, key=lambda n: counts[n], default=None)
    if exact is not None and counts[exact] > counts[best] and counts[exact] * 3 >= total[best]:
        return exact
    return best


def places_in(text: str) -> Iterable[Place]:
    """The places of the gazetteer that a text names, in order, as often as it names them."""
    known = gazetteer()
    for match in _any_place().finditer(readable(text)):
        end = match.end()
        if (
            end < len(text)
            and text[end].isalnum()
            and not (text[end] == "s" and not text[end + 1 : end + 2].isalnum())
        ):
            continue
        yield known[match.group()]


def place(s: Sentence, figure: int, places: Places) -> tuple[str | None, Evidence | None]:
    """The place nearest to a figure in its sentence, with its span; the article's default has none."""
    best: tuple[int, int, int] | None = None
    for first, last in _candidates(s, places):
        distance = (first - figure) if first > figure else (figure - last) + 2
        distance += FAR // 2 * (s.tags[first] == "ADJ")
        distance += 8 * sum(s.words[i] in BREAKS for i in range(min(figure, last), max(figure, first)))
        if distance <= FAR and (best is None or distance < best[0]):
            best = (distance, first, last)
    if best is None:
        return places.default, None
    name = s.said(best[1], best[2])
    known = gazetteer().get(name)
    at = Evidence("place", s.spans[best[1]][0], s.spans[best[2]][1])
    return (known.name if known else name), at


def _candidates(s: Sentence, places: Places) -> list[tuple[int, int]]:
    """Runs of capitalised words that are places of the gazetteer or of the article, or follow a locative."""
    known = gazetteer()
    found: list[tuple[int, int]] = []
    i = 0
    while i < len(s.words):
        if not s.words[i][:1].isupper() or i in s.figures or s.tags[i] not in ("PROPN", "ADJ", "NOUN"):
            i += 1
            continue
        last = i
        while (
            last + 1 < len(s.words)
            and s.words[last + 1][:1].isupper()
            and s.tags[last + 1] in ("PROPN", "NOUN")
        ):
            last += 1
        run = s.said(i, last)
        back = i - 1 if i and s.lower[i - 1] == "the" else i
        locative = back > 0 and s.lower[back - 1] in LOCATIVES and not _calendar(s.lower[i])
        names_thing = last + 1 < len(s.words) and s.tags[last + 1] == "NOUN"
        if run in known:
            if locative or s.tags[i] in ("PROPN", "ADJ"):
                found.append((i, last))
        elif not names_thing and ((locative and s.tags[i] == "PROPN") or run in places.names):
            found.append((i, last))
        i = last + 1
    return found


def _calendar(word: str) -> bool:
    return word in CALENDAR
