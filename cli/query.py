"""The commands that list, show and run saved queries."""

from pathlib import Path
from typing import Annotated

import typer

from cli import authoring, screen
from cli.asking import Ask
from cli.finding import find
from cli.formats import Format
from cli.groups import Group

app = typer.Typer(cls=Group, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


def topics(incomplete: str) -> list[str]:
    """Complete a topic.

    Args:
        incomplete: What was typed of it.
    """
    from cli import session

    found = dict.fromkeys(name.rpartition("/")[0] for name in session.catalogue().names)
    return [topic for topic in found if topic.startswith(incomplete)]


def names(incomplete: str) -> list[tuple[str, str]]:
    """Complete the name of a query.

    Args:
        incomplete: What was typed of it.
    """
    from cli import session

    queries = session.catalogue()
    return [
        (name, query.question)
        for query in queries
        for name in dict.fromkeys((queries.short_names[query.name], query.name))
        if name.startswith(incomplete)
    ]


@app.command("list", short_help="List the saved queries, topic by topic.")
def list_(
    topic: Annotated[str, typer.Argument(help="Only this topic.", autocompletion=topics, show_default=False)] = "",
    form: Annotated[Format, typer.Option("--format", help="How to write them.")] = Format.TABLE,
) -> None:
    """List the saved queries, topic by topic. It needs no database."""
    from cli.library import list_queries

    list_queries(topic, form)


app.command(short_help="Find saved queries by words of what they ask.")(find)


@app.command(
    short_help="Show what a saved query asks, takes and answers.",
    context_settings={"ignore_unknown_options": True, "allow_extra_args": True},
)
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="The query: its path, or the last part of it.", autocompletion=names)],
    cypher: Annotated[
        bool, typer.Option("--cypher", help="Print the Cypher, ready to be pasted into Neo4j Browser.")
    ] = False,
) -> None:
    """Show what a saved query asks, takes and answers. It needs no database.

    With --cypher it takes the parameters of the query and --as-of and the like, too, as `dots query run` does, so that
    what is printed asks the same. What a name means is looked up in the database.
    """
    from cli import session
    from cli.cypher import text
    from cli.description import describe
    from schema.errors import CallError

    query = session.catalogue().get(name)
    if context.args and not cypher:
        raise CallError(
            f"`dots query show` has no option {context.args[0]}.", remedy="With --cypher it takes those of the query."
        )
    print(text(query, context.args) if cypher else describe(query))


app.add_typer(typer.Typer(cls=Ask, rich_markup_mode=None, add_completion=False), name="run")


@app.command(short_help="Say whether the answer of a receipt still holds.")
def verify(
    file: Annotated[Path, typer.Argument(help="A receipt, as `dots query run --receipt FILE` wrote it.")],
    form: Annotated[Format, typer.Option("--format", help="How to write what changed.")] = Format.TABLE,
    timeout: Annotated[str, typer.Option("--timeout", metavar="SECONDS", help="How long to wait for a row.")] = "30",
) -> None:
    """Ask the question of a receipt again, and say whether its answer still holds. Exits with 1 where it does not."""
    from cli import formats, receipts, session
    from cli.call import seconds
    from ingest.integrity import fingerprint
    from queries import verification
    from queries.receipts import Receipt

    patience = seconds(timeout)
    receipt = Receipt.read(file)
    with session.graph() as graph:
        found = verification.verify(
            graph, session.catalogue(), receipt, fingerprint=fingerprint(graph), timeout=patience
        )
    if not found.holds or form is not Format.TABLE:
        formats.write(receipts.found_by(found), ("what", "change", "before", "now"), form)
    for sentence in receipts.told(found):
        screen.say(sentence)
    answered = f"{len(receipt.rows)} {'row' if len(receipt.rows) == 1 else 'rows'} of {receipt.query.name}"
    if not found.holds:
        screen.say(f"The answer of {receipt.asked_at:%Y-%m-%d} no longer holds: {answered}.")
        raise typer.Exit(1)
    screen.say(f"The answer of {receipt.asked_at:%Y-%m-%d} still holds: {answered}, and all that they rest on.")


app.command("new", short_help="Begin a query of your own.")(authoring.new)
app.command("check", short_help="Check query files, your own by default.")(authoring.check)
