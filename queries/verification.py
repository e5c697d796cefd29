"""Verification: a receipt's question asked again, and what has changed since."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from queries.catalogue import Catalogue
from queries.citations import Citation, cite, cited_by
from queries.contract import Contract
from queries.differences import Differences, between
from queries.patience import TIMEOUT
from queries.running import run
from schema.errors import CallError, QueryInvalid

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.receipts import Receipt


@dataclass(frozen=True, slots=True)
class ClaimChange:
    """A claim of a receipt that says something else now.

    Args:
        claim: Its id.
        field: What of it: its statement, its status, where it stands, …; ``gone`` or ``new`` as a whole.
        before: What the receipt has.
        now: What the graph has.
    """

    claim: str
    field: str
    before: Any
    now: Any


@dataclass(frozen=True, slots=True)
class Verification:
    """What became of the answer of a receipt.

    Args:
        rows: What became of the rows.
        claims: What became of the claims that they rest on.
        query_changed: Whether the file of the query is another.
        cypher_changed: Whether the Cypher that runs is another; the contract is a part of it.
        graph_changed: Whether the graph is another.
        refusal: Why the question cannot be asked any more; None where it can.
    """

    rows: Differences
    claims: tuple[ClaimChange, ...]
    query_changed: bool
    cypher_changed: bool
    graph_changed: bool
    refusal: str | None = None

    @property
    def holds(self) -> bool:
        """Whether the same rows rest on claims that still say the same."""
        return not (self.refusal or self.rows or self.claims)


def verify(
    graph: "Graph",
    catalogue: Catalogue,
    receipt: "Receipt",
    *,
    fingerprint: str,
    timeout: float | None = TIMEOUT,
) -> Verification:
    """Ask a receipt's question again.

    Args:
        graph: Whom to ask.
        catalogue: Where its query is found.
        receipt: The receipt.
        fingerprint: The fingerprint of the graph now.
        timeout: Seconds to wait for the first row, and for each that follows.

    Returns:
        What changed.

    Raises:
        WorkError: The query took longer than it may.
        NoDatabase: The server is gone.
    """
    graph_changed = fingerprint != receipt.graph
    try:
        query = catalogue.get(receipt.query.name)
    except (CallError, QueryInvalid) as error:
        # A query that is there no more is no other than it was.
        is_another = isinstance(error, QueryInvalid)
        return Verification(Differences(), (), is_another, is_another, graph_changed, error.message)
    cypher = hashlib.sha256(query.cypher.encode()).hexdigest()
    changed = (query.sha256 != receipt.query.file, cypher != receipt.query.cypher, graph_changed)
    try:
        answer = run(graph, query, _arguments(receipt), contract=Contract.parse(**receipt.contract), timeout=timeout)
        rows = list(answer.rows)
    except (CallError, QueryInvalid) as error:
        return Verification(Differences(), (), *changed, error.message)
    # A query may have columns now that it had not; they say nothing of the rows that were.
    columns = tuple(dict.fromkeys((*receipt.columns, *answer.columns)))
    return Verification(
        between(receipt.rows, rows, columns), tuple(_claims(receipt.claims, cite(graph, cited_by(rows)))), *changed
    )


def _arguments(receipt: "Receipt") -> dict[str, str]:
    """Give what was asked as it can be asked again: entities by their ids, whose names may mean others now."""
    return {
        name: str(parameter.value) if parameter.entity is not None else parameter.given
        for name, parameter in receipt.parameters.items()
        if parameter.given is not None
    }


def _claims(before: Sequence[Citation], now: Sequence[Citation]) -> Iterator[ClaimChange]:
    held = {citation.claim: citation for citation in now}
    for old in before:
        new = held.pop(old.claim, None)
        if new is None:
            yield ClaimChange(old.claim, "gone", old.statement, None)
            continue
        was, today = _said(old, new)
        yield from (ClaimChange(old.claim, name, was[name], today[name]) for name in was if was[name] != today[name])
    yield from (ClaimChange(new.claim, "new", None, new.statement) for new in held.values())


def _said(old: Citation, new: Citation) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Give both as mappings; a quote that only one of them has at hand is no change of the claim."""
    was, today = asdict(old), asdict(new)
    for one, other in zip(was["sources"], today["sources"], strict=False):
        if one["quote"] is None or other["quote"] is None:
            one["quote"] = other["quote"] = None
    return was, today
