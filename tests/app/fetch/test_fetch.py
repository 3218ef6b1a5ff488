"""Fetching from a real server: what arrives, what is refused, and that nothing goes where it must not."""

import gzip
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from itertools import count

import pytest

from app.fetch import Fetched, FetchError, fetch
from tests.app.fetch.conftest import CERTIFICATE, Site, says

PAGE = b"<h1>Seven bridges closed</h1>"


@pytest.mark.parametrize(
    ("content_type", "media_type", "charset"),
    [
        ("text/html; charset=ISO-8859-15", "text/html", "iso-8859-15"),
        ("Text/HTML", "text/html", None),
        ('application/pdf; charset="utf-8"', "application/pdf", "utf-8"),
        ("nonsense", None, None),
        ("", None, None),
    ],
)
def test_page_and_what_the_server_says_it_is(
    site: Site, content_type: str, media_type: str | None, charset: str | None
) -> None:
    site.pages["/a"] = says(PAGE, Content_Type=content_type)
    page = fetch(f"{site.url}/a#part", allowed=site.allows)
    assert page == Fetched(f"{site.url}/a", PAGE, media_type, charset)


def raw_deflate(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("GZip", gzip.compress(PAGE[:9]) + gzip.compress(PAGE[9:])),
        ("gzip", gzip.compress(PAGE) + b"\0" * 512),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", raw_deflate(PAGE)),
        ("identity", PAGE),
    ],
)
def test_packed_page(site: Site, encoding: str, packed: bytes) -> None:
    site.pages["/a"] = says(packed, Content_Encoding=encoding)
    assert fetch(f"{site.url}/a", allowed=site.allows).content == PAGE


def chunked(*parts: bytes) -> bytes:
    return b"".join(b"%x\r\n%s\r\n" % (len(part), part) for part in (*parts, b""))


