"""Decisions: what was set up, allowed, asked for, pledged and decided."""

from schema.entities import Event, Organization, Person, Place, Programme, Work
from schema.qualifiers import Counted, Equipped, Money
from schema.relationships import ACTOR, UNDERTAKING, Relationship, Topic


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
