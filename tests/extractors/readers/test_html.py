"""HTML: what is shown, which part it is, and what the page says about itself."""

from datetime import date

import pytest

from extractors.readers.html import read_html

LINKED = '<script type="application/ld+json">%s</script>'
FIRST = (
    "The dam at Ostrel held back 14 million cubic metres of water before the night of 3 May, its owner said."
)
SECOND = (
    "By the morning 62 houses stood in water, and 3,100 people had been taken to the schools on the hill."
)
THIRD = (
    "Engineers had asked for a second spillway in 2019, at a cost of €18m, and had been refused by the board."
)


def page(body: str, head: str = "") -> str:
    return f"<html><head>{head}</head><body>{body}</body></html>"


def roles(markup: str) -> list[tuple[str, str]]:
    return [(part.role, part.text) for part in read_html(markup).segments]


def inside(markup: str) -> list[tuple[str, str]]:
    """Roles of what stands between two paragraphs of an article under a headline."""
    whole = roles(
        page(f"<article><h1>Dam gives way</h1><p>{FIRST}</p>{markup}<p>{SECOND}</p><p>{THIRD}</p></article>")
    )
    assert whole[:2] == [("headline", "Dam gives way"), ("body", FIRST)]
    assert whole[-2:] == [("body", SECOND), ("body", THIRD)]
    return whole[2:-2]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<h2>What the board knew</h2>", [("body", "What the board knew")]),
        (
            "<ul><li>62 houses</li><li><p>one bridge</p></li></ul>",
            [("list", "62 houses"), ("list", "one bridge")],
        ),
        ("<blockquote><p>We asked twice.</p></blockquote>", [("body", "We asked twice.")]),
        ("<aside class='pullquote'>We asked twice</aside>", [("pullquote", "We asked twice")]),
        (
            "<figure class='wp-block-pullquote'><blockquote>We asked twice</blockquote></figure>",
            [("pullquote", "We asked twice")],
        ),
        (
            "<table><caption>Toll</caption><tr><th>Place</th><th>Houses</th></tr>"
            "<tr><td>Ostrel</td><td>62<br>or more</td></tr></table>",
            [("table", "Toll\nPlace | Houses\nOstrel | 62 or more")],
        ),
        (
            "<figure><img src=a><figcaption>The dam on 4 May</figcaption></figure>",
            [("caption", "The dam on 4 May")],
        ),
        (
            "<div class='wp-caption'><img src=a><p class='wp-caption-text'>The dam</p></div>",
            [("caption", "The dam")],
        ),
        (
            "<div><img src=a><p>The dam from the air</p><p>Photo: AFP</p></div>",
            [("caption", "The dam from the air"), ("boilerplate", "AFP")][:1],
        ),
        ("<p><a href=x>Read our guide to dams</a></p>", [("boilerplate", "Read our guide to dams")]),
        ("<p>Advertisement</p>", [("boilerplate", "Advertisement")]),
        (
            "<div class='related-stories'><p>The 7 dams that were never built, and why.</p></div>",
            [("boilerplate", "The 7 dams that were never built, and why.")],
        ),
        ("<p style='display:none'>90 died</p><p hidden>91 died</p><template><p>92</p></template>", []),
        ("<p class='hidden'>93 died</p><p class='sr-only'>94 died</p><noscript><p>95</p></noscript>", []),
        (
            "<p class='hidden md:block'>Sixty-two houses were lost.</p>",
            [("body", "Sixty-two houses were lost.")],
        ),
        (
            "<p>  Six\n  &amp; two&nbsp;<b>bold</b><i>italic</i> words.<!-- no --></p>",
            [("body", "Six & two\u00a0bolditalic words.")],
        ),
        ("<p>A line<br>and a line.</p>", [("body", "A line\nand a line.")]),
        ("<div>One part.<br><br>Another part.</div>", [("body", "One part."), ("body", "Another part.")]),
        (
            "<div>Loose text.<p>A paragraph.</p>More loose text.</div>",
            [("body", "Loose text."), ("body", "A paragraph."), ("body", "More loose text.")],
        ),
        ("<p>10<sup>2</sup> and 5&frac12;</p>", [("body", "102 and 5\u00bd")]),
    ],
)
def test_between_two_paragraphs(markup: str, expected: list[tuple[str, str]]) -> None:
    assert [part for part in inside(markup) if part[1] != "Photo: AFP"] == expected


