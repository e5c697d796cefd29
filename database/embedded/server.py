"""The embedded server: starting, stopping, and what there is to know about it."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from database.connection import Connection
from database.embedded import configuration, failure, java, ports, process
from database.embedded.address import bolt_address, browser_address, connection_of, known_state
from database.embedded.jars import provide
from database.embedded.layout import Layout, State, read_state
from database.embedded.lock import read_lock
from database.embedded.password import make_password, read_password
from database.embedded.progress import Progress, TerminalProgress
from database.embedded.recovery import adopted, find
from schema.errors import WorkError

if TYPE_CHECKING:
    from psutil import Process

START_PATIENCE = 180.0
STOP_PATIENCE = 60.0
ROOM_NEEDED = 300 * configuration.MIB
PORT_TRIES = 3


@dataclass(frozen=True, slots=True)
class Status:
    """What there is to know about the embedded server.

    Args:
        running: Whether it runs.
        pid: The number of its process, if it runs.
        uri: Its Bolt address, if it runs.
        browser: The address of Neo4j Browser, if it runs.
        version: The version of Neo4j that runs, or that would.
        started: When it was started, in seconds since 1970, if it runs.
        data_folder: Where its data lies.
        size: How much room its data takes, in bytes.
        archive_used: Whether it was started from a class-data archive; None if it does not run or nobody can tell.
    """

    running: bool
    pid: int | None
    uri: str | None
    browser: str | None
    version: str
    started: float | None
    data_folder: Path
    size: int
    archive_used: bool | None


def start(*, home: Path | None = None, progress: bool = False) -> Connection:
    """Have the embedded server running and answering.

    One that runs already is left as it is. Two programs that start the same one at once get the same one.

    Args:
        home: The data folder; the user's own by default.
        progress: Whether to tell on the standard error stream what takes time.

    Raises:
        WorkError: It cannot be downloaded, or does not start; the message says why.
        NoDatabase: It runs, and refuses the password that dots wrote down.
    """
    layout = Layout.of(home)
    told = TerminalProgress() if progress else Progress()
    with alone(layout):
        server = find(layout)
        state = _taken_over(layout, server) if server else None
        if state is None:
            state = _start(layout, told)
        connection = connection_of(layout, state)
        _try(connection, layout, state)
        return connection


def stop(*, home: Path | None = None) -> bool:
    """Stop the embedded server; nothing of it is left running.

    Args:
        home: The data folder; the user's own by default.

    Returns:
        Whether there was one to stop.
    """
    layout = Layout.of(home)
    if not layout.root.exists():
        return False
    with alone(layout):
        server = find(layout)
        if server is None:
            return False
        state = read_state(layout.state)
        if state is not None:
            # Told to stop before it has quite started, Neo4j leaves its store for the next start to recover.
            ports.await_until(lambda: ports.answers(state.http_port) or not server.is_running(), 10.0)
        process.end(server, STOP_PATIENCE)
        if state is not None:
            replace(state, pid=None).write(layout.state)
            if state.archive_to_come:
                java.adopt(Path(state.archive_to_come))
        return True


def status(*, home: Path | None = None) -> Status:
    """Return what there is to know about the embedded server.

    Args:
        home: The data folder; the user's own by default.
    """
    layout = Layout.of(home)
    state = known_state(layout)
    server = process.find(layout, state.pid) if state else None
    if state is None or server is None:
        return Status(
            running=False,
            pid=None,
            uri=None,
            browser=None,
            version=read_lock().version,
            started=None,
            data_folder=layout.data,
            size=_size(layout.data),
            archive_used=None,
        )
    return Status(
        running=True,
        pid=server.pid,
        uri=bolt_address(state),
        browser=browser_address(state),
        version=state.version,
        started=state.started,
        data_folder=layout.data,
        size=_size(layout.data),
        archive_used=java.is_mapped(server.pid, Path(state.archive)) if state.archive else False,
    )


def _start(layout: Layout, told: Progress) -> State:
    runtime = java.find_java()
    _check_room(layout)
    lock = read_lock()
    jars = provide(lock, told)
    told.say(f"Starting Neo4j {lock.version} …")
    if not layout.system_database.exists():
        make_password(layout.password, layout.initial_password)
    else:
        read_password(layout.password)
    archive = java.Archive(runtime, jars)
    previous = read_state(layout.state)
    for attempt in range(1, PORT_TRIES + 1):
        bolt_port = ports.pick(*((previous.bolt_port,) if previous else ()), ports.BOLT_PORT)
        http_port = ports.pick(*((previous.http_port,) if previous else ()), ports.HTTP_PORT, besides=bolt_port)
        memory = configuration.plan_memory()
        configuration.write_configuration(layout.configuration / "neo4j.conf", bolt_port, http_port, memory)
        options, fresh = archive.options()
        arguments = [
            *configuration.java_options(memory, layout.logs / "java-crash.log"),
            *options,
            "-cp",
            os.pathsep.join(map(str, jars)),
        ]
        state = State(
            pid=process.launch(runtime, arguments, layout),
            started=time.time(),
            bolt_port=bolt_port,
            http_port=http_port,
            version=lock.version,
            archive=str(archive.file) if options and not fresh else None,
            archive_to_come=str(fresh) if fresh else None,
        )
        state.write(layout.state)
        if _comes_to_answer(layout, state):
            break
        # Perhaps somebody else was quicker to take the port that we found free.
        if attempt == PORT_TRIES or not failure.is_port_taken(layout):
            raise failure.explain(layout)
    if state.archive and state.pid and java.is_mapped(state.pid, archive.file) is False:
        archive.discard()
    return state


@contextmanager
def alone(layout: Layout) -> Iterator[None]:
    """Hold the lock of a home: of several that start or stop its server, the others wait."""
    from filelock import FileLock

    try:
        layout.root.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(layout.lock)
        lock.acquire()
    except OSError as error:
        raise WorkError(
            f"The data folder {layout.root} cannot be written: {error.strerror or error}.",
            remedy="Make it yours again, or set DOTS_HOME to another folder.",
        ) from error
    try:
        yield
    finally:
        lock.release()


def _taken_over(layout: Layout, server: "Process") -> State | None:
    """Return the state of a server that runs already, once it answers; None if it ended instead.

    A start that was killed may have left it behind, still busy starting; or it was killed, and is found as long as it
    is dying.
    """
    state = adopted(layout, server)
    if _comes_to_answer(layout, state):
        return state
    process.await_end(server)
    return None


def _comes_to_answer(layout: Layout, state: State) -> bool:
    """Wait until a server answers, and return True; or until it has ended, and return False.

    It opens the port of Browser last, some hundredths of a second after Bolt's, and ends if somebody took that one.

    Raises:
        WorkError: It does neither in time, and was stopped.
    """

    def settled() -> bool:
        server = process.find(layout, state.pid)
        # Somebody else may have taken a port since it was found free: ours will notice, and end.
        return server is None or (
            ports.speaks_bolt(state.bolt_port)
            and ports.answers(state.http_port)
            and process.listens(server, state.bolt_port, state.http_port)
        )

    in_time = ports.await_until(settled, START_PATIENCE)
    server = process.find(layout, state.pid)
    if server is None:
        replace(state, pid=None).write(layout.state)
        return False
    if not in_time:
        process.end(server, STOP_PATIENCE)
        replace(state, pid=None).write(layout.state)
        raise WorkError(
            f"Neo4j did not answer within {START_PATIENCE:.0f} seconds, and was stopped.",
            remedy=f"Its logs are in {layout.logs}.",
        )
    return True


def _try(connection: Connection, layout: Layout, state: State) -> None:
    """Log in, so that whoever gets the connection can rely on it; run nothing, for a first statement takes seconds."""
    from database.graph import Graph

    with Graph.open(connection) as graph:
        broken = graph.broken_database() if failure.hints_at_damage(layout, state.started) else None
    if broken:
        raise WorkError(
            f"Neo4j runs, and its database does not open: {broken}",
            remedy=f"Restore a backup (docs/database.md), or move {layout.data} away and load your dossiers again.",
        )


def _check_room(layout: Layout) -> None:
    free = shutil.disk_usage(layout.root).free
    if free < ROOM_NEEDED:
        raise WorkError(
            f"There are {free / 1e6:.0f} MB left on the disk of {layout.root}, too little for a database.",
            remedy="Make room, or set DOTS_HOME to a folder on another disk.",
        )


def _size(folder: Path) -> int:
    """Return the room that a folder takes; files that vanish meanwhile take none."""
    total = 0
    for file in folder.rglob("*"):
        with suppress(OSError):
            total += file.stat().st_size
    return total
