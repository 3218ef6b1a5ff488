"""Each rule on an article that has its fault, and on one that has not."""

from datetime import date

import pytest

from app.reconcile import reconcile
from app.reconcile.model import Reconciliation
from app.reconcile.rules import RULES
from extractors import extract
from extractors.model import Article, Segment


def article(*texts: tuple[str, str]) -> Article:
    return Article(tuple(Segment(role, text) for role, text in texts), published=date(2024, 5, 14))  # type: ignore[arg-type]


def check(*texts: tuple[str, str]) -> Reconciliation:
    one = article(*texts)
    return reconcile(extract(one), one)


WALL = "Councillors in Arnvik voted on Tuesday to spend €48m on a sea wall along the old quay."
FAULTS = [
    (
        "age_told_two_ways",
        "off_by_one",
        [
            ("body", "Dag Holm, 30, admitted it on Thursday; his brother Orrin Holm was let go."),
            ("body", "Dag Holm (pictured), 29, had been due before the court in Halden that day."),
        ],
    ),
    (
        "age_told_two_ways",
        "digit_changed",
        [
            ("body", "The hosts Orrin, 44, and Dag, 45, came to Halden in search of a castle by the sea."),
            (
                "body",
                "The show starts in autumn; its presenters (Orrin, 45, and Dag, 45) were seen at the pier.",
            ),
        ],
    ),
    ("caption_disagrees_with_body", "scale_slip", [("body", WALL), ("caption", WALL.replace("48m", "48bn"))]),
    (
        "headline_disagrees_with_body",
        "digits_transposed",
        [
            ("headline", "Ferry with 147 passengers runs aground"),
            ("body", "A ferry with 174 passengers ran aground on Monday."),
        ],
    ),
    (
        "standfirst_disagrees_with_body",
        "currency_swapped",
        [("body", WALL), ("standfirst", WALL.replace("€48m", "$48m"))],
    ),
    (
        "body_disagrees_with_itself",
        "percent_or_points",
        [
            ("body", "The union wants a rise of 12% for the nurses of the valley."),
            ("body", "The union wants a rise of 12 percentage points for the nurses of the valley."),
        ],
    ),
    (
        "parts_do_not_sum",
        "digits_transposed",
        [("body", "The lifeboats took off 174 passengers, comprising 131 adults and 34 children.")],
    ),
    (
        "conversion_does_not_hold",
        "conversion_off",
        [("body", "The lake has shrunk to 310 square kilometres (210 square miles), a study says.")],
    ),
    (
        "conversion_does_not_hold",
        "scale_slip",
        [("body", "The ministry gave £10m (€11.6bn) to the port.")],
    ),
    (
        "year_is_mistyped",
        "digit_changed",
        [
            ("headline", "Stadium for 8018 games opens late"),
            ("body", "The stadium for the games of 2018 opened on Thursday."),
        ],
    ),
    (
        "body_disagrees_with_itself",
        "digits_transposed",
        [
            ("body", "The league would give him the cup even if he fell short of the 1,327 points it takes."),
            ("body", "To win the cup of the league, he must reach the 1,237 points it takes."),
        ],
    ),
    (
        "name_is_mistyped",
        "digits_transposed",
        [
            ("headline", "Harbour pilot dies of COVID-91"),
            ("body", "The pilot had been ill with COVID-19 for a month."),
        ],
    ),
    (
        "name_is_mistyped",
        "digit_changed",
        [
            ("headline", "Search for Flight 670 ends"),
            ("body", "The search for Flight 370 ended on Monday without a trace of it."),
        ],
    ),
    (
        "label_is_impossible",
        "ordinal_malformed",
        [("headline", "Ferry line marks its 71th year"), ("body", "The line runs two boats.")],
    ),
    (
        "label_is_impossible",
        "time_impossible",
        [("body", "The boat is to leave at 61am from the old quay.")],
    ),
    (
        "change_does_not_hold",
        "miscalculated",
        [("body", "Ferry trips rose from 420 to 630, a rise of 35%, the harbour office said.")],
    ),
    *(
        (rule, hypothesis, [("body", text)])
        for rule, hypothesis, text in (
            ("change_does_not_hold", "miscalculated", "Bus fares rose 20% to $5.40 from $4.00 on Monday."),
            ("change_does_not_hold", "miscalculated", "The price of bread rose from $6.20 to $4.10 in May."),
            (
                "change_does_not_hold",
                "miscalculated",
                "The number of herons dropped by a third, from 90 to 40.",
            ),
            (
                "change_does_not_hold",
                "miscalculated",
                "It made $40 million, 12% more than the $30 million of last year.",
            ),
            (
                "change_does_not_hold",
                "miscalculated",
                "Prices fell to 210,000 pounds from 240,000, a drop of 20%.",
            ),
            (
                "share_does_not_hold",
                "miscalculated",
                "It will cut 1,200 jobs, 5% of its workforce of 12,000.",
            ),
            (
                "share_does_not_hold",
                "miscalculated",
                "There were 12 deaths among the 150 patients, a rate of 12%.",
            ),
            ("proportion_does_not_hold", "overstated", "Three out of four pupils, or 60%, walk to school."),
            ("rate_does_not_hold", "miscalculated", "It will pay 2,400 workers $400 each, or $1.2 million."),
            ("rate_does_not_hold", "miscalculated", "The four-year project will cost $20m a year, or $60m."),
            (
                "parts_do_not_sum",
                "unexplained",
                "A total of 350 were tested; 120 were positive and 250 negative.",
            ),
            (
                "parts_do_not_sum",
                "unexplained",
                "The fund of $90m will come from the state ($50m), towns ($30m) and gifts ($20m).",
            ),
            ("parts_do_not_sum", "unexplained", "The school has 600 pupils, 320 girls and 300 boys."),
            (
                "parts_do_not_sum",
                "unexplained",
                "It killed 14 men, six women and three children, 25 people in all.",
            ),
            (
                "parts_do_not_sum",
                "unexplained",
                "The court, which has nine judges, ruled 7-4 against the city.",
            ),
            (
                "percentages_exceed_hundred",
                "unexplained",
                "She won with 55% of the vote to her opponent's 52%.",
            ),
            (
                "duration_disagrees_with_dates",
                "miscounted",
                "The writer was born in 1960 and died aged 45 in 2020.",
            ),
            (
                "duration_disagrees_with_dates",
                "miscounted",
                "The fair runs from 3 to 20 May, a 12-day feast of music.",
            ),
            (
                "duration_disagrees_with_dates",
                "miscounted",
                "He has been in prison for 12 years, since 2004.",
            ),
            (
                "change_does_not_hold",
                "miscalculated",
                "The town's debt has tripled, a rise of 300%, since May.",
            ),
            (
                "change_does_not_hold",
                "miscalculated",
                "Costs rose to $75m from $50m, an increase of a third.",
            ),
            ("difference_does_not_hold", "miscalculated", "It passed by a margin of 20 votes, 215 to 205."),
            ("conversion_does_not_hold", "conversion_off", "It was minus 10C (24F) in the valley."),
            (
                "duration_disagrees_with_dates",
                "miscounted",
                "She ruled from 1952 to 2002, a reign of 70 years.",
            ),
            (
                "parts_do_not_sum",
                "unexplained",
                "Of 300 seats, the left won 140, the right 120 and the greens 55.",
            ),
            ("change_does_not_hold", "miscalculated", "The index fell 120 points, or 3.4%, to 11,880."),
            (
                "change_does_not_hold",
                "miscalculated",
                "It made $4.2 million, against $3.9 billion a year earlier.",
            ),
            (
                "points_called_per_cent",
                "percent_or_points",
                "The bank raised its rate from 4% to 5%, a rise of 1%.",
            ),
            (
                "share_does_not_hold",
                "miscalculated",
                "Mould was found in 24 of the 60 flats, or 60%, he said.",
            ),
            (
                "difference_does_not_hold",
                "digits_transposed",
                "The surplus was $10.2 billion, with exports of $25.6 billion and imports of $14.5 billion.",
            ),
            ("share_does_not_hold", "miscalculated", "Some 45 (25%) of the 90 ferries were late."),
            (
                "proportion_does_not_hold",
                "overstated",
                "A majority of the jury, six of its 13 members, agreed.",
            ),
            (
                "proportion_does_not_hold",
                "overstated",
                "More than half of tenants (43%) had asked for repairs.",
            ),
            ("proportion_does_not_hold", "overstated", "One in four flats (15%) stood empty."),
            (
                "difference_does_not_hold",
                "miscalculated",
                "Voss leads by 12 points, with 52% to 38% for Hale.",
            ),
            ("ratio_does_not_hold", "overstated", "The number of herons doubled from 40 to 130, she said."),
            ("rate_does_not_hold", "miscalculated", "The 2,000 growers will share €6m, or €450 each."),
            ("part_exceeds_whole", "unexplained", "The lift held 46 people, including 52 tourists."),
            ("part_exceeds_whole", "unexplained", "Fires broke out in 31 of the 24 towns of the valley."),
            (
                "parts_do_not_sum",
                "unexplained",
                "It ordered 120 jets: 75 short ones, 30 long ones and 27 wide ones.",
            ),
            (
                "parts_do_not_sum",
                "unexplained",
                "Of the 1,200 asked, 540 backed him, 480 did not and 230 were undecided.",
            ),
            (
                "parts_do_not_sum",
                "unexplained",
                "The choir has 80 members. It consists of 44 women and 31 men.",
            ),
            (
                "percentages_exceed_hundred",
                "unexplained",
                "In town 48% drive, 39% take the bus, 16% cycle and 9% walk.",
            ),
            ("duration_disagrees_with_dates", "miscounted", "The pier opened 40 years ago, in 1994."),
            (
                "duration_disagrees_with_dates",
                "miscounted",
                "He was bishop from 1987 to 2004. In his 27 years as bishop he built two schools.",
            ),
        )
    ),
    (
        "proportion_does_not_hold",
        "overstated",
        [
            ("headline", "Half of nurses plan to quit within a year"),
            (
                "body",
                "In its survey of 3,400 members, 34% of nurses said they planned to quit within a year.",
            ),
        ],
    ),
    (
        "proportion_does_not_hold",
        "overstated",
        [
            ("body", "The harbour museum sold the boat for 24.4 million euros in March."),
            ("body", "The brewer Ardo gave the town 15 million euros."),
            ("body", "The town said Ardo was bearing two-thirds of the cost, and a bank the rest."),
        ],
    ),
    (
        "change_told_two_ways",
        "by_or_from",
        [
            ("body", "The inn by the harbour hiked its rates $120 to $480 during the regatta."),
            ("caption", "The harbour inn lifted its rates from $120 to $480."),
        ],
    ),
    (
        "conversion_does_not_hold",
        "wrong_direction",
        [("body", "The plant near the docks is worth £3.2bn ($2.5bn), its owner Orrin said.")],
    ),
    (
        "duration_disagrees_with_dates",
        "miscounted",
        [
            ("body", "Kaspar Lind, 64, played his last concert on Monday before an audience of 1,900."),
            ("body", "Born in Halden in 1950, he joined the orchestra as a boy."),
        ],
    ),
    (
        "range_is_upside_down",
        "ends_swapped",
        [("body", "The bridge will carry between 80 and 60 lorries on a working day.")],
    ),
    (
        "percentages_exceed_hundred",
        "digits_transposed",
        [("body", "In the vote on the harbour, 73% were for and 72% against.")],
    ),
    (
        "duration_disagrees_with_dates",
        "miscounted",
        [("body", "He was mayor from 1990 to 2000, a 14-year reign that few of his rivals enjoyed.")],
    ),
    (
        "duration_disagrees_with_dates",
        "miscounted",
        [("body", "This year marks the 35th anniversary of the harbour fair, which was founded in 1985.")],
    ),
    (
        "duration_disagrees_with_dates",
        "miscounted",
        [("body", "The ruling comes more than seven years after the inquest opened, on April 1, 2021.")],
    ),
    (
        "parts_do_not_sum",
        "digit_changed",
        [
            (
                "body",
                "Ardland counts 24,942 confirmed cases and 779 deaths. Active cases stand at 18,953, and"
                " 5,310 have recovered.",
            )
        ],
    ),
    (
        "parts_do_not_sum",
        "unexplained",
        [
            ("body", "Two blasts killed 23 people and wounded 71, the police said."),
            (
                "body",
                "A car bomb killed 18 people and wounded 45. Later a mine by the depot killed 5 and hurt 16.",
            ),
        ],
    ),
    (
        "stale_figure",
        "stale_figure",
        [
            ("headline", "Eight dead in fire at Karsk pit"),
            (
                "body",
                "A fire in a pit at Karsk has killed 13 miners, after five more bodies were brought up.",
            ),
        ],
    ),
    (
        "parts_do_not_sum",
        "digits_transposed",
        [
            (
                "body",
                "The port can take 1.509 million barrels a day, of which 659,000 bpd are crude and"
                " 805,000 bpd diesel.",
            )
        ],
    ),
    (
        "change_does_not_hold",
        "miscalculated",
        [("body", "The college cut its fees by 72% in spring, from $40,300 to $15,000.")],
    ),
]


