"""Spans of time and ages."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "It lasted two and a half years and a 10-day siege.",
        [
            ("two and a half years", "2.5", "year", "exact"),
            ("10-day", "10", "day", "exact"),
        ],
    ),
    (
        "A 35-year-old man, aged 35, and a child of 18 months.",
        [
            ("35-year-old", "35", "year", "exact"),
            ("35", "35", "year", "exact"),
            ("18 months", "18", "month", "exact"),
        ],
    ),
    (
        "Ana Ruiz, 44, said it took nearly an hour.",
        [
            ("44", "44", "year", "exact"),
            ("an hour", "1", "hour", "about"),
        ],
    ),
    (
        "It took three tough years and 20 or more days.",
        [
            ("three", "3", "year", "exact"),
            ("20", "20", "day", "at_least"),
        ],
    ),
    (
        "Both are five years old.",
        [
            ("five years old", "5", "year", "exact"),
        ],
    ),
    (
        "A hall for the 18- to 34-year-olds.",
        [
            ("18- to 34-year-olds", "18…34", "year", "range"),
        ],
    ),
    (
        "Painter of the Tide Dies at 95",
        [
            ("95", "95", "year", "exact"),
        ],
    ),
    (
        "She retired at 63 and died at 10 on a Monday.",
        [
            ("63", "63", "year", "exact"),
        ],
    ),
    (
        "Mark Olsen , 35, Ann, two (left) and the mother-of-four, 37, swam for an hour or two.",
        [
            ("35", "35", "year", "exact"),
            ("two", "2", "year", "exact"),
            ("37", "37", "year", "exact"),
            ("two", "2", "hour", "exact"),
        ],
    ),
    (
        "It rings at 30, 20, or 10 minutes, as it did at age 16 or 17.",
        [
            ("30", "30", "minute", "exact"),
            ("20", "20", "minute", "exact"),
            ("10 minutes", "10", "minute", "exact"),
            ("16", "16", "year", "exact"),
            ("17", "17", "year", "exact"),
        ],
    ),
    (
        "Tom and Mia Starr, 29 and 27 (left), Will Wall (Pictured), 14, and Bridie, four and Pia, two.",
        [
            ("29", "29", "year", "exact"),
            ("27", "27", "year", "exact"),
            ("14", "14", "year", "exact"),
            ("four", "4", "year", "exact"),
            ("two", "2", "year", "exact"),
        ],
    ),
    (
        "James, 15—who sang—has an 8-, 12-, 14-year plan.",
        [
            ("15", "15", "year", "exact"),
            ("8", "8", "year", "exact"),
            ("12", "12", "year", "exact"),
            ("14-year", "14", "year", "exact"),
        ],
    ),
    (
        "A span of 3 years, 2 months and 16 hours.",
        [
            ("3 years", "3", "year", "exact"),
            ("2 months", "2", "month", "exact"),
            ("16 hours", "16", "hour", "exact"),
        ],
    ),
    (
        "$300bn over two years; it ran for over two years.",
        [
            ("two years", "2", "year", "exact"),
            ("two years", "2", "year", "more_than"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_durations(text: str, rows: list[Row]) -> None:
    assert read(text, "duration", "age") == rows
