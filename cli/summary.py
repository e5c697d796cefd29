"""The sentence under an answer: how many rows there are, why there may be none, and what the names were read as."""

from collections.abc import Iterable, Iterator, Mapping, Set
from typing import TYPE_CHECKING

from queries.parameters import option_of
from schema.errors import WorkError

if TYPE_CHECKING:
    from cli.call import Call
    from database.graph import Graph
    from identity.ranking import Candidate
    from queries.running import Answer, Row

SAY_NOTHING = "the claims in the graph do not say"

KNOWN: Mapping[str, str] = {
    "document": "MATCH (d:Document {id: $id}) RETURN d.id AS id",
    "claim": "MATCH (c:Claim {id: $id}) RETURN c.id AS id",
}
"""What a query may ask for by an id that is no entity's, and how it is looked up."""

PUT: Mapping[str, tuple[str, str]] = {
    "denied": ("1 claim denies it", "{} claims deny it"),
    "intended": ("1 claim says that it is planned or meant", "{} claims say that it is planned or meant"),
    "conditional": ("1 claim says that it may or would be", "{} claims say that it may or would be"),
}
"""How it is told that one claim, or several, speak of what was asked and do not say that it is so."""

NO_MORE_THAN: Mapping[str, str] = {
    "denied": "denied",
    "intended": "planned or meant",
    "conditional": "possible or conditional",
    "alleged": "alleged",
}
"""How it is told that something is put so, and is not said to be so, from the least to the most that is said."""

DOCUMENTS = "MATCH (d:Document) RETURN d.id AS id ORDER BY id LIMIT 1000"


def noting(rows: "Iterable[Row]", puts: set[str]) -> "Iterator[Row]":
    """Give rows on, and note how each is put.

    Args:
        rows: The rows.
        puts: Where it is noted: a modality, or ``denied``.
    """
    for row in rows:
        puts.add("denied" if row.get("polarity") == "denies" else row.get("modality") or "")
        yield row


def summary(graph: "Graph", call: "Call", found: "Answer", number: int, puts: Set[str] = frozenset()) -> str:
    """Sum an answer up.

    Args:
        graph: Who answered; it is asked once more where no claim passes what was asked of them.
        call: What was asked.
        found: The answer.
        number: How many rows it had.
        puts: How they are put, where that is known.
    """
    read = [told for argument in found.arguments.values() if (told := read_as(argument.given, argument.entity))]
    rows = f"{number:,} {'row' if number == 1 else 'rows'}" if number else no_rows(graph, call, found)
    if number and puts and puts <= NO_MORE_THAN.keys():
        most = [said for put, said in NO_MORE_THAN.items() if put in puts]
        rows = f"{rows}, denied" if puts == {"denied"} else f"{rows}, said to be no more than {' or '.join(most)}"
    # A name may end with a full stop of its own.
    return f"{'; '.join([rows, *dict.fromkeys(read)]).removesuffix('.')}."


def no_rows(graph: "Graph", call: "Call", found: "Answer") -> str:
    """Say why there are no rows: nobody says so, or what says so does not count.

    Args:
        graph: Who answered.
        call: What was asked.
        found: The answer.
    """
    if unknown := _unknown(graph, found):
        return f"No rows: {unknown}"
    if not found.query.over_claims:
        return "No rows: there is nothing of the kind in the graph"
    if found.contract.is_open:
        return f"No rows: {_short_of_saying(graph, found)}"
    given = _as_given(call)
    that = "it" if len(given) == 1 else "them"
    asked = " and ".join(given)
    match _without_contract(graph, call):
        case None:
            return f"No rows with {asked}"
        case 0:
            return f"No rows, with {asked} or without {that}: {_short_of_saying(graph, found)}"
        case number:
            return f"No rows with {asked}; without {that} there {'is' if number == 1 else 'are'} {number:,}"


def _short_of_saying(graph: "Graph", found: "Answer") -> str:
    """Tell of the denials, plans and scenarios where nothing else is said of it, or that nothing is."""
    from shlex import join

    from queries.unasserted import unasserted

    said = unasserted(graph, found)
    if said is None:
        return SAY_NOTHING
    told = [
        f"{PUT[put][len(statements) > 1].format(len(statements))}: “{statements[0].rstrip('.')}”"
        for put, statements in said.statements.items()
    ]
    return f"no claim says that it is so; {'; '.join(told)}. See `{join(said.command)}`"


def _as_given(call: "Call") -> list[str]:
    """Give what was asked of the claims, each option as it was written."""
    texts = [(name, text) for name, text in call.contract.items() if (name, text) != ("disputes", "include")]
    texts += [(name, text) for name, several in call.without.items() for text in several]
    return [f'{option_of(name)} "{text}"' if " " in text else f"{option_of(name)} {text}" for name, text in texts]


def _unknown(graph: "Graph", found: "Answer") -> str:
    """Say that there is no such document or claim as was asked about; nothing where there is, or none was."""
    for name, statement in KNOWN.items():
        argument = found.arguments.get(name)
        if argument is None or argument.given is None or graph.read(statement, id=argument.value):
            continue
        from schema.suggestion import LOOSE, nearest

        known = [row["id"] for row in graph.read(DOCUMENTS)] if name == "document" else []
        near = nearest(argument.given, known, near=LOOSE)
        return f"there is no {name} “{argument.given}”{f', the nearest is {near[0]}' if near else ''}"
    return ""


def _without_contract(graph: "Graph", call: "Call") -> int | None:
    """Count the rows that there are where every claim counts; None where that takes too long."""
    from queries.running import run

    try:
        return sum(1 for _ in run(graph, call.query, call.arguments, timeout=call.timeout).rows)
    except WorkError:
        return None


def read_as(given: str | None, entity: "Candidate | None") -> str:
    """Say what a name was read as; nothing where it was given as it is, or where there is none.

    Args:
        given: What was given.
        entity: The entity that it was read as.
    """
    if given is None or entity is None or given in (entity.name, entity.id):
        return ""
    return f"“{given}” was read as {entity.name}"
