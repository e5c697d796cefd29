"""Arguments: what was given to a query for its parameters, and what it was read as."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from queries.parameters import ANY_ENTITY, Parameter, nearest, option_of
from queries.values import read_plain
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.lookup import Wanted
    from identity.ranking import Candidate

ENDS: Final = ("source", "target")
"""The parameters that are the two ends of a tie."""

PERIOD: Final = ("from", "to")
"""The parameters that bound a time."""


@dataclass(frozen=True, slots=True)
class Argument:
    """What was given for a parameter, and what it was read as.

    Args:
        given: As it was written; None where nobody gave anything.
        value: What the query gets: an id, a number, a text, a period ``{from, to}``; None where it is left open.
        entity: The entity that the name was read as, where the parameter is one.
    """

    given: str | None
    value: Any
    entity: "Candidate | None" = None


@dataclass(frozen=True, slots=True)
class Given:
    """What was given to a query, read as far as that takes no database.

    Args:
        arguments: An argument for each parameter, in the order in which the query declares them; that of an entity is
            without a value.
        wanted: The names of entities that are to be looked up, by parameter.
        ends: The parameters that are the two ends of something, and so must be two entities.
    """

    arguments: Mapping[str, Argument]
    wanted: "Mapping[str, Wanted]"
    ends: tuple[str, ...] = ()

    def meaning(self, entities: "Sequence[Candidate]") -> dict[str, Argument]:
        """Return the arguments, with what the names of entities mean.

        Args:
            entities: What was wanted, in that order.

        Raises:
            CallError: The two ends are one.
        """
        found = dict(zip(self.wanted, entities, strict=True))
        if self.ends and len({found[name].id for name in self.ends}) == 1:
            options = " and ".join(map(option_of, self.ends))
            raise CallError(f"{options} are one: {found[self.ends[0]].name}.", remedy="Give two that differ.")
        return {
            name: Argument(argument.given, found[name].id, found[name]) if name in found else argument
            for name, argument in self.arguments.items()
        }


def read_all(
    graph: "Graph", query: str, parameters: Mapping[str, Parameter], given: Mapping[str, str]
) -> dict[str, Argument]:
    """Read everything that was given to a query.

    Args:
        graph: Where names of entities are looked up.
        query: The name of the query, for messages.
        parameters: What it asks for.
        given: What was given; dashes in names count as underscores.

    Returns:
        An argument for each parameter, in the order in which the query declares them.

    Raises:
        CallError: One is unknown, missing or mistyped, or names nobody; the message names it.
        AmbiguousName: One names several.
    """
    return look_up(graph, read_given(query, parameters, given))


def read_given(query: str, parameters: Mapping[str, Parameter], given: Mapping[str, str]) -> Given:
    """Read what was given to a query as far as that takes no database.

    Args:
        query: The name of the query, for messages.
        parameters: What it asks for.
        given: What was given; dashes in names count as underscores.

    Returns:
        What was given.

    Raises:
        CallError: Something is unknown, missing or mistyped; the message names it.
    """
    named = {name.replace("-", "_"): text for name, text in given.items()}
    refuse_unknown(query, parameters, named)
    missing = [name for name, parameter in parameters.items() if parameter.required and name not in named]
    if missing:
        listed = "; ".join(
            f"{option_of(name)}: {parameters[name].description} ({parameters[name].expected})" for name in missing
        )
        raise CallError(f"{query} needs {' and '.join(map(option_of, missing))}.", remedy=f"Give {listed}.")
    return _read_each(parameters, named)


def refuse_unknown(query: str, parameters: Mapping[str, Parameter], given: Mapping[str, Any]) -> None:
    """Refuse what a query does not ask for.

    Raises:
        CallError: Something is unknown; the message says what comes near.
    """
    for name in given:
        if name not in parameters:
            near = nearest(option_of(name), list(map(option_of, parameters)))
            hint = f"Did you mean {' or '.join(near)}? " if near else ""
            takes = f"It takes {', '.join(map(option_of, parameters))}." if parameters else "It takes none."
            raise CallError(f"{query} has no parameter “{name}”.", remedy=hint + takes)


def read(graph: "Graph", name: str, parameter: Parameter, text: str | None) -> Argument:
    """Read what was given for one parameter.

    Args:
        graph: Where names of entities are looked up.
        name: The parameter's name, for messages.
        parameter: What it asks for.
        text: What was given; None where nothing was.

    Returns:
        The argument.

    Raises:
        CallError: It is mistyped, or names nobody.
        AmbiguousName: It names several.
    """
    return look_up(graph, _read_each({name: parameter}, {} if text is None else {name: text}))[name]


def _read_each(parameters: Mapping[str, Parameter], given: Mapping[str, str]) -> Given:
    arguments: dict[str, Argument] = {}
    wanted: dict[str, Wanted] = {}
    for name, parameter in parameters.items():
        text = given.get(name, None if parameter.default is None else str(parameter.default))
        value = None if text is None or parameter.is_entity else read_plain(name, parameter, text)
        arguments[name] = Argument(given.get(name), value)
        if text is not None and parameter.is_entity:
            wanted[name] = _wanted(name, parameter, text)
    _refuse_backwards(parameters, arguments)
    # Where neither end need be given, somebody may have done something to themselves.
    are_ends = all(name in wanted for name in ENDS) and parameters[ENDS[0]].required
    return Given(arguments, wanted, ENDS if are_ends else ())


def _refuse_backwards(parameters: Mapping[str, Parameter], arguments: Mapping[str, Argument]) -> None:
    """Refuse a time that ends before it begins: nothing lies within it, and no rows would read as if nobody knew."""
    if any(name not in parameters or parameters[name].type != ("date",) for name in PERIOD):
        return
    first, last = map(arguments.get, PERIOD)
    if first and last and first.value and last.value and first.value["from"] > last.value["to"]:
        raise CallError(
            f"--from {first.given} is later than --to {last.given}.", remedy="Give the earlier date as --from."
        )


def _wanted(name: str, parameter: Parameter, text: str) -> "Wanted":
    from identity.lookup import Wanted

    if not text.strip():
        raise CallError(f"{option_of(name)} is empty.", remedy=f"Give {parameter.expected}.")
    return Wanted(text, () if ANY_ENTITY in parameter.type else with_subtypes(parameter.type), option_of(name))


def look_up(graph: "Graph", given: Given) -> dict[str, Argument]:
    """Look up the entities that were given to a query.

    Args:
        graph: Where their names are looked up.
        given: What was given.

    Returns:
        An argument for each parameter, in the order in which the query declares them.

    Raises:
        CallError: A name means nobody.
        AmbiguousName: A name means several.
    """
    if not given.wanted:
        return given.meaning([])
    from identity.lookup import resolve_all

    return given.meaning(resolve_all(graph, list(given.wanted.values())))


def with_subtypes(types: Sequence[str]) -> tuple[str, ...]:
    """Give entity types with all that derive from them; only a user's own vocabulary has such.

    Args:
        types: Names of entity types.

    Returns:
        The types and their subtypes.
    """
    from schema.settings import Settings

    modules = Settings.read().types
    if not modules and not _has_entry_points():
        return tuple(types)
    from schema.vocabulary import Vocabulary

    known = Vocabulary.load(modules).entity_types
    wanted = tuple(known[name] for name in types if name in known)
    return tuple(label for label, entity in known.items() if issubclass(entity, wanted))


@cache
def _has_entry_points() -> bool:
    # What is installed does not change while a program runs, and finding it out takes longer than most answers.
    from importlib.metadata import entry_points

    return bool(entry_points(group="dots.vocabulary"))
