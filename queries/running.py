"""Running a saved query: parameters are read, the server answers in a transaction that cannot write, rows stream."""

import re
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from queries.arguments import Argument, Given, look_up, read_given
from queries.cells import checked
from queries.contract import Contract, line_before
from queries.measuring import measured
from queries.parameters import option_of
from queries.patience import TIMEOUT, Patience
from queries.saved_query import GIVEN, TEXTS, Column, SavedQuery
from schema import suggestion
from schema.errors import CallError, QueryInvalid, TimedOut

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.ranking import Candidate

_LINE: Final = re.compile(r"\s*\(line (\d+), column \d+")
_UNDECLARED: Final = re.compile(r"Expected parameter\(s\): (\w+(?:, \w+)*)")
_EXPECTED: Final = re.compile(r"(Invalid input (?P<wrong>\S+)): expected (?P<expected>.*)", re.S)
_WORD: Final = re.compile(r"'([A-Z]+)'")

LONG_LIST: Final = 4
"""Commas of a list of all that a server would have taken, from which on it says nothing any more."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a query answers.

    Args:
        query: The query.
        arguments: What it was asked, as it was read.
        contract: Which claims it may rest on.
        rows: The rows, as the server sends them; they can be taken once.
    """

    query: SavedQuery
    arguments: Mapping[str, Argument]
    contract: Contract
    rows: Iterator[Row]

    @property
    def columns(self) -> Mapping[str, Column]:
        """What the rows hold, in order."""
        return self.query.columns

    @property
    def asked_about(self) -> list[str]:
        """The ids of those who were asked about."""
        return [argument.entity.id for argument in self.arguments.values() if argument.entity is not None]


def run(
    graph: "Graph",
    query: SavedQuery,
    arguments: Mapping[str, str],
    *,
    contract: Contract | None = None,
    timeout: float | None = TIMEOUT,
) -> Answer:
    """Ask a saved query.

    Args:
        graph: Whom to ask.
        query: What to ask.
        arguments: What its parameters get, as it was written.
        contract: Which claims it may rest on; any, where it is left out.
        timeout: Seconds that one may be kept waiting for the first row, and for each that follows; None for the
            server's own limit.

    Returns:
        The answer; its rows arrive as they are taken.

    Raises:
        CallError: An argument is unknown, missing or mistyped, or names nobody.
        AmbiguousName: An argument names several entities.
        QueryInvalid: A query of the user's own does what none may, such as reaching outside the graph.
        TimedOut: The query took longer than it may (raised as the rows are taken).
    """
    asked = contract or Contract()
    if not query.over_claims and not asked.is_open:
        raise CallError(
            f"{query.name} does not rest on claims, so that {' and '.join(asked.given())} cannot apply to it.",
            remedy="Leave that out.",
        )
    if not query.is_shipped:
        from queries.safety import refuse

        refuse(query)
    given = _given(query, arguments)
    # What a query of the user's own returns is not known to be what it declares, and a measure is long to try in vain.
    if given.wanted and query.is_shipped and not query.metadata.measure:
        return _answer_behind_names(graph, query, given, asked, timeout)
    read = look_up(graph, given)
    return Answer(query, read, asked, _rows(graph, query, read, asked, timeout))


def read_arguments(graph: "Graph", query: SavedQuery, arguments: Mapping[str, str]) -> dict[str, Argument]:
    """Read what was given to a query, without asking it.

    Args:
        graph: Where names of entities are looked up.
        query: The query.
        arguments: What its parameters get, as it was written.

    Returns:
        An argument for each of its parameters.

    Raises:
        CallError: An argument is unknown, missing or mistyped, or names nobody.
        AmbiguousName: An argument names several entities.
    """
    return look_up(graph, _given(query, arguments))


def _given(query: SavedQuery, arguments: Mapping[str, str]) -> Given:
    given = read_given(query.name, query.parameters, arguments)
    needs = query.metadata.needs
    if needs and all(name not in given.wanted and given.arguments[name].value is None for name in needs):
        listed = "; ".join(f"{option_of(name)}: {query.parameters[name].description}" for name in needs)
        options = " or ".join(map(option_of, needs))
        raise CallError(f"{query.name} needs {options}.", remedy=f"Give at least one of {listed}.")
    return given


