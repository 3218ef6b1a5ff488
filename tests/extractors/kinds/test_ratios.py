"""Multiples, shares, odds, votes and scores."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "It rose tenfold, or 3.5 times, twice that.",
        [
            ("tenfold", "10", "times", "exact"),
            ("3.5 times", "3.5", "times", "exact"),
            ("twice", "2", "times", "exact"),
        ],
    ),
    (
        "One in five voters, nine out of ten doctors, two-thirds of them.",
        [
            ("One in five", "0.2", None, "exact"),
            ("nine out of ten", "0.9", None, "exact"),
            (
                "two-thirds",
                "0.66666666666666666666666666666666666666666666666666666666666666666666666666666667",
                None,
                "exact",
            ),
        ],
    ),
    (
        "Odds of 33-to-1.",
        [
            ("33-to-1", "33", "ratio", "exact"),
        ],
    ),
    (
        "The bill passed 52-48 in the senate.",
        [
            ("52", "52", "vote", "exact"),
            ("48", "48", "vote", "exact"),
        ],
    ),
    (
        "They won 3-2 at home.",
        [
            ("3-2", "2…3", "score", "exact"),
        ],
    ),
    (
        "Sales doubled.",
        [
            ("doubled", "2", "times", "exact"),
        ],
    ),
    (
        "Half of them left and more than half stayed.",
        [
            ("Half", "0.5", None, "exact"),
            ("half", "0.5", None, "more_than"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_ratios(text: str, rows: list[Row]) -> None:
    assert read(text, "ratio", "score") == rows
