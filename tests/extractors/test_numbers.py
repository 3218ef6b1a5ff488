"""The scanner and the public function, by what they read in one sentence."""

from decimal import Decimal

import pytest

from extractors import quantities
from extractors.numbers import numbers, view_of

VALUES = [
    ("The levy raised 1,234,567 from 40 towns.", ["1234567", "40"]),
    ("A bill of 10bn, not 10m.", ["10000000000", "10"]),
    ("It lay two and a half million years.", ["2500000"]),
    ("One hundred and two thousand three hundred and six ballots", ["102306"]),
    ("half a million, a quarter of a million, a dozen", ["500000", "250000", "12"]),
    ("three fifths of 5½ and 3 1/2 and 1/4", ["0.6", "5.5", "3.5", "0.25"]),
    ("10² m² and 2.5×10−3", ["100", "0.0025"]),
    ("５００ and ١٢٣ and −7 and minus five", ["500", "123", "-7", "-5"]),
    ("1\u202f234\u202f567 people and 1'234 seats", ["1234567", "1234"]),
    ("It cost 1.234,56 there and 2.500 here", ["1234.56", "2500"]),
    ("12\u200b3 votes", ["123"]),
    ("10^6 and 10 ^ 9, 10^{6}, 10**3 and 10 to the power of 4", ["1E6", "1E9", "1E6", "1E3", "1E4"]),
    ("2 × 10^6, 2·10⁶, 1.5e6 and 10⁻³", ["2E6", "2E6", "1.5E6", "0.001"]),
    ("a 4 x 100 metres relay, **10** 6 times", ["4", "100", "10", "6"]),
]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_values(text: str, values: list[str]) -> None:
    assert [number.value for number in numbers(view_of(text))] == [Decimal(value) for value in values]


NOTHING = [
    "An F-16 and a Boeing 787 flew past the G7 on Nov. 13, 2017 at 9:30.",
    "Article 5, Channel 4 and No. 10 said nothing about Covid-19 since 2019.",
    "Call 020 7946 0958 or +1-222-222-2222.",
    "See https://example.org/2019/30%25/a?b=305 for version 2.4.1.",
    "No one would say which one they meant.",
    "It goes as far back as 1838, and lasts until about 2100.",
    "Season two of it, a page 7 story, and two a.m. on a Wi-Fi 6 line.",
    "Call (844) 239-7711 or 01293 441662, in CA 94720.",
    "some 3D maps of getopt(3)",
    "The 21st century began in January 2001.",
    "It owed 10^999999 dollars.",
    "It owed 10 ^ 999999 dollars, or 10^6^6 dollars.",
    "It owed (10)^6 dollars, 3 million^2 dollars.",
    "It owed 1e999 dollars and 2 × 10^999 dollars.",
    "It rose 10 to the sixth power.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_not_figures(text: str) -> None:
    assert [reading.surface for reading in quantities(text)] == []


HOSTILE = [
    "",
    "\x00",
    "1" * 200_000,
    "\ud8005",
    "1," * 50_000,
    "12\u202e34",
    "\u200b" * 1000,
    "half a " * 10_000,
    "10^" * 50_000,
    "10 ^ " * 50_000,
    "1 big red " * 20_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_raises_nothing(text: str) -> None:
    for reading in quantities(text):
        assert text[reading.start : reading.end] == reading.surface


def test_dollar_is_what_the_publisher_makes_it() -> None:
    (reading,) = quantities("It cost $5.", dollar="AUD")
    assert (reading.unit, reading.assumed) == ("AUD", "$ read as AUD")
    (reading,) = quantities("It cost US$5.", dollar="AUD")
    assert (reading.unit, reading.assumed) == ("USD", None)


def test_a_change_can_be_read_as_two_figures() -> None:
    text = "Output rose from 40 to 50 tonnes; it takes from 3 to 5 days."
    whole = [(r.low, r.high, r.unit) for r in quantities(text)]
    assert whole == [(40, 50, "tonne"), (3, 5, "day")]
    split = [(r.low, r.high, r.unit) for r in quantities(text, split_changes=True)]
    assert split == [(40, 40, "tonne"), (50, 50, "tonne"), (3, 5, "day")]


@pytest.mark.parametrize(
    ("text", "readings"),
    [("1,,000 people died", ("1000", "1")), ("some 12,000,,500 people", ("12000500", "12000"))],
)
def test_a_comma_struck_twice_is_malformed_and_never_the_digits_before_it(
    text: str, readings: tuple[str, ...]
) -> None:
    (reading,) = quantities(text)
    assert reading.alternatives == tuple(map(Decimal, readings))
