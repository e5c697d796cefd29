"""The history of loads: which claims each load added, changed and took away.

A load is kept as ``(:Load {number, at, dossiers, …})``, apart from what the graph says: neither its fingerprint nor its
tally knows of loads. What a load sets out to do is written down before it does it, so that the load that completes an
interrupted one knows of what was done before it looked.
"""

from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from typing import Any

from database.graph import Graph
from ingest.comparison import REMOVED
from ingest.report import Report
from ingest.spool import Spool

LISTED = 2000
"""Claims of each kind that a load keeps by id; of more, it keeps how many there were."""

NEXT_NUMBER = "OPTIONAL MATCH (l:Load) RETURN coalesce(max(l.number), 0) + 1 AS number"
INTERRUPTED = """
MATCH (l:Load {complete: false})
WHERE any(dossier IN l.dossiers WHERE dossier IN $dossiers)
RETURN properties(l) AS load ORDER BY l.number
"""
BEGIN = """
OPTIONAL MATCH (other:Load) WHERE other.number IN $instead
DELETE other
WITH DISTINCT 1 AS once
CREATE (l:Load) SET l = $load, l.complete = false
"""
COMPLETE = "MATCH (l:Load {number: $number}) SET l += $load, l.complete = true, l.at = datetime()"
STATEMENTS = "UNWIND $ids AS id MATCH (c:Claim {id: id}) RETURN id, c.statement AS statement"
LOADS = """
MATCH (l:Load)
RETURN l.number AS load, CASE WHEN l.at IS NOT NULL THEN toString(datetime.truncate('second', l.at)) END AS at,
       l.dossiers AS dossiers, l.added AS added,
       l.changed AS changed, l.removed AS removed, l.complete AS complete
ORDER BY load
"""

ADDED = """
SELECT said.id FROM claims said LEFT JOIN stored_claims held ON held.id = said.id WHERE held.id IS NULL LIMIT ?
"""
CHANGED = """
SELECT said.id FROM claims said JOIN stored_claims held ON held.id = said.id WHERE held.hash IS NOT said.hash LIMIT ?
"""
Before = Mapping[str, str | None]
"""What claims said before a load, by id; None where there was no such claim."""


class History:
    """The record of a load that is being made.

    Args:
        graph: The database.
        spool: The rows of the load, beside what the graph holds.
        report: What the load is to change.
    """

    def __init__(self, graph: Graph, spool: Spool, report: Report) -> None:
        self._graph = graph
        self._spool = spool
        self._report = report
        self._number: int | None = None
        self._before: Before = {}
        self._counts = {
            "added": report.claims.added,
            "changed": report.claims.changed,
            "removed": report.claims.removed,
        }

    def begin(self) -> None:
        """Write down what the load sets out to do; nothing where it changes nothing and completes nothing."""
        interrupted = [row["load"] for row in self._graph.read(INTERRUPTED, dossiers=list(self._report.dossiers))]
        if self._report.is_unchanged and not interrupted:
            return
        before = dict(self._planned())
        dossiers = set(self._report.dossiers)
        # What the first of them found is what there was before all of them.
        for load in reversed(interrupted):
            before |= _restored(load)
            dossiers.update(load["dossiers"])
            self._counts = {kind: max(count, load[kind]) for kind, count in self._counts.items()}
        numbers = [load["number"] for load in interrupted]
        self._number = min(numbers, default=0) or self._graph.read(NEXT_NUMBER)[0]["number"]
        self._before = before
        load = {"number": self._number, "dossiers": sorted(dossiers), **self._counts, **_listed(before, before)}
        self._graph.write(BEGIN, load=load, instead=numbers)

    def closing(self) -> dict[str, Any] | None:
        """Give the parameters of `COMPLETE`; None where there is no record to complete."""
        if self._number is None:
            return None
        there = {row["id"] for row in self._graph.read(STATEMENTS, ids=list(self._before))}
        listed = _listed(self._before, there)
        for kind, count in self._counts.items():
            found = len(listed[f"{kind}_claims"])
            # A list that was cut short does not say how many there were; one that is whole does.
            listed[kind] = max(count, found) if count > LISTED else found
        return {"number": self._number, "load": listed}

    def _planned(self) -> Before:
        claims = self._report.claims
        before: dict[str, str | None] = {}
        if claims.added:
            before |= dict.fromkeys(claim for (claim,) in self._spool.rows(ADDED, LISTED))
        said = [claim for (claim,) in self._spool.rows(CHANGED, LISTED)] if claims.changed else []
        said += [claim for claim, _ in islice(self._spool.rows(REMOVED["claims"]), LISTED)] if claims.removed else []
        before |= {row["id"]: row["statement"] for row in self._graph.read(STATEMENTS, ids=said)} if said else {}
        return before


def loads(graph: Graph) -> list[dict[str, Any]]:
    """Give the loads that the graph remembers, the first one first.

    Args:
        graph: The database.

    Returns:
        For each its number, when it was complete, its dossiers, how many claims it added, changed and removed, and
        whether it is complete.

    Raises:
        NoDatabase: The server is gone.
    """
    return graph.read(LOADS)


def _listed(before: Before, there: Collection[str]) -> dict[str, Any]:
    """Sort claims by what happened to them.

    Args:
        before: What they said before.
        there: Those that are there now.
    """
    changed = {claim: said for claim, said in before.items() if said is not None and claim in there}
    removed = {claim: said for claim, said in before.items() if said is not None and claim not in there}
    return {
        "added_claims": [claim for claim, said in before.items() if said is None and claim in there],
        "changed_claims": list(changed),
        "changed_statements": list(changed.values()),
        "removed_claims": list(removed),
        "removed_statements": list(removed.values()),
    }


def _restored(load: Mapping[str, Any]) -> Before:
    sides: Sequence[tuple[list[str], list[str]]] = [
        (load[f"{kind}_claims"], load[f"{kind}_statements"]) for kind in ("changed", "removed")
    ]
    said = {claim: text for claims, texts in sides for claim, text in zip(claims, texts, strict=True)}
    return {**dict.fromkeys(load["added_claims"]), **said}
