"""The relay: the server's own Neo4j Browser on an address of ours, where it can be handed what it needs to open ready.

Browser keeps its connection, style and favourites in the storage of the page that serves it, which nobody but a page of
the same address can write. So `dots browser` serves it for as long as it runs: the files of the server's Browser as
they are, two small pages of ours beside them, and the changes to Browser's code that `CHANGES` describes.

Credentials are handed over once, to whoever knows a random name that only the user was told, and only for some minutes.
They never stand in an address, on a command line or in a file. Nothing is served under another name than this machine's
own, so that no page from elsewhere passes for one of ours by having its name lead here.
"""

import json
import secrets
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Any, ClassVar, Final, Self

from schema.errors import WorkError

HOST: Final = "localhost"
"""The name in the address; Browser fetches guides from it without being told to, and from `127.0.0.1` it does not."""

ADDRESSES: Final = (("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6))
"""What that name means: both are taken, so that nobody else can answer in its stead."""

PORT: Final = 7475
"""The port that is tried first: what one saved in Browser is kept with the address, so it should stay the same."""

HTTP_PORT: Final = 80
"""The port that a browser leaves out of an address."""

PATIENCE: Final = 600.0
"""For how long something waits to be fetched, in seconds."""

PAGES: Final = Path(__file__).parent / "pages"
TYPES: Final = {".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8"}

CHANGES: Final = {
    # What a double click asks the server. Browser loads every neighbour of a node, claims and names among them, and has
    # no setting against it: on an entity, a double click shall show other entities; on a claim, all that it rests on.
    b"size([(a)--() | 1]) AS allNeighboursCount": (
        b"size([(a)--(o) WHERE o:Entity OR NOT a:Entity | 1]) AS allNeighboursCount"
    ),
    b"MATCH path = (a)--(o) WHERE NOT id(o) IN": (
        b"MATCH path = (a)--(o) WHERE (o:Entity OR NOT a:Entity) AND NOT id(o) IN"
    ),
    # What a click in a guide can do: Browser runs its own commands, and puts a query into the editor only.
    b'{selector:"pre.runnable",valueExtractor:e=>e.textContent.trim(),autoExec:!1}]': (
        b'{selector:"pre.runnable",valueExtractor:e=>e.textContent.trim(),autoExec:!1},'
        b'{selector:"[data-ask]",valueExtractor:e=>e.getAttribute("data-ask"),autoExec:!0}]'
    ),
    # What it would fetch from its makers and others. The policy refuses that in any case, with an error in the console.
    b"@import url(https://fonts.googleapis.com/css2?family=Fira+Code:wght@500&"
    b"family=Nunito+Sans:wght@300;400;500;600;700&display=swap);": b"",
    b'n.src="https://cdn.segment.com/analytics.js/v1/"+e+"/analytics.min.js"': b'n.src="dots/none.js"',
    b'i.src="https://canny.io/sdk.js"': b'i.src="dots/none.js"',
    b'dsn:"https://1ea9f7ebd51441cc95906afb2d31d841@o110884.ingest.sentry.io/1232865"': b'dsn:""',
}
"""What is changed in Browser's code, as Browser 5 has it. Where it reads otherwise, it stays as it is."""

FIRST_SCRIPT: Final = b"<script "
READY: Final = b'<script src="dots/ready.js"></script>'


@dataclass(frozen=True, slots=True)
class Content:
    """A file as it is served.

    Args:
        type: Its media type.
        data: Its bytes.
    """

    type: str
    data: bytes


Fetch = Callable[[str], Content | None]
"""Gives a file of the server's Browser by its path, such as ``/browser/index.html``; None where there is none.

It raises `WorkError` where the server does not say.
"""


@dataclass(slots=True)
class Handovers:
    """What waits to be fetched, each under a random name, once."""

    waiting: dict[str, tuple[float, str]] = field(default_factory=dict)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def leave(self, text: str, *, patience: float = PATIENCE) -> str:
        """Leave a text to be fetched.

        Args:
            text: The text.
            patience: For how long, in seconds.

        Returns:
            The name under which it can be fetched once.
        """
        name = secrets.token_urlsafe(32)
        with self.lock:
            self.waiting[name] = (time.monotonic() + patience, text)
        return name

    def take(self, name: str) -> str | None:
        """Return what waits under a name, and forget it; None where nothing does, or did for too long."""
        with self.lock:
            until, text = self.waiting.pop(name, (0.0, ""))
        return text if time.monotonic() < until else None


class Relay:
    """Serves a server's Browser on loopback until it is closed.

    Args:
        fetch: Where the files of Browser come from.
        discovery: What the address itself tells of the server, in the words of Neo4j's discovery.
        guide: The guide that Browser opens with, as HTML.
        policy: What a page may load and connect to, as a content security policy.
        port: The port to try first.

    Raises:
        WorkError: No port can be listened on.
    """

    def __init__(
        self, fetch: Fetch, *, discovery: Mapping[str, Any], guide: str, policy: str, port: int = PORT
    ) -> None:
        self.fetch = fetch
        self.policy = policy
        self.discovery = json.dumps(discovery).encode()
        self.guide = guide.encode()
        self.handovers = Handovers()
        self.fetched = threading.Event()
        self._files: dict[str, Content] = {}
        # What fetches is one session, which is not made to be used by several at a time.
        self._fetching = threading.Lock()
        self._servers = self._listen(port)
        self.port: int = self._servers[0].server_address[1]
        self._threads = [threading.Thread(target=server.serve_forever, daemon=True) for server in self._servers]

    @property
    def address(self) -> str:
        """The address of Browser; it asks for the password of whoever was handed nothing."""
        return f"http://{HOST}:{self.port}/browser/"

    def leave(self, content: Mapping[str, Any], *, patience: float = PATIENCE) -> str:
        """Leave what Browser shall open with.

        Args:
            content: The connection, style, folders and favourites, as `ready.js` reads them.
            patience: For how long it may be fetched, in seconds.

        Returns:
            The address that opens Browser with it, once.
        """
        return f"http://{HOST}:{self.port}/open#{self.handovers.leave(json.dumps(content), patience=patience)}"

    def file(self, path: str) -> Content | None:
        """Return a file of Browser, with what is changed in it; None where there is none.

        Raises:
            WorkError: The server does not say; it may the next time.
        """
        with self._fetching:
            if path not in self._files:
                found = self.fetch(path)
                if found is None:
                    return None
                self._files[path] = adapted(path, found)
            return self._files[path]

    def is_own(self, host: str) -> bool:
        """Say whether a name and port, as a browser puts them into ``Host``, are those of the relay."""
        names = {HOST, *(f"[{address}]" if ":" in address else address for address, _ in ADDRESSES)}
        own = {f"{name}:{self.port}" for name in names} | (names if self.port == HTTP_PORT else set())
        return host.lower() in own

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _listen(self, port: int) -> list["_Server"]:
        for wished in (port, 0):
            servers: list[_Server] = []
            try:
                for address, family in ADDRESSES:
                    if family == socket.AF_INET6 and not _has(address, family):
                        continue
                    taken = servers[0].server_address[1] if servers else wished
                    servers.append(_Server((address, taken), family, self))
            except OSError:
                for server in servers:
                    server.server_close()
                continue
            return servers
        raise WorkError("No port of this machine can be listened on.", remedy="Say which: --port NUMBER.")


def policy(databases: Iterable[str]) -> str:
    """Write what a page may load and connect to: nothing of Browser's makers, and the database.

    Args:
        databases: Where the database answers, as `origin.databases` gives it.
    """
    return (
        "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "font-src 'self' data:; base-uri 'none'; object-src 'none'; frame-ancestors 'none'; "
        f"connect-src 'self' {' '.join(databases)}"
    )


def adapted(path: str, content: Content) -> Content:
    """Change what must be changed of a file of Browser.

    Args:
        path: Its path.
        content: The file as the server has it.
    """
    data = content.data
    if path in ("/browser/", "/browser/index.html"):
        data = data.replace(FIRST_SCRIPT, READY + FIRST_SCRIPT, 1)
    elif path.endswith(".js"):
        for asked, instead in CHANGES.items():
            data = data.replace(asked, instead)
    return Content(content.type, data)


def _has(address: str, family: socket.AddressFamily) -> bool:
    """Say whether this machine has an address at all."""
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.bind((address, 0))
    except OSError:
        return False
    return True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address: tuple[str, int], family: socket.AddressFamily, relay: Relay) -> None:
        self.address_family = family
        self.relay = relay
        super().__init__(address, _Handler)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up as it likes; anything else is worth a traceback."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    OWN: ClassVar = {
        "/open": "open.html",
        "/open.js": "open.js",
        "/browser/dots/ready.js": "ready.js",
        "/browser/dots/none.js": "none.js",
    }

    def do_GET(self) -> None:
        """Answer with a page of ours, or a file of Browser."""
        relay = self.server.relay
        if not self._is_meant():
            return
        path = self.path.partition("?")[0]
        if path == "/":
            if "text/html" in self.headers.get("Accept", ""):
                self._answer(HTTPStatus.FOUND, None, {"Location": "/browser/"})
            else:
                self._answer(HTTPStatus.OK, Content("application/json", relay.discovery))
        elif path == "/favicon.ico":
            # Pages of ours name no icon, and a browser asks for one all the same.
            self._answer(HTTPStatus.NO_CONTENT, None)
        elif path in self.OWN:
            file = PAGES / self.OWN[path]
            self._answer(HTTPStatus.OK, Content(TYPES[file.suffix], file.read_bytes()))
        elif path == "/browser/dots/guide.html":
            self._answer(HTTPStatus.OK, Content(TYPES[".html"], relay.guide))
        elif path.startswith("/browser/") and ".." not in path:
            self._pass_on(path)
        else:
            self._answer(HTTPStatus.NOT_FOUND, None)

    def do_POST(self) -> None:
        """Hand over what waits under a name, once."""
        relay = self.server.relay
        if not self._is_meant():
            return
        folder, _, name = self.path.rpartition("/")
        found = relay.handovers.take(name) if folder == "/handover" else None
        if found is None:
            self._answer(HTTPStatus.NOT_FOUND, None)
            return
        self._answer(HTTPStatus.OK, Content("application/json", found.encode()))
        relay.fetched.set()

    def _is_meant(self) -> bool:
        """Say whether a request is meant for us, and comes of no page of others; answer it where not."""
        relay = self.server.relay
        origin = self.headers.get("Origin")
        if not relay.is_own(self.headers.get("Host", "")):
            self._answer(HTTPStatus.MISDIRECTED_REQUEST, None)
        elif self.command == "POST" and origin is not None and not relay.is_own(origin.removeprefix("http://")):
            self._answer(HTTPStatus.FORBIDDEN, None)
        else:
            return True
        return False

    def _pass_on(self, path: str) -> None:
        try:
            found = self.server.relay.file(path)
        except WorkError as error:
            self._answer(HTTPStatus.BAD_GATEWAY, Content("text/plain; charset=utf-8", str(error).encode()))
            return
        self._answer(HTTPStatus.OK if found else HTTPStatus.NOT_FOUND, found)

    def _answer(self, status: HTTPStatus, content: Content | None, more: Mapping[str, str] | None = None) -> None:
        data = content.data if content else b""
        self.send_response(status)
        headers = {
            "Content-Type": content.type if content else "text/plain",
            "Content-Length": str(len(data)),
            "Content-Security-Policy": self.server.relay.policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cache-Control": "no-store",
            **(more or {}),
        }
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing: a path may name what waits to be fetched."""
