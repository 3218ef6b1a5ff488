"""Fetches one page from the public web, within bounds of size and time.

Knows nothing of what a page says, of proxies or of cookies; connects to no address that is not public.

A name is resolved once for each hop, the addresses are vetted, and the connection goes to a vetted address;
the name still serves for the Host header and the certificate. So neither a redirect nor a name server that
changes its answer leads into a private network.
"""

import ipaddress
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message

import httpcore
import httpx

from app.fetch.error import FetchError, shown
from app.fetch.network import Allowed, Deadline, Resolve, Vetted, resolve
from app.fetch.public import is_public
from app.fetch.unpack import unpacked

__all__ = ["FetchError", "Fetched", "fetch"]

LIMIT_BYTES = 10_000_000
LIMIT_SECONDS = 20.0
LIMIT_REDIRECTS = 5
# Ports below 1024 that speak something else than HTTP must not be spoken to.
WELL_KNOWN_PORTS = {"http": 80, "https": 443}
FIRST_FREE_PORT = 1024
REDIRECTS = frozenset({301, 302, 303, 307, 308})
HEADERS = (
    ("User-Agent", "Mozilla/5.0 (compatible; crossfoot)"),
    (
        "Accept",
        "text/html, application/xhtml+xml, application/pdf, application/json;q=0.9, text/plain;q=0.8, "
        "*/*;q=0.1",
    ),
    ("Accept-Encoding", "gzip, deflate"),
)


@dataclass(frozen=True, slots=True)
class Fetched:
    """One page: the address it came from in the end, its bytes, and what the server said they are."""

    url: str
    content: bytes
    media_type: str | None
    charset: str | None


def fetch(
    url: str,
    *,
    limit_bytes: int = LIMIT_BYTES,
    limit_seconds: float = LIMIT_SECONDS,
    allowed: Allowed = is_public,
    resolve: Resolve = resolve,
    tls: ssl.SSLContext | None = None,
) -> Fetched:
    """The page at `url`, after at most five redirects. Raises FetchError.

    `limit_bytes` bounds what is received and what it unpacks to; `limit_seconds` bounds everything together.
    `allowed` decides which address and port may be connected to, `resolve` turns a name into addresses, `tls`
    says which certificates are trusted.
    """
    clock = Deadline(limit_seconds)
    network = Vetted(clock, allowed=allowed, resolve=resolve)
    seen = _parsed(url)
    tls = tls or _default_tls()
    for _ in range(LIMIT_REDIRECTS + 1):
        answer = _get(seen, network, limit_bytes=limit_bytes, tls=tls)
        if isinstance(answer, Fetched):
            return answer
        seen = answer
    raise FetchError(f"The server redirects more than {LIMIT_REDIRECTS} times. Give the address it ends at.")


def _get(url: httpx.URL, network: "Vetted", *, limit_bytes: int, tls: ssl.SSLContext) -> Fetched | httpx.URL:
    """One hop: the page, or the address that the server sends us to."""
    target = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
    headers = [("Host", url.netloc.decode("ascii")), *HEADERS]
    try:
        with (
            httpcore.ConnectionPool(ssl_context=tls, network_backend=network) as pool,
            pool.stream("GET", target, headers=headers) as response,
        ):
            said = {
                name.lower().decode("latin-1"): value.decode("latin-1") for name, value in response.headers
            }
            if response.status in REDIRECTS and "location" in said:
                return _parsed(said["location"], base=url)
            if not 200 <= response.status < 300:
                raise FetchError(_refusal(response.status))
            content = unpacked(response.iter_stream(), said, limit_bytes)
    except httpcore.TimeoutException as error:
        raise FetchError(network.clock.message) from error
    except (httpcore.NetworkError, httpcore.ProtocolError) as error:
        reason = str(error) or type(error).__name__
        raise FetchError(
            f"The connection to {url.host} failed: {reason}. Check the address, or try again."
        ) from error
    return Fetched(str(url.copy_with(fragment=None)), content, *_media_type(said))


def _parsed(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """The address, if it is one that may be fetched."""
    try:
        url = httpx.URL(text) if base is None else base.join(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{shown(text)} is not a web address: {error}") from error
    where = "" if base is None else f"The server redirects to {shown(text)}. "
    if url.scheme not in WELL_KNOWN_PORTS or not url.host:
        raise FetchError(f"{where}Only addresses with http:// or https:// and a host can be fetched.")
    if b"%" in url.raw_host:
        raise FetchError(f"{where}{shown(url.host)} is not a host. Check the address.")
    if url.userinfo:
        raise FetchError(
            f"{where}An address with a user name or password is not fetched; leave that part out."
        )
    port = url.port if url.port is not None else WELL_KNOWN_PORTS[url.scheme]
    if port not in WELL_KNOWN_PORTS.values() and not FIRST_FREE_PORT <= port <= 65535:
        raise FetchError(
            f"{where}Port {port} is not one for web pages; use 80, 443 or one from {FIRST_FREE_PORT} up."
        )
    if _is_odd_number(url.host):
        raise FetchError(
            f"{where}{shown(url.host)} is a number, not a host; write an IP address as four numbers."
        )
    return url


def _is_odd_number(host: str) -> bool:
    """Would old resolvers read the host as an IPv4 address though it is not four decimal numbers?"""
    if ":" in host:
        return False
    last = host.rstrip(".").rpartition(".")[2].lower()
    if not (last.isdecimal() or last.startswith("0x")):
        return False
    try:
        ipaddress.IPv4Address(host)
    except ValueError:
        return True
    return False


def _refusal(status: int) -> str:
    phrase = httpx.codes.get_reason_phrase(status)
    said = f"The server answers {status} {phrase}".rstrip()
    if status in (401, 402, 403, 451):
        return f"{said}: it does not give the page to us. Save it from a browser and check the file."
    if status in (404, 410):
        return f"{said}: there is no such page. Check the address."
    if status == 429 or status >= 500:
        return f"{said}. Try again later."
    return f"{said}, which is no page. Check the address."


def _media_type(said: Mapping[str, str]) -> tuple[str | None, str | None]:
    """Media type and charset, both in lower case; None where the server does not say."""
    message = Message()
    message["Content-Type"] = said.get("content-type", "").replace("\r", " ").replace("\n", " ")
    if "/" not in message["Content-Type"].partition(";")[0]:
        return None, None
    charset = message.get_content_charset()
    return message.get_content_type(), charset or None


def _default_tls() -> ssl.SSLContext:
    context = httpx.create_ssl_context(trust_env=False)
    context.load_default_certs()
    return context
