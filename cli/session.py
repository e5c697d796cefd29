"""The session of a command: the graph that it talks to and the vocabulary that holds there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.catalogue import Catalogue
    from schema.vocabulary import Vocabulary

OWN_QUERIES = Path("queries")
"""Where queries of one's own lie when no settings say otherwise."""


@contextmanager
def graph(*, to_load: bool = False) -> Iterator["Graph"]:
    """Open the graph: of the server that the environment names, else of the embedded one.

    Where a load was left halfway, and some of what it brings is there, that is said.

    Args:
        to_load: Whether it is opened to load into, which completes what was begun.

    Raises:
        NoDatabase: There is none, or it does not let us in.
    """
    from database.graph import Graph
    from database.location import locate

    connection = locate()
    load_driver()
    with Graph.open(connection) as opened:
        if not to_load:
            _say_unfinished(opened)
        yield opened


def _say_unfinished(graph: "Graph") -> None:
    from database.unfinished import told, unfinished

    if begun := unfinished(graph):
        from cli import screen

        screen.say(told(begun))


def load_driver() -> None:
    """Load Neo4j's driver without numpy and pandas, which it imports wherever they are installed.

    It would take their numbers as parameters; no command sends any, and the two take half a second.
    """
    absent = [name for name in ("numpy", "pandas") if name not in sys.modules]
    # A module that is None counts as not installed.
    sys.modules.update(dict.fromkeys(absent))  # type: ignore[arg-type]
    try:
        import neo4j  # noqa: F401
    finally:
        for name in absent:
            del sys.modules[name]


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

    return Catalogue.read(query_folders())


def query_folders() -> list[Path]:
    """Return the folders of the user's own queries: those that the settings name, else ``queries`` where one works."""
    from schema.settings import Settings

    settings = Settings.read()
    if settings.queries:
        return [settings.folder / folder for folder in settings.queries]
    return [OWN_QUERIES] if OWN_QUERIES.is_dir() and not is_package(OWN_QUERIES) else []


def is_package(folder: Path) -> bool:
    """Say whether a folder holds a Python package, as the one called queries in the sources of dots does.

    Args:
        folder: The folder.
    """
    return (folder / "__init__.py").is_file()
