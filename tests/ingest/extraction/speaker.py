"""A language model that answers as it is told: a server on loopback that speaks the protocol, or misbehaves."""

import json
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Act = Callable[["Handler"], None]
"""What the server does with one request."""


class Handler(BaseHTTPRequestHandler):
    """Answers one request with the next act of its server."""

    server: "Speaker"

    def do_POST(self) -> None:
        self.body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        with self.server.lock:
            self.server.asked.append(self.body)
            self.server.headers.append(dict(self.headers))
            act = self.server.acts.pop(0) if self.server.acts else self.server.always
        act(self)

    def send(self, status: int, content: str, **headers: str) -> None:
        raw = content.encode()
        self.send_response(status)
        for name, value in {"Content-Length": str(len(raw)), **headers}.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""


class Speaker(ThreadingHTTPServer):
    """The server: the acts that wait, what it does when none waits, and what it was asked."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.lock = threading.Lock()
        self.acts: list[Act] = []
        self.always: Act = says({"entities": [], "claims": []})
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.stopping = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def will(self, *acts: Act) -> None:
        """Say what it does with the next requests; after them it answers that there is nothing."""
        self.acts.extend(acts)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a client that has gone: that is what some tests are about."""


def says(answer: Mapping[str, Any] | str, *, finish: str = "stop", tokens: tuple[int, int] = (100, 20)) -> Act:
    """Answer as a model does that wrote this."""
    content = answer if isinstance(answer, str) else json.dumps(answer)
    completion = {
        "choices": [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}],
        "usage": {"prompt_tokens": tokens[0], "completion_tokens": tokens[1]},
    }
    return lambda handler: handler.send(200, json.dumps(completion), Content_Type="application/json")


def fails(status: int, message: str = "", **headers: str) -> Act:
    """Answer with an error."""
    return lambda handler: handler.send(status, json.dumps({"error": {"message": message}}), **headers)


def raw(content: str, status: int = 200) -> Act:
    """Answer with anything."""
    return lambda handler: handler.send(status, content)


def hangs(handler: Handler) -> None:
    """Take the request, and never answer."""
    handler.server.stopping.wait(30)


def trickles(handler: Handler) -> None:
    """Answer a byte now and then, for ever."""
    handler.send_response(200)
    handler.send_header("Content-Length", "100000")
    handler.end_headers()
    while not handler.server.stopping.is_set():
        handler.wfile.write(b" ")
        handler.wfile.flush()
        time.sleep(0.05)


def hangs_up(handler: Handler) -> None:
    """Close the line in the middle of an answer."""
    handler.send_response(200)
    handler.send_header("Content-Length", "1000")
    handler.end_headers()
    handler.wfile.write(b'{"choices": [')
    handler.close_connection = True


@contextmanager
def speaking() -> Iterator[Speaker]:
    """Run a language model's server on loopback."""
    server = Speaker()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
