"""Fixtures shared by all rooms: homes for real, private Postgres servers."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

MEMORY = Path("/dev/shm")
ROOM_BYTES = 2_000_000_000


@pytest.fixture(scope="session")
def passable_root() -> Iterator[Path]:
    """A directory that other accounts can pass, as they must when root runs the tests; tmp_path is not.

    In memory where there is room: servers in plenty are made here, and a disk is slow to sync them all.
    """
    roomy = os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM_BYTES
    directory = Path(tempfile.mkdtemp(prefix="crossfoot-tests-", dir=MEMORY if roomy else None))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory)


@pytest.fixture(scope="session")
def server_home(passable_root: Path) -> Path:
    """The home of the server that the session shares."""
    return passable_root / "shared"


@pytest.fixture
def passable(passable_root: Path) -> Iterator[Path]:
    """An empty directory of the test's own."""
    directory = Path(tempfile.mkdtemp(dir=passable_root))
    directory.chmod(0o711)
    yield directory
    shutil.rmtree(directory)
