"""Backup: the embedded server's database as one file, in the format that every Neo4j loads.

Neo4j's own ``neo4j-admin database dump`` and ``load`` do it, so a dump is also the way to a server of one's own.
"""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from database.embedded import java
from database.embedded.address import DATABASE
from database.embedded.jars import provide
from database.embedded.layout import Layout
from database.embedded.lock import read_lock
from database.embedded.progress import Progress
from database.embedded.recovery import find
from database.embedded.server import alone
from schema.errors import CallError, WorkError

ADMIN_CLASS = "org.neo4j.server.startup.Neo4jAdminCommand"
SHOWN_LINES = 5


def dump(file: Path, *, home: Path | None = None) -> None:
    """Write the database into a file.

    Args:
        file: Where it goes; an existing one is replaced, once the new one is whole.
        home: The data folder; the user's own by default.

    Raises:
        CallError: The server runs, or there is no database yet.
        WorkError: Neo4j cannot write it; the message gives its words.
    """
    layout = Layout.of(home)
    if not layout.system_database.exists():
        raise CallError("There is no database to write.", remedy="Run `dots up` once.")
    # Beside its place, so that the last step is one that happens or does not.
    with alone(layout), TemporaryDirectory(dir=file.absolute().parent, prefix=".dump-") as scratch:
        _refuse_running(layout)
        _administer(layout, ["dump", DATABASE, f"--to-path={scratch}"])
        (Path(scratch) / f"{DATABASE}.dump").replace(file)


def load(file: Path, *, home: Path | None = None) -> None:
    """Put the database of a dump in the place of the present one.

    Args:
        file: The dump, of Neo4j 5.26 or older.
        home: The data folder; the user's own by default.

    Raises:
        CallError: The server runs, there is no such file, or the server was never started.
        WorkError: Neo4j cannot read it; the message gives its words.
    """
    layout = Layout.of(home)
    if not file.is_file():
        raise CallError(f"There is no file {file}.")
    if not layout.system_database.exists():
        raise CallError("There is no server to load it into.", remedy="Run `dots up` and `dots down` once.")
    with alone(layout), TemporaryDirectory(dir=layout.root, prefix="load-") as scratch:
        _refuse_running(layout)
        # Neo4j finds a dump by the name of its database.
        (Path(scratch) / f"{DATABASE}.dump").symlink_to(file.absolute())
        _administer(layout, ["load", DATABASE, f"--from-path={scratch}", "--overwrite-destination=true"])


def _refuse_running(layout: Layout) -> None:
    if find(layout) is not None:
        raise CallError("The server runs, and its files change.", remedy="Run `dots down` first.")


def _administer(layout: Layout, arguments: Sequence[str]) -> None:
    jars = provide(read_lock(), Progress())
    finished = subprocess.run(
        [str(java.find_java()), "-cp", os.pathsep.join(map(str, jars)), ADMIN_CLASS, "database", *arguments],
        env={**os.environ, "NEO4J_HOME": str(layout.root), "NEO4J_CONF": str(layout.configuration)},
        capture_output=True,
        text=True,
        check=False,
    )
    if finished.returncode:
        words = "\n".join((finished.stderr or finished.stdout).strip().splitlines()[-SHOWN_LINES:])
        raise WorkError(f"Neo4j could not {arguments[0]} the database: {words}")
