"""Counts and the noun phrases they count."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "Some 1.4m travelled by ferry last month.",
        [
            ("1.4m", "1400000.0", None, "about"),
        ],
    ),
    (
        "415 drone and missile strikes hit 20 decently sized coal-fired power plants.",
        [
            ("415", "415", "drone and missile strike", "exact"),
            ("20", "20", "coal-fired power plant", "exact"),
        ],
    ),
    (
        "Over 700 drones and missiles, and about 30 Boeing 787 jets.",
        [
            ("700", "700", "drone", "more_than"),
            ("30", "30", "Boeing 787 jet", "about"),
        ],
    ),
    (
        "Tens of thousands of people, several hundred pupils, a dozen eggs.",
        [
            ("Tens of thousands", "10000…100000", "people", "range"),
            ("several hundred", "200…999", "pupil", "range"),
            ("a dozen", "12", "egg", "exact"),
        ],
    ),
    (
        "60 of the embattled makers' jets were sold.",
        [
            ("60", "60", "makers jet", "exact"),
        ],
    ),
    (
        "A 96-car train, a 28-nation bloc and three pairs of tickets.",
        [
            ("96", "96", "car", "exact"),
            ("28", "28", "nation", "exact"),
            ("three", "3", "pair of tickets", "exact"),
        ],
    ),
    (
        "There were four different bosses and 6 million homes, including 1.5 million in the north.",
        [
            ("four", "4", "different boss", "exact"),
            ("6 million", "6000000", "home", "exact"),
            ("1.5 million", "1500000.0", "home", "exact"),
        ],
    ),
    (
        "203,00 deaths, 500,00 tests and 14million, they said.",
        [
            ("203,00 deaths", "203.00", "death", "exact"),
            ("500,00", "500.00", "test", "exact"),
            ("14million", "14000000", None, "exact"),
        ],
    ),
    (
        "One of the people spoke; no one else did; one box was left.",
        [
            ("One", "1", "people", "exact"),
            ("one", "1", "box", "exact"),
        ],
    ),
    (
        "20-odd farms, 100+ barns, 40 or more sheds, 12 or so huts",
        [
            ("20", "20", "farm", "about"),
            ("100", "100", "barn", "at_least"),
            ("40", "40", "shed", "at_least"),
            ("12", "12", "hut", "about"),
        ],
    ),
    (
        "Two surviving witnesses, 300 recorded songs and 9 new 737 Max jets.",
        [
            ("Two", "2", "surviving witness", "exact"),
            ("300", "300", "song", "exact"),
            ("9", "9", "new 737 Max jet", "exact"),
        ],
    ),
    (
        "Between 20 and 30 boats; eight or nine lorries; more than 5 and less than 9 carts.",
        [
            ("20 and 30", "20…30", "boat", "range"),
            ("eight", "8", "lorry", "exact"),
            ("nine", "9", "lorry", "exact"),
            ("5 and less than 9", "5…9", "cart", "range"),
        ],
    ),
    (
        "She had 7 of them.",
        [
            ("7", "7", None, "exact"),
        ],
    ),
    (
        "The town of 440 slept.",
        [
            ("440", "440", None, "exact"),
        ],
    ),
    (
        "At two a.m. the mother of three left.",
        [
            ("three", "3", None, "exact"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_counts(text: str, rows: list[Row]) -> None:
    assert read(text, "count", "casualty") == rows
