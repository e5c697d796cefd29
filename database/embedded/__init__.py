"""Neo4j Community as a child of dots: on loopback, in the user's data folder, with nothing to install but Python.

The server belongs to a *home*, a data folder; every function takes one, and means the user's own where none is given.
"""

from database.embedded.server import Status, await_browser, running, start, status, stop

__all__ = ["Status", "await_browser", "running", "start", "status", "stop"]
