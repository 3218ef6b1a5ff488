"""What is said of each figure: counted, event, actor, place, period, speaker, mode, polarity, links.

Knows no numeral; figures come in as readings.
"""

from extractors.context.dollar import dollar
from extractors.context.frame import frames
from extractors.context.spots import article_places

__all__ = ["article_places", "dollar", "frames"]