def _answer_behind_names(
    graph: "Graph", query: SavedQuery, given: Given, contract: Contract, timeout: float | None
) -> Answer:
    """Ask in the statement that looks up whom it is asked about.

    Texts that look like ids are asked with at once, in one message. Where one is none after all, or is a name, the same
    statement is asked with what they mean: a server plans it once for all that a query is ever asked about.
    """
    from identity.lookup import may_be_id, resolve_all, resolve_among

    wanted = list(given.wanted.values())
    texts = [one.text for one in wanted]
    plain = {name: argument.value for name, argument in given.arguments.items()}
    cypher = query.behind_names_for(contract)

    def told(ids: Sequence[str]) -> Generator[Row, None, None]:
        values = plain | dict(zip(given.wanted, ids, strict=True)) | {TEXTS: ids}
        # From the first row on that somebody wants, and not from here.
        yield from _told(graph, query, cypher, {GIVEN: values}, contract, Patience(query.name, timeout))

    def answer(entities: "Sequence[Candidate]", behind: Iterator[Row]) -> Answer:
        columns = query.returned
        rows = (dict(zip(columns, map(readable, row["row"]), strict=True)) for row in behind)
        return Answer(query, given.meaning(entities), contract, rows)

    if all(map(may_be_id, texts)):
        rows = told(texts)
        try:
            entities = resolve_among(graph, wanted, next(rows)["row"])
        except BaseException:
            rows.close()
            raise
        if [entity.id for entity in entities] == texts:
            return answer(entities, rows)
        rows.close()
    else:
        entities = resolve_all(graph, wanted)
    return answer(entities, islice(told([entity.id for entity in entities]), 1, None))


def _rows(
    graph: "Graph", query: SavedQuery, read: Mapping[str, Argument], contract: Contract, timeout: float | None
) -> Iterator[Row]:
    values = {name: argument.value for name, argument in read.items()}
    patience = Patience(query.name, timeout)
    rows: Iterator[Row]
    if query.metadata.measure:

        def ask(cypher: str, given: Mapping[str, Any]) -> Generator[Row, None, None]:
            # All of it is waited for: no row is known before the last tie was read.
            for row in _told(graph, query, cypher, given, contract, patience):
                patience.check()
                yield row

        # All of them before the first is given away: how long somebody takes to read one does not count.
        rows = iter(list(measured(query, values, contract, ask, patience.check)))
    else:
        told = _told(graph, query, query.cypher_for(contract), values, contract, patience)
        rows = ({name: readable(value) for name, value in row.items()} for row in told)
    yield from rows if query.is_shipped else checked(query, rows)


def _told(
    graph: "Graph",
    query: SavedQuery,
    cypher: str,
    values: Mapping[str, Any],
    contract: Contract,
    patience: Patience,
) -> Generator[Row, None, None]:
    """Yield what the server answers, in the driver's types; what it has against the query becomes an error of ours."""
    given = {**(contract.parameters() if query.over_claims else {}), **values}
    try:
        yield from graph.stream(cypher, patience=patience.left(), **given)
    except TimedOut as error:
        raise patience.error() from error
    except Exception as error:
        if refusal := refused(query, error, contract):
            raise refusal from error
        raise


def refused(query: SavedQuery, error: Exception, contract: Contract | None = None) -> QueryInvalid | None:
    """Say what the server has against a query, and where.

    Args:
        query: The query.
        error: What the driver raised.
        contract: What was asked of the claims, where that decided which Cypher ran.

    Returns:
        The error with the line of the query's file; None where the query is not to blame.
    """
    from neo4j.exceptions import ClientError

    if not isinstance(error, ClientError) or error.message is None:
        return None
    if "AccessMode" in (error.code or ""):
        return QueryInvalid(query.path, query.body_line, "it writes; saved queries only read.")
    if found := _UNDECLARED.fullmatch(error.message):
        names = ", ".join(f"${name}" for name in found[1].split(", "))
        verb = "are" if "," in names else "is"
        return QueryInvalid(query.path, query.body_line, f"params: {names} {verb} used and not declared.")
    found = _LINE.search(error.message)
    is_open = contract is not None and contract.is_open
    line = line_before(query.body, int(found[1]), is_open=is_open) - 1 if found else 0
    said = error.message.splitlines()[0][: found.start() if found else None]
    # What follows is advice for whoever runs the server.
    sentence = _without_list(said.partition(". ")[0].rstrip(" ."))
    return QueryInvalid(
        query.path, query.body_line + line, f"the server refuses it: {sentence}{'' if sentence.endswith('?') else '.'}"
    )


def _without_list(sentence: str) -> str:
    """Leave out the list of all that the server would have taken, but for what was meant."""
    found = _EXPECTED.search(sentence)
    if not found or found["expected"].count(",") < LONG_LIST:
        return sentence
    return f"{found[1]}{suggestion.meant(found['wrong'].strip(chr(39)), _WORD.findall(found['expected']))}"


def readable(value: Any) -> Any:
    """Turn what the driver returns into what JSON knows: temporal values become ISO 8601 texts, nodes their names.

    Args:
        value: A value of a row.

    Returns:
        The same, in plain types.
    """
    if value is None or isinstance(value, str | int | float | bool):
        return value
    if isinstance(value, list):
        return [readable(inner) for inner in value]
    if isinstance(value, dict):
        return {name: readable(inner) for name, inner in value.items()}
    if hasattr(value, "iso_format"):
        return value.iso_format()
    if hasattr(value, "element_id") or hasattr(value, "relationships"):
        from queries import nodes

        return nodes.text(value)
    return str(value)
