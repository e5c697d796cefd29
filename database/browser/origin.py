"""The origin of Browser: where a server serves it, and how its files are fetched from there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from database.browser.relay import Content
from database.connection import Connection
from schema.errors import CallError, DotsError, NoDatabase, WorkError

if TYPE_CHECKING:
    from requests import PreparedRequest, Response, Session

    from database.graph import Graph

PATIENCE: Final = (3.05, 30)
"""How long to wait for a connection, and then for a file, in seconds."""

CLOUD: Final = ".neo4j.io"

BOLT_PORT: Final = 7687

MEMBERS: Final = """
CALL dbms.routing.getRoutingTable({}, $database) YIELD servers
UNWIND servers AS server
UNWIND server.addresses AS address
RETURN DISTINCT address
"""


def address(given: str) -> str:
    """Read the address of a server's HTTP port, as a user gives it.

    Args:
        given: Such as ``http://host:7474``; what leads on to Browser itself may follow.

    Returns:
        The address that ``/browser/`` is below of.

    Raises:
        CallError: It is no such address.
    """
    try:
        parts = urlsplit(given)
        is_address = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:  # a port that is none, half an address of IPv6
        is_address = False
    if not is_address:
        raise CallError(f"--address is no web address: “{given}”.", remedy="Write for instance http://host:7474.")
    return given.rstrip("/").removesuffix("/browser")


def find(connection: Connection, *, session: "Session", given: str | None = None) -> str:
    """Find where a server serves its Browser.

    Args:
        connection: The server.
        session: With what to ask.
        given: Where it does, as `address` returned it, where the user knows it.

    Returns:
        The address that ``/browser/`` is below of.

    Raises:
        WorkError: It serves none, or none that can be found.
        NoDatabase: It was the embedded one, and runs no more.
    """
    import requests

    tried = [given] if given else list(_candidates(connection))
    for place in tried:
        try:
            answer = _get(session, f"{place}/browser/")
        except requests.RequestException:
            continue
        if answer.status_code == requests.codes.ok and "<script" in answer.text:
            return place
    where = urlsplit(connection.uri).hostname or connection.uri
    if not tried:
        raise NoDatabase("The server that dots runs has stopped.", remedy="Run `dots up`, and this again.")
    if where.endswith(CLOUD):
        remedy = "Aura has its own, called Query, on its console; --style and --favourites write files for it."
    else:
        remedy = (
            "Give the address of its HTTP port with --address, or write files for another tool: --style, --favourites."
        )
    raise WorkError(f"The server at {where} serves no Neo4j Browser (tried {', '.join(tried)}).", remedy=remedy)


def fetch(session: "Session", address: str, path: str) -> Content | None:
    """Fetch a file of Browser.

    Args:
        session: With what to ask.
        address: Where the server serves Browser, as `find` returned it.
        path: The path of the file, from ``/browser/`` on.

    Returns:
        The file; None where the server has none.

    Raises:
        WorkError: The server does not answer, or not with a file.
    """
    import requests

    try:
        answer = _get(session, f"{address}{path}")
    except requests.RequestException:
        raise WorkError(f"{address} does not answer.", remedy="Load the page again.") from None
    if answer.status_code == requests.codes.not_found:
        return None
    if answer.status_code != requests.codes.ok:
        raise WorkError(f"{address} answers {answer.status_code}.", remedy="Load the page again.")
    return Content(answer.headers.get("Content-Type", "application/octet-stream"), answer.content)


def databases(graph: "Graph") -> list[str]:
    """List where Browser may look for the database, as sources of a content security policy.

    Args:
        graph: The database.

    Returns:
        The server's own address, and where the scheme is one of routing those that it routes to now. A policy cannot
        name an address of IPv6: for a server that has such a one, every address of WebSockets and of the web.
    """
    parts = urlsplit(graph.connection.uri)
    if graph.connection.provider == "embedded":
        return [f"{scheme}://{host}:*" for host in ("127.0.0.1", "localhost") for scheme in ("ws", "http")]
    scheme = "wss" if "+" in parts.scheme else "ws"
    found = {f"{parts.hostname}:{parts.port or BOLT_PORT}"}
    if parts.scheme.startswith("neo4j"):
        found |= set(_members(graph))
    if any(":" in place.rpartition(":")[0] for place in found):
        return ["http:", "https:", "ws:", "wss:"]
    # Browser asks the same port what it is by HTTP before it speaks Bolt there.
    web = scheme.replace("ws", "http")
    return sorted(f"{one}://{place}" for place in found for one in (scheme, web))


def _members(graph: "Graph") -> list[str]:
    try:
        rows = graph.read(MEMBERS, database=graph.connection.database)
    except DotsError:
        # A server that keeps no routes, or tells us of none, is its own only member.
        return []
    return [str(row["address"]) for row in rows]


def _get(session: "Session", address: str) -> "Response":
    # Where it leads on is another's, and would be served as ours.
    return session.get(address, timeout=PATIENCE, allow_redirects=False, auth=_as_nobody)


def _as_nobody(request: "PreparedRequest") -> "PreparedRequest":
    """Log in as nobody: without a callable, requests would look for a password for the host in the user's .netrc."""
    return request


def _candidates(connection: Connection) -> Iterator[str]:
    if connection.provider == "embedded":
        from database import embedded

        if served := embedded.status().browser:
            yield served.removesuffix("/browser/")
        return
    parts = urlsplit(connection.uri)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    if "+" not in parts.scheme:
        yield f"http://{host}:7474"
    yield f"https://{host}:7473"
    yield f"https://{host}"
