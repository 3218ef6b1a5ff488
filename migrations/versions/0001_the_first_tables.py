"""The first tables.

Revision 0001, the first.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A trusted extension: the database's owner may create it. It stays on the way back, others may use it.
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.create_table(
        "api_keys",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("prefix", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False),
        sa.Column("revoked", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("octet_length(sha256) = 32", name=op.f("ck_api_keys_sha256")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
        sa.UniqueConstraint("name", name=op.f("uq_api_keys_name")),
        sa.UniqueConstraint("prefix", name=op.f("uq_api_keys_prefix")),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("identity", sa.Text(), nullable=False),
        sa.Column("revisions", sa.Integer(), nullable=False),
        sa.Column("first_submitted", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("revisions >= 1", name=op.f("ck_articles_revisions")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_articles")),
        sa.UniqueConstraint("identity", name=op.f("uq_articles_identity")),
    )
    op.create_table(
        "idempotency_keys",
        sa.Column("caller", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("request_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("response", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("caller", "key", name=op.f("pk_idempotency_keys")),
    )
    op.create_index("ix_idempotency_keys_expires", "idempotency_keys", ["expires"], unique=False)
    op.create_table(
        "alerted",
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_alerted_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article_id", "fingerprint", "channel", name=op.f("pk_alerted")),
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("reviewer", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("reviewed", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "verdict IN ('confirmed', 'dismissed', 'corrected')", name=op.f("ck_reviews_verdict")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_reviews_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reviews")),
    )
    op.create_index("ix_reviews_fingerprint", "reviews", ["article_id", "fingerprint", "id"], unique=False)
    op.create_table(
        "revisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("submitted", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raw", sa.LargeBinary(), nullable=False),
        sa.Column("raw_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("language", sa.Text(), nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("headline", sa.Text(), nullable=True),
        sa.Column("claims", sa.Integer(), nullable=False),
        sa.Column("findings", sa.Integer(), nullable=False),
        sa.Column("incidents", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.CheckConstraint(
            "octet_length(raw_sha256) = 32 AND octet_length(digest) = 32", name=op.f("ck_revisions_digests")
        ),
        sa.CheckConstraint("raw_sha256 = sha256(raw)", name=op.f("ck_revisions_verbatim")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_revisions_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_revisions")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_revisions_article_id_number")),
    )
    op.create_index(
        "ix_revisions_current", "revisions", ["article_id"], unique=True, postgresql_where=sa.text("current")
    )
    op.create_index(
        "ix_revisions_publisher",
        "revisions",
        [sa.literal_column("left(lower(publisher), 100)"), "article_id"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "cleared",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("one", sa.Integer(), nullable=False),
        sa.Column("other", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_cleared_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_cleared")),
    )
    op.create_table(
        "derived",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("relation", sa.Text(), nullable=False),
        sa.Column("whole", sa.Integer(), nullable=False),
        sa.Column("parts", sa.ARRAY(sa.Integer()), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_derived_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_derived")),
    )
    op.create_table(
        "findings",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("hypothesis", sa.Text(), nullable=True),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("incident", sa.Integer(), nullable=False),
        sa.Column("suspect", sa.Integer(), nullable=True),
        sa.Column("repair", sa.Text(), nullable=True),
        sa.Column("features", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("found", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("level IN ('error', 'warning', 'note')", name=op.f("ck_findings_level")),
        sa.CheckConstraint(
            "state IN ('open', 'confirmed', 'dismissed', 'corrected')", name=op.f("ck_findings_state")
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_findings_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_findings_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_findings")),
        sa.UniqueConstraint("revision_id", "number", name=op.f("uq_findings_revision_id_number")),
    )
    op.create_index(
        "ix_findings_current", "findings", ["id"], unique=False, postgresql_where=sa.text("current")
    )
    op.create_index("ix_findings_fingerprint", "findings", ["article_id", "fingerprint"], unique=False)
    op.create_index(
        "ix_findings_found", "findings", ["found"], unique=False, postgresql_where=sa.text("current")
    )
    op.create_index(
        "ix_findings_level", "findings", ["level", "id"], unique=False, postgresql_where=sa.text("current")
    )
    op.create_index(
        "ix_findings_publisher",
        "findings",
        [sa.literal_column("left(lower(publisher), 100)"), "id"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_findings_rule", "findings", ["rule", "id"], unique=False, postgresql_where=sa.text("current")
    )
    op.create_index(
        "ix_findings_state", "findings", ["state", "id"], unique=False, postgresql_where=sa.text("current")
    )
    op.create_table(
        "incidents",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("hypothesis", sa.Text(), nullable=True),
        sa.Column("message", sa.Text(), nullable=False),
        sa.Column("findings", sa.ARRAY(sa.Integer()), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_incidents_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_incidents")),
    )
    op.create_table(
        "same",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("claims", sa.ARRAY(sa.Integer()), nullable=False),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_same_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_same")),
    )
    op.create_table(
        "segments",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("credit", sa.Text(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("sha256 = sha256(convert_to(text, 'UTF8'))", name=op.f("ck_segments_verbatim")),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_segments_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_segments")),
    )
    op.create_table(
        "alerts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("finding_id", sa.BigInteger(), nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("payload", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("raised", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_attempt", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint("state IN ('pending', 'sent', 'dead')", name=op.f("ck_alerts_state")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_alerts_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_alerts_finding_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_alerts")),
        sa.UniqueConstraint(
            "article_id", "fingerprint", "channel", name=op.f("uq_alerts_article_id_fingerprint_channel")
        ),
    )
    op.create_index(
        "ix_alerts_dead", "alerts", ["id"], unique=False, postgresql_where=sa.text("state = 'dead'")
    )
    op.create_index(
        "ix_alerts_due",
        "alerts",
        ["next_attempt", "id"],
        unique=False,
        postgresql_where=sa.text("state = 'pending'"),
    )
    op.create_index("ix_alerts_finding_id", "alerts", ["finding_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("segment", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("surface", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("value", sa.Numeric(), nullable=True),
        sa.Column("low", sa.Numeric(), nullable=True),
        sa.Column("high", sa.Numeric(), nullable=True),
        sa.Column("span", postgresql.NUMRANGE(), nullable=True),
        sa.Column("hedge", sa.Text(), nullable=False),
        sa.Column("unit", sa.Text(), nullable=True),
        sa.Column("counted", sa.Text(), nullable=True),
        sa.Column("event", sa.Text(), nullable=True),
        sa.Column("actor", sa.Text(), nullable=True),
        sa.Column("place", sa.Text(), nullable=True),
        sa.Column("period", postgresql.DATERANGE(), nullable=True),
        sa.Column("period_precision", sa.Text(), nullable=True),
        sa.Column("period_aspect", sa.Text(), nullable=True),
        sa.Column("period_resolved", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), nullable=True),
        sa.Column("mode", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=False),
        sa.Column("links", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("evidence", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("assumed", sa.Text(), nullable=True),
        sa.Column("alternatives", sa.ARRAY(sa.Numeric()), nullable=False),
        sa.CheckConstraint("(period IS NULL) = (period_precision IS NULL)", name=op.f("ck_claims_period")),
        sa.CheckConstraint('start >= 0 AND start <= "end"', name=op.f("ck_claims_location")),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_claims_article_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id", "segment"],
            ["segments.revision_id", "segments.number"],
            name=op.f("fk_claims_revision_id_segment"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["revision_id"], ["revisions.id"], name=op.f("fk_claims_revision_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("revision_id", "number", name=op.f("pk_claims")),
    )
    op.create_index("ix_claims_article_id", "claims", ["article_id"], unique=False)
    op.create_index(
        "ix_claims_counted",
        "claims",
        ["counted"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"counted": "gin_trgm_ops"},
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_kind",
        "claims",
        ["kind", "revision_id", "number"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_period",
        "claims",
        ["period"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_publisher",
        "claims",
        [sa.literal_column("left(lower(publisher), 100)"), "revision_id", "number"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_said_by",
        "claims",
        ["said_by"],
        unique=False,
        postgresql_using="gin",
        postgresql_ops={"said_by": "gin_trgm_ops"},
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_span",
        "claims",
        ["span"],
        unique=False,
        postgresql_using="gist",
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "ix_claims_unit",
        "claims",
        [sa.literal_column("left(lower(unit), 100)"), "revision_id", "number"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_table(
        "finding_claims",
        sa.Column("finding_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("revision_id", sa.BigInteger(), nullable=False),
        sa.Column("claim", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["finding_id"], ["findings.id"], name=op.f("fk_finding_claims_finding_id"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["revision_id", "claim"],
            ["claims.revision_id", "claims.number"],
            name=op.f("fk_finding_claims_revision_id_claim"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("finding_id", "position", name=op.f("pk_finding_claims")),
    )
    op.create_index("ix_finding_claims_claim", "finding_claims", ["revision_id", "claim"], unique=False)


def downgrade() -> None:
    op.drop_index("ix_finding_claims_claim", table_name="finding_claims")
    op.drop_table("finding_claims")
    op.drop_index("ix_claims_unit", table_name="claims", postgresql_where=sa.text("current"))
    op.drop_index(
        "ix_claims_span", table_name="claims", postgresql_using="gist", postgresql_where=sa.text("current")
    )
    op.drop_index(
        "ix_claims_said_by",
        table_name="claims",
        postgresql_using="gin",
        postgresql_ops={"said_by": "gin_trgm_ops"},
        postgresql_where=sa.text("current"),
    )
    op.drop_index("ix_claims_publisher", table_name="claims", postgresql_where=sa.text("current"))
    op.drop_index(
        "ix_claims_period", table_name="claims", postgresql_using="gist", postgresql_where=sa.text("current")
    )
    op.drop_index("ix_claims_kind", table_name="claims", postgresql_where=sa.text("current"))
    op.drop_index(
        "ix_claims_counted",
        table_name="claims",
        postgresql_using="gin",
        postgresql_ops={"counted": "gin_trgm_ops"},
        postgresql_where=sa.text("current"),
    )
    op.drop_index("ix_claims_article_id", table_name="claims")
    op.drop_table("claims")
    op.drop_index("ix_alerts_finding_id", table_name="alerts")
    op.drop_index("ix_alerts_due", table_name="alerts", postgresql_where=sa.text("state = 'pending'"))
    op.drop_index("ix_alerts_dead", table_name="alerts", postgresql_where=sa.text("state = 'dead'"))
    op.drop_table("alerts")
    op.drop_table("segments")
    op.drop_table("same")
    op.drop_table("incidents")
    op.drop_index("ix_findings_state", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_index("ix_findings_rule", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_index("ix_findings_publisher", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_index("ix_findings_level", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_index("ix_findings_found", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_index("ix_findings_fingerprint", table_name="findings")
    op.drop_index("ix_findings_current", table_name="findings", postgresql_where=sa.text("current"))
    op.drop_table("findings")
    op.drop_table("derived")
    op.drop_table("cleared")
    op.drop_index("ix_revisions_publisher", table_name="revisions", postgresql_where=sa.text("current"))
    op.drop_index("ix_revisions_current", table_name="revisions", postgresql_where=sa.text("current"))
    op.drop_table("revisions")
    op.drop_index("ix_reviews_fingerprint", table_name="reviews")
    op.drop_table("reviews")
    op.drop_table("alerted")
    op.drop_index("ix_idempotency_keys_expires", table_name="idempotency_keys")
    op.drop_table("idempotency_keys")
    op.drop_table("articles")
    op.drop_table("api_keys")
