"""The relay serves a server's Browser, hands over once what it opens with, and is nobody else's way in."""

import stat
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import requests

from database.browser import origin, redirect
from database.browser.relay import CHANGES, Content, Handovers, Relay, policy
from database.connection import Connection
from database.graph import Graph
from schema.errors import NoDatabase, WorkError

FILES = {
    "/browser/": Content("text/html", b"<body><script src='app.js'></script><script src='b.js'></script></body>"),
    "/browser/app.js": Content("text/javascript", b"before " + b" ".join(CHANGES) + b" after"),
    "/browser/logo.svg": Content("image/svg+xml", next(iter(CHANGES))),
}


@pytest.fixture
def relay() -> Iterator[Relay]:
    with Relay(
        FILES.get,
        discovery={"bolt_direct": "bolt://a:1"},
        guide="<slide>é</slide>",
        policy=policy(["ws://a:1"]),
        port=0,
    ) as relay:
        yield relay


def get(relay: Relay, path: str, **headers: str) -> requests.Response:
    return requests.get(f"http://localhost:{relay.port}{path}", headers=headers, allow_redirects=False, timeout=10)


def test_what_was_left_is_fetched_once_by_whoever_knows_its_name(relay: Relay) -> None:
    place, name = relay.leave({"connection": {"password": "sesame"}}).split("/open#")
    assert requests.get(f"{place}/handover/{name}", timeout=10).status_code == 404
    assert not relay.fetched.is_set()
    taken = requests.post(f"{place}/handover/{name}", timeout=10)
    assert (taken.json(), taken.headers["Cache-Control"]) == ({"connection": {"password": "sesame"}}, "no-store")
    # It is said once the answer is written, which may be read before that.
    assert relay.fetched.wait(10)
    assert requests.post(f"{place}/handover/{name}", timeout=10).status_code == 404


def test_what_nobody_fetched_in_time_is_gone() -> None:
    handovers = Handovers()
    name = handovers.leave("secret", patience=0)
    assert handovers.take(name) is None
    assert handovers.waiting == {}


def test_the_files_of_browser_are_served_with_what_is_changed_in_them(relay: Relay) -> None:
    index = get(relay, "/browser/").content
    assert index.index(b"dots/ready.js") < index.index(b"app.js") < index.index(b"b.js")
    assert index.count(b"dots/ready.js") == 1
    assert get(relay, "/browser/app.js").content == b"before " + b" ".join(CHANGES.values()) + b" after"
    assert get(relay, "/browser/logo.svg").content == FILES["/browser/logo.svg"].data


@pytest.mark.parametrize(
    "path", ["/db/neo4j/tx/commit", "/browser/../db", "/browser/none.js", "/handover/x", "/open.py"]
)
def test_nothing_else_of_the_server_can_be_reached(relay: Relay, path: str) -> None:
    assert get(relay, path).status_code == 404


@pytest.mark.parametrize(
    "host", ["elsewhere.example:{port}", "localhost:1", "localhost", "", "127.0.0.1:{port}.example"]
)
def test_another_name_that_leads_here_is_answered_with_nothing(relay: Relay, host: str) -> None:
    place, name = relay.leave({"connection": {"password": "sesame"}}).split("/open#")
    named = {"Host": host.format(port=relay.port)}
    assert get(relay, "/browser/", **named).status_code == 421
    assert requests.post(f"{place}/handover/{name}", headers=named, timeout=10).status_code == 421
    assert not relay.fetched.is_set()


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST", "127.0.0.1", "[::1]"])
def test_every_name_of_this_machine_leads_to_it(relay: Relay, name: str) -> None:
    assert get(relay, "/browser/", Host=f"{name}:{relay.port}").status_code == 200


@pytest.mark.parametrize("page", ["http://elsewhere.example", "http://localhost:1", "null", "https://localhost:{port}"])
def test_nothing_is_handed_to_a_page_from_elsewhere(relay: Relay, page: str) -> None:
    place, name = relay.leave({"connection": {"password": "sesame"}}).split("/open#")
    foreign, own = {"Origin": page.format(port=relay.port)}, {"Origin": place}
    assert requests.post(f"{place}/handover/{name}", headers=foreign, timeout=10).status_code == 403
    assert requests.post(f"{place}/handover/{name}", headers=own, timeout=10).status_code == 200


def test_a_file_that_failed_once_is_fetched_again() -> None:
    answers: list[Content | None] = [None, FILES["/browser/logo.svg"]]

    def fetch(path: str) -> Content | None:
        if len(answers) == 2 and not failed:
            failed.append(path)
            raise WorkError("The server does not answer.")
        return answers.pop(0)

    failed: list[str] = []
    with Relay(fetch, discovery={}, guide="", policy="", port=0) as relay:
        statuses = [get(relay, "/browser/logo.svg").status_code for _ in range(4)]
    assert (statuses, failed, answers) == ([502, 404, 200, 200], ["/browser/logo.svg"], [])


