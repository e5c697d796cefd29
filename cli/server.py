"""The commands that start, stop and look at the database."""

import sys
from typing import Annotated

import typer

from cli import screen

app = typer.Typer(rich_markup_mode=None, add_completion=False)


@app.command()
def up() -> None:
    """Start the database, and wait until it answers.

    The first start downloads Neo4j (about 155 MB of jars; Java, 100 MB, came with the installation) and takes a minute
    or two; later ones need no network. A server that runs already is left as it is. Where NEO4J_URI names a server of
    yours, nothing is started.
    """
    from database.location import named_by_environment

    if named := named_by_environment():
        from database.graph import Graph

        with Graph.open(named) as graph:
            screen.say(f"NEO4J_URI names Neo4j {graph.server_version} at {named.uri}; it answers.")
        return
    from database import embedded

    connection = embedded.start(progress=not screen.is_quiet())
    screen.say(f"Neo4j {embedded.status().version} answers at {connection.uri}. `dots down` stops it.")


@app.command()
def down() -> None:
    """Stop the database; nothing is lost.

    Only the server that dots runs itself: one that NEO4J_URI names is yours to stop.
    """
    from database import embedded

    if embedded.status().running:
        # It writes what it holds, and the first time its class-data archive too: that takes seconds.
        screen.say("Stopping Neo4j …")
    screen.say("Neo4j is stopped." if embedded.stop() else "No database of dots was running.")


@app.command()
def status(
    password: Annotated[bool, typer.Option("--password", help="Print the password, and nothing else.")] = False,
) -> None:
    """Say where the database is, how to log in to it, and what it holds."""
    from database.graph import Graph
    from database.location import locate

    connection = locate()
    if password:
        print(connection.password)
        return
    with Graph.open(connection) as graph:
        rows = [("server", f"Neo4j {graph.server_version} at {connection.uri}")]
        rows += _embedded() if connection.provider == "embedded" else [("found by", "NEO4J_URI")]
        rows += [("log in as", f"{connection.username}; `dots status --password` prints the password")]
        rows += [("holds", _holds(graph.read(COUNTS)[0]))]
    _print(rows)


@app.command()
def doctor() -> None:
    """Find out what is wrong with the database, and what to do about it.

    Nothing is changed, downloaded or started. The exit code is 1 where something is wrong.
    """
    from cli import formats
    from database.doctor import diagnose

    findings = diagnose()
    for finding in findings:
        mark = screen.styled("ok   ", "green", sys.stdout) if finding.ok else screen.styled("wrong", "red", sys.stdout)
        print(f"{mark}  {formats.cell(finding.name)}: {formats.cell(finding.detail)}")
        if finding.remedy:
            print(f"       {formats.cell(finding.remedy)}")
    if not all(finding.ok for finding in findings):
        raise typer.Exit(1)


COUNTS = """
RETURN count { (:Entity) } AS entities, count { (:Claim) } AS claims, count { (:Document) } AS documents,
       count { (:Dossier) } AS dossiers
"""


ARCHIVE = {True: "in use", False: "not in use; where it can, `dots down` writes it", None: "nobody can tell"}
"""Whether the server was started from a class-data archive."""


def _embedded() -> list[tuple[str, str]]:
    from database import embedded

    found = embedded.status()
    return [
        ("browser", found.browser or ""),
        ("process", str(found.pid)),
        ("data", f"{found.data_folder} ({found.size / 1e6:.0f} MB)"),
        ("class-data archive", ARCHIVE[found.archive_used]),
    ]


def _holds(counts: dict[str, int]) -> str:
    return ", ".join(screen.counted(number, name) for name, number in counts.items())


def _print(rows: list[tuple[str, str]]) -> None:
    from cli import formats

    widest = max(len(name) for name, _ in rows)
    for name, value in rows:
        print(f"{screen.styled(name.ljust(widest), 'bold', sys.stdout)}  {formats.cell(value)}")
