"""Connections that go to vetted addresses only and end when the time is up.

Knows nothing of HTTP.
"""

import ipaddress
import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Sequence

import httpcore

from app.fetch.error import FetchError
from app.fetch.public import Address

Allowed = Callable[[Address, int], bool]
Resolve = Callable[[str, int], Sequence[str]]

LONGEST_CONNECT_SECONDS = 5.0


def resolve(host: str, port: int) -> Sequence[str]:
    """The addresses of the name, as the system sees them. Raises OSError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


class Deadline:
    """The time that is left for everything together."""

    def __init__(self, seconds: float) -> None:
        self.message = (
            f"The page did not arrive within {seconds:g} s. Try again, or save it and check the file."
        )
        self._until = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds, more than none. Raises httpcore.TimeoutException."""
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout(self.message)
        return left


class Timed(httpcore.NetworkStream):
    """A stream each of whose operations may take the time that is left, and no more."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Deadline) -> None:
        self._stream = stream
        self._clock = clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._clock.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._clock.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return Timed(self._stream.start_tls(ssl_context, server_hostname, self._clock.left()), self._clock)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class Vetted(httpcore.NetworkBackend):
    """Connects to addresses that are allowed, and to those that it has itself looked at."""

    def __init__(self, clock: Deadline, *, allowed: Allowed, resolve: Resolve) -> None:
        self.clock = clock
        self._allowed = allowed
        self._resolve = resolve
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        failure: httpcore.ConnectError | None = None
        for address in self._vet(host, port):
            patience = min(LONGEST_CONNECT_SECONDS, self.clock.left())
            try:
                stream = self._sockets.connect_tcp(address, port, patience, None, socket_options)
            except httpcore.ConnectTimeout:
                failure = httpcore.ConnectError("it does not answer")
            except httpcore.ConnectError as error:
                failure = error
            else:
                return Timed(stream, self.clock)
        raise failure or httpcore.ConnectError("it has no address")

    def _vet(self, host: str, port: int) -> Sequence[str]:
        """The addresses of the host that may be connected to. Raises FetchError if it has only others."""
        found = [ipaddress.ip_address(text) for text in self._look_up(host, port)]
        good = [str(address) for address in found if self._allowed(address, port)]
        if found and not good:
            is_or_leads_to = "is" if host == str(found[0]) else "leads to"
            raise FetchError(
                f"{host} {is_or_leads_to} {found[0]}, which is not on the public internet, so it is not "
                "fetched. Save the page and check the file."
            )
        return good

    def _look_up(self, host: str, port: int) -> Sequence[str]:
        """Resolve in a thread of its own: the system's resolver keeps no deadline."""
        answers: queue.SimpleQueue[Sequence[str] | OSError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error if isinstance(error, OSError) else OSError(str(error)))

        threading.Thread(target=ask, daemon=True).start()
        try:
            answer = answers.get(timeout=self.clock.left())
        except queue.Empty as error:
            raise httpcore.ConnectTimeout(self.clock.message) from error
        if isinstance(answer, OSError):
            raise FetchError(
                f"The host {host} is not found. Check the address and your connection."
            ) from answer
        return answer
