"""Impact: which answers of saved queries an act on entities changes, found by asking them before it and after it.

Asked are the queries that need no parameter, and those that one of the entities is parameter enough for, about each of
the entities that the act touches. What a query says of others than these is not compared, unless it needs no parameter.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from cli import formats, screen

if TYPE_CHECKING:
    from database.graph import Graph
    from queries.catalogue import Catalogue
    from queries.saved_query import SavedQuery

COLUMNS = ("query", "about", "rows before", "rows after", "gone", "new")

TYPES = """
UNWIND $keys AS key
MATCH (:Record {key: key})-[:RESOLVES_TO]->(e:Entity)
RETURN DISTINCT key, e.type AS type
"""

Rows = Counter[str]
Answers = dict[tuple[str, str], Rows | None]


class Survey:
    """Asks the saved queries that may say something about some entities.

    Args:
        catalogue: The queries.
        entities: The keys of the entities; a name that means two things after a split is no use.
    """

    def __init__(self, catalogue: "Catalogue", entities: Sequence[str]) -> None:
        self._catalogue = catalogue
        self._keys = sorted(set(entities))
        self._left_out: set[str] = set()

    def __call__(self, graph: "Graph") -> Answers:
        """Ask them all.

        Args:
            graph: Whom to ask; within the transaction of the act.
        """
        from queries.running import run
        from schema.errors import CallError

        types = {row["key"]: row["type"] for row in graph.read(TYPES, keys=self._keys)}
        answers: Answers = {}
        for query in self._catalogue:
            for about, arguments in self._asked(query, types):
                try:
                    answer = run(graph, query, arguments, timeout=None)
                except CallError:
                    # It asks for something else beside the entity, or for one of another sort.
                    self._left_out.add(query.name)
                    continue
                answers[query.name, about] = Counter(json.dumps(row, sort_keys=True) for row in answer.rows)
        return answers

    def show(self, before: Answers, after: Answers) -> None:
        """Show the answers that changed, and say what was compared.

        Args:
            before: The answers before the act.
            after: The answers after it.
        """
        rows = []
        for query, about in sorted({*before, *after}):
            was, now = before.get((query, about)) or Counter(), after.get((query, about)) or Counter()
            if was != now:
                rows.append(
                    {
                        "query": query,
                        "about": about or None,
                        "rows before": was.total(),
                        "rows after": now.total(),
                        "gone": (was - now).total(),
                        "new": (now - was).total(),
                    }
                )
        formats.write(rows, COLUMNS)
        asked = len({*before, *after})
        about = f", about {' and '.join(self._keys)}" if self._keys else ""
        screen.say(
            f"{screen.counted(len(rows), 'answers')} of {asked:,} would change: every saved query was asked that takes"
        )
        screen.say(f"no parameter, or one entity alone{about}. Nothing was written.")
        # What was asked about an entity, and only could not be asked without one, is not left out.
        if left_out := self._left_out - {query for query, _ in (*before, *after)}:
            screen.say(f"Not asked, because they need more: {', '.join(sorted(left_out))}.")

    def _asked(self, query: "SavedQuery", types: Mapping[str, str]) -> Iterator[tuple[str, dict[str, str]]]:
        required = [name for name, parameter in query.parameters.items() if parameter.required]
        if not required and not query.metadata.needs:
            yield "", {}
        elif len(required) > 1 or (required and not query.parameters[required[0]].is_entity):
            self._left_out.add(query.name)
            return
        for name in required or [name for name, one in query.parameters.items() if one.is_entity]:
            for key, type_ in types.items():
                if _fits(query, name, type_):
                    yield f"--{name} {key}", {name: key}


def _fits(query: "SavedQuery", parameter: str, type_: str) -> bool:
    from queries.arguments import with_subtypes
    from queries.parameters import ANY_ENTITY

    wanted: Any = query.parameters[parameter].type
    return ANY_ENTITY in wanted or type_ in with_subtypes(wanted)
