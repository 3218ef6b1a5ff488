"""Searches find what they say, by indexes, and page without skipping or repeating while others write."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import ClauseElement, Connection, Engine, Executable, Select, text
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler

from app.desk import write
from app.reconcile.model import Reconciliation
from app.store import articles, claims, engine, findings, upgrade
from app.store.claims import ClaimFilter
from app.store.findings import FindingFilter
from app.store.identity import digest, identity
from app.store.submissions import Submission
from extractors.model import Article, Period, Segment
from tests.app.nouns import ARTICLE, CLAIMS, RECONCILIATION


def add(database: Engine, number: int, publisher: str = "The Example") -> int:
    article = replace(ARTICLE, url=f"https://news.example/{number}", publisher=publisher)
    new = Submission(identity(article), digest(article), b"", "text/plain", article, CLAIMS, RECONCILIATION)
    return write(database, new, ()).article_id


@pytest.fixture
def some(database: Engine) -> Engine:
    add(database, 1)
    add(database, 2, "Another 100%_Paper")
    return database


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (ClaimFilter(), [0, 1, 2, 0, 1, 2]),
        (ClaimFilter(kind="money"), [0, 1, 0, 1]),
        (ClaimFilter(kind="count"), []),
        (ClaimFilter(unit="eur"), [0, 1, 0, 1]),
        (ClaimFilter(unit="%"), [2, 2]),
        (ClaimFilter(counted="HARBOUR"), [0, 1, 0, 1]),
        (ClaimFilter(counted="%"), []),
        (ClaimFilter(counted="h_rbour"), []),
        (ClaimFilter(counted="\\"), []),
        (ClaimFilter(said_by="reyes"), [1, 1]),
        (ClaimFilter(publisher="the example"), [0, 1, 2]),
        (ClaimFilter(publisher="example"), []),
        (ClaimFilter(publisher="another 100%_paper", kind="percent"), [2]),
        (ClaimFilter(least=Decimal("4000000")), [0, 1, 0, 1]),
        (ClaimFilter(least=Decimal("4000001")), [1, 1]),
        (ClaimFilter(most=Decimal("2.5")), [2, 2]),
        (ClaimFilter(least=Decimal(3), most=Decimal("4E+6")), [0, 0]),
        (ClaimFilter(since=date(2025, 3, 31)), [1, 1]),
        (ClaimFilter(since=date(2025, 4, 1)), []),
        (ClaimFilter(until=date(2025, 2, 28)), [2, 2]),
        (ClaimFilter(since=date(2025, 3, 4), until=date(2025, 3, 4)), [1, 2, 1, 2]),
    ],
)
def test_claims_are_found(some: Engine, wanted: ClaimFilter, found: list[int]) -> None:
    with some.connect() as conn:
        rows = claims.search(conn, wanted, limit=50, newest=False)
    assert [row.claim.id for row in rows] == found


def test_only_the_newest_revision_is_searched(some: Engine) -> None:
    bare = Article((Segment("body", "Nothing."),), url="https://news.example/1")
    new = Submission(identity(bare), digest(bare), b"", "text/plain", bare, (), Reconciliation())
    assert write(some, new, ()).revision == 2
    with some.connect() as conn:
        assert {row.article_id for row in claims.search(conn, ClaimFilter(), limit=50)} == {2}
        assert {row.article_id for row in findings.search(conn, FindingFilter(), limit=50)} == {2}
        gone = findings.detail(conn, 1)
        assert gone is not None
        assert (gone.row.current_id, gone.article, gone.claims) == (
            None,
            replace(ARTICLE, url="https://news.example/1"),
            CLAIMS[:2],
        )


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (FindingFilter(), [1, 2, 3, 4]),
        (FindingFilter(state="open"), [1, 2, 3, 4]),
        (FindingFilter(state="dismissed"), []),
        (FindingFilter(level="error"), [1, 3]),
        (FindingFilter(rule="part_exceeds_whole"), [2, 4]),
        (FindingFilter(publisher="THE EXAMPLE"), [1, 2]),
        (FindingFilter(since=datetime(2020, 1, 1, tzinfo=UTC)), [1, 2, 3, 4]),
        (FindingFilter(since=datetime(9000, 1, 1, tzinfo=UTC)), []),
    ],
)
def test_findings_are_found(some: Engine, wanted: FindingFilter, found: list[int]) -> None:
    with some.connect() as conn:
        assert [row.id for row in findings.search(conn, wanted, limit=50, newest=False)] == found


@pytest.mark.parametrize("newest", [True, False])
def test_pages_follow_each_other(some: Engine, newest: bool) -> None:
    with some.connect() as conn:
        whole = claims.search(conn, ClaimFilter(), limit=50, newest=newest)
        paged: list[Any] = []
        after = None
        while rows := claims.search(conn, ClaimFilter(), after=after, limit=2, newest=newest):
            paged += rows
            after = (rows[-1].revision_id, rows[-1].claim.id)
    assert paged == whole


def test_no_article_is_skipped_or_repeated_while_others_write(database: Engine) -> None:
    """A reader that follows the end of the list sees each article once, whatever the order of the commits."""
    writers, each = 4, 12
    seen: list[int] = []
    done = threading.Event()

    def write_some(first: int) -> None:
        for number in range(each):
            add(database, first * 1000 + number)

    def follow() -> None:
        after = None
        while True:
            last = done.is_set()
            with database.connect() as conn:
                rows = articles.page(conn, after=after, limit=3, newest=False)
            seen.extend(row.article_id for row in rows)
            after = rows[-1].article_id if rows else after
            if last and not rows:
                return

    reader = threading.Thread(target=follow)
    threads = [threading.Thread(target=write_some, args=(first,)) for first in range(writers)]
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join()
    done.set()
    reader.join()
    with database.connect() as conn:
        every = [row.article_id for row in articles.page(conn, limit=1000, newest=False)]
    assert len(every) == writers * each
    assert seen == every


# --- the planner uses the indexes ----------------------------------------------------------------


@pytest.fixture(scope="module")
def crowded(server: str) -> Iterator[Connection]:
    """A thousand articles with 20,000 claims and 5,000 findings, rolled back after the tests."""
    database = engine(server)
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as admin:
        admin.execute(text("CREATE DATABASE crowded"))
    full = engine(database.url.set(database="crowded").render_as_string(hide_password=False))
    upgrade(full)
    with full.begin() as conn:
        for statement in _CROWD:
            conn.execute(text(statement))
    with full.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("VACUUM ANALYZE"))
        yield conn
    full.dispose()
    database.dispose()


_CROWD = (
    """INSERT INTO articles (identity, revisions, first_submitted)
       SELECT 'url news.example/' || i, 1, now() FROM generate_series(1, 1000) i""",
    """INSERT INTO revisions (article_id, number, current, submitted, raw, raw_sha256, media_type, digest,
                               publisher, claims, findings, incidents, left_out)
       SELECT id, 1, true, now(), '', sha256(''), 'text/plain', sha256(''),
              'Paper ' || id % 200, 20, 5, 0, 0
       FROM articles ORDER BY id""",
    """INSERT INTO segments (revision_id, number, role, text, sha256)
       SELECT id, 0, 'body', '', sha256('') FROM revisions""",
    """INSERT INTO claims (revision_id, number, article_id, current, publisher, segment, start, "end",
                           surface, kind, value, span, hedge, unit, counted, period, period_precision,
                           said_by, mode, polarity, links, evidence, alternatives)
       SELECT r.id, i, r.article_id, true, r.publisher, 0, 0, 0, '',
              CASE WHEN (r.id + i) % 400 = 0 THEN 'ratio' ELSE 'count' END, v, numrange(v, v, '[]'), 'exact',
              'unit ' || (r.id * 20 + i) % 300, 'things of sort ' || md5((r.id * i)::text),
              daterange(date '2020-01-01' + (r.id * 2)::int, date '2020-01-02' + (r.id * 2)::int), 'day',
              CASE WHEN i = 3 THEN 'Speaker ' || md5(r.id::text) END, 'actual', 'affirmed', '[]', '[]', '{}'
       FROM revisions r, generate_series(0, 19) i,
            LATERAL (SELECT (r.id * 7919 + i * 104729) % 1000003 AS v) AS x""",
    """INSERT INTO findings (revision_id, number, article_id, current, publisher, rule, level, message,
                             score, fingerprint, incident, features, state, found)
       SELECT r.id, i, r.article_id, true, r.publisher, 'rule_' || (r.id * 5 + i) % 300,
              CASE WHEN (r.id + i) % 200 = 0 THEN 'error' ELSE 'note' END, '', 0.5, md5(r.id || '-' || i),
              0, '[]',
              CASE WHEN (r.id + i) % 300 = 0 THEN 'confirmed' ELSE 'open' END,
              timestamptz '2025-01-01' + r.id * interval '1 minute'
       FROM revisions r, generate_series(0, 4) i ORDER BY r.id, i""",
)


class Explain(Executable, ClauseElement):
    inherit_cache = False

    def __init__(self, query: Select[Any]) -> None:
        self.query = query


@compiles(Explain)
def _explain(element: Explain, compiler: SQLCompiler, **kw: Any) -> str:
    return f"EXPLAIN {compiler.process(element.query, **kw)}"


def plan(conn: Connection, query: Select[Any]) -> str:
    return "\n".join(row[0] for row in conn.execute(Explain(query)))


def claim_query(**wanted: Any) -> Select[Any]:
    return claims.search_query(ClaimFilter(**wanted), after=None, limit=50)


def finding_query(**wanted: Any) -> Select[Any]:
    return findings.search_query(FindingFilter(**wanted), after=None, limit=50)


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (claim_query(kind="ratio"), "ix_claims_kind"),
        (claim_query(unit="Unit 7"), "ix_claims_unit"),
        (claim_query(publisher="paper 17"), "ix_claims_publisher"),
        (claim_query(counted="3f9a1c"), "ix_claims_counted"),
        (claim_query(said_by="3f9a1c"), "ix_claims_said_by"),
        (claim_query(least=Decimal(5), most=Decimal(900)), "ix_claims_span"),
        (claim_query(since=date(2021, 5, 3), until=date(2021, 5, 4)), "ix_claims_period"),
        (claims.search_query(ClaimFilter(), after=(500, 3), limit=50), "pk_claims"),
        (finding_query(state="confirmed"), "ix_findings_state"),
        (finding_query(level="error"), "ix_findings_level"),
        (finding_query(rule="rule_7"), "ix_findings_rule"),
        (finding_query(publisher="Paper 17"), "ix_findings_publisher"),
        (finding_query(since=datetime(2025, 1, 1, 16, 30, tzinfo=UTC)), "ix_findings_found"),
        (findings.search_query(FindingFilter(), after=2500, limit=50), "findings"),
        (
            articles.page_query(publisher="paper 17", after=None, limit=50, newest=True),
            "ix_revisions_publisher",
        ),
        (articles.page_query(publisher=None, after=500, limit=50, newest=True), "ix_revisions_current"),
    ],
)
def test_the_planner_takes_the_index(crowded: Connection, query: Select[Any], index: str) -> None:
    chosen = plan(crowded, query)
    assert index in chosen, chosen
    assert not re.search("Seq Scan on (claims|findings)", chosen), chosen


def test_a_range_claim_is_found_where_it_reaches(database: Engine) -> None:
    quantity = replace(CLAIMS[0].quantity, value=None, low=Decimal(10), high=Decimal(20), hedge="range")
    claim = replace(CLAIMS[0], quantity=quantity, period=Period(None, None, "year"))
    new = Submission(
        identity(ARTICLE), digest(ARTICLE), b"", "text/plain", ARTICLE, (claim,), Reconciliation()
    )
    write(database, new, ())
    with database.connect() as conn:
        for least, most, found in ((5, 10, 1), (5, 9, 0), (20, 30, 1), (21, 30, 0), (12, 13, 1)):
            wanted = ClaimFilter(least=Decimal(least), most=Decimal(most))
            assert len(claims.search(conn, wanted, limit=9)) == found


def test_found_since_counts_from_the_first_time(some: Engine) -> None:
    with some.connect() as conn:
        (first, *_) = findings.search(conn, FindingFilter(), limit=1, newest=False)
        at, before = first.found, first.found - timedelta(microseconds=1)
        assert findings.search(conn, FindingFilter(since=at), limit=9, newest=False)[0].id == 1
        assert len(findings.search(conn, FindingFilter(since=before), limit=9)) == 4
