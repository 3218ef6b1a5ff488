"""An article's claims: every figure with its frame.

Knows neither numerals nor clauses; it joins the readings of each segment with what the context says of them.
"""

import re
from bisect import bisect_left

from extractors.context import article_places, dollar, frames
from extractors.figures import quantities
from extractors.model import Article, Claim, Reading
from extractors.readers.errors import MOST_FIGURES, too_many_figures
from extractors.series import series

MOST_NUMERALS = 10 * MOST_FIGURES  # most of an article's numerals are figures: so many are refused unread
_NUMERAL = re.compile(r"\d+")


def extract(article: Article) -> tuple[Claim, ...]:
    """The claims of an article in document order, their ids running from 0; boilerplate holds none.

    `article.segments[c.at.segment].text[c.at.start : c.at.end] == c.surface` for every claim; linear time.
    Raises ReadError for an article of more than MOST_FIGURES figures.
    """
    if _numerals_at_most(article) > MOST_NUMERALS and _numerals(article) > MOST_NUMERALS:
        raise too_many_figures()
    places = article_places(article)
    money = dollar(article, places)
    readings: list[tuple[Reading, ...]] = []
    figures = 0
    for segment in article.segments:
        readings.append(() if segment.role == "boilerplate" else _readings(segment.text, money))
        figures += len(readings[-1])
        if figures > MOST_FIGURES:
            raise too_many_figures()
    return frames(article, tuple(readings), places)


def _numerals_at_most(article: Article) -> int:
    """As many as fit into the text: what most articles need to be let pass."""
    return sum(len(segment.text) // 2 + 1 for segment in article.segments)


def _numerals(article: Article) -> int:
    return sum(len(_NUMERAL.findall(segment.text)) for segment in article.segments)


def _readings(text: str, money: str | None) -> tuple[Reading, ...]:
    """The quantities of a text with the ordinals that number a series, in order; a quantity goes first."""
    stated = quantities(text, dollar=money, split_changes=True)
    numbered = series(text)
    if not numbered:
        return stated
    starts = [reading.start for reading in stated]
    kept = list(stated)
    for one in numbered:
        after = bisect_left(starts, one.end)
        if after == 0 or stated[after - 1].end <= one.start:
            kept.append(one)
    return tuple(sorted(kept, key=lambda reading: reading.start))
