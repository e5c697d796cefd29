"""Parameters of saved queries: what a query may ask for, and how what somebody gave is read."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from queries.contract import period
from schema import suggestion
from schema.errors import CallError

if TYPE_CHECKING:
    from database.graph import Graph
    from identity.lookup import Wanted
    from identity.ranking import Candidate

PLAIN: Final = ("date", "integer", "number", "text", "boolean", "choice", "predicate", "noun")
"""The types that are no entity's."""

ANY_ENTITY: Final = "Entity"
ENDS: Final = ("source", "target")
"""The parameters that are the two ends of a tie."""

PERIOD: Final = ("from", "to")
"""The parameters that bound a time."""

EXACT: Final = 2**53
"""The largest whole number up to which every one is told from its neighbours, in JSON and JavaScript (RFC 8259, 6)."""

YES_AND_NO: Final = {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One thing that a query asks for.

    Args:
        type: One of ``PLAIN``, or the entity types that will do: Entity for any, Person, [Person, Organization], …
        description: What it is, in a few words.
        default: What it is where nobody says; then it is not required.
        required: Whether it must be given; it must where there is no default, unless this says otherwise.
        choices: What may be chosen, where the type is choice.
        minimum: The least that will do, where the type is a number.
        maximum: The most that will do, where the type is a number.
        example: The id or value that examples and Neo4j Browser use where nothing is given.
    """

    type: tuple[str, ...]
    description: str
    default: str | int | float | bool | None = None
    required: bool = True
    choices: tuple[str, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    example: str | int | float | bool | None = None

    def __post_init__(self) -> None:
        if self.default is not None:
            object.__setattr__(self, "required", False)

    @property
    def is_entity(self) -> bool:
        """Whether it is an entity, given by its id or by any spelling of its name."""
        return self.type[0] not in PLAIN

    @property
    def expected(self) -> str:
        """What will do, in a few words."""
        match self.type[0]:
            case "date":
                return "an EDTF date such as 2016-05 or 1998/2020-01-03"
            case "integer" | "number" as kind:
                low = f" from {self.minimum:g}" if self.minimum is not None else ""
                high = f" to {self.maximum:g}" if self.maximum is not None else ""
                return f"{'a whole number' if kind == 'integer' else 'a number'}{low}{high}"
            case "text":
                return "a text"
            case "boolean":
                return "yes or no"
            case "noun":
                return "a noun such as instructors"
            case "predicate":
                return "a verb such as advised, or a predicate of `dots schema show`"
            case "choice":
                return f"one of {', '.join(self.choices)}"
            case kind if kind == ANY_ENTITY:
                return "the id or a name of an entity"
            case _:
                return f"the id or a name of {_with_article(self.type)}"


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


def option_of(parameter: str) -> str:
    """Return the option that gives a parameter: ``as_of`` is ``--as-of``.

    Args:
        parameter: Its name.
    """
    return f"--{parameter.replace('_', '-')}"


def nearest(unknown: str, options: Sequence[str], others: Sequence[str] = ()) -> list[str]:
    """Say which option somebody may have meant.

    Args:
        unknown: What was written.
        options: The options that a query declares; they go before others.
        others: The options that every query takes.

    Returns:
        The one that it begins, where that is one; else those that come near, two at most.
    """
    for known in (options, others):
        begun = [option for option in known if len(unknown) > len("--") and option.startswith(unknown)]
        if len(begun) == 1:
            return begun
    found = [option for known in (options, others) for option in suggestion.nearest(unknown, known, most=2, near=0.7)]
    return found[:2]


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
    _refuse_backwards(arguments)
    # Where neither end need be given, somebody may have done something to themselves.
    are_ends = all(name in wanted for name in ENDS) and parameters[ENDS[0]].required
    return Given(arguments, wanted, ENDS if are_ends else ())


def _refuse_backwards(arguments: Mapping[str, Argument]) -> None:
    """Refuse a time that ends before it begins: nothing lies within it, and no rows would read as if nobody knew."""
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


def read_plain(name: str, parameter: Parameter, text: str) -> Any:
    """Read what was given for a parameter that is no entity: it takes no database.

    Args:
        name: The parameter's name, for messages.
        parameter: What it asks for.
        text: What was given.

    Returns:
        What the query gets.

    Raises:
        CallError: It is mistyped.
    """
    option = option_of(name)
    try:
        return READERS[parameter.type[0]](option, parameter, text)
    except ValueError:
        hint = f"{suggestion.did_you_mean(text, parameter.choices)} It is {parameter.expected}."
        raise CallError(f"{option} is not “{text}”.", remedy=hint.lstrip()) from None


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


def _number(name: str, parameter: Parameter, text: str) -> float:
    return _bounded(name, parameter, float(text))


def _integer(name: str, parameter: Parameter, text: str) -> int:
    return int(_bounded(name, parameter, int(text)))


def _bounded(name: str, parameter: Parameter, value: float) -> float:
    if abs(value) > EXACT:
        raise CallError(f"{name} is too {'large' if value > 0 else 'small'} a number.", remedy=_instead(parameter))
    low = parameter.minimum if parameter.minimum is not None else value
    high = parameter.maximum if parameter.maximum is not None else value
    if not low <= value <= high:
        raise ValueError("out of bounds")
    return value


def _instead(parameter: Parameter) -> str:
    bounds = "" if parameter.minimum is not None and parameter.maximum is not None else f", no larger than {EXACT:,}"
    return f"Give {parameter.expected}{bounds}."


def _boolean(_name: str, _parameter: Parameter, text: str) -> bool:
    if (value := YES_AND_NO.get(text.strip().lower())) is None:
        raise ValueError("neither yes nor no")
    return value


def _choice(_name: str, parameter: Parameter, text: str) -> str:
    if text not in parameter.choices:
        raise ValueError("not among the choices")
    return text


def _text(_name: str, _parameter: Parameter, text: str) -> str:
    return text


def _predicate(_name: str, _parameter: Parameter, text: str) -> str:
    from queries import predicates

    return predicates.read(text)


def _noun(_name: str, _parameter: Parameter, text: str) -> str:
    from queries import predicates
    from queries.asking.words import alternatives, words

    # Braces would be a parameter, as in a wording; a point behind the last initial is no part of a word.
    said = [
        "|".join(way.rstrip(".") for way in (*alternatives(word), *predicates.said_by(word.stem)))
        for word in words(re.sub(r"[{}]", " ", text))
    ]
    if not said:
        raise ValueError("no word")
    return " ".join(said)


def _date(name: str, _parameter: Parameter, text: str) -> dict[str, Any]:
    found = period(name, text)
    return {"from": found.start_earliest, "to": found.end_latest}


READERS: Final[Mapping[str, Callable[[str, Parameter, str], Any]]] = {
    "date": _date,
    "integer": _integer,
    "number": _number,
    "text": _text,
    "boolean": _boolean,
    "choice": _choice,
    "predicate": _predicate,
    "noun": _noun,
}


def _with_article(kinds: Sequence[str]) -> str:
    return " or ".join(f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}" for kind in kinds)
