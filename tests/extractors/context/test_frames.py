"""The frame of a figure, attribute by attribute; each row is a sentence and what must be read from it.

The articles are published on Thursday 10 July 2025.
"""

from datetime import date

import pytest

from extractors.claims import extract
from extractors.model import Article, Claim, Segment

PUBLISHED = date(2025, 7, 10)


def claims(text: str, *before: str, role: str = "body") -> tuple[Claim, ...]:
    segments = (*(Segment("body", t) for t in before), Segment(role, text))  # type: ignore[arg-type]
    found = extract(Article(segments, published=PUBLISHED))
    return tuple(c for c in found if c.at.segment == len(before))


def claim(text: str, figure: str, *before: str) -> Claim:
    return next(c for c in claims(text, *before) if figure in c.surface)


@pytest.mark.parametrize(
    ("text", "figure", "counted", "event"),
    [
        (
            "Rebels fired 80 rockets that had killed two people and injured more than 15 people.",
            "two",
            "people",
            "kill",
        ),
        (
            "Rebels fired 80 rockets that had killed two people and injured more than 15 people.",
            "15",
            "people",
            "injure",
        ),
        ("Two killed and 23 hurt as bus overturns in Lima", "Two", "people", "kill"),
        ("Two killed and 23 hurt as bus overturns in Lima", "23", "people", "injure"),
        ("Flood kills 9, hurts 20 in Cebu", "9", "people", "kill"),
        ("Of the 12 dead, five were children.", "five", "children", "kill"),
        ("A fire swept the depot, leaving at least nine dead.", "nine", "people", "kill"),
        ("The ferry had 30 passengers; 7 more were hurt.", "7", "people", "injure"),
        ("At least 14 villagers were killed by the landslide.", "14", "villagers", "kill"),
        ("The death toll from the landslide rose to 31.", "31", "death toll", "kill"),
        ("The navy intercepted 12 boats off Oman.", "12", "boats", "intercept"),
        ("Donors pledged over €40m to help rebuild the port.", "€40m", "to help rebuild the port", "pledge"),
        ("The council owed $2 million in unpaid rent.", "$2 million", "unpaid rent", "owe"),
        ("The firm was fined £3m for dumping waste.", "£3m", "dumping waste", "fine"),
        ("Kenya shipped 3,000 tonnes of grain in May.", "3,000", "grain", "ship"),
        ("The bank has long-term debt of €70m.", "€70m", "long-term debt", None),
        ("Shares of Arko Foods fell 5% on Monday.", "5%", "fall in Shares of Arko Foods", "fall"),
        ("Unemployment rose by 20 percent last year.", "20", "rise in Unemployment", "rise"),
        ("The workers signed a $9 million contract for 30 trams.", "$9", "contract for 30 trams", "sign"),
        ("The lake is a nation of 4 million people.", "4", "population", None),
        (
            "Drones launched by rebels hit the port: 60 drones launched by rebels in May.",
            "60",
            "drones",
            "launch",
        ),
    ],
)
def test_counted_and_event(text: str, figure: str, counted: str, event: str | None) -> None:
    found = claim(text, figure)
    assert counted in (found.counted or "")
    if event is not None:
        assert found.event == event


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nine people were killed in the quake.", "casualty"),
        ("The storm injured 40 people.", "casualty"),
        ("Nine people were arrested in Rome.", "count"),
        ("They bought 40 buses.", "count"),
    ],
)
def test_people_killed_or_injured_are_casualties(text: str, kind: str) -> None:
    assert claims(text)[0].kind == kind


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        ("The mine produced 40 tonnes of tin.", "40", None),
        ("Prime minister Ana Ruiz announced that donors had pledged €40m.", "€40m", "Ana Ruiz"),
        ("“We lost 40 houses,” said fire chief Tom Baker.", "40", "Tom Baker"),
        ("“We lost 40 houses,” Baker said on Monday.", "40", "Baker"),
        ("According to the World Bank, 40 million people live there.", "40", "World Bank"),
        ("Some 40 houses burned, according to the fire service.", "40", "fire service"),
        ("A report by the United Nations in February put the cost at €50bn.", "€50bn", "United Nations"),
        ("Figures released by the Treasury showed that output fell 2%.", "2%", "Treasury"),
        ("Kenya’s air force reported 40 sorties.", "40", "Kenya’s air force"),
        ("Officials said 40 people were missing.", "40", "Officials"),
        ("Ana Ruiz told the court, saying 40 boats sank.", "40", "Ana Ruiz"),
        ("Last month, the ministry said sales were down 9 percent.", "9", "ministry"),
        ("The Lima Composite added 20 points.", "20", None),
        ("Ana Ruiz, who came in and claimed two awards, left.", "two", None),
        (
            "Delta Bank President Tomas M. Hart, a veteran, said rates of 4 percent hurt.",
            "4",
            "Tomas M. Hart",
        ),
        ("General Motors said it would cut 40 jobs.", "40", "General Motors"),
        ("Polling firm Delta also published a survey that found No on 53 percent.", "53", "Delta"),
        ("Lima Budget Office (LBO) forecasts said the gap was $40m.", "$40m", "Lima Budget Office"),
        ("Tom Baker wants the bank to cut its rate to 2 percent.", "2", "Tom Baker"),
        ("Some 40 houses burned, the inquiry has been told.", "40", "inquiry"),
        ("Tom Baker said the minister had been told 40 days before.", "40", "Tom Baker"),
        ("A rebel commander, Ana Ruiz, told Lima Radio that shelling killed 29 people.", "29", "Ana Ruiz"),
        ("The union's secretary, Ana Ruiz, told the BBC that 40 people left.", "40", "Ana Ruiz"),
        ("Two walkers were hit by lightning, mountain rescue told Lima TV.", "Two", "mountain rescue"),
        ("After the fire, the owner admitted he was 100 per cent insured.", "100", "owner"),
        ("Exports fell 3 percent, trade data released on Monday showed.", "3", "trade data"),
        ("The Delta website also revealed that fans pay $75.", "$75", "Delta website"),
        ("Arko Foods will close 40 shops, it said on Friday.", "40", "Arko Foods"),
        ("Some 40 deaths were reported by the health ministry.", "40", "health ministry"),
        ("The mayor told the 32 teams that they were late.", "32", None),
        ("Fill the tin with 40 beans, according to preference.", "40", None),
        ("With 59 deaths announced, 50 of those fell in July.", "50", None),
        ("The lake, estimated at 40 km, is dry.", "40", None),
        ("Ana Ruiz, 36, from Vigo, said she lost 40 sheep.", "40", "Ana Ruiz"),
        ("A Lima poll found that 40 percent of 800 doctors said no.", "40", "Lima poll"),
        ("The Vigo fan said he paid €40.", "€40", "Vigo fan"),
        ("Reports in Peru suggested that 40 people died.", "40", "Reports"),
        ("The dam cost €40m, based on figures from the Treasury.", "€40m", "Treasury"),
        ("By the ministry's own count, 40 people died.", "40", "ministry's own count"),
        ("Police: 40 held in raid on depot", "40", "Police"),
        ("Tom Baker, 40, said it rained.", "40", None),
        ("Lima TV quoted the mayor as saying 40 people died.", "40", "mayor"),
        ("The mayor, who would not disclose that 40 boats sank, left.", "40", None),
        ("(Alder on Tuesday announced that it bought 25% of Delta.)", "25", "Alder"),
        ("Some 40 people were found guilty, the Lima Post reported.", "40", "Lima Post"),
        ("Ana Ruiz said by telephone that 40 boats sank.", "40", "Ana Ruiz"),
        ("Peru is home to 80,000 bears, conservationists estimate.", "80,000", "conservationists"),
        ("Exports fell 3 percent, according to state data.", "3", "state data"),
        ("The inquiry heard how 90 per cent of cases began there.", "90", "inquiry"),
        ("Some 40 held after raid on depot: police", "40", "police"),
        ("Storm leaves 40 dead in Cebu - UNHCR", "40", "UNHCR"),
        ("Some 40 hurt in blaze, study finds", "40", "study"),
        ("Some 40 boats sank, according to sources close to her.", "40", "sources"),
    ],
)
def test_said_by(text: str, figure: str, speaker: str | None) -> None:
    assert claim(text, figure).said_by == speaker


