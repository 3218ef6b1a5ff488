"""Disagreements with an innocent reading trouble nobody; faults that resemble them are kept."""

from datetime import date

import pytest

from app.reconcile import reconcile
from extractors import extract
from extractors.model import Article, Segment

Texts = list[tuple[str, str]]


def levels(texts: Texts) -> list[str]:
    one = Article(tuple(Segment(role, text) for role, text in texts), published=date(2025, 7, 10))
    return [f"{f.level} {f.rule}" for f in reconcile(extract(one), one).findings if f.level != "note"]


INNOCENT: list[tuple[str, Texts]] = [
    (
        "the body tells the headline's own figure, to more digits",
        [
            ("headline", "The Lorne Choir sells 1.1M records of Tide Songs in first week"),
            (
                "body",
                "Tide Songs, the new record of the choir, sold 1.11 million copies in the days after it came "
                "out, the best since the harbour band's. In two decades 17 other records have "
                "sold a million so soon. The shops sold 440,000 copies and 662,000 were "
                "sent by post; 7,000 went to Halden.",
            ),
        ],
    ),
    (
        "two of the body's figures make up the headline's",
        [
            ("headline", "73 killed in ferry fires"),
            (
                "body",
                "A fire on a ferry in Lorne left at least 28 people dead and 50 hurt before dawn. At least "
                "five children and 13 sailors were killed in the fire. A fire off Halden killed 45.",
            ),
        ],
    ),
    (
        "the headline tells a part, the body part and whole",
        [
            ("headline", "2 divers in Halden wreck named by police"),
            (
                "body",
                "Police in Halden have named two of the three divers in the raid on the wreck near Lorne "
                "bridge that left seven people hurt. They were held on Sunday with 12 others.",
            ),
        ],
    ),
    (
        "a nought apart, of another thing",
        [
            ("body", "Rents for a room in Lorne fell this spring."),
            ("caption", "In Lorne the rent of a room was £590, down by two per cent on the year before"),
            ("body", "Whoever lets a room owes the state 20 per cent of the rent in tax."),
        ],
    ),
    (
        "a volume of a journal has the digits of a count, transposed",
        [
            (
                "body",
                "The 249 parishes that there were in 1975 are now 67 districts under 11 councils, and 53 "
                "towns send 120 members to the assembly, 48 of them women.",
            ),
            ("body", "Holm, A. The mosses of Halden. Annals of Botany. 8 (12): 429. Lorne Press."),
            ("body", "Some 310 kinds of moss and 96 ferns grow there, and 17 birds are found nowhere else."),
        ],
    ),
    (
        "a caption tells of another ward",
        [
            ("body", "The fire in the north of Lorne has burned 304 acres and is 78 percent contained."),
            (
                "caption",
                "The fire in Halden forest has eaten 867 acres, and 38 percent of its rim is held",
            ),
            ("body", "Some 15 people were hurt, 90 houses are gone and 40 crews are at work."),
        ],
    ),
    (
        "two entries of a list differ in more than one figure",
        [
            ("body", "The pass for the ferry with 20 trips and two bicycles is valid for 30 days: $1,190."),
            ("caption", "The pass for the ferry with 50 trips and a bicycle is valid for 10 days: $4,990."),
        ],
    ),
    (
        "two persons have ages of the same digits",
        [
            ("body", "Kaspar Lind, 65, had asked for a line fast enough to talk to his family in Halden."),
            ("caption", "Jasper Elm, 56, a retired baker, led the men who laid it over the hills"),
        ],
    ),
    (
        "a year long past and one of today",
        [
            ("body", "The charter of the town was sealed in 1215 by the bishop of Lorne."),
            ("body", "The hall burned down in 1915 and was built again."),
        ],
    ),
    (
        "two days of one month, two hours of one day",
        [
            ("standfirst", "On August 31 the court heard seven of them at 6am"),
            ("caption", "On August 13, the ferry came in"),
            ("body", "It had left at 3am with its crew."),
        ],
    ),
    (
        "four bare digits behind a hedge are no year",
        [
            ("standfirst", "With over 4000 boats for hire in the county, where do you start?"),
            ("body", "The yard was founded in 2000."),
        ],
    ),
    ("a day and a year with no space between", [("body", "They met on August 11,2000 in Lorne.")]),
    (
        "other languages set the comma where English has the point",
        [
            (
                "body",
                "Der Zins liegt bei 2,00 Prozent, nach 2,25 Prozent im Mai und 3,75 Prozent im Jahr zuvor.",
            ),
        ],
    ),
]


@pytest.mark.parametrize("texts", [row[1] for row in INNOCENT], ids=[row[0] for row in INNOCENT])
def test_is_let_pass(texts: Texts) -> None:
    assert levels(texts) == []


FAULTY: list[tuple[str, Texts, str]] = [
    (
        "a caption tells the body's figure in words of its own",
        [
            (
                "body",
                "A ferry carrying 87 people sank in heavy seas off Lorne on Friday, the coastguard said.",
            ),
            ("body", "Rescuers pulled 31 survivors from the water and recovered nine bodies overnight."),
            ("body", "The ferry, built in 1984, was on a scheduled trip to Halden with a crew of 12."),
            ("caption", "A boat near the spot where a ferry with 67 people on board sank off Lorne"),
        ],
        "warning caption_disagrees_with_body",
    ),
    (
        "two tellings stand against the headline",
        [
            ("headline", "Region plans €520m for railways"),
            ("standfirst", "The plan puts €620m into track and €95m into stations"),
            (
                "body",
                "The region of Lorne plans to put €620m into track and €95m into stations over the next four "
                "years, its president said. Its whole budget is €1.8bn, of which roads will take €700m.",
            ),
        ],
        "warning headline_disagrees_with_body",
    ),
    (
        "the magnitude is spelled out, and so is the number",
        [
            ("body", "The harbour trust says two million people have crossed the new bridge this year."),
            ("caption", "Two billion people have crossed the new bridge this year, the harbour trust says"),
        ],
        "error caption_disagrees_with_body",
    ),
]


@pytest.mark.parametrize(("texts", "found"), [row[1:] for row in FAULTY], ids=[row[0] for row in FAULTY])
def test_is_a_fault(texts: Texts, found: str) -> None:
    assert found in levels(texts)