def test_page_in_chunks(site: Site) -> None:
    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Transfer-Encoding", "chunked")
        handler.end_headers()
        handler.wfile.write(chunked(PAGE[:5], PAGE[5:]))

    site.pages["/a"] = page
    assert fetch(f"{site.url}/a", allowed=site.allows).content == PAGE


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("location", ["/b?x=ä", "b?x=1", "?", "{url}/b"])
def test_redirect(site: Site, status: int, location: str) -> None:
    there = location.format(url=site.url)
    site.pages["/a"] = says(b"", status, Location=there.encode().decode("latin-1"))
    if location == "?":
        site.pages["/a/"] = site.pages["/a"]
        with pytest.raises(FetchError, match="redirects more than 5 times"):
            fetch(f"{site.url}/a", allowed=site.allows)
        assert len(site.hosts) == 6
        return
    site.pages["/b"] = says(PAGE)
    page = fetch(f"{site.url}/a", allowed=site.allows)
    assert page.content == PAGE
    assert page.url.startswith(f"{site.url}/b")


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1:{other}/",
        "http://localhost:{other}/",
        "http://[::1]:{other}/",
        "http://[::ffff:127.0.0.1]:{other}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://10.1.2.3/",
        "http://0.0.0.0:{other}/",
    ],
)
def test_redirect_into_a_private_network(site: Site, target: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as private:
        private.settimeout(0.01)
        site.pages["/a"] = says(b"", 302, Location=target.format(other=private.getsockname()[1]))
        with pytest.raises(FetchError, match="not on the public internet"):
            fetch(f"{site.url}/a", allowed=site.allows)
        with pytest.raises(TimeoutError):
            private.accept()


@pytest.mark.parametrize(
    ("url", "message"),
    [
        ("http://127.0.0.1:{port}/a", "127.0.0.1 is 127.0.0.1, which is not on the public internet"),
        ("http://localhost:{port}/a", "localhost leads to .*, which is not on the public internet"),
        ("http://[::1]:{port}/a", "not on the public internet"),
        ("http://[::ffff:127.0.0.1]:{port}/a", "not on the public internet"),
        ("http://[64:ff9b::7f00:1]:{port}/a", "not on the public internet"),
        ("http://2130706433:{port}/a", "2130706433 is a number, not a host"),
        ("http://0x7f000001:{port}/a", "is a number, not a host"),
        ("http://0x7f.1:{port}/a", "is a number, not a host"),
        ("http://127.1:{port}/a", "is a number, not a host"),
        ("http://0177.0.0.1:{port}/a", "is a number, not a host|not a web address"),
        ("http://user:secret@127.0.0.1:{port}/a", "leave that part out"),
        ("http://public.example@127.0.0.1:{port}/a", "leave that part out"),
        ("http://127.0.0.1:25/a", "Port 25 is not one for web pages"),
        ("http://127.0.0.1:65536/a", "not a web address|Port 65536"),
        ("http://127.0.0.1:0/a", "Port 0"),
        ("ftp://press.example/a", "Only addresses with http:// or https://"),
        ("file:///etc/passwd", "Only addresses with http:// or https://"),
        ("//press.example/a", "Only addresses with http:// or https://"),
        ("http:///a", "Only addresses with http:// or https://"),
        ("http://exa mple/", "exa%20mple is not a host"),
        ("http://[fe80::1%25lo]/", "is not a host|not a web address"),
        ("http://press.example/\r\nX: y", "not a web address"),
        ("http://" + "a" * 70_000, "not a web address"),
        ("", "Only addresses with http:// or https://"),
    ],
)
def test_address_that_is_refused(site: Site, url: str, message: str) -> None:
    site.pages["/a"] = says(PAGE)
    with pytest.raises(FetchError, match=message):
        fetch(url.format(port=site.port))
    assert site.hosts == []


def test_redirect_to_an_address_that_is_refused(site: Site) -> None:
    site.pages["/a"] = says(b"", 302, Location="file:///etc/passwd")
    with pytest.raises(FetchError, match=r"The server redirects to file:///etc/passwd. Only addresses"):
        fetch(f"{site.url}/a", allowed=site.allows)


def test_name_that_is_resolved_anew_each_time(site: Site) -> None:
    """A name server that first gives a public address and then, to whoever asks again, a private one."""
    asked = count()

    def resolve(host: str, port: int) -> Sequence[str]:
        return ["127.0.0.1"] if next(asked) == 0 else ["10.0.0.1"]

    site.pages["/a"] = says(PAGE)
    page = fetch(f"http://press.example:{site.port}/a", allowed=site.allows, resolve=resolve)
    assert page.content == PAGE
    assert next(asked) == 1
    assert site.hosts == [f"press.example:{site.port}"]


def test_each_hop_is_vetted(site: Site) -> None:
    site.pages["/a"] = says(b"", 302, Location="/b")
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with pytest.raises(FetchError, match=r"press.example leads to 10.0.0.1"):
        fetch(
            f"http://press.example:{site.port}/a",
            allowed=site.allows,
            resolve=lambda host, port: next(answers),
        )


def test_only_the_allowed_addresses_of_a_name_are_used(site: Site) -> None:
    site.pages["/a"] = says(PAGE)
    page = fetch(
        f"http://press.example:{site.port}/a",
        allowed=site.allows,
        resolve=lambda host, port: ["::1", "10.0.0.1", "127.0.0.1"],
    )
    assert page.content == PAGE


def no_address(host: str, port: int) -> Sequence[str]:
    raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")


def test_unknown_host() -> None:
    with pytest.raises(FetchError, match=r"The host press.example is not found. Check the address"):
        fetch("http://press.example/", resolve=no_address)


def test_nobody_listens(site: Site) -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    with pytest.raises(FetchError, match=r"The connection to 127.0.0.1 failed: .*refused"):
        fetch(f"http://127.0.0.1:{port}/", allowed=lambda address, port: True)


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "404 Not Found: there is no such page"),
        (403, "403 Forbidden: it does not give the page to us"),
        (503, "503 Service Unavailable. Try again later"),
        (418, "418 I'm a teapot, which is no page"),
        (304, "304 Not Modified, which is no page"),
        (302, "302 Found, which is no page"),
    ],
)
def test_no_page(site: Site, status: int, message: str) -> None:
    site.pages["/a"] = says(b"", status)
    with pytest.raises(FetchError, match=message):
        fetch(f"{site.url}/a", allowed=site.allows)


MEGABYTE = b"7" * 1_000_000


