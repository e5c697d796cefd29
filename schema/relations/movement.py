"""Movement: who and what went where."""

from schema.entities import Equipment, Event, Organization, Person, Place
from schema.qualifiers import Counted, Equipped, Placed, Sequenced
from schema.relationships import ACTOR, Relationship, Topic


class Visited(
    Relationship,
    topic=Topic.MOVEMENT,
    subjects=ACTOR,
    objects=(Place, Organization, Person),
    inverse="visited by",
):
    """Went to, and came away again."""


class TravelledTo(
    Relationship,
    topic=Topic.MOVEMENT,
    subjects=(Person, Organization, Equipment),
    objects=(Place,),
    inverse="destination of",
):
    """Went to."""


class PassedThrough(
    Sequenced,
    Relationship,
    topic=Topic.MOVEMENT,
    subjects=(Person, Organization, Event, Equipment),
    objects=(Place,),
    inverse="passed by",
):
    """Came through, on the way elsewhere; the order is that of the stations."""


class Sent(
    Counted,
    Equipped,
    Placed,
    Relationship,
    topic=Topic.MOVEMENT,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="sent by",
):
    """Made people or a body go somewhere."""


class Transferred(
    Equipped,
    Counted,
    Placed,
    Relationship,
    topic=Topic.MOVEMENT,
    subjects=ACTOR,
    objects=(Person, Organization, Place),
    inverse="received from",
):
    """Moved goods or a person to."""


class BornIn(Relationship, topic=Topic.MOVEMENT, subjects=(Person,), objects=(Place,), inverse="birthplace of"):
    """Was born in."""


class DiedIn(Relationship, topic=Topic.MOVEMENT, subjects=(Person,), objects=(Place,), inverse="place of death of"):
    """Died in; where somebody was killed, the killing tells."""


class BuriedIn(Relationship, topic=Topic.MOVEMENT, subjects=(Person,), objects=(Place,), inverse="burial place of"):
    """Was buried in."""
