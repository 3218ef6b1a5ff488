"""The private server with real processes: what they are promised, and what happens when they are killed."""

import os
import signal
import stat
import subprocess
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.store.embedded import EmbeddedPostgresError, locks, running, server
from app.store.embedded.place import SOCKET_PATH_BYTES, Place
from tests.app.store.embedding import (
    User,
    answers,
    ask,
    eventually,
    keeper,
    postmaster,
    roots,
    settled,
)


@pytest.fixture(scope="module")
def home(passable_root: Path) -> Path:
    """One home for the tests that leave its server stopped and its data whole."""
    return passable_root / "one"


@pytest.fixture
def where(home: Path) -> Iterator[Place]:
    yield settled(home)
    assert not server.running_now(settled(home))


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("SELECT current_database()", "crossfoot"),
        ("SHOW fsync", "on"),
        ("SHOW listen_addresses", ""),
        ("SHOW dynamic_shared_memory_type", "mmap"),
        ("SHOW timezone", "UTC"),
        ("SHOW server_encoding", "UTF8"),
        ("SELECT current_setting('server_version_num')::int >= 160000", True),
        ("SELECT inet_server_addr() IS NULL", True),
        ("SELECT lower('ÉLYSÉE ČEZ')", "élysée čez"),
    ],
)
def test_server_is_set_up_as_promised(server: str, question: str, answer: object) -> None:
    assert ask(server, question) == answer


def test_data_outlive_the_server(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)) as url:
        ask(url, "CREATE TABLE kept AS VALUES (7)")
    assert not server.running_now(where)
    with running(home, roots_place=roots(home)) as url:
        assert ask(url, "TABLE kept") == 7


def test_nested_users_in_one_process_share_a_server(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)) as outer:
        with running(home, roots_place=roots(home)) as inner:
            assert inner == outer
        assert answers(outer)
    assert not server.running_now(where)


def test_only_the_servers_account_can_pass_to_the_socket(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)):
        directory = server.socket_directory(where)
        assert directory is not None
        assert stat.S_IMODE(directory.stat().st_mode) == 0o700
        assert stat.S_IMODE(where.cluster.stat().st_mode) == 0o700


def test_users_that_start_at_once_share_a_server(passable: Path) -> None:
    home = passable / "home"
    users = [User(home) for _ in range(4)]
    urls = {user.said() for user in users}
    assert len(urls) == 1
    assert answers(urls.pop())
    for user in users:
        with user:
            user.leave()
    assert not server.running_now(settled(home))


def test_killed_server_is_started_again_for_those_who_use_it(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)) as url:
        killed = postmaster(where)
        os.kill(killed, signal.SIGKILL)
        assert eventually(lambda: answers(url))
        assert postmaster(where) != killed


def test_killed_server_is_started_by_the_next_user(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)) as url:
        os.kill(keeper(where), signal.SIGKILL)
        os.kill(postmaster(where), signal.SIGKILL)
        with running(home, roots_place=roots(home)) as again:
            assert again == url
            assert answers(url)
            assert locks.held(where.keeper)


def test_nothing_is_left_of_a_server_that_died(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)):
        directory = server.socket_directory(where)
        os.kill(keeper(where), signal.SIGKILL)
        os.kill(postmaster(where), signal.SIGKILL)
    assert not server.running_now(where)
    assert directory is not None
    assert not directory.exists()
    assert list(where.users.iterdir()) == []


def test_killed_user_does_not_count(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)) as url:
        os.kill(keeper(where), signal.SIGKILL)
        with User(home) as user:
            assert user.said() == url
            user.kill()
        assert answers(url)
    assert not server.running_now(where)


def test_server_stops_when_its_only_user_is_killed(home: Path, where: Place) -> None:
    with User(home) as user:
        url = user.said()
        assert answers(url)
        user.kill()
    assert eventually(lambda: not server.running_now(where))
    assert eventually(lambda: not locks.held(where.keeper))


def test_interrupt_of_the_first_user_leaves_the_server_to_the_others(home: Path, where: Place) -> None:
    with User(home) as first, User(home) as second:
        assert first.said() == second.said() != ""
        running_before = postmaster(where)
        os.killpg(first.process.pid, signal.SIGINT)
        first.process.wait()
        assert postmaster(where) == running_before


@pytest.fixture
def bystander(where: Place) -> Iterator[subprocess.Popen[bytes]]:
    """A process that has nothing to do with us, of the account that runs the server."""
    uid = None if where.account is None else where.account.uid
    with subprocess.Popen(["sleep", "600"], user=uid) as process:
        yield process
        process.kill()


