"""The one entry point: formats agree, hints win, bad input is refused in words."""

from datetime import date

import pytest

from extractors.model import Article
from extractors.readers import READERS, ReadError, read, sniff
from tests.extractors.readers.documents import (
    BODY,
    CAPTION,
    CREDIT,
    FURNITURE,
    HEADLINE,
    HTML,
    PLAIN,
    STANDFIRST,
    article_pdf,
)

EXPECTED = [
    ("headline", HEADLINE, None),
    ("standfirst", STANDFIRST, None),
    ("body", BODY[0], None),
    ("caption", CAPTION, CREDIT),
    ("body", BODY[1], None),
    ("body", BODY[2], None),
    ("body", BODY[3], None),
]


def told(article: Article) -> list[tuple[str, str, str | None]]:
    return [(part.role, part.text, part.credit) for part in article.segments if part.role != "boilerplate"]


@pytest.mark.parametrize("content", [PLAIN, HTML, article_pdf()], ids=["plain", "html", "pdf"])
def test_one_article_reads_the_same_in_every_format(content: str | bytes) -> None:
    article = read(content)
    assert told(article) == EXPECTED
    assert article.publisher == "The Ennisport Herald"
    assert article.published == date(2024, 3, 14)
    assert article.author == "Nuala Brandt"
    furniture = "\n".join(part.text for part in article.segments if part.role == "boilerplate")
    assert all(line in furniture for line in FURNITURE)


def test_what_the_caller_says_wins_over_the_document() -> None:
    article = read(HTML, "text/html", url="https://x.example/a", publisher="Y", published=date(2020, 1, 2))
    assert (article.url, article.publisher, article.published) == (
        "https://x.example/a",
        "Y",
        date(2020, 1, 2),
    )


@pytest.mark.parametrize(
    ("content", "name", "expected"),
    [
        (b"%PDF-1.7 ...", None, "application/pdf"),
        (b"%PDF-1.7 ...", "a.txt", "application/pdf"),
        (b"<!DOCTYPE html><p>x", None, "text/html"),
        (b"\xef\xbb\xbf\n <html><p>x", None, "text/html"),
        (b"<?xml version='1.0'?><html xmlns='x'>", None, "text/html"),
        (b"<!-- a --><div>x</div>", None, "text/html"),
        ("a < b and c > d", None, "text/plain"),
        ("<3 hearts were sent", None, "text/plain"),
        ('{"text": "x"}', None, "application/json"),
        ('{"text": "x"}\n{"text": "y"}\n', None, "application/x-ndjson"),
        ('{\n  "text": "x"\n}', None, "application/json"),
        ('{"text": "x"}', "rows.ndjson", "application/x-ndjson"),
        (b"plain", "https://x.example/story.html?id=3", "text/html"),
        (b"plain", "https://x.example/2024.05/story", "text/plain"),
        ("<p>x</p>".encode("utf-16"), None, "text/html"),
    ],
)
def test_sniff(content: str | bytes, name: str | None, expected: str) -> None:
    assert sniff(content, name) == expected


@pytest.mark.parametrize(
    ("content", "media_type", "words"),
    [
        (b"", None, "empty"),
        (b" \n\t\r\n ", None, "empty"),
        ("\ufeff\u200b\n", None, "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), None, "PNG"),
        (b"PK\x03\x04" + bytes(40), None, "ZIP"),
        (bytes(range(256)) * 8, None, "binary"),
        (b"\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f" * 50, None, "binary"),
        ("12 people\0 died", None, "NUL"),
        ("12 people \ud83d died", None, "lone surrogate"),
        (b"\xed\xa0\x80 12 people died", None, "lone surrogate"),
        (b"x" * 10_000_001, None, "limit"),
        ("x" * 10_000_001, "text/html", "limit"),
        ("x", "image/png", "cannot read"),
        ("a\n" * 20_001, None, "20,000 paragraphs"),
        ("<p>a</p>" * 20_001, None, "20,000 paragraphs"),
        ("<p>" + "a<br><br>" * 20_001, None, "20,000 paragraphs"),
        ("<html><head><title>x</title></head><body><script>x()</script></body></html>", None, "no text"),
        ("<div>" * 100_000 + "x", None, "elements deep"),
        ("<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">x</p>", None, "attributes"),
        ("[1, 2]", "application/json", "a list, not an object"),
        ('"text"', "application/json", "a string, not an object"),
        ('{"text": ', "application/json", "broken"),
        ("[" * 100_000, "application/json", "nested too deep"),
        ('{"text": "a \\ud800 b"}', "application/json", "lone surrogate"),
        ('{"text": "a \\u0000 b"}', "application/json", "NUL"),
        ('{"weather": "fine"}', "application/json", "no article text"),
        ('{"text": "x"}\n{"text": "y"}', None, "2 articles"),
        (b"%PDF-1.4 and then nothing of use", None, "damaged"),
        ("%PDF-1.4", None, "as text"),
    ],
)
def test_bad_input_is_refused_in_words(content: str | bytes, media_type: str | None, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read(content, media_type)


@pytest.mark.parametrize(
    ("content", "media_type", "text"),
    [
        (
            "caf\u00e9 \u201c\u20ac5m\u201d".encode("cp1252"),
            "text/plain; charset=utf-8",
            "caf\u00e9 \u201c\u20ac5m\u201d",
        ),
        ("caf\u00e9 \u20ac5m".encode(), "text/plain; charset=iso-8859-1", "caf\u00e9 \u20ac5m"),
        ("caf\u00e9 \u20ac5m".encode("utf-8-sig"), None, "caf\u00e9 \u20ac5m"),
        ("caf\u00e9 \u20ac5m".encode("utf-16"), None, "caf\u00e9 \u20ac5m"),
        ("Twelve boats sank".encode("utf-16-le"), None, "Twelve boats sank"),
        ("Twelve boats sank".encode("utf-16-be"), None, "Twelve boats sank"),
        ("\u0434\u0432\u0430".encode("koi8-r"), "text/plain; charset=koi8-r", "\u0434\u0432\u0430"),
        (("\u20ac5m " * 40).encode() + b"\xff", None, "\u20ac5m " * 40 + "\ufffd"),
        ("7" * 1_000_000, None, "7" * 1_000_000),
        (
            "\u202e12\u202c and 1\u200b000 and \uff11\uff12",
            None,
            "\u202e12\u202c and 1\u200b000 and \uff11\uff12",
        ),
        (
            "10\u00b2 and 5\u00bd and \u22123 and 1\u202f000",
            None,
            "10\u00b2 and 5\u00bd and \u22123 and 1\u202f000",
        ),
        ("<p>&#x661;&#50;&nbsp;000 <b>dead<p>next", None, "\u0661" + "2\u00a0000 dead"),
    ],
)
def test_odd_input_is_read_verbatim(content: str | bytes, media_type: str | None, text: str) -> None:
    assert read(content, media_type).segments[0].text == text


def test_readers_is_a_table_of_functions() -> None:
    assert {"text/html", "text/plain", "application/pdf", "application/json", "application/x-ndjson"} <= set(
        READERS
    )
    assert all(callable(reader) for reader in READERS.values())
