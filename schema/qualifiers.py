"""Qualifiers: what a claim says beside who and whom — how much, how many, with what, as what, where.

Each relationship type names the ones it takes by inheriting them; a claim with any other is refused.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from schema.entities import Key
from schema.names import Line

REFERENCE = "reference"
"""The mark of a qualifier whose value is the key of an entity, so that the graph links it."""

Reference = Annotated[Key, Field(json_schema_extra={REFERENCE: True})]
CURRENCY = r"^[A-Z]{3}$"
Currency = Annotated[str, Field(pattern=CURRENCY, description="ISO 4217 code, such as EUR.")]


class Bound(StrEnum):
    """How a number is meant."""

    EXACT = "exact"
    ABOUT = "about"
    AT_LEAST = "at least"
    MORE_THAN = "more than"
    AT_MOST = "at most"


class Qualifiers(BaseModel):
    """What every claim may say beside who and whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    note: Line | None = Field(default=None, description="What no other field holds, in your own words.")


class Measured(Qualifiers):
    """How a number is meant."""

    bound: Bound = Field(default=Bound.EXACT, description="Whether the number is exact, a least, a most, or about.")


class Money(Measured):
    """A sum."""

    amount: Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4)] | None = Field(
        default=None, description="The sum, in units of the currency."
    )
    currency: Currency | None = Field(default=None, description="ISO 4217 code of the currency, such as EUR.")


class Counted(Measured):
    """A number of people or things."""

    count: Annotated[int, Field(ge=0, le=2**53)] | None = Field(default=None, description="How many.")
    of: Line | None = Field(default=None, description="Of what: instructors, hostages, sites.")


class Equipped(Qualifiers):
    """With what."""

    equipment: tuple[Reference, ...] = Field(default=(), description="With what: keys of Equipment.")


class Roled(Qualifiers):
    """As what."""

    role: Line | None = Field(default=None, description="As what: commander, adviser, envoy.")
    rank: Line | None = Field(default=None, description="The rank at the time.")


class Placed(Qualifiers):
    """Where."""

    place: Reference | None = Field(default=None, description="Where: the key of a Place.")


class Sequenced(Qualifiers):
    """In which order."""

    order: Annotated[int, Field(ge=1)] | None = Field(default=None, description="The how-manieth, counted from 1.")
