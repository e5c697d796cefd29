"""A graph: reading, streaming, writing, and what the driver's errors become."""

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from neo4j.exceptions import ClientError, CypherSyntaxError

from database.connection import Connection
from database.graph import Graph
from database.waiting import IDLE, TICK, Waiting, Watch
from schema.errors import NoDatabase, TimedOut, WorkError

if TYPE_CHECKING:
    from neo4j import ManagedTransaction

LONG_STATEMENT = "UNWIND range(1, 1000000000) AS number WITH number WHERE number % 3 = 7 RETURN count(*) AS n"


def test_writing_counts_what_changed(graph: Graph) -> None:
    statement = "UNWIND range(1, $n) AS number MERGE (a:A {number: number}) MERGE (a)-[:NEXT]->(:B)"
    assert graph.write(statement, n=3) == {
        "labels_added": 6,
        "nodes_created": 6,
        "properties_set": 3,
        "relationships_created": 3,
    }
    assert graph.write("MATCH (a:Nothing) SET a.seen = true") == {}


def test_reading_returns_every_row(graph: Graph) -> None:
    graph.write("UNWIND range(1, 3) AS number CREATE (:A {number: number})")
    assert graph.read("MATCH (a:A) WHERE a.number > $least RETURN a.number AS number ORDER BY number", least=1) == [
        {"number": 2},
        {"number": 3},
    ]
    assert graph.read("MATCH (a:Nothing) RETURN a") == []


def test_reading_never_writes(graph: Graph) -> None:
    for read in (graph.read, lambda statement: list(graph.stream(statement))):
        with pytest.raises(ClientError, match="Writing in read access mode not allowed"):
            read("CREATE (a:A) RETURN a")
    assert graph.read("MATCH (a:A) RETURN a") == []


def test_a_stream_yields_rows_as_they_arrive(graph: Graph) -> None:
    rows = graph.stream("UNWIND range(1, $n) AS number RETURN number", n=100_000_000)
    assert [next(rows), next(rows)] == [{"number": 1}, {"number": 2}]
    begun = time.monotonic()
    rows.close()  # type: ignore[attr-defined]
    assert time.monotonic() - begun < 60  # to read on to the end takes minutes


def test_a_stream_that_is_closed_leaves_no_transaction(graph: Graph) -> None:
    rows = graph.stream("UNWIND range(1, 100000000) AS number RETURN number")
    next(rows)
    rows.close()  # type: ignore[attr-defined]
    shown = graph.read("SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND' RETURN *")
    assert shown == []


def test_a_statement_that_takes_too_long_is_ended(graph: Graph) -> None:
    with pytest.raises(WorkError, match="took too long"):
        graph.read(LONG_STATEMENT, timeout=0.2)
    with pytest.raises(TimedOut, match=r"longer than 0\.2 s"):
        list(graph.stream(LONG_STATEMENT, patience=0.2))
    with pytest.raises(WorkError, match="took too long"):
        graph.write(LONG_STATEMENT, timeout=0.2)


def test_a_wait_that_is_given_up_leaves_no_transaction_and_the_graph_can_be_asked_again(server: Connection) -> None:
    with Graph.open(server) as graph:
        with pytest.raises(TimedOut):
            list(graph.stream(LONG_STATEMENT, patience=0.2))
        began = time.monotonic()
        while running := graph.read(
            "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery = $text RETURN *", text=LONG_STATEMENT
        ):
            assert time.monotonic() - began < 10, running
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_what_was_asked_at_the_same_time_is_left_too_and_the_one_that_took_too_long_is_what_is_wrong(
    server: Connection,
) -> None:
    with Graph.open(server) as graph:
        began = time.monotonic()
        works = [
            lambda: list(graph.stream(LONG_STATEMENT, patience=60)),
            lambda: list(graph.stream(LONG_STATEMENT, patience=0.5)),
        ]
        with pytest.raises(TimedOut, match=r"longer than 0\.5 s"):
            graph.at_once(works)
        assert 0.5 <= time.monotonic() - began < 30
        rows = graph.stream("UNWIND range(1, 100000) AS number RETURN number")
        next(rows)
        with pytest.raises(TimedOut):
            list(graph.stream(LONG_STATEMENT, patience=0.2))
        with pytest.raises(WorkError, match="left together with something else"):
            list(rows)
        assert list(graph.stream("RETURN 1 AS one", patience=30)) == [{"one": 1}]


def test_a_wait_that_goes_on_is_given_up_again_until_it_ends() -> None:
    ended, given_up = threading.Event(), []

    def give_up() -> None:
        given_up.append(time.monotonic())
        if len(given_up) == 3:
            ended.set()

    def ask() -> Iterator[int]:
        assert ended.wait(30)
        raise OSError("The connection was closed.")

    began = time.monotonic()
    with pytest.raises(TimedOut), Waiting(Watch(), 0.1, give_up) as waiting:
        list(waiting.each(ask))
    assert len(given_up) == 3
    assert given_up[0] - began >= 0.1


def test_rows_that_all_came_are_no_error_however_late() -> None:
    ended = threading.Event()

    def ask() -> Iterator[int]:
        assert ended.wait(30)
        return iter([1])

    with Waiting(Watch(), 0.1, ended.set) as waiting:
        assert list(waiting.each(ask)) == [1]


def test_one_thread_looks_after_all_waits_and_ends_when_there_are_none() -> None:
    watch = Watch()
    for _ in range(2):
        before, ended = set(threading.enumerate()), threading.Event()
        with Waiting(watch, 0.1, ended.set) as first, Waiting(watch, 60, ended.set) as second:
            [looking] = set(threading.enumerate()) - before
            assert list(second.each(lambda: [1])) == [1]
            assert not ended.is_set()
            assert list(first.each(partial(map, Event.wait, [ended], [30]))) == [True]
        looking.join(10 * IDLE * TICK)
        assert not looking.is_alive()


