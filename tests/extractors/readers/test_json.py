"""NDJSON lines of the contract, and the JSON of content management systems."""

import json
from datetime import date

import pytest

from extractors.model import Segment
from extractors.readers import read
from extractors.readers.errors import ReadError
from extractors.readers.ndjson import read_line

PARAGRAPH = "The hospital at Veld treated 212 people in one night, its director said, and sent 40 of them on."


def test_segments_are_taken_word_for_word() -> None:
    """Also blanks and a credit left in a caption: offsets are the sender's own."""
    parts = [
        ("headline", " 212 treated "),
        ("caption", "The ward (AFP/Getty)"),
        ("body", ""),
        ("boilerplate", "\u00a0"),
    ]
    row = {
        "id": "a1",
        "published": "2025-07-10",
        "segments": [{"kind": kind, "text": text} for kind, text in parts],
    }
    name, article = read_line(json.dumps(row))
    assert name == "a1"
    assert article.published == date(2025, 7, 10)
    assert [(part.role, part.text) for part in article.segments] == parts


@pytest.mark.parametrize(
    ("row", "field", "expected"),
    [
        ({"published": "2019-11-20T09:29:08+0000"}, "published", date(2019, 11, 20)),
        ({"published": "2019-11-20 09:29:08"}, "published", date(2019, 11, 20)),
        ({"date": "2019-11-20T09:29:08Z"}, "published", date(2019, 11, 20)),
        ({"published": None, "date": "2019-11-20"}, "published", date(2019, 11, 20)),
        ({"published": None}, "published", None),
        ({"published": ""}, "published", None),
        ({"publisher": "The Veld Post", "topic": ["x"]}, "publisher", "The Veld Post"),
        ({"url": "https://veld.example/1"}, "url", "https://veld.example/1"),
        ({"language": "en"}, "language", "en"),
    ],
)
def test_facts_of_a_row(row: dict[str, object], field: str, expected: object) -> None:
    assert getattr(read_line(json.dumps({"text": PARAGRAPH, **row}))[1], field) == expected


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("{", "broken"),
        ("[]", "a list, not an object"),
        ("3", "not an object"),
        ("{}", "none of"),
        ('{"id": "x"}', "none of"),
        ('{"id": ["x"], "text": "y"}', '"id" is a list'),
        ('{"text": ["y"]}', '"text" is a list'),
        ('{"text": ""}', "empty"),
        ('{"html": " "}', "empty"),
        ('{"segments": {}}', '"segments" is an object'),
        ('{"segments": []}', "empty"),
        ('{"segments": ["x"]}', "Segment 0 is a string"),
        ('{"segments": [{"kind": "footer", "text": "x"}]}', "Segment 0 has the kind 'footer'"),
        ('{"segments": [{"kind": "body"}]}', "Segment 0"),
        ('{"segments": [{"kind": "body", "text": null}]}', "that is null"),
        ('{"segments": [{"kind": ["body"], "text": "x"}]}', "Segment 0 has the kind"),
        ('{"segments": [{"kind": "body", "text": "a\\u0000b"}]}', "NUL"),
        ('{"segments": [{"kind": "body", "text": "a\\ud83d"}]}', "lone surrogate"),
        ('{"text": "x", "published": {"on": 3}}', '"published" is an object'),
        ('{"text": "x", "publisher": true}', '"publisher" is true or false'),
    ],
)
def test_a_row_of_the_wrong_kind(line: str, words: str) -> None:
    with pytest.raises(ReadError, match=words):
        read_line(line)


@pytest.mark.parametrize("words", ["2015-11", "last week", "07/10/2025"])
def test_a_date_that_names_no_one_day_is_unknown_and_refuses_nothing(words: str) -> None:
    assert read_line(f'{{"text": "x", "published": "{words}"}}')[1].published is None


def test_numbers_are_allowed_as_ids() -> None:
    assert read_line('{"id": 12, "text": "Twelve died."}')[0] == "12"


