"""Plain text: marks at a line's start, captions by their credit, furniture by words and place."""

from datetime import date

import pytest

from extractors.readers.plain import read_plain

PARAGRAPH = (
    "The ferry company said on Friday that 14 of its 62 sailings had been cancelled because of the wind."
)
SECOND = "Passengers at both ports were offered a refund of £25, and 300 of them had taken it by nightfall."


def roles(text: str) -> list[tuple[str, str]]:
    return [(part.role, part.text) for part in read_plain(text).segments]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("headline: Wind stops 14 sailings", ("headline", "Wind stops 14 sailings")),
        ("Headline:   Wind stops 14 sailings", ("headline", "Wind stops 14 sailings")),
        (
            "standfirst: A third of the day's ferries stayed in port.",
            ("standfirst", "A third of the day's ferries stayed in port."),
        ),
        ("caption: The quay on Friday", ("caption", "The quay on Friday")),
        ("pullquote: We lost a day", ("pullquote", "We lost a day")),
        ("boilerplate: 40% off for members", ("boilerplate", "40% off for members")),
        ("table:\nPort | Sailings\nNorth | 14", ("table", "Port | Sailings\nNorth | 14")),
        ("- 14 sailings on Friday", ("list", "14 sailings on Friday")),
        ("\u2022 48 sailings ran", ("list", "48 sailings ran")),
        ("The quay on Friday (AFP/Getty)", ("caption", "The quay on Friday")),
        ("A lorry waits at the quay. Photograph: Ida Moe/AP", ("caption", "A lorry waits at the quay.")),
        ("A lorry waits at the quay. REUTERS/Ida Moe", ("caption", "A lorry waits at the quay.")),
        ("A lorry waits at the quay [Ida Moe/AP Photo]", ("caption", "A lorry waits at the quay")),
        ("Note: 14 of them were in the morning", ("body", "Note: 14 of them were in the morning")),
        ("https://ferries.example says 14", ("body", "https://ferries.example says 14")),
        ("Get your ferry news in one place", ("boilerplate", "Get your ferry news in one place")),
        ("Sign up to our newsletter", ("boilerplate", "Sign up to our newsletter")),
        ("Most read", ("boilerplate", "Most read")),
        (
            "Sign up for the race cost £20, the club said.",
            ("body", "Sign up for the race cost £20, the club said."),
        ),
        ("More than 40 lorries waited.", ("body", "More than 40 lorries waited.")),
    ],
)
def test_a_line_in_the_middle_of_the_text(line: str, expected: tuple[str, str]) -> None:
    assert roles(f"{PARAGRAPH}\n\n{line}\n\n{SECOND}") == [("body", PARAGRAPH), expected, ("body", SECOND)]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("Wind stops 14 sailings in a day", ["headline"]),
        (
            "The Coastal Times\nThe Coastal Times\nWorld\nIda Moe\n\nWind stops 14 sailings in a day",
            ["boilerplate"] * 4 + ["headline"],
        ),
        (
            "One app.\nStart reading\nWhy did the wind stop 14 sailings?",
            ["boilerplate", "boilerplate", "headline"],
        ),
        ("Wind stops many sailings\nA third of the day's ferries stayed in port", ["headline", "standfirst"]),
        (
            "Wind stops 14 sailings in a day\nA third of the day's ferries stayed in port.\nBy Ida Moe",
            ["headline", "standfirst", "boilerplate"],
        ),
        ("10 Jul 2025, 14:00\nWind stops 14 sailings in a day", ["boilerplate", "headline"]),
    ],
)
def test_the_head_of_the_text(head: str, expected: list[str]) -> None:
    assert [role for role, _ in roles(f"{head}\n\n{PARAGRAPH}\n\n{SECOND}")] == [*expected, "body", "body"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Twelve died.", ["body"]),
        ("Twelve died.\nForty were hurt.", ["body", "body"]),
        (PARAGRAPH, ["body"]),
        ("14", ["body"]),
        (
            f"{PARAGRAPH}\n\nOur Picks\nThe strange tale of the lighthouse\nWhy gulls scream",
            ["body"] + ["boilerplate"] * 3,
        ),
        (
            f"{PARAGRAPH}\n\nLog in\nRead 90 papers at home, chosen for you by people.\nOur picks",
            ["body"] + ["boilerplate"] * 3,
        ),
        (
            f"{PARAGRAPH}\n\nLog in\nThe last 3 of our ferries sail on Monday, it said.\nOur picks",
            ["body", "boilerplate"] * 2,
        ),
        (f"{PARAGRAPH}\n\nWhat happens next\n\n{SECOND}", ["body", "body", "body"]),
    ],
)
def test_short_texts_and_tails(text: str, expected: list[str]) -> None:
    assert [role for role, _ in roles(text)] == expected


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 10 July 2025", date(2025, 7, 10)),
        ("10 Jul 2025, 14:00", date(2025, 7, 10)),
        ("Updated: Thursday, July 10, 2025 at 2:05 pm ET", date(2025, 7, 10)),
        ("published: 2025-07-10", date(2025, 7, 10)),
        ("date: 10 July 2025", date(2025, 7, 10)),
        ("10.07.2025", date(2025, 7, 10)),
        ("07/10/2025", None),
        ("Thursday", None),
    ],
)
def test_datelines(line: str, published: date | None) -> None:
    article = read_plain(f"Wind stops 14 sailings in a day\n{line}\n\n{PARAGRAPH}")
    assert article.published == published
    assert article.segments[-1].text == PARAGRAPH


def test_facts_in_the_head() -> None:
    article = read_plain(
        f"publisher: The Coastal Times\nauthor: Ida Moe\nurl: https://c.example/1\n\n{PARAGRAPH}"
    )
    assert (article.publisher, article.author, article.url) == (
        "The Coastal Times",
        "Ida Moe",
        "https://c.example/1",
    )


def test_hard_wrapped_lines_are_joined() -> None:
    """The ferry company said on Friday that 14 of its / 62 sailings ..."""
    text = (
        "Wind stops 14 sailings\n\n"
        "The ferry company said on Friday that 14 of its 62\n"
        "sailings had been cancelled because of the wind-\n"
        "driven waves, and that 300 passengers had taken a\n"
        "refund of £25 each by the time that night fell.\n\n"
        "It expects 50 sailings on Sunday, when the wind is\n"
        "to drop to 20 miles an hour or less by evening.\n"
    )
    assert roles(text) == [
        ("headline", "Wind stops 14 sailings"),
        (
            "body",
            "The ferry company said on Friday that 14 of its 62 sailings had been cancelled because of the "
            "wind-driven waves, and that 300 passengers had taken a refund of £25 each by the time "
            "that night fell.",
        ),
        (
            "body",
            "It expects 50 sailings on Sunday, when the wind is to drop to 20 miles an hour "
            "or less by evening.",
        ),
    ]


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r", "\u2028"])
def test_every_kind_of_line_break(newline: str) -> None:
    assert roles(newline.join(["Twelve died.", "", "Forty were hurt."])) == [
        ("body", "Twelve died."),
        ("body", "Forty were hurt."),
    ]
