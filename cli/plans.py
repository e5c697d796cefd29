"""Plans on the screen: how the server looks for the rows of a query, one step a line."""

import re
import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from cli import formats, screen
from cli.call import Call
from cli.formats import Format

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.contract import Contract
    from queries.plans import Step

LONGEST = 100
"""Letters of a detail that a table shows; the other formats show it whole."""


def show(graph: "Graph", call: Call, asked: "Contract") -> None:
    """Show the plan of a query instead of its rows.

    Args:
        graph: Whom to ask.
        call: What is asked.
        asked: Which claims count.

    Raises:
        CallError: An argument is wrong.
        QueryInvalid: The server refuses the query.
        WorkError: The query took longer than it may.
    """
    from queries.plans import plan

    profile = call.plan == "profile"
    found = plan(graph, call.query, call.arguments, contract=asked, profile=profile, timeout=call.timeout)
    columns = ["step", "details", "estimated", *(("rows", "hits") if profile else ())]
    if call.rows_as is Format.TABLE:
        formats.write([_readable(step) for step in found.steps], columns, call.rows_as)
        screen.say("Read it from the bottom up: each step feeds the one above it.")
    else:
        formats.write(
            [asdict(step) for step in found.steps], ["depth", "operator", *columns[1:]], call.rows_as, sys.stdout
        )
    if found.seconds is not None:
        screen.say(f"It took {found.seconds:.3f} s and {sum(step.hits or 0 for step in found.steps):,} database hits.")


def _readable(step: "Step") -> dict[str, Any]:
    details = _details(step.details)
    return {
        "step": f"{'│' * step.depth}{step.operator}",
        "details": details,
        "estimated": None if step.estimated is None else _estimated(step.estimated),
        "rows": step.rows,
        "hits": step.hits,
    }


def _details(text: str) -> str:
    """Write what a step works on without the server's own names: what it read before, and the values it took out."""
    plain = re.sub(r"\b(?:anon_\d+)\b", "_", re.sub(r"\$auto\w+", "…", re.sub(r"\bcache\[([^\[\]]+)\]", r"\1", text)))
    return plain if len(plain) <= LONGEST else f"{plain[: LONGEST - 1]}…"


def _estimated(rows: float) -> int | str:
    return round(rows) if rows >= 1 else "< 1"
