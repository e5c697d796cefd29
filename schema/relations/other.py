"""What no other topic has."""

from schema.relationships import ANYTHING, Relationship, Topic


class UnspecifiedTie(
    Relationship, topic=Topic.OTHER, subjects=ANYTHING, objects=ANYTHING, inverse="tied to", symmetric=True
):
    """Has to do with, in a way that the source does not say: the honest fallback, instead of a guess."""