@pytest.mark.parametrize(
    ("before", "text", "figure", "speaker"),
    [
        ("Mayor Ana Ruiz met the crews in Vigo.", "“They saved 40 boats,” she said.", "40", "Ana Ruiz"),
        ("It rained.", "“We are tired,” said Tom Baker. “We lost 40 houses.”", "40", "Tom Baker"),
        ("It rained.", "'We lost 40 houses. The rest stood,' Tom Baker said.", "40", "Tom Baker"),
        ("It rained.", "The army said it left. Some 40 people stayed.", "40", "army"),
        ("It rained.", "The army said it left. It rained. Some 40 people stayed.", "40", None),
        ("It rained.", "The army said it left. These cuts hurt. They would cost $40.", "$40", None),
        ("The causes, Tom Baker said, include:", "Debt of 40 percent.", "40", "Tom Baker"),
        ("The causes include:", "Debt of 40 percent.", "40", None),
        ("“We left, Tom Baker said.", "The 40 boats sank.", "40", None),
        (
            "Tom Baker met the Delta Bank. The Delta Bank said no.",
            "It said it lost $40m.",
            "$40m",
            "Delta Bank",
        ),
        ("Tom Baker said he had met Ana Ruiz in Vigo.", "He said 40 boats sank.", "40", "Tom Baker"),
        (
            "Arko Foods is closing 9 shops. Tom Baker said so.",
            "The company said 40 would go.",
            "40",
            "Arko Foods",
        ),
        ("“We left,” a source said.", "“Some 40 stayed.”", "40", "source"),
        ("It rained.", "'We saw 40 boats out there,' the employee said.", "40", "employee"),
        ("It rained.", "“We left, 40 of us. It rained,” Tom Baker wrote on a forum.", "40", "Tom Baker"),
        ("It rained.", "“We left,” Tom Baker said. Some 40 stayed.", "40", None),
        ("It rained.", "The army said it left. Peru lost 40 boats.", "40", None),
        ("It rained.", "Tom Baker said it rained. Earlier, 40 people left.", "40", None),
    ],
)
def test_a_speaker_named_elsewhere(before: str, text: str, figure: str, speaker: str | None) -> None:
    assert claim(text, figure, before).said_by == speaker


