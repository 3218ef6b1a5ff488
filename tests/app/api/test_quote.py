"""A sentence becomes a link that a browser scrolls to."""

from urllib.parse import unquote

import pytest

from app.api.quote import selectors, text_link

LONG = " ".join(f"word{number}" for number in range(60))


@pytest.mark.parametrize(
    ("url", "sentence", "link"),
    [
        ("https://a.example/x", "Over 7 came.", "https://a.example/x#:~:text=Over%207%20came."),
        ("https://a.example/x?y=1#part", "a", "https://a.example/x?y=1#part:~:text=a"),
        ("https://a.example/x#:~:text=old", "a", "https://a.example/x#:~:text=a"),
        (
            "HTTP://a.example/",
            "one-two, three & four",
            "HTTP://a.example/#:~:text=one%2Dtwo%2C%20three%20%26%20four",
        ),
        ("https://a.example/", "5 % of\n €1", "https://a.example/#:~:text=5%20%25%20of%20%E2%82%AC1"),
        ("javascript:alert(1)", "a", None),
        ("file:///x", "a", None),
    ],
)
def test_links(url: str, sentence: str, link: str | None) -> None:
    assert text_link(url, sentence) == link


def test_a_long_sentence_is_linked_by_its_ends() -> None:
    link = text_link("https://a.example/", LONG)
    assert link is not None
    start, end = link.partition("text=")[2].split(",")
    assert LONG.startswith(unquote(start))
    assert LONG.endswith(unquote(end))


def test_selectors_count_code_points() -> None:
    quote, position = selectors("𝟘𝟘 five 𝟘", 3, 7)
    assert quote == {"type": "TextQuoteSelector", "exact": "five", "prefix": "𝟘𝟘 ", "suffix": " 𝟘"}
    assert position == {"type": "TextPositionSelector", "start": 3, "end": 7}
