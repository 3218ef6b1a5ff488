"""Phrases of time and the days they name, told from a day of publication: Thursday 10 July 2025."""

from datetime import date

import pytest

from extractors.dates import phrases, resolve

PUBLISHED = date(2025, 7, 10)


def read(text: str, ahead: bool = False) -> list[tuple[str, str]]:
    found = []
    for phrase in phrases(text):
        period = resolve(phrase.words, PUBLISHED, ahead)
        if period is not None:
            found.append((phrase.words, f"{period.start}/{period.end} {period.precision} {period.aspect}"))
    return found


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("sold on Tuesday", "2025-07-08/2025-07-08 day single"),
        ("sold on Thursday", "2025-07-10/2025-07-10 day single"),
        ("sold last Thursday", "2025-07-03/2025-07-03 day single"),
        ("reported in February", "2025-02-01/2025-02-28 month single"),
        ("reported in September", "2024-09-01/2024-09-30 month single"),
        ("by the end of 2024", "2024-12-02/2024-12-31 month single"),
        ("over the next decade", "2025-07-10/2035-07-10 decade single"),
        ("in the three months to June", "2025-04-01/2025-06-30 quarter single"),
        ("in the year to March 2021", "2020-04-01/2021-03-31 year single"),
        ("the fourth quarter", "2024-10-01/2024-12-31 quarter single"),
        ("in Q3 2019", "2019-07-01/2019-09-30 quarter single"),
        ("the first half of 2018", "2018-01-01/2018-06-30 quarter single"),
        ("last week", "2025-06-30/2025-07-06 week single"),
        ("in the past 18 months", "2024-01-10/2025-07-10 month single"),
        ("overnight", "2025-07-09/2025-07-10 day single"),
        ("yesterday", "2025-07-09/2025-07-09 day single"),
        ("three days ago", "2025-07-07/2025-07-07 day single"),
        ("two years ago", "2023-01-01/2023-12-31 year single"),
        ("on 20/04/2016", "2016-04-20/2016-04-20 day single"),
        ("Nov. 14, 2019", "2019-11-14/2019-11-14 day single"),
        ("18-19 June 2016", "2016-06-18/2016-06-19 day single"),
        ("from 16 May to 12 June 2016", "2016-05-16/2016-06-12 day single"),
        ("between 2019 and 2024", "2019-01-01/2024-12-31 year single"),
        ("in 2019-20", "2019-01-01/2020-12-31 year single"),
        ("in the 1990s", "1990-01-01/1999-12-31 decade single"),
        ("last winter", "2024-12-01/2025-02-28 season single"),
        ("every single night", "None/None day habitual"),
        ("so far this year", "2025-01-01/2025-07-10 day cumulative"),
        ("since February 2022", "2022-02-01/2025-07-10 month cumulative"),
        ("until 2030", "None/2030-12-31 year single"),
        ("over the first three months of the year", "2025-01-01/2025-03-31 quarter single"),
        ("in the last three months of 2022", "2022-10-01/2022-12-31 quarter single"),
        ("since the beginning of the year", "2025-01-01/2025-07-10 month cumulative"),
        ("at the end of last year", "2024-12-02/2024-12-31 month single"),
        ("within two years", "2025-07-10/2027-07-10 year single"),
        ("in 2008-9", "2008-01-01/2009-12-31 year single"),
        ("29 February 2024", "2024-02-29/2024-02-29 day single"),
    ],
)
def test_names_the_days(text: str, days: str) -> None:
    assert [got for _, got in read(text)] == [days]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("will open on Tuesday", "2025-07-15/2025-07-15 day single"),
        ("will open in May", "2026-05-01/2026-05-31 month single"),
        ("will open next Friday", "2025-07-11/2025-07-11 day single"),
    ],
)
def test_a_clause_about_the_future_looks_ahead(text: str, days: str) -> None:
    assert [got for _, got in read(text, ahead=True)] == [days]


@pytest.mark.parametrize(
    "text",
    [
        "they may march second to none",
        "2,020 people, $2015, 2015%, 1.2019",
        "Mr May said",
        "31 February 2024",
        "five years later",
        "a day after the vote",
    ],
)
def test_names_no_day(text: str) -> None:
    assert read(text) == []


def test_without_a_day_of_publication_a_relative_phrase_stays_open() -> None:
    month, absolute = resolve("in February", None), resolve("in February 2022", None)
    assert month is not None
    assert (month.start, month.end, month.precision) == (None, None, "month")
    assert absolute is not None
    assert absolute.start == date(2022, 2, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "1" * 100_000,
        "in the " * 20_000,
        "Jan " * 20_000,
        "٣ May 2020",
        "9999-12-31 next century",
        "\ud800 in May 2020",
    ],
)
def test_hostile_text_is_read_in_time(text: str) -> None:
    for phrase in phrases(text):
        assert text[phrase.start : phrase.end] == phrase.words
        resolve(phrase.words, PUBLISHED)
