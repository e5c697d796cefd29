"""A session: the graph, and the saved queries that can be asked of it."""

from collections.abc import Mapping
from types import TracebackType
from typing import Self
from warnings import warn

from database.connection import Connection
from database.graph import Graph
from database.location import locate
from database.unfinished import told, unfinished
from dots.answer import Answer
from dots.calls import in_python, named, several, written
from queries import exclusion
from queries.bounds import beside
from queries.catalogue import Catalogue
from queries.contract import Contract
from queries.patience import TIMEOUT
from queries.running import run
from queries.saved_query import SavedQuery
from schema.errors import CallError
from schema.settings import Settings
from schema.suggestion import did_you_mean
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

    Warns:
        UserWarning: A load was left halfway, or goes on: some of what it brings is there, and some is not.
    """
    connection = Connection(uri, username, password or "", database) if uri else locate()
    session = Session(Graph.open(connection))
    try:
        if begun := unfinished(session.graph):
            warn(told(begun), stacklevel=2)
    except BaseException:
        session.close()
        raise
    return session


class Session:
    """The graph, and the saved queries that can be asked of it.

    Args:
        graph: An open graph; the session closes it.
    """

    def __init__(self, graph: Graph) -> None:
        settings = Settings.read()
        self._graph = graph
        self._is_closed = False
        self.vocabulary = Vocabulary.load(settings.types)
        self.catalogue = Catalogue.read(settings.folder / folder for folder in settings.queries)

    @property
    def graph(self) -> Graph:
        """The open graph.

        Raises:
            CallError: The session was closed.
        """
        if self._is_closed:
            raise CallError("This session is closed.", remedy="Open the graph again: dots.open().")
        return self._graph

    def queries(self, topic: str | None = None) -> dict[str, str]:
        """Return the saved queries: the name of each, and what it answers.

        Args:
            topic: Only those of this topic.

        Raises:
            CallError: There is no such topic.
        """
        topics = dict.fromkeys(query.topic for query in self.catalogue)
        if topic is not None and topic not in topics:
            hint = did_you_mean(topic, tuple(topics))
            raise CallError(f"There is no topic “{topic}”.", remedy=f"{hint} There are {', '.join(topics)}.".lstrip())
        return {
            self.catalogue.short_names[query.name]: query.question
            for query in self.catalogue
            if topic in (None, query.topic)
        }

    def ask(self, name: str, *, timeout: float | None = TIMEOUT, **given: object) -> Answer:
        """Ask a saved query.

        Args:
            name: The query: its path, or the last part of it.
            timeout: Seconds to wait for the first row, and for each that follows; None for the server's own limit.
            **given: Its parameters, each a text, a number or a date; and for a query over claims ``as_of``,
                ``known_by``, ``min_grade``, ``disputes``, ``without_source`` and ``without_claim``, as ``dots query
                run`` takes them, the last two one or several in a list.

        Returns:
            The answer.

        Raises:
            CallError: There is no such query or parameter, or a name means nobody.
            AmbiguousName: A name means several entities; the message lists them.
            WorkError: The query took longer than it may.
        """
        if timeout is not None and not _is_positive(timeout):
            raise CallError(f"timeout is a number of seconds, not {timeout!r}.", remedy="None asks without a limit.")
        with in_python((*given, *CONTRACT, *WITHOUT, "timeout")):
            query = self.catalogue.get(name)
        with in_python((*query.parameters, *given, *CONTRACT, *WITHOUT, "timeout")):
            asked, contract = self.read(query, given)
            found = run(self.graph, query, asked, contract=contract, timeout=timeout)
            names, rows = beside(found.columns, found.rows)
            return Answer(self, found, list(rows), names)

    def read(self, query: SavedQuery, given: Mapping[str, object]) -> tuple[dict[str, str], Contract]:
        """Read what was given to a query: its own parameters, as a query reads them, and what is asked of the claims.

        Args:
            query: The query.
            given: What was given, by name; what is None counts as not given.

        Raises:
            CallError: Something is no value that a parameter takes.
        """
        plain = {key: value for key, value in given.items() if value is not None and key not in WITHOUT}
        asked = {named(key): written(key, value) for key, value in plain.items()}
        contract = Contract.parse(
            **{key: asked.pop(key) for key in CONTRACT if key in asked},
            without_sources=exclusion.sources(self.graph, several("without_source", given.get("without_source"))),
            without_claims=exclusion.claims(self.graph, several("without_claim", given.get("without_claim"))),
        )
        return asked, contract

    def close(self) -> None:
        """Let go of the server."""
        self._is_closed = True
        self._graph.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _is_positive(seconds: object) -> bool:
    return isinstance(seconds, int | float) and seconds > 0
