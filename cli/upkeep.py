"""The commands that keep the graph sound: check, rebuild, fingerprint, count."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from cli import formats, screen
from cli.formats import Format
from cli.groups import Group

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.views import Drift

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True)

REBUILD = "dots graph rebuild"
FEW = 4
"""Commands that a remark names; the column has all of them."""


@app.command()
def check(
    form: Annotated[Format, typer.Option("--format", help="How to write what is found.")] = Format.TABLE,
) -> None:
    """Compare what is derived with the claims, and report every drift. The exit code is 1 where there is any."""
    from cli import session
    from ingest.integrity import check as drifts

    with session.graph() as graph:
        found = drifts(graph, session.vocabulary())
    rows = [asdict(drift) for drift in found]
    formats.write(rows, tuple(rows[0]) if rows else (), form)
    if rows:
        screen.say(remedy_of(found))
        raise typer.Exit(1)
    screen.say("Everything that is derived is as the claims say.")


@app.command()
def rebuild() -> None:
    """Derive everything again from the claims, and put right what differs."""
    from cli import progress, session
    from ingest.integrity import rebuild as derive

    with session.graph() as graph, progress.shown() as advance:
        right = derive(graph, session.vocabulary(), progress=advance)
    changed = ", ".join(screen.counted(number, what) for what, number in right.items() if number)
    screen.say(f"Put right: {changed}." if changed else "Everything that is derived was as the claims say.")


@app.command()
def fingerprint() -> None:
    """Print one line that is the same for the same graph, however it was loaded."""
    from cli import session
    from ingest.integrity import fingerprint as of

    with session.graph() as graph:
        print(of(graph))


@app.command()
def loads(
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """List the loads: when each was complete, its dossiers, and how many claims it added, changed and removed."""
    from cli import session
    from ingest.history import loads as remembered

    with session.graph() as graph:
        rows = remembered(graph)
    formats.write(rows, ("load", "at", "dossiers", "added", "changed", "removed", "complete"), form)
    if rows:
        screen.say(
            f"`dots query run changed-between-loads --after {rows[-1]['load'] - 1}` says what the last one changed."
        )


@app.command()
def stats(
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """Count what the graph holds, by kind."""
    from cli import session
    from ingest.integrity import stats as count

    with session.graph() as graph:
        counts = count(graph)
    rows = [{"what": what, "number": number} for what, number in counts.items()]
    formats.write(rows, ("what", "number"), form)


def remedy_of(found: "Sequence[Drift]") -> str:
    """Say what puts drift right: what was loaded is loaded again, then what is derived is derived again.

    Args:
        found: What drifted.
    """
    # What is derived follows from what was loaded: that is mended first.
    commands = sorted({drift.remedy for drift in found}, key=lambda command: (command == REBUILD, command))
    it = "it" if len(found) == 1 else "them"
    told = f"{screen.counted(len(found), 'drifts')}; `{commands[0]}` puts {it} right."
    if len(commands) == 1:
        return told
    more = f", and {len(commands) - FEW:,} more" if len(commands) > FEW else ""
    listed = ", then ".join(f"`{command}`" for command in commands[:FEW])
    return f"{screen.counted(len(found), 'drifts')}; {listed}{more} put {it} right, in this order."
