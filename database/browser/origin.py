"""The origin of Browser: where a server serves it, and how its files are fetched from there."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from database.browser.relay import Content
from database.connection import Connection
from schema.errors import WorkError

if TYPE_CHECKING:
    from requests import Session

PATIENCE: Final = (3.05, 30)
"""How long to wait for a connection, and then for a file, in seconds."""

CLOUD: Final = ".neo4j.io"


def find(connection: Connection, *, session: "Session", given: str | None = None) -> str:
    """Find where a server serves its Browser.

    Args:
        connection: The server.
        session: With what to ask.
        given: The address of its HTTP port, where the user knows it.

    Returns:
        The address that ``/browser/`` is below of.

    Raises:
        WorkError: It serves none, or none that can be found.
    """
    import requests

    tried = [given.rstrip("/").removesuffix("/browser")] if given else list(_candidates(connection))
    for address in tried:
        try:
            answer = session.get(f"{address}/browser/", timeout=PATIENCE)
        except requests.RequestException:
            continue
        if answer.ok and "<script" in answer.text:
            return address
    where = urlsplit(connection.uri).hostname or connection.uri
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
        The file; None where the server has none, or does not answer any more.
    """
    import requests

    try:
        answer = session.get(f"{address}{path}", timeout=PATIENCE)
    except requests.RequestException:
        return None
    if not answer.ok:
        return None
    return Content(answer.headers.get("Content-Type", "application/octet-stream"), answer.content)


def _candidates(connection: Connection) -> Iterator[str]:
    if connection.provider == "embedded":
        from database import embedded

        embedded.await_browser()
        yield (embedded.status().browser or "").removesuffix("/browser/")
        return
    parts = urlsplit(connection.uri)
    host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
    if "+" not in parts.scheme:
        yield f"http://{host}:7474"
    yield f"https://{host}:7473"
    yield f"https://{host}"