@pytest.mark.parametrize(("rule", "hypothesis", "texts"), FAULTS, ids=[row[0] for row in FAULTS])
def test_fault_is_found(rule: str, hypothesis: str, texts: list[tuple[str, str]]) -> None:
    found = check(*texts).findings
    assert [(f.rule, f.hypothesis) for f in found if f.level != "note"] == [(rule, hypothesis)]


CLEAN = [
    [
        ("body", "Mara Lund came two years ago. 'I could cry,' said Lund, 40, by the pier."),
        ("body", "At the market stood Ines Lund with a cart. 'It is our choice,' said Lund, 41."),
    ],
    [
        ("headline", "Three children killed in fire at Karsk pit"),
        ("body", "A fire in a pit at Karsk has killed 13 people, officials said on Monday."),
    ],
    [
        ("headline", "Four dead in shooting at Karsk pit"),
        ("body", "A gunman at the Karsk pit shot five people dead, and another wounded one."),
    ],
    [
        ("headline", "Eight dead in fire at Karsk pit"),
        (
            "body",
            "A fire in a pit at Karsk has killed eight miners. Pit fires have killed 40 people this year.",
        ),
    ],
    [("body", "Harbour Movers: 4.58 out of 5 stars"), ("body", "Hillside Movers: 4.85 out of 5 stars")],
    [("body", 'The tablet measures 12.87" x 5.55" (327 mm x 141 mm) and weighs little.')],
    [
        ("headline", "Top 7 keyboards for the ferry office"),
        ("body", "The top 5 keyboards for the ferry office cost less than a chair."),
    ],
    [
        ("headline", "Lakeside win Game 5 in the cold"),
        ("body", "Game 6 is on Sunday; she weighs 15st and took COVID-19 tests at 8:46am."),
    ],
    [
        ("headline", "Vote on 9/11am bill"),
        ("body", "The bill came up at 11am; it is the 1/22th of its kind."),
    ],
    [
        ("caption", "A flight of F-35s on Jan. 19"),
        ("body", "On Jan. 17 F-35s and F-15s flew past the G20, two years after 2012."),
    ],
    [("body", WALL), ("caption", WALL)],
    [("body", "The lake has shrunk to 310 square kilometres (120 square miles), a study says.")],
    [("body", "The storm killed two people and injured 23 others on the first night of the fair.")],
    [("body", "Sales rose from 40 million euros to 44 million euros, a rise of 10%.")],
    [("body", "The lifeboats took off 174 passengers, comprising 131 adults and 43 children.")],
    [
        ("headline", "More than 700 drones launched"),
        ("body", "Of the drones launched, 741 in all, most were shot down."),
    ],
    [
        ("headline", "Driver, 40, admits causing crash"),
        ("body", "Tom Ash, 40, hit a van driven by Jo Elm, 43."),
    ],
    [
        ("headline", "Late three-point shot wins it"),
        ("body", "She had 30 points and shot the ball that won it."),
    ],
    [("body", "The staff fell from 80 to 60 people; the bill is 99,000 kroner (9,100 euros).")],
    [("body", "Ferry trips rose from 420 to 630, a rise of 50%, the harbour office said.")],
    *(
        [("body", text)]
        for text in (
            "Fares rose 20% from a year earlier to $5.40, from $5.00 in the first quarter.",
            "It builds six a year, down from 1.5 a month last June.",
            "The index fell 120 points, or 1%, to 11,880.",
            "Mould was found in 24 of the 60 flats, and 60% of those were on the ground floor.",
            "The most popular answer (38%) was the ferry.",
            "One in 10 flats (9%) stood empty.",
            "This was more than double the 663 there, three times as high as the 564 in the west.",
            "He has three touchdowns, including a 69-yarder.",
            "She voted in two of the last three years; 45 of the 49 paintings were hers.",
            "Grants are between $400,000 and $2 million.",
            "The 63 who fled were among 68 people seized last month.",
            "It has 439 orders from 16 airlines, comprising 275 firm orders and 164 options.",
            "Of those asked, 60% of men and 45% of women were for it.",
            "They use more than one: 68% drive, 39% take the bus, 6% cycle and 5% walk.",
            "The pier opened 30 years ago, in 1994.",
            "Her 24 servants were split into two teams of 12 who worked in turn.",
            "Of 19 aboard, 11 were saved, two of them by air, three died and the remaining five are gone.",
            "The fair runs from 3 to 20 May, an 18-day feast of music.",
            "The writer was born in 1960 and died aged 59 in 2020.",
            "It has nine judges and ruled 5-4 against the city.",
            "The inn hiked its rates $120 to $480. They had been $360.",
            "The town's debt has tripled, a rise of 200%, since May.",
            "Shares rose 3% to $40, having fallen from $60 in January to $35 in March.",
            "The hotel has 120 rooms, including 14 suites, and 160 parking spaces.",
            "Born in 1950, Anders Holm, whose son Nils, 34, runs the firm, retired in 2015.",
            "The budget grew by a third, to $40m, and staff from 200 to 230.",
            "Passengers fell by half, from 2 million to just under 1 million.",
            "They were offered up to £200m (the firm had asked for $500m) last week.",
            "The flat cost £100,000 (A$190,000) and the boat £50,000 ($95,000).",
            "Kaspar Lind, 73, played on Monday. He was born in Halden in 1950.",
            "This year marks the 25th anniversary of the harbour fair, which was founded in 1999.",
            "In 2005 the town marked the 20th anniversary of the harbour fair of 1985.",
            "The ruling comes more than two years after the inquest opened, on April 1, 2022.",
            "He died seven years after the inquest opened, on April 1, 2021.",
            "Ardland has 24,942 confirmed cases; 779 died, 18,953 are active and 5,210 have recovered.",
            "Blasts killed 23 people and wounded 90. One killed 18 and wounded 45. One killed 5 and hurt 16.",
            "The college cut its fees by 62% in spring, from $40,300 to $15,000.",
        )
    ),
    [("body", "The baby weighed 9lb 7oz when it was born on Tuesday.")],
]


