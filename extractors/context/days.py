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
    r"(?<!\w)(?:" + "|".join(sorted(WORDS["period.ahead"])) + r"|due(?! to))\b|['’]ll\b"
    r"|\b(?:is|are|be|['’](?:s|re))\s+(?:also\s+|now\s+)?(?:(?:set|due)\s+(?:to|for)|to\s+be|likely)\b"
    r"|\b(?:starts|begins|kicks\s+off|takes?\s+place|to\s+be\s+(?:\w+ed|held)|prepar\w+\s+(?:to|for))\b"
    r"|\b(?:could|may|might)\s+(?!not\b|have\b|be\s+reached\b)[a-z]",
    re.IGNORECASE,
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
FAR = 10  # segments beyond which the distance of what was told before says no more
_MEANT = re.compile(r"\b(?:that|same|then)\b", re.IGNORECASE)
UNKNOWN = Period(None, None, "week")  # the days of an article that tells none
SUBORDINATE = re.compile(r"\b(?:before|after)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """A period and where it comes from: a phrase of the sentence, an earlier sentence or the article.

    `side` is "ahead" when it begins after publication, "past" when it was over a month before, else "".
    `shared` says how like this sentence the one is that told it, from 0 to 1.
    """

    period: Period
    source: str  # phrase, here, before, akin, story, article
    phrase: Phrase | None = None
    side: str = ""
    shared: float = 0.0
    at: tuple[int, int] = (0, 0)  # the segment and the sentence's start


@dataclass(slots=True)
class Days:
    """`published` is the day of publication or the day the text lets us take for it; `own` the article's.

    `here` was told last in this segment, `before` in an earlier one; `dated` holds the stems of sentences
    that tell other days than the article's, `story` the period that most of them tell.
    """

    published: date | None
    own: Period | None
    here: Told | None = None
    before: Told | None = None
    dated: list[tuple[frozenset[str], Told]] = field(default_factory=list)
    told: dict[tuple[int, int], tuple[Told, ...]] = field(default_factory=dict)
    story: Told | None = None

    def read(
        self, number: int, text: str, pieces: Sequence[tuple[int, int]], found: Sequence[Phrase]
    ) -> None:
        """What the sentences of segment `number` tell of days."""
        self.here, time = None, 0
        for start, end in pieces:
            first = time
            while time < len(found) and found[time].start < end:
                time += 1
            if first < time:
                own = self._own(text, start, end, found[first:time])
                self._keep(tuple(replace(told, at=(number, start)) for told in own), text, end)
        self.before = self.here or self.before

    def _keep(self, own: tuple[Told, ...], text: str, end: int) -> None:
        """What a sentence tells, for its figures and for those of later sentences."""
        for told in own:
            self.told[told.at] = own
            if _lasts(told):
                self.here = told
                if len(self.dated) < KEPT and not _within(told.period, self.own):
                    self.dated.append((_stems(text, told.at[1], end), told))

    def begin(self) -> None:
        """The sentences are gone through anew."""
        self.here = self.before = None
        self.story = self._most_told()

    def next_segment(self) -> None:
        """A new segment: what the last one told is inherited as told before."""
        self.before, self.here = self.here or self.before, None

    def tell(self, number: int, text: str, start: int, end: int) -> tuple[Told, ...]:
        """Every period that the figures of this sentence may have."""
        own = self.told.get((number, start), ())
        inherited = [] if self.here is None else [replace(self.here, source="here", phrase=None)]
        if self.before is not None and not _within(self.before.period, self.own):
            far = min(FAR, number - self.before.at[0]) / FAR
            inherited.append(replace(self.before, source="before", phrase=None, shared=far))
        inherited += self._akin(_stems(text, start, end), (number, start))
        if self.story is not None and self.story.at != (number, start):
            inherited.append(self.story)
        self.here = next((told for told in reversed(own) if _lasts(told)), self.here)
        inherited.append(Told(self.own or UNKNOWN, "article"))
        return (*own, *inherited)

    def _most_told(self) -> Told | None:
        """The period of other days that most dated sentences tell, and their share of all that tell any."""
        dated = [told for _, told in self.dated]
        often = [len({other.at for other in dated if _meets(one.period, other.period)}) for one in dated]
        most = max(often, default=0)
        if not most:
            return None
        every = sum(any(_lasts(one) for one in own) for own in self.told.values())
        return replace(dated[often.index(most)], source="story", phrase=None, shared=most / every)

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

    def _akin(self, stems: frozenset[str], at: tuple[int, int]) -> list[Told]:
        """What the sentences told that have most words in common with this one, of those before it."""
        best, most = None, 1
        for words, told in self.dated:
            if told.at >= at:
                break
            if (shared := len(words & stems)) > most:
                best, most = told, shared
        return [] if best is None else [replace(best, source="akin", phrase=None, shared=min(6, most) / 6)]

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
                last = self.here or (self.before if _MEANT.search(phrase.words) else None)
                base = None if last is None else last.period
                base = self._today() if SUBORDINATE.search(phrase.words) else base
            counted = resolve_from(phrase.words, base, self.published) if base else None
            when = told if counted is None else counted
            if when is not None:
                own.append(Told(when, "phrase", phrase, self._side(when)))
        return own


def _lasts(told: Told) -> bool:
    """Whether a period is one that later sentences may mean."""
    return told.period.aspect == "single" and told.period.start is not None


def _meets(period: Period, other: Period) -> bool:
    """Whether two periods have a day in common."""
    if period.start is None or period.end is None or other.start is None or other.end is None:
        return False
    return period.start <= other.end and other.start <= period.end


def _stems(text: str, start: int, end: int) -> frozenset[str]:
    words = (m[0].lower() for m in _WORD.finditer(text, start, end))
    return frozenset(word[:STEM] for word in words if word not in COMMON)


def _within(period: Period, own: Period | None) -> bool:
    """Whether a period lies in the article's own days, where they are known, or may as well do so."""
    if own is None:
        return False
    return None in (own.start, own.end, period.start, period.end) or _meets(period, own)


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
            if found is None or found.precision != "day" or found.start is None or found.end is None:
                continue
            if (found.end - found.start).days <= WEEK and (
                published is None or -SOON <= (published - found.end).days <= NEAR
            ):
                return _week(found.end, published)
    return _week(published, published) if published else None


def _week(day: date | None, published: date | None) -> Period | None:
    if day is None:
        return None
    last = max(day, published) if published is not None and abs((published - day).days) < 7 else day
    return Period(_moved(day, -WEEK), last, "week", "single", "not said, the article's own days")


def _moved(day: date, days: int) -> date:
    """The day so many days later, as far as the calendar goes."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))
