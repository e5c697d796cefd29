"""The address of the embedded server: how to talk to it while it runs.

Apart from the server's own module, because every query asks for it, and none needs to know how a server is started.
"""

from pathlib import Path

from database.connection import Connection
from database.embedded import process
from database.embedded.configuration import LOOPBACK
from database.embedded.layout import Layout, State, read_state
from database.embedded.password import read_password

USERNAME = "neo4j"
DATABASE = "neo4j"


def running(*, home: Path | None = None) -> Connection | None:
    """Return how to talk to the embedded server if it runs.

    Args:
        home: The data folder; the user's own by default.

    Raises:
        NoDatabase: It runs, and its password file cannot be read.
    """
    layout = Layout.of(home)
    state = known_state(layout)
    if state is None or process.find(layout, state.pid) is None:
        return None
    return connection_of(layout, state)


def known_state(layout: Layout) -> State | None:
    """Return what the last start wrote down, or what can be found out where that was spoilt.

    Args:
        layout: Whose server it is.
    """
    state = read_state(layout.state)
    if state is None and layout.state.exists():
        from database.embedded.recovery import recover

        return recover(layout)
    return state


def connection_of(layout: Layout, state: State) -> Connection:
    """Return how to talk to a server.

    Args:
        layout: Whose server it is.
        state: What its start left.

    Raises:
        NoDatabase: Its password file cannot be read.
    """
    return Connection(
        uri=bolt_address(state),
        username=USERNAME,
        password=read_password(layout.password),
        database=DATABASE,
        provider="embedded",
    )


def bolt_address(state: State) -> str:
    """Return where drivers talk to a server."""
    return f"bolt://{LOOPBACK}:{state.bolt_port}"


def browser_address(state: State) -> str:
    """Return where its Neo4j Browser is."""
    return f"http://{LOOPBACK}:{state.http_port}/browser/"
