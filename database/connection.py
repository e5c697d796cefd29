"""The connection: what it takes to talk to a server, wherever it was named."""

from dataclasses import dataclass, field
from typing import Literal

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
