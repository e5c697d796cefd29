"""Command: who leads, serves, appoints and follows whom."""

from schema.entities import Event, Organization, Person, Position, Programme
from schema.qualifiers import Placed, Roled
from schema.relationships import ACTOR, Relationship, Topic


class Commanded(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=ACTOR,
    objects=(Organization, Event, Programme),
    inverse="commanded by",
    lasting=True,
):
    """Held command of a force, a unit, an operation or a battle."""


class DeputyOf(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=(Person,),
    objects=(Person, Position, Organization),
    inverse="has as deputy",
    lasting=True,
):
    """Was second to a person, in an office or in a body."""


class SubordinateTo(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=(Organization, Person),
    objects=ACTOR,
    inverse="has under it",
    lasting=True,
):
    """Took orders from a body or a person above it."""


class HeldPosition(
    Roled, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=(Position,), inverse="held by", lasting=True
):
    """Held an office."""


class Appointed(Roled, Relationship, topic=Topic.COMMAND, subjects=ACTOR, objects=(Person,), inverse="appointed by"):
    """Put a person into an office or a command."""


class Succeeded(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=(Person, Organization),
    objects=(Person, Organization),
    inverse="succeeded by",
):
    """Took the place of another."""


class MemberOf(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=ACTOR,
    objects=(Organization, Programme),
    inverse="has as member",
    lasting=True,
):
    """Belonged to a body."""


class Founded(
    Relationship, topic=Topic.COMMAND, subjects=ACTOR, objects=(Organization, Programme), inverse="founded by"
):
    """Brought a body into being."""


class Led(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=ACTOR,
    objects=(Organization, Event, Programme),
    inverse="led by",
    lasting=True,
):
    """Stood at the head of a body or an undertaking, in a way that is not military command."""


class Advised(Roled, Relationship, topic=Topic.COMMAND, subjects=ACTOR, objects=ACTOR, inverse="advised by"):
    """Gave counsel to."""


class Represented(
    Roled,
    Placed,
    Relationship,
    topic=Topic.COMMAND,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="represented by",
    lasting=True,
):
    """Acted in another's name."""


class SpokeFor(
    Roled, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=ACTOR, inverse="has as speaker", lasting=True
):
    """Spoke publicly in another's name."""
