"""The tables, their checks and their indexes.

Knows no query and no use case. Ids are given while the order lock is held (submissions.py): the order of ids
is the order of commits, and a page that ended at one id is never followed by a row that slips in below it.
"""

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ColumnElement,
    Date,
    DateTime,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import DATERANGE, JSONB, NUMRANGE

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

Moment = DateTime(timezone=True)


def key(column: ColumnElement[str] | ColumnElement[str | None]) -> ColumnElement[str]:
    """What an index holds of a text of any length: its beginning, in small letters."""
    return func.left(func.lower(column), 100)


def _id() -> Column[int]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True)


def _of_revision() -> Column[int]:
    return Column("revision_id", BigInteger, ForeignKey("revisions.id", ondelete="CASCADE"), nullable=False)


def _of_article() -> Column[int]:
    return Column("article_id", BigInteger, ForeignKey("articles.id", ondelete="CASCADE"), nullable=False)


articles = Table(
    "articles",
    metadata,
    _id(),
    # What makes two submissions one article: "url https://…", "id …" or "sha256 …" (identity.py).
    Column("identity", Text, nullable=False, unique=True),
    Column("revisions", Integer, nullable=False),
    Column("first_submitted", Moment, nullable=False),
    CheckConstraint("revisions >= 1", name="revisions"),
)