def test_a_speaker_of_the_sentence_before_is_its_evidence() -> None:
    text = "The army said it left. Some 40 people stayed."
    said = next(e for e in claim(text, "40").evidence if e.attribute == "said_by")
    assert text[said.start : said.end] == "The army"


@pytest.mark.parametrize(
    ("text", "figure", "mode"),
    [
        ("The dam cost €40m.", "€40m", "actual"),
        ("The dam is expected to cost €40m.", "€40m", "forecast"),
        ("The dam could cost €40m.", "€40m", "forecast"),
        ("The ministry aims to plant 40 trees.", "40", "target"),
        ("Donors pledged €40m.", "€40m", "pledge"),
        ("Analysts put the estimated cost at €40m.", "€40m", "estimate"),
        ("Growth will reach 4% next year.", "4%", "forecast"),
        ("Up to 500 jobs are at risk in Hull.", "500", "hypothetical"),
        ("If the dam costs €40m, the town is lost.", "€40m", "hypothetical"),
    ],
)
def test_mode(text: str, figure: str, mode: str) -> None:
    assert claim(text, figure).mode == mode


@pytest.mark.parametrize(
    ("text", "figure", "polarity"),
    [
        ("The army killed 40 people.", "40", "affirmed"),
        ("The army denied that 40 people had died.", "40", "denied"),
        ("The blast did not kill 40 people.", "40", "negated"),
        ("No fewer than 40 people died.", "40", "affirmed"),
    ],
)
def test_polarity(text: str, figure: str, polarity: str) -> None:
    assert claim(text, figure).polarity == polarity