def name_in_pid_file(where: Place, process: subprocess.Popen[bytes]) -> None:
    (where.data / "postmaster.pid").write_text(f"{process.pid}\n{where.data}\n1\n5432\n\n\n")


def test_stale_pid_file_that_names_a_bystander(
    home: Path, where: Place, bystander: subprocess.Popen[bytes]
) -> None:
    with User(home) as user:
        user.said()
        os.kill(keeper(where), signal.SIGKILL)
        os.kill(postmaster(where), signal.SIGKILL)
        user.kill()
    name_in_pid_file(where, bystander)
    with running(home, roots_place=roots(home)) as url:
        assert answers(url)
    assert bystander.poll() is None


def test_pid_file_overwritten_while_the_server_runs(
    home: Path, where: Place, bystander: subprocess.Popen[bytes]
) -> None:
    with running(home, roots_place=roots(home)):
        name_in_pid_file(where, bystander)
    assert not server.running_now(where)
    assert bystander.poll() is None


def test_user_killed_while_it_makes_the_database(passable: Path) -> None:
    home = passable / "home"
    with User(home) as user:
        assert eventually(lambda: any((home / "postgres").glob("data.new-*/global")))
        user.kill()
    with running(home, roots_place=roots(home)) as url:
        assert answers(url)
        assert [path.name for path in settled(home).cluster.glob("data*")] == ["data"]


LONG = "long" * 30


@pytest.mark.parametrize("name", ["100% Gänse $x", 'a, b "c"', f"{LONG}/{LONG}"])
def test_paths_that_postgres_or_libpq_would_misread(passable: Path, name: str) -> None:
    home = passable / name / "home"
    with running(home, roots_place=roots(home)) as url:
        assert answers(url)
        directory = server.socket_directory(settled(home))
        assert directory is not None
        assert len(os.fsencode(directory / ".s.PGSQL.5432")) <= SOCKET_PATH_BYTES
        if name.startswith(LONG):
            os.kill(postmaster(settled(home)), signal.SIGKILL)
            assert eventually(lambda: answers(url))
    assert not directory.exists()


def test_surroundings_have_no_say(passable: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {
        "PGPORT": "1",
        "PGHOST": "nowhere",
        "PGDATA": "/nowhere",
        "PGOPTIONS": "-c fsync=off",
        "PGUSER": "nobody",
        "PGDATABASE": "none",
        "LC_ALL": "xx_XX",
        "TZ": "Asia/Tokyo",
    }.items():
        monkeypatch.setenv(name, value)
    home = passable / "home"
    with running(home, roots_place=roots(home)) as url:
        monkeypatch.delenv("PGOPTIONS")
        assert ask(url, "SELECT current_setting('fsync') || current_setting('timezone')") == "onUTC"


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        ("PG_VERSION", "17\n", "was written by Postgres 17; the installed Postgres 18 cannot read it"),
        ("PG_VERSION", None, "is not a whole database"),
        ("global/pg_control", None, "pg_control"),
    ],
)
def test_data_that_cannot_be_served(
    home: Path, where: Place, file: str, text: str | None, message: str
) -> None:
    with running(home, roots_place=roots(home)):
        pass
    path = where.data / file
    kept, mode = path.read_bytes(), path.stat()
    try:
        path.unlink() if text is None else path.write_text(text)
        with pytest.raises(EmbeddedPostgresError, match=message), running(home, roots_place=roots(home)):
            pass
    finally:
        path.write_bytes(kept)
        os.chown(path, mode.st_uid, mode.st_gid)


def test_server_that_crossfoot_did_not_start_is_left_alone(home: Path, where: Place) -> None:
    with running(home, roots_place=roots(home)):
        binary = Path(f"/proc/{postmaster(where)}/exe").readlink()
    uid = None if where.account is None else where.account.uid
    socket = where.cluster / "foreign"
    socket.mkdir()
    if where.account is not None:
        os.chown(socket, where.account.uid, where.account.gid)
    command: list[str | Path] = [binary, "-D", where.data, "-c", "listen_addresses=", "-k", socket]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, cwd=where.data, user=uid) as foreign:
        assert eventually(lambda: server.answer(socket) == "ready")
        with (
            pytest.raises(EmbeddedPostgresError, match=f"process {foreign.pid}"),
            running(home, roots_place=roots(home)),
        ):
            pass
        assert foreign.poll() is None
        foreign.send_signal(signal.SIGINT)
        foreign.wait()
    socket.rmdir()


def test_error_in_the_body_passes_and_the_server_stops(home: Path, where: Place) -> None:
    with (
        pytest.raises(psycopg.errors.DivisionByZero),
        running(home, roots_place=roots(home)) as url,
    ):
        ask(url, "SELECT 1/0")
    assert not server.running_now(where)
