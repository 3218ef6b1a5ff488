"""Who is there: locks that the kernel drops when their holder dies, however it dies.

A process id proves nothing here: ids are reused. Knows nothing of Postgres.
"""

import contextlib
import fcntl
import os
import time
import uuid
from collections.abc import Iterator
from pathlib import Path


def take(path: Path, *, create: bool = True) -> int | None:
    """Lock the file for us alone and return its descriptor, which the caller closes; None if it is held."""
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW | (os.O_CREAT if create else 0), 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except BaseException:
        os.close(descriptor)
        raise
    return descriptor


def held(path: Path) -> bool:
    """Does anybody hold the lock on the file? Nobody does if there is none."""
    try:
        descriptor = take(path, create=False)
    except FileNotFoundError:
        return False
    if descriptor is None:
        return True
    release(descriptor)
    return False


def release(descriptor: int) -> None:
    """Unlock and close, also for children that were forked meanwhile."""
    fcntl.flock(descriptor, fcntl.LOCK_UN)
    os.close(descriptor)


@contextlib.contextmanager
def locked(path: Path, *, seconds: float, create: bool = True) -> Iterator[None]:
    """Hold the file's lock; TimeoutError if another process keeps it for `seconds`."""
    until = time.monotonic() + seconds
    while (descriptor := take(path, create=create)) is None:
        if time.monotonic() > until:
            raise TimeoutError(f"another process has held {path} for {seconds:.0f} s")
        time.sleep(0.02)
    try:
        yield
    finally:
        release(descriptor)


def join(users: Path) -> tuple[Path, int]:
    """Enter ourselves among the users: a file of our own, locked for as long as we live."""
    users.mkdir(mode=0o700, exist_ok=True)
    ours = users / uuid.uuid4().hex
    descriptor = take(ours)
    if descriptor is None:  # a name of 122 random bits that somebody else holds
        raise FileExistsError(ours)
    return ours, descriptor


def leave(ours: Path, descriptor: int) -> None:
    """Strike ourselves off."""
    ours.unlink(missing_ok=True)
    release(descriptor)


def anyone(users: Path) -> bool:
    """Is any user alive? Strikes off the dead. Call it under the lock that `join` is called under."""
    alive = False
    for path in users.iterdir() if users.is_dir() else ():
        if held(path):
            alive = True
        else:
            path.unlink(missing_ok=True)
    return alive
