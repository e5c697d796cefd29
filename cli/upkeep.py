"""The commands that keep the graph sound: check, rebuild, fingerprint, count."""

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from cli import formats, screen
from cli.formats import Format

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.views import Drift

app = typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)

LOADED = ("record", "passage", "document", "publisher", "dossier")
"""What only a load brings, and no derivation."""


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
    told = screen.counted(len(found), "drifts")
    loaded = sum(_is_loaded(drift) for drift in found)
    if not loaded:
        return f"{told}; `dots graph rebuild` puts {'it' if len(found) == 1 else 'them'} right."
    if loaded == len(found):
        return f"{told}; load the {'dossier' if loaded == 1 else 'dossiers'} again: `dots load`."
    return (
        f"{told}; load the {'dossier' if loaded == 1 else 'dossiers'} of {loaded:,} again (`dots load`), then "
        "`dots graph rebuild` puts the rest right."
    )


def _is_loaded(drift: "Drift") -> bool:
    """Say whether a drift lies in what dossiers brought, and not in what is derived from it."""
    remedy = getattr(drift, "remedy", "")
    return "load" in (remedy or drift.detail) or drift.what in LOADED
