"""An article comes back as it was written; the same again writes nothing, a changed one is a revision."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import Engine, func, select, text
from sqlalchemy.exc import IntegrityError

from app.desk import Submitted, review, write
from app.reconcile.model import Reconciliation
from app.store import articles, schema
from app.store.errors import UnstorableError
from app.store.findings import FindingFilter, search
from app.store.identity import digest, identity
from app.store.submissions import Submission, check_storable
from extractors.model import Article, Location, Period, Quantity, Segment
from tests.app.nouns import ARTICLE, CLAIMS, RECONCILIATION

CHANGED = replace(ARTICLE, segments=(*ARTICLE.segments, Segment("body", "It was built in 1911.")))


def submission(
    article: Article = ARTICLE, reconciliation: Reconciliation = RECONCILIATION, *, raw: bytes = b"raw"
) -> Submission:
    return Submission(identity(article), digest(article), raw, "text/plain", article, CLAIMS, reconciliation)


def submit(database: Engine, article: Article = ARTICLE, channels: tuple[str, ...] = ("slack",)) -> Submitted:
    return write(database, submission(article), channels)


def count(database: Engine, table: str) -> int:
    with database.connect() as conn:
        return conn.scalar(select(func.count()).select_from(schema.metadata.tables[table])) or 0


def counts(database: Engine) -> dict[str, int]:
    return {name: count(database, name) for name in schema.metadata.tables}


def test_everything_comes_back_as_the_nouns_it_was(database: Engine) -> None:
    written = write(database, submission(raw=b"\x00\xff raw"), ())
    with database.connect() as conn:
        row = articles.revision(conn, written.article_id)
        assert row is not None
        assert articles.article(conn, row) == ARTICLE
        assert tuple(articles.claims_of(conn, row.revision_id)) == CLAIMS
        assert articles.reconciliation(conn, row) == RECONCILIATION
        assert articles.raw(conn, row.revision_id) == b"\x00\xff raw"
        assert (row.number, row.current, row.claims, row.findings, row.incidents) == (1, True, 3, 2, 1)


@pytest.mark.parametrize(
    ("quantity", "period"),
    [
        (Quantity(None, None, None, "range", None), None),
        (Quantity(None, Decimal(5), Decimal(3), "range", "x"), None),
        (Quantity(Decimal("1E+400"), None, None, "exact", None), Period(None, None, "day")),
        (
            Quantity(Decimal("-1E-30"), None, Decimal(0), "less_than", "%"),
            Period(date.min, date.max, "century"),
        ),
    ],
)
def test_amounts_and_periods_at_the_edge(database: Engine, quantity: Quantity, period: Period | None) -> None:
    claim = replace(CLAIMS[0], quantity=quantity, period=period)
    written = write(database, replace(submission(reconciliation=Reconciliation()), claims=(claim,)), ())
    with database.connect() as conn:
        row = articles.revision(conn, written.article_id)
        assert row is not None
        assert articles.claims_of(conn, row.revision_id) == [claim]


def test_a_period_that_ends_before_it_begins_is_no_period(database: Engine) -> None:
    claim = replace(CLAIMS[0], period=Period(date(2025, 2, 1), date(2025, 1, 1), "month"))
    written = write(database, replace(submission(reconciliation=Reconciliation()), claims=(claim,)), ())
    with database.connect() as conn:
        row = articles.revision(conn, written.article_id)
        assert row is not None
        assert articles.claims_of(conn, row.revision_id) == [replace(claim, period=None)]


def test_the_same_again_writes_nothing(database: Engine) -> None:
    first = submit(database)
    before = counts(database)
    assert before["alerts"] == 1
    again = submit(database)
    assert counts(database) == before
    assert (first.status, again.status) == ("created", "known")
    assert again == replace(first, status="known")


def test_a_changed_article_is_the_next_revision_and_keeps_its_reviews(database: Engine) -> None:
    submit(database)
    with database.connect() as conn:
        first = search(conn, FindingFilter(level="error"), limit=9)[0]
    review(database, first.id, "dismissed", reviewer="Kim", note="a known slip")
    revised = submit(database, CHANGED)
    assert (revised.status, revised.revision) == ("revised", 2)
    with database.connect() as conn:
        (now,) = search(conn, FindingFilter(level="error"), limit=9)
        assert (now.state, now.version, now.found) == ("dismissed", 1, first.found)
        assert now.id != first.id
        old = articles.revision(conn, 1, 1)
        assert old is not None
        assert not old.current
        assert articles.article(conn, old) == ARTICLE
        assert len(search(conn, FindingFilter(), limit=9)) == 2
    assert submit(database).revision == 3, "going back to the first text is a change too"


def test_a_fault_is_told_once(database: Engine) -> None:
    submit(database, channels=("slack", "webhook"))
    submit(database, CHANGED, channels=("slack", "webhook"))
    assert count(database, "alerts") == 2


def test_a_new_error_in_a_told_incident_is_told(database: Engine) -> None:
    submit(database)
    chief, proof = RECONCILIATION.findings
    graver = replace(RECONCILIATION, findings=(chief, replace(proof, level="error")))
    write(database, submission(CHANGED, graver), ("slack",))
    with database.connect() as conn:
        told = conn.scalars(select(schema.alerts.c.fingerprint).order_by(schema.alerts.c.id)).all()
    assert told == [chief.fingerprint, proof.fingerprint]


def test_what_is_no_error_raises_no_alert(database: Engine) -> None:
    mild = tuple(replace(finding, level="warning") for finding in RECONCILIATION.findings)
    write(database, submission(reconciliation=replace(RECONCILIATION, findings=mild)), ("slack",))
    assert count(database, "alerts") == 0


def test_many_at_once_are_one_article(database: Engine) -> None:
    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(lambda _: submit(database).status, range(16)))
    assert sorted(done) == ["created"] + ["known"] * 15
    assert count(database, "articles") == count(database, "revisions") == count(database, "alerts") == 1


def test_it_is_all_or_nothing(database: Engine) -> None:
    bad = replace(CLAIMS[0], at=Location(7, 0, 3))
    with pytest.raises(IntegrityError):
        write(database, replace(submission(), claims=(*CLAIMS[1:], bad)), ("slack",))
    assert set(counts(database).values()) == {0}


@pytest.mark.parametrize(
    ("article", "where"),
    [
        (Article((Segment("body", "a\0b"),)), r"segment 0 holds U\+0000 at offset 1"),
        (
            Article((Segment("body", "ok"), Segment("body", "a\ud800"))),
            r"segment 1 holds U\+D800 at offset 1",
        ),
        (Article((Segment("caption", "ok", credit="\0"),)), "the credit of segment 0"),
        (Article((Segment("body", "ok"),), publisher="\udfff"), "the publisher"),
    ],
)
def test_what_no_text_can_hold_is_refused(article: Article, where: str) -> None:
    with pytest.raises(UnstorableError, match=where):
        check_storable(article)


def test_any_other_text_is_kept_to_the_code_point(database: Engine) -> None:
    odd = "\u202e٣\u200b1\u00a0𝟘 é e\u0301 \ufeff\x01 \U0010ffff −5"
    article = Article((Segment("body", odd, credit=odd),), author=odd)
    written = write(database, replace(submission(article, Reconciliation()), claims=()), ())
    with database.connect() as conn:
        row = articles.revision(conn, written.article_id)
        assert row is not None
        assert articles.article(conn, row) == article


def test_the_database_itself_holds_the_text_to_its_sha256(database: Engine) -> None:
    submit(database)
    with database.connect() as conn, pytest.raises(IntegrityError, match="ck_segments_verbatim"):
        conn.execute(text("UPDATE segments SET text = text || '.'"))
