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


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("More than 1,200 gathered outside the court.", "1,200", "person"),
        ("A record 2.5 million are out of work.", "2.5 million", "person"),
        ("The number of injured had risen to 52.", "52", "person"),
        ("The number of women who took the pill could be as high as 300.", "300", "woman"),
        ("The total number of cases stood at 725.", "725", "case"),
        ("Guards seized 14 rifles. Nine were loaded.", "Nine", "rifle"),
        ("The court heard 12 cases. Seven of those ended in a fine.", "Seven", "case"),
        ("Of the new cases, 77 were in Lima.", "77", "case"),
        ("Four casinos may close. Casinos elsewhere gain from the eight that remain.", "eight", "casino"),
        ("It is a common procedure, with more than 1.4 billion performed each year.", "1.4", "procedure"),
        ("The army has 90 men there; another 60 help train the recruits.", "60", "man"),
        ("About 40 remain in hospital.", "40", "person"),
        ("The rule bars groups of more than six.", "six", "person"),
        ("Employment beat the forecast of a 10,000 gain.", "10,000", "job"),
        ("The labour force was little changed at 3,800.", "3,800", "person"),
        ("Turnout was 120,000.", "120,000", "person"),
        ("Oakville (pop. 758) has no school.", "758", "person"),
        ("Divers found 40 crew members.", "40", "crew member"),
        ("Two of those three players could leave.", "Two", "player"),
        ("In one video, officers plead with the crowd.", "one", "video"),
        ("A quake of magnitude 4.5 shook Lima. The 4.1 struck at noon.", "4.1", "magnitude"),
        ("Thousands of Israelis left.", "Thousands", "person"),
        ("They have saved eight lives.", "eight", "life"),
        ("She moved to Peru when she was 18.", "18", "year"),
        ("Ana Ruiz (66) and Tom Baker (61) sang.", "66", "year"),
        ("The boys, both 12, swam.", "12", "year"),
        ("My daughter will be 13 this year.", "13", "year"),
        ("Bowie, who died last month at 69, sang.", "69", "year"),
        ("The court has four conservative and three liberal members.", "four", "member"),
        ("Of the 24 defendants, eight received sentences.", "eight", "defendant"),
        (
            "Police indicted 19 foreign nationals, 11 from Mexico and two from Japan.",
            "11",
            "foreign national",
        ),
        ("He drew 10,000 in Denver.", "10,000", "person"),
        ("The plane, with 212 aboard, landed.", "212", "person"),
        ("Trump needs 1,237 delegates. He has 743.", "743", "delegate"),
        ("Leave stood on 45 percent, Remain on 42.", "42", "%"),
        ("In Leeds, 14 confirmed cases.", "14", "case"),
        ("The storm left thousands without power.", "thousands", "person"),
        ("The card can save you thousands on a trip.", "thousands", None),
        ("The daily cases had reached 398.", "398", "case"),
        ("Shares had reached 398.", "398", None),
        ("Club membership spiked to 100,000.", "100,000", "member"),
        ("He ate a batch or two of these.", "two", "batch"),
        ("It tells of one dog's patience.", "one", "dog"),
        (
            "He asked ten of the leading design and furnishing firms.",
            "ten",
            "leading design and furnishing firm",
        ),
        ("The guard, who is now 71, left.", "71", "year"),
        ("He was about 10 or 11 at the time.", "11", "year"),
        ("Some were as young as 14 at the time.", "14", "year"),
        ("Who would pay billions for it?", "billions", None),
        ("One critic noted that the hall was empty.", "One", "critic"),
        ("There is at least one set of rules that fits.", "one", "set"),
        ("The envoy said one American died.", "one", "person"),
        ("Pick one up and tap the icon.", "one", None),
        ("It was a five-set thriller.", "five", "set"),
        ("They sell one-off rentals.", "one", None),
        (".NET 8.0 - LTS support ends in May.", "8.0", None),
        ("The state built more than 900 “new localities” there.", "900", "new locality"),
        ("There are four ‘safe haven’ city breaks to weigh.", "four", "city break"),
        ("She rose to fame at 13, after she sang at the fair.", "13", "year"),
        ("When Marlow was six, her brother left.", "six", "year"),
        ("If you're 22 and earn a wage, you pay.", "22", "year"),
        ("Children under 11 are exempt.", "11", "year"),
        ("At 38, Olsen will be the oldest.", "38", "year"),
        ("Olsen may be, at 33, the slowest.", "33", "year"),
        ("He came with his daughter, 3, by train.", "3", "year"),
        ("The lake is at 24, the bank said.", "24", None),
        ("Readings were over 30 in March.", "30", None),
        ("It was a protest thousands had vowed to attend.", "thousands", "person"),
        ("He was among a crew of 43.", "43", "person"),
        ("The car has space for five.", "five", "person"),
        ("The villa sleeps eight.", "eight", "person"),
        ("He took six snaps of the three of them at sea.", "three", "person"),
        ("Residents, including the 16,000 without papers, agree.", "16,000", "resident"),
        ("On Monday another 383 have tested positive.", "383", "person"),
        ("Two were tried and three were acquitted.", "three", "person"),
        ("The lab took 40 swabs. Of those, 14 were clean.", "14", "swab"),
    ],
)
def test_unit_of_a_count_whose_noun_is_left_out_or_misread(text: str, figure: str, unit: str | None) -> None:
    found = extract(Article((Segment("body", text),)))
    assert next(c for c in found if figure in c.surface).quantity.unit == unit
