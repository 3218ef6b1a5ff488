import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from app.alerts.model import Outcome
from app.alerts.post import Answer, client, post
from tests.app.alerts.receiver import Reply, receiver

NOW = datetime(2025, 7, 10, 12, 0, tzinfo=UTC)


@contextmanager
def dripping(opening: bytes, drop: bytes) -> Iterator[str]:
    """A server that sends `opening`, then `drop` again and again until its client goes."""
    listener = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection, _ = listener.accept()
        with connection:
            connection.recv(65_536)
            try:
                connection.sendall(opening)
                while not ended.wait(0.05):
                    connection.sendall(drop)
            except OSError:
                pass

    ended = threading.Event()
    thread = threading.Thread(target=serve)
    thread.start()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}/"
    finally:
        ended.set()
        thread.join()
        listener.close()


@pytest.mark.parametrize(
    "opening",
    [b"", b"HTTP/1.1 200 OK\r\nX-Header: ", b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n"],
)
def test_an_answer_that_only_drips_is_cut_off(opening: bytes) -> None:
    """Each byte comes well within the client's own timeouts, so that those alone would wait for hours."""
    with dripping(opening, b"1") as url, client() as http:
        outcome = post(http, url, b"{}", NOW, longest=0.3)
    assert isinstance(outcome, Outcome)
    assert outcome.state == "retry"


def test_only_the_beginning_of_an_answer_is_read() -> None:
    with dripping(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 1_000, b"y" * 1_000) as url, client() as http:
        answer = post(http, url, b"{}", NOW)
    assert answer == Answer(200, "x" * 200, None)


def test_two_answers_come_over_two_connections() -> None:
    with receiver(lambda request: Reply(200)) as hook, client() as http:
        for _ in range(2):
            assert post(http, hook.url, b"{}", NOW) == Answer(200, "ok", None)
        assert len(hook.received) == 2
