"""An article's claims: every figure with its frame.

Knows neither numerals nor clauses; it joins the readings of each segment with what the context says of them.
"""

from extractors.context import dollar, frames
from extractors.figures import quantities
from extractors.model import Article, Claim


def extract(article: Article) -> tuple[Claim, ...]:
    """The claims of an article in document order, their ids running from 0; boilerplate holds none.

    `article.segments[c.at.segment].text[c.at.start : c.at.end] == c.surface` for every claim; linear time.
    """
    money = dollar(article)
    readings = tuple(
        () if segment.role == "boilerplate" else quantities(segment.text, dollar=money)
        for segment in article.segments
    )
    return frames(article, readings)
