"""Ordinals that number a series are figures; all others are not."""

from decimal import Decimal

import pytest

from extractors.series import series


@pytest.mark.parametrize(
    ("text", "value", "unit", "surface"),
    [
        ("a third round of talks", 3, "round", "third round"),
        ("the 14th package of sanctions", 14, "package", "14th package"),
        ("It fell for a seventh straight session.", 7, "session", "seventh straight session"),
        ("the 10th anniversary of the flood", 10, "anniversary", "10th anniversary"),
        (
            "This is the 7th national treasure that it bought.",
            7,
            "national treasure",
            "7th national treasure",
        ),
        ("The Second consecutive wave of strikes", 2, "wave", "Second consecutive wave"),
    ],
)
def test_a_numbered_series(text: str, value: int, unit: str, surface: str) -> None:
    (found,) = series(text)
    assert (found.value, found.unit, found.surface, found.kind) == (Decimal(value), unit, surface, "ordinal")
    assert text[found.start : found.end] == surface


@pytest.mark.parametrize(
    "text",
    [
        "the second time",
        "the 9th century",
        "a fifth-grader on 6th Street",
        "the 10th largest lake",
        "the fifth of 11",
        "World War II's second wavering",
        "first round",
        "a third of the rounds",
        "5 rounds",
    ],
)
def test_not_a_numbered_series(text: str) -> None:
    assert series(text) == ()
