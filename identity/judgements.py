"""Judgements: recorded decisions that two records are, or are not, the same entity. Each can be undone.

A judgement is about the keys of records, and not about the entities of the day: it holds whatever is loaded, loaded
anew, merged or split around it. What was undone stays in the log, and has no say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from database.graph import Graph

JUDGEMENTS = """
MATCH (j:Judgement)
WHERE j.claim IS NULL AND (j.undone_when IS NULL OR $undone)
RETURN properties(j) AS properties
"""
NUMBERS = "MATCH (j:Judgement) RETURN coalesce(max(toInteger(substring(j.id, 1))), 0) AS last"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on two records.

    Args:
        id: What it is called: ``j1``, ``j2``, ….
        left: The key of a record; where the two are one, the entity keeps the id that this one had.
        right: The key of the other.
        same: Whether they are the same entity; otherwise they are not, and nothing shall make them so.
        who: Who decided.
        when: When, as an ISO instant in UTC.
        why: Why, in their words; empty where they gave no reason.
        act: The id of the judgement that was made first in the same act: a split makes several.
        replaced: The id of the entity that the right one stood for until then; empty where they are told apart.
        undone_who: Who undid it; None while it is in force.
        undone_when: When; None while it is in force.
        undone_why: Why; None while it is in force.
        undone_act: The act that undid it; None while it is in force, and where somebody undid it by itself.
    """

    id: str
    left: str
    right: str
    same: bool
    who: str
    when: str
    why: str
    act: str
    replaced: str = ""
    undone_who: str | None = None
    undone_when: str | None = None
    undone_why: str | None = None
    undone_act: str | None = None

    @property
    def in_force(self) -> bool:
        """Whether nobody undid it."""
        return self.undone_when is None

    @property
    def number(self) -> int:
        """Its place among all there have been."""
        return int(self.id.removeprefix("j"))

    @classmethod
    def of(cls, properties: Mapping[str, Any]) -> "Judgement":
        """Take a judgement as the graph holds it."""
        return cls(**properties)

    def __str__(self) -> str:
        verdict = "the same as" if self.same else "not the same as"
        return f"{self.id}: {self.left} is {verdict} {self.right} ({self.who}, {self.when[:10]})"


def read(graph: Graph, *, undone: bool = False) -> list[Judgement]:
    """Read the judgements of a graph, in the order in which they were made.

    Args:
        graph: The database.
        undone: Whether those are wanted too that somebody undid.

    Raises:
        NoDatabase: The server is gone.
    """
    found = (Judgement.of(row["properties"]) for row in graph.read(JUDGEMENTS, undone=undone))
    return sorted(found, key=lambda judgement: judgement.number)


def next_number(graph: Graph) -> int:
    """Give the number of the next judgement: those on records and those on claims are one count.

    Args:
        graph: The database.

    Raises:
        NoDatabase: The server is gone.
    """
    return int(graph.read(NUMBERS)[0]["last"]) + 1
