"""Money: signs, codes, names, magnitudes, minor units, what it is per."""

import pytest

from tests.extractors.kinds.reading import Row, read

CASES: list[tuple[str, list[Row]]] = [
    (
        "Net profit was 20 mln dlrs against 48 mln stg.",
        [
            ("20 mln dlrs", "20000000", "USD", "exact"),
            ("48 mln stg", "48000000", "GBP", "exact"),
        ],
    ),
    (
        "The fund holds €10m, £8.6bn and US$4.7 billion.",
        [
            ("€10m", "10000000", "EUR", "exact"),
            ("£8.6bn", "8600000000.0", "GBP", "exact"),
            ("US$4.7 billion", "4700000000.0", "USD", "exact"),
        ],
    ),
    (
        "It cost 5 million euros, or half a billion dollars.",
        [
            ("5 million euros", "5000000", "EUR", "exact"),
            ("half a billion dollars", "500000000.0", "USD", "exact"),
        ],
    ),
    (
        "A bond of £1.5-2bn, or $3 to $4 billion.",
        [
            ("£1.5-2bn", "1500000000.0…2000000000", "GBP", "range"),
            ("$3 to $4 billion", "3000000000…4000000000", "USD", "range"),
        ],
    ),
    (
        "Rs 10 lakh, HK$5, S$6, R$7 and NZ$8",
        [
            ("Rs 10 lakh", "1000000", "INR", "exact"),
            ("HK$5", "5", "HKD", "exact"),
            ("S$6", "6", "SGD", "exact"),
            ("R$7", "7", "BRL", "exact"),
            ("NZ$8", "8", "NZD", "exact"),
        ],
    ),
    (
        "They owe 3 million Canadian dollars and 40 pence.",
        [
            ("3 million Canadian dollars", "3000000", "CAD", "exact"),
            ("40 pence", "40", "penny", "exact"),
        ],
    ),
    (
        "Oil stood at $71.20 a barrel and power at £80/MWh.",
        [
            ("$71.20 a barrel", "71.20", "USD per barrel", "exact"),
            ("£80/MWh", "80", "GBP per megawatt hour", "exact"),
        ],
    ),
    (
        "Shares fell 34 cents to A$2.10.",
        [
            ("34 cents", "34", "cent", "exact"),
            ("A$2.10", "2.10", "AUD", "exact"),
        ],
    ),
    (
        "It lost −$5m and a fare of thirteen dollars and forty-five cents.",
        [
            ("−$5m", "-5000000", "USD", "exact"),
            ("thirteen dollars and forty-five cents", "13.45", "USD", "exact"),
        ],
    ),
    (
        "A bill for £22.000 came.",
        [
            ("£22.000", "22000", "GBP", "exact"),
        ],
    ),
    (
        "He paid $1,8923 for it.",
        [
            ("$1,8923", "1.8923", "USD", "exact"),
        ],
    ),
    (
        "It raised EUR50m, 30 MUSD and Y=5 billion.",
        [
            ("EUR50m", "50000000", "EUR", "exact"),
            ("30 MUSD", "30000000", "USD", "exact"),
            ("Y=5 billion", "5000000000", "JPY", "exact"),
        ],
    ),
    (
        "A 300-pound statue cost 300 pounds.",
        [
            ("300 pounds", "300", "GBP", "exact"),
        ],
    ),
    (
        "16,000 pounds of sugar, worth $9m, paid off 2,000 pounds of old debt.",
        [
            ("$9m", "9000000", "USD", "exact"),
            ("2,000 pounds", "2000", "GBP", "exact"),
        ],
    ),
    (
        "1.2-million-dollar prize",
        [
            ("1.2-million-dollar", "1200000.0", "USD", "exact"),
        ],
    ),
    (
        "A third of £3m",
        [
            ("£3m", "3000000", "GBP", "exact"),
        ],
    ),
    (
        "They took 12p, 5c and 50 cents",
        [
            ("12p", "12", "penny", "exact"),
            ("5c", "5", "cent", "exact"),
            ("50 cents", "50", "cent", "exact"),
        ],
    ),
    (
        "C$ 5m and 10 € each",
        [
            ("C$ 5m", "5000000", "CAD", "exact"),
            ("10 €", "10", "EUR", "exact"),
        ],
    ),
    (
        "A fee of $700,000 a year",
        [
            ("$700,000 a year", "700000", "USD per year", "exact"),
        ],
    ),
    (
        "prices fell from $659 to $540",
        [
            ("$659 to $540", "540…659", "USD", "range"),
        ],
    ),
    (
        "5k, €5m and 5bn €",
        [
            ("€5m", "5000000", "EUR", "exact"),
            ("5bn €", "5000000000", "EUR", "exact"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_money(text: str, rows: list[Row]) -> None:
    assert read(text, "money") == rows
