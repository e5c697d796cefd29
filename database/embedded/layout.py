"""The layout of the embedded server's folder, and the state that one start leaves for the next command."""

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from database.folders import data_folder


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything of one embedded server lies.

    Args:
        root: The ``neo4j`` folder within a home.
    """

    root: Path

    @classmethod
    def of(cls, home: Path | None) -> "Layout":
        """Return the layout within a home; the user's own where it is None."""
        # Resolved, because a server is known by this path: another way to the same folder is the same server.
        return cls((home or data_folder()).resolve() / "neo4j")

    @property
    def lock(self) -> Path:
        """Held by whoever starts or stops the server."""
        return self.root / "start.lock"

    @property
    def state(self) -> Path:
        """What the last start wrote down."""
        return self.root / "state.json"

    @property
    def password(self) -> Path:
        """The password of the user ``neo4j``."""
        return self.root / "password"

    @property
    def initial_password(self) -> Path:
        """Where the server looks for its first password."""
        return self.data / "dbms" / "auth.ini"

    @property
    def configuration(self) -> Path:
        """The folder of ``neo4j.conf``."""
        return self.root / "conf"

    @property
    def data(self) -> Path:
        """The databases."""
        return self.root / "data"

    @property
    def system_database(self) -> Path:
        """The database that holds users and their passwords."""
        return self.data / "databases" / "system"

    @property
    def logs(self) -> Path:
        """What the server says."""
        return self.root / "logs"

    @property
    def console(self) -> Path:
        """What the server says before it can write a log, and Java when it crashes."""
        return self.logs / "console.log"

    @property
    def arguments(self) -> Path:
        """The options and the class path of the last start, for Java to read."""
        return self.root / "run" / "java.arguments"


@dataclass(frozen=True, slots=True)
class State:
    """What a start writes down.

    Args:
        pid: The server's process; None after it was stopped.
        started: When it was started, in seconds since 1970.
        bolt_port: The port for drivers; kept after a stop, so that the next start takes the same one.
        http_port: The port for Browser; kept likewise.
        version: The version of Neo4j.
        archive: The class-data archive that Java uses, if it does.
        archive_to_come: The one that it will write when it stops, if it will.
    """

    pid: int | None
    started: float
    bolt_port: int
    http_port: int
    version: str
    archive: str | None = None
    archive_to_come: str | None = None

    def write(self, file: Path) -> None:
        """Write it down, at once or not at all."""
        fresh = file.with_name(f"{file.name}.{os.getpid()}")
        fresh.write_text(json.dumps(asdict(self)), encoding="utf-8")
        fresh.replace(file)


def read_state(file: Path) -> State | None:
    """Return what the last start wrote down; None if there was none, or it cannot be understood."""
    try:
        return State(**json.loads(file.read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None
