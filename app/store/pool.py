"""An engine for a database URL, and a connection to read by.

Knows no table.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, InterfaceError, OperationalError, TimeoutError

from app.store.errors import StoreError

CONNECT_TIMEOUT = 5
"""Seconds to wait for a server that does not answer."""

Unreachable = (OperationalError, InterfaceError)
"""What is raised when the database cannot be reached, or cannot do its work now."""

Exhausted = TimeoutError
"""What is raised when all connections stay busy for too long."""


def engine(url: str, *, pool_size: int = 10) -> Engine:
    """An engine for a `postgresql:` URL, whatever driver it names; connects when used. Raises StoreError."""
    try:
        address = make_url(url).set(drivername="postgresql+psycopg")
    except ArgumentError:
        raise StoreError("The database's address cannot be read; write it as postgresql://…") from None
    return create_engine(
        address,
        pool_pre_ping=True,
        pool_size=pool_size,
        connect_args={"connect_timeout": CONNECT_TIMEOUT, "application_name": "crossfoot"},
    )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A connection on which everything read is of one moment, whatever others write meanwhile."""
    with engine.connect() as conn:
        yield conn.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
