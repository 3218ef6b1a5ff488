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
        ("Both denied a Vigo Post report in May that Delta would buy 40 trams.", "40", "Vigo Post"),
        ("Delta lost $2 a share, against analysts' expectations of a loss of $1 a share.", "$1", "analysts"),
        ("The mayor's claim that 40 trams had burnt was false.", "40", "mayor"),
        ("In the words of one driver, the 40 trams are old.", "40", "driver"),
        ("LIMA Traffic figures suggested that 40 trams had burnt.", "40", "Traffic figures"),
        ("Figures from the Tram Office (TO) today showed that 40 had burnt.", "40", "Tram Office"),
        ("It found trams older than most had burnt 40 times.", "40", None),
        (
            "The Tram Board was sad, it said. It found trams older than most had burnt 40 times.",
            "40",
            "Tram Board",
        ),
        ("Researchers from Vigo found worn wheels in 40 trams.", "40", "Researchers"),
        ("The Tram Board's team analysed 40 trams.", "40", "Tram Board"),
        ("Nurses analysed 40 trams.", "40", None),
        ("Researchers from Vigo tested 40 trams.", "40", "Researchers"),
        ("The nurse tested 40 trams.", "40", None),
        ("A report also documented 40 burnt trams.", "40", "report"),
        ("The Tram Agency (TA) estimates that 40 burnt.", "40", "Tram Agency"),
        ("The rate fell from last week's prediction of 40.", "40", None),
        ("Poll: 40% of voters want trams", "40%", "Poll"),
        ("40 trams burn in a depot fire – VIGO TODAY", "40", None),
        ("Those who took it in a phase 2 trial lost 16 kg.", "16", "phase 2 trial"),
        ("The strength of 16 people in a trial was read.", "16", None),
        (
            "The mayor rates badly with 70% of voters in an opinion poll, and still leads.",
            "70%",
            "opinion poll",
        ),
        ("Clinical trials showed people lost up to 16 kg.", "16", "Clinical trials"),
        ("Eighty-nine percent of Delta survey respondents said they would stay.", "Eighty", "Delta"),
        ("Timeline estimate: 40 days to build a tram", "40", None),
        ("Inspectors discovered 40 burnt trams.", "40", None),
        ("The trams carry 30 people per car.", "30", None),
        ("In a hall near Lima, 30 people slept.", "30", None),
    ],
)
def test_said_by(text: str, figure: str, speaker: str | None) -> None:
    found = extract(Article((Segment("body", text),)))
    said = next(c for c in found if figure in c.surface).said_by
    assert said == speaker if speaker is None else said is not None and speaker in said


@pytest.mark.parametrize(
    ("text", "figure", "speaker"),
    [
        (
            "A Delta poll found that most nurses are tired. A third, 33%, said they would leave.",
            "33%",
            "Delta",
        ),
        ("A Delta poll found that most nurses are tired. Only 12% named pay as the reason.", "12%", "Delta"),
        ("A Delta poll this week has the mayor at 44%.", "44%", "Delta"),
        ("A Delta poll found that most nurses are tired. Rents rose 6% in May.", "6%", None),
        ("Nurses are tired. Of all shops, 12% said they would shut.", "12%", None),
    ],
)
def test_polls(text: str, figure: str, speaker: str | None) -> None:
    test_said_by(text, figure, speaker)


@pytest.mark.parametrize(
    ("paragraphs", "figure", "maker"),
    [
        (
            ("Rents rose 6%, according to figures published on Monday by the Tram Office.",),
            "6%",
            "Tram Office",
        ),
        (("Rents rose 6%, according to a survey in March by Delta.",), "6%", "Delta"),
        (("Rents rose 6%, according to figures seen by chance.",), "6%", "figures"),
        (
            ("Rents rose 6%, a report found.", "The Tram Office's report said builders were ill."),
            "6%",
            "Tram Office report",
        ),
        (
            ("A new survey showed that 40 builders were ill.", "The survey was carried out by Delta."),
            "40",
            "Delta survey",
        ),
        (
            ("Delta published a survey that found much.", "Of all builders 40 were ill, the survey said."),
            "40",
            "Delta survey",
        ),
        (
            (
                "A Delta survey found much.",
                "An Arko survey found more.",
                "Of all builders 40 were ill, the survey said.",
            ),
            "40",
            "survey",
        ),
        (
            ("The Tram Office's report found much.", "Of all, 40 were ill, previous reports said."),
            "40",
            "previous reports",
        ),
        (("U.S. data showed much.", "Of all builders 40 were ill, the data showed."), "40", "data"),
    ],
)
def test_who_made_a_nameless_paper(paragraphs: tuple[str, ...], figure: str, maker: str) -> None:
    found = extract(Article(tuple(Segment("body", text) for text in paragraphs)))
    assert next(c for c in found if figure in c.surface).said_by == maker
