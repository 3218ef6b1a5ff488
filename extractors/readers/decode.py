"""Bytes to text: byte-order marks, declared charsets, and what to do when the declaration is wrong.

Knows no format and changes no character: what cannot be decoded rightly is refused, not repaired.
"""

import codecs
import re

from extractors.readers.errors import ReadError

MAX_SIZE = 10_000_000  # bytes, or characters when the caller already decoded

# Labels as the WHATWG encoding standard reads them: whoever says latin-1 or ascii means windows-1252.
LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "macintosh": "mac-roman",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "euc-kr": "cp949",
    "x-sjis": "cp932",
}
DECODERS = re.compile(
    r"(?:utf-?8|utf-?16(?:-?[lb]e)?|iso-?8859-\d{1,2}|(?:windows|cp)-?(?:874|125\d)|cp(?:932|949)|koi8-[ru]"
    r"|gb18030|big5(?:-hkscs)?|euc-jp|iso-2022-jp|mac-?roman)\Z"
)
BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
BINARY = (
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"PK\x03\x04", "a ZIP archive (Word, Excel and EPUB files are ZIP archives)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip file"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"\x28\xb5\x2f\xfd", "a zstandard file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3\x00", "a SQLite database"),
)
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
SURROGATE = re.compile(r"[\ud800-\udfff]")
DECLARED = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE)
XML_DECLARED = re.compile(rb"""\A\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_:.-]{2,40})""")


def decode(content: bytes | str, charset: str | None = None, *, markup: bool = False) -> str:
    """The text of `content`, or ReadError. A str is only checked.

    A byte-order mark decides; then strict UTF-8 (text that is not UTF-8 almost never decodes as it); then the
    charset the caller or, for markup, the document declares; then windows-1252. UTF-8 with a few damaged
    bytes keeps its other characters, each damaged one becoming U+FFFD.
    """
    if len(content) > MAX_SIZE:
        raise ReadError(
            f"The input is {len(content):,} bytes; the limit is {MAX_SIZE:,}. Send the article alone, "
            "without attachments or embedded images."
        )
    text = content if isinstance(content, str) else _decode_bytes(content, charset, markup)
    return check(text.removeprefix("\ufeff"))


def check(text: str) -> str:
    """`text` itself when it can be kept verbatim; ReadError for NUL, lone surrogates, binary, or
    nothing at all.
    """
    if not text.strip("\ufeff\u200b \t\r\n\f\v\u00a0\u2028\u2029\u3000"):
        raise ReadError("The input is empty: there is no text in it. Check the file, or what was piped in.")
    if (at := text.find("\0")) >= 0:
        raise ReadError(
            f"The text has a NUL character (U+0000) at offset {at}. It cannot be stored, and leaving it "
            f"out would "
            "move every offset after it: remove it and send the text again."
        )
    if not text.isascii() and (lone := SURROGATE.search(text)):
        raise ReadError(
            f"The text has a lone surrogate (U+{ord(lone[0]):04X}) at offset {lone.start()}, which is no "
            f"character. "
            "It was probably cut in the middle of an emoji: send the text again as valid UTF-8."
        )
    if len(CONTROL.findall(text)) > 8 + len(text) // 200:
        raise ReadError(
            "The input is binary, not text: send plain text, HTML, a PDF or JSON, and say its media type."
        )
    return text


def _decode_bytes(content: bytes, charset: str | None, markup: bool) -> str:
    for magic, what in BINARY:
        if content.startswith(magic):
            raise ReadError(f"This is {what}. Save the article as plain text, HTML or PDF and send that.")
    for bom, name in BOMS:
        if content.startswith(bom):
            return _strictly(content[len(bom) :], name, "its byte-order mark")
    declared = _codec(charset) or (_codec(_declared(content)) if markup else None)
    if declared is not None and declared.startswith("utf-16"):
        return _strictly(content, "utf-16-be" if declared.endswith("be") else "utf-16-le", "its charset")
    if declared == "iso-2022-jp":
        return _strictly(content, declared, "its charset")
    if (wide := _unmarked_utf16(content)) is not None:
        return _strictly(content, wide, "the pattern of its zero bytes")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode(
            "utf-8", "surrogatepass"
        )  # UTF-8 but for half a character, which `check` refuses
    except UnicodeDecodeError:
        pass
    if declared is not None and not declared.startswith("utf"):
        try:
            return content.decode(declared)
        except UnicodeDecodeError:
            pass
    return _nearly_utf8(content) or _windows_1252(content)


def _declared(content: bytes) -> str | None:
    found = XML_DECLARED.search(content[:1024]) or DECLARED.search(content[:8192])
    if found is None:
        return None
    name = found[1].decode("ascii")
    return (
        None if name.lower().startswith("utf-16") else name
    )  # a declaration readable as ASCII cannot be UTF-16


def _codec(label: str | None) -> str | None:
    name = (label or "").strip().strip("\"'").lower().replace("_", "-")
    name = LABELS.get(name, LABELS.get(name.replace("-", "_"), name))
    return name if DECODERS.match(name) else None


def _strictly(content: bytes, codec: str, why: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise ReadError(
            f"The input should be {codec.upper()} by {why}, but it breaks off at byte {error.start}. "
            "Save it as UTF-8 and send it again."
        ) from None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: in Western text every second byte is zero."""
    head = content[:2048]
    if len(head) < 4 or b"\0" not in head:
        return None
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd > pairs * 0.7 and even < pairs * 0.05:
        return "utf-16-le"
    return "utf-16-be" if even > pairs * 0.7 and odd < pairs * 0.05 else None


def _nearly_utf8(content: bytes) -> str | None:
    """UTF-8 in which a byte or two was damaged: far more good multi-byte characters than bad bytes."""
    text = content.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = (len(content) - len(text)) // 2  # a two- or three-byte character saves one or two
    return text if good > 20 * bad else None


def _windows_1252(content: bytes) -> str:
    if b"\0" in content:
        raise ReadError("The input is binary, not text: send plain text, HTML, a PDF or JSON.")
    # The five bytes cp1252 leaves open stand for the C1 controls, as browsers read them.
    return content.decode("cp1252", "_c1_controls")


def _c1(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


codecs.register_error("_c1_controls", _c1)
