"""Speakers of quotations and reports that are hard to see: colons, clauses between, names met before."""

import pytest

from extractors.claims import extract
from extractors.model import Article, Segment


@pytest.mark.parametrize(
    ("paragraphs", "figure", "speaker"),
    [
        (("Ana Ruiz opened up about her farm on the show: 'We had 40 goats.'",), "40", "Ana Ruiz"),
        (("A neighbour texted: 'It was 40 goats, not sheep.'",), "40", "neighbour"),
        (("One neighbour wrote: 'It was 40 goats, not sheep.'",), "40", "neighbour"),
        (("President Ana Ruiz told the nation 40 goats were lost.",), "40", "Ana Ruiz"),
        (("Ana Ruiz told the 40 herders that goats were lost.",), "40", None),
        (("Of the goats 40 came from Peru, that nation's Farm Ministry said.",), "40", "Farm Ministry"),
        (("Delta Farms [DF.N] said it would sell 40 goats.",), "40", "Delta Farms"),
        (("The Centers for Goat Health said 40 goats were ill.",), "40", "Centers for Goat Health"),
        (
            ("Delta Farms, which breeds goats in the hills, said any new law would cost it 40 jobs.",),
            "40",
            "Delta Farms",
        ),
        (
            ("'It is dry,' Ana Ruiz, who runs a farm to help those in need, told us. 'I lost 40 goats.'",),
            "40",
            "Ana Ruiz",
        ),
        (("Some 40 goats were ill as of May, CDC finds",), "40", "CDC"),
        (("The Goat Administration forecast 40 more births.",), "40", "Goat Administration"),
        (("Judge Ana Ruiz ruled that the sale of 40 goats was legal.",), "40", "Ana Ruiz"),
        (("She sang on a reality TV show 40 times.",), "40", None),
        (("Leo Marsh admitted 40 thefts of goats in court.",), "40", None),
        (("Leo Marsh admitted that he stole 40 goats.",), "40", "Leo Marsh"),
        (("Still friends: Ruiz kept 40 of the goats",), "40", None),
        (("The earl is said to have owned 40 goats.",), "40", None),
        (
            (
                "Ana Ruiz opened a farm.",
                "Ruiz also worked with Leo Marsh on it.",
                "She said: 'We bought 40 goats.'",
            ),
            "40",
            "Ana Ruiz",
        ),
        (("'We have 40 goats,' chief Per Ruiz told us.",), "40", "Ruiz"),
        (("'We had 40 goats,' said co-owner Ruiz.",), "40", "Ruiz"),
        (("'We had 40 goats, all of them ill,' Leo Marsh laughed.",), "40", "Leo Marsh"),
        (("'You lost 40 goats?' the mayor asked.",), "40", "mayor"),
        (("Introducing her goats, the farmer joked, 'How do I feed all 40 of you?'",), "40", "farmer"),
        (("The two were asked if they had 40 goats, as the Post reported in May.",), "40", "Post"),
        (("After months of drought, doctors told her the 40 goats were ill.",), "40", "doctors"),
        (("Abby Marsh mused: 'I would wait. It takes 40 days.'",), "40", "Abby Marsh"),
        (("Delta Farms, on a site of its own, posted: 'We have 40 goats.'",), "40", "Delta Farms"),
        (("One inmate said, 'Some bring 40 goats.'",), "40", "inmate"),
        (("Nearly 40 goats were ill, the experts reveal.",), "40", "experts"),
        (("Some 40 goats are ill, says a report highlighting bad farms.",), "40", "report"),
        (("Researchers said so.", "Mountain Goats are 40 of the herd, they found."), "40", "Researchers"),
        (
            (
                "Leo Marsh said it rained.",
                "Crowds stood outside the Paramount Ruiz.",
                "He added: 'We saw 40 goats.'",
            ),
            "40",
            "Leo Marsh",
        ),
        (("One neighbour said the goats were ill.",), "One", None),
        (
            ("The farm's chief executive, 65, said 40 goats were ill.",),
            "40",
            "farm's chief executive",
        ),
        (("Ruiz, who said in May that she was ill, left. Her farm lost 40 goats.",), "40", None),
        (
            ("The farmer is tired.", "'I said 'no', and left. We had 40 goats then,' Ana Ruiz said."),
            "40",
            "Ana Ruiz",
        ),
        (
            ("'It is dry,' Ana Ruiz said. 'We are sad. It took 40 goats.", "'We had few,' she said."),
            "40",
            "Ana Ruiz",
        ),
        (
            ("Delta Farms issued this statement:", "'All is well.'", "Its shares fell 40 points."),
            "40",
            None,
        ),
        (
            (
                "Government spokeswoman Ana Ruiz spoke.",
                "Claire Marsh insisted all was well.",
                "She said 40 died.",
            ),
            "40",
            "Claire Marsh",
        ),
        (
            ("'It is dry,' Ana Ruiz said.", "'They say it rains.'", "'I have lost 40 goats since then.'"),
            "40",
            "Ana Ruiz",
        ),
        (
            ("'It is dry,' Ana Ruiz said.", "The singer added: 'We are sad.'", "'We have lost 40 goats.'"),
            "40",
            "Ana Ruiz",
        ),
        (
            (
                "On Radio Wales he spoke.",
                "On Monday, Goat Health Wales said much.",
                "It said that 40 goats were ill.",
            ),
            "40",
            "Goat Health Wales",
        ),
        (
            ("The Goat Board said much.", "'China is poor for 40 goats in every herd,' it said in May."),
            "40",
            "Goat Board",
        ),
        (
            ("Rain fell in Vigo.", "Researchers from Vigo reported on it.", "They found that 40 died."),
            "40",
            "Researchers",
        ),
        (
            ("Officials in Vigo met, as Leo Marsh had told Ana Ruiz.", "They said that 40 goats were ill."),
            "40",
            "Officials",
        ),
        (
            ("Kim Marsh said she was glad.", "The 39-year-old mother wrote: 'They adore my 40 goats.'"),
            "40",
            "Kim Marsh",
        ),
        (
            (
                "Few shut, a survey by the Goat Board found.",
                "A third of farmers said they feared it, and 54% expected to shut.",
            ),
            "54%",
            "Goat Board",
        ),
        # what stands inside the sentence
        (("It was unclear whether they met the 40 herders that Ruiz said were ill.",), "40", "Ruiz"),
        (
            ("Officials are proposing a fence, a step that critics said could cost 40 goats.",),
            "40",
            "critics",
        ),
        (("Ana Ruiz – whose farm runs barns in Lima – said 40 goats had died.",), "40", "Ana Ruiz"),
        (("Ana Ruiz - who has 40 goats - wrote to the mayor.",), "40", None),
        (
            ("Data from the Goat Health Board (GHB) - which lags behind - suggests that 40 have died.",),
            "40",
            "Goat Health Board",
        ),
        (("Leo Marsh points out that 40 goats have died.",), "40", "Leo Marsh"),
        (("Leo Marsh points at 40 goats.",), "40", None),
        (("Leo Marsh signalled that 40 goats had died.",), "40", "Leo Marsh"),
        (("WHO pointed out that few came, adding that 40 goats had died.",), "40", "WHO"),
        (("A letter from Ana Ruiz has raised concerns that 40 goats could die.",), "40", "Ana Ruiz"),
        (("Two goats died, RTL affiliate BFM reported.",), "Two", "BFM"),
        (("Ana Ruiz asked last week “Why have 40 goats died?” and left.",), "40", "Ana Ruiz"),
        (("On Monday, Ana Ruiz met them, saying: 'We lost 40 goats.'",), "40", "Ana Ruiz"),
        (("One herder wrote on a site: 'I lost 40 goats.'",), "40", "herder"),
        (("The herd lost 40 goats, said her daughter, Ana Ruiz.",), "40", "Ana Ruiz"),
        (("In other words, 40 said they were ill.",), "40", None),
        (("'We lost 40 goats,' Mr Gething said.",), "40", "Gething"),
        (("The goat ate 40 boxes, according to local news site Vigopost.",), "40", "Vigopost"),
        (("Herders aged between 20 and 30 were hurt, local media reported.",), "20", "local media"),
        (("The 30-year-old herder was hurt, local media reported.",), "30", None),
        (("Goats grew by 7%, but the Goat Board said this was due to rain.",), "7%", "Goat Board"),
        (("The men allegedly stole 40 goats. Some were eaten, the affidavit said.",), "40", "affidavit"),
        (("The Goat Bank said so.", "Company management said 40 goats were ill."), "40", "Goat Bank"),
        (("The Goat Board gave it a low mark, which it believes means 40 more deaths.",), "40", "Goat Board"),
        (
            (
                "Ana Ruiz spoke: 'It is dry.'",
                "'I see it,' she said, noting herds are sitting on 40 tonnes of hay.",
            ),
            "40",
            "Ana Ruiz",
        ),
    ],
)
def test_said_by(paragraphs: tuple[str, ...], figure: str, speaker: str | None) -> None:
    found = extract(Article(tuple(Segment("body", text) for text in paragraphs)))
    assert next(c for c in found if figure in c.surface).said_by == speaker