def test_files_are_fetched_one_at_a_time() -> None:
    under_way, most = threading.Semaphore(1), threading.Event()

    def fetch(path: str) -> Content:
        if not under_way.acquire(blocking=False):
            most.set()
        threading.Event().wait(0.02)
        under_way.release()
        return Content("text/plain", path.encode())

    with Relay(fetch, discovery={}, guide="", policy="", port=0) as relay:
        asking = [threading.Thread(target=relay.file, args=(f"/browser/{number}",)) for number in range(8)]
        for thread in asking:
            thread.start()
        for thread in asking:
            thread.join()
    assert not most.is_set()


@contextmanager
def serving(status: int, **headers: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """A server that answers everything alike; gives its address and the headers that it was sent."""
    sent: list[dict[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            sent.append(dict(self.headers))
            self.send_response(status)
            for name, value in {"Content-Length": "8", **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(b"<script ")

        def log_message(self, *_: object) -> None:
            """Keep quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}", sent
        finally:
            server.shutdown()
            thread.join()


def test_where_a_server_leads_on_to_is_not_served() -> None:
    with serving(200) as (other, sent), serving(302, Location=other) as (address, _), requests.Session() as session:
        with pytest.raises(WorkError, match="answers 302"):
            origin.fetch(session, address, "/browser/app.js")
        with pytest.raises(WorkError, match="serves no Neo4j Browser"):
            origin.find(Connection("bolt://127.0.0.1:1", "neo4j", "x"), session=session, given=address)
        assert sent == []


@pytest.mark.parametrize(("status", "found"), [(200, Content("text/x", b"<script ")), (404, None)])
def test_a_file_is_fetched_as_nobody(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, status: int, found: Content | None
) -> None:
    passwords = tmp_path / "netrc"
    passwords.write_text("default login me password sesame\n", encoding="utf-8")
    passwords.chmod(0o600)
    monkeypatch.setenv("NETRC", str(passwords))
    with serving(status, **{"Content-Type": "text/x"}) as (address, sent), requests.Session() as session:
        assert origin.fetch(session, address, "/browser/app.js") == found
    assert [headers.get("Authorization") for headers in sent] == [None]


@pytest.mark.parametrize("status", [401, 500, 503])
def test_a_server_that_fails_is_not_one_without_the_file(status: int) -> None:
    with (
        serving(status) as (address, _),
        requests.Session() as session,
        pytest.raises(WorkError, match=f"answers {status}"),
    ):
        origin.fetch(session, address, "/browser/app.js")


@pytest.mark.parametrize(
    ("uri", "named"),
    [
        ("bolt://Graph.example", {"ws://graph.example:7687", "http://graph.example:7687"}),
        ("bolt+s://graph.example:9", {"wss://graph.example:9", "https://graph.example:9"}),
        ("bolt://[2001:db8::1]:9", {"http:", "https:", "ws:", "wss:"}),
    ],
)
def test_a_page_may_speak_to_the_database_alone(graph: Graph, uri: str, named: set[str]) -> None:
    elsewhere = Graph(graph._driver, replace(graph.connection, uri=uri, provider="environment"), graph.server_version)
    assert set(origin.databases(elsewhere)) == named


def test_a_page_may_speak_to_those_that_a_server_routes_to(graph: Graph) -> None:
    routing = replace(graph.connection, uri="neo4j://graph.example", provider="environment")
    named = origin.databases(Graph(graph._driver, routing, graph.server_version))
    assert "ws://graph.example:7687" in named
    assert len(named) == 4
    assert "connect-src 'self' " + " ".join(named) in policy(named)


def test_the_address_alone_tells_browser_of_the_server_and_leads_people_on(relay: Relay) -> None:
    assert get(relay, "/", Accept="application/json").json() == {"bolt_direct": "bolt://a:1"}
    assert get(relay, "/", Accept="text/html").headers["Location"] == "/browser/"
    assert get(relay, "/browser/dots/guide.html").content.decode() == "<slide>é</slide>"


def test_two_relays_do_not_take_each_others_port(relay: Relay) -> None:
    with Relay(FILES.get, discovery={}, guide="", policy="", port=relay.port) as other:
        assert other.port != relay.port


def test_a_page_that_leads_there_is_read_by_its_owner_only_and_removed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("DOTS_HOME", str(tmp_path))
    with redirect.file("http://localhost:1/open#a&b") as page:
        assert stat.S_IMODE(page.stat().st_mode) == 0o600
        assert stat.S_IMODE(page.parent.stat().st_mode) == 0o700
        assert 'url=http://localhost:1/open#a&amp;b"' in page.read_text(encoding="utf-8")
    assert list(page.parent.iterdir()) == []


def test_a_server_without_browser_is_named_with_what_to_do() -> None:
    given = origin.address("http://127.0.0.1:9/browser/")
    said = r"127\.0\.0\.1 serves no Neo4j Browser \(tried http://127\.0\.0\.1:9\)"
    with requests.Session() as session, pytest.raises(WorkError, match=said):
        origin.find(Connection("bolt://127.0.0.1:1", "neo4j", "x"), session=session, given=given)


def test_a_server_of_ours_that_has_stopped_is_said_to_have(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DOTS_HOME", str(tmp_path))
    stopped = Connection("bolt://127.0.0.1:1", "neo4j", "x", provider="embedded")
    with requests.Session() as session, pytest.raises(NoDatabase, match=r"has stopped\. Run `dots up`"):
        origin.find(stopped, session=session)
