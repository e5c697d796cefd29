"""A question in plain English: which saved query answers it, and the answer."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand

from cli import call, screen
from cli.answer import answer
from cli.call import CONTRACT, FORMATS
from cli.formats import Format
from queries.parameters import option_of
from queries.patience import TIMEOUT
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.asking.choice import Choice
    from queries.running import Answer

app = typer.Typer(rich_markup_mode=None, add_completion=False)

DRY_RUN = "--dry-run"


class Question(TyperCommand):
    """A command whose options Typer shows and completes, and ``run`` reads."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep the words as they are; show the help where it is asked for, or where nothing is."""
        if ctx.resilient_parsing or not args or set(args) & set(ctx.help_option_names):
            return super().parse_args(ctx, args or ["--help"])
        ctx.args = args
        return args

    def invoke(self, ctx: Any) -> None:
        """Answer the question."""
        run(ctx.args)


@app.command(
    "ask",
    cls=Question,
    epilog='For instance: dots ask "Who attended Soleimani\'s funeral?"',
    context_settings={"ignore_unknown_options": True},
)
def ask(
    _question: Annotated[str, typer.Argument(metavar="QUESTION", help="The question.", show_default=False)],
    _dry_run: Annotated[
        bool, typer.Option(DRY_RUN, help="Say which query would answer it, and do not run it.")
    ] = False,
    _as_of: Annotated[
        str | None, typer.Option("--as-of", metavar=CONTRACT["as_of"][0], help=CONTRACT["as_of"][1])
    ] = None,
    _format: Annotated[
        str, typer.Option("--format", metavar="|".join(FORMATS), help="How to write the rows, or how to draw them.")
    ] = "table",
    _output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write it there; its suffix says how.")
    ] = None,
    _cite: Annotated[bool, typer.Option("--cite", help="Say below the rows what each claim rests on.")] = False,
) -> None:
    """Ask a question in plain English: the saved query that answers it, and the answer.

    It takes every option that `dots query run` takes, too, and what is given so goes before what the question says. A
    question that no saved query answers is declined with those that come nearest.
    """


def run(words: Sequence[str]) -> int:
    """Answer a question.

    Args:
        words: What follows ``dots ask``: the question, in one word of the shell or several, and options.

    Returns:
        The exit code.

    Raises:
        Declined: No query answers it.
        CallError: A name in it means nobody or several, or an option is wrong.
        NoDatabase: There is no server.
    """
    from cli import session
    from queries.asking.asker import Asker
    from schema.errors import NoDatabase

    question, options = _parted(words)
    dry = DRY_RUN in options
    options = [option for option in options if option != DRY_RUN]
    catalogue = session.catalogue()
    asker = Asker(catalogue)
    reading = asker.read(question)
    try:
        with session.graph() as graph:
            choice = asker.choose(reading, graph)
            return _answer(choice, catalogue.short_names[choice.query.name], options, None if dry else graph)
    except NoDatabase as error:
        if not dry:
            raise
        # To choose takes no database; only what names mean is left open without one.
        screen.say(f"Names are left as they are written: {error.message}")
    choice = asker.choose(reading)
    return _answer(choice, catalogue.short_names[choice.query.name], options, None)


def _answer(choice: "Choice", name: str, options: Sequence[str], graph: "Graph | None") -> int:
    """Say what was chosen, and answer it; without a graph, print the commands alone."""
    every = (choice, *choice.also)
    given = [[*_of(each, options), *options] for each in every]
    commands = [_quoted(["dots", "query", "run", name, *each]) for each in given]
    _tell(choice)
    asked = call.read(choice.query, given[0])
    if graph is None:
        print(*commands, sep="\n")
        return 0
    begun = _begun(choice, asked)
    if choice.also and (begun is None or asked.receipt or asked.plan):
        raise CallError(
            "The question names several in one place, and what is asked beside it can be asked of one alone.",
            remedy=f"Ask of each: {'; '.join(f'`{command}`' for command in commands)}.",
        )
    for command in commands:
        screen.say(command)
    number = answer(asked, graph, begun)
    if not number and choice.entities and asked.form is Format.TABLE:
        for each in every:
            _tell_where_to_look(graph, each)
    return 0


def _begun(choice: "Choice", asked: call.Call) -> "Answer | None":
    """Give the answer that choosing has begun, to all who are named, where no option asks for another."""
    is_the_same = asked.arguments == choice.arguments and asked.contract == choice.contract
    if choice.answer is None or not is_the_same or asked.without or asked.timeout != TIMEOUT:
        return None
    rows = chain.from_iterable(each.answer.rows for each in (choice, *choice.also) if each.answer)
    return replace(choice.answer, rows=rows)


def _parted(words: Sequence[str]) -> tuple[str, list[str]]:
    """Part the question from the options; it stands before them, or is the last word."""
    options = next((place for place, word in enumerate(words) if word.startswith("-")), len(words))
    if options:
        return " ".join(words[:options]), list(words[options:])
    return ("", list(words)) if words[-1].startswith("-") else (words[-1], list(words[:-1]))


def _of(choice: "Choice", options: Sequence[str]) -> list[str]:
    """Give a choice as options, without those that the user gives otherwise."""
    own = {option.partition("=")[0].replace("_", "-") for option in options}
    pairs = {option_of(name): text for name, text in {**choice.arguments, **choice.contract}.items()}
    return [word for option, text in pairs.items() if option not in own for word in (option, text)]


def _tell(choice: "Choice") -> None:
    from queries.asking.moments import Moment

    if choice.instead_of is not None:
        told = " These claims have its words." if choice.query.metadata.otherwise else ""
        screen.say(f"Nothing is held that answers it by {choice.instead_of.name}.{told}")
    elif choice.query.metadata.otherwise:
        screen.say("No saved query is worded like that. These claims have its words.")
    screen.title(f"{choice.query.name}: {choice.query.question}")
    if choice.occasion:
        moment = Moment(choice.arguments.get("from"), choice.arguments.get("to"))
        read = choice.contract.get("as_of") or moment.as_of
        screen.say(f"“{choice.occasion}” is read as {read}.")
    named = {text: each.entities.get(name) for each in (choice, *choice.also) for name, text in each.names.items()}
    for text, entity in named.items():
        if entity and entity.name != text:
            screen.say(f"“{text}” is read as {entity.name.rstrip('.')}.")


def _tell_where_to_look(graph: "Graph", choice: "Choice") -> None:
    from queries.asking.choice import command, profile
    from queries.asking.publishers import of_publisher

    if choice.wider:
        screen.say(f"There are rows where less is asked: {_quoted(command(choice.wider))}")
    for entity in choice.entities.values():
        if told := of_publisher(graph, entity.name, list(choice.entities.values())):
            screen.say(told)
        screen.say(f"What is held of {entity.name}: {_quoted(profile(entity))}")


def _quoted(command: Sequence[str]) -> str:
    from shlex import join

    return join(command)
