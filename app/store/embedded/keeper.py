"""A small process beside the server: starts it again if it dies, stops it when the last user was killed.

Knows nothing that its caller's files do not say; where it is killed itself, the next user starts another.
"""

import contextlib
import os
import sys
import time
from pathlib import Path

from app.store.embedded import locks, server
from app.store.embedded.place import CONTROL, EmbeddedPostgresError, Place, find_account, run_as

PULSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 60.0
IMPORT_ROOT = Path(__file__).parents[3]
# A bare app.store stands in for the real one, which loads SQLAlchemy and Alembic: 0.35 s and 30 MB more.
PROGRAM = f"""
import sys, types
store = types.ModuleType("app.store")
store.__path__ = [{str(Path(__file__).parents[1])!r}]
sys.modules["app.store"] = store
from app.store.embedded import keeper
keeper.main()
"""


def employ(where: Place) -> None:
    """Start a keeper unless there is one. The caller holds the start lock."""
    duty = locks.take(where.keeper)
    if duty is None:
        return
    try:
        uid = 0 if where.account is None else where.account.uid
        program = [sys.executable, "-P", "-c", PROGRAM]
        command: list[str | Path] = [
            *program,
            where.home,
            where.cluster,
            where.roots_place,
            str(uid),
            str(duty),
        ]
        variables = {"PYTHONPATH": os.pathsep.join([str(IMPORT_ROOT), *filter(None, sys.path)])}
        run_as(None, command, cwd=Path("/"), keep=(duty,), detached=where.log, variables=variables)
    finally:
        os.close(duty)  # without unlocking: the keeper has inherited the lock


def keep(where: Place, duty: int) -> None:
    """Look after the server until nobody uses it."""
    pause = PULSE_SECONDS
    while True:
        time.sleep(pause)
        try:
            with locks.locked(where.lock, seconds=LONGEST_PAUSE_SECONDS, create=False):
                if not locks.anyone(where.users):
                    server.stop(where)
                    locks.release(duty)
                    return
                died = server.start(where)
            # A server that dies each time it is started is given longer and longer pauses.
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS) if died else PULSE_SECONDS
        except FileNotFoundError:  # the home was removed
            return
        except (EmbeddedPostgresError, OSError) as error:
            print(f"crossfoot keeper: {error}", file=sys.stderr, flush=True)
            pause = min(pause * 2, LONGEST_PAUSE_SECONDS)


def main() -> None:
    """The keeper's process: its arguments are the place as it was settled, and the lock that it inherits."""
    home, cluster, roots_place = (Path(text) for text in sys.argv[1:4])
    uid, duty = (int(text) for text in sys.argv[4:])
    where = Place(home, home / CONTROL, cluster, find_account(uid) if uid else None, roots_place)
    with contextlib.suppress(KeyboardInterrupt):
        keep(where, duty)
