"""What the terminal says of a frame: what the words give and what is only the article's own."""

from datetime import date

import pytest

from app.terminal import print_explanation
from extractors.claims import extract
from extractors.model import Article, Segment


def test_what_no_word_gives_is_told_as_the_articles(capsys: pytest.CaptureFixture[str]) -> None:
    lead = Segment("body", "Peru is dry. Peru waits. Rain left Peru in April.")
    article = Article(
        (
            lead,
            Segment("body", "The dams hold 40 trout."),
            Segment("body", "Storms in Lima sank 30 boats in May."),
        ),
        published=date(2025, 7, 10),
    )
    print_explanation(article, extract(article))
    told = " ".join(capsys.readouterr().out.split())
    forty, thirty = told[told.index("40 = ") :].split("30 = ", 1)
    assert "article's place Peru" in forty
    assert "article's days 2025-07-" in forty
    assert "place Lima" in thirty
    assert "article's" not in thirty
    assert "when 2025-05-01" in thirty
