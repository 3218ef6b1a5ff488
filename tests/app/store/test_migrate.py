"""Migrations equal the schema, go both ways, and do not trip over each other."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Engine, inspect

from app.store import engine, head, revision, upgrade
from app.store.migrate import downgrade
from app.store.schema import metadata


def tables(database: Engine) -> set[str]:
    return set(inspect(database).get_table_names())


def test_migrations_equal_the_schema_and_go_back(empty_url: str) -> None:
    database = engine(empty_url)
    upgrade(database)
    with database.connect() as conn:
        context = MigrationContext.configure(
            conn, opts={"compare_type": True, "compare_server_default": True}
        )
        assert compare_metadata(context, metadata) == []
        assert revision(conn) == head()
    downgrade(database)
    assert tables(database) == {"alembic_version"}
    upgrade(database)
    assert tables(database) == set(metadata.tables) | {"alembic_version"}
    database.dispose()


def test_checks_are_in_the_database_too(database: Engine) -> None:
    inspector = inspect(database)
    for table in metadata.tables.values():
        named = {str(c.name) for c in table.constraints if type(c).__name__ == "CheckConstraint"}
        assert {c["name"] for c in inspector.get_check_constraints(table.name)} == named


def test_two_that_migrate_at_once_do_it_once(empty_url: str) -> None:
    databases = [engine(empty_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(upgrade, databases))
    with databases[0].connect() as conn:
        assert revision(conn) == head()
    for database in databases:
        database.dispose()


def test_a_fresh_database_is_at_no_migration(empty_url: str) -> None:
    database = engine(empty_url)
    with database.connect() as conn:
        assert revision(conn) is None
    database.dispose()


def test_migrations_are_found_from_any_directory(
    empty_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert os.listdir() == []
    database = engine(empty_url)
    upgrade(database)
    assert "articles" in tables(database)
    database.dispose()