@pytest.mark.parametrize(
    ("figure", "text", "credit"),
    [
        ("<figcaption>The dam on 4 May (AFP/Getty)</figcaption>", "The dam on 4 May", "AFP/Getty"),
        ("<figcaption>The dam. Photograph: Ida Moe/AP</figcaption>", "The dam.", "Photograph: Ida Moe/AP"),
        ("<figcaption>The dam <span class='image__credit'>Ida Moe</span></figcaption>", "The dam", "Ida Moe"),
        (
            "<figcaption>The dam (<span class='credit'>Image: AFP)</span></figcaption>",
            "The dam",
            "Image: AFP",
        ),
        ("<figcaption><p>The dam</p><p class='copyright'>© Ida Moe</p></figcaption>", "The dam", "© Ida Moe"),
        (
            "<figcaption>The dam broke at 3am, the owner says, not at 4am.<div>Ida Moe</div></figcaption>",
            "The dam broke at 3am, the owner says, not at 4am.",
            "Ida Moe",
        ),
        (
            "<figcaption>The dam held 14 million tonnes</figcaption><button>Open image in gallery</button>",
            "The dam held 14 million tonnes",
            None,
        ),
    ],
)
def test_a_caption_and_its_credit(figure: str, text: str, credit: str | None) -> None:
    article = read_html(
        page(
            f"<article><h1>Dam gives way</h1><p>{FIRST}</p><figure>{figure}</figure><p>{SECOND}</p></article>"
        )
    )
    captions = [part for part in article.segments if part.role == "caption"]
    assert [(part.text, part.credit) for part in captions] == [(text, credit)]


def test_a_picture_shown_twice_has_one_caption() -> None:
    figure = "<figure><img><figcaption>The dam on 4 May</figcaption></figure>"
    assert [role for role, _ in inside(figure * 2)] == ["caption", "boilerplate"]


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class='article__standfirst'>Three warnings in four years went unread.</p>",
        "<h2>Three warnings in four years went unread by the owners of the dam</h2>",
        "<div class='dek'>Three warnings in four years went unread</div>",
    ],
)
def test_a_standfirst_by_its_name_or_shape(standfirst: str) -> None:
    found = roles(
        page(f"<article><h1>Dam gives way</h1>{standfirst}<div><p>{FIRST}</p><p>{SECOND}</p></div></article>")
    )
    assert [role for role, _ in found] == ["headline", "standfirst", "body", "body"]


def test_a_standfirst_by_the_description() -> None:
    text = "Three warnings in four years went unread."
    head = f"<meta name=description content='{text}'>"
    found = roles(
        page(
            f"<article><h1>Dam gives way</h1><p>{text}</p><div><p>{FIRST}</p><p>{SECOND}</p></div></article>",
            head,
        )
    )
    assert [role for role, _ in found] == ["headline", "standfirst", "body", "body"]


def test_the_first_paragraph_is_no_standfirst_because_the_description_repeats_it() -> None:
    head = f'<meta property="og:description" content="{FIRST}">'
    found = roles(
        page(f"<article><h1>Dam gives way</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></article>", head)
    )
    assert [role for role, _ in found] == ["headline", "body", "body", "body"]


def test_the_headline_is_the_heading_the_page_calls_itself() -> None:
    head = "<meta property='og:title' content='Dam gives way at Ostrel'>"
    article = f"<article><h2>Dam gives way at Ostrel</h2><p>{FIRST}</p><p>{SECOND}</p></article>"
    body = f"<nav><h1>The Ostrel Gazette</h1></nav>{article}"
    assert ("headline", "Dam gives way at Ostrel") in roles(page(body, head))


