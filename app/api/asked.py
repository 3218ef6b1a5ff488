"""The shapes of everything the API is asked: parameters, filters, judgements, articles as JSON.

Knows no nouns. What is not of its shape is refused with the part that is wrong, never ignored.
"""

from datetime import date, datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field, StringConstraints

from app.api.schemas import Shape
from app.reconcile.model import Level
from app.store.model import State, Verdict
from extractors.model import Kind, Role

LONGEST_NAME = 300


def _no_nul(text: str) -> str:
    if "\0" in text:
        raise ValueError("it holds U+0000, which no text in the store can")
    return text


def _web_address(text: str) -> str:
    odd = any(character.isspace() or not character.isprintable() for character in text)
    if odd or not text.lower().startswith(("http://", "https://")):
        raise ValueError("it is no web address; it begins with https:// or http://")
    return text


def _day(text: Any) -> Any:
    if not isinstance(text, str):
        raise ValueError("write the day as 2025-07-10")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError("write the day as 2025-07-10") from None


def _moment(text: Any) -> Any:
    # In a query a plus sign may have become a space.
    try:
        moment = datetime.fromisoformat(str(text).strip().replace(" ", "+"))
    except ValueError:
        raise ValueError("write the time as 2025-07-10T12:00:00Z") from None
    if moment.tzinfo is None:
        raise ValueError("say the offset from UTC, as in 2025-07-10T12:00:00Z")
    return moment


Name = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_NAME), AfterValidator(_no_nul)]
Address = Annotated[
    str,
    StringConstraints(min_length=8, max_length=2000),
    AfterValidator(_no_nul),
    AfterValidator(_web_address),
]
GivenDay = Annotated[date, BeforeValidator(_day)]
GivenMoment = Annotated[datetime, BeforeValidator(_moment)]
GivenDecimal = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,60}(\.[0-9]{1,60})?$")]
Cursor = Annotated[str, StringConstraints(max_length=300)]


class Origin(Shape):
    """Where the article in the body comes from; what is given here goes before what the page itself says."""

    url: Address | None = Field(None, description="Where it was published.")
    publisher: Name | None = Field(None, description="Who printed it.")
    published: GivenDay | None = Field(None, description="The day it was published, as YYYY-MM-DD.")


class NamedOrigin(Origin):
    id: Name | None = Field(None, description="The sender's own name for the article, if it has no URL.")


class Paging(Shape):
    limit: int = Field(50, ge=1, le=200, description="Rows of a page.")
    cursor: Cursor | None = Field(None, description="`next` of the page before.")


class Ordered(Paging):
    order: Literal["newest", "oldest"] = Field("newest", description="By when the row was written.")


class OfRevision(Paging):
    revision: int | None = Field(None, ge=1, le=2**31 - 1, description="Of this revision, not the newest.")


class ArticleQuery(Ordered):
    publisher: Name | None = Field(None, description="The whole name, in any case.")


class ClaimQuery(Ordered):
    kind: Kind | None = None
    unit: Name | None = Field(None, description="The whole unit, in any case: EUR, %, kilometre, drone.")
    counted: Name | None = Field(None, description="A part of what is counted, in any case.")
    said_by: Name | None = Field(None, description="A part of who is quoted, in any case.")
    publisher: Name | None = Field(None, description="The whole name, in any case.")
    min: GivenDecimal | None = Field(None, description="The least value, included.")
    max: GivenDecimal | None = Field(None, description="The greatest value, included.")
    period_from: GivenDay | None = Field(None, description="Claims about this day or later.")
    period_to: GivenDay | None = Field(None, description="Claims about this day or earlier.")


class FindingQuery(Ordered):
    state: State | None = None
    level: Level | None = None
    rule: Name | None = None
    publisher: Name | None = Field(None, description="The whole name, in any case.")
    since: GivenMoment | None = Field(None, description="Found first at this time or later, RFC 3339.")


class NewReview(Shape):
    """A person's judgement of a finding."""

    verdict: Verdict
    reviewer: Name
    note: Annotated[str, StringConstraints(max_length=10_000), AfterValidator(_no_nul)] | None = None


class JsonSegment(BaseModel):
    kind: Role
    text: str
    credit: str | None = None


class JsonArticle(BaseModel):
    """An article as a content management system holds it: `segments`, or `text`, or `html`."""

    id: str | None = None
    url: str | None = None
    publisher: str | None = None
    published: str | None = None
    segments: list[JsonSegment] | None = None
    text: str | None = None
    html: str | None = None
