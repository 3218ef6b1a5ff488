"""Reads what is named on the command line: files, addresses, standard input.

Knows bytes and what hints there are of them; the readers make articles of them, the command line prints.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from extractors.model import Article


class InputError(Exception):
    """An input could not be read; the message says what was wrong and what to do."""


@dataclass(frozen=True, slots=True)
class Submission:
    """What was named on the command line, as bytes with what is known of them."""

    name: str
    content: bytes
    media_type: str | None
    charset: str | None = None
    url: str | None = None


def submission(name: str) -> Submission:
    """The bytes of a file, of an address that is fetched, or of standard input ("-"); raises InputError."""
    if name.startswith(("http://", "https://")):
        from app.fetch import FetchError, fetch

        progress(f"Fetching {name} ...")
        try:
            page = fetch(name)
        except FetchError as problem:
            raise InputError(f"{name}: {problem}") from None
        return Submission(name, page.content, page.media_type, page.charset, page.url)
    from extractors.readers.decode import MAX_SIZE

    with opened(name) as file:
        return Submission("standard input" if name == "-" else name, file.read(MAX_SIZE + 1), None)


@contextmanager
def opened(name: str) -> Iterator[BinaryIO]:
    """A file or standard input ("-") to read from; raises InputError."""
    if name == "-":
        yield sys.stdin.buffer
        return
    try:
        with Path(name).open("rb") as file:
            yield file
    except OSError as problem:
        raise InputError(f"{name}: {problem.strerror or problem}") from None


def article_of(given: Submission, publisher: str | None, published: date | None) -> "Article":
    """The article that a submission is; the hints win over what it says of itself. Raises InputError."""
    from extractors.readers import read, sniff

    with readable(given.name):
        return read(
            given.content,
            given.media_type or sniff(given.content, given.name),
            charset=given.charset,
            url=given.url,
            publisher=publisher,
            published=published,
        )


@contextmanager
def readable(name: str) -> Iterator[None]:
    """What the readers refuse, some of it only once the figures are seen, becomes one clear line."""
    from extractors.readers import ReadError

    try:
        yield
    except ReadError as problem:
        raise InputError(f"{name}: {problem}") from None


def progress(message: str) -> None:
    """Told to whoever watches; a file or a pipe is told nothing."""
    if sys.stderr.isatty():
        print(message, file=sys.stderr)