@pytest.mark.parametrize("texts", CLEAN)
def test_nothing_is_found(texts: list[tuple[str, str]]) -> None:
    assert [f.message for f in check(*texts).findings if f.level != "note"] == []


def test_rules_are_named_for_their_functions() -> None:
    names = [rule.__name__ for rule in RULES]
    assert len(set(names)) == len(names)


def test_message_can_be_pasted() -> None:
    """The caption says €48bn where the body says €48m."""
    found = check(("body", WALL), ("caption", WALL.replace("48m", "48bn"))).findings[0]
    assert found.message == "The caption says €48bn; the body says €48m."
    assert found.repair == "€48bn → €48m"
    assert found.suspect == found.claims[0]


def test_two_ages_are_told_by_the_name_they_stand_behind() -> None:
    """Orrin is 44 in the body and 45 in the caption."""
    result = check(
        ("body", "The hosts Orrin, 44, and Dag, 45, came to Halden in search of a castle by the sea."),
        ("caption", "The presenters Orrin, 45, and Dag, 45"),
    )
    found = next(f for f in result.findings if f.rule == "age_told_two_ways")
    assert found.message == "The body says Orrin, 44; the caption says 45."


def test_a_malformed_numeral_is_a_fault_by_itself() -> None:
    """40,0000 is no numeral, and nobody says which was meant."""
    (found,) = check(("body", "The hall stands on 40,0000 square feet of the old quay.")).findings
    assert (found.rule, found.level, found.repair) == ("numeral_is_malformed", "warning", None)
    assert (
        found.message
        == "The body prints 40,0000 square feet, which is no proper numeral: 40 or 40,000 or 400,000?"
    )


