"""Entities: the things in the world that claims are about. An entity has exactly one type: a class of this module.

An entity holds only what tells it from others: its type, its kind, its names, and for a place where it lies. Whatever
somebody says of it, born when, commanding whom, is a claim. A user's own types subclass ``Entity`` in a module of
their own (see ``schema.vocabulary``).
"""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, ClassVar, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from schema.names import Line, Name, NameKind

KEY = r"^[a-z0-9](?:[a-z0-9._-]{0,118}[a-z0-9])?$"
Key = Annotated[str, StringConstraints(pattern=KEY)]
"""What a record is called: lower-case letters, digits, dots, hyphens and underscores, up to 120."""

MOST_NAMES = 200
"""Names of one entity beside the one that answers show."""


class Entity(BaseModel):
    """A thing in the world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    label: ClassVar[str] = "Entity"
    """The Neo4j label, and the ``type`` that dossiers write: the name of the class."""

    name: Line = Field(description="The name that answers show.")
    names: tuple[Name, ...] = Field(default=(), max_length=MOST_NAMES, description="Its other names and spellings.")
    description: Line | None = Field(default=None, description="What it is, in a few of your own words.")

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        cls.label = cls.__name__

    def all_names(self) -> tuple[Name, ...]:
        """Give every name, the primary one first, each spelling once."""
        named = {self.name: Name(value=self.name, kind=NameKind.PRIMARY)}
        for name in self.names:
            named.setdefault(name.value, name)
        return tuple(named.values())

    def with_names(self, names: Iterable[Name]) -> Self:
        """Give the entity with the names of another record of it; what it says of its own names stays.

        Args:
            names: The names; the primary one is an alias here, or weak where it is but a part of the name.
        """
        own = {name.value for name in self.all_names()}
        new = {name.value: self._beside(name) for name in names if name.value not in own}
        return self.model_copy(update={"names": (*self.names, *new.values())[:MOST_NAMES]})

    def _beside(self, name: Name) -> Name:
        if name.kind is not NameKind.PRIMARY:
            return name
        return name.model_copy(update={"kind": NameKind.beside(name.value, self.name)})


class Person(Entity):
    """A human being, real or believed to be."""


class OrganizationKind(StrEnum):
    """What sort of body an organization is."""

    STATE = "state"
    GOVERNMENT_BODY = "government body"
    ARMED_FORCE = "armed force"
    MILITARY_UNIT = "military unit"
    ARMED_GROUP = "armed group"
    POLITICAL_PARTY = "political party"
    COMPANY = "company"
    MEDIA = "media"
    INTERNATIONAL_BODY = "international body"
    FAMILY = "family"
    OTHER = "other"


class Organization(Entity):
    """A body of people that acts as one: a state, a force, a group, a company, a family."""

    kind: OrganizationKind = Field(default=OrganizationKind.OTHER, description="What sort of body it is.")


class Place(Entity):
    """Somewhere: a country as territory, a city, a building, a border."""

    kind: Line | None = Field(default=None, description="What sort of place: country, city, mosque, base, …")
    latitude: float | None = Field(default=None, ge=-90, le=90, strict=True, description="Degrees north, WGS 84.")
    longitude: float | None = Field(default=None, ge=-180, le=180, strict=True, description="Degrees east, WGS 84.")


class EventKind(StrEnum):
    """What sort of happening an event is."""

    ATTACK = "attack"
    KILLING = "killing"
    BATTLE = "battle"
    WAR = "war"
    FUNERAL = "funeral"
    MEETING = "meeting"
    SPEECH = "speech"
    DEPLOYMENT = "deployment"
    CAPTURE = "capture"
    PROTEST = "protest"
    INCURSION = "incursion"
    TRANSFER = "transfer"
    ANNOUNCEMENT = "announcement"
    APPOINTMENT = "appointment"
    OTHER = "other"


class Event(Entity):
    """Something that happened, or is said to have."""

    kind: EventKind = Field(default=EventKind.OTHER, description="What sort of happening it is.")


class Position(Entity):
    """An office, apart from who holds it: commander of a force, president of a state."""


class Equipment(Entity):
    """Materiel: a weapon, a kind of ammunition, a vehicle, a facility's machines."""


class Programme(Entity):
    """Something planned or agreed: a strategy, an operation, a treaty, a policy."""


class Work(Entity):
    """Something made to be read, seen or heard: an article, a photograph, a headline, a flag."""


ENTITIES: tuple[type[Entity], ...] = (
    Person,
    Organization,
    Place,
    Event,
    Position,
    Equipment,
    Programme,
    Work,
)
"""The entity types that come with dots."""
