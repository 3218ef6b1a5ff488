"""What makes two submissions the same article, and two readings of it the same revision. Pure.

Knows no table.
"""

import json
from hashlib import sha256
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from extractors.model import Article

# Query parameters that say how a reader came to a page, not which page it is.
TRACKING = frozenset(
    (
        *("fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "cmpid", "ocid"),
        *("ref_src", "smid", "xtor", "wt_mc", "guccounter", "guce_referrer", "guce_referrer_sig"),
    )
)
TRACKING_PREFIXES = ("utm_", "at_")
DEFAULT_PORTS = {"http": 80, "https": 443}
LONGEST = 1_000
"""Bytes of a key as it is; a longer one is kept as its sha256: an index holds no row above 2,704 bytes."""


def identity(article: Article, *, url: str | None = None, external_id: str | None = None) -> str:
    """An article's key: the URL its sender gave, else their id of it, else the page's own URL, else its text.

    A page's own URL counts only if it names a page: many pages of a site call themselves by its front page.
    """
    if url is not None and (named := _address(url)) is not None:
        return _short("url", named)
    if external_id is not None:
        return _short("id", external_id)
    if article.url is not None and (named := _address(article.url)) is not None and {"/", "?"} & set(named):
        return _short("url", named)
    return f"sha256 {_sha256([[segment.role, segment.text] for segment in article.segments]).hex()}"


def digest(article: Article) -> bytes:
    """sha256 over all that was read; equal digests mean that there is nothing new to say of an article."""
    published = None if article.published is None else article.published.isoformat()
    return _sha256(
        [
            [article.url, article.publisher, published, article.language, article.author],
            [[segment.role, segment.text, segment.credit] for segment in article.segments],
        ]
    )


def _address(url: str) -> str | None:
    """Host, path and query that name the page, without scheme, fragment, tracking or a last slash."""
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        return None
    if parts.scheme.lower() not in DEFAULT_PORTS or not parts.hostname:
        return None
    host = parts.hostname.rstrip(".")
    if port is not None and port != DEFAULT_PORTS[parts.scheme.lower()]:
        host = f"{host}:{port}"
    query = _query(parts)
    return f"{host}{parts.path.rstrip('/')}{f'?{query}' if query else ''}"


def _query(parts: SplitResult) -> str:
    pairs = parse_qsl(parts.query, keep_blank_values=True)
    kept = [
        (k, v) for k, v in pairs if k.lower() not in TRACKING and not k.lower().startswith(TRACKING_PREFIXES)
    ]
    return urlencode(kept)


def _short(kind: str, key: str) -> str:
    size = len(key.encode("utf-8", "surrogatepass"))
    return f"{kind} {key}" if size <= LONGEST else f"{kind} sha256:{_sha256(key).hex()}"


def _sha256(value: object) -> bytes:
    return sha256(json.dumps(value).encode("ascii")).digest()
