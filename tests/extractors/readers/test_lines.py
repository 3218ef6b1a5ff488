"""Single lines: furniture, credits, datelines."""

from datetime import date

import pytest

from extractors.readers.credits import ends_in_credit, is_credit, split_credit
from extractors.readers.datelines import published_on
from extractors.readers.furniture import is_byline, is_dateline, is_furniture


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Sign up to read this article", True),
        ("READ MORE: Ten ferries to take this summer", True),
        ("200+ trusted global sources.", True),
        ("Seven days free", True),
        ("Advertisement", True),
        ("  »  ", True),
        ("3 min read", True),
        ("2 hours ago", True),
        ("41 comments", True),
        ("View 6 Images", True),
        ("By Ida Moe and Per Lund", True),
        ("Published 10 July 2025", True),
        ("© 2024 The Veld Post", True),
        ("Lesen Sie auch: Zehn Fähren", True),
        ("More than 700 drones were launched", False),
        ("By 2030 the bill will be €5bn", False),
        ("By Tuesday 40 were dead", False),
        ("Get ready to pay 40% more, the regulator said", False),
        ("Follow the money: $3bn went missing", False),
        ("Support for the war fell to 40%", False),
        ("Related parties lent the firm £5m", False),
        ("14", False),
        ("Topics of debate included the £40m wall.", False),
    ],
)
def test_is_furniture(line: str, expected: bool) -> None:
    assert is_furniture(line) is expected


@pytest.mark.parametrize(
    ("caption", "text", "credit"),
    [
        ("The dam (AFP/Getty)", "The dam", "AFP/Getty"),
        ("The dam. (Ida Moe/AFP via Getty Images)", "The dam.", "Ida Moe/AFP via Getty Images"),
        ("The dam [Ida Moe/AP Photo]", "The dam", "Ida Moe/AP Photo"),
        ("The dam. Photograph: Ida Moe/EPA", "The dam.", "Photograph: Ida Moe/EPA"),
        ("The dam. REUTERS/Ida Moe", "The dam.", "REUTERS/Ida Moe"),
        ("The dam. AP Photo/Ida Moe", "The dam.", "AP Photo/Ida Moe"),
        ("The dam. Photo by Ida Moe /Postmedia News", "The dam.", "Photo by Ida Moe /Postmedia News"),
        ("The dam — Picture by Ida Moe", "The dam", "Picture by Ida Moe"),
        ("The dam. Supplied", "The dam.", "Supplied"),
        ("Der Damm © dpa | Ida Moe", "Der Damm", "© dpa | Ida Moe"),
        (
            "The dam, which held 14m cubic metres (494m cubic feet)",
            "The dam, which held 14m cubic metres (494m cubic feet)",
            None,
        ),
        ("The dam, he told Reuters", "The dam, he told Reuters", None),
        ("The bank (BoE)", "The bank (BoE)", None),
    ],
)
def test_split_credit(caption: str, text: str, credit: str | None) -> None:
    assert split_credit(caption) == (text, credit)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Smoke over the port (Reuters)", True),
        ("Smoke over the port. Photograph: Ida Moe/AP", True),
        ("Unemployment was 4%. Source: the statistics office", False),
        ("The firm paid £3m for the pictures, it told Reuters.", False),
        ("x " * 400 + "(AFP)", False),
    ],
)
def test_ends_in_credit(paragraph: str, expected: bool) -> None:
    assert ends_in_credit(paragraph) is expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [("Photo: AFP", True), ("AFP/Getty", True), ("REUTERS/Ida Moe", True), ("The dam", False)],
)
def test_is_credit(line: str, expected: bool) -> None:
    assert is_credit(line) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-11-20T09:29:08+0000", date(2019, 11, 20)),
        ("2019-11-20", date(2019, 11, 20)),
        ("20191120", date(2019, 11, 20)),
        ("2019/11/20 09:29", date(2019, 11, 20)),
        ("Wed, 20 Nov 2019 09:29:08 GMT", date(2019, 11, 20)),
        ("November 20th, 2019", date(2019, 11, 20)),
        ("20. November 2019", date(2019, 11, 20)),
        ("20.11.2019", date(2019, 11, 20)),
        ("Published on 20 Nov. 2019", date(2019, 11, 20)),
        ("11/20/2019", None),
        ("2019-13-40", None),
        ("31 February 2019", None),
        ("20 Smarch 2019", None),
        ("November 2019", None),
        ("", None),
        (None, None),
        (20191120, None),
        ("9" * 500, None),
    ],
)
def test_published_on(text: object, expected: date | None) -> None:
    assert published_on(text) == expected


def test_datelines_and_bylines() -> None:
    assert is_dateline("Updated: Thursday, July 10, 2025 at 2:05 pm ET")
    assert not is_dateline("On 10 July 2025 the wall fell")
    assert is_byline("By Ida Moe, Veld")
    assert not is_byline("By the river 40 were found")