@pytest.mark.parametrize(
    ("text", "figure", "start", "end", "aspect"),
    [
        ("The city sold 40 buses on Tuesday.", "40", date(2025, 7, 8), date(2025, 7, 8), "single"),
        ("The city will sell 40 buses on Tuesday.", "40", date(2025, 7, 15), date(2025, 7, 15), "single"),
        ("Hail could fill 40 barns on Tuesday.", "40", date(2025, 7, 15), date(2025, 7, 15), "single"),
        (
            "The city is set to sell 40 buses on Tuesday.",
            "40",
            date(2025, 7, 15),
            date(2025, 7, 15),
            "single",
        ),
        (
            "Nobody could be reached on Tuesday at 40 farms.",
            "40",
            date(2025, 7, 8),
            date(2025, 7, 8),
            "single",
        ),
        (
            "Guards caught 40 rats on Monday, the most since 1991.",
            "40",
            date(2025, 7, 7),
            date(2025, 7, 7),
            "single",
        ),
        (
            "Debt is at its highest since 2012, when rates were near 4%.",
            "4%",
            date(2012, 1, 1),
            PUBLISHED,
            "cumulative",
        ),
        ("Rust: The boat (pictured in 2019) has 40 holes.", "40", date(2025, 7, 4), PUBLISHED, "single"),
        ("Rain closed 40 roads from May until June.", "40", date(2025, 5, 1), date(2025, 6, 30), "single"),
        ("Sales rose 4% in the three months to June.", "4%", date(2025, 4, 1), date(2025, 6, 30), "single"),
        ("The city has sold 40 buses since February.", "40", date(2025, 2, 1), PUBLISHED, "cumulative"),
        ("Guards catch hundreds of rats every night.", "hundreds", date(2025, 7, 4), PUBLISHED, "habitual"),
        ("The cost is €40bn over the next decade.", "€40bn", PUBLISHED, date(2035, 7, 10), "single"),
        (
            "He spoke a day after Peru reported an attack with 40 drones.",
            "40",
            date(2025, 7, 9),
            date(2025, 7, 9),
            "single",
        ),
        (
            "“They come every night,” he said, after guards caught 40 rats on Monday.",
            "40",
            date(2025, 7, 7),
            date(2025, 7, 7),
            "single",
        ),
        (
            "The firm would enlarge a mill that began with 40 looms in May.",
            "40",
            date(2025, 5, 1),
            date(2025, 5, 31),
            "single",
        ),
        (
            "He spoke a day after Peru reported the raid, in which 40 drones came.",
            "40",
            date(2025, 7, 9),
            date(2025, 7, 9),
            "single",
        ),
        ("He spoke hours after Peru reported 40 drones.", "40", PUBLISHED, PUBLISHED, "single"),
        (
            "Profit was $9m in 2019, up from $7m a year earlier.",
            "$9m",
            date(2019, 1, 1),
            date(2019, 12, 31),
            "single",
        ),
        (
            "Profit was $9m in 2019, up from $7m a year earlier.",
            "$7m",
            date(2018, 1, 1),
            date(2018, 12, 31),
            "single",
        ),
        (
            "A 13-year-old ferry sold for little in 1994.",
            "13",
            date(1994, 1, 1),
            date(1994, 12, 31),
            "single",
        ),
        ("The mayor, 41, stood for the council in 2014.", "41", date(2025, 7, 4), PUBLISHED, "single"),
        ("The dam, which opened in 1970, holds 40 boats.", "40", date(2025, 7, 4), PUBLISHED, "single"),
        (
            "The trial is expected in October and may cost €4m.",
            "€4m",
            date(2025, 10, 1),
            date(2025, 10, 31),
            "single",
        ),
        ("Levies rise to 20% in August.", "20%", date(2025, 8, 1), date(2025, 8, 31), "single"),
        ("The firm lost 20% in August.", "20%", date(2024, 8, 1), date(2024, 8, 31), "single"),
        ("In August, the firm bid €9m.", "€9m", date(2024, 8, 1), date(2024, 8, 31), "single"),
        ("The port hired 40 clerks to claw back €9m per year.", "40", date(2025, 7, 4), PUBLISHED, "single"),
        (
            "In the six months through March the port took 90 ships.",
            "six months",
            date(2024, 10, 1),
            date(2025, 3, 31),
            "single",
        ),
        ("By Sunday the fire had burned 40 houses.", "40", date(2025, 7, 6), date(2025, 7, 6), "single"),
        ("Output is 4% higher than the 9% of 2023.", "4%", date(2025, 7, 4), PUBLISHED, "single"),
        (
            "The crew prepares to seal 40 wells on Monday.",
            "40",
            date(2025, 7, 14),
            date(2025, 7, 14),
            "single",
        ),
        ("It may have reached 4 metres on Monday.", "4", date(2025, 7, 7), date(2025, 7, 7), "single"),
    ],
)
def test_period(text: str, figure: str, start: date | None, end: date | None, aspect: str) -> None:
    period = claim(text, figure).period
    assert period is not None
    assert (period.start, period.end, period.aspect) == (start, end, aspect)