def endless(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    while True:
        handler.wfile.write(MEGABYTE)


def understated(handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Transfer-Encoding", "chunked")
    handler.end_headers()
    handler.wfile.write(chunked(*[MEGABYTE] * 11))


BOMB = gzip.compress(MEGABYTE * 100, 9)


@pytest.mark.parametrize(
    "page",
    [
        says(MEGABYTE * 11),
        says(b"", Content_Length="10000001"),
        endless,
        understated,
        says(BOMB, Content_Encoding="gzip"),
        says(gzip.compress(b"") * 50_000 + BOMB, Content_Encoding="gzip"),
        says(zlib.compress(MEGABYTE * 100), Content_Encoding="deflate"),
    ],
    ids=["11 MB", "said to be 10 MB and a byte", "endless", "in chunks", "bomb", "many members", "deflated"],
)
def test_too_large(site: Site, page: object) -> None:
    site.pages["/a"] = page  # type: ignore[assignment]
    with pytest.raises(FetchError, match=r"larger than 10 MB. Save the part you need"):
        fetch(f"{site.url}/a", allowed=site.allows)


def test_just_small_enough(site: Site) -> None:
    site.pages["/a"] = says(MEGABYTE * 10)
    site.pages["/b"] = says(gzip.compress(MEGABYTE * 10, 1), Content_Encoding="gzip")
    for path in ("/a", "/b"):
        assert len(fetch(f"{site.url}{path}", allowed=site.allows).content) == 10_000_000


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (says(gzip.compress(PAGE)[:-9], Content_Encoding="gzip"), "damaged: it ends too early"),
        (says(b"\x1f\x8bnot gzip at all", Content_Encoding="gzip"), "arrived damaged"),
        (says(PAGE, Content_Encoding="br"), "packs the page as br, which we did not ask for"),
        (says(PAGE, Content_Length="900"), "connection to 127.0.0.1 failed"),
    ],
)
def test_damaged(site: Site, page: object, message: str) -> None:
    site.pages["/a"] = page  # type: ignore[assignment]
    with pytest.raises(FetchError, match=message):
        fetch(f"{site.url}/a", allowed=site.allows)


@pytest.mark.parametrize("drip", [b"7", b"X-Header: 7\r\n", b""], ids=["body", "headers", "silence"])
def test_slow_server(site: Site, drip: bytes) -> None:
    """Each byte comes well within any timeout for one read; together they would take for ever."""
    stop = threading.Event()

    def page(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + (b"\r\n" if drip == b"7" else b""))
        while not stop.wait(0.02):
            handler.wfile.write(drip)

    site.pages["/a"] = page
    with pytest.raises(FetchError, match=r"did not arrive within 0\.3 s"):
        fetch(f"{site.url}/a", allowed=site.allows, limit_seconds=0.3)
    stop.set()


def test_slow_name_server() -> None:
    stop = threading.Event()

    def resolve(host: str, port: int) -> Sequence[str]:
        stop.wait(30)
        return []

    with pytest.raises(FetchError, match=r"did not arrive within 0\.1 s"):
        fetch("http://press.example/", resolve=resolve, limit_seconds=0.1)
    stop.set()


def test_slow_handshake() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(FetchError, match=r"did not arrive within 0\.2 s"):
            fetch(f"https://127.0.0.1:{port}/", allowed=lambda address, port: True, limit_seconds=0.2)


@pytest.fixture
def trusting() -> ssl.SSLContext:
    context = ssl.create_default_context()
    context.load_verify_locations(CERTIFICATE)
    return context


def test_certificate_is_checked_by_name(secure_site: Site, trusting: ssl.SSLContext) -> None:
    secure_site.pages["/a"] = says(PAGE)

    def get(host: str, tls: ssl.SSLContext | None) -> Fetched:
        return fetch(
            f"https://{host}:{secure_site.port}/a",
            allowed=secure_site.allows,
            resolve=lambda host, port: ["127.0.0.1"],
            tls=tls,
        )

    assert get("press.example", trusting).content == PAGE
    with pytest.raises(FetchError, match=r"failed: .*CERTIFICATE_VERIFY_FAILED.*ostname mismatch"):
        get("other.example", trusting)
    with pytest.raises(FetchError, match=r"failed: .*CERTIFICATE_VERIFY_FAILED"):
        get("press.example", None)


@pytest.mark.skipif(not socket.has_dualstack_ipv6(), reason="no IPv6 here")
def test_address_in_brackets() -> None:
    with socket.create_server(("::1", 0), family=socket.AF_INET6) as server:
        port = server.getsockname()[1]

        def answer() -> None:
            client, _ = server.accept()
            with client:
                asked.append(client.recv(65536))
                client.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")

        asked: list[bytes] = []
        thread = threading.Thread(target=answer)
        thread.start()
        page = fetch(
            f"http://[::1]:{port}/", allowed=lambda address, _: address == ipaddress.IPv6Address("::1")
        )
        thread.join()
    assert page.content == b"ok"
    assert f"Host: [::1]:{port}\r\n".encode() in asked[0]
