"""Where a private Postgres lives on disk, and as which account it runs.

Knows nothing of SQL, of locks, or of how a server is started and stopped.
"""

import contextlib
import hashlib
import os
import pwd
import shutil
import stat
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

# As root the server drops to the first of these accounts that exists.
ACCOUNTS = ("crossfoot", "postgres", "nobody")
# Below it root keeps what the server's account must reach and cannot reach in root's own home.
ROOTS_PLACE = Path("/var/lib/crossfoot")
# sockaddr_un holds 108 bytes on Linux (104 on macOS), the last one NUL.
SOCKET_PATH_BYTES = 107 if sys.platform == "linux" else 103
# Below a home: what belongs to whoever calls us.
CONTROL = "server"
SOCKET_NAME = ".s.PGSQL.5432"
# libpq and the server read these characters as separators or quotes in a socket directory.
SOCKET_DIR_FORBIDDEN = frozenset(',"\\')
EMPTY: Mapping[str, str] = MappingProxyType({})


class EmbeddedPostgresError(Exception):
    """The private Postgres cannot be had; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Account:
    """The account the server runs as when we are root."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Place:
    """The directories of one server.

    `control` belongs to whoever calls us and holds locks and the log; `cluster` belongs to the account that
    runs the server (`account`; None = the caller) and holds data and socket. `roots_place` is for what that
    account cannot reach elsewhere.
    """

    home: Path
    control: Path
    cluster: Path
    account: Account | None
    roots_place: Path

    @property
    def data(self) -> Path:
        return self.cluster / "data"

    @property
    def lock(self) -> Path:
        """Whoever holds it may start and stop the server."""
        return self.control / "lock"

    @property
    def alive(self) -> Path:
        """Held by every process of the server."""
        return self.control / "alive"

    @property
    def keeper(self) -> Path:
        """Held by the keeper."""
        return self.control / "keeper"

    @property
    def users(self) -> Path:
        """A directory with one file for each user, held by that user."""
        return self.control / "users"

    @property
    def socket_record(self) -> Path:
        """Says in which directory the server's socket is."""
        return self.control / "socket"

    @property
    def log(self) -> Path:
        return self.control / "log"


