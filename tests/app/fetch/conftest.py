"""A real web server on the loopback for the tests of fetching."""

import ssl
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.fetch.public import Address, is_public

Page = Callable[[BaseHTTPRequestHandler], None]
# A self-signed certificate for press.example, made for these tests alone, with its key.
CERTIFICATE = Path(__file__).parent / "press_example.pem"


class Site:
    """A server, what it serves, and the requests it has had."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Page] = {}
        self.hosts: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.hosts.append(self.headers["Host"])
                self.close_connection = True
                site.pages[self.path.partition("?")[0]](self)

            def log_message(self, format: str, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, request: object, client_address: object) -> None:
                """A client that has had enough hangs up; that is no error here."""

        self.server = Server(("127.0.0.1", 0), Handler)
        if tls is not None:
            self.server.socket = tls.wrap_socket(self.server.socket, server_side=True)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def allows(self, address: Address, port: int) -> bool:
        """The rule of the tests: the public internet, and this server."""
        return is_public(address, port) or (str(address) == "127.0.0.1" and port == self.port)


def serve(site: Site) -> Iterator[Site]:
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.server.shutdown()
    site.server.server_close()
    thread.join()


@pytest.fixture
def site() -> Iterator[Site]:
    yield from serve(Site())


@pytest.fixture
def secure_site() -> Iterator[Site]:
    """The same behind TLS, with the certificate of press.example."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE)
    yield from serve(Site(context))


def says(body: bytes, status: int = 200, **headers: str) -> Page:
    """A page: its body and headers, underscores standing for hyphens."""

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        for name, value in ({"Content_Length": str(len(body))} | headers).items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(body)

    return page
