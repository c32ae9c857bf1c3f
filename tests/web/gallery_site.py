"""The gallery behind an address, with the product's own content policy and a server's few answers to the scripts."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.parse import parse_qs

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; font-src 'self'; manifest-src 'self'"
)
CHIP = '<span class="chip action">action limit</span>'


@dataclass
class Site:
    """Its address, and what was posted to it."""

    address: str
    posts: list[tuple[str, dict[str, str]]] = field(default_factory=list)


class _Pages(SimpleHTTPRequestHandler):
    site: Site

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        super().end_headers()

    def do_GET(self) -> None:
        if self.path == "/favicon.ico":
            self.path = "/static/icons/nkmfg.svg"  # what a browser asks for beside a page that names no icon
        super().do_GET()

    def do_POST(self) -> None:
        size = int(self.headers["Content-Length"])
        sent = {name: said[0] for name, said in parse_qs(self.rfile.read(size).decode()).items()}
        self.site.posts.append((self.path, sent))
        status, answer = self._answer(sent)
        body = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _answer(self, sent: dict[str, str]) -> tuple[int, dict[str, Any]]:
        if self.path == "/draft":
            return 200, {"kept": "14:05:12", "echo": f"read as {sent.get('value')}", "at": 70, "chip": CHIP}
        if self.path == "/sign":
            sleep(0.5)  # long enough for an impatient second press
        if self.path == "/unlock" and sent.get("pin") != "123456":
            return 403, {"message": "This PIN is not Anna K.'s."}
        return 200, {"csrf": "another token"}

    def log_message(self, format: str, *args: Any) -> None:
        """Says nothing among the tests' lines."""


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """The folder at an address of this machine, until the block ends."""
    handler = type("Pages", (_Pages,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
    handler.site = Site(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield handler.site  # type: ignore[attr-defined]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
