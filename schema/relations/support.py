"""Support: who gives whom money, weapons, training, goods and shelter."""

from schema.entities import Equipment, Event, Organization, Person, Place, Programme
from schema.qualifiers import Counted, Equipped, Money, Placed
from schema.relationships import ACTOR, Relationship, Topic


class Funded(
    Money,
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="funded by",
):
    """Gave money to."""


class Armed(Equipped, Counted, Relationship, topic=Topic.SUPPORT, subjects=ACTOR, objects=ACTOR, inverse="armed by"):
    """Gave weapons to."""


class Trained(
    Counted,
    Equipped,
    Placed,
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="trained by",
):
    """Taught fighters how to fight."""


class Supplied(
    Equipped,
    Counted,
    Placed,
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="supplied by",
):
    """Gave goods that are not weapons, or not known to be."""


class Recruited(
    Counted, Placed, Relationship, topic=Topic.SUPPORT, subjects=ACTOR, objects=ACTOR, inverse="recruited by"
):
    """Won people for a body or an undertaking."""


class Directed(
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=(Person, Organization, Event, Programme),
    inverse="directed by",
):
    """Steered the doings of others, or an act by others."""


class Sheltered(
    Placed, Relationship, topic=Topic.SUPPORT, subjects=ACTOR, objects=ACTOR, inverse="sheltered by", lasting=True
):
    """Gave refuge to."""


class Built(
    Equipped,
    Placed,
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=(Place, Equipment, Organization, Programme),
    inverse="built by",
):
    """Put up a facility, or built up a capability."""


class Supported(
    Placed,
    Relationship,
    topic=Topic.SUPPORT,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="supported by",
):
    """Helped, in a way that no narrower type says."""
