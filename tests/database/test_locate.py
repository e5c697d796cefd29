"""Finding the server: the environment's first, then the embedded one."""

from pathlib import Path

import pytest

from database import embedded
from database.connection import Connection
from database.embedded.layout import Layout
from database.graph import Graph
from database.location import locate
from schema.errors import NoDatabase


def test_the_environment_names_a_server(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://example.org")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    assert locate() == Connection("neo4j+s://example.org", "neo4j", "secret", None, "environment")
    monkeypatch.setenv("NEO4J_USERNAME", "reader")
    monkeypatch.setenv("NEO4J_DATABASE", "facts")
    assert locate() == Connection("neo4j+s://example.org", "reader", "secret", "facts", "environment")


def test_a_server_named_by_half_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j+s://example.org")
    with pytest.raises(NoDatabase, match="NEO4J_PASSWORD is not"):
        locate()


def test_nothing_running_is_no_database() -> None:
    with pytest.raises(NoDatabase, match=r"No database is running\. Run `dots up`"):
        locate()


def test_the_embedded_server_is_found_while_it_runs(started: Connection, home: Path) -> None:
    assert locate(home=home) == started
    embedded.stop(home=home)
    with pytest.raises(NoDatabase):
        locate(home=home)


def test_the_environment_comes_first(started: Connection, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://example.org")
    monkeypatch.setenv("NEO4J_PASSWORD", "")
    assert locate(home=home) == Connection("bolt://example.org", "neo4j", "", None, "environment")


def test_a_lost_password_is_explained(started: Connection, home: Path) -> None:
    file = Layout.of(home).password
    kept = file.rename(file.with_suffix(".away"))
    try:
        with pytest.raises(NoDatabase, match="password of the embedded server cannot be read"):
            locate(home=home)
    finally:
        kept.rename(file)


def test_a_server_whose_state_was_spoilt_is_found_all_the_same(started: Connection, home: Path) -> None:
    file = Layout.of(home).state
    kept = file.read_text()
    file.write_text("{")
    try:
        assert locate(home=home) == started
        assert embedded.status(home=home).running
        assert '"bolt_port"' in file.read_text()
    finally:
        file.write_text(kept)


@pytest.mark.parametrize(
    "uri", ["http://localhost:7474", "localhost:7687", "", "bolt+x://localhost", "carrier-pigeon://home"]
)
def test_an_address_that_is_none_of_a_database_is_named(uri: str) -> None:
    with pytest.raises(NoDatabase, match=r"is no address of a database\. Write NEO4J_URI as"):
        Graph.open(Connection(uri, "neo4j", "secret"))
