"""Papers and bodies that say a figure: an opening poll, "per the figures of", letters spelled out."""

import pytest

from extractors.claims import extract
from extractors.model import Article, Segment


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("In a Delta poll held in May, the mayor led with 44% support.", "44%", "Delta"),
        ("Rents rose 6%, per the latest figures from the Housing Board.", "6%", "Housing Board"),
        (
            "The National Grain Office (NGO) met on Monday. The NGO said 40 silos were empty.",
            "40",
            "National Grain Office",
        ),
        ("The mayor of Lima (LIM) met them. LIM said 40 silos were empty.", "40", "LIM"),
        ("The trams carry 30 people per car.", "30", None),
        ("In a hall near Lima, 30 people slept.", "30", None),
    ],
)
def test_said_by(text: str, figure: str, speaker: str | None) -> None:
    found = extract(Article((Segment("body", text),)))
    said = next(c for c in found if figure in c.surface).said_by
    assert said == speaker if speaker is None else said is not None and speaker in said
