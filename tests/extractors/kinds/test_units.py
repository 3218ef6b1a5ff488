"""The table of measures: dimensions, conversions, and that the shipped tables are what their scripts
write."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from extractors.kinds import dimension, make_currencies, make_measures, to_base

CONVERSIONS = [
    ("kilometre", "12", "length", "12000"),
    ("mile", "1", "length", "1609.344"),
    ("square foot", "100", "area", "9.290304"),
    ("degree Celsius", "40", "temperature", "313.15"),
    ("kilowatt hour", "2", "energy", "7200000"),
    ("megabyte", "1", "data storage", "8000000"),
    ("kilometre per hour", "36", "speed", "10"),
    ("barrel per day", "86400", "volume per time", "0.158987294928"),
    ("pound", "1", "mass", "0.45359237"),
]


@pytest.mark.parametrize(("unit", "value", "named", "base"), CONVERSIONS)
def test_conversion(unit: str, value: str, named: str, base: str) -> None:
    assert dimension(unit) == named
    found = to_base(unit, Decimal(value))
    assert found is not None
    assert abs(found - Decimal(base)) < Decimal("1e-20")


def test_a_counted_noun_has_no_dimension() -> None:
    assert dimension("drone") is None
    assert to_base("drone", Decimal(1)) is None


@pytest.mark.parametrize("maker", [make_measures, make_currencies])
def test_shipped_table_is_what_its_script_writes(maker: object) -> None:
    target: Path = maker.TARGET  # type: ignore[attr-defined]
    assert json.loads(target.read_text(encoding="utf8")) == json.loads(json.dumps(maker.tables()))  # type: ignore[attr-defined]
