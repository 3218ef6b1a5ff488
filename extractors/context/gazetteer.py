"""The gazetteer: names of places with their other names, adjectives and the country that holds them; towns.

Knows `data/places.csv` and `data/towns.txt`; what a name in a text stands for is not asked.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import re2

from extractors.dates import readable

_TABLE = Path(__file__).with_name("data") / "places.csv"
_TOWNS = Path(__file__).with_name("data") / "towns.txt"


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
def towns() -> dict[str, tuple[str, ...]]:
    """Towns too small or too alike for the gazetteer, each with the countries and states that have one."""
    found: dict[str, tuple[str, ...]] = {}
    for holder, name in held_names(_TOWNS):
        found[name] = (*found.get(name, ()), holder)
    return found


def held_names(table: Path) -> Iterator[tuple[str, str]]:
    """Each name of a table with what holds it: lines of "holder: name|name|…"."""
    for line in table.read_text(encoding="utf8").splitlines():
        if not line.startswith("#"):
            holder, _, names = line.partition(": ")
            for name in names.split("|"):
                yield holder, name


@lru_cache(maxsize=1)
def _any_place() -> "re2._Regexp[str]":
    names = sorted((n for n, p in gazetteer().items() if p.kind != "world"), key=len, reverse=True)
    return re2.compile(r"\b(?:" + "|".join(re2.escape(name) for name in names) + r")")


def places_in(text: str) -> Iterator[tuple[Place, int, int]]:
    """The places of the gazetteer that a text names, in order, with their spans."""
    known = gazetteer()
    for match in _any_place().finditer(readable(text)):
        end = match.end()
        plural = text[end : end + 1] == "s" and not text[end + 1 : end + 2].isalnum()
        if not text[end : end + 1].isalnum() or plural:
            yield known[match.group()], match.start(), end
