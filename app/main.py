"""The composition root: settings become a database, an application and a server.

Knows no route and no SQL.
"""

import ipaddress
import logging
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

import uvicorn
from fastapi import FastAPI
from sqlalchemy import Engine

from app import jobs
from app.api.service import service
from app.settings import Settings, SettingsError
from app.store import Unreachable, engine, head, keys, reading, revision
from app.store import upgrade as bring_up_to_date
from app.store.embedded import EmbeddedPostgresError, running
from app.store.errors import StoreError

GRACE_SECONDS = 10
"""How long requests under way may take to end when the server is told to stop."""


def create_app(settings: Settings, engine: Engine) -> FastAPI:
    """The application for these settings; SettingsError if it would be open to others without an API key."""
    loopback = is_loopback(settings.host)
    if not loopback:
        with reading(engine) as conn:
            if not keys.any_open(conn):
                raise SettingsError(
                    f"{settings.host} is open to other machines, and there is no API key."
                    " Make one with `crossfoot keys add NAME`, or listen on 127.0.0.1."
                )
    return service(settings, engine, loopback=loopback)


@contextmanager
def database(settings: Settings, *, upgrade: bool = False) -> Iterator[Engine]:
    """An engine on a database with this version's schema. Raises StoreError.

    Without a DATABASE_URL it is the embedded one, started if it does not run and always brought up to date; a
    real server's schema changes only if `upgrade` is set.
    """
    if settings.database_url is None:
        try:
            with running(settings.home) as url, _opened(url, upgrade=True) as opened:
                yield opened
        except EmbeddedPostgresError as problem:
            raise StoreError(str(problem)) from problem
    else:
        with _opened(settings.database_url, upgrade=upgrade) as opened:
            yield opened


@contextmanager
def _opened(url: str, *, upgrade: bool) -> Iterator[Engine]:
    made = engine(url)
    try:
        try:
            if upgrade:
                bring_up_to_date(made)
            _check_schema(made)
        except Unreachable as problem:
            told = str(problem.orig).partition("\n")[0]
            raise StoreError(f"The database cannot be reached: {told}. See that it runs.") from problem
        yield made
    finally:
        made.dispose()


def _check_schema(made: Engine) -> None:
    with made.connect() as conn:
        at = revision(conn)
    if at != head():
        raise StoreError(
            f"The database's schema is at {at or 'nothing'}, this version needs {head()}."
            " Run `crossfoot db upgrade` first."
        )


def serve(settings: Settings) -> None:
    """Listen and answer until SIGINT or SIGTERM, then stop cleanly, the database too.

    Raises SettingsError and StoreError.
    """
    _log_to_stderr()
    with _terminable(), database(settings) as opened, _listening(settings) as listener:
        app = create_app(settings, opened)
        host, port = listener.getsockname()[:2]
        shown = f"[{host}]" if ":" in host else host
        print(f"Crossfoot listens on http://{shown}:{port} (stop with Ctrl-C)", file=sys.stderr, flush=True)
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            timeout_graceful_shutdown=GRACE_SECONDS,
            h11_max_incomplete_event_size=64 * 1024,
        )
        uvicorn.Server(config).run(sockets=[listener])


def work(settings: Settings, *, once: bool = False) -> None:
    """Deliver alerts until told to stop, or with `once` until none is due. Raises StoreError."""
    _log_to_stderr()
    with database(settings) as opened:
        try:
            jobs.work(opened, settings, once=once)
        except Unreachable as problem:
            raise StoreError(
                f"The database cannot be reached: {problem.orig}. See that it runs."
            ) from problem


def is_loopback(host: str) -> bool:
    """Whether only this machine reaches `host`. A name counts if all that it stands for does."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        pass
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return False
    return all(ipaddress.ip_address(str(one[4][0]).partition("%")[0]).is_loopback for one in found)


def _log_to_stderr() -> None:
    logging.basicConfig(format="%(asctime)s %(name)s %(levelname)s %(message)s", level=logging.INFO)
    for chatty in ("alembic", "uvicorn", "httpx"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


@contextmanager
def _listening(settings: Settings) -> Iterator[socket.socket]:
    try:
        found = socket.getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, _, _, _, address = found[0]
        listener = socket.create_server(address[:2], family=family, backlog=512)
    except (OSError, UnicodeError) as problem:
        said = str(getattr(problem, "strerror", None) or problem).partition(" (")[0]
        raise SettingsError(
            f"Cannot listen on {settings.host}, port {settings.port}: {said}. Choose another with --port."
        ) from None
    with listener:
        yield listener


@contextmanager
def _terminable() -> Iterator[None]:
    """SIGTERM and SIGINT unwind the stack, so that what was started is stopped; more do not disturb it.

    The server, which has handlers of its own while it runs, raises the signal again when it has ended.
    """
    ending = (signal.SIGTERM, signal.SIGINT)

    def stop(number: int, frame: FrameType | None) -> None:
        for one in ending:
            signal.signal(one, signal.SIG_IGN)
        raise SystemExit(0)

    before = {number: signal.signal(number, stop) for number in ending}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
