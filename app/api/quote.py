"""Where a claim stands in its article, as W3C selectors and as a link that a browser scrolls to. Pure.

Knows no request. Positions count code points of one segment's text, as everywhere in Crossfoot.
"""

from typing import Any
from urllib.parse import quote as percent

from app.report import claim_report
from extractors.model import Article, Claim
from extractors.sentences import sentence_at, sentences

BESIDE = 32
"""Code points before and after a quotation that tell it from its like."""

LONGEST_FRAGMENT = 200
"""A longer sentence is linked by its first and last words."""

WORDS_AT_ENDS = 6


def quotation(article: Article, claim: Claim) -> dict[str, Any]:
    """A claim in its sentence: the selectors of both, and a link to the sentence if the article has a URL."""
    segment = article.segments[claim.at.segment]
    text = segment.text
    start, end = sentence_at(sentences(text), claim.at.start)
    start, end = min(start, claim.at.start), max(end, claim.at.end)
    return {
        "claim": claim_report(claim),
        "source": article.url,
        "segment": claim.at.segment,
        "segment_kind": segment.role,
        "sentence": text[start:end],
        "selector": selectors(text, start, end),
        "figure": selectors(text, claim.at.start, claim.at.end),
        "link": None if article.url is None else text_link(article.url, text[start:end]),
    }


def selectors(text: str, start: int, end: int) -> list[dict[str, Any]]:
    """`text[start:end]` as TextQuoteSelector and TextPositionSelector (Web Annotation, 4.2.4 and 4.2.5)."""
    return [
        {
            "type": "TextQuoteSelector",
            "exact": text[start:end],
            "prefix": text[max(0, start - BESIDE) : start],
            "suffix": text[end : end + BESIDE],
        },
        {"type": "TextPositionSelector", "start": start, "end": end},
    ]


def text_link(url: str, sentence: str) -> str | None:
    """The URL with a text fragment (`#:~:text=`) for the sentence; None for a URL no browser opens."""
    if not url.lower().startswith(("http://", "https://")):
        return None
    page, _, fragment = url.partition("#")
    fragment = fragment.partition(":~:")[0]
    words = " ".join(sentence.split())
    return f"{page}#{fragment}:~:text={_directive(words)}"


def _directive(words: str) -> str:
    if len(words) <= LONGEST_FRAGMENT:
        return _encoded(words)
    every = words.split(" ")
    if len(every) < 2 * WORDS_AT_ENDS:
        return _encoded(words)
    return f"{_encoded(' '.join(every[:WORDS_AT_ENDS]))},{_encoded(' '.join(every[-WORDS_AT_ENDS:]))}"


def _encoded(words: str) -> str:
    """Percent-encoded, the dash too: in a text directive a dash, a comma and an ampersand are syntax."""
    return percent(words, safe="").replace("-", "%2D")
