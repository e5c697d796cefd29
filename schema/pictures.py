"""Pictures of the vocabulary: for each topic, who may stand on either side of each of its relationships, as SVG."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from typing import Final

from schema.appearance import appearance
from schema.entities import Entity
from schema.grass import GREY
from schema.relationships import Relationship, Side, Topic
from schema.vocabulary import Vocabulary

ROW: Final = 30
CHIP: Final = 22
LETTER: Final = 7.2
"""The width of a letter of the chips, in pixels: a little more than any common font needs at this size."""

MIDDLE: Final = 200
"""The width of the arrow with its name."""


def file_name(topic: Topic) -> str:
    """Return the name of the file that holds the picture of a topic."""
    return f"vocabulary-{topic}.svg"


def pictures(vocabulary: Vocabulary) -> Mapping[str, str]:
    """Draw every topic of a vocabulary.

    Args:
        vocabulary: The types that there are.

    Returns:
        The pictures, by the names of their files.
    """
    by_topic = {topic: [one for one in vocabulary.relationships if one.topic is topic] for topic in Topic}
    return {file_name(topic): picture(topic, types) for topic, types in by_topic.items() if types}


def picture(topic: Topic, types: Sequence[type[Relationship]]) -> str:
    """Draw the relationships of a topic, one below the other.

    Args:
        topic: The topic.
        types: Its relationships.

    Returns:
        The picture: chips in the colours of the entity types, and an arrow from subject to object.
    """
    left = max(sum(map(_width, relationship.subjects)) for relationship in types)
    right = max(sum(map(_width, relationship.objects)) for relationship in types)
    wide, high = round(left + MIDDLE + right), ROW * len(types) + 8
    rows = "\n".join(line for number, one in enumerate(types) for line in _row(one, left, 4 + ROW * number))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" width="{wide}" height="{high}" '
        f'font-family="system-ui, sans-serif" font-size="12" role="img">\n'
        f"<title>Relationships: {escape(topic)}</title>\n"
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" '
        f'orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="{GREY}"/></marker></defs>\n{rows}\n</svg>\n'
    )


def _row(relationship: type[Relationship], left: float, top: int) -> Iterator[str]:
    start = left - sum(map(_width, relationship.subjects))
    yield from _chips(relationship.subjects, start, top)
    line = top + CHIP / 2 + 6
    back = ' marker-start="url(#tip)"' if relationship.symmetric else ""
    yield (
        f'<line x1="{left + 4:.0f}" y1="{line:.0f}" x2="{left + MIDDLE - 8:.0f}" y2="{line:.0f}" stroke="{GREY}" '
        f'stroke-width="1.5" marker-end="url(#tip)"{back}/>'
    )
    yield (
        f'<text x="{left + MIDDLE / 2 - 2:.0f}" y="{line - 4:.0f}" text-anchor="middle" font-size="10" fill="{GREY}" '
        f'font-weight="600">{relationship.predicate}</text>'
    )
    yield from _chips(relationship.objects, left + MIDDLE, top)


def _chips(side: Side, start: float, top: int) -> Iterator[str]:
    for entity in side:
        look, width = appearance(entity), _width(entity) - 4
        yield (
            f'<rect x="{start:.0f}" y="{top}" width="{width:.0f}" height="{CHIP}" rx="11" fill="{look.colour}"/>'
            f'<text x="{start + width / 2:.0f}" y="{top + 15}" text-anchor="middle" fill="{look.ink}">'
            f"{_name(entity)}</text>"
        )
        start += _width(entity)


def _width(entity: type[Entity]) -> float:
    return len(_name(entity)) * LETTER + 20


def _name(entity: type[Entity]) -> str:
    return "anything" if entity is Entity else escape(entity.label)
