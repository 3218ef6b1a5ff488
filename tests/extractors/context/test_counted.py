"""What a figure counts where its clause leaves the noun elsewhere: each row a sentence, figure and words."""

import pytest

from extractors.claims import extract
from extractors.model import Article, Segment


@pytest.mark.parametrize(
    ("text", "figure", "counted"),
    [
        ("The deficit is set to hit a record €40bn.", "€40bn", "deficit"),
        ("The cost of interest is on track to hit $390 billion next year.", "$390", "cost of interest"),
        ("The food market is expected to nearly double to £17bn.", "£17bn", "food market"),
        ("The deficit hit €4bn in June, after reaching €3bn in May.", "€3bn", "deficit"),
        ("Prices rose 0.1% in May – and up 3.2% compared to last year.", "3.2%", "Prices"),
        ("Sentiment rose 13% in May and 16% over the last 12 months.", "12 months", "Sentiment"),
        ("Consumption was 63% of output. In the boom it rose to 70%.", "70%", "Consumption"),
        ("The minister vowed to cut taxes by €6bn.", "€6bn", "cut in taxes"),
        ("Ruiz and Baker both stood at 11%.", "11%", "Ruiz and Baker"),
        ("The labour force was little changed at 3,800.", "3,800", "labour force"),
        ("The leverage of banks in the U.S. (assets to equity) increased from 18 to 1.", "18", "leverage"),
        ("Crews poured 1,500 gallons of water per minute.", "1,500", "water"),
        ("The chief told the nation 28 people were killed.", "28", "people"),
        ("The nurse from Oakville (pop. 758) voted.", "758", "population"),
        ("The rate of tax has been held near zero.", "zero", "tax"),
        ("Some 18 miners have died in floods in the past 34 years.", "34", "died in floods"),
        ("In the six months to March, 28,000 children were held.", "six", "children were held"),
        ("Some 16% of registered voters agree, while 58% believe the opposite.", "58%", "registered voters"),
        ("Gold makes up 5% of all exports. Copper accounts for 54%.", "54%", "all exports"),
    ],
)
def test_counted(text: str, figure: str, counted: str) -> None:
    found = extract(Article((Segment("body", text),)))
    assert counted in (next(c for c in found if figure in c.surface).counted or "")


def test_a_pronoun_stands_for_the_subject_of_the_sentence_before_only() -> None:
    text = "Consumption was 63% of output. It rained. Nobody came. Then it rose to 70%."
    assert "Consumption" not in (extract(Article((Segment("body", text),)))[-1].counted or "")


def test_a_share_of_another_thing_shares_no_whole() -> None:
    text = "Some 16% of voters agree. It rained all day. Then 58% believe the opposite. Prices rose 4%."
    found = extract(Article((Segment("body", text),)))
    assert all("voters" not in (claim.counted or "") for claim in found[1:])


def test_by_how_much_is_no_doer() -> None:
    assert extract(Article((Segment("body", "Youth hiring jumped by 400 jobs."),)))[0].actor != "400 jobs"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two bombs killed 23 people.", ["count", "casualty"]),
        ("Three gunmen wounded nine worshippers.", ["count", "casualty"]),
        ("Two lifeguards rescued a boy.", ["count"]),
        ("Nine miners killed last week were buried.", ["casualty"]),
        ("Four soldiers were killed.", ["casualty"]),
        ("Two men died on Monday.", ["casualty"]),
    ],
)
def test_whom_it_befalls_is_a_casualty(text: str, kinds: list[str]) -> None:
    assert [claim.kind for claim in extract(Article((Segment("body", text),)))] == kinds
