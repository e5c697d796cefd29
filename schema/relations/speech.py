"""Speech: what was said of whom, and how."""

from schema.entities import Event, Person
from schema.qualifiers import Placed, Roled
from schema.relationships import ACTOR, ANYTHING, Relationship, Topic


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
