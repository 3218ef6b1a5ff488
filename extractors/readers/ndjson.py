"""Reads one line of NDJSON, the contract at the edge: {"id", "published", "segments" | "text" | "html"}.

Knows that contract; refuses to know newsroom formats: cms.py does. Segments are taken word for word.
"""

from dataclasses import replace
from typing import get_args

from extractors.model import Article, Role, Segment
from extractors.readers.decode import check, decode
from extractors.readers.errors import MOST_SEGMENTS, ReadError, too_many_segments
from extractors.readers.html import read_html
from extractors.readers.json_text import day, name_of, parse_object, string
from extractors.readers.plain import read_plain

ROLES: tuple[Role, ...] = get_args(Role)
CONTENT = ("segments", "text", "html")


def read_line(line: bytes | str) -> tuple[str | None, Article]:
    """(id, article) of one NDJSON line; the id is None when the line gives none. Raises ReadError."""
    row = parse_object(decode(line), "The line")
    return identity(row), article_of(row)


def read_ndjson(content: bytes | str, charset: str | None = None) -> Article:
    """The article of NDJSON that holds exactly one. Raises ReadError when it holds more."""
    text = decode(content, charset)
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1:
        raise ReadError(
            f"This NDJSON holds {len(lines):,} articles and one was expected. "
            "Check them all with crossfoot check --ndjson, or send them one by one."
        )
    return article_of(parse_object(lines[0], "The line"))


def identity(row: dict[str, object]) -> str | None:
    """The "id" of a row as a string; numbers are allowed. Raises ReadError for another type."""
    value = row.get("id")
    if value is None or isinstance(value, str):
        return check(value) if value else None
    raise ReadError(f'"id" is {name_of(value)}; it must be a string.')


def is_contract(row: dict[str, object]) -> bool:
    """Whether the object keeps to the contract: its text is in "segments", "text" or "html"."""
    return any(row.get(name) is not None for name in CONTENT)


def article_of(row: dict[str, object]) -> Article:
    """The article of one object of the contract. Unknown fields are ignored. Raises ReadError for
    wrong types.
    """
    given = [name for name in CONTENT if row.get(name) is not None]
    if not given:
        raise ReadError('The object has none of "segments", "text" and "html": there is nothing to read.')
    published = row.get("published") if row.get("published") is not None else row.get("date")
    article = _content(row, given[0])
    return replace(
        article,
        url=string(row.get("url"), "url") or article.url,
        publisher=string(row.get("publisher"), "publisher") or article.publisher,
        published=day(published, "published" if row.get("published") is not None else "date")
        or article.published,
        language=string(row.get("language"), "language") or article.language,
        author=string(row.get("author"), "author") or article.author,
    )


def _content(row: dict[str, object], name: str) -> Article:
    if name == "segments":
        return Article(segments=_segments(row["segments"]))
    text = string(row[name], name)
    if text is None:
        raise ReadError(f'"{name}" is empty: there is nothing to read.')
    return read_html(text) if name == "html" else read_plain(text)


def _segments(value: object) -> tuple[Segment, ...]:
    if not isinstance(value, list):
        raise ReadError(f'"segments" is {name_of(value)}; it must be a list of {{"kind": ..., "text": ...}}.')
    if not value:
        raise ReadError('"segments" is empty: there is nothing to read.')
    if len(value) > MOST_SEGMENTS:
        raise too_many_segments()
    return tuple(_segment(number, part) for number, part in enumerate(value))


def _segment(number: int, part: object) -> Segment:
    """Exactly the text given, even when empty, so that segment numbers and offsets are the sender's own."""
    if not isinstance(part, dict):
        raise ReadError(f'Segment {number} is {name_of(part)}; it must be {{"kind": ..., "text": ...}}.')
    kind = part.get("kind", part.get("role"))
    if kind not in ROLES:
        raise ReadError(f"Segment {number} has the kind {kind!r}; it must be one of {', '.join(ROLES)}.")
    text = part.get("text")
    if not isinstance(text, str):
        raise ReadError(f'Segment {number} has a "text" that is {name_of(text)}; it must be a string.')
    if text.strip():
        try:
            check(text)
        except ReadError as error:
            raise ReadError(f"Segment {number}: {error}") from None
    role: Role = ROLES[ROLES.index(kind)]
    return Segment(role, text, string(part.get("credit"), "credit"))
