"""What an article has told of days so far, and the phrases of time of each sentence with their periods.

Knows the day of publication and never today's date; which figure a period belongs to is not asked here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from extractors.context.vocabulary import IRREGULAR, WORDS
from extractors.dates import Phrase, phrases, resolve, resolve_from
from extractors.dates.words import MONTHS
from extractors.model import Article, Period

MONTH = 31
WEEK = 6  # days before the article's own
LEAD = 4  # paragraphs of the body that may name the article's own day
NEAR, SOON = 14, 3  # days before and after publication in which a day of the lead is the article's own
_LATEST = re.compile(r"\b(?:19|20)\d\d\b")
_AHEAD = re.compile(
    r"(?<!\w)(?:" + "|".join(sorted(WORDS["period.ahead"])) + r"|due(?! to))\b|['’]ll\b", re.IGNORECASE
)
_IN_MONTH = re.compile(
    rf"(?:in|until|by|from|through)\W.*\b(?:{'|'.join(sorted(MONTHS))})\W?$", re.IGNORECASE
)
COMING = 62  # days ahead within which a month told without its year is not last year's
PAST = frozenset(("was", "were", "had", "did", "been"))
_BORDER = re.compile(
    r"[;:.?!”“\"]|\b(?:but|which|who|after|when|while|than)\b|\bthat (?=\w+ed\b|began\b|was\b|were\b|had\b)"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
COMMON = WORDS["period.common"]
KEPT = 40  # dated sentences that a later one is held against
STEM = 5
SUBORDINATE = re.compile(r"\b(?:before|after)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A period and where it comes from: a phrase of the sentence, an earlier sentence or the article.

    `side` is "ahead" when it begins after publication, "past" when it was over a month before, else "".
    `shared` says how like this sentence the one is that told it, from 0 to 1.
    """

    period: Period
    source: str  # phrase, here, akin, article
    phrase: Phrase | None = None
    side: str = ""
    shared: float = 0.0


@dataclass(slots=True)
class Days:
    """`published` is the day of publication or the day the text lets us take for it; `own` the article's.

    `here` was told last in this segment; `dated` holds the stems of sentences that told other days.
    """

    published: date | None
    own: Period | None
    here: Told | None = None
    dated: list[tuple[frozenset[str], Told]] = field(default_factory=list)

    def begin(self) -> None:
        """A new segment: what the last one told is not inherited."""
        self.here = None

    def tell(self, text: str, start: int, end: int, found: Sequence[Phrase]) -> tuple[Told, ...]:
        """Every period that the figures of this sentence may have; its own phrases count for the next one."""
        own = self._own(text, start, end, found)
        words = (m[0].lower() for m in _WORD.finditer(text, start, end))
        stems = frozenset(word[:STEM] for word in words if word not in COMMON)
        inherited = [] if self.here is None else [replace(self.here, source="here", phrase=None)]
        inherited += self._akin(stems)
        lasting = [told for told in own if told.period.aspect == "single" and told.period.start is not None]
        for told in lasting:
            self.here = told
            if len(self.dated) < KEPT and not _within(told.period, self.own):
                self.dated.append((stems, told))
        if self.own is not None:
            inherited.append(Told(self.own, "article"))
        return (*own, *inherited)

    def _side(self, period: Period) -> str:
        if self.published is None:
            return ""
        if period.start is not None and period.start > self.published:
            return "ahead"
        return "past" if period.end is not None and (self.published - period.end).days > MONTH else ""

    def _is_ahead(self, text: str, start: int, end: int, phrase: Phrase) -> bool:
        """Whether a phrase is of the future; a month close ahead is where no verb speaks of the past."""
        if _speaks_ahead(text, start, end, phrase):
            return True
        if self.published is None or not _IN_MONTH.match(phrase.words):
            return False
        coming = resolve(phrase.words, self.published, True)
        if coming is None or coming.start is None or not 0 < (coming.start - self.published).days < COMING:
            return False
        around = _BORDER.split(text[max(start, phrase.start - 80) : phrase.start])[-1].split()
        words = [word.strip(",'’()").lower() for word in around]
        return len(words) > 1 and not any(w.endswith("ed") or w in IRREGULAR or w in PAST for w in words)

    def _today(self) -> Period | None:
        return None if self.published is None else Period(self.published, self.published, "day")

    def _akin(self, stems: frozenset[str]) -> list[Told]:
        """What the sentence told that has most words in common with this one."""
        best = max(self.dated, key=lambda dated: len(dated[0] & stems), default=None)
        shared = len(best[0] & stems) if best else 0
        if best is None or shared < 2:
            return []
        return [replace(best[1], source="akin", phrase=None, shared=min(6, shared) / 6)]

    def _own(self, text: str, start: int, end: int, found: Sequence[Phrase]) -> list[Told]:
        """The phrases of a sentence; one that counts from another day does so from the sentence's first."""
        plain = [
            (phrase, resolve(phrase.words, self.published, self._is_ahead(text, start, end, phrase)))
            for phrase in found
        ]
        fixed = [(phrase, told) for phrase, told in plain if told and told.aspect == "single" and told.start]
        own = []
        for phrase, told in plain:
            base = next((other for at, other in fixed[:2] if at is not phrase), None)
            if base is None:
                base = self.here.period if self.here else None
                base = self._today() if SUBORDINATE.search(phrase.words) else base
            counted = resolve_from(phrase.words, base, self.published) if base else None
            when = told if counted is None else counted
            if when is not None:
                own.append(Told(when, "phrase", phrase, self._side(when)))
        return own


def _within(period: Period, own: Period | None) -> bool:
    """Whether a period lies in the article's own days, or cannot be told apart from them."""
    if own is None or own.start is None or own.end is None or period.start is None or period.end is None:
        return True
    return period.start <= own.end and own.start <= period.end


def _speaks_ahead(text: str, start: int, end: int, phrase: Phrase) -> bool:
    """Whether the clause of a phrase speaks of the future; a phrase that opens it is followed by its verb."""
    before = text[max(start, phrase.start - 80) : phrase.start]
    clause = _BORDER.split(before)[-1]
    if _AHEAD.search(clause):
        return True
    opens = len(clause.split()) < 2
    after = _BORDER.split(text[phrase.end : min(end, phrase.end + 60)])[0] if opens else ""
    return bool(re.search(r"\b(?:will|shall)\b|['’]ll\b", after))


def article_day(article: Article) -> date | None:
    """The day of publication; without one the latest full date that it tells, if no later year is told."""
    if article.published is not None:
        return article.published
    days: list[date] = []
    years: list[int] = []
    for segment in article.segments:
        if segment.role == "boilerplate":
            continue
        years += [int(year) for year in _LATEST.findall(segment.text)]
        for phrase in phrases(segment.text):
            found = resolve(phrase.words, None)
            if found is not None and found.precision == "day" and found.end is not None:
                days.append(found.end)
    latest = max(days, default=None)
    return latest if latest is not None and latest.year >= max(years, default=0) else None


def article_days(article: Article, published: date | None) -> Period | None:
    """The days an article is about when a clause names none: a week up to its own day, never more exact.

    Its own day is the first single day that its lead names, else the day of publication.
    """
    bodies = 0
    for segment in article.segments:
        if segment.role == "boilerplate":
            continue
        bodies += segment.role == "body"
        if bodies > LEAD:
            break
        for phrase in phrases(segment.text):
            found = resolve(phrase.words, published)
            if found is None or found.precision != "day" or found.start != found.end or found.end is None:
                continue
            if published is None or -SOON <= (published - found.end).days <= NEAR:
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
