"""Unpacks a page's body in pieces, so that neither what arrives nor what comes of it passes a bound.

Knows nothing of connections.
"""

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from app.fetch.error import FetchError, shown

GZIP_MAGIC = 0x1F


def unpacked(parts: Iterable[bytes], said: Mapping[str, str], limit: int) -> bytes:
    """The whole body; both what is received and what it unpacks to are bounded by `limit`."""
    too_large = FetchError(
        f"The page is larger than {limit / 1e6:g} MB. Save the part you need and check the file."
    )
    length = said.get("content-length", "")
    if length.isdecimal() and len(length) < 20 and int(length) > limit:
        raise too_large
    encoding = said.get("content-encoding", "").strip().lower()
    if encoding not in DECODERS:
        raise FetchError(
            f"The server packs the page as {shown(encoding)}, which we did not ask for. Save it first."
        )
    content = bytearray()
    try:
        for piece in DECODERS[encoding](_bounded(parts, limit, too_large), limit + 1):
            content += piece
            if len(content) > limit:
                raise too_large
    except zlib.error as error:
        raise FetchError(f"The page arrived damaged: {error}. Try again.") from error
    return bytes(content)


def _bounded(parts: Iterable[bytes], limit: int, too_large: FetchError) -> Iterator[bytes]:
    received = 0
    for part in parts:
        received += len(part)
        if received > limit:
            raise too_large
        yield part


def _plain(parts: Iterable[bytes], _most: int) -> Iterator[bytes]:
    yield from parts


def _gzip(parts: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Unpack gzip, of one member or several, in pieces of at most `most` bytes."""
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
    begun = False
    for part in parts:
        left = part
        while left:
            if unpacker.eof:
                if left[0] != GZIP_MAGIC:  # padding
                    return
                unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
            begun = True
            yield unpacker.decompress(left, most)
            left = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
    if begun and not unpacker.eof:
        raise zlib.error("it ends too early")


def _deflate(parts: Iterable[bytes], most: int) -> Iterator[bytes]:
    """Unpack deflate, with the zlib header of the standard or, as some servers send it, without."""
    unpacker = None
    for part in parts:
        if unpacker is None and part:
            has_header = part[0] & 0x0F == zlib.DEFLATED
            unpacker = zlib.decompressobj(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
        left = part
        while left and unpacker is not None and not unpacker.eof:
            yield unpacker.decompress(left, most)
            left = unpacker.unconsumed_tail
    if unpacker is not None and not unpacker.eof:
        raise zlib.error("it ends too early")


DECODERS: Mapping[str, Callable[[Iterable[bytes], int], Iterator[bytes]]] = {
    "": _plain,
    "identity": _plain,
    "gzip": _gzip,
    "x-gzip": _gzip,
    "deflate": _deflate,
}
