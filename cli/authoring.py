"""The commands for queries of one's own: beginning one, and checking files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cli import screen

if TYPE_CHECKING:
    from database.graph import Graph
    from schema.vocabulary import Vocabulary


def new(
    name: Annotated[str, typer.Argument(help="What it is to be called: topic/name, or the name alone.")],
    replaces: Annotated[
        bool, typer.Option("--replaces", help="Begin with a copy of the query of that name, and stand in for it.")
    ] = False,
) -> None:
    """Begin a query of your own: write a file that describes itself, and runs, for you to change."""
    from cli import session
    from queries import skeleton
    from schema.errors import CallError

    folder = next(iter(session.query_folders()), session.OWN_QUERIES)
    if session.is_package(folder):
        raise CallError(
            f"{folder} holds a Python package, and no queries.",
            remedy='Name a folder of your own in dots.toml: queries = ["my-queries"].',
        )
    catalogue = session.catalogue()
    path = skeleton.write(folder, name, catalogue, replaces=replaces)
    print(screen.clean(str(path)))
    written = path.relative_to(folder).with_suffix("").as_posix()
    if others := [each for each in catalogue.called(written) if each != written]:
        last = written.rpartition("/")[2]
        screen.say(f"{last} alone goes on to mean {others[0]}; this one is called {written}.")
    screen.say(f"Change it as you like; `dots query check {path}` says what is wrong with it.")


def check(
    files: Annotated[
        list[Path] | None, typer.Argument(help="Files or folders; all of your own queries by default.")
    ] = None,
) -> None:
    """Check query files: what they say of themselves, what they may not do, and how the server would plan them.

    Each problem is one line with its place. A query with which nothing is wrong is asked once, with its examples and
    defaults, to see whether its cells are what its columns declare. Without a database, the text alone is checked.
    Exits with 1 where anything is wrong.
    """
    from cli import session

    paths = list(_expanded(files or session.query_folders()))
    if not paths:
        screen.say("There are no queries of your own. `dots query new NAME` begins one.")
        return
    vocabulary = session.vocabulary()
    names = _names(paths)
    with _planner() as graph:
        found = [problem for path in paths for problem in _problems(path, names[path], vocabulary, graph)]
    for problem in found:
        print(screen.clean(problem))
    checked = f"{len(paths)} {'file' if len(paths) == 1 else 'files'}"
    if graph is None:
        screen.say("No database answers: neither plans nor cells were checked.")
    if found:
        screen.say(f"{len(found)} {'problem' if len(found) == 1 else 'problems'} in {checked}.")
        raise typer.Exit(1)
    screen.say(f"Nothing is wrong with {checked}.")


@contextmanager
def _planner() -> "Iterator[Graph | None]":
    """Open the graph with the server's remarks; None where there is no database."""
    from database.graph import Graph
    from database.location import locate
    from schema.errors import NoDatabase

    try:
        graph = Graph.open(locate(), notifications=True)
    except NoDatabase:
        yield None
        return
    with graph:
        yield graph


def _expanded(paths: list[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(path.rglob("*.cypher")) if path.is_dir() else [path]


def _names(paths: list[Path]) -> dict[Path, str]:
    """Give each file the name that its query has in the catalogue, or would have."""
    from cli import session
    from queries.saved_query import LIBRARY

    folders = [folder.resolve() for folder in (*session.query_folders(), LIBRARY)]
    named = {}
    for path in paths:
        whole = path.resolve().with_suffix("")
        within = [whole.relative_to(folder).as_posix() for folder in folders if whole.is_relative_to(folder)]
        named[path] = within[0] if within else whole.name
    return named


def _problems(path: Path, name: str, vocabulary: "Vocabulary", graph: "Graph | None") -> Iterator[str]:
    from queries.catalogue import SUFFIX
    from queries.checking import explain, inspect, try_out
    from queries.safety import ONLY_READ, OUTSIDE, dangers, dangers_of
    from queries.saved_query import LARGEST, LIBRARY, SavedQuery, is_name
    from schema.errors import QueryInvalid

    if not all(is_name(part) for part in name.split("/")):
        yield f"{path}: is no name for a query; use lower case letters and hyphens."
    if path.suffix != SUFFIX and path.is_file():
        yield f"{path}: is not found where queries are looked for; let its name end with {SUFFIX}."
    try:
        query = SavedQuery.read(path, name)
    except QueryInvalid as error:
        yield error.message
        if not isinstance(error.__cause__, OSError) and path.stat().st_size <= LARGEST:
            # What is wrong with the description hides nothing that the Cypher may not do.
            content = path.read_text(encoding="utf-8", errors="replace")
            yield from (f"{path}:{line}: {message}" for line, message in dangers_of(content))
        return
    original = LIBRARY / f"{name}.cypher"
    if original.is_file() and original.resolve() != path.resolve() and not query.metadata.replaces:
        yield f"{path}:1: there is a query {name} already; rename this one, or say `replaces: true`."
    found = inspect(query, vocabulary)
    if graph is not None:
        # That it does more than read, the server says once more, and less clearly.
        is_told = any(message.endswith((ONLY_READ, OUTSIDE)) for _, message in dangers(query))
        found += [one for one in explain(query, graph) if not (is_told and one.message.endswith(ONLY_READ))]
    if graph is not None and not found:
        found += try_out(query, graph)
    yield from map(str, sorted(found, key=lambda one: one.line))
