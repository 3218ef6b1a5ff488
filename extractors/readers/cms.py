"""Reads JSON of content management systems: Arc, WordPress, Ghost, Guardian, schema.org, the contract.

Knows where each keeps its headline and its text; refuses to know HTML or plain text: their readers do that.
"""

import html
from collections.abc import Callable, Iterator
from dataclasses import replace

from extractors.model import Article, Role, Segment
from extractors.readers.credits import split_credit
from extractors.readers.datelines import published_on
from extractors.readers.decode import check, decode
from extractors.readers.errors import ReadError
from extractors.readers.html import read_html
from extractors.readers.json_text import parse_object
from extractors.readers.ndjson import article_of, is_contract
from extractors.readers.plain import read_plain

Fields = dict[str, object]

HEADLINE = ("headline", "title", "webTitle", "name", "heading")
STANDFIRST = (
    "standfirst",
    "subheadline",
    "subtitle",
    "dek",
    "trailText",
    "custom_excerpt",
    "excerpt",
    "description",
    "summary",
    "lead",
)
BODY_HTML = (
    "bodyHtml",
    "body_html",
    "content_html",
    "html",
    "content",
    "body",
    "articleBody",
    "bodyText",
    "text",
)
PUBLISHED = (
    "published", "datePublished", "webPublicationDate", "published_at", "first_publish_date", "publish_date",
    "publishedAt", "date_gmt", "date", "display_date", "pubDate",
)  # fmt: skip
AUTHOR = ("author", "byline", "authors", "creator", "primary_author")
PUBLISHER = ("publisher", "source", "siteName", "publication")
URL = ("url", "webUrl", "canonical_url", "link", "permalink", "website_url")
WRAPPERS = ("response", "content", "post", "posts", "article", "story", "data", "item", "results")
ARC_ROLES: dict[str, Role] = {
    "text": "body",
    "header": "body",
    "quote": "body",
    "pullquote": "pullquote",
    "raw_html": "body",
}
MOST_ELEMENTS = 5_000


def read_cms(content: bytes | str, charset: str | None = None) -> Article:
    """The article of one JSON object. Raises ReadError when it is no object or its text is nowhere to
    be found.
    """
    row = parse_object(decode(content, charset))
    for fields in (row, unwrapped := _unwrapped(row)):
        if fields.get("segments") is not None or (
            is_contract(fields) and not any(name in fields for name in HEADLINE)
        ):
            return article_of(fields)
    fields = unwrapped
    for shape, reader in SHAPES:
        if shape(fields):
            return _with_facts(reader(fields), fields)
    raise ReadError(
        f"The JSON object has no article text that Crossfoot knows: its fields are "
        f"{', '.join(sorted(fields)[:12])}. "
        'Send {"segments": [{"kind": "body", "text": ...}]}, {"text": ...} or {"html": ...}.'
    )


def _unwrapped(row: Fields) -> Fields:
    """The article's own object, when it is wrapped as {"response": {"content": {...}}} or {"posts":
    [{...}]}.
    """
    for _ in range(4):
        inner: object = next((row[name] for name in WRAPPERS if isinstance(row.get(name), dict | list)), None)
        if isinstance(inner, list):
            if len(inner) > 1 and all(isinstance(entry, dict) and "title" in entry for entry in inner[:2]):
                raise ReadError(
                    f"The JSON holds {len(inner)} articles and one was expected. Send them one by one."
                )
            inner = inner[0] if inner else None
        if not isinstance(inner, dict) or "rendered" in inner:
            return row
        if any(name in row for name in HEADLINE) and not any(name in inner for name in HEADLINE):
            return row
        row = inner
    return row


def _is_arc(fields: Fields) -> bool:
    return isinstance(fields.get("content_elements"), list)


def _read_arc(fields: Fields) -> Article:
    """Arc Publishing's ANS: headlines.basic, and content_elements in order."""
    segments = _head(
        _text(fields.get("headlines")) or _first(fields, HEADLINE),
        _text(fields.get("subheadlines")) or _text(fields.get("description")),
    )
    promo = fields.get("promo_items")
    lead = promo.get("basic") if isinstance(promo, dict) else None
    elements = fields["content_elements"]
    for element in [lead, *(elements if isinstance(elements, list) else [])][:MOST_ELEMENTS]:
        if isinstance(element, dict):
            segments += _arc_element(element)
    return Article(segments=tuple(segments))


def _arc_element(element: Fields) -> Iterator[Segment]:
    kind = element.get("type")
    if kind in ("image", "video"):
        caption = _visible(_string(element.get("caption")) or "")
        credits_ = element.get("credits")
        credit = _people(credits_.get("by")) if isinstance(credits_, dict) else None
        if caption:
            text, said = split_credit(caption)
            yield Segment("caption", text or caption, credit or said)
    elif kind == "list" and isinstance(items := element.get("items"), list):
        for entry in items[:MOST_ELEMENTS]:
            if isinstance(entry, dict) and (text := _visible(_string(entry.get("content")) or "")):
                yield Segment("list", text)
    elif kind == "table" and isinstance(rows := element.get("rows"), list):
        header = element.get("header")
        lines = [row for row in [header, *rows] if isinstance(row, list)]
        cells = [" | ".join(_visible(_string(cell) or _text(cell) or "") for cell in row) for row in lines]
        if any(cells):
            yield Segment("table", "\n".join(cells))
    elif isinstance(kind, str) and kind in ARC_ROLES:
        quoted = element.get("content_elements")
        parts = quoted if isinstance(quoted, list) else [element]
        for part in parts[:MOST_ELEMENTS]:
            if isinstance(part, dict) and (text := _visible(_string(part.get("content")) or "")):
                yield Segment(ARC_ROLES[kind], text)


