"""What every test may ask for: a real Neo4j, an emptied graph in it, and the brief where it is at hand.

`DOTS_TEST_DATABASE` chooses the engine: `container` (testcontainers) or `embedded` (the server that `dots`
itself runs); without it, a container where a Docker daemon answers, and the embedded server otherwise. With
`CI=true` it is a container always, and a daemon that does not answer fails the tests rather than skipping them.
"""

from __future__ import annotations

import gc
import os
import signal
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from database.connection import Connection
    from database.graph import Graph
    from schema.vocabulary import Vocabulary

# A busy machine is no defect of what is tested.
settings.register_profile("dots", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("dots")

ROOT = Path(__file__).parent.parent
IMAGE = os.environ.get("DOTS_TEST_IMAGE", "neo4j:5.26")
PASSWORD = "only-for-these-tests"

BEGUN_FIRST = (
    "tests/queries/",
    "tests/database/test_start.py",
    "tests/cli/test_judging.py",
    "tests/database/",
    "tests/browser/",
)
"""What takes longest: begun late, it would leave the other processes of a run with nothing to do."""

# A batch keeps a transaction within the server's default memory, and is one round trip after most tests.
DELETE_A_BATCH = "MATCH (n) WHERE NOT n:Migration WITH n LIMIT 10000 DETACH DELETE n"
DELETE_MIGRATIONS = "MATCH (m:Migration) DETACH DELETE m"


def pytest_configure() -> None:
    """Let a run that is ended from outside, by a time limit or a pipeline that is called off, stop its server first."""

    def end(*_: object) -> None:
        # A second signal must not cut short what the first began.
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, end)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    order = {prefix: number for number, prefix in enumerate(BEGUN_FIRST)}

    def place(item: pytest.Item) -> int:
        return next((order[prefix] for prefix in order if item.nodeid.startswith(prefix)), len(order))

    items.sort(key=place)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Share the tests out by files, those of the saved queries to one process: its server plans each query once."""
    from xdist.scheduler import LoadFileScheduling

    class Shares(LoadFileScheduling):  # type: ignore[misc]  # xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return "tests/queries" if nodeid.startswith("tests/queries/") else nodeid.partition("::")[0]

    return Shares(config, log)


@pytest.fixture(autouse=True)
def _apart_from_the_user(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a test away from the database, data folder, colours and terminal of whoever runs it."""
    for name in ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DOTS_HOME", str(tmp_path_factory.mktemp("dots-home")))
    monkeypatch.setenv("NO_COLOR", "1")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """A real Neo4j for the whole run, or for each process that has a share of it, started once."""
    with _engine(tmp_path_factory.mktemp("neo4j")) as connection:
        yield connection


@pytest.fixture(scope="session")
def opened(server: Connection) -> Iterator[Graph]:
    """The one driver of the run, over what the last test left behind: ask for `graph` or `bare` instead."""
    from database.graph import Graph

    with Graph.open(server) as graph:
        yield graph


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    """The types that `dots` brings, without anybody's own."""
    from schema.vocabulary import Vocabulary

    return Vocabulary.load()


@pytest.fixture
def graph(opened: Graph, vocabulary: Vocabulary) -> Graph:
    """An emptied database with the migrations applied."""
    from database import migrations

    _delete_nodes(opened)
    migrations.apply(opened, vocabulary)
    return opened


@pytest.fixture(scope="module")
def harbour(opened: Graph, vocabulary: Vocabulary) -> Graph:
    """A graph of an invented harbour, whose names would be markup or run the other way; its texts are at hand."""
    from database import migrations
    from ingest.loading import load

    data = ROOT / "tests" / "charts" / "data"
    _delete_nodes(opened)
    migrations.apply(opened, vocabulary)
    load(opened, [data / "harbour.yaml"], texts=sorted(data.glob("*.txt")), vocabulary=vocabulary)
    return opened


@pytest.fixture
def bare(opened: Graph) -> Iterator[Graph]:
    """A database as a new server has it: no nodes, no constraints, no indexes of anybody's, no migrations."""
    _delete_nodes(opened)
    opened.write(DELETE_MIGRATIONS)
    for row in opened.read("SHOW CONSTRAINTS YIELD name RETURN name"):
        opened.write(f"DROP CONSTRAINT `{row['name']}`")
    for row in opened.read("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP' RETURN name"):
        opened.write(f"DROP INDEX `{row['name']}`")
    yield opened
    # What such a test recorded as applied is not what the next one would find applied.
    opened.write(DELETE_MIGRATIONS)


@pytest.fixture
def in_environment(server: Connection, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """The test's server as the user's own: `NEO4J_URI` and its companions name it to a command."""
    monkeypatch.setenv("NEO4J_URI", server.uri)
    monkeypatch.setenv("NEO4J_USERNAME", server.username)
    monkeypatch.setenv("NEO4J_PASSWORD", server.password)
    if server.database:
        monkeypatch.setenv("NEO4J_DATABASE", server.database)
    return server


@pytest.fixture(scope="session")
def brief() -> Path:
    """The brief, which is not ours to publish: a file beside the checkout, or where `DOTS_BRIEF` says."""
    beside = ROOT.parent / "shared" / "corpus" / "jcpa-soleimani-2020-01.txt"
    path = Path(os.environ.get("DOTS_BRIEF", beside))
    if not path.is_file():
        pytest.skip("The brief is not at hand: set DOTS_BRIEF to its text file.")
    return path


def _delete_nodes(graph: Graph) -> None:
    while graph.write(DELETE_A_BATCH).get("nodes_deleted"):
        pass


def _engine(home: Path) -> AbstractContextManager[Connection]:
    in_ci = os.environ.get("CI") == "true"
    wanted = os.environ.get("DOTS_TEST_DATABASE") or ("container" if in_ci else "")
    if in_ci and wanted != "container":
        pytest.fail("With CI=true the tests run on a container; unset DOTS_TEST_DATABASE.", pytrace=False)
    if wanted not in {"", "container", "embedded"}:
        pytest.fail(f"DOTS_TEST_DATABASE is container or embedded, not {wanted!r}.", pytrace=False)
    if wanted == "embedded":
        return _embedded(home)
    if _docker_answers():
        return _container()
    if wanted == "container":
        pytest.fail("The tests were to run on a container, and no Docker daemon answers.", pytrace=False)
    return _embedded(home)


def _docker_answers() -> bool:
    import docker
    from docker.errors import DockerException

    # Where nobody answers, Docker's client leaves its socket to the collector, which would fail some later test.
    with warnings.catch_warnings(action="ignore", category=ResourceWarning):
        try:
            docker.from_env(timeout=5).close()
            answered = True
        except DockerException:
            answered = False
        gc.collect()
    return answered


@contextmanager
def _container() -> Iterator[Connection]:
    from testcontainers.community.neo4j import Neo4jContainer

    from database.connection import Connection

    container = Neo4jContainer(IMAGE, username="neo4j", password=PASSWORD)
    # On the loopback interface only: a password that stands in a public file keeps nobody out.
    # What is planned for one test serves the next, though the graph is another one: every test's graph is small.
    container.with_env("NEO4J_dbms_cypher_min__replan__interval", "1h")
    container.ports["7687"] = ("127.0.0.1", None)  # type: ignore[assignment]  # as Docker's client takes it
    with container:
        yield Connection(
            uri=container.get_connection_url(),
            username="neo4j",
            password=PASSWORD,
            database=None,
            provider="environment",
        )


@contextmanager
def _embedded(home: Path) -> Iterator[Connection]:
    from database import embedded

    try:
        yield embedded.start(home=home)
    finally:
        embedded.stop(home=home)
