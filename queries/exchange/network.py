"""A graph as a network for other programs (GraphML), and its claims as a table (CSV)."""

import csv
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from queries.exchange import holdings
from queries.exchange.acts import Missing
from queries.running import readable

if TYPE_CHECKING:
    from database.graph import Graph

_EMPTY: Final = (None, "")
_FORMULA: Final = re.compile(r"(?![+-]?\d+(\.\d+)?\Z)[=+\-@\t\r]")
_NODE: Final = ("name", "type")
_EDGE: Final = ("type", "since", "until", "modality", "disputed", "claims")


def graphml(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the network of entities and relationships as GraphML (graphml.graphdrawing.org).

    Args:
        graph: The graph.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            yield f'  <key id="{kind}-{name}" for="{kind}" attr.name="{name}" attr.type="string"/>'
    yield '  <graph edgedefault="directed">'
    for row in holdings.entities(graph):
        data = {"name": row["name"], "type": row["type"]}
        yield f"    <node id={quoteattr(row['id'])}>{_data('node', data)}</node>"
    for row in holdings.relationships(graph):
        data = {**readable(row), "claims": " ".join(row["claims"]), "disputed": str(bool(row["disputed"])).lower()}
        ends = f"source={quoteattr(row['source'])} target={quoteattr(row['target'])}"
        yield f"    <edge {ends}>{_data('edge', {name: data[name] for name in _EDGE})}</edge>"
    yield "  </graph>"
    yield "</graphml>"


def table(graph: "Graph", _missing: Missing) -> Iterator[str]:
    """Yield the claims of a graph as CSV, one a line.

    A text that a spreadsheet would run as a formula has an apostrophe before it, as OWASP says under *CSV Injection*;
    numbers stay as they are.

    Args:
        graph: The graph.
    """
    columns = ("claim", "subject", "predicate", "object", "value", "when", "modality", "polarity", "status", "disputed")
    yield _row([*columns, "speaker", "documents", "statement"])
    for row in holdings.claims(graph):
        said = readable(row["properties"])
        cells = {**said, "claim": row["id"], "subject": row["subject"], "object": row["object"]}
        documents = " ".join(sorted({found["document"] for found in row["evidence"]}))
        yield _row([*(cells.get(name) for name in columns), row["speaker"], documents, said["statement"]])


def _data(kind: str, data: Mapping[str, Any]) -> str:
    return "".join(
        f'<data key="{kind}-{name}">{escape(str(value))}</data>' for name, value in data.items() if value not in _EMPTY
    )


def _row(cells: list[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow([_cell(cell) for cell in cells])
    return line.getvalue()


def _cell(content: Any) -> Any:
    if content is None:
        return ""
    return f"'{content}" if isinstance(content, str) and _FORMULA.match(content) else content
