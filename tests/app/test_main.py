"""The service as it is started: on which address, on which database, and how it ends."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine

from app.main import create_app, database, is_loopback, serve
from app.settings import Settings, SettingsError
from app.store import keys
from app.store.errors import StoreError

SERVE = "from app.main import serve; from app.settings import from_environment; serve(from_environment())"


@pytest.mark.parametrize(
    ("host", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("no.such.host.invalid", False),
        ("", False),
    ],
)
def test_which_addresses_are_this_machines_alone(host: str, loopback: bool) -> None:
    assert is_loopback(host) is loopback


def test_an_open_address_needs_a_key(database: Engine, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, host="0.0.0.0")
    with pytest.raises(SettingsError, match="crossfoot keys add"):
        create_app(settings, database)
    keys.add(database, "desk")
    assert create_app(settings, database).title == "Crossfoot"
    keys.revoke(database, "desk")
    with pytest.raises(SettingsError, match="no API key"):
        create_app(settings, database)


def test_a_real_servers_schema_changes_only_on_demand(empty_url: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database_url=empty_url)
    with pytest.raises(StoreError, match="crossfoot db upgrade"), database(settings):
        pass
    with database(settings, upgrade=True):
        pass
    with database(settings) as opened:
        assert keys.list(opened) == ()


@pytest.mark.parametrize(
    "url", ["postgresql://nobody@127.0.0.1:1/none", "postgresql+psycopg://x@/y?host=/nowhere"]
)
def test_a_database_that_is_not_there_is_told(url: str, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be reached"), database(Settings(tmp_path, database_url=url)):
        pass


def test_an_address_that_is_taken_is_told(database_url: str, tmp_path: Path) -> None:
    settings = Settings(home=tmp_path, database_url=database_url, host="192.0.2.1", port=9)
    with pytest.raises(SettingsError, match=r"192\.0\.2\.1, port 9"):
        serve(settings)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_serves_and_ends_when_told(database_url: str, tmp_path: Path, number: signal.Signals) -> None:
    env = os.environ | {"DATABASE_URL": database_url, "CROSSFOOT_PORT": "0", "CROSSFOOT_HOME": str(tmp_path)}
    process = subprocess.Popen([sys.executable, "-c", SERVE], env=env, stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stderr is not None
        found = None
        for line in process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:[0-9]+", line):
                break
        assert found is not None
        answer = httpx.post(
            f"{found.group()}/v1/articles",
            content="caption: The quay cost £4m.\n\nbody: The quay cost £4bn, the mayor told the council.",
            headers={"Content-Type": "text/plain"},
            timeout=30,
        )
        process.send_signal(number)
        assert process.wait(20) == 0
    assert answer.status_code == 201
    assert {claim["value"] for claim in answer.json()["report"]["claims"]} == {"4000000", "4000000000"}


def test_on_its_own_database_it_starts_and_leaves_nothing_running(tmp_path: Path) -> None:
    home = tmp_path / "a home"
    env = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
    env |= {"CROSSFOOT_PORT": "0", "CROSSFOOT_HOME": str(home)}
    process = subprocess.Popen([sys.executable, "-c", SERVE], env=env, stderr=subprocess.PIPE, text=True)
    with process:
        assert process.stderr is not None
        found = None
        for line in process.stderr:
            if found := re.search(r"http://127\.0\.0\.1:[0-9]+", line):
                break
        assert found is not None
        assert httpx.get(f"{found.group()}/readyz", timeout=30).json() == {"status": "ready"}
        process.terminate()
        assert process.wait(30) == 0
    assert not list(home.glob("**/postmaster.pid"))
    with database(Settings(home=home)) as opened:
        assert keys.list(opened) == ()
