"""The session of a command: the graph that it talks to and the vocabulary that holds there."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.catalogue import Catalogue
    from schema.vocabulary import Vocabulary


@contextmanager
def graph() -> Iterator["Graph"]:
    """Open the graph: of the server that the environment names, else of the embedded one.

    Raises:
        NoDatabase: There is none, or it does not let us in.
    """
    from database.connection import locate
    from database.graph import Graph

    with Graph.open(locate()) as opened:
        yield opened


def vocabulary() -> "Vocabulary":
    """Return the vocabulary, with the user's own types.

    Raises:
        WorkError: A module of the user's cannot be imported, or a name means two things.
    """
    from schema.settings import Settings
    from schema.vocabulary import Vocabulary

    return Vocabulary.load(Settings.read().types)


def catalogue() -> "Catalogue":
    """Return the saved queries, with the user's own."""
    from queries.catalogue import Catalogue
    from schema.settings import Settings

    settings = Settings.read()
    return Catalogue.read([settings.folder / folder for folder in settings.queries])
