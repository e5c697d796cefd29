"""What a record of another format says in the words of the vocabulary: a thing, a tie between two, or neither."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Thing:
    """A record that is an entity.

    Args:
        id: Its id in its own format.
        type: The entity type.
        name: Its name.
        names: Its other names, each with its kind.
        kind: Its kind, where the type has kinds.
        description: What is said of it.
        used: The fields of the record that this says.
        is_guess: Whether the format's own type has no counterpart, and another stands in for it.
    """

    id: str
    type: str
    name: str
    names: tuple[tuple[str, str], ...] = ()
    kind: str | None = None
    description: str | None = None
    used: frozenset[str] = frozenset()
    is_guess: bool = False


@dataclass(frozen=True, slots=True)
class Tie:
    """Something said of two entities.

    Args:
        source: The id of the one.
        target: The id of the other.
        predicate: The relationship type that is meant; UNSPECIFIED_TIE where there is none.
        word: The format's own word for it.
        qualifiers: How much, as what.
        when: When, in EDTF.
        used: The fields of the record that this says.
    """

    source: str
    target: str
    predicate: str
    word: str
    qualifiers: Mapping[str, Any] = field(default_factory=dict)
    when: str | None = None
    used: frozenset[str] = frozenset()
