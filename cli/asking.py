"""The saved queries as commands: each has a help of its own, whose options are the query's parameters."""

import inspect
import keyword
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand
from typer.main import get_command

from cli import call
from cli.call import CHARTS, CONTRACT, FLAGS, FORMATS, WITHOUT
from cli.description import example
from cli.groups import Group
from queries.parameters import option_of
from queries.patience import TIMEOUT

if TYPE_CHECKING:
    from queries.parameters import Parameter
    from queries.saved_query import SavedQuery

WITHOUT_QUERIES = "dots.without-queries"
"""The mark of a context whose help shall not list the queries."""

HELP = """Run a saved query. It answers at once, from the claims in the graph.

    dots query run commanders-of --organization "Quds Force" --as-of 2019

Each query has parameters of its own: `dots query run QUERY --help` lists them. An entity is given by its id or by any
spelling of its name.
"""


class Ask(Group):
    """The saved queries as commands: the catalogue is read when one is called, listed or completed."""

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**{**attributes, "name": "run", "help": HELP, "subcommand_metavar": "QUERY [OPTIONS]"})
        self.no_args_is_help = True

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of the queries, the shortest that will do."""
        from cli import session

        return sorted(session.catalogue().short_names.values())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command that runs a query.

        Raises:
            CallError: There is no such query.
            QueryInvalid: Its file cannot be used.
        """
        from cli import session

        if cmd_name.startswith("-"):
            return None
        return command_of(session.catalogue().get(cmd_name))

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the list of queries, topic by topic."""
        from cli import session

        if WITHOUT_QUERIES in ctx.meta:
            return
        queries = session.catalogue()
        topics: dict[str, list[tuple[str, str]]] = {}
        for query in queries:
            topics.setdefault(query.topic, []).append((queries.short_names[query.name], query.question))
        for topic, rows in topics.items():
            with formatter.section(topic.capitalize()):
                formatter.write_dl(rows)


class QueryCommand(TyperCommand):
    """A command whose options Typer shows and completes, and ``cli.call`` reads."""

    query: "SavedQuery"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Keep the options as they are; show the help where it is asked for."""
        if ctx.resilient_parsing or set(args) & set(ctx.help_option_names):
            return super().parse_args(ctx, args)
        ctx.args = args
        return args

    def invoke(self, ctx: Any) -> None:
        """Run the query."""
        from cli.answer import answer

        answer(call.read(self.query, ctx.args))


def command_of(query: "SavedQuery") -> Any:
    """Make the command that runs a query.

    Args:
        query: The query.

    Returns:
        The command; its options are the query's parameters.
    """
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(
        query.name.rpartition("/")[2],
        cls=QueryCommand,
        help="\n\n".join(text for text in (query.question, query.details) if text),
        short_help=query.question,
        epilog=f"For instance: {example(query)}",
        context_settings={"ignore_unknown_options": True},
    )(_signature(query))
    command = get_command(single)
    if isinstance(command, QueryCommand):
        command.query = query
    return command


def _signature(query: "SavedQuery") -> Callable[..., None]:
    """Make a function whose signature holds the options; Typer reads nothing else of it."""

    def ask(**_: Any) -> None:
        """Stand for the query: `QueryCommand.invoke` runs it."""

    options = {name: _option(name, parameter) for name, parameter in query.parameters.items()}
    if query.over_claims:
        options |= {name: _text_option(option_of(name), *told) for name, told in CONTRACT.items()}
        options |= {
            name: Annotated[
                list[str] | None, typer.Option(option_of(name), metavar=metavar, help=told, show_default=False)
            ]
            for name, (metavar, told) in WITHOUT.items()
        }
    options["param"] = Annotated[
        list[str] | None,
        typer.Option("-p", "--param", metavar="NAME=VALUE", help="A parameter, written so.", show_default=False),
    ]
    options["form"] = _text_option(
        "--format", "|".join(FORMATS), "How to write the rows, or how to draw them.", FORMATS
    )
    options["output"] = Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="Write it there; its suffix says how, where --format does not.",
            show_default=False,
        ),
    ]
    options["chart"] = _text_option(
        "--chart", "|".join(CHARTS), "What a picture shows, where there is a choice.", CHARTS
    )
    options["timeout"] = Annotated[
        float,
        typer.Option(
            "--timeout", metavar="SECONDS", help="How long to wait for the first row, and for each that follows."
        ),
    ]
    options["receipt"] = Annotated[
        Path | None,
        typer.Option(
            "--receipt", metavar="FILE", help="Write the answer and all that it rests on as JSON.", show_default=False
        ),
    ]
    options |= {name: Annotated[bool, typer.Option(option_of(name), help=told)] for name, told in FLAGS.items()}
    defaults: dict[str, Any] = {"form": "table", "timeout": TIMEOUT} | dict.fromkeys(FLAGS, False)
    # A function cannot have a parameter called “from”; the option says what it is called.
    parameters = {f"{name}_" if keyword.iskeyword(name) else name: option for name, option in options.items()}
    ask.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=option)
            for name, option in parameters.items()
        ]
    )
    ask.__annotations__ = parameters
    return ask


def _option(name: str, parameter: "Parameter") -> Any:
    metavar = "|".join(parameter.choices) if parameter.choices else "|".join(parameter.type).upper()
    extent = " Required." if parameter.required else ""
    if parameter.default is not None:
        extent = f" By default {parameter.default}."
    told = parameter.description[:1].upper() + parameter.description[1:]
    return _text_option(option_of(name), metavar, f"{told}: {parameter.expected}.{extent}", parameter.choices)


def _text_option(option: str, metavar: str, told: str, choices: tuple[str, ...] = ()) -> Any:
    known = choices or tuple(metavar.split("|") if metavar.islower() and "|" in metavar else ())
    return Annotated[
        str | None,
        typer.Option(
            option,
            metavar=metavar,
            help=told,
            show_default=False,
            autocompletion=lambda incomplete: [each for each in known if each.startswith(incomplete)],
        ),
    ]