def run_as(
    account: Account | None,
    command: Sequence[str | Path],
    *,
    cwd: Path,
    said: str | None = None,
    keep: Sequence[int] = (),
    detached: Path | None = None,
    variables: Mapping[str, str] = EMPTY,
) -> subprocess.CompletedProcess[str]:
    """Run a command as `account` (None = as we are) with none of our variables; its output is in `stdout`.

    `said` goes to its input; `keep` are descriptors it inherits. With `detached` it is left running, nobody's
    child and in a session of its own so that our Ctrl-C does not reach it; its output goes to that file.
    """
    words = [os.fspath(word) for word in command]
    if detached is not None:
        words = ["/bin/sh", "-c", '"$@" &', "sh", *words]
    with contextlib.ExitStack() as files:
        output = subprocess.PIPE if detached is None else files.enter_context(detached.open("a"))
        source = {"stdin": subprocess.DEVNULL} if said is None else {"input": said}
        who = {} if account is None else {"user": account.uid, "group": account.gid, "extra_groups": ()}
        try:
            return subprocess.run(  # type: ignore[call-overload,no-any-return]  # noqa: S603
                words,
                **source,
                **who,
                cwd=cwd,
                env={"PATH": os.defpath, "LC_ALL": "C", "TZ": "UTC", **variables},
                stdout=output,
                stderr=subprocess.STDOUT,
                pass_fds=tuple(keep),
                start_new_session=detached is not None,
                umask=0o077,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        except OSError as error:
            name = "" if account is None else f" as {account.name}"
            raise EmbeddedPostgresError(
                f"Cannot run {command[0]}{name}: {error.strerror or error}. Run crossfoot as an ordinary "
                "user, or set DATABASE_URL to a Postgres server."
            ) from error


def place(home: Path, roots_place: Path) -> Place:
    """Find or make the directories for `home`; never change the mode or owner of an older one."""
    home = home.expanduser().resolve()
    try:
        if os.geteuid() != 0:
            control = _private(home / CONTROL)
            return Place(home, control, _private(home / "postgres"), None, roots_place)
        _refuse_anothers(home)
        if not home.exists():
            home.mkdir(parents=True)
            home.chmod(0o711)
        control = _private(home / CONTROL)
        return _as_root(home, control, roots_place)
    except PermissionError as error:
        raise EmbeddedPostgresError(
            f"You may not write {error.filename or home}. Set CROSSFOOT_HOME to a directory of your own, or "
            "DATABASE_URL to a server that you share."
        ) from error
    except OSError as error:
        raise EmbeddedPostgresError(
            f"Cannot keep a database under {home}: {error.strerror or error}. Make room there, or set "
            "CROSSFOOT_HOME to a directory you can write."
        ) from error


def check_free(directory: Path, needed: int) -> None:
    """Raise unless `needed` bytes are free where `directory` is."""
    free = shutil.disk_usage(directory).free
    if free < needed:
        raise EmbeddedPostgresError(
            f"Only {free // 10**6} MB are free at {directory}; a new database needs {needed // 10**6} MB. "
            "Make room, or set CROSSFOOT_HOME to a directory on another disk."
        )


def fits_socket(directory: Path) -> bool:
    """May the server's socket stand in `directory`? The kernel bounds the path's length in bytes."""
    path = os.fsencode(directory / SOCKET_NAME)
    return len(path) <= SOCKET_PATH_BYTES and not SOCKET_DIR_FORBIDDEN & set(str(directory))


def write_whole(path: Path, text: str) -> None:
    """Write the file so that a reader, even after a crash of ours, sees all of it or none."""
    half = path.with_name(f"{path.name}.new-{os.urandom(8).hex()}")
    half.write_text(text)
    half.replace(path)


def _private(directory: Path) -> Path:
    """Make `directory` for us alone, or accept it if it is ours already."""
    with contextlib.suppress(FileExistsError):
        directory.mkdir(mode=0o700, parents=True)
    found = os.lstat(directory)
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.geteuid():
        raise PermissionError(1, "belongs to another user", str(directory))
    return directory


def _refuse_anothers(home: Path) -> None:
    """As root: refuse a home that an ordinary user could swap under our feet."""
    nearest = next(path for path in (home, *home.parents) if path.exists())
    owner = nearest.stat().st_uid
    if owner != 0:
        raise EmbeddedPostgresError(
            f"{nearest} belongs to user {owner}, and you are root. Run crossfoot as that user, "
            "or set CROSSFOOT_HOME to a directory of root's."
        )


def _as_root(home: Path, control: Path, roots_place: Path) -> Place:
    """Settle account and cluster directory; the choice is recorded in `control/place` and kept ever after."""
    record = control / "place"
    if record.exists():
        cluster = Path(record.read_text())
        if cluster.is_dir():
            return Place(home, control, cluster, find_account(cluster.stat().st_uid), roots_place)
    account = find_account(None)
    cluster = home / "postgres"
    if not reaches(account, home):
        name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
        cluster = roots_directory(roots_place / name) / "postgres"
        (cluster.parent / "home").write_text(f"{home}\n")
    if not reaches(account, cluster.parent):
        raise EmbeddedPostgresError(
            f"Postgres does not run as root, and {account.name} cannot pass through {cluster.parent}. "
            "Set CROSSFOOT_HOME to a directory that every user can pass through."
        )
    with contextlib.suppress(FileExistsError):
        cluster.mkdir(mode=0o700)
        os.chown(cluster, account.uid, account.gid)
    if os.lstat(cluster).st_uid != account.uid:
        raise EmbeddedPostgresError(f"{cluster} is there already and not {account.name}'s. Move it away.")
    write_whole(record, str(cluster))
    return Place(home, control, cluster, account, roots_place)


def roots_directory(directory: Path) -> Path:
    """Make a directory that root alone writes and everyone may pass; refuse one that others can write."""
    for path in (directory.parent, directory):
        with contextlib.suppress(FileExistsError):
            path.mkdir(parents=True)
            path.chmod(0o755)  # whatever our umask
        found = os.lstat(path)
        if not stat.S_ISDIR(found.st_mode) or found.st_uid != 0 or found.st_mode & 0o022:
            raise EmbeddedPostgresError(
                f"{path} must be a directory that only root can write. Remove it, or set CROSSFOOT_HOME to a "
                "directory that every user can pass through."
            )
    return directory


def reaches(account: Account, path: Path) -> bool:
    """Can `account` pass through (directory) or read (file) `path`, all its parents included?"""
    test = "-x" if path.is_dir() else "-r"
    return run_as(account, ["/bin/sh", "-c", f'test {test} "$1"', "sh", path], cwd=Path("/")).returncode == 0


def find_account(uid: int | None) -> Account:
    """The account with `uid`; with None the first of ACCOUNTS that exists."""
    for name in ACCOUNTS if uid is None else ():
        with contextlib.suppress(KeyError):
            entry = pwd.getpwnam(name)
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    if uid:
        with contextlib.suppress(KeyError):
            entry = pwd.getpwuid(uid)
            return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)
    raise EmbeddedPostgresError(
        "Postgres does not run as root, and this system has none of the accounts "
        f"{', '.join(ACCOUNTS)} to run it as. Create one (useradd --system crossfoot), run crossfoot as an "
        "ordinary user, or set DATABASE_URL."
    )
