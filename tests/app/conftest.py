"""A real Postgres for the tests: one private server for the run, a fresh database for each test that asks."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, make_url, text

from app.store import engine, upgrade
from app.store.embedded import running


@pytest.fixture(scope="session")
def server(server_home: Path) -> Iterator[str]:
    """The URL of a private server's maintenance database."""
    with running(server_home) as url:
        yield url


@pytest.fixture(scope="session")
def template(server: str) -> Iterator[str]:
    """The name of a database at the newest migration, to be copied."""
    admin = engine(server)
    _execute(admin, "CREATE DATABASE template_crossfoot")
    database = engine(_url(server, "template_crossfoot"))
    upgrade(database)
    database.dispose()
    yield "template_crossfoot"
    admin.dispose()


@pytest.fixture(scope="session")
def numbers() -> Iterator[int]:
    return iter(range(1, 1_000_000))


@pytest.fixture
def empty_url(server: str, numbers: Iterator[int]) -> Iterator[str]:
    """The URL of a database without any table."""
    yield from _database(server, f"test_{next(numbers)}", "template1")


@pytest.fixture
def database_url(server: str, template: str, numbers: Iterator[int]) -> Iterator[str]:
    """The URL of an empty database at the newest migration."""
    yield from _database(server, f"test_{next(numbers)}", template)


@pytest.fixture(scope="session")
def untouched(server: str, template: str, numbers: Iterator[int]) -> Iterator[Engine]:
    """An engine on one empty database for all tests that leave nothing in it."""
    for url in _database(server, f"test_{next(numbers)}", template):
        made = engine(url)
        yield made
        made.dispose()


@pytest.fixture
def database(database_url: str) -> Iterator[Engine]:
    """An engine on an empty database at the newest migration."""
    made = engine(database_url)
    yield made
    made.dispose()


def _database(server: str, name: str, template: str) -> Iterator[str]:
    admin = engine(server)
    _execute(admin, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _url(server, name)
    _execute(admin, f"DROP DATABASE {name} WITH (FORCE)")
    admin.dispose()


def _execute(admin: Engine, statement: str) -> None:
    with admin.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text(statement))


def _url(server: str, name: str) -> str:
    return make_url(server).set(database=name).render_as_string(hide_password=False)
