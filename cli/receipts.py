"""Answers that show what they rest on: citations below the rows, receipts, and what falls without a source."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from typing import TYPE_CHECKING, Any

from cli import citations, formats, screen
from cli.call import Call
from cli.formats import Format, Picture, cell, shown_as
from cli.summary import noting

if TYPE_CHECKING:
    from pathlib import Path

    from database.graph import Graph
    from queries.citations import Citation
    from queries.contract import Contract
    from queries.differences import Differences
    from queries.running import Answer, Row
    from queries.verification import Verification


def answer(
    graph: "Graph", call: Call, asked: "Contract", begun: "Answer | None", puts: set[str]
) -> "tuple[Answer, int]":
    """Ask a query, write its rows with what else is wanted.

    Args:
        graph: Whom to ask.
        call: What is asked.
        asked: Which claims count, but for those that are left out.
        begun: The answer to just that, where it was asked before and no row has been taken; None to ask.
        puts: Where it is noted how the rows are put.

    Returns:
        The answer, whose rows have been taken, and how many there were.

    Raises:
        CallError: An argument is wrong, there is no such source or claim, or the receipt cannot be written.
        WorkError: The query took longer than it may.
    """
    from queries import exclusion
    from queries.citations import cite, cited_by
    from queries.running import run

    before: list[Row] | None = None
    if call.without:
        # Asked first, so that an argument that is wrong is said before a source is looked up.
        whole = run(graph, call.query, call.arguments, contract=asked, timeout=call.timeout)
        asked = replace(
            asked,
            without_sources=exclusion.sources(graph, call.without.get("without_source", ())),
            without_claims=exclusion.claims(graph, call.without.get("without_claim", ())),
        )
        before = list(whole.rows)
    found = begun or run(graph, call.query, call.arguments, contract=asked, timeout=call.timeout)
    rows = list(noting(found.rows, puts))
    cited = cite(graph, cited_by(rows)) if call.cite or call.receipt else []
    # What cannot be drawn is said before there is a receipt of it.
    picture = _drawn(graph, call, found, rows) if isinstance(call.form, Picture) else None
    if call.receipt is not None:
        # Before the rows: whoever reads no more than the first (`| head`) still wants the receipt.
        _write_receipt(graph, call.receipt, found, rows, cited)
    number = _write(rows, cited, found, call) if picture is None else _put(picture, rows)
    if before is not None:
        _tell_what_fell(before, rows, list(found.columns))
    if call.receipt is not None:
        screen.say(f"The receipt is in {call.receipt}; `dots query verify {call.receipt}` checks it.")
    return found, number


def _drawn(graph: "Graph", call: Call, found: "Answer", rows: "list[Row]") -> str | bytes:
    from cli import drawing

    return drawing.draw(graph, call, found, rows)


def _put(picture: str | bytes, rows: "list[Row]") -> int:
    from cli import drawing

    drawing.write(picture)
    return len(rows)


def _write(rows: "list[Row]", cited: "list[Citation]", found: "Answer", call: Call) -> int:
    if not call.cite:
        return formats.write_answer(found.columns, rows, call.rows_as)
    if call.rows_as is Format.MARKDOWN:
        return citations.write_with_footnotes(rows, list(found.columns), cited, sys.stdout)
    if call.rows_as is Format.TABLE:
        number = formats.write(rows, list(found.columns), call.rows_as)
        citations.write(cited, sys.stdout)
        return number
    bounded, names = formats.written(found.columns, rows, call.rows_as)
    by_claim = {citation.claim: asdict(citation) for citation in cited}
    shown = [
        {**row, "citations": [by_claim[claim] for claim in row.get("claims") or () if claim in by_claim]}
        for row in bounded
    ]
    return formats.write(shown, [*names, "citations"], call.rows_as)


def _write_receipt(graph: "Graph", file: "Path", found: "Answer", rows: "list[Row]", cited: "list[Citation]") -> None:
    from cli.version import version
    from ingest.integrity import fingerprint
    from queries.receipts import Receipt

    receipt = Receipt.of(found, rows, cited, fingerprint=fingerprint(graph), dots=version(), neo4j=graph.server_version)
    receipt.write(file)


def _tell_what_fell(before: "Sequence[Row]", now: "Sequence[Row]", columns: Sequence[str]) -> None:
    from queries.differences import between

    differences = between(before, now, columns)
    if not differences:
        screen.say("Without that, the answer is the same.")
        return
    screen.say(f"Without that, {summary(differences)}:")
    for change in changes(differences):
        screen.say(f"  {sentence(change)}")


def summary(differences: "Differences") -> str:
    """Say in a few words what tells two answers apart.

    Args:
        differences: What does.
    """
    told = [
        f"{number} {'row' if number == 1 else 'rows'} {one if number == 1 else many}"
        for number, one, many in (
            (len(differences.gone), "falls", "fall"),
            (len(differences.changed), "changes", "change"),
            (len(differences.added), "is new", "are new"),
        )
        if number
    ]
    return ", ".join(told)


def changes(differences: "Differences") -> Iterator[dict[str, Any]]:
    """Give differences between answers as rows: what, change, before and now.

    Args:
        differences: The differences.
    """
    for row in differences.gone:
        yield {"what": _title(row), "change": "gone", "before": dict(row), "now": None}
    for change in differences.changed:
        for name in change.columns:
            yield {
                "what": _title(change.before),
                "change": name,
                "before": change.before.get(name),
                "now": change.now.get(name),
            }
    for row in differences.added:
        yield {"what": _title(row), "change": "new", "before": None, "now": dict(row)}


def sentence(change: Mapping[str, Any]) -> str:
    """Write a change of a row on one line.

    Args:
        change: One of `changes`.
    """
    match change["change"]:
        case "gone":
            return f"falls: {change['what']}"
        case "new":
            return f"new: {change['what']}"
        case column:
            was, now = (shown_as(column, change[when]) or "nothing" for when in ("before", "now"))
            return f"changes: {change['what']}: {column.replace('_', ' ')}: {was} → {now}"


def found_by(verification: "Verification") -> list[dict[str, Any]]:
    """Give what a verification found as rows: what, change, before and now.

    Args:
        verification: What was found.
    """
    found = list(changes(verification.rows))
    if verification.refusal:
        found.append({"what": "the question", "change": "refused", "before": None, "now": verification.refusal})
    found += [
        {"what": change.claim, "change": change.field, "before": change.before, "now": change.now}
        for change in verification.claims
    ]
    return found


def _title(row: Mapping[str, Any]) -> str:
    """Name a row by what it says, without what closes it."""
    from queries.saved_query import CLOSING

    return " | ".join(text for name, value in row.items() if name not in CLOSING and (text := cell(value)))


def told(verification: "Verification") -> Iterator[str]:
    """Say what a verification found, a sentence a line.

    Args:
        verification: What was found.
    """
    if verification.refusal:
        yield f"It cannot be asked any more: {verification.refusal}"
    if verification.rows:
        yield f"Of the rows, {summary(verification.rows)}."
    if verification.claims:
        number = len({change.claim for change in verification.claims})
        yield f"Of the claims, {number} {'differs' if number == 1 else 'differ'}."
    if verification.query_changed:
        yield "The file of the query has changed."
    elif verification.cypher_changed:
        yield "The contract of this dots is another than that of the dots that answered."
    if verification.graph_changed:
        yield "The graph has changed."