def test_a_sentence_like_a_dated_one_holds_then() -> None:
    before = "Rebels shelled the harbour of Oyster Cove in March, burning trawlers at their moorings."
    found = claim(
        "The trawlers burned at their moorings after rebels shelled the harbour with 40 rounds.", "40", before
    )
    assert found.period is not None
    assert (found.period.start, found.period.end) == (date(2025, 3, 1), date(2025, 3, 31))
    assert "period" not in {e.attribute for e in found.evidence}


@pytest.mark.parametrize(
    ("before", "text", "year"),
    [
        ("The dam burst in 1962.", "That year, 40 people drowned in the valley.", 1962),
        ("The dam burst in 1962. Rescuers came late.", "The water had swept away 40 houses.", 1962),
        ("The dam burst in 1962. Its heir opened on Tuesday.", "The new dam holds 40 boats.", 2025),
    ],
)
def test_a_year_told_before_is_that_of_a_past_told_on(before: str, text: str, year: int) -> None:
    found = claim(text, "40", before)
    assert found.period is not None
    assert found.period.start is not None
    assert found.period.start.year == year


def test_a_title_takes_the_day_that_its_story_tells_later() -> None:
    body = "The lorry hit the van on 7 June 2019. In June 2019 the road had no lights. He pleads guilty."
    segments = (Segment("headline", "Driver admits killing two men"), Segment("body", body))
    found = extract(Article(segments, published=PUBLISHED))
    assert found[0].period is not None
    assert found[0].period.start == date(2019, 6, 7)


def test_a_day_far_ahead_is_not_the_articles_own() -> None:
    before = "The law takes effect on August 1."
    found = claim("The court fined 40 firms.", "40", before)
    assert found.period is not None
    assert found.period.end == PUBLISHED


def test_an_article_without_a_date_is_read_from_the_latest_day_it_tells() -> None:
    text = "As of April 25, 2020, the clinic had seen 40 patients. It sold 9 vans on Friday."
    found = extract(Article((Segment("body", text),)))
    assert [str(c.period and c.period.end) for c in found] == ["2020-04-25", "2020-04-24"]
    later = Article((Segment("body", f"{text} In 2023 it closed."),))
    assert [str(c.period and c.period.end) for c in extract(later)] == ["2020-04-25", "None"]


def test_an_article_of_no_known_day_still_has_the_time_of_its_story() -> None:
    body = "The port handled fewer ships in the 2005 fiscal year."
    segments = (Segment("headline", "Port to lose €40m"), Segment("body", body))
    found = extract(Article(segments))
    assert found[0].period is not None
    assert found[0].period.end == date(2005, 12, 31)


def test_an_article_of_no_known_day_gives_the_present_no_year_of_the_past() -> None:
    before = "The port burned in 1997. It was built in 1960."
    found = extract(Article((Segment("body", before), Segment("body", "It employs 40 clerks."))))
    assert found[0].period is None


def test_a_clause_without_time_holds_in_the_articles_own_days_and_has_no_evidence() -> None:
    found = claim("The mine produced 40 tonnes of tin.", "40")
    assert found.period is not None
    assert (found.period.end, found.period.precision) == (PUBLISHED, "week")
    assert "period" not in {e.attribute for e in found.evidence}
    assert extract(Article((Segment("body", "The mine produced 40 tonnes."),)))[0].period is None


