"""PDF: paragraphs from lines, columns, hyphens, running heads, and what cannot be read."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from extractors.readers.errors import ReadError
from extractors.readers.pdf import MAX_PAGES, read_pdf
from extractors.readers.pdf_layout import Line, paragraphs_of
from tests.extractors.readers.documents import article_pdf, pdf

LEFT = (
    "The bridge over the Tarn was closed on 9 June",
    "after 3 of its 48 cables were found to be torn,",
    "and the 11,000 cars that cross it each day were",
    "sent by the old road. Its owner puts the cost of",
    "new cables at €6.4m and the wait at five months.",
    "No lorry over 12 tonnes will be let across then.",
)
RIGHT = (
    "Inspectors first wrote of rust in 2016, in a note",
    "of four pages that the owner says it never saw.",
    "A second note, in 2020, asked for 20 new cables",
    "within a year. Two were bought and none was hung.",
    "The prosecutor has asked for both notes and for",
    "the minutes of all 17 meetings held since then.",
)


def lines(
    texts: tuple[str, ...], left: float, *, page: int = 0, top: float = 700.0, size: float = 10.0
) -> list[Line]:
    return [
        Line(text, page, 842.0, left, top - 12 * row, left + 4.5 * len(text), top - 12 * row + size, size)
        for row, text in enumerate(texts)
    ]


def test_two_columns_drawn_one_after_the_other() -> None:
    found = paragraphs_of(lines(LEFT, 50) + lines(RIGHT, 320))
    assert [paragraph.text for paragraph in found] == [" ".join(LEFT), " ".join(RIGHT)]


def test_two_columns_drawn_row_by_row() -> None:
    rows = [line for pair in zip(lines(LEFT, 50), lines(RIGHT, 320), strict=True) for line in pair]
    assert [paragraph.text for paragraph in paragraphs_of(rows)] == [" ".join(LEFT), " ".join(RIGHT)]


def test_two_columns_in_a_pdf() -> None:
    drawn = [(60.0, 700.0 - 13 * row, 10.0, text) for row, text in enumerate(LEFT)]
    drawn += [(330.0, 700.0 - 13 * row, 10.0, text) for row, text in enumerate(RIGHT)]
    drawn.sort(key=lambda line: (-line[1], line[0]))
    assert [part.text for part in read_pdf(pdf([drawn])).segments] == [" ".join(LEFT), " ".join(RIGHT)]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Some 40 engi-", "neers came.", "Some 40 engineers came."),
        ("The two-", "day strike ended.", "The two-day strike ended."),
        ("A 40-", "page note.", "A 40-page note."),
        ("The Franco-", "german bridge.", "The Franco-german bridge."),
        ("A bank-owned road and a bank-", "owned bridge.", "A bank-owned road and a bank-owned bridge."),
        ("The rail-", "Europe pass.", "The rail- Europe pass."),
        ("Pay of 5-", "10 francs.", "Pay of 5- 10 francs."),
        ("A soft\u00ad", "ened rule.", "A softened rule."),
    ],
)
def test_a_hyphen_at_a_line_end(first: str, second: str, expected: str) -> None:
    assert paragraphs_of(lines((first, second), 50))[0].text == expected


def test_a_paragraph_runs_over_the_page_and_the_running_heads_stand_apart() -> None:
    head = [Line("The Tarn Courier", page, 842.0, 50, 815, 150, 823, 8) for page in (0, 1)]
    foot = [Line(f"Page {page + 1} of 2", page, 842.0, 280, 20, 330, 28, 8) for page in (0, 1)]
    pages = head[:1] + lines(LEFT[:3], 50) + foot[:1] + head[1:] + lines(LEFT[3:], 50, page=1) + foot[1:]
    found = paragraphs_of(pages)
    assert [(paragraph.role, paragraph.text) for paragraph in found] == [
        (None, " ".join(LEFT)),
        ("boilerplate", "The Tarn Courier"),
        ("boilerplate", "Page 1 of 2"),
        ("boilerplate", "Page 2 of 2"),
    ]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf([[]]), "no text"),
        (
            pdf(
                [[(60, 700, 10, "x")]],
                trailer="/Encrypt << /Filter /Standard /V 1 /R 2 /O ("
                + "x" * 32
                + ") /U ("
                + "y" * 32
                + ") /P -4 >> /ID [(a) (b)]",
            ),
            "encrypted",
        ),
        (pdf([[(60, 700, 10, "x")]] * (MAX_PAGES + 1)), "pages"),
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 100, "damaged"),
        (b"%PDF" + b"x" * 10_000_000, "limit"),
    ],
)
def test_what_cannot_be_read(content: bytes, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read_pdf(content)


def test_a_page_with_too_many_objects_is_refused() -> None:
    with pytest.raises(ReadError, match="objects"):
        read_pdf(pdf([[(60, 700, 10, "x")] * 60_001]))


def test_a_truncated_pdf_is_read_or_refused() -> None:
    whole = article_pdf()
    for size in range(0, len(whole), 997):
        try:
            segments = read_pdf(whole[:size]).segments
        except ReadError:
            continue
        assert segments


def test_threads_may_read_at_once() -> None:
    content = article_pdf()
    expected = read_pdf(content)
    with ThreadPoolExecutor(4) as pool:
        assert all(article == expected for article in pool.map(read_pdf, [content] * 12))