def test_the_time_that_the_reader_of_rows_takes_does_not_count(graph: Graph) -> None:
    rows = graph.stream("UNWIND range(1, 5000) AS number RETURN number", patience=1.0)
    numbers = []
    for row in rows:
        numbers.append(row["number"])
        # Longer than a row may take, before the server was asked for the next thousand.
        if row["number"] in (1, 1000):
            time.sleep(1.5)
    assert numbers == list(range(1, 5001))


def test_several_statements_are_one_transaction(graph: Graph) -> None:
    def work(transaction: "ManagedTransaction") -> None:
        transaction.run("CREATE (:A)").consume()
        raise LookupError

    with pytest.raises(LookupError):
        graph.transact(work)
    assert graph.read("MATCH (a:A) RETURN a") == []


def test_of_two_transactions_that_wait_for_each_other_one_is_tried_again(graph: Graph) -> None:
    graph.write("UNWIND ['left', 'right'] AS name CREATE (:Lock {name: name, held: 0})")
    both_hold_one = threading.Barrier(2, timeout=30)
    tries: list[str] = []

    def take(first: str, second: str) -> None:
        def work(transaction: "ManagedTransaction") -> None:
            tries.append(first)
            hold = "MATCH (lock:Lock {name: $name}) SET lock.held = lock.held + 1"
            transaction.run(hold, name=first).consume()
            if len(tries) <= 2:
                both_hold_one.wait()
            transaction.run(hold, name=second).consume()

        graph.transact(work)

    with ThreadPoolExecutor(2) as threads:
        for task in [threads.submit(take, "left", "right"), threads.submit(take, "right", "left")]:
            task.result()
    assert len(tries) == 3
    assert graph.read("MATCH (lock:Lock) RETURN lock.held AS held") == [{"held": 2}, {"held": 2}]


def test_a_statement_that_is_no_cypher_says_so(graph: Graph) -> None:
    with pytest.raises(CypherSyntaxError):
        graph.read("MATCH (a RETURN a")


def test_a_wrong_password_is_no_database(server: Connection) -> None:
    with pytest.raises(NoDatabase, match="refuses the password"):
        Graph.open(replace(server, password="wrong"))


def test_a_missing_database_is_no_database(server: Connection) -> None:
    with (
        pytest.raises(NoDatabase, match="has no database “missing”"),
        Graph.open(replace(server, database="missing")) as graph,
    ):
        graph.read("RETURN 1")


@pytest.mark.parametrize("uri", ["bolt://127.0.0.1:9", "bolt://no.such.host.invalid:7687"])
def test_an_address_where_nobody_answers_is_no_database(server: Connection, uri: str) -> None:
    begun = time.monotonic()
    with pytest.raises(NoDatabase, match="Check NEO4J_URI"):
        Graph.open(replace(server, uri=uri, provider="environment"))
    assert time.monotonic() - begun < 25  # the driver itself would try again for thirty seconds


def test_importing_it_does_not_load_the_driver() -> None:
    script = "import sys, database.graph, database.connection; sys.exit('neo4j' in sys.modules)"
    subprocess.run([sys.executable, "-c", script], cwd=Path(__file__).parents[2], check=True)


def test_what_was_profiled_is_told_for_more_rows_than_one_message_brings(graph: Graph) -> None:
    plan = graph.plan("PROFILE UNWIND range(1, 100000) AS number RETURN number")
    assert plan["rows"] == 100_000


def test_several_things_are_read_at_once_and_given_in_order(graph: Graph) -> None:
    together = threading.Barrier(3, timeout=30)

    def read(number: int) -> int:
        together.wait()
        (row,) = graph.stream("RETURN $number AS number", number=number)
        return int(row["number"])

    assert graph.at_once([lambda: read(1), lambda: read(2), lambda: read(3)]) == [1, 2, 3]
    assert graph.at_once([]) == []


def test_what_fails_among_several_things_that_are_read_at_once_is_raised(graph: Graph) -> None:
    with pytest.raises(CypherSyntaxError):
        graph.at_once([lambda: list(graph.stream("RETURN 1 AS one")), lambda: list(graph.stream("RETURN"))])


@pytest.fixture
def interrupting() -> Iterator[threading.Timer]:
    """What interrupts the test two seconds after it is started."""
    # A run in the background of a script is started with interrupts ignored.
    handler = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(2, signal.pthread_kill, (threading.get_ident(), signal.SIGINT))
    yield timer
    timer.cancel()
    signal.signal(signal.SIGINT, handler)


def test_an_interrupt_waits_for_no_statement(server: Connection, interrupting: threading.Timer) -> None:
    begun = time.monotonic()
    with Graph.open(server) as graph:
        interrupting.start()
        with pytest.raises(KeyboardInterrupt):
            list(graph.stream(LONG_STATEMENT, patience=120))
    assert time.monotonic() - begun < 60


def test_an_interrupt_waits_for_nothing_that_is_read_at_once(server: Connection, interrupting: threading.Timer) -> None:
    begun = time.monotonic()
    with Graph.open(server) as graph:
        interrupting.start()
        with pytest.raises(KeyboardInterrupt):
            graph.at_once(
                [
                    lambda: list(graph.stream(LONG_STATEMENT, patience=120)),
                    lambda: list(graph.stream(LONG_STATEMENT, patience=120)),
                ]
            )
    assert time.monotonic() - begun < 60
