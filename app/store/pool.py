"""An engine for a database URL.

Knows no table.
"""

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import DBAPIError, OperationalError

CONNECT_TIMEOUT = 5
"""Seconds to wait for a server that does not answer."""


def engine(url: str, *, pool_size: int = 10) -> Engine:
    """An engine for a `postgresql:` URL, whichever driver it names; connects when first used."""
    address = make_url(url).set(drivername="postgresql+psycopg")
    return create_engine(
        address,
        pool_pre_ping=True,
        pool_size=pool_size,
        connect_args={"connect_timeout": CONNECT_TIMEOUT, "application_name": "crossfoot"},
    )


Unreachable = OperationalError
"""What is raised when the database cannot be reached, or cannot do its work now."""

Refused = DBAPIError
"""What is raised when the database refuses a statement, for whatever reason."""
