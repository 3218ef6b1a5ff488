"""A private Postgres server: started for the first process that needs it, stopped when the last leaves.

Knows nothing of tables, and never trusts or signals a process id that it read from a file.

    with running(Path("~/.local/share/crossfoot")) as url:
        engine = sqlalchemy.create_engine(url)

Below `home` there are two directories. `server/` is the caller's: locks, one file for each user, the log.
`postgres/` is the server's: the data, and the socket, which is the only way in.

As root the server runs as another account (`crossfoot`, `postgres` or `nobody`, the first that exists).
Where that account cannot reach `home` (it is below /root, say), `postgres/` is kept in /var/lib/crossfoot
instead, and `server/place` says where; likewise a copy of the binaries if it cannot read the wheel. No
directory that was there before has its mode or owner changed.

A killed server is started again, and one whose last user was killed is stopped, by a small process beside it
(`keeper`), within a second or so. Without it, the next user does both.
"""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from app.store.embedded import keeper, locks, server
from app.store.embedded.place import ROOTS_PLACE, EmbeddedPostgresError, Place, place

__all__ = ["EmbeddedPostgresError", "running"]

LOCK_SECONDS = 300.0


@contextlib.contextmanager
def running(home: Path, *, roots_place: Path = ROOTS_PLACE) -> Iterator[str]:
    """A server on the data below `home`, with the database `crossfoot`; yields its SQLAlchemy URL.

    Starts the server unless another user, in this process or any other, has it running already; stops it
    when the last user leaves. A user that was killed counts no more. `roots_place` is where root keeps what
    the server's account cannot reach below `home`. Raises EmbeddedPostgresError.
    """
    ours = place(home, roots_place)
    with _alone(ours):
        entry = locks.join(ours.users)
        try:
            directory = server.ensure(ours)
            keeper.employ(ours)
        except BaseException:
            locks.leave(*entry)
            raise
    try:
        yield _url(directory)
    finally:
        with _alone(ours):
            locks.leave(*entry)
            if not locks.anyone(ours.users):
                server.stop(ours)


@contextlib.contextmanager
def _alone(ours: Place) -> Iterator[None]:
    """Alone among all processes: only one may start or stop the server."""
    try:
        with locks.locked(ours.lock, seconds=LOCK_SECONDS):
            yield
    except TimeoutError as error:
        raise EmbeddedPostgresError(
            f"Cannot get at the database: {error}. End that process first."
        ) from error
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot get at the database below {ours.home}: {error}. Mend that, or set DATABASE_URL to a "
            "Postgres server."
        ) from error


def _url(directory: Path) -> str:
    host = quote(str(directory), safe="")
    return f"postgresql+psycopg://{server.USER}@/{server.DATABASE}?host={host}&port={server.PORT}"
