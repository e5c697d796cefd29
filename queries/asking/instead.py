"""Instead: what is asked where the query that a question is worded like has no row."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from queries.asking.choice import Choice, Reading, answered, filled, same_entities
from queries.asking.names import Names
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph


def by_namesake(reading: Reading, choice: Choice, graph: "Graph", names: Names) -> Choice | None:
    """Read a name as the one other entity that it may mean and of which there is a row; None where there is none.

    Args:
        reading: The question.
        choice: The query, of which there is no row.
        graph: Whom to ask.
        names: Where names are looked up.
    """
    verbs = {
        name: text for name, text in choice.arguments.items() if choice.query.parameters[name].type == ("predicate",)
    }
    found = []
    for name, entity in choice.entities.items():
        text, declared = choice.names[name], choice.query.parameters[name]
        others = names.namesakes(text, declared, entity)
        if not reading.is_place(text, verbs) and (state := names.government(text, declared)):
            others = [*others, state]
        for other in others:
            arguments = {**choice.arguments, name: other.id}
            read = answered(graph, replace(choice, arguments=arguments, entities={**choice.entities, name: other}))
            if read.has_rows:
                found.append(read)
    return found[0] if len(found) == 1 else None


def by_verb(reading: Reading, choice: Choice, graph: "Graph", names: Names) -> Choice | None:
    """Take what is told by the verb alone, of the same entities; None where nothing is.

    Args:
        reading: The question.
        choice: The query, of which there is no row.
        graph: Whom to ask.
        names: Where names are looked up.
    """
    for each in (fits for fits in reading.fits if fits.pattern.said and fits.pattern.query != choice.query):
        try:
            done = filled(each, reading, names)
        except CallError:
            continue
        if done and same_entities(done, choice) and (done := answered(graph, done, acts=True)).has_rows:
            return done
    return None


def with_wider(choice: Choice, graph: "Graph") -> Choice:
    """Say of a choice without rows what may be asked instead, with less that narrows it.

    Args:
        choice: The query, of which there is no row.
        graph: Whom to ask.
    """
    less = (answered(graph, each) for each in _wider(choice))
    return replace(choice, wider=next((each for each in less if each.has_rows), None))


def _wider(choice: Choice) -> Iterator[Choice]:
    """Ask less: of any time, or without one of what narrows an answer; somebody stays named."""
    if choice.contract:
        yield replace(choice, contract={})
    query = choice.query
    for name in choice.arguments:
        arguments = {other: text for other, text in choice.arguments.items() if other != name}
        needs = query.metadata.needs
        if (
            not query.parameters[name].required
            and query.parameters[name].type != ("predicate",)
            and choice.entities.keys() & arguments.keys()
            and (not needs or arguments.keys() & set(needs))
        ):
            yield replace(choice, arguments=arguments)
