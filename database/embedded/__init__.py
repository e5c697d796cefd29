"""Neo4j Community as a child of dots: on loopback, in the user's data folder, with nothing to install but Python.

The server belongs to a *home*, a data folder; every function takes one, and means the user's own where none is given.
"""

from typing import TYPE_CHECKING, Any

from database.embedded.address import running

if TYPE_CHECKING:
    from database.embedded.server import Status, start, status, stop

__all__ = ["Status", "running", "start", "status", "stop"]


def __getattr__(name: str) -> Any:
    # A query needs the address of a server, and none of what starts one: that is loaded when it is asked for.
    if name in __all__:
        from database.embedded import server

        return getattr(server, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
