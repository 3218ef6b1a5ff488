"""The dead, the injured, the missing."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "2 killed and more than 23 injured.",
        [
            ("2 killed", "2", "people", "exact"),
            ("23 injured", "23", "people", "more_than"),
        ],
    ),
    (
        "The quake killed at least 410 people and hurt 1,200.",
        [
            ("410 people", "410", "people", "at_least"),
            ("1,200", "1200", "people", "exact"),
        ],
    ),
    (
        "The death toll rose to 525.",
        [
            ("525", "525", "people", "exact"),
        ],
    ),
    (
        "12 deaths, 3 fatalities.",
        [
            ("12 deaths", "12", "death", "exact"),
            ("3 fatalities", "3", "fatality", "exact"),
        ],
    ),
    (
        "Killing 14 people, the blast wounded dozens.",
        [
            ("14 people", "14", "people", "exact"),
            ("dozens", "12", "people", "at_least"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_casualties(text: str, rows: list[Row]) -> None:
    assert read(text, "casualty") == rows
