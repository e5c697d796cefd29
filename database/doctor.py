"""The doctor: everything that can keep a database from answering, looked at in turn."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from database.connection import Connection
from database.embedded import configuration, java, ports, process
from database.embedded.address import running
from database.embedded.jars import damaged, jar_folder, unproven
from database.embedded.layout import Layout, State, read_state
from database.embedded.lock import read_lock
from database.embedded.password import read_password, readable_by_others
from database.embedded.server import ROOM_NEEDED
from database.folders import cache_folder
from database.location import half_named, named_by_environment
from schema.errors import CallError, NoDatabase, WorkError

LEAST_MEMORY = 1024


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Args:
        name: What was looked at, in a word or two.
        ok: Whether it is as it should be.
        detail: What was found, as one sentence.
        remedy: What to do, as one sentence; empty where there is nothing to do.
    """

    name: str
    ok: bool
    detail: str
    remedy: str = ""


def diagnose(*, home: Path | None = None) -> list[Finding]:
    """Look at everything that a database needs, in the order in which a start needs it.

    Args:
        home: The data folder of the embedded server; the user's own by default.

    Returns:
        What was found. Nothing is changed, downloaded or started.
    """
    findings = list(_environment())
    try:
        named = named_by_environment()
    except NoDatabase:
        return findings
    if named:
        return [*findings, *_server(named)]
    layout = Layout.of(home)
    state = read_state(layout.state)
    alive = state is not None and process.find(layout, state.pid) is not None
    findings += _java()
    findings += _jars()
    findings += _folder("data folder", layout.root, "DOTS_HOME")
    findings += _folder("cache folder", cache_folder(), "DOTS_CACHE")
    findings += _room(layout)
    findings += _memory()
    findings += _password(layout)
    if not alive:
        findings += _ports(state)
    findings += _embedded(layout, home)
    return findings


def _environment() -> Iterator[Finding]:
    if trouble := half_named():
        yield Finding("environment", False, trouble.message, trouble.remedy or "")
    elif named := named_by_environment():
        yield Finding("environment", True, f"NEO4J_URI names the server at {named.uri}.")
    else:
        yield Finding("environment", True, "NEO4J_URI is not set: dots runs a server of its own.")


def _java() -> Iterator[Finding]:
    try:
        found = java.find_java()
    except WorkError as error:
        yield Finding("Java", False, error.message, error.remedy or "")
    else:
        yield Finding("Java", True, f"{found} will run the server.")


def _jars() -> Iterator[Finding]:
    lock = read_lock()
    folder = jar_folder(lock)
    if wrong := damaged(lock, folder):
        names = ", ".join(jar.file for jar in wrong)
        yield Finding(
            "jars",
            False,
            f"{len(wrong)} of the server's jars in {folder} differ from the lock: {names}.",
            "Run `dots down` and `dots up`: they are downloaded again.",
        )
    elif missing := [jar for jar in unproven(lock, folder) if not (folder / jar.file).exists()]:
        size = sum(jar.size for jar in missing) / 1e6
        yield Finding("jars", True, f"{len(missing)} jars ({size:.0f} MB) are downloaded at the next start.")
    else:
        yield Finding("jars", True, f"All {len(lock.jars)} jars of Neo4j {lock.version} are as locked.")


def _folder(name: str, folder: Path, variable: str) -> Iterator[Finding]:
    present = _present(folder)
    if not os.access(present, os.W_OK | os.X_OK) or not present.is_dir():
        yield Finding(
            name,
            False,
            f"{present} cannot be written.",
            f"Make it yours again, or set {variable} to another folder.",
        )
    else:
        yield Finding(name, True, f"{folder} can be written.")


def _room(layout: Layout) -> Iterator[Finding]:
    lock = read_lock()
    downloads = sum(jar.size for jar in unproven(lock, jar_folder(lock)))
    for folder, needed in ((layout.root, ROOM_NEEDED), (cache_folder(), downloads)):
        free = shutil.disk_usage(_present(folder)).free
        if free < needed:
            yield Finding(
                "disk",
                False,
                f"There are {free / 1e6:.0f} MB left on the disk of {folder}, and {needed / 1e6:.0f} are needed.",
                "Make room, or set DOTS_HOME and DOTS_CACHE to folders on another disk.",
            )
            return
    yield Finding("disk", True, f"There are {shutil.disk_usage(_present(layout.root)).free / 1e9:.1f} GB left.")


def _memory() -> Iterator[Finding]:
    present = configuration.present_memory()
    try:
        planned = configuration.plan_memory()
    except CallError as error:
        yield Finding("memory", False, error.message, error.remedy or "")
        return
    wanted = planned.heap + planned.page_cache
    if wanted > present or present < LEAST_MEMORY:
        yield Finding(
            "memory",
            False,
            f"The server may take {wanted} MiB, and this machine has {present}.",
            "Set DOTS_HEAP to less, such as 512m, or use a server elsewhere by NEO4J_URI.",
        )
    else:
        yield Finding("memory", True, f"The server may take {wanted} MiB of {present}.")


def _password(layout: Layout) -> Iterator[Finding]:
    if not layout.system_database.exists():
        yield Finding("password", True, "A password is generated at the first start.")
        return
    try:
        read_password(layout.password)
    except NoDatabase as error:
        yield Finding(
            "password",
            False,
            error.message,
            f"Restore {layout.password} from a backup, or move {layout.data} away and load your dossiers again.",
        )
        return
    if readable_by_others(layout.password):
        yield Finding(
            "password",
            False,
            f"Others may read {layout.password}.",
            f"Run `chmod 600 {layout.password}`.",
        )
    else:
        yield Finding("password", True, f"Only you may read {layout.password}.")


def _ports(state: State | None) -> Iterator[Finding]:
    wanted = (state.bolt_port, state.http_port) if state else (ports.BOLT_PORT, ports.HTTP_PORT)
    taken = [str(port) for port in wanted if not ports.is_free(port)]
    if taken:
        yield Finding(
            "ports",
            True,
            f"Another program listens on {' and '.join(taken)}: the server will take a free port instead.",
            "To have the usual ports, stop that program before `dots up`.",
        )
    else:
        yield Finding("ports", True, f"{wanted[0]} and {wanted[1]} are free.")


def _embedded(layout: Layout, home: Path | None) -> Iterator[Finding]:
    try:
        connection = running(home=home)
    except NoDatabase:
        # The password's finding says it.
        return
    if connection is None:
        yield Finding("server", False, "The embedded server does not run.", "Run `dots up`.")
        return
    for finding in _server(connection):
        if not finding.ok and "password" in finding.detail:
            yield Finding(
                finding.name,
                False,
                f"The server refuses the password in {layout.password}.",
                "If you changed it, write the new one into that file.",
            )
        else:
            yield finding


def _server(connection: Connection) -> Iterator[Finding]:
    from database.graph import Graph

    try:
        with Graph.open(connection) as graph:
            broken = graph.broken_database()
    except (NoDatabase, WorkError) as error:
        yield Finding("server", False, error.message, error.remedy or "")
        return
    if broken:
        yield Finding("server", False, f"Its database does not open: {broken}", "Restore a backup: docs/database.md.")
    else:
        yield Finding("server", True, f"Neo4j {graph.server_version} answers at {connection.uri}.")


def _present(folder: Path) -> Path:
    """Return the folder itself, or the nearest one above it that exists."""
    return next(path for path in (folder, *folder.parents) if path.exists())
