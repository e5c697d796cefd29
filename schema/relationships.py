"""Relationship types: who may do what to whom. Each is a class; its fields are the qualifiers that a claim of it takes.

The name of the class is the predicate that dossiers write and the Neo4j relationship type (``HeldPosition`` is
``HELD_POSITION``); its docstring is the definition in the reference page. A user's own types subclass ``Relationship``
in a module of their own (see ``schema.vocabulary``).
"""

import re
from enum import StrEnum
from typing import ClassVar

from schema.entities import Entity, Equipment, Event, Organization, Person, Place, Position, Programme, Work
from schema.qualifiers import Counted, Equipped, Money, Placed, Qualifiers, Roled, Sequenced

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
    """

    predicate: ClassVar[str] = "RELATIONSHIP"
    topic: ClassVar[Topic] = Topic.OTHER
    subjects: ClassVar[Side] = ()
    objects: ClassVar[Side] = ()
    inverse: ClassVar[str] = ""
    symmetric: ClassVar[bool] = False
    implies: ClassVar["type[Relationship] | None"] = None

    def __init_subclass__(
        cls,
        *,
        topic: Topic | None = None,
        subjects: Side = (),
        objects: Side = (),
        inverse: str = "",
        symmetric: bool | None = None,
        implies: "type[Relationship] | None" = None,
    ) -> None:
        super().__init_subclass__()
        cls.predicate = type_name(cls.__name__)
        cls.topic = topic or cls.topic
        cls.subjects = subjects or cls.subjects
        cls.objects = objects or cls.objects
        cls.inverse = inverse or cls.inverse
        cls.symmetric = cls.symmetric if symmetric is None else symmetric
        cls.implies = implies or cls.implies


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


class Commanded(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=ACTOR,
    objects=(Organization, Event, Programme),
    inverse="commanded by",
):
    """Held command of a force, a unit, an operation or a battle."""


class DeputyOf(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=(Person,),
    objects=(Person, Position, Organization),
    inverse="has as deputy",
):
    """Was second to a person, in an office or in a body."""


class SubordinateTo(
    Roled,
    Relationship,
    topic=Topic.COMMAND,
    subjects=(Organization, Person),
    objects=ACTOR,
    inverse="has under it",
):
    """Took orders from a body or a person above it."""


class HeldPosition(
    Roled, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=(Position,), inverse="held by"
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
):
    """Stood at the head of a body or an undertaking, in a way that is not military command."""


class Advised(Roled, Relationship, topic=Topic.COMMAND, subjects=ACTOR, objects=ACTOR, inverse="advised by"):
    """Gave counsel to."""


class Represented(
    Roled, Placed, Relationship, topic=Topic.COMMAND, subjects=ACTOR, objects=ACTOR, inverse="represented by"
):
    """Acted in another's name."""


class SpokeFor(Roled, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=ACTOR, inverse="has as speaker"):
    """Spoke publicly in another's name."""


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


class Sheltered(Placed, Relationship, topic=Topic.SUPPORT, subjects=ACTOR, objects=ACTOR, inverse="sheltered by"):
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


class AlliedWith(Relationship, topic=Topic.TIES, subjects=ACTOR, objects=ACTOR, inverse="allied with", symmetric=True):
    """Stood with, each for its own sake."""


class Opposed(
    Relationship,
    topic=Topic.TIES,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="opposed by",
):
    """Stood against."""


class MetWith(
    Placed, Relationship, topic=Topic.TIES, subjects=ACTOR, objects=ACTOR, inverse="met with", symmetric=True
):
    """Met in person."""


class CoordinatedWith(
    Placed,
    Relationship,
    topic=Topic.TIES,
    subjects=ACTOR,
    objects=ACTOR,
    inverse="coordinated with",
    symmetric=True,
):
    """Acted to a common plan with."""


class Sanctioned(Relationship, topic=Topic.TIES, subjects=ACTOR, objects=ACTOR, inverse="sanctioned by"):
    """Put under sanctions."""


class Designated(Roled, Relationship, topic=Topic.TIES, subjects=ACTOR, objects=ACTOR, inverse="designated by"):
    """Declared to be of a listed kind, such as a terrorist organization."""


class ProtegeOf(Relationship, topic=Topic.TIES, subjects=(Person,), objects=(Person,), inverse="patron of"):
    """Was furthered and protected by."""


class ModelledOn(
    Relationship,
    topic=Topic.TIES,
    subjects=(Organization, Programme, Event),
    objects=(Organization, Programme, Event),
    inverse="model for",
):
    """Was shaped after the pattern of."""


class RelatedTo(
    Roled,
    Relationship,
    topic=Topic.TIES,
    subjects=(Person,),
    objects=(Person,),
    inverse="related to",
    symmetric=True,
):
    """Was kin of, by blood or marriage."""


class Attended(Roled, Relationship, topic=Topic.EVENTS, subjects=ACTOR, objects=(Event,), inverse="attended by"):
    """Was present at."""


