"""The country of an article that names no place, by its institutions: the NHS, or £, is the United Kingdom's.

Knows `data/institutions.txt`; places and where a figure holds are others' business.
"""

from collections import Counter
from functools import lru_cache
from pathlib import Path

import re2

from extractors.context.gazetteer import held_names
from extractors.dates import readable
from extractors.model import Article

_TABLE = Path(__file__).with_name("data") / "institutions.txt"
OFTEN = 2  # mentions from which an article is about their country
AHEAD = 2  # times as many as of any other country's


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    """The name of each institution with its country."""
    return {name: country for country, name in held_names(_TABLE)}


@lru_cache(maxsize=1)
def _any_institution() -> "re2._Regexp[str]":
    names = sorted(_countries(), key=len, reverse=True)
    words = "|".join(re2.escape(name) for name in names if name[0].isalpha())
    signs = "|".join(re2.escape(name) for name in names if not name[0].isalpha())
    return re2.compile(rf"(\b(?:{words})|{signs})(?:\b|$)")


def seat(article: Article) -> str | None:
    """The country whose institutions an article names, None where it names few or those of several."""
    seen: Counter[str] = Counter()
    for segment in article.segments:
        if segment.role != "boilerplate":
            for match in _any_institution().finditer(readable(segment.text)):
                seen[_countries()[match.group(1)]] += 1
    first, second = (*seen.most_common(2), ("", 0), ("", 0))[:2]
    return first[0] if first[1] >= OFTEN and first[1] >= AHEAD * second[1] else None