CMS = {
    "arc": {
        "headlines": {"basic": "Ward full at Veld"},
        "subheadlines": {"basic": "Forty were sent on."},
        "first_publish_date": "2024-02-03T10:00:00Z",
        "canonical_url": "https://veld.example/ward",
        "credits": {"by": [{"name": "Ida Moe"}]},
        "promo_items": {"basic": {"type": "image", "caption": "The ward (AP)"}},
        "content_elements": [
            {"type": "text", "content": PARAGRAPH.replace("212", "<b>212</b>")},
            {"type": "list", "items": [{"type": "text", "content": "40 sent on"}]},
            {"type": "quote", "content_elements": [{"type": "text", "content": "We had 90 beds."}]},
            {"type": "oembed_response", "raw_oembed": {"html": "<p>no</p>"}},
        ],
    },
    "wordpress": {
        "id": 7,
        "date": "2024-02-03T10:00:00",
        "link": "https://veld.example/ward",
        "title": {"rendered": "Ward full at Veld"},
        "excerpt": {"rendered": "<p>Forty were sent on.</p>"},
        "content": {
            "rendered": f"<figure><img><figcaption>The ward (AP)</figcaption></figure><p>{PARAGRAPH}</p>"
            "<ul><li>40 sent on</li></ul><blockquote><p>We had 90 beds.</p></blockquote>"
        },
    },
    "guardian": {
        "response": {
            "content": {
                "webPublicationDate": "2024-02-03T10:00:00Z",
                "webUrl": "https://veld.example/ward",
                "fields": {
                    "headline": "Ward full at Veld",
                    "standfirst": "<p>Forty were sent on.</p>",
                    "byline": "Ida Moe",
                    "body": f"<figure><img><figcaption>The ward (AP)</figcaption></figure><p>{PARAGRAPH}</p>"
                    "<ul><li>40 sent on</li></ul><blockquote>We had 90 beds.</blockquote>",
                },
            }
        }
    },
    "schema.org": {
        "@type": "NewsArticle",
        "headline": "Ward full at Veld",
        "description": "Forty were sent on.",
        "datePublished": "2024-02-03",
        "url": "https://veld.example/ward",
        "image": {"caption": "The ward (AP)"},
        "articleBody": f"{PARAGRAPH}\n\n- 40 sent on\n\nWe had 90 beds.",
    },
}


@pytest.mark.parametrize("row", CMS.values(), ids=CMS)
def test_content_management_systems(row: dict[str, object]) -> None:
    article = read(json.dumps(row), "application/json; charset=utf-8")
    assert article.segments == (
        Segment("headline", "Ward full at Veld"),
        Segment("standfirst", "Forty were sent on."),
        Segment("caption", "The ward", "AP"),
        Segment("body", PARAGRAPH),
        Segment("list", "40 sent on"),
        Segment("body", "We had 90 beds."),
    )
    assert article.published == date(2024, 2, 3)
    assert article.url == "https://veld.example/ward"


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"title": "Ward full", "html": f"<p>{PARAGRAPH}</p>"}, ["headline", "body"]),
        ({"posts": [{"title": "Ward full", "html": f"<p>{PARAGRAPH}</p>"}]}, ["headline", "body"]),
        (
            {"title": "Ward full", "body": [PARAGRAPH, {"text": "Forty were sent on."}]},
            ["headline", "body", "body"],
        ),
        ({"text": PARAGRAPH}, ["body"]),
        ({"html": f"<h1>Ward full</h1><p>{PARAGRAPH}</p>"}, ["headline", "body"]),
        ({"title": "x", "segments": [{"kind": "caption", "text": "The ward"}]}, ["caption"]),
        (
            {"title": "Costs &amp; wards", "text": "5 < 6 beds, the director said on Monday."},
            ["headline", "body"],
        ),
    ],
)
def test_other_shapes(row: dict[str, object], expected: list[str]) -> None:
    assert [part.role for part in read(json.dumps(row), "application/json").segments] == expected


@pytest.mark.parametrize(
    "value", [None, 3, True, "x", [], [3], {}, {"a": 1}, [[]], [{"type": 3}], {"basic": 3}]
)
@pytest.mark.parametrize(
    "name",
    "headlines content_elements credits promo_items fields content author image body date posts".split(),
)
def test_fields_of_any_type_are_read_or_refused(name: str, value: object) -> None:
    row = {"title": "Ward full", "text": PARAGRAPH, name: value}
    try:
        segments = read(json.dumps(row), "application/json").segments
    except ReadError:
        return
    assert segments


def test_several_articles_are_refused() -> None:
    with pytest.raises(ReadError, match="2 articles"):
        read(
            json.dumps({"posts": [{"title": "a", "html": "b"}, {"title": "c", "html": "d"}]}),
            "application/json",
        )