revisions = Table(
    "revisions",
    metadata,
    _id(),
    _of_article(),
    Column("number", Integer, nullable=False),
    Column("current", Boolean, nullable=False),
    Column("submitted", Moment, nullable=False),
    # The submission as it came, byte for byte.
    Column("raw", LargeBinary, nullable=False),
    Column("raw_sha256", LargeBinary, nullable=False),
    Column("media_type", Text, nullable=False),
    # sha256 over all that was read (segments and metadata): equal means that nothing changed.
    Column("digest", LargeBinary, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("published", Date),
    Column("language", Text),
    Column("author", Text),
    Column("headline", Text),
    Column("claims", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("incidents", Integer, nullable=False),
    # Cleared pairs beyond the reconciler's bound.
    Column("left_out", Integer, nullable=False),
    UniqueConstraint("article_id", "number"),
    CheckConstraint("octet_length(raw_sha256) = 32 AND octet_length(digest) = 32", name="digests"),
    CheckConstraint("raw_sha256 = sha256(raw)", name="verbatim"),
)
Index("ix_revisions_current", revisions.c.article_id, unique=True, postgresql_where=text("current"))
Index(
    "ix_revisions_publisher",
    key(revisions.c.publisher),
    revisions.c.article_id,
    postgresql_where=text("current"),
)

# Verbatim: a text that Postgres cannot hold (NUL, a lone surrogate) is refused by submissions.check_storable.
segments = Table(
    "segments",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    Column("role", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("credit", Text),
    Column("sha256", LargeBinary, nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
    CheckConstraint("sha256 = sha256(convert_to(text, 'UTF8'))", name="verbatim"),
)

claims = Table(
    "claims",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    _of_article(),
    Column("current", Boolean, nullable=False),
    Column("publisher", Text),
    Column("segment", Integer, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("surface", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("value", Numeric),
    Column("low", Numeric),
    Column("high", Numeric),
    # What a search by value looks at: the value as a range of one, else from low to high.
    Column("span", NUMRANGE),
    Column("hedge", Text, nullable=False),
    Column("unit", Text),
    Column("counted", Text),
    Column("event", Text),
    Column("actor", Text),
    Column("place", Text),
    # Null bounds are open; null where the claim has no period.
    Column("period", DATERANGE),
    Column("period_precision", Text),
    Column("period_aspect", Text),
    Column("period_resolved", Text),
    Column("said_by", Text),
    Column("mode", Text, nullable=False),
    Column("polarity", Text, nullable=False),
    Column("links", JSONB, nullable=False),
    Column("evidence", JSONB, nullable=False),
    Column("assumed", Text),
    Column("alternatives", ARRAY(Numeric), nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
    ForeignKeyConstraint(
        ["revision_id", "segment"], ["segments.revision_id", "segments.number"], ondelete="CASCADE"
    ),
    CheckConstraint('start >= 0 AND start <= "end"', name="location"),
    CheckConstraint("(period IS NULL) = (period_precision IS NULL)", name="period"),
)
Index("ix_claims_article_id", claims.c.article_id)
Index(
    "ix_claims_kind",
    claims.c.kind,
    claims.c.revision_id,
    claims.c.number,
    postgresql_where=text("current"),
)
Index(
    "ix_claims_unit",
    key(claims.c.unit),
    claims.c.revision_id,
    claims.c.number,
    postgresql_where=text("current"),
)
Index(
    "ix_claims_publisher",
    key(claims.c.publisher),
    claims.c.revision_id,
    claims.c.number,
    postgresql_where=text("current"),
)
Index(
    "ix_claims_counted",
    claims.c.counted,
    postgresql_using="gin",
    postgresql_ops={"counted": "gin_trgm_ops"},
    postgresql_where=text("current"),
)
Index(
    "ix_claims_said_by",
    claims.c.said_by,
    postgresql_using="gin",
    postgresql_ops={"said_by": "gin_trgm_ops"},
    postgresql_where=text("current"),
)
Index("ix_claims_span", claims.c.span, postgresql_using="gist", postgresql_where=text("current"))
Index("ix_claims_period", claims.c.period, postgresql_using="gist", postgresql_where=text("current"))

incidents = Table(
    "incidents",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    Column("level", Text, nullable=False),
    Column("hypothesis", Text),
    Column("message", Text, nullable=False),
    # Numbers of findings of the same revision, the chief first.
    Column("findings", ARRAY(Integer), nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
)

findings = Table(
    "findings",
    metadata,
    _id(),
    _of_revision(),
    Column("number", Integer, nullable=False),
    _of_article(),
    Column("current", Boolean, nullable=False),
    Column("publisher", Text),
    Column("rule", Text, nullable=False),
    Column("level", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("hypothesis", Text),
    Column("score", Double, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("incident", Integer, nullable=False),
    Column("suspect", Integer),
    Column("repair", Text),
    Column("features", JSONB, nullable=False),
    # open, or the verdict of the newest review of this fingerprint in this article.
    Column("state", Text, nullable=False),
    # When the fingerprint was first found in this article, in whichever revision.
    Column("found", Moment, nullable=False),
    UniqueConstraint("revision_id", "number"),
    CheckConstraint("state IN ('open', 'confirmed', 'dismissed', 'corrected')", name="state"),
    CheckConstraint("level IN ('error', 'warning', 'note')", name="level"),
)
Index("ix_findings_fingerprint", findings.c.article_id, findings.c.fingerprint)
Index("ix_findings_current", findings.c.id, postgresql_where=text("current"))
for _column in ("state", "level", "rule"):
    Index(f"ix_findings_{_column}", findings.c[_column], findings.c.id, postgresql_where=text("current"))
Index(
    "ix_findings_publisher",
    key(findings.c.publisher),
    findings.c.id,
    postgresql_where=text("current"),
)
Index("ix_findings_found", findings.c.found, postgresql_where=text("current"))

finding_claims = Table(
    "finding_claims",
    metadata,
    Column("finding_id", BigInteger, ForeignKey("findings.id", ondelete="CASCADE"), nullable=False),
    Column("position", Integer, nullable=False),
    Column("revision_id", BigInteger, nullable=False),
    Column("claim", Integer, nullable=False),
    PrimaryKeyConstraint("finding_id", "position"),
    ForeignKeyConstraint(
        ["revision_id", "claim"], ["claims.revision_id", "claims.number"], ondelete="CASCADE"
    ),
)
Index("ix_finding_claims_claim", finding_claims.c.revision_id, finding_claims.c.claim)

cleared = Table(
    "cleared",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    Column("one", Integer, nullable=False),
    Column("other", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
)

derived = Table(
    "derived",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    Column("relation", Text, nullable=False),
    Column("whole", Integer, nullable=False),
    Column("parts", ARRAY(Integer), nullable=False),
    Column("holds", Boolean, nullable=False),
    Column("note", Text, nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
)

same = Table(
    "same",
    metadata,
    _of_revision(),
    Column("number", Integer, nullable=False),
    Column("claims", ARRAY(Integer), nullable=False),
    PrimaryKeyConstraint("revision_id", "number"),
)

reviews = Table(
    "reviews",
    metadata,
    _id(),
    # By article and fingerprint, not by finding: a judgement survives the next revision.
    _of_article(),
    Column("fingerprint", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("reviewer", Text, nullable=False),
    Column("note", Text),
    Column("reviewed", Moment, nullable=False),
    CheckConstraint("verdict IN ('confirmed', 'dismissed', 'corrected')", name="verdict"),
)
Index("ix_reviews_fingerprint", reviews.c.article_id, reviews.c.fingerprint, reviews.c.id)

alerts = Table(
    "alerts",
    metadata,
    _id(),
    _of_article(),
    Column("finding_id", BigInteger, ForeignKey("findings.id", ondelete="CASCADE"), nullable=False),
    # One alert for one fault of one article and channel, ever.
    Column("fingerprint", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("payload", JSONB, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("raised", Moment, nullable=False),
    # While an attempt is under way: when its lease ends and another worker may try.
    Column("next_attempt", Moment, nullable=False),
    Column("settled", Moment),
    Column("last_error", Text),
    UniqueConstraint("article_id", "fingerprint", "channel"),
    CheckConstraint("state IN ('pending', 'sent', 'dead')", name="state"),
)
Index("ix_alerts_due", alerts.c.next_attempt, alerts.c.id, postgresql_where=text("state = 'pending'"))
Index("ix_alerts_finding_id", alerts.c.finding_id)
Index("ix_alerts_dead", alerts.c.id, postgresql_where=text("state = 'dead'"))

# Which fingerprints an alert spoke for: all errors of its incident, so that a fault is not told twice when
# another of its proofs becomes the chief one.
alerted = Table(
    "alerted",
    metadata,
    _of_article(),
    Column("fingerprint", Text, nullable=False),
    Column("channel", Text, nullable=False),
    PrimaryKeyConstraint("article_id", "fingerprint", "channel"),
)

api_keys = Table(
    "api_keys",
    metadata,
    _id(),
    Column("name", Text, nullable=False, unique=True),
    # The key's public beginning, which finds the row and is shown in lists.
    Column("prefix", Text, nullable=False, unique=True),
    Column("sha256", LargeBinary, nullable=False),
    Column("created", Moment, nullable=False, server_default=func.now()),
    Column("revoked", Moment),
    CheckConstraint("octet_length(sha256) = 32", name="sha256"),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    # Whose key it is, so that one caller's key can never replay another's answer.
    Column("caller", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("request_sha256", LargeBinary, nullable=False),
    # Null while the first request is under way; then its answer.
    Column("response", JSONB),
    Column("body", LargeBinary),
    # Under way: when the first request counts as lost. Answered: when the key is forgotten.
    Column("expires", Moment, nullable=False),
    PrimaryKeyConstraint("caller", "key"),
)
Index("ix_idempotency_keys_expires", idempotency_keys.c.expires)
