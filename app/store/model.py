"""The rows that the store gives back beside the nouns it was given.

Knows no SQL and no wire format.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from app.reconcile.model import Cleared, Finding
from extractors.model import Article, Claim

State = Literal["open", "confirmed", "dismissed", "corrected"]
Verdict = Literal["confirmed", "dismissed", "corrected"]


@dataclass(frozen=True, slots=True)
class RevisionRow:
    """One revision of an article, without its text; `number` counts from 1, `revision_id` is the store's."""

    article_id: int
    revision_id: int
    number: int
    current: bool
    submitted: datetime
    media_type: str
    raw_sha256: bytes
    url: str | None
    publisher: str | None
    published: date | None
    language: str | None
    author: str | None
    headline: str | None
    claims: int
    findings: int
    incidents: int
    left_out: int


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """A claim with the article and the revision it was read in."""

    article_id: int
    revision_id: int
    revision: int
    url: str | None
    publisher: str | None
    claim: Claim


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding with where it stands. `version` counts its reviews; `found` is when it was found first.

    `current_id` is the finding of the same fingerprint in the article's newest revision, None if it is gone.
    """

    id: int
    article_id: int
    revision_id: int
    revision: int
    url: str | None
    publisher: str | None
    state: State
    found: datetime
    finding: Finding
    current_id: int | None
    version: int


@dataclass(frozen=True, slots=True)
class ClearedRow:
    """A cleared pair with its number in the revision."""

    number: int
    cleared: Cleared


@dataclass(frozen=True, slots=True)
class ReviewRow:
    """One judgement of a finding's fingerprint in an article."""

    id: int
    verdict: Verdict
    reviewer: str
    note: str | None
    reviewed: datetime


@dataclass(frozen=True, slots=True)
class FindingDetail:
    """A finding with its article, the claims it names (in its order) and its reviews, oldest first."""

    row: FindingRow
    article: Article
    claims: tuple[Claim, ...]
    reviews: tuple[ReviewRow, ...]