class FuneralOf(
    Relationship, topic=Topic.EVENTS, subjects=(Event,), objects=(Person, Organization), inverse="has as funeral"
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
):
    """Was a part of."""


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


class BuriedIn(Relationship, topic=Topic.MOVEMENT, subjects=(Person,), objects=(Place,), inverse="burial place of"):
    """Was buried in."""


class Established(
    Counted,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Organization, Programme, Place),
    inverse="established by",
):
    """Set up."""


class Authorised(
    Money,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Event, Programme, Organization, Person),
    inverse="authorised by",
):
    """Gave leave for."""


class Announced(
    Money,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Event, Programme, Work),
    inverse="announced by",
):
    """Made known publicly."""


class Requested(
    Counted,
    Equipped,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="asked by",
):
    """Asked for something from, or asked for."""


class Offered(
    Money,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Person, Organization, Programme),
    inverse="offered by",
):
    """Held out something to, or offered."""


class DecidedAgainst(
    Relationship, topic=Topic.DECISIONS, subjects=ACTOR, objects=UNDERTAKING, inverse="decided against by"
):
    """Considered and chose not to do."""


class DecidedOn(Relationship, topic=Topic.DECISIONS, subjects=ACTOR, objects=UNDERTAKING, inverse="decided by"):
    """Considered and chose to do."""


class Pledged(
    Money,
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="pledged by",
):
    """Promised to do or to give."""


class MediatedBetween(Relationship, topic=Topic.DECISIONS, subjects=ACTOR, objects=ACTOR, inverse="mediated by"):
    """Went between, to settle something; one claim for each party."""


class WithdrewFrom(
    Relationship,
    topic=Topic.DECISIONS,
    subjects=ACTOR,
    objects=(Programme, Organization, Place),
    inverse="left by",
):
    """Gave up a commitment, a membership or a place."""


class Said(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=ANYTHING, inverse="spoken of by"):
    """Said something about; the statement says what."""


class Praised(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=ANYTHING, inverse="praised by"):
    """Spoke well of."""


class Warned(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=ANYTHING, inverse="warned by"):
    """Told of a danger."""


class Criticised(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=ANYTHING, inverse="criticised by"):
    """Spoke against."""


class CondoledWith(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=ACTOR, inverse="condoled by"):
    """Offered condolences to somebody, or on the death of somebody."""


class ClaimedCreditFor(Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=(Event,), inverse="credit claimed by"):
    """Said that it had done."""


class Eulogised(Roled, Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=(Person,), inverse="eulogised by"):
    """Praised the dead, at a funeral or a memorial."""


class Mourned(Placed, Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=(Person,), inverse="mourned by"):
    """Showed grief over the death of."""


class Celebrated(
    Placed, Relationship, topic=Topic.SPEECH, subjects=ACTOR, objects=(Person, Event), inverse="celebrated by"
):
    """Showed joy over."""


class UnspecifiedTie(
    Relationship, topic=Topic.OTHER, subjects=ANYTHING, objects=ANYTHING, inverse="tied to", symmetric=True
):
    """Has to do with, in a way that the source does not say: the honest fallback, instead of a guess."""


RELATIONSHIPS: tuple[type[Relationship], ...] = (
    Commanded,
    DeputyOf,
    SubordinateTo,
    HeldPosition,
    Appointed,
    Succeeded,
    MemberOf,
    Founded,
    Led,
    Advised,
    Represented,
    SpokeFor,
    Funded,
    Armed,
    Trained,
    Supplied,
    Recruited,
    Directed,
    Sheltered,
    Built,
    Supported,
    Killed,
    Attacked,
    Captured,
    Ordered,
    Planned,
    ResponsibleFor,
    ParticipatedIn,
    VictimOf,
    Threatened,
    AlliedWith,
    Opposed,
    MetWith,
    CoordinatedWith,
    Sanctioned,
    Designated,
    ProtegeOf,
    ModelledOn,
    RelatedTo,
    Attended,
    FuneralOf,
    SpokeAt,
    LocatedIn,
    TookPlaceAt,
    Preceded,
    ResponseTo,
    PartOf,
    Visited,
    TravelledTo,
    PassedThrough,
    Sent,
    Transferred,
    BornIn,
    BuriedIn,
    Established,
    Authorised,
    Announced,
    Requested,
    Offered,
    DecidedAgainst,
    DecidedOn,
    Pledged,
    MediatedBetween,
    WithdrewFrom,
    Said,
    Praised,
    Warned,
    Criticised,
    CondoledWith,
    ClaimedCreditFor,
    Eulogised,
    Mourned,
    Celebrated,
    UnspecifiedTie,
)
"""The relationship types that come with dots."""

COMPOSITIONS: tuple[Composition, ...] = (
    Composition(
        "ATTENDED_FUNERAL_OF",
        (Attended, SpokeAt),
        (FuneralOf,),
        inverse="funeral attended by",
        definition="Was present at an event that was the funeral of.",
    ),
)
"""The relationships that are read off others."""
