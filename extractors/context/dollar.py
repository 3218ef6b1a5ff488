"""Which dollar a bare "$" stands for: that of the place an article is about, else that of its publisher.

Knows places, domains and names of papers; reads no amount.
"""

from urllib.parse import urlsplit

from extractors.context.gazetteer import gazetteer, places_in
from extractors.context.spots import Places
from extractors.context.vocabulary import DOLLAR_DOMAINS, DOLLARS
from extractors.model import Article


def dollar(article: Article, places: Places) -> str | None:
    """The ISO 4217 code of the article's dollar, None where neither its places nor its publisher tell.

    A place without a dollar of its own (Kyiv, London) leaves it to the publisher: a Canadian paper on Ukraine
    writes Canadian dollars, or says otherwise.
    """
    return _of(places.default) or _of_publisher(article)


def _of(name: str | None) -> str | None:
    known = gazetteer().get(name) if name else None
    return DOLLARS.get(known.inside or known.name) if known else None


def _of_publisher(article: Article) -> str | None:
    for address in (article.url, article.publisher):
        if (code := DOLLAR_DOMAINS.get(_domain(address))) is not None:
            return code
    for place, _, _ in places_in(article.publisher or ""):
        if (code := _of(place.name)) is not None:
            return code
    return None


def _domain(address: str | None) -> str:
    """The country's part of a host: "au" of https://www.courier.example.au/a or of courier.example.au."""
    try:
        host = urlsplit(address or "").hostname or (address or "").strip()
    except ValueError:
        return ""
    return host.rpartition(".")[2].lower() if " " not in host and "." in host else ""
