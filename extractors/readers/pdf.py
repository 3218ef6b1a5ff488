"""Reads a PDF with pypdfium2: lines with their fonts, running heads apart, paragraphs rebuilt.

Knows pages and boxes; refuses to judge words. PDFium is not thread-safe, so one lock guards it.
"""

import threading
from collections.abc import Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from extractors.model import Article
from extractors.readers.decode import MAX_SIZE, check
from extractors.readers.errors import ReadError
from extractors.readers.pdf_layout import Line, paragraphs_of
from extractors.readers.text_roles import read_paragraphs

MAX_PAGES = 60
MAX_CHARACTERS = 600_000  # of all pages together
MAX_OBJECTS = 60_000  # of one page; a page of print has some thousands
COLUMN_GAP = 2.5  # times the type's height: a gap in a line from which it parts columns
LINE_END_HYPHENS = frozenset([0x02, 0xFFFE])
NO_CHARACTERS = frozenset([0x00, 0xFFFF])
_LOCK = threading.Lock()


def read_pdf(content: bytes | str, charset: str | None = None) -> Article:
    """The article of a PDF. Raises ReadError when it is damaged, encrypted, scanned, or too large to
    be an article.
    """
    del charset  # a PDF says its own
    if isinstance(content, str):
        raise ReadError("A PDF was given as text: send the file's bytes as they are.")
    if len(content) > MAX_SIZE:
        raise ReadError(
            f"The PDF is {len(content):,} bytes; the limit is {MAX_SIZE:,}. Send the article's pages alone."
        )
    with _LOCK:
        document = _opened(content)
        try:
            lines = _lines(document)
        finally:
            document.close()
    reading = read_paragraphs(paragraphs_of(lines))
    for segment in reading.segments:
        check(segment.text)
    return Article(
        segments=reading.segments,
        publisher=reading.publisher,
        published=reading.published,
        author=reading.author,
    )


def _opened(content: bytes) -> pdfium.PdfDocument:
    try:
        document = pdfium.PdfDocument(content)
        pages = len(document)
    except pdfium.PdfiumError as error:
        if "password" in str(error).lower() or "security" in str(error).lower():
            raise ReadError("The PDF is encrypted. Remove its password and send it again.") from None
        raise ReadError(
            "The PDF is damaged and cannot be opened. Print it to a new PDF, or send the text."
        ) from None
    if not 0 < pages <= MAX_PAGES:
        document.close()
        raise ReadError(
            f"The PDF has {pages} pages; the limit is {MAX_PAGES}. Send the article's pages alone."
        )
    return document


def _lines(document: pdfium.PdfDocument) -> list[Line]:
    """Every printed line of every page with its place and font size."""
    found: list[Line] = []
    characters = 0
    for number in range(len(document)):
        try:
            page = document[number]
        except pdfium.PdfiumError:
            raise ReadError(
                f"Page {number + 1} of the PDF is damaged. Print it to a new PDF, or send the text."
            ) from None
        try:
            if raw.FPDFPage_CountObjects(page) > MAX_OBJECTS:
                raise ReadError(
                    f"Page {number + 1} of the PDF has too many objects to be an article. Send the text "
                    f"instead."
                )
            text = page.get_textpage()
            characters += text.count_chars()
            if characters > MAX_CHARACTERS:
                raise ReadError(
                    f"The PDF has more than {MAX_CHARACTERS:,} characters. Send the article's pages alone."
                )
            found += _page_lines(text, number, page.get_height())
            text.close()
        finally:
            page.close()
    if not found:
        raise ReadError(
            "The PDF has no text: it was probably scanned. Run text recognition (OCR) on it, or send the "
            "article's text."
        )
    return found


def _page_lines(page: pdfium.PdfTextPage, number: int, height: float) -> list[Line]:
    """Characters in the page's own order to lines: PDFium breaks lines, and a wide gap parts columns."""
    lines: list[Line] = []
    run: list[tuple[int, str]] = []
    right = 0.0
    for index, character in _characters(page):
        if character in "\r\n":
            lines += _line(page, run, number, height)
            run = []
            continue
        if not character.isspace():
            box = _box(page, index)
            if run and box[0] - right > COLUMN_GAP * max(4.0, box[3] - box[1]):
                lines += _line(page, run, number, height)
                run = []
            right = box[2]
        run.append((index, character))
    return lines + _line(page, run, number, height)


def _characters(page: pdfium.PdfTextPage) -> Iterator[tuple[int, str]]:
    """(index, character); PDFium's marks for a hyphen at a line's end become a soft hyphen."""
    high = 0
    for index in range(page.count_chars()):
        code = raw.FPDFText_GetUnicode(page, index)
        if 0xD800 <= code < 0xDC00:
            high = code
            continue
        if 0xDC00 <= code <= 0xDFFF:
            if high:
                yield index, chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00))
            high = 0
            continue
        if code in LINE_END_HYPHENS:
            yield index, "-"
        elif code not in NO_CHARACTERS:
            yield index, chr(code)


def _line(page: pdfium.PdfTextPage, run: list[tuple[int, str]], number: int, height: float) -> list[Line]:
    """The line of one run of characters, or none when it is blank."""
    text = "".join(character for _, character in run)
    inked = [index for index, character in run if not character.isspace()]
    if not inked:
        return []
    boxes = [_box(page, inked[0]), _box(page, inked[len(inked) // 2]), _box(page, inked[-1])]
    size = round(sorted(top - bottom for _, bottom, _, top in boxes)[1], 1)
    bottom, top = min(box[1] for box in boxes), max(box[3] for box in boxes)
    left, right = min(box[0] for box in boxes), max(box[2] for box in boxes)
    return [Line(" ".join(text.split(" ")).strip(), number, height, left, bottom, right, top, size)]


def _box(page: pdfium.PdfTextPage, index: int) -> tuple[float, float, float, float]:
    """(left, bottom, right, top) of the character with its font's full height, in points."""
    box = raw.FS_RECTF()
    raw.FPDFText_GetLooseCharBox(page, index, box)
    return box.left, box.bottom, box.right, box.top
