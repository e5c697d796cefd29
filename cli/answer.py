"""The answer to a call: what is wrong with the call is said first, then the query is asked and its rows are written."""

from collections.abc import Sequence
from contextlib import nullcontext, redirect_stdout
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from cli import screen
from cli.call import SUFFIXES, Call, read, suffix_of
from cli.formats import Format, Picture
from schema import files
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.contract import Contract
    from queries.running import Answer


def run(words: Sequence[str]) -> int:
    """Run the query that is named first, with the options that follow.

    Args:
        words: What follows ``dots query run``.

    Returns:
        The exit code.
    """
    from cli import session

    name, *options = words
    answer(read(session.catalogue().get(name), options))
    return 0


def answer(call: Call, graph: "Graph | None" = None, begun: "Answer | None" = None) -> int:
    """Ask a query and write its rows.

    Args:
        call: What is asked.
        graph: Whom to ask; None for the graph of the session, which is opened for it.
        begun: The answer to just that, where it was asked before and no row has been taken; None to ask.

    Returns:
        How many there were.

    Raises:
        CallError: An argument is missing or mistyped, or names nobody or several; or a file cannot be written.
        NoDatabase: There is no server.
    """
    from queries.arguments import read_given
    from queries.contract import Contract

    # What is wrong with the call is said before anything else, whether there is a database or not.
    read_given(call.query.name, call.query.parameters, call.arguments)
    asked = Contract.parse(**call.contract)
    if call.query.replaces:
        screen.say(f"{call.query.name} is yours, in place of the one that comes with dots: {call.query.path}.")
    if call.receipt is not None:
        if call.output is not None and realpath(call.output) == realpath(call.receipt):
            raise CallError(
                f"{call.receipt} is both --output and --receipt.", remedy="Give the receipt a name of its own."
            )
        files.refuse(call.receipt, force=call.force, ask=screen.confirm)
    if isinstance(call.form, Picture):
        from cli import drawing

        drawing.refuse(call)
    if call.output is None:
        return _ask(call, asked, graph, begun)
    with files.into(call.output, force=call.force, ask=screen.confirm) as file, redirect_stdout(file):
        number = _ask(call, asked, graph, begun)
    screen.say(f"It is in {call.output}{_though(call.output, call.form)}.")
    return number


def _ask(call: Call, asked: "Contract", graph: "Graph | None", begun: "Answer | None") -> int:
    """Ask a query, write its rows to the standard output, and return how many there were."""
    from cli import formats, session
    from cli.summary import noting, summary
    from queries.running import run as ask

    puts: set[str] = set()
    with nullcontext(graph) if graph else session.graph() as graph:
        if call.plan is not None:
            from cli import plans

            plans.show(graph, call, asked)
            return 0
        if call.cite or call.receipt is not None or call.without or isinstance(call.form, Picture):
            from cli import receipts

            found, number = receipts.answer(graph, call, asked, begun, puts)
        else:
            found = begun or ask(graph, call.query, call.arguments, contract=asked, timeout=call.timeout)
            number = formats.write_answer(found.columns, noting(found.rows, puts), call.rows_as)
        if call.form is Format.TABLE or isinstance(call.form, Picture):
            screen.say(summary(graph, call, found, number, puts))
        return number


def _though(output: Path, form: Format | Picture) -> str:
    """Say how a file is written, where its name does not."""
    return "" if SUFFIXES.get(suffix_of(output), suffix_of(output)) == form else f", as {form}"
