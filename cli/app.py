"""The root of the command line: every command, what it does, and where it lies."""

from typing import Annotated, Any

import typer

from cli.groups import Entry, LazyGroup

DATABASE = "The database"
FEED = "Feed"
ASK = "Ask"
KEEP = "Keep"

COMMANDS = {
    "demo": Entry("Begin", "Start, load the sample dossiers, answer a few questions.", "cli.demo", "demo"),
    "up": Entry(DATABASE, "Start the database, and wait until it answers.", "cli.server", "up"),
    "down": Entry(DATABASE, "Stop the database; nothing is lost.", "cli.server", "down"),
    "status": Entry(DATABASE, "Say where the database is, and what it holds.", "cli.server", "status"),
    "doctor": Entry(DATABASE, "Find out what is wrong, and what to do.", "cli.server", "doctor"),
    "browser": Entry(
        DATABASE, "Open Neo4j Browser: connected, styled, with the saved queries in it.", "cli.browser", "browser"
    ),
    "ingest": Entry(FEED, "Read documents, and draft what they say for a person to judge.", "cli.ingestion", "ingest"),
    "review": Entry(FEED, "Accept, edit or reject what was proposed, beside its source text.", "cli.review", "review"),
    "load": Entry(FEED, "Load dossiers: check them, show what would change, write.", "cli.loading", "load"),
    "ask": Entry(ASK, "Ask a question in plain English.", "cli.question", "ask"),
    "report": Entry(ASK, "Write all that is held about one entity as a page.", "cli.report", "report"),
    "query": Entry(ASK, "List, show and run saved queries.", "cli.query"),
    "entity": Entry(ASK, "Find and show entities, and decide which are one.", "cli.entity"),
    "claim": Entry(ASK, "List claims, show what one rests on, and judge it.", "cli.claim"),
    "import": Entry(FEED, "Make a dossier of FollowTheMoney entities or a STIX bundle.", "cli.exchange", "import"),
    "export": Entry(KEEP, "Write the graph as FollowTheMoney, STIX, GraphML or CSV.", "cli.exchange", "export"),
    "graph": Entry(KEEP, "Check, rebuild, fingerprint and count the graph.", "cli.upkeep"),
    "schema": Entry(KEEP, "Show and publish the vocabulary.", "cli.vocabulary"),
}
"""Every command of dots, in the order in which ``dots --help`` lists them."""


class Root(LazyGroup):
    """The commands of dots."""

    entries = COMMANDS

    def make_context(self, info_name: Any, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """Make the context that those of all commands are laid out by."""
        from shutil import get_terminal_size

        from cli.narrow import NARROW, lay_out

        if (places := get_terminal_size().columns) < NARROW:
            lay_out(self.context_class)
            extra.setdefault("terminal_width", places)
        return super().make_context(info_name, args, parent, **extra)


app = typer.Typer(
    cls=Root,
    name="dots",
    no_args_is_help=True,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)


@app.callback(
    help="Documents about people, organisations and events, as a graph whose every fact leads back to its words.",
    epilog="Rows go to the standard output, everything else to the standard error. "
    "Exit codes: 0 answered, 1 the work failed, 2 the call was wrong, 3 no database.",
)
def root(
    _version: Annotated[bool, typer.Option("--version", help="Print the version.")] = False,
    _quiet: Annotated[bool, typer.Option("--quiet", help="Rows and errors only. Any command takes it.")] = False,
    _no_color: Annotated[bool, typer.Option("--no-color", help="No colours, as NO_COLOR=1 says too.")] = False,
    _debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of an error.")] = False,
) -> None:
    """Take the options of the root; ``cli.main`` has read them already."""
    if _version:
        from cli.version import version

        print(f"dots {version()}")
        raise typer.Exit
