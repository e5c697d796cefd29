"""The appearance of entities: one colour and one shape for each type, the same in every chart and in Neo4j Browser.

The colours are those of Okabe and Ito ("Color Universal Design", 2008) with a brown in place of their black, which
nobody could see on a dark page. Every two of them stay apart for people who see no red, no green or no blue, and the
shapes tell the types apart in print without any colour.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from schema.entities import Entity, Equipment, Event, Organization, Person, Place, Position, Programme, Work
from schema.vocabulary import Vocabulary


class Shape(StrEnum):
    """The outline of a node; the values are the words that Cytoscape.js has for it."""

    CIRCLE = "ellipse"
    ROUNDED = "round-rectangle"
    TRIANGLE = "triangle"
    DIAMOND = "diamond"
    HEXAGON = "hexagon"
    SQUARE = "rectangle"
    OCTAGON = "octagon"
    PENTAGON = "pentagon"


@dataclass(frozen=True, slots=True)
class Appearance:
    """How the entities of a type are drawn.

    Args:
        colour: The fill, as ``#rrggbb``.
        shape: The outline.
        size: The width of a node in pixels, where nothing else says how large it is.
    """

    colour: str
    shape: Shape
    size: int = 40

    @property
    def ink(self) -> str:
        """The colour of text upon the fill, black or white, whichever is read more easily (WCAG 2.2, 1.4.3)."""
        lightness = luminance(self.colour) + 0.05
        return "#ffffff" if 1.05 / lightness > lightness / 0.05 else "#000000"


APPEARANCES: Mapping[type[Entity], Appearance] = {
    Person: Appearance("#0072b2", Shape.CIRCLE, 44),
    Organization: Appearance("#e69f00", Shape.ROUNDED, 44),
    Place: Appearance("#009e73", Shape.TRIANGLE),
    Event: Appearance("#d55e00", Shape.DIAMOND),
    Position: Appearance("#56b4e9", Shape.HEXAGON, 36),
    Equipment: Appearance("#5b4a3f", Shape.SQUARE, 32),
    Programme: Appearance("#cc79a7", Shape.OCTAGON, 36),
    Work: Appearance("#f0e442", Shape.PENTAGON, 32),
}
"""How the types that come with dots are drawn; a type of a user's own that derives from one is drawn as that one."""

OTHER = Appearance("#9a9a9a", Shape.CIRCLE, 36)
"""How a type that derives from none of them is drawn."""


def appearances(vocabulary: Vocabulary) -> Mapping[str, Appearance]:
    """Give how each entity type of a vocabulary is drawn.

    Args:
        vocabulary: The types that there are.

    Returns:
        The appearances by label, in the order of the vocabulary.
    """
    return {entity.label: appearance(entity) for entity in vocabulary.entities}


def appearance(entity: type[Entity]) -> Appearance:
    """Give how the entities of a type are drawn.

    Args:
        entity: The type.
    """
    return next((APPEARANCES[ancestor] for ancestor in entity.__mro__ if ancestor in APPEARANCES), OTHER)


def luminance(colour: str) -> float:
    """Give the relative luminance of a colour, 0 (black) to 1 (white), as WCAG 2.2 defines it.

    Args:
        colour: The colour as ``#rrggbb``.
    """
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(colour: str) -> tuple[float, float, float]:
    """Give how much light each channel of an sRGB colour stands for (IEC 61966-2-1), 0 to 1.

    Args:
        colour: The colour as ``#rrggbb``.
    """
    red, green, blue = (_light(int(colour[place : place + 2], 16) / 255) for place in (1, 3, 5))
    return red, green, blue


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)
