"""Money that is told of as promised, whose promise is part of which, and names with small words in them."""

import pytest

from extractors.claims import extract
from extractors.model import Article, Claim, Segment


def claims(text: str) -> dict[str, Claim]:
    return {claim.surface: claim for claim in extract(Article((Segment("body", text),)))}


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("Norway announced €5m in funding.", "pledge"),
        ("The agency unveiled €5m of emergency aid.", "pledge"),
        ("The retailer announced €5m in losses.", "actual"),
        ("The fund spent €5m on aid.", "actual"),
    ],
)
def test_announced_money_is_promised_when_it_is_to_be_given(text: str, mode: str) -> None:
    assert claims(text)["€5m"].mode == mode


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Donors pledged €9m to rebuild the port, while Oxfam announced €2m in aid.", True),
        ("Donors pledged €2m to rebuild the port, while Oxfam announced €9m in aid.", False),
        ("Donors pledged €9m to rebuild the port, while Oxfam announced $2m in aid.", False),
        ("Denmark pledged €9m to rebuild the port, while Oxfam announced €2m in aid.", False),
    ],
)
def test_one_giver_is_part_of_all_givers(text: str, part: bool) -> None:
    whole, told = claims(text).values()
    assert [(link.role, link.claim) for link in told.links] == ([("part_of", whole.id)] if part else [])


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Katrin van der Berg said 40 houses were lost.", "Katrin van der Berg"),
        ("Luis de la Torre said 40 houses were lost.", "Luis de la Torre"),
        ("Ana Ruiz said 40 houses were lost.", "Ana Ruiz"),
    ],
)
def test_a_name_comes_out_whole(text: str, speaker: str) -> None:
    assert next(iter(claims(text).values())).said_by == speaker
