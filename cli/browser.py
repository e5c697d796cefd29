"""The command that opens Neo4j Browser: connected, styled, with the saved queries in it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli import screen

if TYPE_CHECKING:
    from database.browser.relay import Relay
    from database.connection import Connection
    from database.graph import Graph

app = typer.Typer(rich_markup_mode=None, add_completion=False)

TOUR = Path(__file__).parent.parent / "sample" / "tour.toml"
PULSE = 2.0
"""How often to look whether the database still runs, in seconds."""


@app.command()
def browser(
    style: Annotated[
        Path | None, typer.Option("--style", metavar="FILE", help="Write the style as a .grass file, and open nothing.")
    ] = None,
    favourites: Annotated[
        Path | None,
        typer.Option("--favourites", metavar="FILE", help="Write the saved queries, as .zip or .cypher; open nothing."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Let them replace files that are there.")] = False,
    address: Annotated[
        str | None,
        typer.Option("--address", metavar="URL", help="Where the server serves Browser, if not on its usual port."),
    ] = None,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="On which port to show it.")] = 7475,
) -> None:
    """Open Neo4j Browser: connected, with a style for each type, the saved queries, and a guide.

    It shows the server's own Browser on an address of this machine until Ctrl-C. Where no browser can be opened, the
    address is printed; it works once, for ten minutes.
    """
    if style or favourites:
        _export(style, favourites, force=force)
        return
    from cli import session
    from database.browser import origin

    given = origin.address(address) if address is not None else None
    with session.graph() as graph, _relay(graph, given, port) as relay:
        if relay.port != port:
            screen.say(
                f"Port {port} is taken, so that Browser is on port {relay.port} this time. What you saved in it on "
                f"port {port} stays there."
            )
        _open(relay, relay.leave(_content(graph.connection)))
        try:
            _serve(graph.connection)
        except KeyboardInterrupt:
            screen.say("\nClosed. The database stays up.")


def _export(style: Path | None, favourites: Path | None, *, force: bool) -> None:
    from cli import session
    from queries import favourites as saved
    from schema import files, grass
    from schema.errors import CallError

    for path, option, suffixes in ((style, "--style", (".grass",)), (favourites, "--favourites", (".zip", ".cypher"))):
        if path and path.suffix.lower() not in suffixes:
            raise CallError(f"{path} does not say what to write.", remedy=f"{option} takes {' or '.join(suffixes)}.")
    wanted: dict[Path, str | bytes] = {}
    if style:
        wanted[style] = grass.written(grass.sheet(session.vocabulary()))
    if favourites:
        found = saved.favourites(session.catalogue())
        wanted[favourites] = saved.archive(found) if favourites.suffix.lower() == ".zip" else saved.script(found)
    for path in wanted:
        files.refuse(path, force=force, ask=screen.confirm)
    for path, content in wanted.items():
        files.replace(path, content)
        screen.say(f"Wrote {path}.")


@contextmanager
def _relay(graph: "Graph", address: str | None, port: int) -> Iterator["Relay"]:
    import requests

    from cli import session as held
    from database.browser import origin
    from database.browser.relay import Relay, policy
    from queries.guide import Tour, guide

    connection = graph.connection
    with requests.Session() as session:
        found = origin.find(connection, session=session, given=address)
        discovery = {
            "bolt_direct": connection.uri,
            "bolt_routing": connection.uri,
            "neo4j_version": graph.server_version,
        }
        with Relay(
            lambda path: origin.fetch(session, found, path),
            discovery=discovery,
            guide=guide(Tour.read(TOUR, held.catalogue())),
            policy=policy(origin.databases(graph)),
            port=port,
        ) as relay:
            yield relay


def _content(connection: "Connection") -> dict[str, Any]:
    from cli import session
    from queries import favourites as saved
    from schema import grass

    return {
        "connection": {
            "host": connection.uri,
            "username": connection.username,
            "password": connection.password,
            "db": connection.database,
            "requestedUseDb": connection.database or "",
        },
        "style": grass.sheet(session.vocabulary()),
        **saved.stored(saved.favourites(session.catalogue())),
    }


def _open(relay: "Relay", once: str) -> None:
    """Open the address that works once, or print it where this machine has no browser to open."""
    if not _opened(relay, once):
        print(once, flush=True)
        screen.say("There is no browser to open here. The address above opens Neo4j Browser, once, within ten minutes.")
    else:
        print(relay.address, flush=True)
    screen.say("Ctrl-C closes it.")


def _opened(relay: "Relay", once: str) -> bool:
    import webbrowser

    from database.browser import redirect

    # Without a display, what would be opened is a browser that draws nothing, in this terminal.
    if sys.platform not in ("win32", "darwin") and not {"DISPLAY", "WAYLAND_DISPLAY", "BROWSER"} & set(os.environ):
        return False
    # Every user of a machine sees programs and their arguments: the address goes into a file of one's own.
    with redirect.file(once) as page:
        try:
            if not webbrowser.open(page.as_uri()):
                return False
        except webbrowser.Error:
            return False
        return relay.fetched.wait(redirect.PATIENCE)


def _serve(connection: "Connection") -> None:
    import time

    while connection.provider != "embedded" or _runs():
        time.sleep(PULSE)
    screen.say("The database was stopped, and Browser with it.")


def _runs() -> bool:
    from database.embedded.address import running

    return running() is not None
