"""Reads an article from bytes: the media type decides which reader, and explicit hints win over the document.

Knows media types; refuses to fetch anything, and each format is read in its own file.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from extractors.model import Article
from extractors.readers.cms import read_cms
from extractors.readers.errors import ReadError
from extractors.readers.html import read_html
from extractors.readers.ndjson import read_line, read_ndjson
from extractors.readers.pdf import read_pdf
from extractors.readers.plain import read_plain

__all__ = ["READERS", "ReadError", "read", "read_line", "sniff"]

Reader = Callable[[bytes | str, str | None], Article]  # (content, charset)


READERS: dict[str, Reader] = {
    "text/html": read_html,
    "application/xhtml+xml": read_html,
    "text/plain": read_plain,
    "text/markdown": read_plain,
    "application/pdf": read_pdf,
    "application/json": read_cms,
    "application/ld+json": read_cms,
    "application/x-ndjson": read_ndjson,
    "application/jsonl": read_ndjson,
}
SUFFIXES = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "text/html",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".ndjson": "application/x-ndjson",
    ".jsonl": "application/x-ndjson",
}
TAG = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|figure|meta|title|script|span|table|ul)[\s>/]",
    re.IGNORECASE,
)
HEAD = 4_096  # bytes looked at


def read(
    content: bytes | str,
    media_type: str | None = None,
    *,
    charset: str | None = None,
    url: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
) -> Article:
    """The article in `content`. `media_type` may carry a charset; None means sniff.

    What the caller says (url, publisher, published) wins over what the document says. Raises ReadError, whose
    message says what was wrong and what to do.
    """
    if not content:
        raise ReadError("The input is empty: there is no text in it. Check the file, or what was piped in.")
    kind, _, parameters = (media_type or "").partition(";")
    kind = kind.strip().lower() or sniff(content, url)
    if charset is None and (
        found := re.search(r"charset=\s*\"?([A-Za-z0-9_:.-]{2,40})", parameters, re.IGNORECASE)
    ):
        charset = found[1]
    if kind == "application/octet-stream":
        kind = sniff(content, url)
    if kind not in READERS:
        raise ReadError(f"Crossfoot cannot read {kind!r}. It reads {', '.join(READERS)}.")
    article = READERS[kind](content, charset)
    return replace(
        article,
        url=url or article.url,
        publisher=publisher or article.publisher,
        published=published or article.published,
    )


def sniff(content: bytes | str, name: str | None = None) -> str:
    """The media type of `content`, by its first bytes and the suffix of `name` (a file's name or a URL)."""
    head = content[:HEAD].encode("utf-8", "replace") if isinstance(content, str) else content[:HEAD]
    if b"%PDF-" in head[:1_024]:
        return "application/pdf"
    path = re.split(r"[?#]", name or "")[0].lower()
    suffix = path[path.rfind(".") :] if "." in path.rpartition("/")[2] else ""
    if suffix in SUFFIXES and suffix != ".pdf":
        return SUFFIXES[suffix]
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if text[:1] in (b"{", b"["):
        rows = [line for line in text.split(b"\n") if line.strip()]
        several = len(rows) > 1 and rows[0].rstrip().endswith(b"}") and rows[1].lstrip()[:1] == b"{"
        return "application/x-ndjson" if several else "application/json"
    return "text/html" if (text[:1] == b"<" and TAG.search(text)) or TAG.match(text) else "text/plain"
