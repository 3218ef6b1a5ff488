"""Percentages, points and basis points."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "Support rose 3.2 % to 41 per cent, up 5 percentage points.",
        [
            ("3.2 %", "3.2", "%", "exact"),
            ("41 per cent", "41", "%", "exact"),
            ("5 percentage points", "5", "pp", "exact"),
        ],
    ),
    (
        "Rates fell 25 basis points, or 25bps.",
        [
            ("25 basis points", "25", "basis point", "exact"),
            ("25bps", "25", "basis point", "exact"),
        ],
    ),
    (
        "Between 20 and 30 per cent, or 5-7%, said so.",
        [
            ("20 and 30 per cent", "20…30", "%", "range"),
            ("5-7%", "5…7", "%", "range"),
        ],
    ),
    (
        "A swing of −1.4% and of minus five percent.",
        [
            ("−1.4%", "-1.4", "%", "exact"),
            ("minus five percent", "-5", "%", "exact"),
        ],
    ),
    (
        "Remain was on 44 percent, down two points.",
        [
            ("44 percent", "44", "%", "exact"),
            ("two", "2", "pp", "exact"),
        ],
    ),
    (
        "24pc of them",
        [
            ("24pc", "24", "%", "exact"),
        ],
    ),
    (
        "Percent of 10",
        [
            ("10", "10", "%", "exact"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_percents(text: str, rows: list[Row]) -> None:
    assert read(text, "percent") == rows
