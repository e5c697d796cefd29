"""The style sheet of Neo4j Browser: how each kind of node is drawn there, in its own format, GRASS.

Colours and sizes are those of ``schema.appearance``, so that Browser and the charts agree; Browser draws every node as
a circle. What stands behind the entities (claims, passages, documents) is drawn small and grey.
"""

from collections.abc import Mapping
from typing import Final

from schema.appearance import OTHER, Appearance, Shape, appearances
from schema.vocabulary import Vocabulary

Sheet = Mapping[str, Mapping[str, str]]
"""Selectors such as ``node.Person``, and the properties of each."""

CAPTIONS: Final = {
    "Claim": "{statement}",
    "Passage": "{id}",
    "Document": "{title}",
    "Publisher": "{name}",
    "Dossier": "{title}",
    "Name": "{value}",
    "Record": "{key}",
    "Migration": "{name}",
}
"""The kinds of nodes that are no entities, and what is written on them."""

CLAIM: Final = Appearance("#ffffff", Shape.CIRCLE, 60)
EVIDENCE: Final = Appearance("#c3c7cd", Shape.CIRCLE, 40)

GREY: Final = "#7b828c"
"""Read on white as on the dark page of Browser: a contrast of 3.9 with the one and 3.6 with the other."""

FACTOR: Final = 1.5
"""Browser writes into a node, where charts write beside it."""


def sheet(vocabulary: Vocabulary) -> Sheet:
    """Give the style of a vocabulary.

    Args:
        vocabulary: Whose types.

    Returns:
        The rules, in the order in which they apply: what is said of a type comes after what is said of every entity.
    """
    rules: dict[str, Mapping[str, str]] = {
        "node": _node(OTHER, "<id>"),
        "relationship": {
            "color": GREY,
            "shaft-width": "2px",
            "font-size": "9px",
            "padding": "3px",
            "text-color-external": GREY,
            "text-color-internal": "#ffffff",
            "caption": "<type>",
        },
        "node.Entity": _node(OTHER, "{name}"),
    }
    rules |= {f"node.{label}": _node(look, "{name}") for label, look in appearances(vocabulary).items()}
    rules |= {
        f"node.{label}": _node(CLAIM if label == "Claim" else EVIDENCE, caption) for label, caption in CAPTIONS.items()
    }
    return rules


def written(sheet: Sheet) -> str:
    """Write a style as a ``.grass`` file, which is dropped onto Browser, or given to ``:style``.

    Args:
        sheet: The style.
    """
    return "\n".join(
        f"{selector} {{\n"
        + "".join(f"  {name}: {repr(value) if name == 'caption' else value};\n" for name, value in properties.items())
        + "}\n"
        for selector, properties in sheet.items()
    )


def _node(look: Appearance, caption: str) -> Mapping[str, str]:
    return {
        "color": look.colour,
        "border-color": GREY,
        "border-width": "2px",
        "text-color-internal": look.ink,
        "font-size": "10px",
        "diameter": f"{round(look.size * FACTOR)}px",
        "caption": caption,
    }