@pytest.mark.parametrize(
    ("text", "figure", "place"),
    [
        ("The firm has 40 stores in Peru, 12 in Chile and three in Bolivia.", "three", "Bolivia"),
        ("The firm has 40 stores in Peru, 12 in Chile and three in Bolivia.", "12", "Chile"),
        ("Nine died in Lima and seven in Quito.", "seven", "Quito"),
        ("Peru's air force counted 90 raids that had killed two people and injured 23.", "23", "Peru"),
        ("The quake destroyed 40 houses in Peru.", "40", "Peru"),
        ("Libyan militants freed 40 hostages.", "40", "Libya"),
        ("A storm sank 40 boats near Oyster Cove.", "40", "Oyster Cove"),
        ("The bank sold 40 offices.", "40", None),
        ("A quake killed 40 people in the coastal town of Oyster Cove.", "40", "Oyster Cove"),
        ("It struck 40 km west of Oyster Cove in Peru.", "40", "Oyster Cove, Peru"),
        ("A storm sank 40 boats in Oyster Cove, Oregon.", "40", "Oyster Cove, Oregon"),
        ("Peruvian officials said 40 boats sank in Chile.", "40", "Chile"),
        ("The virus has killed 40 people worldwide.", "40", "World"),
        ("The firm mines 40 per cent of the world's tin.", "40 per cent", "World"),
        ("Peru, the world's second-largest miner, dug 40 mines.", "40", "Peru"),
        ("The global tin market grew by 40 per cent.", "40 per cent", "World"),
        ("Some 40 Americans were hurt.", "40", "United States"),
        ("The team wrote 40 tools in Rust’s own style.", "40", None),
        ("A message from Tundra reached 40 staff.", "40", None),
        ("They won 40 matches in the Oyster Cup.", "40", None),
        ("The frost killed 40 goats in the Oyster Valley.", "40", "Oyster Valley"),
        ("A flood killed 40 cows in Marbella.", "40", "Marbella, Spain"),
        # whence somebody comes says less than where; what holds a place names no other
        ("Fans in Chile paid a club from Lima 40 dollars.", "40", "Chile"),
        ("A raid in Cusco in southern Peru killed at least 40 people.", "40", "Cusco, Peru"),
        ("In Croydon, in south east London, 40 goats died.", "40", "Croydon"),
        ("The farmers of Bora Bora keep 40 goats.", "40", "Bora Bora"),
        ("The station in D.C. has 40 platforms.", "40", "Washington"),
        ("The agency handed 40 files to the FBI in NATO’s name.", "40", None),
        # what a place does
        ("Peru voted by a margin of 40 percent to stay in the Chile Union.", "40 percent", "Peru"),
    ],
)
def test_place(text: str, figure: str, place: str | None) -> None:
    assert claim(text, figure).place == place


@pytest.mark.parametrize(
    ("before", "text", "place"),
    [
        # mentions of where outweigh adjectives; the town with its holder is the article's own
        (
            "Peruvian troops, Peruvian police and Peruvian doctors met in Chile, in Chile’s capital.",
            "It took 40 days.",
            "Chile",
        ),
        (
            "A train left the rails in Oyster Cove, Oregon. Oyster Cove is small. Oyster Cove is old.",
            "It took 40 days.",
            "Oyster Cove, Oregon",
        ),
        (
            "OYSTER COVE, Oregon. Clams died in Oyster Cove. Oyster Cove wept.",
            "It took 40 days.",
            "Oyster Cove, Oregon",
        ),
        ("Chile voted. Voters in Chile queued.", "They queued at 40 schools across the country.", "Chile"),
        ("The singer Ana Houston met the drummer Tom Houston; Ana Houston sang.", "It took 40 days.", None),
        ("Meanwhile, Japan sold its bonds.", "Meanwhile it took 40 days.", None),
        # of the many towns of one name the one where the article is; a name of no table is held by its place
        (
            "Voters in Ohio queued. Voters in Springfield queued.",
            "They cast 40 votes in Springfield.",
            "Springfield, Ohio",
        ),
        ("Chile and Peru voted; Chile won.", "A storm sank 40 boats near Oyster Cove.", "Oyster Cove, Chile"),
        ("Floods struck Kenya. Rain fell in Kenya.", "The Lima plan failed, and 40 clerks left.", "Kenya"),
        ("The singer Virginia Lubbock sang. Virginia Lubbock left.", "It took 40 days.", None),
        # the place that the sentences before tell of, not one of several, nor one that a sentence leaves
        ("Peru won. Voters in Peru queued.", "Shops in Chile closed. It took 40 days.", "Chile"),
        ("Peru won. Voters in Peru queued.", "The rain came on. It took 40 days.", "Peru"),
        ("Peru won. Voters in Peru queued.", "Shops in Chile and Ecuador closed. It took 40 days.", "Peru"),
        ("Peru won. Voters in Peru queued.", "Buses came from Chile. It took 40 days.", "Peru"),
        ("Peru won. Voters in Peru queued.", "A magazine for Chilean cooks closed. It took 40 days.", "Peru"),
        (
            "He has faith in Ledger. Ledger grew, Ledger sold, Ledger bought. Staff in Ledger cheered.",
            "It took 40 days.",
            None,
        ),
    ],
)
def test_the_articles_own_place(before: str, text: str, place: str | None) -> None:
    assert claim(text, "40", before).place == place


