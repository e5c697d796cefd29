"""Events: who was there, where they took place, and what followed what."""

from schema.entities import Equipment, Event, Organization, Person, Place, Position, Programme, Work
from schema.qualifiers import Roled, Sequenced
from schema.relationships import ACTOR, UNDERTAKING, Composition, Relationship, Topic


class Attended(Roled, Relationship, topic=Topic.EVENTS, subjects=ACTOR, objects=(Event,), inverse="attended by"):
    """Was present at."""


class FuneralOf(
    Relationship, topic=Topic.EVENTS, subjects=(Event,), objects=(Person, Organization), inverse="mourned at"
):
    """Was the funeral, or a rite of mourning, of a person, or of several who died together."""


class SpokeAt(
    Roled,
    Relationship,
    topic=Topic.EVENTS,
    subjects=(Person,),
    objects=(Event,),
    inverse="addressed by",
    implies=Attended,
):
    """Made a speech at."""


class LocatedIn(
    Relationship,
    topic=Topic.EVENTS,
    subjects=(Place, Organization, Equipment, Event),
    objects=(Place,),
    inverse="contains",
    lasting=True,
):
    """Lay in, or was based in."""


class TookPlaceAt(Sequenced, Relationship, topic=Topic.EVENTS, subjects=(Event,), objects=(Place,), inverse="scene of"):
    """Happened at."""


class Preceded(Relationship, topic=Topic.EVENTS, subjects=(Event,), objects=(Event,), inverse="preceded by"):
    """Came before, in a way that matters to a source."""


class ResponseTo(Relationship, topic=Topic.EVENTS, subjects=UNDERTAKING, objects=UNDERTAKING, inverse="answered by"):
    """Was done because of."""


class PartOf(
    Sequenced,
    Relationship,
    topic=Topic.EVENTS,
    subjects=(Organization, Event, Programme, Position, Place, Work, Equipment),
    objects=(Organization, Event, Programme, Place, Work),
    inverse="has as part",
    lasting=True,
):
    """Was a part of."""


ATTENDED_FUNERAL_OF = Composition(
    "ATTENDED_FUNERAL_OF",
    (Attended, SpokeAt),
    (FuneralOf,),
    inverse="funeral attended by",
    definition="Was present at an event that was the funeral of.",
)
