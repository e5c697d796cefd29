"""Writing a graph in the formats of others, line by line."""

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Final, TextIO

from queries.exchange.acts import Missing
from queries.exchange.dossier import dossier
from queries.exchange.followthemoney import ftm
from queries.exchange.network import graphml, table
from queries.exchange.stix import stix

if TYPE_CHECKING:
    from database.graph import Graph

FORMATS: Final[Mapping[str, Callable[["Graph", Missing], Iterator[str]]]] = {
    "ftm": ftm,
    "stix": stix,
    "jsonl": dossier,
    "graphml": graphml,
    "csv": table,
}
"""What a graph can be written as."""


def write(graph: "Graph", form: str, output: TextIO) -> Missing:
    """Write a graph.

    Args:
        graph: The graph.
        form: One of `FORMATS`.
        output: Where to.

    Returns:
        What could not be written, and how often.
    """
    missing = Missing()
    output.writelines(f"{text}\n" for text in FORMATS[form](graph, missing))
    return +missing