@pytest.mark.parametrize(
    ("text", "role", "one", "other"),
    [
        ("Donors gave over €10bn (£8.6bn) to schools.", "conversion_of", "£8.6bn", "€10bn"),
        ("Sales rose to 50 cars from 40.", "change_from", "50", "40"),
        ("Of the 12 dead, five were children.", "part_of", "five", "12"),
        ("Nine of the 30 boats sank.", "part_of", "Nine", "30"),
        ("About 40% of the 30 boats sank.", "share_of", "40%", "30"),
        ("Not 40 but 14 boats sank.", "corrects", "14", "40"),
        ("It handled 60 ships, twice as many as the 30 last year.", "multiple_of", "twice", "30"),
        ("The total was 415, up from 400 a year earlier.", "change_from", "415", "400"),
        ("Sales rose 20% to 60 cars.", "change_by", "60", "20%"),
    ],
)
def test_links(text: str, role: str, one: str, other: str) -> None:
    found = claims(text)
    source = next(c for c in found if one in c.surface)
    assert [(link.role, found[link.claim].surface) for link in source.links] == [
        (role, next(c.surface for c in found if other in c.surface))
    ]


def test_a_conversion_is_said_of_the_same_thing() -> None:
    euros, pounds = claims("Mayor Ana Ruiz said donors had pledged over €10bn (£8.6bn) to help schools.")
    assert (pounds.counted, pounds.event, pounds.said_by, pounds.mode) == (
        euros.counted,
        euros.event,
        "Ana Ruiz",
        "pledge",
    )
    assert pounds.quantity.unit == "GBP"


def test_every_attribute_shows_where_it_was_read() -> None:
    text = "Ana Ruiz said donors had pledged €40m in Peru on Tuesday."
    found = claim(text, "€40m")
    told = {e.attribute: text[e.start : e.end] for e in found.evidence}
    assert told["said_by"] == "Ana Ruiz"
    assert told["period"] == "on Tuesday"
    assert told["place"] == "Peru"
    assert told["event"] == "had pledged"


def test_a_bare_dollar_is_the_dollar_of_the_place() -> None:
    text = "The council in Canada spent $40 million. Canada will spend more, said Canada’s mayors."
    assert claims(text)[0].quantity.unit == "CAD"


def test_a_bracket_converts_into_several_currencies() -> None:
    found = claims("Peru spent €10bn (£8.6bn; $11bn) on roads.")
    assert [[(link.role, link.claim) for link in c.links] for c in found] == [
        [],
        [("conversion_of", 0)],
        [("conversion_of", 0)],
    ]
    assert {c.counted for c in found} == {found[0].counted}


def test_a_part_takes_the_noun_of_its_whole() -> None:
    part, whole = claims("Nine of the 30 boats sank.")
    assert part.quantity.unit == whole.quantity.unit == "boat"


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The storm killed 40 people.", "person"),
        ("About 40 Americans left the city.", "person"),
        ("Two died and 23 were hurt.", "person"),
        ("The hotel charged $700 a night.", "USD"),
        ("They bought 40 buses.", "bus"),
        ("The mother of three shared a photo.", "child"),
    ],
)
def test_unit(text: str, unit: str) -> None:
    assert claims(text)[-1].quantity.unit == unit


def test_an_amount_per_night_counts_so() -> None:
    assert (claims("The hotel charged $700 a night.")[0].counted or "").endswith("per night")


def test_places_are_no_change() -> None:
    assert not any(c.links for c in claims("Police held 19 men, 11 from Mexico and two from Japan.")[1:])
