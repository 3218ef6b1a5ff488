"""Units that a count's own noun does not give; each row is a sentence, its figure and the unit."""

import pytest

from extractors.claims import extract
from extractors.model import Article, Segment


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("Of the 12 who stayed, most were farmers.", "12", "person"),
        ("Rescuers found 14 miners, 9 of them alive.", "9", "miner"),
        ("Bandits seized 30 Christians on Sunday.", "30", "person"),
        ("The fire burned 400 barns and other buildings.", "400", "building"),
        ("The union has 900 cooks, porters and other hotel workers.", "900", "hotel worker"),
        ("The dust index is 310 in the valley.", "310", "point"),
        ("An aftershock like the 5.2 that hit the coast did no harm.", "5.2", "magnitude"),
        ("The bank kept interest rates near zero.", "zero", "%"),
        ("The guards heard 20 shots at dawn.", "20", "shot"),
        ("The state's 6 million population is young.", "6 million", "person"),
        ("A 0.4-point drop in the unemployment rate was a relief.", "0.4", "pp"),
    ],
)
def test_unit(text: str, figure: str, unit: str) -> None:
    found = extract(Article((Segment("body", text),)))
    assert next(c for c in found if figure in c.surface).quantity.unit == unit
