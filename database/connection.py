"""Which server to talk to, and how to log in to it."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from schema.errors import NoDatabase

Provider = Literal["environment", "embedded"]


@dataclass(frozen=True, slots=True)
class Connection:
    """What it takes to talk to one Neo4j database.

    Args:
        uri: The Bolt address, in any scheme that the driver takes.
        username: Who logs in.
        password: With which password; it is left out when the connection is printed.
        database: Which database of the server; None for the user's home database.
        provider: Where this connection comes from.
    """

    uri: str
    username: str
    password: str = field(repr=False)
    database: str | None = None
    provider: Provider = "environment"


def locate(*, home: Path | None = None) -> Connection:
    """Find the server: the one that the environment names, else the embedded one if it runs.

    Args:
        home: The data folder of the embedded server; the user's own by default.

    Returns:
        The connection. Nobody has tried it yet: `Graph.open` does.

    Raises:
        NoDatabase: The environment names a server by half, or nothing runs.
    """
    if named := named_by_environment():
        return named
    from database.embedded.address import running

    if found := running(home=home):
        return found
    raise NoDatabase("No database is running.", remedy="Run `dots up`, or set NEO4J_URI to a server of yours.")


def named_by_environment() -> Connection | None:
    """Return the server that ``NEO4J_URI`` names, or None where it is not set.

    Raises:
        NoDatabase: ``NEO4J_URI`` is set and ``NEO4J_PASSWORD`` is not.
    """
    uri = os.environ.get("NEO4J_URI", "").strip()
    if not uri:
        return None
    password = os.environ.get("NEO4J_PASSWORD")
    if password is None:
        raise NoDatabase(
            "NEO4J_URI is set and NEO4J_PASSWORD is not.",
            remedy="Set both, or unset NEO4J_URI to use the server that dots runs itself.",
        )
    return Connection(
        uri=uri,
        username=os.environ.get("NEO4J_USERNAME") or "neo4j",
        password=password,
        database=os.environ.get("NEO4J_DATABASE") or None,
        provider="environment",
    )
