"""A session: the graph, and the saved queries that can be asked of it."""

from types import TracebackType
from typing import Self

from database.connection import Connection, locate
from database.graph import Graph
from dots.answer import Answer
from queries import exclusion
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.running import TIMEOUT, run
from schema.settings import Settings
from schema.vocabulary import Vocabulary

CONTRACT = ("as_of", "known_by", "min_grade", "disputes")
"""What every query over claims takes beside its own parameters."""

WITHOUT = ("without_source", "without_claim")
"""What it takes one of, or several in a list."""


def open(
    uri: str | None = None,
    *,
    username: str = "neo4j",
    password: str | None = None,
    database: str | None = None,
) -> "Session":
    """Open the graph.

    Args:
        uri: The Bolt address of a server; without it, the server that ``NEO4J_URI`` names, else the one that
            ``dots up`` started.
        username: Who logs in at that address.
        password: With which password.
        database: Which database of it; the user's home database by default.

    Returns:
        The session; close it, or open it in a ``with``.

    Raises:
        NoDatabase: There is no server, or it does not let us in.
    """
    connection = Connection(uri, username, password or "", database) if uri else locate()
    return Session(Graph.open(connection))


class Session:
    """The graph, and the saved queries that can be asked of it.

    Args:
        graph: An open graph; the session closes it.
    """

    def __init__(self, graph: Graph) -> None:
        settings = Settings.read()
        self.graph = graph
        self.vocabulary = Vocabulary.load(settings.types)
        self.catalogue = Catalogue.read(settings.folder / folder for folder in settings.queries)

    def queries(self, topic: str | None = None) -> dict[str, str]:
        """Return the saved queries: the name of each, and what it answers.

        Args:
            topic: Only those of this topic.
        """
        return {
            self.catalogue.short_names[query.name]: query.question
            for query in self.catalogue
            if topic in (None, query.topic)
        }

    def ask(self, name: str, *, timeout: float | None = TIMEOUT, **given: object) -> Answer:
        """Ask a saved query.

        Args:
            name: The query: its path, or the last part of it.
            timeout: Seconds after which the server gives up; None for the server's own limit.
            **given: Its parameters, and for a query over claims ``as_of``, ``known_by``, ``min_grade``, ``disputes``,
                ``without_source`` and ``without_claim``, as ``dots query run`` takes them.

        Returns:
            The answer.

        Raises:
            CallError: There is no such query or parameter, or a name means nobody.
            AmbiguousName: A name means several entities; the message lists them.
            WorkError: The query took longer than it may.
        """
        query = self.catalogue.get(name)
        asked = {key: str(value) for key, value in given.items() if value is not None and key not in WITHOUT}
        contract = Contract.parse(
            **{key: asked.pop(key) for key in CONTRACT if key in asked},
            without_sources=exclusion.sources(self.graph, _several(given.get("without_source"))),
            without_claims=exclusion.claims(self.graph, _several(given.get("without_claim"))),
        )
        found = run(self.graph, query, asked, contract=contract, timeout=timeout)
        return Answer(self, found, list(found.rows))

    def close(self) -> None:
        """Let go of the server."""
        self.graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _several(given: object) -> list[str]:
    if given is None:
        return []
    return [given] if isinstance(given, str) else [str(one) for one in given]  # type: ignore[attr-defined]
