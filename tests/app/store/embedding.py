"""Real processes for the tests of the private server: users that come, go and are killed."""

import os
import signal
import subprocess
import sys
import sysconfig
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import psycopg

from app.store.embedded import server
from app.store.embedded.place import Place, place

ROOT = Path(__file__).parents[3]
PATIENCE = 60.0
PROGRAM = """
import sys
from pathlib import Path
from app.store.embedded import EmbeddedPostgresError, running
try:
    with running(Path(sys.argv[1]), roots_place=Path(sys.argv[2])) as url:
        print(url, flush=True)
        sys.stdin.readline()
except EmbeddedPostgresError as error:
    print(error, flush=True)
"""


class User:
    """A process that uses the server below `home` until it is told to leave, or killed."""

    def __init__(
        self,
        home: Path,
        *,
        uid: int | None = None,
        python: str = sys.executable,
        environment: Mapping[str, str] = os.environ,
        umask: int = -1,
    ) -> None:
        self.process = subprocess.Popen(
            [python, "-c", PROGRAM, home, roots(home)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd="/",
            env={"PYTHONPATH": f"{ROOT}:{sysconfig.get_path('platlib')}", **environment},
            umask=umask,
            start_new_session=True,
            user=uid,
            group=uid,
            extra_groups=None if uid is None else [],
        )

    def said(self) -> str:
        """The URL once the server answers, or what went wrong."""
        assert self.process.stdout is not None
        first = self.process.stdout.readline()
        return (first if first.startswith("postgresql") else first + self.process.stdout.read()).strip()

    def leave(self) -> None:
        self.process.communicate("\n", timeout=PATIENCE)

    def kill(self, number: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(number)
        self.process.communicate(timeout=PATIENCE)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.leave()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None and not stream.closed:
                stream.close()


def roots(home: Path) -> Path:
    """Where root keeps what it cannot keep in `home`: in the session's directory, not in the real place."""
    return next(path for path in home.parents if path.name.startswith("crossfoot-tests-")) / "roots"


def settled(home: Path) -> Place:
    return place(home, roots(home))


def ask(url: str, question: str) -> object:
    with psycopg.connect(url.replace("+psycopg", ""), autocommit=True) as client:
        result = client.execute(question.encode())
        row = result.fetchone() if result.description else None
        return None if row is None else row[0]


def postmaster(where: Place) -> int:
    directory = server.socket_directory(where)
    assert directory is not None
    number = server.listener(directory)
    assert number
    return number


def keeper(where: Place) -> int:
    """The process id of the keeper of this home."""
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        words = path.read_bytes().split(b"\0")
        if os.fsencode(where.home) in words and any(b"keeper.main()" in word for word in words):
            return int(path.parent.name)
    raise AssertionError("there is no keeper")


def eventually(holds: Callable[[], bool]) -> bool:
    """Does it hold within a generous while?"""
    until = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def answers(url: str) -> bool:
    try:
        return ask(url, "SELECT 1") == 1
    except psycopg.OperationalError:
        return False
