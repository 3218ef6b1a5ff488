"""A bare "$" is the dollar of the article's place, else of its publisher; the assumption is written down."""

import pytest

from extractors import extract
from extractors.model import Article, Segment

NOWHERE = "The firm will spend $40 million on buses."
CANADIAN = "The council in Canada spent $40 million. Canada will spend more, said Canada’s mayors."
AMERICAN = CANADIAN.replace("Canada", "Texas")


@pytest.mark.parametrize(
    ("text", "url", "publisher", "unit"),
    [
        (NOWHERE, None, None, "USD"),
        (CANADIAN, None, None, "CAD"),
        (CANADIAN, "https://courier.example.au/a", None, "CAD"),
        (NOWHERE, "https://courier.example.au/a", None, "AUD"),
        (NOWHERE, None, "courier.example.nz", "NZD"),
        (NOWHERE, None, "The Example of Toronto", "CAD"),
        (AMERICAN, "https://courier.example.au/a", None, "USD"),
        (NOWHERE, "https://[broken", "Co. Ltd", "USD"),
    ],
)
def test_which_dollar(text: str, url: str | None, publisher: str | None, unit: str) -> None:
    claim = extract(Article((Segment("body", text),), url=url, publisher=publisher))[0]
    assert claim.quantity.unit == unit
    assert claim.assumed is not None
    assert unit in claim.assumed
