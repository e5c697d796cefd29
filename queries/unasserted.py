"""What is said of what was asked, and does not say that it is so: denials, plans and scenarios.

An answer that rests on acts has no row where all that is said is that they were not done. That is another thing than
that nobody says anything.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from queries.asking.belonging import BODY
from queries.contract import Contract, expand
from queries.predicates import BETWEEN

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.running import Answer

DOERS: Final = ("source", "killer")
"""The parameters whose entity does what is asked about."""

SUFFERERS: Final = ("target", "victim")
"""The parameters whose entity it is done to."""

_CYPHER: Final = Path(__file__).parent / "unasserted.cypher"
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?:_[A-Z]+)*\b")


@dataclass(frozen=True, slots=True)
class Unasserted:
    """What is said of what was asked, short of saying that it is so.

    Args:
        statements: What is said, in the words of whoever annotated it, by how it is put: ``denied``, ``intended`` or
            ``conditional``.
        entities: The ids of those whom all of it is about.
    """

    statements: Mapping[str, tuple[str, ...]]
    entities: tuple[str, ...]

    @property
    def command(self) -> list[str]:
        """The command line that shows it."""
        one, *more = self.entities
        if more:
            return ["dots", "query", "run", "told", "--entity", one, "--other", more[0]]
        return ["dots", "query", "run", "denials" if "denied" in self.statements else "plans", "--entity", one]


def unasserted(graph: "Graph", found: "Answer") -> Unasserted | None:
    """Look for what is said of what was asked, short of saying that it is so; None where nothing is.

    Args:
        graph: Whom to ask.
        found: An answer without rows, whatever was asked of the claims: that is left open here.
    """
    named = {name: one.entity.id for name, one in found.arguments.items() if one.entity is not None and name != BODY}
    if not named:
        return None
    rows = graph.read(
        expand(_CYPHER.read_text(encoding="utf-8"), is_open=True),
        **Contract().parameters(),
        named=list(named.values()),
        subjects=[id_ for name, id_ in named.items() if name in DOERS],
        objects=[id_ for name, id_ in named.items() if name in SUFFERERS],
        predicates=_predicates(found),
    )
    statements: dict[str, tuple[str, ...]] = {}
    for row in rows:
        statements[row["put"]] = (*statements.get(row["put"], ()), row["statement"])
    return Unasserted(statements, tuple(named.values())) if statements else None


def _predicates(found: "Answer") -> list[str]:
    """Give the predicates that were asked for, or else those that the query reads; words of Cypher are none of them."""
    asked = [
        str(one.value)
        for name, one in found.arguments.items()
        if found.query.parameters[name].type == ("predicate",) and one.value is not None
    ]
    if asked:
        return [predicate for each in asked for predicate in each.split(BETWEEN)]
    return sorted(set(_CAPITALS.findall(found.query.body)))
