"""The schema's migrations: which one a database is at, which is the newest, and going there.

Knows no table. The migrations are found beside the package, wherever the process was started.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, func, select

import migrations

LOCK = 0x63726F7373000001
"""Advisory lock of whoever migrates: two processes that start at once do it one after the other."""


def upgrade(engine: Engine, target: str = "head") -> None:
    """Bring the database to `target`, in one transaction; nothing happens when it is there already."""
    with engine.begin() as conn:
        conn.execute(select(func.pg_advisory_xact_lock(LOCK)))
        command.upgrade(_config(conn), target)


def downgrade(engine: Engine, target: str = "base") -> None:
    """Take the database back to `target`, in one transaction. What newer tables held is lost."""
    with engine.begin() as conn:
        conn.execute(select(func.pg_advisory_xact_lock(LOCK)))
        command.downgrade(_config(conn), target)


def head() -> str:
    """The newest migration there is."""
    newest = ScriptDirectory.from_config(_config(None)).get_current_head()
    assert newest is not None
    return newest


def revision(conn: Connection) -> str | None:
    """The migration the database is at; None before the first."""
    return MigrationContext.configure(conn).get_current_revision()


def _config(conn: Connection | None) -> Config:
    config = Config()
    place = Path(migrations.__file__).parent
    config.set_main_option("script_location", str(place).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = conn
    return config
