"""The relay serves a server's Browser, hands over once what it opens with, and is nobody else's way in."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest
import requests

from database.browser import origin, redirect
from database.browser.relay import CHANGES, Content, Handovers, Relay, policy
from database.connection import Connection
from schema.errors import WorkError

FILES = {
    "/browser/": Content("text/html", b"<body><script src='app.js'></script><script src='b.js'></script></body>"),
    "/browser/app.js": Content("text/javascript", b"before " + b" ".join(CHANGES) + b" after"),
    "/browser/logo.svg": Content("image/svg+xml", next(iter(CHANGES))),
}


@pytest.fixture
def relay() -> Iterator[Relay]:
    with Relay(
        FILES.get, discovery={"bolt_direct": "bolt://a:1"}, guide="<slide>é</slide>", policy=policy(local=True), port=0
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
    assert relay.fetched.is_set()
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
    said = r"127\.0\.0\.1 serves no Neo4j Browser \(tried http://127\.0\.0\.1:9\)"
    with requests.Session() as session, pytest.raises(WorkError, match=said):
        origin.find(Connection("bolt://127.0.0.1:1", "neo4j", "x"), session=session, given="http://127.0.0.1:9/")
