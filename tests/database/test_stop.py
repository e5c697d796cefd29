"""Stopping the embedded server: nothing of it is left, and nothing that was committed is lost."""

import os
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path

import psutil
from neo4j import GraphDatabase
from neo4j.exceptions import DriverError, Neo4jError

from database import embedded
from database.connection import Connection
from database.embedded.layout import Layout
from database.graph import Graph


def test_stopping_leaves_no_process_and_no_listener(started: Connection, home: Path) -> None:
    pid = embedded.status(home=home).pid
    assert pid is not None
    assert embedded.stop(home=home)
    assert not psutil.pid_exists(pid)
    mark = str(Layout.of(home).root)
    assert [process for process in psutil.process_iter() if _mentions(process, mark)] == []
    status = embedded.status(home=home)
    assert (status.running, status.pid, status.uri, status.browser) == (False, None, None, None)


def test_stopping_what_does_not_run_says_so(home: Path, tmp_path: Path) -> None:
    embedded.stop(home=home)
    assert not embedded.stop(home=home)
    assert not embedded.stop(home=tmp_path / "never started")
    assert not (tmp_path / "never started").exists()


def test_a_stop_during_writes_keeps_every_commit(started: Connection, home: Path) -> None:
    confirmed: list[int] = []
    with Graph.open(started) as graph:
        graph.write("MATCH (n:Tick) DETACH DELETE n")

    def write_on() -> None:
        # Without the driver's retries: they would go on for half a minute after the server went.
        with (
            GraphDatabase.driver(started.uri, auth=(started.username, started.password)) as driver,
            driver.session() as session,
            suppress(DriverError, Neo4jError),
        ):
            while True:
                session.run("CREATE (:Tick {number: $number})", number=len(confirmed)).consume()
                confirmed.append(len(confirmed))

    writer = threading.Thread(target=write_on)
    writer.start()
    while len(confirmed) < 50:
        time.sleep(0.01)
    embedded.stop(home=home)
    writer.join()
    with Graph.open(embedded.start(home=home)) as graph:
        kept = {row["number"] for row in graph.read("MATCH (n:Tick) RETURN n.number AS number")}
    # The one that was under way may have been committed without the answer having come.
    assert kept in ({*confirmed}, {*confirmed, len(confirmed)})


def test_a_server_that_ignores_the_request_is_made_to_stop(started: Connection, home: Path) -> None:
    pid = embedded.status(home=home).pid
    assert pid is not None
    # A stopped process handles no request to end.
    os.kill(pid, signal.SIGSTOP)
    from database.embedded import process

    server = process.find(Layout.of(home), pid)
    assert server is not None
    process.end(server, patience=0.5)
    assert not psutil.pid_exists(pid)
    assert not embedded.status(home=home).running


def test_ctrl_c_in_the_terminal_does_not_reach_the_server(home: Path) -> None:
    embedded.stop(home=home)
    script = (
        "import os, signal, sys; from pathlib import Path; from database import embedded; "
        "embedded.start(home=Path(sys.argv[1])); os.killpg(0, signal.SIGINT)"
    )
    subprocess.run(
        [sys.executable, "-c", script, str(home)],
        cwd=Path(__file__).parents[2],
        start_new_session=True,
        stderr=subprocess.DEVNULL,
        check=False,
        timeout=120,
    )
    with Graph.open(embedded.start(home=home)) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def _mentions(process: psutil.Process, mark: str) -> bool:
    try:
        return any(mark in argument for argument in process.cmdline())
    except psutil.Error:
        return False
