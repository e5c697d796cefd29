"""Recovery: a server that runs although what its start wrote down was lost, spoilt, or never written."""

from typing import TYPE_CHECKING

from database.embedded import configuration, process
from database.embedded.layout import Layout, State, read_state
from database.embedded.lock import read_lock
from schema.errors import WorkError

if TYPE_CHECKING:
    from psutil import Process


def find(layout: Layout) -> "Process | None":
    """Return the server's process, if it runs, even where nobody wrote its number down.

    Args:
        layout: Whose server it is.
    """
    state = read_state(layout.state)
    return process.find(layout, state.pid if state else None) or process.search(layout)


def recover(layout: Layout) -> State | None:
    """Return the state of a server that runs although what its start wrote down was lost or spoilt.

    Args:
        layout: Whose server it is.

    Raises:
        WorkError: It runs, and its folder is gone.
    """
    server = find(layout)
    return adopted(layout, server) if server else None


def adopted(layout: Layout, server: "Process") -> State:
    """Return the state of a server that runs, from its own configuration where nobody wrote it down.

    Args:
        layout: Whose server it is.
        server: Its process.

    Raises:
        WorkError: Its folder is gone.
    """
    state = read_state(layout.state)
    if state is None or state.pid != server.pid:
        try:
            bolt_port, http_port = configuration.read_ports(layout.configuration / "neo4j.conf")
        except FileNotFoundError as error:
            raise WorkError(
                f"Neo4j runs as process {server.pid}, and its folder {layout.root} was removed under it.",
                remedy=f"End process {server.pid}, then run `dots up`.",
            ) from error
        state = State(server.pid, server.create_time(), bolt_port, http_port, read_lock().version)
        state.write(layout.state)
    return state
