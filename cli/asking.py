"""Running a saved query: each query is a command of its own, whose options are the query's parameters."""

import inspect
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.exceptions import TyperException
from typer.main import get_command

from cli import screen
from cli.description import example, option_of
from cli.formats import Format
from schema.errors import CallError

if TYPE_CHECKING:
    from queries.contract import Contract
    from queries.parameters import Parameter
    from queries.running import Answer
    from queries.saved_query import SavedQuery

WITHOUT_QUERIES = "dots.without-queries"
"""The mark of a context whose help shall not list the queries."""

CONTRACT: Mapping[str, tuple[str, str]] = {
    "as_of": ("DATE", "Only what was so then: an EDTF date or interval, such as 2016-05."),
    "known_by": ("DATE", "Only what had been published by then."),
    "min_grade": ("GRADE", "Only claims graded so or better: a letter A to E, a digit 1 to 5, or both."),
    "disputes": ("include|exclude|only", "What becomes of claims that are disputed; include by default."),
}
"""The options that every query over claims takes: their values and what they say."""


class Ask(TyperGroup):
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


HELP = """Run a saved query. It answers at once, from the claims in the graph.

    dots query run commanders-of --organization "Quds Force" --as-of 2019

Each query has parameters of its own: `dots query run QUERY --help` lists them. An entity is given by its id or by any
spelling of its name.
"""


class QueryCommand(TyperCommand):
    """A command that knows what its query takes, and says so when it is given something else."""

    query: "SavedQuery"

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options.

        Raises:
            CallError: One is unknown.
        """
        try:
            return super().parse_args(ctx, args)
        except TyperException as error:
            unknown = getattr(error, "option_name", None)
            if unknown is None or type(error).__name__ != "NoSuchOption":
                raise
            raise _unknown_option(self.query, unknown) from error


def command_of(query: "SavedQuery") -> Any:
    """Make the command that runs a query.

    Args:
        query: The query.

    Returns:
        The command; its options are the query's parameters, with dashes or underscores.
    """
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(
        query.name.rpartition("/")[2],
        cls=QueryCommand,
        help="\n\n".join(text for text in (query.question, query.details) if text),
        short_help=query.question,
        epilog=f"For instance: {example(query)}",
        context_settings={
            "help_option_names": ["-h", "--help"],
            "token_normalize_func": lambda name: name.replace("_", "-"),
            "max_content_width": 100,
        },
    )(_callback(query))
    command = get_command(single)
    if isinstance(command, QueryCommand):
        command.query = query
    return command


def _callback(query: "SavedQuery") -> Callable[..., None]:
    """Make the function that Typer reads the options from."""

    def ask(**given: Any) -> None:
        contract = {name: given.pop(name) for name in CONTRACT if name in given}
        form, timeout, pairs = given.pop("form"), given.pop("timeout"), given.pop("param")
        arguments = {name: text for name, text in given.items() if text is not None}
        _add(arguments, pairs or [])
        answer(query, arguments, contract, Format(form), timeout)

    options = {name: _option(name, parameter) for name, parameter in query.parameters.items()}
    if query.over_claims:
        options |= {name: _contract_option(name, *told) for name, told in CONTRACT.items()}
    options |= {
        "param": Annotated[
            list[str] | None,
            typer.Option("-p", "--param", metavar="NAME=VALUE", help="A parameter, written so.", show_default=False),
        ],
        "form": Annotated[Format, typer.Option("--format", help="How to write the rows.")],
        "timeout": Annotated[
            float, typer.Option("--timeout", metavar="SECONDS", min=0.001, help="When the server shall give up.")
        ],
    }
    defaults: dict[str, Any] = {"form": Format.TABLE, "timeout": 30.0}
    # Typer reads a function's signature; this one is written from the query's own declaration.
    ask.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=defaults.get(name), annotation=option)
            for name, option in options.items()
        ]
    )
    ask.__annotations__ = dict(options)
    return ask


def _option(name: str, parameter: "Parameter") -> Any:
    metavar = "|".join(parameter.choices) if parameter.choices else "|".join(parameter.type).upper()
    extent = " Required." if parameter.required else ""
    if parameter.default is not None:
        extent = f" By default {parameter.default}."
    told = parameter.description[:1].upper() + parameter.description[1:]
    return Annotated[
        str | None,
        typer.Option(
            option_of(name),
            metavar=metavar,
            help=f"{told}: {parameter.expected}.{extent}",
            show_default=False,
            autocompletion=lambda incomplete: [each for each in parameter.choices if each.startswith(incomplete)],
        ),
    ]


def _contract_option(name: str, metavar: str, told: str) -> Any:
    choices = metavar.split("|") if "|" in metavar else []
    return Annotated[
        str | None,
        typer.Option(
            option_of(name),
            metavar=metavar,
            help=told,
            show_default=False,
            autocompletion=lambda incomplete: [each for each in choices if each.startswith(incomplete)],
        ),
    ]


def _add(arguments: dict[str, str], pairs: list[str]) -> None:
    for pair in pairs:
        name, equals, text = pair.partition("=")
        name = name.strip().replace("-", "_")
        if not equals or not name:
            raise CallError(f"-p takes name=value, not “{pair}”.", remedy="Write for instance -p person=Haniyeh.")
        if name in arguments:
            raise CallError(f"{name} is given twice.", remedy="Give it once.")
        arguments[name] = text


def answer(
    query: "SavedQuery",
    arguments: Mapping[str, str],
    contract: Mapping[str, str | None],
    form: Format,
    timeout: float,
) -> None:
    """Ask a query and write its rows.

    Args:
        query: The query.
        arguments: What its parameters get, as it was written.
        contract: The options of the contract, as they were written; an unknown one is refused.
        form: How to write the rows.
        timeout: Seconds after which the server gives up.

    Raises:
        CallError: An argument is missing or mistyped, or names nobody or several.
        NoDatabase: There is no server.
    """
    from cli import formats, session
    from queries.contract import Contract
    from queries.parameters import refuse_unknown
    from queries.running import run

    # What is wrong with the call is said before anything else, whether there is a database or not.
    refuse_unknown(query.name, query.parameters, arguments)
    asked = Contract.parse(**contract)
    with session.graph() as graph:
        found = run(graph, query, arguments, contract=asked, timeout=timeout)
        number = formats.write(found.rows, list(found.columns), form)
        if form is Format.TABLE:
            screen.say(_summary(found, asked, number))


def _summary(found: "Answer", asked: "Contract", number: int) -> str:
    read = [
        f"“{argument.given}” was read as {argument.entity.name}"
        for argument in found.arguments.values()
        if argument.entity is not None and argument.given not in (None, argument.entity.name, argument.entity.id)
    ]
    told = "; ".join(read)
    rows = (
        f"{number:,} {'row' if number == 1 else 'rows'}." if number else "No rows: the claims in the graph do not say."
    )
    return f"{rows} {told}." if told else rows


def _unknown_option(query: "SavedQuery", unknown: str) -> CallError:
    from difflib import get_close_matches

    own = [option_of(name) for name in query.parameters]
    shared = [option_of(name) for name in CONTRACT] if query.over_claims else []
    near = get_close_matches(
        unknown.replace("_", "-"), [*own, *shared, "--format", "--timeout", "--param"], n=2, cutoff=0.5
    )
    hint = f"Did you mean {' or '.join(near)}? " if near else ""
    takes = f"It takes {', '.join(own)}." if own else "It has no parameters."
    return CallError(f"{query.name} has no option {unknown}.", remedy=hint + takes)
