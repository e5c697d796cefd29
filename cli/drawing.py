"""Answers as pictures: a link chart or a time line, as a page, as SVG or as PNG."""

import sys
from typing import TYPE_CHECKING, Final

from cli import screen
from cli.call import Call
from cli.formats import Picture
from schema.errors import CallError

if TYPE_CHECKING:
    from charts.made import Made
    from charts.network import Network
    from database.graph import Graph
    from queries.running import Answer, Row

MOST_ROWS: Final = 20_000
"""More rows than these are no picture any more."""

MOST_NODES: Final = 5_000
"""More entities than these nobody tells apart in a chart, and a browser stutters."""

MOST_MOMENTS: Final = 2_000
"""More lines than these nobody reads in a time line."""


def refuse(call: Call) -> None:
    """Refuse what cannot be drawn, before anything is asked.

    Args:
        call: What is asked.

    Raises:
        CallError: The query answers with no claims, a plan is wanted, or a terminal would get the picture.
    """
    if call.plan is not None:
        raise CallError("A plan is not drawn.", remedy="Leave --format out.")
    if not call.query.over_claims:
        raise CallError(
            f"{call.query.name} rests on no claims about entities, so that there is nothing to draw.",
            remedy="Ask for table, markdown, json, jsonl or csv.",
        )
    if call.output is None and sys.stdout.isatty():
        raise CallError("A picture is not for a terminal.", remedy=f"Give it a file: -o {_file_name(call)}.{call.form}")


def draw(graph: "Graph", call: Call, found: "Answer", rows: "list[Row]") -> str | bytes:
    """Draw the rows of an answer.

    Args:
        graph: Whom the answer is from.
        call: What was asked.
        found: The answer.
        rows: Its rows.

    Returns:
        The picture; where there were no rows, it says so.

    Raises:
        CallError: There is too much to draw.
        WorkError: What draws is not at hand.
    """
    from charts import reading

    if len(rows) > MOST_ROWS:
        raise _too_much(f"{len(rows):,} rows")
    seen = reading.read(graph, rows, asked=found.asked_about, contract=found.contract)
    return _drawn(seen, call, _made(graph, call, found))


def write(picture: str | bytes) -> None:
    """Write a picture to the standard output.

    Args:
        picture: The picture.
    """
    if isinstance(picture, str):
        sys.stdout.write(picture)
    else:
        sys.stdout.buffer.write(picture)


def _drawn(seen: "Network", call: Call, made: "Made") -> str | bytes:
    from charts import figure, page, raster, svg, timeline
    from charts.library import cytoscape
    from cli import session
    from schema.appearance import appearances

    styles = appearances(session.vocabulary())
    if _chart(call) == "timeline" and seen.claims:
        lines = len(timeline.moments(seen))
        if not lines:
            raise CallError("None of its claims bears a date.", remedy="Draw its entities instead: --chart network.")
        if lines > MOST_MOMENTS:
            raise _too_much(f"{lines:,} lines")
        if call.form is Picture.HTML:
            return page.time_line(seen, styles, made)
        drawing = timeline.draw(seen, styles, made)
    else:
        if len(seen.nodes) > MOST_NODES:
            raise _too_much(f"{len(seen.nodes):,} entities")
        if call.form is Picture.HTML:
            return page.link_chart(seen, styles, made, cytoscape())
        drawing = figure.draw(seen, styles, made)
    written = svg.standalone(drawing)
    return written if call.form is Picture.SVG else raster.png(written, screen.say)


def _chart(call: Call) -> str:
    """Say what an answer is drawn as: one whose rows begin with a date is about time."""
    first = next(iter(call.query.columns.values()), None)
    return call.chart or ("timeline" if first is not None and first.type == "date" else "network")


def _made(graph: "Graph", call: Call, found: "Answer") -> "Made":
    from charts.made import Made
    from cli.edition import edition
    from cli.version import version

    return Made.of(call.query, found.arguments, found.contract, dots=version(), graph=edition(graph))


def _file_name(call: Call) -> str:
    return call.query.name.rpartition("/")[2]


def _too_much(much: str) -> CallError:
    return CallError(
        f"{much} are too many for a picture that anybody could read.",
        remedy="Ask for less (--limit 500, --min-grade, --as-of, a narrower question), or take the rows: --format csv.",
    )