def _is_fields(fields: Fields) -> bool:
    return bool(_body(fields))


def _read_fields(fields: Fields) -> Article:
    """WordPress, Ghost, the Guardian, schema.org, and the many like them: a title, perhaps a
    standfirst, one body.
    """
    nested = fields.get("fields")
    if isinstance(nested, dict):
        fields = {**fields, **nested}
    headline = _visible(_first(fields, HEADLINE) or "")
    standfirst = _visible(_first(fields, STANDFIRST) or "")
    body = _body(fields)
    if isinstance(body, list):
        found = [
            Segment("body", text)
            for part in body[:MOST_ELEMENTS]
            if (text := _visible(_text(part) or _string(part) or ""))
        ]
    else:
        found = list(_parse(body).segments)
    segments = _head(
        headline,
        standfirst if standfirst.rstrip("… .[]") not in "\n".join(part.text for part in found) else None,
    )
    segments += _captions(fields)
    told = {part.text for part in segments}
    return Article(
        segments=tuple(segments + [part for part in found if part.text not in told or part.role == "body"])
    )


def _parse(body: str) -> Article:
    """The body field's own paragraphs: HTML when it has tags, plain text otherwise; its headline comes
    from the field.
    """
    if "</" not in body and "<p" not in body and "<br" not in body:
        article = read_plain(html.unescape(body))
        return replace(article, segments=tuple(_demoted(segment) for segment in article.segments))
    return read_html(f"<article>{body}</article>")


def _demoted(segment: Segment) -> Segment:
    return replace(segment, role="body") if segment.role == "headline" else segment


def _body(fields: Fields) -> str | list[object]:
    nested = fields.get("fields")
    for source in (fields, nested if isinstance(nested, dict) else {}):
        for name in BODY_HTML:
            value = source.get(name)
            if isinstance(value, list) and value and all(isinstance(part, str | dict) for part in value):
                return value
            if isinstance(value, dict) and isinstance(value.get("rendered"), str):
                value = value["rendered"]
            if isinstance(value, str) and value.strip():
                return value
    return ""


def _head(headline: str | None, standfirst: str | None) -> list[Segment]:
    found = []
    if headline and (text := _visible(headline)):
        found.append(Segment("headline", text))
    if standfirst and (text := _visible(standfirst)):
        found.append(Segment("standfirst", text))
    return found


def _captions(fields: Fields) -> list[Segment]:
    found = []
    images = fields.get("images", fields.get("image"))
    for image in images if isinstance(images, list) else [images]:
        if isinstance(image, dict) and (caption := _visible(_string(image.get("caption")) or "")):
            text, said = split_credit(caption)
            credit = _string(image.get("credit")) or _string(image.get("creditText")) or said
            found.append(Segment("caption", text or caption, credit))
    for name in ("feature_image_caption", "caption", "image_caption"):
        if caption := _visible(_string(fields.get(name)) or ""):
            text, said = split_credit(caption)
            found.append(Segment("caption", text or caption, said))
    return found


def _with_facts(article: Article, fields: Fields) -> Article:
    nested = fields.get("fields")
    fields = {**fields, **(nested if isinstance(nested, dict) else {})}
    credits_ = fields.get("credits")
    author = _people(credits_.get("by")) if isinstance(credits_, dict) else None
    days = (published_on(_string(fields.get(name))) for name in PUBLISHED)
    if not article.segments:
        raise ReadError("The JSON object's article is empty: there is nothing to read.")
    return replace(
        article,
        url=_first(fields, URL) or article.url,
        publisher=_first(fields, PUBLISHER) or article.publisher,
        published=next((found for found in days if found is not None), article.published),
        author=author or next((name for key in AUTHOR if (name := _people(fields.get(key)))), article.author),
        language=_string(fields.get("language")) or article.language,
    )


def _first(fields: Fields, names: tuple[str, ...]) -> str | None:
    return next((text for name in names if (text := _text(fields.get(name)))), None)


def _text(value: object) -> str | None:
    """The string itself, or that of {"rendered"|"basic"|"name"|"content"|"text": ...}."""
    if isinstance(value, dict):
        value = next(
            (
                value[key]
                for key in ("rendered", "basic", "name", "text", "content")
                if isinstance(value.get(key), str)
            ),
            None,
        )
    return _string(value)


def _string(value: object) -> str | None:
    return check(value) if isinstance(value, str) and value.strip() else None


def _people(value: object) -> str | None:
    people = value if isinstance(value, list) else [value]
    names = [name.removeprefix("By ") for person in people[:20] if (name := _text(person))]
    return ", ".join(names) or None


def _visible(text: str) -> str:
    """A short field as a reader would see it: its tags and entities resolved."""
    if "<" not in text and "&" not in text:
        return text.strip()
    shown = read_html(f"<p>{text}</p>").segments if "<" in text else ()
    return "\n".join(segment.text for segment in shown) if shown else html.unescape(text).strip()


# One row for each kind of object, the more particular first.
SHAPES: tuple[tuple[Callable[[Fields], bool], Callable[[Fields], Article]], ...] = (
    (_is_arc, _read_arc),
    (_is_fields, _read_fields),
)
