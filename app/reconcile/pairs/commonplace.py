"""Says how usual a figure and how common a word is in the news: what is usual comes together by chance.

Knows counts over many articles, written by benchmarks/commonplaces.py; never sees the article at hand.
"""

from decimal import Decimal
from functools import cache, lru_cache
from importlib.resources import files
from math import log10

from app.reconcile.mentions.mention import Mention
from app.reconcile.mentions.vocabulary import words

RARE, USUAL = 1e-3, 1e-1  # shares of a kind's figures from which a value counts for something, and fully


@cache
def common_words() -> frozenset[str]:
    """Stems that stand in at least one of twenty news articles, from common_words.txt beside this file."""
    return words(files("app.reconcile.pairs").joinpath("common_words.txt").read_text(encoding="utf8"))


def kind_of(family: str, unit: str | None) -> str:
    """What a value is told of: counts, ages, days, years …; its share is that among the whole family."""
    return f"{family} {unit}" if family in ("duration", "measure") else family


def plain(value: Decimal) -> str:
    """A value as usual_values.txt writes it."""
    return f"{round(value, 9).normalize():f}"


@cache
def _usual_values() -> dict[tuple[str, str], float]:
    """(kind, value) -> 0 to 1, from usual_values.txt beside this file: "kind: value share, value share …"."""
    table: dict[tuple[str, str], float] = {}
    text = files("app.reconcile.pairs").joinpath("usual_values.txt").read_text(encoding="utf8")
    for line in text.splitlines():
        kind, _, told = line.partition(": ")
        for entry in told.split(", "):
            value, share = entry.split()
            scaled = log10(float(share) / RARE) / log10(USUAL / RARE)
            table[kind, value] = min(1.0, max(0.0, scaled))
    return table


def usual(mention: Mention) -> float:
    """How usual a value is among the figures of its kind: 0 for one in a thousand, 1 for one in ten,
    logarithmic between."""
    return _usual(mention.family, mention.claim.quantity.unit, mention.value)


@lru_cache(maxsize=4096)
def _usual(family: str, unit: str | None, value: Decimal | None) -> float:
    return 0.0 if value is None else _usual_values().get((kind_of(family, unit), plain(value)), 0.0)
