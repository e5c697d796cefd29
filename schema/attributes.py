"""Attributes: predicates that take a value instead of an object; their other fields qualify it."""

from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field

from schema.entities import Event, Person
from schema.names import check_line
from schema.qualifiers import Currency, Measured, Qualifiers
from schema.relationships import ACTOR, ANYTHING, Side, type_name

Whole = Annotated[int, Field(ge=0, le=2**53)]


class Attribute(Qualifiers):
    """A predicate that takes a value.

    Args (of the class statement):
        subjects: The entity types that may stand before it.
    """

    predicate: ClassVar[str] = "ATTRIBUTE"
    subjects: ClassVar[Side] = ()

    value: object

    def __init_subclass__(cls, *, subjects: Side = ()) -> None:
        super().__init_subclass__()
        cls.predicate = type_name(cls.__name__)
        cls.subjects = subjects or cls.subjects


class Age(Attribute, subjects=(Person,)):
    """Was so many years old."""

    value: Annotated[int, Field(ge=0, le=150, description="Years.")]


class Count(Attribute, Measured, subjects=ANYTHING):
    """Numbered so many, or had so many of something."""

    value: Whole = Field(description="How many.")
    of: Annotated[str, Field(min_length=1, max_length=200, description="Of what.")]


class Amount(Attribute, Measured, subjects=ANYTHING):
    """Came to a sum of money."""

    value: Annotated[Decimal, Field(ge=0, max_digits=20, decimal_places=4, description="Units of the currency.")]
    currency: Currency


class CasualtiesKilled(Attribute, Measured, subjects=(*ACTOR, Event)):
    """Lost so many dead, or cost so many lives."""

    value: Whole = Field(description="How many died.")


class CasualtiesWounded(Attribute, Measured, subjects=(*ACTOR, Event)):
    """Had so many wounded, or left so many."""

    value: Whole = Field(description="How many were wounded.")


class Description(Attribute, subjects=ANYTHING):
    """Is described so, where no other type says it."""

    value: Annotated[str, Field(min_length=1, max_length=2000), AfterValidator(check_line)]


ATTRIBUTES: tuple[type[Attribute], ...] = (
    Age,
    Count,
    Amount,
    CasualtiesKilled,
    CasualtiesWounded,
    Description,
)
"""The attributes that come with dots."""
