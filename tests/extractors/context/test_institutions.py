"""The country of an article that names none, from its institutions."""

import pytest

from extractors import extract
from extractors.context.institutions import seat
from extractors.model import Article, Segment


def article(*texts: str) -> Article:
    return Article(tuple(Segment("body", text) for text in texts))


@pytest.mark.parametrize(
    ("texts", "country"),
    [
        (("The NHS counted 4,100 patients.", "NHS waiting lists grew by 12 per cent."), "United Kingdom"),
        (("The NHS counted 4,100 patients.",), None),
        (("The NHS and the FBI spoke of 12 cases.", "The FBI and the NHS closed nine."), None),
        (("The Pentagon spent $4m.", "A Pentagon aide said so; the White House did not."), "United States"),
        (("The coat costs £49.99 and the hat £12.",), "United Kingdom"),
        (("The FBI and the Pentagon seized £49.99.",), "United States"),
    ],
)
def test_country(texts: tuple[str, ...], country: str | None) -> None:
    assert seat(article(*texts)) == country


def test_a_place_that_is_named_goes_first() -> None:
    named = article("In Lima, 12 doctors left the NHS.", "Lima has paid the NHS 4 million since. Lima waits.")
    assert {claim.place for claim in extract(named)} == {"Lima"}


def test_figures_hold_there() -> None:
    told = article("The NHS counted 4,100 patients.", "NHS waiting lists grew by 12 per cent.")
    assert {claim.place for claim in extract(told)} == {"United Kingdom"}
