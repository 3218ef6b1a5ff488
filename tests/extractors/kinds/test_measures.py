"""Physical measures and rates."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "A 12 km (7.5 mile) walk at 5 km/h.",
        [
            ("12 km", "12", "kilometre", "exact"),
            ("7.5 mile", "7.5", "mile", "exact"),
            ("5 km/h", "5", "kilometre per hour", "exact"),
        ],
    ),
    (
        "It covers 300 sq m, or 3,200 square feet of office space.",
        [
            ("300 sq m", "300", "square metre", "exact"),
            ("3,200 square feet", "3200", "square foot", "exact"),
        ],
    ),
    (
        "A magnitude 6.1 quake and a 7.0 tremor.",
        [
            ("magnitude 6.1", "6.1", "magnitude", "exact"),
            ("7.0", "7.0", "magnitude", "exact"),
        ],
    ),
    (
        "It reached 40C, or 104 degrees Fahrenheit.",
        [
            ("40C", "40", "degree Celsius", "exact"),
            ("104 degrees Fahrenheit", "104", "degree Fahrenheit", "exact"),
        ],
    ),
    (
        "They ship 2 million barrels of crude a day.",
        [
            ("2 million barrels of crude a day", "2000000", "barrel per day", "exact"),
        ],
    ),
    (
        "The plant makes 1.3 GW and 500 MWh.",
        [
            ("1.3 GW", "1.3", "gigawatt", "exact"),
            ("500 MWh", "500", "megawatt hour", "exact"),
        ],
    ),
    (
        "The rod is 5½ inches long, the rail 3 1/2 feet.",
        [
            ("5½ inches", "5.5", "inch", "exact"),
            ("3 1/2 feet", "3.5", "foot", "exact"),
        ],
    ),
    (
        "About 2.7m tonnes of coal; a wall 2.7m high.",
        [
            ("2.7m tonnes", "2700000.0", "tonne", "about"),
            ("2.7m", "2.7", "metre", "exact"),
        ],
    ),
    (
        "It spans 14 sq miles, a 7km path and 12ft 2in of rope.",
        [
            ("14 sq miles", "14", "square mile", "exact"),
            ("7km", "7", "kilometre", "exact"),
            ("12ft", "12", "foot", "exact"),
            ("2in", "2", "inch", "exact"),
        ],
    ),
    (
        "They drove at 50mph, then 80 km per hour.",
        [
            ("50mph", "50", "mile per hour", "exact"),
            ("80 km per hour", "80", "kilometre per hour", "exact"),
        ],
    ),
    (
        'Output fell 300,000 bpd to 2.1 million b/d; the lid is 7.60" x 6.70" or 14.2×5.2 inches.',
        [
            ("300,000 bpd", "300000", "barrel per day", "exact"),
            ("2.1 million b/d", "2100000.0", "barrel per day", "exact"),
            ('7.60"', "7.60", "inch", "exact"),
            ('6.70"', "6.70", "inch", "exact"),
            ("14.2", "14.2", "inch", "exact"),
            ("5.2 inches", "5.2", "inch", "exact"),
        ],
    ),
    (
        "It fell to 10 below zero Fahrenheit, then 40 below zero.",
        [
            ("10 below zero Fahrenheit", "-10", "degree Fahrenheit", "exact"),
            ("40 below zero", "-40", "degree", "exact"),
        ],
    ),
    (
        "It fills a 10-by-11-by-12-foot room.",
        [
            ("10", "10", "foot", "exact"),
            ("11", "11", "foot", "exact"),
            ("12-foot", "12", "foot", "exact"),
        ],
    ),
    (
        "CO2 stood at 420 ppm.",
        [
            ("420 ppm", "420", "part per million", "exact"),
        ],
    ),
    (
        "12 deaths per 100,000 people and 60 flights a day.",
        [
            ("12", "12", "death per 100,000 people", "exact"),
            ("60", "60", "flight per day", "exact"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_measures(text: str, rows: list[Row]) -> None:
    assert read(text, "measure", "rate") == rows
