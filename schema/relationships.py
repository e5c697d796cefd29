"""Relationships: what a type of them is. Each is a class; its fields are the qualifiers that a claim of it takes.

The name of the class is the predicate that dossiers write and the Neo4j relationship type (``HeldPosition`` is
``HELD_POSITION``); its docstring is the definition in the reference page. A user's own types subclass ``Relationship``
in a module of their own (see ``schema.vocabulary``).
"""

import re
from enum import StrEnum
from typing import ClassVar

from schema.entities import Entity, Event, Organization, Person, Programme
from schema.qualifiers import Qualifiers

Side = tuple[type[Entity], ...]

ACTOR: Side = (Person, Organization)
ANYTHING: Side = (Entity,)
UNDERTAKING: Side = (Event, Programme)


class Topic(StrEnum):
    """What a relationship type is about: the sections of the vocabulary's reference page."""

    COMMAND = "command"
    SUPPORT = "support"
    VIOLENCE = "violence"
    TIES = "ties"
    EVENTS = "events"
    MOVEMENT = "movement"
    DECISIONS = "decisions"
    SPEECH = "speech"
    OTHER = "other"


class Relationship(Qualifiers):
    """A type of relationship between two entities.

    Args (of the class statement):
        topic: What it is about.
        subjects: The entity types that may stand before it.
        objects: The entity types that may stand after it.
        inverse: How it reads from the object's side.
        symmetric: It holds both ways; it is stored once, from the lower key to the higher.
        implies: A type that holds wherever this one does, with the same two ends.
        lasting: It is a state that goes on, such as an office, and no single act: of an end alone, *until* then is
            said of it, and of all others *by* then.
    """

    predicate: ClassVar[str] = "RELATIONSHIP"
    topic: ClassVar[Topic] = Topic.OTHER
    subjects: ClassVar[Side] = ()
    objects: ClassVar[Side] = ()
    inverse: ClassVar[str] = ""
    symmetric: ClassVar[bool] = False
    implies: ClassVar["type[Relationship] | None"] = None
    lasting: ClassVar[bool] = False

    def __init_subclass__(
        cls,
        *,
        topic: Topic | None = None,
        subjects: Side = (),
        objects: Side = (),
        inverse: str = "",
        symmetric: bool | None = None,
        implies: "type[Relationship] | None" = None,
        lasting: bool | None = None,
    ) -> None:
        super().__init_subclass__()
        cls.predicate = type_name(cls.__name__)
        cls.topic = topic or cls.topic
        cls.subjects = subjects or cls.subjects
        cls.objects = objects or cls.objects
        cls.inverse = inverse or cls.inverse
        cls.symmetric = cls.symmetric if symmetric is None else symmetric
        cls.implies = implies or cls.implies
        cls.lasting = cls.lasting if lasting is None else lasting


class Composition:
    """A relationship that is read off others, and never claimed: its first step followed by its second.

    Args:
        predicate: Its name in the graph.
        first: The types of which one leads from the subject to the middle.
        second: The types of which one leads from the middle to the object.
        inverse: How it reads from the object's side.
        definition: What it says, as one sentence.
    """

    def __init__(
        self,
        predicate: str,
        first: tuple[type[Relationship], ...],
        second: tuple[type[Relationship], ...],
        *,
        inverse: str,
        definition: str,
    ) -> None:
        self.predicate = predicate
        self.first = first
        self.second = second
        self.inverse = inverse
        self.definition = definition


def type_name(class_name: str) -> str:
    """Give the relationship type that a class stands for: ``HeldPosition`` is ``HELD_POSITION``."""
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", class_name).upper()
