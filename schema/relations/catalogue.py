"""All relationship types that come with dots, by topic, and within one in the order in which its module has them."""

from schema.relations import command, decisions, events, movement, other, speech, support, ties, violence
from schema.relationships import Composition, Relationship

_MODULES = (command, support, violence, ties, events, movement, decisions, speech, other)

RELATIONSHIPS: tuple[type[Relationship], ...] = tuple(
    member
    for module in _MODULES
    for member in vars(module).values()
    if isinstance(member, type) and issubclass(member, Relationship) and member.__module__ == module.__name__
)
"""The relationship types."""

COMPOSITIONS: tuple[Composition, ...] = tuple(
    member for module in _MODULES for member in vars(module).values() if isinstance(member, Composition)
)
"""The relationships that are read off others."""
