"""Parameters of saved queries: what a query may ask for, and by which option it is given."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from schema import suggestion

PLAIN: Final = ("date", "integer", "number", "text", "boolean", "choice", "predicate", "noun")
"""The types that are no entity's."""

ANY_ENTITY: Final = "Entity"


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


def _with_article(kinds: Sequence[str]) -> str:
    return " or ".join(f"{'an' if kind[0] in 'AEIOU' else 'a'} {kind}" for kind in kinds)
