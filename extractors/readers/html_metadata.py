"""What an HTML page says about itself: JSON-LD, OpenGraph, meta, microdata, <time>.

Knows vocabularies of metadata; refuses to know the page's visible text.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from extractors.readers.datelines import published_on

ARTICLE_TYPES = frozenset(
    [
        "newsarticle",
        "article",
        "reportagenewsarticle",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "askpublicnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "blogposting",
        "report",
        "scholarlyarticle",
        "claimreview",
        "socialmediaposting",
        "techarticle",
        "advertisercontentarticle",
        "satiricalarticle",
    ]
)
LONGEST_JSON = 2_000_000
MOST_OBJECTS = 5_000
TAGS = re.compile(r"<[^<>]*>")
TRAILING_COMMA = re.compile(r",(\s*[}\]])")
DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "publishdate",
    "publish-date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date",
    "dcterms.date",
    "date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "article.published",
    "og:published_time",
    "last-modified",
)
AUTHOR_NAMES = ("author", "parsely-author", "dc.creator", "article:author", "sailthru.author", "byl")
SITE_NAMES = ("og:site_name", "application-name", "publisher", "dc.publisher", "copyright")


@dataclass(frozen=True, slots=True)
class Metadata:
    """Each field None (or empty) when the page does not say; nothing here was necessarily shown to a
    reader.
    """

    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    author: str | None = None
    headlines: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    body: str = ""


def metadata_of(tree: LexborHTMLParser) -> Metadata:
    """Everything the page's head, JSON-LD and microdata say, the most explicit place first."""
    meta = _meta(tree)
    article = _article(tree)
    title = tree.css_first("title")
    url = _url(tree, meta, article)
    headlines = [
        _text(article.get("headline")),
        _text(article.get("name")),
        meta.get("og:title"),
        meta.get("twitter:title"),
    ]
    headlines.append(title.text() if title is not None else None)
    descriptions = [_text(article.get("description")), meta.get("og:description"), meta.get("description")]
    descriptions.append(meta.get("twitter:description"))
    return Metadata(
        url=url,
        publisher=_name(article.get("publisher"))
        or _first(meta, SITE_NAMES[:2])
        or _name(article.get("sourceOrganization"))
        or _host(url),
        published=_published(tree, meta, article),
        language=_language(tree, meta, article),
        author=_author(tree, meta, article),
        headlines=_distinct(headlines),
        descriptions=_distinct(descriptions),
        body=_text(article.get("articleBody")) or "",
    )


def _meta(tree: LexborHTMLParser) -> dict[str, str]:
    """name, property or itemprop in lower case -> content; the first of each wins."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        attributes = node.attributes
        content = " ".join((attributes.get("content") or "").split())
        if content and len(content) <= 5_000:
            for key in ("property", "name", "itemprop", "http-equiv"):
                if name := attributes.get(key):
                    found.setdefault(name.lower(), content)
    return found


def _article(tree: LexborHTMLParser) -> dict[str, object]:
    """The JSON-LD object that describes the article itself, or {}."""
    best: dict[str, object] = {}
    for node in tree.css("script[type='application/ld+json' i]"):
        source = node.text()
        if not source or len(source) > LONGEST_JSON:
            continue
        for candidate in _objects(_json(source)):
            kinds = candidate.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and name.lower() in ARTICLE_TYPES for name in names) and (
                not best or ("headline" in candidate and "headline" not in best)
            ):
                best = candidate
    return best


def _json(source: str) -> object:
    source = (
        source.strip()
        .removeprefix("<!--")
        .removesuffix("-->")
        .removeprefix("//<![CDATA[")
        .removesuffix("//]]>")
        .strip()
    )
    for attempt in (source, source.rstrip("; \n")):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    try:
        return json.loads(TRAILING_COMMA.sub(r"\1", source), strict=False)
    except (ValueError, RecursionError):
        return None


def _objects(value: object) -> Iterator[dict[str, object]]:
    """Every object at the top, in lists, and under @graph, mainEntity and the like; bounded."""
    pending = [value]
    for _ in range(MOST_OBJECTS):
        if not pending:
            return
        head = pending.pop(0)
        if isinstance(head, list):
            pending.extend(head[:MOST_OBJECTS])
        elif isinstance(head, dict):
            yield head
            pending.extend(
                head[key]
                for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed")
                if key in head
            )


def _text(value: object) -> str | None:
    """A metadata string as a reader would see it: no markup, no entities, single spaces."""
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = TAGS.sub(" ", value)
    return " ".join(value.split()) or None


def _name(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("name")
    name = _text(value)
    return name if name and "://" not in name and len(name) <= 120 else None


def _author(tree: LexborHTMLParser, meta: dict[str, str], article: dict[str, object]) -> str | None:
    value = article.get("author") or article.get("creator")
    people = value if isinstance(value, list) else [value]
    names = [name for person in people[:20] if (name := _name(person))]
    if not names:
        names = [name for key in AUTHOR_NAMES if (name := _name(meta.get(key)))][:1]
    if not names:
        names = [" ".join(node.text().split()) for node in tree.css("[rel=author], [itemprop=author]")[:3]]
        names = [name for name in names if name and len(name) <= 80]
    return ", ".join(dict.fromkeys(names)) or None


def _published(tree: LexborHTMLParser, meta: dict[str, str], article: dict[str, object]) -> date | None:
    candidates: list[object] = [article.get("datePublished"), article.get("dateCreated")]
    candidates += [meta.get(name) for name in DATE_NAMES[:-1]]
    for node in tree.css("[itemprop=datePublished], time[datetime], time[pubdate]")[:5]:
        attributes = node.attributes
        candidates += [attributes.get("content"), attributes.get("datetime"), node.text()]
    candidates += [article.get("dateModified"), meta.get(DATE_NAMES[-1])]
    return next(
        (day for candidate in candidates if (day := published_on(_text(candidate))) is not None), None
    )


def _language(tree: LexborHTMLParser, meta: dict[str, str], article: dict[str, object]) -> str | None:
    root = tree.root
    declared = root.attributes.get("lang") if root is not None and root.tag == "html" else None
    value = (
        declared or _text(article.get("inLanguage")) or meta.get("content-language") or meta.get("og:locale")
    )
    language = (value or "").split(",")[0].strip().replace("_", "-")
    return language.lower() if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}", language) else None


def _url(tree: LexborHTMLParser, meta: dict[str, str], article: dict[str, object]) -> str | None:
    link = tree.css_first("link[rel=canonical][href]")
    base = tree.css_first("base[href]")
    page = article.get("mainEntityOfPage")
    candidates = [
        link.attributes.get("href") if link is not None else None,
        meta.get("og:url"),
        article.get("url"),
        page.get("@id") if isinstance(page, dict) else page,
    ]
    for candidate in candidates:
        if isinstance(candidate, str) and len(candidate) <= 2_000:
            try:
                url = urljoin(
                    (base.attributes.get("href") or "") if base is not None else "", candidate.strip()
                )
                if urlsplit(url).scheme in ("http", "https") and urlsplit(url).hostname:
                    return url
            except ValueError:
                continue
    return None


def _host(url: str | None) -> str | None:
    host = urlsplit(url).hostname if url else None
    return host.removeprefix("www.") if host else None


def _first(meta: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((html.unescape(meta[name]) for name in names if name in meta), None)


def _distinct(values: list[str | None]) -> tuple[str, ...]:
    cleaned = (" ".join(html.unescape(value).split()) for value in values if value)
    return tuple(dict.fromkeys(value for value in cleaned if value))
