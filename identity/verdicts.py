"""Verdicts: recorded judgements on a claim — an analyst disputes it, or holds it to be withdrawn. Each can be undone.

A verdict stands beside the claim, and is about its id: it holds whatever is loaded anew, and waits where the claim is
gone. What the claim says of itself is kept; how it stands is worked out of both.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

from database.graph import Graph

DISPUTED: Final = "disputed"
RETRACTED: Final = "retracted"

VERDICTS = """
MATCH (j:Judgement)
WHERE j.claim IS NOT NULL AND (j.undone_when IS NULL OR $undone) AND ($claim IS NULL OR j.claim = $claim)
RETURN properties(j) AS properties
"""

Standing = dict[str, Any]
"""How a claim stands: ``status``, ``own_status`` (what its record says, where that differs) and ``contested_by``."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """A judgement on a claim.

    Args:
        id: What it is called: ``j1``, ``j2``, …, in one count with judgements on records.
        claim: The id of the claim, ``dossier/key``.
        status: ``disputed`` or ``retracted``.
        who: Who decided.
        when: When, as an ISO instant in UTC.
        why: Why, in their words.
        undone_who: Who undid it; None while it is in force.
        undone_when: When; None while it is in force.
        undone_why: Why; None while it is in force.
    """

    id: str
    claim: str
    status: str
    who: str
    when: str
    why: str
    undone_who: str | None = None
    undone_when: str | None = None
    undone_why: str | None = None

    @property
    def in_force(self) -> bool:
        """Whether nobody undid it."""
        return self.undone_when is None

    @property
    def number(self) -> int:
        """Its place among all the judgements that there have been."""
        return int(self.id.removeprefix("j"))

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> Self:
        """Take a verdict as the graph holds it."""
        return cls(**properties)

    def __str__(self) -> str:
        return f"{self.id}: {self.claim} is {self.status} ({self.who}, {self.when[:10]})"


class Verdicts:
    """The verdicts that are in force, by their claims.

    Args:
        verdicts: The verdicts; those that were undone have no say.
    """

    def __init__(self, verdicts: Iterable[Verdict]) -> None:
        self._on: dict[str, list[Verdict]] = {}
        for verdict in verdicts:
            if verdict.in_force:
                self._on.setdefault(verdict.claim, []).append(verdict)

    @classmethod
    def read(cls, graph: Graph) -> Self:
        """Read the verdicts of a graph.

        Args:
            graph: The database.

        Raises:
            NoDatabase: The server is gone.
        """
        return cls(read(graph))

    def standing(self, claim: str, own: str) -> Standing:
        """Say how a claim stands: retracted outweighs disputed, whoever says either.

        Args:
            claim: Its id.
            own: The status that its record gives it.

        Returns:
            Its properties; None for what it has not.
        """
        found = self._on.get(claim, ())
        said = {own, *(verdict.status for verdict in found)}
        status = next((each for each in (RETRACTED, DISPUTED) if each in said), own)
        contested_by = sorted({verdict.who for verdict in found if verdict.status == DISPUTED})
        return {
            "status": status,
            "own_status": own if status != own else None,
            "contested_by": contested_by or None,
        }

    def __iter__(self) -> Iterator[str]:
        return iter(self._on)


def read(graph: Graph, *, claim: str | None = None, undone: bool = False) -> list[Verdict]:
    """Read verdicts, in the order in which they were made.

    Args:
        graph: The database.
        claim: The id of a claim, where only those on it are wanted.
        undone: Whether those are wanted too that somebody undid.

    Raises:
        NoDatabase: The server is gone.
    """
    found = (Verdict.of(row["properties"]) for row in graph.read(VERDICTS, claim=claim, undone=undone))
    return sorted(found, key=lambda verdict: verdict.number)
