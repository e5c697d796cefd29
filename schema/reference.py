"""The vocabulary's reference page, written from the classes."""

from pydantic.fields import FieldInfo

from schema.attributes import Attribute
from schema.pictures import file_name
from schema.qualifiers import Qualifiers
from schema.relationships import Composition, Relationship, Side, Topic
from schema.vocabulary import Vocabulary

HEAD = """# Vocabulary

What a dossier may say: the types of entities, the relationships between them, and the values they take. This page is
written from the classes of the `schema` package by `dots schema docs`; change those, not this.
"""

OWN_TYPES = """
## Types of your own

Write them in a module of your own. The name of a class is what dossiers write (`Captained` is `CAPTAINED`), its
docstring defines it, and its qualifiers are fields, or inherited from `schema.qualifiers`:

```python
from schema.entities import Entity, Person
from schema.qualifiers import Placed
from schema.relationships import Relationship, Topic


class Vessel(Entity):
    \"\"\"A ship or a boat.\"\"\"


class Captained(Placed, Relationship, topic=Topic.COMMAND, subjects=(Person,), objects=(Vessel,), inverse="kept by"):
    \"\"\"Was master of a vessel.\"\"\"
```

`lasting=True` is for what goes on, such as an office: where only its end is known, a report says
*until* then, and *by* then of all else.

Types that come with dots, to build upon, are imported from the module of their topic, as in `from
schema.relations.support import Funded`.

Name the module in a `dots.toml`, in the folder that you work in, in `~/.config/dots`, or where `DOTS_SETTINGS` says;
modules beside that file are found:

```toml
types = ["my_types"]
```

A package that others install names it as an entry point of the group `dots.vocabulary` instead. `dots schema show
Vessel` then knows it, `dots schema apply` makes its indexes, and `dots schema json` and `dots schema docs` include it.
"""


def reference(vocabulary: Vocabulary, pictures: str | None = None) -> str:
    """Write the reference page of a vocabulary.

    Args:
        vocabulary: The types that there are, a user's own included.
        pictures: The folder of ``schema.pictures``, as the page refers to it; None for a page without pictures.

    Returns:
        The page, as Markdown.
    """
    parts = [HEAD, "## Entities\n", "| type | what it is | fields |", "| --- | --- | --- |"]
    for entity in vocabulary.entities:
        own = [_field(name, info) for name, info in entity.model_fields.items() if name not in ("name", "names")]
        parts.append(f"| `{entity.label}` | {first_line(entity)} | {', '.join(own)} |")
    for topic in Topic:
        types = [relationship for relationship in vocabulary.relationships if relationship.topic is topic]
        if types:
            parts += [f"\n## Relationships: {topic}\n"]
            if pictures:
                file = f"{pictures}/{file_name(topic)}"
                parts.append(f"![Who may stand on either side of the relationships: {topic}]({file})\n")
            parts += _relationships(types)
    parts += ["\n## Values\n", "| predicate | subject | what it says | qualifiers |", "| --- | --- | --- | --- |"]
    parts += [_value(attribute) for attribute in vocabulary.attributes]
    parts += ["\n## Read off others\n", "Never claimed; made wherever the steps meet.\n"]
    parts += ["| type | what it says | steps |", "| --- | --- | --- |"]
    parts += [_composition(composition) for composition in vocabulary.compositions]
    parts += ["\n## Implied\n", "Claimed, and also made wherever a narrower type is claimed.\n"]
    parts += [
        f"- `{relationship.predicate}` implies `{relationship.implies.predicate}`."
        for relationship in vocabulary.relationships
        if relationship.implies
    ]
    return "\n".join([*parts, OWN_TYPES])


def _relationships(types: list[type[Relationship]]) -> list[str]:
    rows = [
        "| type | subject → object | what it says | read backwards | qualifiers |",
        "| --- | --- | --- | --- | --- |",
    ]
    for relationship in types:
        arrow = "↔" if relationship.symmetric else "→"
        sides = f"{side_of(relationship.subjects)} {arrow} {side_of(relationship.objects)}"
        rows.append(
            f"| `{relationship.predicate}` | {sides} | {first_line(relationship)} | {relationship.inverse} "
            f"| {_qualifiers(relationship)} |"
        )
    return rows


def _value(attribute: type[Attribute]) -> str:
    side, qualifiers = side_of(attribute.subjects), _qualifiers(attribute)
    return f"| `{attribute.predicate}` | {side} | {first_line(attribute)} | {qualifiers} |"


def _composition(composition: Composition) -> str:
    first = " or ".join(f"`{step.predicate}`" for step in composition.first)
    second = " or ".join(f"`{step.predicate}`" for step in composition.second)
    return f"| `{composition.predicate}` | {composition.definition} | {first}, then {second} |"


def side_of(side: Side) -> str:
    """Name the types that may stand on a side, in one line."""
    return ", ".join("any" if entity.label == "Entity" else entity.label for entity in side)


def _qualifiers(predicate: type[Relationship] | type[Attribute]) -> str:
    return ", ".join(
        _field(name, info) for name, info in predicate.model_fields.items() if name not in Qualifiers.model_fields
    )


def _field(name: str, info: FieldInfo) -> str:
    return f"`{name}`" + (" (required)" if info.is_required() else "")


def first_line(cls: type) -> str:
    """Return the sentence that defines a type: the first line of its docstring."""
    return (cls.__doc__ or "").strip().splitlines()[0]
