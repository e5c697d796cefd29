"""Ties: who stands with whom, or against whom."""

from schema.entities import Event, Organization, Person, Programme
from schema.qualifiers import Placed, Roled
from schema.relationships import ACTOR, Relationship, Topic


class AlliedWith(
    Relationship, topic=Topic.TIES, subjects=ACTOR, objects=ACTOR, inverse="allied with", symmetric=True, lasting=True
):
    """Stood with, each for its own sake."""


class Opposed(
    Relationship,
    topic=Topic.TIES,
    subjects=ACTOR,
    objects=(Person, Organization, Programme, Event),
    inverse="opposed by",
    lasting=True,
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


class ProtegeOf(
    Relationship, topic=Topic.TIES, subjects=(Person,), objects=(Person,), inverse="patron of", lasting=True
):
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
    lasting=True,
):
    """Was kin of, by blood or marriage."""
