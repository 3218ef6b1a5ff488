"""When a figure holds: the phrase of time nearest to it in its clause.

Knows the day of publication and never today's date.
"""

import re
from dataclasses import replace
from datetime import date

from extractors.context.clause import Verb
from extractors.context.sentence import Sentence
from extractors.context.vocabulary import WORDS
from extractors.dates import Phrase, phrases, resolve
from extractors.model import Article, Evidence, Period

WEEK = 6  # days before the article's own
LEAD = 4  # paragraphs of the body that may name the article's own day
NEAR, FARTHEST = 60, 400  # characters, borders of clauses counting for many
COMPARED = re.compile(r"\b(?:compared|than|versus|against|up from|down from|from the|from a)\b")
AFTER_EVENT = (
    "a day after",
    "one day after",
    "hours after",
    "a day before",
    "one day before",
    "hours before",
)
AHEAD = WORDS["period.ahead"]


def period(
    s: Sentence, figure: int, verb: Verb | None, times: tuple[Phrase, ...], published: date | None
) -> tuple[Period | None, Evidence | None]:
    """The period of a figure with the span it was read from; `times` are the phrases of its sentence."""
    start, end = s.spans[figure]
    ahead = _speaks_ahead(s, figure, verb)
    shifted = _shifted(s, start, times, published)
    if shifted is not None:
        return shifted
    best: tuple[int, Phrase, Period] | None = None
    habit: tuple[Phrase, Period] | None = None
    for phrase in times:
        if phrase.start < end and start < phrase.end:
            continue
        found = resolve(phrase.words, published, ahead)
        if found is None:
            continue
        distance = _distance(s, start, end, phrase)
        if found.aspect == "habitual":
            habit = (phrase, found) if distance <= NEAR and habit is None else habit
        elif best is None or distance < best[0]:
            best = (distance, phrase, found)
    if habit is not None and (best is None or best[0] > NEAR):
        return habit[1], Evidence("period", habit[0].start, habit[0].end)
    if best is None or best[0] > FARTHEST:
        return None, None
    told = (
        replace(best[2], aspect="habitual") if habit is not None and best[2].aspect == "single" else best[2]
    )
    return told, Evidence("period", best[1].start, best[1].end)


def _distance(s: Sentence, start: int, end: int, phrase: Phrase) -> int:
    """Characters between, a clause's border counting for many."""
    first, last = (phrase.end, start) if phrase.end <= start else (end, phrase.start)
    between = s.text[first:last]
    cost = len(between)
    for border, price in (
        (";", 80),
        (" and ", 15),
        (", ", 10),
        (" but ", 40),
        (" which ", 30),
        (" that ", 20),
        ("(", 20),
    ):
        cost += between.count(border) * price
    led = (
        s.text[max(s.start, phrase.start - 14) : phrase.start] + phrase.words[:5]
        if phrase.end <= start
        else ""
    )
    if COMPARED.search(led):
        cost += FARTHEST
    if COMPARED.search(between):
        cost += 2 * FARTHEST if phrase.start > start else NEAR
    return cost + (12 if phrase.end <= start else 0)


def _speaks_ahead(s: Sentence, figure: int, verb: Verb | None) -> bool:
    if verb is not None and verb.modal in ("will", "shall", "'ll"):
        return True
    return any(word in AHEAD for word in s.lower[max(0, figure - 12) : figure])


def _shifted(
    s: Sentence, start: int, times: tuple[Phrase, ...], published: date | None
) -> tuple[Period, Evidence] | None:
    """ "a day after Ukraine reported 700": what follows happened a day before the article's own day."""
    if published is None:
        return None
    for phrase in times:
        words = " ".join(phrase.words.lower().split())
        if words not in AFTER_EVENT or phrase.end > start:
            continue
        if any(border in s.text[phrase.end : start] for border in (";", ", and ", "”", " but ")):
            continue
        step = 0 if words.startswith("hours") else 1
        told = [resolve(t.words, published) for t in times if t.end <= phrase.start]
        days = [t.start for t in told if t is not None and t.precision == "day" and t.start is not None]
        base = days[-1] if days else published
        day = _moved(base, -step if words.endswith("after") else step)
        how = f'"{phrase.words}" the event told here, itself taken as of {base}'
        return Period(day, day, "day", "single", how), Evidence("period", phrase.start, phrase.end)
    return None


def article_days(article: Article) -> Period | None:
    """The days an article is about when a clause names none: a week up to its own day, never more exact.

    Its own day is the first single day that its lead names, else the day of publication.
    """
    published = article.published
    bodies = 0
    for segment in article.segments:
        if segment.role == "boilerplate":
            continue
        bodies += segment.role == "body"
        if bodies > LEAD:
            break
        for phrase in phrases(segment.text):
            found = resolve(phrase.words, published)
            if found is not None and found.precision == "day" and found.start == found.end is not None:
                return _week(found.start, published)
    return _week(published, published) if published else None


def _week(day: date | None, published: date | None) -> Period | None:
    if day is None:
        return None
    last = max(day, published) if published is not None and abs((published - day).days) < 7 else day
    return Period(_moved(day, -WEEK), last, "week", "single", "not said, the article's own days")


def _moved(day: date, days: int) -> date:
    """The day so many days later, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
