"""Phrases of time and the days they name, told from a day of publication: Thursday 10 July 2025."""

from datetime import date

import pytest

from extractors.dates import phrases, resolve, resolve_from
from extractors.model import Period

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
        ("in the 12 months to 30 September 2004", "2003-10-01/2004-09-30 year single"),
        ("in the week of 18 November 2019", "2019-11-18/2019-11-24 week single"),
        ("in the previous fiscal year", "2024-01-01/2024-12-31 year single"),
        ("in late August", "2024-08-21/2024-08-31 week single"),
        ("sold on Tuesday, July 1", "2025-07-01/2025-07-01 day single"),
        ("opens on Monday 14 July", "2025-07-14/2025-07-14 day single"),
        ("opens on 1 August", "2025-08-01/2025-08-01 day single"),
        ("between Friday night and Saturday morning", "2025-07-04/2025-07-05 day single"),
        ("from December to February", "2024-12-01/2025-02-28 month single"),
        ("between 1882 and 1930", "1882-01-01/1930-12-31 year single"),
        ("from 2008 to the present", "2008-01-01/2025-07-10 day single"),
        ("in recent years", "None/2025-07-10 year single"),
        ("since the start of the war", "None/2025-07-10 day cumulative"),
        ("since its 2014 launch", "2014-01-01/2025-07-10 year cumulative"),
        ("since then", "None/2025-07-10 day cumulative"),
        ("after Thursday's 2-1 win", "2025-07-10/2025-07-10 day single"),
        ("every two weeks", "None/None week habitual"),
        ("on Saturdays", "None/None day habitual"),
        ("40 sorties a day", "None/None day habitual"),
        ("five years from now", "2030-01-01/2030-12-31 year single"),
        ("a 19th-century mill", "1801-01-01/1900-12-31 century single"),
        ("it now has 40", "2025-07-10/2025-07-10 day single"),
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
        "two years later",
        "nearly a year",
        "a day longer",
        "a quarter of the boats",
    ],
)
def test_names_no_day(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("two years later", "2021-03-04/2021-03-04"),
        ("a year earlier", "2018-03-04/2018-03-04"),
        ("that month", "2019-03-01/2019-03-31"),
        ("the following day", "2019-03-05/2019-03-05"),
        ("the day before", "2019-03-03/2019-03-03"),
        ("since then", "2019-03-04/2025-07-10"),
        ("a day after", "2019-03-03/2019-03-03"),  # "he spoke a day after the vote": when the vote was
        ("next year", None),
        ("on Tuesday", None),
    ],
)
def test_counts_from_another_day(words: str, days: str | None) -> None:
    told = Period(date(2019, 3, 4), date(2019, 3, 4), "day")
    period = resolve_from(words, told, PUBLISHED)
    assert (None if period is None else f"{period.start}/{period.end}") == days


@pytest.mark.parametrize(
    ("text", "weekend"),
    [(date(2025, 7, 7), date(2025, 7, 5)), (date(2025, 7, 10), date(2025, 7, 12))],
)
def test_this_weekend_is_the_nearer_one(text: date, weekend: date) -> None:
    period = resolve("this weekend", text)
    assert period is not None
    assert period.start == weekend


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
