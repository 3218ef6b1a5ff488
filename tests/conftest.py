"""Fixtures shared by all rooms: one real, private Postgres server for the whole session."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
import sqlalchemy
from psycopg import sql

from app.store.embedded import running

NUMBERS = itertools.count(1)


@pytest.fixture(scope="session")
def server_home() -> Iterator[Path]:
    """A home for a server that is gone after the session; other accounts can pass it, as root needs."""
    directory = Path(tempfile.mkdtemp(prefix="crossfoot-tests-"))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture(scope="session")
def database_url(server_home: Path) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database on a server shared by the session."""
    with running(server_home) as url:
        yield url


@pytest.fixture
def fresh_database(database_url: str) -> Iterator[str]:
    """The SQLAlchemy URL of an empty database of the test's own, dropped after it."""
    name = f"test_{next(NUMBERS)}"
    url = sqlalchemy.make_url(database_url)
    with psycopg.connect(
        user=url.username,
        dbname=url.database,
        host=str(url.query["host"]),
        port=str(url.query["port"]),
        autocommit=True,
    ) as client:
        client.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        yield url.set(database=name).render_as_string(hide_password=False)
        client.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))
