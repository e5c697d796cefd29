"""The command that loads dossiers."""

from collections.abc import Callable, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import TYPE_CHECKING, Annotated

import typer

from cli import formats, screen

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

app = typer.Typer(rich_markup_mode=None, add_completion=False)

FEW = 20
"""Lines of what a load alters that are told; `--dry-run` has more, and what is added."""


@app.command()
def load(
    dossiers: Annotated[
        list[Path], typer.Argument(metavar="DOSSIER...", readable=False, help="Dossiers: YAML or JSONL files.")
    ],
    text: Annotated[
        list[Path] | None,
        typer.Option(
            "--text",
            metavar="FILE",
            readable=False,
            help="The text of a document: every span in it is proven before anything is written. May be repeated.",
        ),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, and write nothing.")] = False,
    again: Annotated[
        bool, typer.Option("--again", help="Read back all that the graph holds of them, and mend what differs.")
    ] = False,
    into_foreign: Annotated[
        bool, typer.Option("--into-foreign", "--yes", help="Load into a graph that holds data of others too.")
    ] = False,
) -> None:
    """Load dossiers: check them as a whole, show what will change, then write.

    Nothing is written unless everything is right. Loading the same dossier again changes nothing; loading a changed
    one changes exactly that. What is added is counted, and told one by one with --dry-run.
    """
    from cli import session

    texts = text or []
    _refuse_missing([*dossiers, *texts])
    vocabulary = session.vocabulary()
    with session.graph(to_load=True) as graph:
        if dry_run:
            report = write(
                graph, dossiers, vocabulary, texts=texts, again=again, into_foreign=into_foreign, dry_run=True
            )
            _tell(report.lines, report.unsaid)
            screen.say(str(report) if report.is_unchanged else f"Would change: {report}.")
            return
        try:
            report = write(graph, dossiers, vocabulary, texts=texts, again=again, into_foreign=into_foreign, show=_show)
        except KeyboardInterrupt:
            screen.say("Interrupted. Nothing is loaded, or, of a large load, a part: load the same again.")
            raise
        screen.say(str(report) if report.is_unchanged else f"Loaded in {report.seconds:.1f} s. {report}.")
        if report.entities.added:
            from cli.matching import offer
            from schema.settings import Settings

            offer(graph, report.dossiers, Settings.read().likely_same)


def write(
    graph: "Graph",
    paths: Sequence[Path],
    vocabulary: "Vocabulary",
    *,
    texts: Sequence[Path] = (),
    again: bool = False,
    into_foreign: bool = False,
    dry_run: bool = False,
    show: "Callable[[Report], None] | None" = None,
) -> "Report":
    """Load dossiers with a progress bar, and ask before data of others is joined.

    Args:
        graph: Where to.
        paths: The dossiers.
        vocabulary: The types that there are.
        texts: The texts of documents, for proving spans.
        again: Whether to read back what the graph holds of them, and mend what differs.
        into_foreign: Whether a graph with data of others will do.
        dry_run: Whether nothing shall be written.
        show: Called with what will change, before any of it is written.

    Raises:
        ForeignGraph: The graph holds data of others, and nobody agreed.
        DossierInvalid: A dossier says what it may not.
    """
    from cli import progress
    from ingest.loading import load as load_all
    from schema.errors import ForeignGraph

    def attempt(foreign: bool) -> "Report":
        def told(report: "Report") -> None:
            if show:
                with progress.aside(bar):
                    show(report)

        with progress.shown() as bar:
            return load_all(
                graph,
                paths,
                vocabulary=vocabulary,
                texts=texts,
                again=again,
                dry_run=dry_run,
                into_foreign=foreign,
                progress=bar,
                show=told,
            )

    try:
        return attempt(into_foreign)
    except ForeignGraph as error:
        if not screen.confirm(f"{error.message} Load into it all the same?"):
            raise
        return attempt(True)


def _show(report: "Report") -> None:
    """Tell what a load is about to alter; what it adds is in the counts."""
    altering = report.altering
    counted = sum(changes.total - changes.added for _, changes in report.kinds())
    _tell(altering[:FEW], max(counted, len(altering)) - FEW)
    screen.say(f"Will change: {report}.")


def _tell(lines: Sequence[str], unsaid: int) -> None:
    for line in lines:
        print(formats.cell(line))
    if unsaid > 0:
        print(f"… and {unsaid:,} more")


def _refuse_missing(paths: Sequence[Path]) -> None:
    from schema.errors import CallError

    for path in paths:
        try:
            kind = path.stat().st_mode
            if S_ISREG(kind):
                path.open("rb").close()
        except FileNotFoundError as error:
            what = f"{path} is a link to nothing." if path.is_symlink() else f"There is no file {path}."
            raise CallError(what, remedy="Look at how it is spelt.") from error
        except OSError as error:
            raise CallError(
                f"{path} cannot be read: {(error.strerror or 'unknown').lower()}.",
                remedy="Make it a file that you may read.",
            ) from error
        if S_ISDIR(kind):
            raise CallError(f"{path} is a folder.", remedy=f"Name the files in it, such as {path / '*.yaml'}.")
