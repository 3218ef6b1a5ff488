"""The shapes of everything the API gives, as OpenAPI shows them.

Knows no nouns: app.report and shape.py make these values, and FastAPI holds them to these shapes.
"""

from typing import Annotated, Generic, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field

from app.reconcile.model import Level, Relation
from app.store.model import State, Verdict
from extractors.model import Aspect, Hedge, Kind, LinkRole, Mode, Polarity, Precision, Role

DECIMAL = r"-?[0-9]+(\.[0-9]+)?"
Decimal = Annotated[str, Field(pattern=f"^{DECIMAL}$", description="A decimal number, without an exponent.")]
Day = Annotated[str, Field(pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$", json_schema_extra={"format": "date"})]
Moment = Annotated[str, Field(pattern="Z$", json_schema_extra={"format": "date-time"})]
Item = TypeVar("Item")
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]


class Shape(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Period(Shape):
    """When a claim holds: first and last day, both included, null where open."""

    start: Day | None
    end: Day | None
    precision: Precision
    aspect: Aspect
    resolved: str | None = Field(description="How it was read, in words.")


class Link(Shape):
    """How a claim stands to another claim of the article, in the sentence's own words."""

    role: LinkRole
    claim: int


class Evidence(Shape):
    """The span of the claim's own segment from which an attribute was read."""

    attribute: str
    start: int
    end: int


class Claim(Shape):
    """A quantity said of something. `start` and `end` count code points of the segment's text, half open."""

    id: int
    segment: int
    start: int
    end: int
    surface: str
    kind: Kind
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    hedge: Hedge
    unit: str | None
    counted: str | None
    event: str | None
    actor: str | None
    place: str | None
    period: Period | None
    said_by: str | None = Field(description="Who is quoted; null is the narrator.")
    mode: Mode
    polarity: Polarity
    links: list[Link]
    evidence: list[Evidence]
    assumed: str | None
    alternatives: list[Decimal]


class Feature(Shape):
    """One reason behind a score."""

    name: str
    seen: str
    weight: float


class Finding(Shape):
    """A fault. `claims` are ids of the same article, the one more likely wrong first if one is."""

    rule: str
    level: Level
    score: float
    incident: int
    hypothesis: str | None
    claims: list[int]
    message: str
    suspect: int | None
    repair: str | None
    fingerprint: str
    features: list[Feature]


class Incident(Shape):
    """The findings that one fault explains, by their place in `findings`, the chief one first."""

    id: int
    level: Level
    hypothesis: str | None
    message: str
    findings: list[int]


class Derived(Shape):
    """An arithmetic relation recognised in the text, holding or not."""

    relation: Relation
    whole: int
    parts: list[int]
    holds: bool
    note: str


class Cleared(Shape):
    """Two claims that look alike and were let pass, with the reason code."""

    claims: list[int]
    reason: str


class Segment(Shape):
    """One part of an article; `kind` is its role."""

    kind: Role
    text: str
    credit: str | None


class Report(Shape):
    """Everything said of one article."""

    id: str | None
    claims: list[Claim]
    findings: list[Finding]
    incidents: list[Incident]
    same: list[list[int]] = Field(description="Claims that state one quantity, whether or not they agree.")
    derived: list[Derived]
    cleared: list[Cleared]
    left_out: int = Field(description="Cleared pairs beyond the bound.")


class FullReport(Report):
    """A report with the article it is of."""

    url: str | None
    publisher: str | None
    published: Day | None
    language: str | None
    author: str | None
    segments: list[Segment]


class Revision(Shape):
    """One revision of a stored article, without its text. `sha256` is that of the submission's bytes."""

    id: int = Field(description="The article's number.")
    revision: int
    current: bool
    submitted: Moment
    media_type: str
    sha256: Sha256
    url: str | None
    publisher: str | None
    published: Day | None
    language: str | None
    author: str | None
    headline: str | None
    claims: int
    findings: int
    incidents: int
    left_out: int


class StoredArticle(Revision):
    """A stored article with its text."""

    segments: list[Segment]


class Submitted(Revision):
    """What became of a submission: `created`, `revised` (it had changed) or `known` (nothing was written)."""

    status: Literal["created", "revised", "known"]
    report: Report


class ArticleClaim(Claim):
    """A claim with the article it was read in."""

    article: int
    revision: int
    publisher: str | None
    url: str | None


class StoredFinding(Finding):
    """A finding with where it stands.

    `id` names the finding; `found` is when it was found first. `current` is its id in the article's newest
    revision, null once it is gone.
    """

    id: int
    article: int
    revision: int
    current: int | None
    state: State
    found: Moment
    publisher: str | None
    url: str | None


class TextQuoteSelector(Shape):
    """W3C Web Annotation, 4.2.4."""

    type: Literal["TextQuoteSelector"]
    exact: str
    prefix: str
    suffix: str


class TextPositionSelector(Shape):
    """W3C Web Annotation, 4.2.5; the positions count code points of the segment's text."""

    type: Literal["TextPositionSelector"]
    start: int
    end: int


Selector = TextQuoteSelector | TextPositionSelector


class Quotation(Shape):
    """A claim in its sentence. `selector` finds the sentence, `figure` the figure; `link` opens it there."""

    claim: Claim
    source: str | None
    segment: int
    segment_kind: Role
    sentence: str
    selector: list[Selector]
    figure: list[Selector]
    link: str | None


class Review(Shape):
    """A person's judgement of a finding."""

    verdict: Verdict
    reviewer: str
    note: str | None
    reviewed: Moment


class FindingDetail(StoredFinding):
    """A finding with both its sentences and its reviews, oldest first."""

    quotations: list[Quotation]
    reviews: list[Review]


class Page(Shape, Generic[Item]):
    """One page of a list; `next` is the cursor of the page after it, null at the end."""

    items: list[Item]
    next: str | None


class ArticlePage(Page[Revision]):
    """Articles, or one article's revisions."""


class ClaimPage(Page[Claim]):
    """Claims of one article."""


class ArticleClaimPage(Page[ArticleClaim]):
    """Claims of any article."""


class FindingPage(Page[StoredFinding]):
    """Findings."""


class ClearedPage(Page[Cleared]):
    """Cleared pairs of one article."""


class Health(Shape):
    """Whether the service lives, or is ready and if not, why not."""

    status: Literal["alive", "ready", "not ready"]
    reason: str | None = None


class PartProblem(Shape):
    where: str
    problem: str


class Problem(BaseModel):
    """RFC 9457: what was wrong, and what to do."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[PartProblem] | None = None
