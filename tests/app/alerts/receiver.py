"""A real HTTP server on this machine that answers as the receivers of alerts do."""

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Request:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Reply:
    status: int
    body: str = "ok"
    headers: dict[str, str] = field(default_factory=dict)
    withheld: bool = False  # never answered; the connection stays open until the client gives up


@dataclass
class Receiver:
    """`received` are all requests, `accepted` those answered 2xx; `script` comes first, `rule` after it."""

    url: str
    rule: Callable[[Request], Reply]
    script: list[Reply] = field(default_factory=list)
    received: list[Request] = field(default_factory=list)
    accepted: list[Request] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)
    on_request: Callable[[], None] = lambda: None

    def reply(self, request: Request) -> Reply:
        with self.lock:
            self.received.append(request)
            self.on_request()
            reply = self.script.pop(0) if self.script else self.rule(request)
            if 200 <= reply.status < 300 and not reply.withheld:
                self.accepted.append(request)
            return reply


@contextmanager
def receiver(rule: Callable[[Request], Reply], path: str = "/hook") -> Iterator[Receiver]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            length = int(self.headers.get("content-length", "0"))
            headers = {name.lower(): value for name, value in self.headers.items()}
            reply = hook.reply(Request(self.path, headers, self.rfile.read(length)))
            if reply.withheld:
                hook.closing.wait(30)
                self.close_connection = True
                return
            content = reply.body.encode()
            self.send_response(reply.status)
            for name, value in {**reply.headers, "content-length": str(len(content))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

    server = Server(("127.0.0.1", 0), Handler)
    hook = Receiver(f"http://127.0.0.1:{server.server_port}{path}", rule)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield hook
    finally:
        hook.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


# --- Slack's rules, as it documents them -----------------------------------------------------------

# https://docs.slack.dev/reference/block-kit/blocks : type -> the fields it must have
BLOCKS = {
    "header": {"text"},
    "section": set(),
    "rich_text": {"elements"},
    "divider": set(),
    "context": {"elements"},
    "actions": {"elements"},
}
RICH = {"rich_text_section", "rich_text_quote", "rich_text_list", "rich_text_preformatted"}
LIMIT_ALL = 12_000


def slack(request: Request) -> Reply:
    """Answers one post to an incoming webhook, refusing what the documentation says is refused."""
    try:
        given = request.json
    except ValueError:
        return Reply(400, "invalid_payload")
    blocks = given.get("blocks", [])
    if not given.get("text") and not blocks:
        return Reply(400, "no_text")
    if len(given.get("text", "")) > 40_000:
        return Reply(400, "msg_too_long")
    if len(blocks) > 50 or not all(map(_is_valid, blocks)):
        return Reply(400, "invalid_blocks")
    if sum(len(text) for block in blocks for text in texts(block)) > LIMIT_ALL:
        return Reply(400, "msg_blocks_too_long")
    return Reply(200)


def texts(value: Any) -> Iterator[str]:
    """Every text that a block shows."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "text" and isinstance(inner, str):
                yield inner
            else:
                yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)


def _is_valid(block: dict[str, Any]) -> bool:
    kind = block.get("type")
    if kind not in BLOCKS or not BLOCKS[kind] <= block.keys():
        return False
    if kind == "header":
        text = block["text"]
        return text["type"] == "plain_text" and 1 <= len(text["text"]) <= 150
    if kind == "section":
        fields = block.get("fields", [])
        has_text = 1 <= len(block.get("text", {}).get("text", "")) <= 3000
        return (
            (has_text or bool(fields)) and len(fields) <= 10 and all(len(f["text"]) <= 2000 for f in fields)
        )
    if kind == "context":
        return 1 <= len(block["elements"]) <= 10
    if kind == "rich_text":
        return bool(block["elements"]) and all(map(_is_valid_rich, block["elements"]))
    return True


def _is_valid_rich(element: dict[str, Any]) -> bool:
    if element.get("type") not in RICH or not element.get("elements"):
        return False
    if element["type"] == "rich_text_list":
        return element.get("style") in ("bullet", "ordered") and all(map(_is_valid_rich, element["elements"]))
    for inner in element["elements"]:
        if inner["type"] == "text" and not inner["text"]:
            return False
        if inner["type"] == "link" and not inner["url"].startswith(("http://", "https://")):
            return False
        if inner["type"] not in ("text", "link"):
            return False
    return True
