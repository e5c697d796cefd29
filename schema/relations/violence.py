"""Violence: who kills, attacks, captures and threatens whom, and who is behind it."""

from schema.entities import Equipment, Event, Organization, Person, Place, Programme
from schema.qualifiers import Counted, Equipped, Placed, Roled
from schema.relationships import ACTOR, UNDERTAKING, Relationship, Topic


class Killed(
    Equipped,
    Counted,
    Placed,
    Relationship,
    topic=Topic.VIOLENCE,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="killed by",
):
    """Brought about the death of."""


class Attacked(
    Equipped,
    Placed,
    Relationship,
    topic=Topic.VIOLENCE,
    subjects=ACTOR,
    objects=(Person, Organization, Place, Equipment),
    inverse="attacked by",
):
    """Used force against."""


class Captured(
    Counted,
    Placed,
    Relationship,
    topic=Topic.VIOLENCE,
    subjects=ACTOR,
    objects=(Person, Organization, Place, Equipment),
    inverse="captured by",
):
    """Took prisoner, or took possession of by force."""


class Ordered(Relationship, topic=Topic.VIOLENCE, subjects=ACTOR, objects=UNDERTAKING, inverse="ordered by"):
    """Gave the order for."""


class Planned(Relationship, topic=Topic.VIOLENCE, subjects=ACTOR, objects=UNDERTAKING, inverse="planned by"):
    """Worked out how to do."""


class ResponsibleFor(Relationship, topic=Topic.VIOLENCE, subjects=ACTOR, objects=(Event,), inverse="the doing of"):
    """Carried out, or answers for, an event."""


class ParticipatedIn(
    Roled,
    Counted,
    Placed,
    Relationship,
    topic=Topic.VIOLENCE,
    subjects=ACTOR,
    objects=UNDERTAKING,
    inverse="joined by",
):
    """Took part in."""


class VictimOf(Counted, Relationship, topic=Topic.VIOLENCE, subjects=ACTOR, objects=(Event,), inverse="has as victim"):
    """Was killed, hurt or taken in."""


class Threatened(
    Relationship,
    topic=Topic.VIOLENCE,
    subjects=ACTOR,
    objects=(Person, Organization, Place, Equipment, Programme),
    inverse="threatened by",
):
    """Announced harm to. The threat is the act; nothing else need have happened."""
