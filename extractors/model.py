"""The nouns that every room passes to the next.

Knows no format, no vocabulary, no clock and no database; every noun is frozen and every amount is a Decimal.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Role = Literal["headline", "standfirst", "body", "caption", "pullquote", "table", "list", "boilerplate"]
Kind = Literal[
    "money",
    "casualty",
    "count",
    "percent",
    "measure",
    "duration",
    "age",
    "ratio",
    "score",
    "rate",
    "ordinal",
    "label",
]
Hedge = Literal["exact", "about", "more_than", "at_least", "less_than", "at_most", "range"]
Mode = Literal["actual", "estimate", "forecast", "target", "pledge", "hypothetical"]
Polarity = Literal["affirmed", "negated", "denied"]
Precision = Literal["hour", "day", "week", "month", "quarter", "season", "year", "decade", "century"]
Aspect = Literal["single", "habitual", "cumulative"]
LinkRole = Literal[
    "part_of",  # "of the 12 dead, five were children": five is part_of 12; "12 of the 30": 12 is part_of 30
    "share_of",  # "40 % of the 30": the percentage is a share of that whole
    "conversion_of",  # "€10bn (£8.6bn)": the bracket converts the figure before it
    "change_from",  # "rose from 40 to 50", "up from 40 to 50": 50 changed from 40
    "change_by",  # "rose 20 % to 60": 60 changed by 20 %
    "multiple_of",  # "twice as many as the 30 last year"
    "corrects",  # "not 40 but 14": 14 corrects 40
    "per",  # "12 deaths per 100,000"
]


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of an article. `text` is what was printed; a caption's agency credit is kept apart."""

    role: Role
    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One published text. `published` is the publication date, None when nobody said it."""

    segments: tuple[Segment, ...]
    url: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    author: str | None = None


@dataclass(frozen=True, slots=True)
class Location:
    """Half-open code-point offsets into the text of segment number `segment`."""

    segment: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount with its bounds.

    A scalar has `value`; a range has `value` None and both ends. `low` and `high` are the bounds the hedge
    gives, None where unbounded: "more than 700" is 700, low 700, high None; "up to 50" is 50, low None, high
    50. For `exact` and `about` both bounds are the value itself: how far "about" reaches is the reconciler's
    judgement.
    `unit` is an ISO 4217 code for money, `%`, `pp`, a canonical name for measures ("kilometre per hour"), the
    counted noun phrase in the singular for counts ("drone and missile strike"), None for a bare number.
    """

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge
    unit: str | None


@dataclass(frozen=True, slots=True)
class Reading:
    """A quantity read at `[start, end)` of one text, with `text[start:end] == surface`.

    `assumed` says in words what had to be assumed ("$ read as USD"). `alternatives` are the values a
    malformed numeral ("203,00") could have; when it is not empty, `value` is the first of them.
    """

    kind: Kind
    quantity: Quantity
    start: int
    end: int
    surface: str
    assumed: str | None = None
    alternatives: tuple[Decimal, ...] = ()

    @property
    def value(self) -> Decimal | None:
        return self.quantity.value

    @property
    def low(self) -> Decimal | None:
        return self.quantity.low

    @property
    def high(self) -> Decimal | None:
        return self.quantity.high

    @property
    def hedge(self) -> Hedge:
        return self.quantity.hedge

    @property
    def unit(self) -> str | None:
        return self.quantity.unit


@dataclass(frozen=True, slots=True)
class Period:
    """When a claim holds: first and last day, both included, None where open; `resolved` says how."""

    start: date | None
    end: date | None
    precision: Precision
    aspect: Aspect = "single"
    resolved: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The span of a claim's own segment from which one attribute ("said_by", "period", …) was read."""

    attribute: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Link:
    """How a claim stands to another claim of the same article in the sentence's own words."""

    role: LinkRole
    claim: int


@dataclass(frozen=True, slots=True)
class Claim:
    """A Quantity said of something. None is "the text does not say"; for said_by it is the narrator."""

    id: int
    at: Location
    surface: str
    kind: Kind
    quantity: Quantity
    counted: str | None = None
    event: str | None = None
    actor: str | None = None
    place: str | None = None
    period: Period | None = None
    said_by: str | None = None
    mode: Mode = "actual"
    polarity: Polarity = "affirmed"
    links: tuple[Link, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    assumed: str | None = None
    alternatives: tuple[Decimal, ...] = ()
