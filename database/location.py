"""Location: which server to talk to, the one that the environment names or the one that dots runs."""

import os
from pathlib import Path

from database.connection import Connection
from schema.errors import NoDatabase


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


def half_named() -> NoDatabase | None:
    """Return what is wrong where the environment names a server by half; None where it names all of one, or none.

    Without ``NEO4J_URI`` the other variables are only ignored, and nobody need be refused for it.
    """
    uri = os.environ.get("NEO4J_URI", "").strip()
    if uri and os.environ.get("NEO4J_PASSWORD") is None:
        return NoDatabase(
            "NEO4J_URI is set and NEO4J_PASSWORD is not.",
            remedy="Set both, or unset NEO4J_URI to use the server that dots runs itself.",
        )
    if not uri and any(os.environ.get(f"NEO4J_{name}") for name in ("USERNAME", "PASSWORD", "DATABASE")):
        return NoDatabase(
            "Some NEO4J_ variables are set and NEO4J_URI is not, so none of them is used.",
            remedy="Set NEO4J_URI too, or unset the others.",
        )
    return None


def named_by_environment() -> Connection | None:
    """Return the server that ``NEO4J_URI`` names, or None where it is not set.

    Raises:
        NoDatabase: ``NEO4J_URI`` is set and ``NEO4J_PASSWORD`` is not.
    """
    uri = os.environ.get("NEO4J_URI", "").strip()
    if not uri:
        return None
    if trouble := half_named():
        raise trouble
    return Connection(
        uri=uri,
        username=os.environ.get("NEO4J_USERNAME") or "neo4j",
        password=os.environ["NEO4J_PASSWORD"],
        database=os.environ.get("NEO4J_DATABASE") or None,
        provider="environment",
    )