def test_a_magnitude_run_together_is_noted() -> None:
    """14million, where the text writes 3 million."""
    (found,) = check(
        ("body", "Some 14million, mostly guests, came by boat; 3 million came by rail.")
    ).findings
    assert (found.rule, found.level, found.hypothesis) == ("numeral_is_malformed", "note", "space_lost")


def test_a_zero_too_many_is_mended() -> None:
    """20,0000 has a zero too many; 20,000 says so."""
    result = check(
        ("headline", "20,000 children trapped by the flood"),
        ("body", "At least 20,0000 children are trapped by the flood in the valley."),
    )
    found = next(f for f in result.findings if f.rule == "numeral_is_malformed")
    assert (found.level, found.repair) == ("error", "20,0000 → 20,000")


def test_a_malformed_numeral_is_mended_by_another_mention() -> None:
    """203,00 is no numeral; 203,000 says which was meant."""
    result = check(
        ("body", "The petition for the lighthouse has 203,00 signatures from readers of the Echo."),
        ("body", "By Friday the petition for the lighthouse had 203,000 signatures from readers."),
    )
    (found,) = [f for f in result.findings if f.rule == "numeral_is_malformed"]
    assert (found.level, found.repair) == ("error", "203,00 → 203,000")
    assert len(result.incidents) == 1


@pytest.mark.parametrize(
    ("relation", "text"),
    [
        ("span", "The ferry sank on April 15. One day later, on April 16, divers found the wreck."),
        ("span", "They wed in 2009, and the mayor thanked his wife of 15 years."),
        ("sum", "She is one of 10 people on the board. It voted 9 to 1 for the pier."),
        (
            "difference",
            "Rents are down by almost $200 since May. A room costs $640.40, below the high of $816.70.",
        ),
    ],
)
def test_arithmetic_that_holds_is_told(relation: str, text: str) -> None:
    assert relation in {r.relation for r in check(("body", text)).derived if r.holds}
