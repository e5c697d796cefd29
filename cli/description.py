"""The description of a saved query: what it asks, takes and answers, for people."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from cli import table
from cli.formats import cell, room
from cli.screen import styled
from queries.parameters import option_of

if TYPE_CHECKING:
    from queries.parameters import Parameter
    from queries.saved_query import SavedQuery


def describe(query: "SavedQuery") -> str:
    """Describe a query.

    Args:
        query: The query.

    Returns:
        Lines for a terminal.
    """
    return "\n".join(_lines(query))


def _lines(query: "SavedQuery") -> Iterator[str]:
    places = room(sys.stdout)
    yield styled(query.name, "bold", sys.stdout)
    if owner := whose(query):
        yield from table.fold(cell(owner), places)
    for text in (query.question, query.details):
        if text:
            yield from table.fold(cell(text), places)
    if query.metadata.asks:
        yield ""
        yield from (f"  {line}" for ask in query.metadata.asks for line in table.fold(cell(ask), places - 2))
    if query.parameters:
        yield ""
        yield styled("Parameters", "bold", sys.stdout)
        told = [(option_of(name), _told(parameter)) for name, parameter in query.parameters.items()]
        yield from _pairs(told, places)
    yield ""
    yield styled("Columns", "bold", sys.stdout)
    yield from _pairs([(name, column.description) for name, column in query.columns.items()], places)
    if query.over_claims:
        yield ""
        yield from table.fold("It takes --as-of, --known-by, --min-grade and --disputes.", places)
    if query.metadata.slow:
        yield from table.fold(f"It may take long: {cell(query.metadata.slow)}", places)
    yield ""
    yield f"  {example(query)}"


def whose(query: "SavedQuery") -> str:
    """Say that a query is the user's own, and what it stands in for; nothing of one that comes with dots.

    Args:
        query: The query.
    """
    if query.is_shipped:
        return ""
    return f"Yours: {query.path}{', in place of the one that comes with dots' if query.replaces else ''}."


def example(query: "SavedQuery") -> str:
    """Give a command that runs a query.

    Args:
        query: The query.
    """
    given = [
        f"{option_of(name)} {_quoted(str(parameter.example or parameter.type[0].upper()))}"
        for name, parameter in query.parameters.items()
        if parameter.required or name in query.metadata.needs[:1]
    ]
    # The last part of the name of a query of one's own may mean another.
    name = query.name.rpartition("/")[2] if query.is_shipped else query.name
    return " ".join(["dots query run", name, *given])


def _told(parameter: "Parameter") -> str:
    if parameter.required:
        extent = "required"
    elif parameter.default is not None:
        extent = f"{cell(parameter.default) or 'no'} by default"
    else:
        extent = "optional"
    return f"{parameter.description}: {parameter.expected} ({extent})"


def _pairs(pairs: list[tuple[str, str]], places: int) -> Iterator[str]:
    widest = min(max(table.width_of(name) for name, _ in pairs), places // 3)
    for name, text in pairs:
        for number, line in enumerate(table.fold(cell(text), max(table.NARROWEST, places - widest - 4))):
            yield f"  {table.pad(name if not number else '', widest)}  {line}".rstrip()


def _quoted(text: str) -> str:
    from shlex import quote

    return quote(text)