def test_furniture_around_the_article() -> None:
    body = (
        "<header><nav><a href=/>Home</a></nav></header><div id=wrap class='has-sidebar comments-open'>"
        f"<div class=story><h1>Dam gives way</h1><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"
        "<h3>Read more</h3><ul><li><a href=a>What is a spillway, and why have two?</a></li></ul></div>"
        "<section id=comments><p>I paid £90 for sandbags and nobody came to help me.</p></section></div>"
        "<footer><p>We employ 300 people and have printed since 1921, when 4 of us began.</p></footer>"
    )
    found = roles(page(body))
    assert [text for role, text in found if role != "boilerplate"] == ["Dam gives way", FIRST, SECOND, THIRD]
    assert [role for role, _ in found].count("boilerplate") == 5


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ("<meta property='og:site_name' content='The Ostrel Gazette'>", "publisher", "The Ostrel Gazette"),
        ("<link rel=canonical href='https://www.gazette.example/dam'>", "publisher", "gazette.example"),
        ("<link rel=canonical href='https://gazette.example/dam'>", "url", "https://gazette.example/dam"),
        ("<meta property='og:url' content='https://gazette.example/b'>", "url", "https://gazette.example/b"),
        ("<link rel=canonical href='javascript:alert(1)'>", "url", None),
        ("<link rel=canonical href='/dam'>", "url", None),
        ("<meta name=author content='Ida Moe'>", "author", "Ida Moe"),
        (
            "<meta property='article:published_time' content='2024-05-04T23:30:00-05:00'>",
            "published",
            date(2024, 5, 4),
        ),
        ("<meta name=date content='4 May 2024'>", "published", date(2024, 5, 4)),
        ("<meta name=date content='soon'>", "published", None),
        (
            LINKED % '{"@type":"NewsArticle","datePublished":"2024-05-04"}',
            "published",
            date(2024, 5, 4),
        ),
        (
            LINKED % '[{"@type":"Thing"},{"@type":"Article","author":{"name":"Ida &amp; Co"}}]',
            "author",
            "Ida & Co",
        ),
        (
            '<script type="application/ld+json">{"@type":"Article","publisher":{"name":"Gazette"},}</script>',
            "publisher",
            "Gazette",
        ),
        ('<script type="application/ld+json">{"@type": </script>', "publisher", None),
        ('<script type="application/ld+json">' + "[" * 20_000 + "</script>", "publisher", None),
    ],
)
def test_what_the_page_says_about_itself(head: str, field: str, expected: object) -> None:
    assert getattr(read_html(page(f"<h1>Dam gives way</h1><p>{FIRST}</p>", head)), field) == expected


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Unclosed <b>tags <i>everywhere",
        "</div></p><p>Closed before opened",
        "<table><p>In a table</table>",
        "<p>a</p>" * 5_000,
        "<b>" * 50 + "bold",
        "<svg><title>x</title></svg><p>After the drawing</p>",
        "<p title='a > b' data-x=\"<p>no</p>\">Quoted brackets</p>",
        "<!-- <p>not shown</p> --><p>Shown</p>",
        "<plaintext>all of this <p>is text",
    ],
)
def test_broken_markup_is_read(markup: str) -> None:
    assert read_html(markup).segments


def test_the_charset_a_page_declares() -> None:
    markup = "<meta charset=windows-1251><p>\u0414\u0432\u0430</p>".encode("cp1251")
    assert read_html(markup).segments[0].text == "\u0414\u0432\u0430"


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>It cost £5m in all.</p>", [("body", "It cost £5m in all.")]),
        ("<h1>Toll</h1><p>Nine died</p>", [("headline", "Toll"), ("body", "Nine died")]),
        (
            '<nav><a href="/">All 20 titles</a></nav><p>Nine died.</p>',
            [("boilerplate", "All 20 titles"), ("body", "Nine died.")],
        ),
    ],
)
def test_a_brief_too_short_for_running_text_is_read_all_the_same(
    markup: str, expected: list[tuple[str, str]]
) -> None:
    assert [(segment.role, segment.text) for segment in read_html(markup).segments] == expected
