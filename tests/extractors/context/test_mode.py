"""Mode and polarity: each row is a sentence, its figure and how it is said."""

import pytest

from extractors.claims import extract
from extractors.context.vocabulary import MODES, WORDS
from extractors.model import Article, Segment


@pytest.mark.parametrize(
    ("text", "figure", "mode"),
    [
        ("Deficit to reach €5bn next year", "€5bn", "forecast"),
        ("Norway to give €5m to rebuild the port", "€5m", "pledge"),
        ("Up to 500 jobs at risk at steel plant", "500", "hypothetical"),
        ("The deficit is set to hit a record €40bn, officials said.", "€40bn", "forecast"),
        ("He expects the bank to stay on the sidelines next week and keep its rate at 2%.", "2%", "forecast"),
        ("The port will cost €40m and employ 900 people.", "900", "forecast"),
        ("The state will spend €40m on roads.", "€40m", "pledge"),
        ("Police said 16 boats would be moved.", "16", "forecast"),
        ("She wouldn't have lasted 16 days.", "16", "hypothetical"),
        ("A dam could have saved 16 boats.", "16", "hypothetical"),
        ("A yes vote would mean 6,000 workers could strike.", "6,000", "forecast"),
        ("The tunnel is thought to have cost €300m.", "€300m", "estimate"),
        ("Two men could face up to six years in prison.", "six", "hypothetical"),
        ("She faces 14 years in prison.", "14", "hypothetical"),
        ("Drivers can be fined £80.", "£80", "hypothetical"),
        ("Flats could lose light by up to 3 hours, the researchers suggested.", "3 hours", "estimate"),
        ("About 900 people are expected to attend.", "900", "forecast"),
        ("Rain of 40 mm (two inches) above the dam was also expected.", "40 mm", "forecast"),
        ("The office forecast a 70% likelihood of storms.", "70%", "forecast"),
        ("The proposed 50%, 60% or even 65% cuts failed.", "60%", "target"),
        ("Under the proposals, drivers would pay £12.", "£12", "target"),
        ("The plan requires flats to have balconies of 2 square metres.", "2 square", "target"),
        ("Wider streets have to keep 15% for trees.", "15%", "target"),
        (
            "The bill would cut $4bn from rents, $3bn from roads (and bridges), and $2bn from rail.",
            "$2bn",
            "target",
        ),
        ("The union is demanding a 12% rise.", "12%", "target"),
        ("An estimated 55,000 patients could die.", "55,000", "forecast"),
        ("Its worth is thought to be €4m.", "€4m", "estimate"),
        ("Plans for 400 homes were filed.", "400", "target"),
        ("If she gets down to 14 stone her knees will heal.", "14 stone", "hypothetical"),
        ("Some 400 homes are planned.", "400", "target"),
        (
            "The storm is expected to bring 3 inches of rain, with up to 10 inches in places.",
            "10 inches",
            "forecast",
        ),
        ("Sales of €220m are forecast, with profits of €35m.", "€220m", "forecast"),
        ("The plan would cost €40m over ten years, according to the auditor.", "€40m", "estimate"),
        ("The fire cost €40m, according to estimates.", "€40m", "estimate"),
        ("The fire cost €40m, the insurer estimates.", "€40m", "estimate"),
        ("The auditor estimated that the cuts would add €40m to the deficit.", "€40m", "estimate"),
        ("A report put the estimated total cost of recovery at €40m.", "€40m", "estimate"),
        ("In a Delta poll, the mayor led with 61%.", "61%", "estimate"),
        ("The index missed its 2% target.", "2%", "target"),
        ("Growth beat guidance of 4%.", "4%", "forecast"),
        ("He wants the bank to raise its rate from 2% to 3%.", "3%", "target"),
        ("The agency estimates that some 56 million children walk to school.", "56 million", "estimate"),
        ("The study found that masts could cut rainfall by 0.9 millimetres.", "0.9", "estimate"),
        ("The offence carries up to five years in jail.", "five", "hypothetical"),
        ("Lenders should hold $1 for every loan.", "$1", "target"),
        ("A Delta poll put Lee on 53 percent, with support for Ruiz on 46 percent.", "46", "estimate"),
    ],
)
def test_a_cue_that_governs_the_figure(text: str, figure: str, mode: str) -> None:
    found = extract(Article((Segment("body", text),)))
    assert next(c for c in found if figure in c.surface).mode == mode


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The mayor predicted hundreds of deaths, but the toll stands at 48.", "48"),
        ("The toll will rise as officials said 16 people were missing.", "16"),
        ("She hopes that the bonds whose yield rose to 2.9% will recover.", "2.9%"),
        ("He wants the bank to raise its rate from 2% to 3%.", "2%"),
        ("Growth will slow to 2%, down from 4% in 2024.", "4%"),
        ("It is unclear whether the toll includes the three attackers.", "three"),
        ("An estimated 4,000 people came, including eight judges.", "eight"),
        ("She scored 40 goals in one season.", "40"),
        ("They would leave with their child, 11, on Friday.", "11"),
        ("Reform plans stalled and two targets were missed.", "two"),
        ("Shares rose 4%, as analysts said the year was as good as expected.", "4%"),
        ("The rebels targeted two dozen villages.", "two dozen"),
        ("The strike was expected to end soon, one source said.", "one"),
        ("The mayor will speak in a 15-minute slot.", "15-minute"),
        ("The market that lifted its yield to 2.9% over two years will recover.", "two"),
        ("A crowd of 300 must stay at home after 28 fell ill.", "28"),
        ("Traders will cut their 37-inch screens.", "37-inch"),
        ("The deal cuts an earlier commitment for jets by 30.", "30"),
        ("The mast priced at $99 costs less than its rival.", "$99"),
        ("The Bears committed 29 fouls.", "29"),
        ("Ten things about rail you need to know.", "Ten"),
        ("The costume required 1,200 beads.", "1,200"),
        ("It can take up to 14 days.", "14 days"),
        ("The villa would be sold, according to two neighbours.", "two"),
        ("A survey found 17% are considering an electric car.", "17%"),
        ("One in six want to move.", "One in six"),
        ("A poll of 1,500 voters found that the mayor will lose.", "1,500"),
        ("Curbs will flatten the second wave.", "second"),
        ("Arrivals isolate for 14 days to reduce the risk of spread.", "14 days"),
        ("Climbing was slow, as she could only manage two stairs.", "two"),
        ("Polls on Tuesday suggested that the vote in two days is open.", "two"),
        ("The mayor, saying that plans will change, met 28 farmers.", "28"),
    ],
)
def test_a_cue_of_another_clause_leaves_the_figure_actual(text: str, figure: str) -> None:
    found = extract(Article((Segment("body", text),)))
    assert next(c for c in found if figure in c.surface).mode == "actual"


def test_words_that_reach_further_are_words_of_a_mode() -> None:
    assert WORDS["mode.opinions"] | WORDS["mode.plans"] <= set(MODES)


def test_shares_told_after_a_poll_of_the_title_are_the_polls() -> None:
    poll = Segment("headline", "Poll finds mayor 10 points ahead of rival")
    share = Segment("body", "Some 47% believe she should stay, and the council has 12 seats.")
    modes = {claim.surface: claim.mode for claim in extract(Article((poll, share)))}
    assert modes["47%"] == "estimate"
    assert modes["12"] == "actual"
