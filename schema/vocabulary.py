"""The vocabulary: every entity type, relationship type, attribute and composition that a graph may hold.

It is put together from the classes that come with dots and those that a user adds, and passed to whoever needs it.
Users add types of their own without editing the package, in either way:

- an entry point of the group ``dots.vocabulary`` that names a module;
- ``types = ["their.module"]`` in the settings (``schema.settings``).

Every subclass of ``Entity``, ``Relationship`` or ``Attribute`` that such a module defines joins the vocabulary.
"""

import importlib
import importlib.metadata
import inspect
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import ModuleType

from schema.attributes import ATTRIBUTES, Attribute
from schema.claims import DERIVED, IDENTITY, Claim
from schema.entities import ENTITIES, Entity
from schema.errors import WorkError
from schema.relations.catalogue import COMPOSITIONS, RELATIONSHIPS
from schema.relationships import Composition, Relationship, Side

ENTRY_POINTS = "dots.vocabulary"
RESERVED_LABELS = frozenset(
    {
        "Entity",
        "Record",
        "Name",
        "Claim",
        "Document",
        "Passage",
        "Publisher",
        "Dossier",
        "Judgement",
        "Load",
        "Migration",
    }
)
RESERVED_TYPES = frozenset(
    {
        "SUBJECT",
        "OBJECT",
        "SAID_BY",
        "EVIDENCED_BY",
        "DISPUTES",
        "SUPPORTS",
        "QUALIFIED_BY",
        "HAS_NAME",
        "HAS_PASSAGE",
    }
    | {"PUBLISHED_BY", "CITES", "SUPERSEDES", "RESOLVES_TO", "BROUGHT_BY"}
)

RESERVED_PROPERTIES = frozenset({*Claim.model_fields, *IDENTITY, *DERIVED} - {"value"})
"""Properties of a claim's node: qualifiers lie beside them, and so may not share their names."""


@dataclass(frozen=True)
class Vocabulary:
    """Everything that a graph may hold.

    Args:
        entities: The entity types.
        relationships: The relationship types.
        attributes: The attributes.
        compositions: The relationships that are read off others.
    """

    entities: tuple[type[Entity], ...] = ENTITIES
    relationships: tuple[type[Relationship], ...] = RELATIONSHIPS
    attributes: tuple[type[Attribute], ...] = ATTRIBUTES
    compositions: tuple[Composition, ...] = COMPOSITIONS

    @classmethod
    def load(cls, modules: Iterable[str] = ()) -> "Vocabulary":
        """Put the vocabulary together: what comes with dots, what entry points bring, what the settings name.

        Args:
            modules: Names of modules with types of the user's own.

        Returns:
            The vocabulary.

        Raises:
            WorkError: A module cannot be imported, or a name means two things.
        """
        extended = cls()
        for name in (
            *(point.value for point in importlib.metadata.entry_points(group=ENTRY_POINTS)),
            *modules,
        ):
            try:
                module = importlib.import_module(name)
            except ImportError as error:
                raise WorkError(
                    f"The vocabulary module {name} cannot be imported: {error}.",
                    remedy="Correct `types` in the settings, or install what it needs.",
                ) from error
            extended = extended.with_module(module)
        return extended

    def with_module(self, module: ModuleType) -> "Vocabulary":
        """Give this vocabulary with the types that a module defines.

        Args:
            module: A module that defines subclasses of ``Entity``, ``Relationship`` or ``Attribute``.

        Returns:
            The larger vocabulary.

        Raises:
            WorkError: A name means two things.
        """
        own = [
            member for _, member in inspect.getmembers(module, inspect.isclass) if member.__module__ == module.__name__
        ]
        known = {*self.entities, *self.relationships, *self.attributes}
        new = [member for member in own if member not in known]
        composed = [member for _, member in inspect.getmembers(module) if isinstance(member, Composition)]
        larger = Vocabulary(
            (*self.entities, *(member for member in new if issubclass(member, Entity))),
            (*self.relationships, *(member for member in new if issubclass(member, Relationship))),
            (*self.attributes, *(member for member in new if issubclass(member, Attribute))),
            (*self.compositions, *(member for member in composed if member not in self.compositions)),
        )
        larger._check()
        return larger

    @cached_property
    def entity_types(self) -> Mapping[str, type[Entity]]:
        """The entity types by label."""
        return {entity.label: entity for entity in self.entities}

    @cached_property
    def predicates(self) -> Mapping[str, type[Relationship] | type[Attribute]]:
        """The relationship types and attributes by the predicate that dossiers write."""
        both: tuple[type[Relationship] | type[Attribute], ...] = (*self.relationships, *self.attributes)
        return {predicate.predicate: predicate for predicate in both}

    @cached_property
    def relationship_types(self) -> Mapping[str, type[Relationship]]:
        """The relationship types by name."""
        return {relationship.predicate: relationship for relationship in self.relationships}

    @cached_property
    def symmetric(self) -> frozenset[str]:
        """The names of the relationship types that hold both ways."""
        return frozenset(relationship.predicate for relationship in self.relationships if relationship.symmetric)

    @cached_property
    def fields(self) -> Mapping[type[Entity] | type[Relationship] | type[Attribute], frozenset[str]]:
        """The names of the fields of each entity type, relationship type and attribute."""
        classes: tuple[type[Entity] | type[Relationship] | type[Attribute], ...]
        classes = (*self.entities, *self.relationships, *self.attributes)
        return {cls: frozenset(cls.model_fields) for cls in classes}

    @cached_property
    def subject_labels(self) -> Mapping[str, frozenset[str]]:
        """The labels of the entity types that may be the subject of each predicate."""
        return {name: self._labels(predicate.subjects) for name, predicate in self.predicates.items()}

    @cached_property
    def object_labels(self) -> Mapping[str, frozenset[str]]:
        """The labels of the entity types that may be the object of each relationship type."""
        return {name: self._labels(relationship.objects) for name, relationship in self.relationship_types.items()}

    def _labels(self, side: Side) -> frozenset[str]:
        return frozenset(label for label in self.entity_types if self.allows(side, label))

    def allows(self, side: Side, label: str) -> bool:
        """Say whether an entity of a type may stand on a side.

        Args:
            side: The types that may stand there.
            label: The entity's type.

        Returns:
            Whether the type, or one that it derives from, is among them.
        """
        entity = self.entity_types.get(label)
        return entity is not None and issubclass(entity, side)

    def _check(self) -> None:
        seen: dict[str, str] = dict.fromkeys(RESERVED_LABELS, "a word that dots itself uses")
        for entity in self.entities:
            self._claim_name(seen, entity.label, f"{entity.__module__}.{entity.__qualname__}")
        seen = dict.fromkeys(RESERVED_TYPES, "a word that dots itself uses")
        both: tuple[type[Relationship] | type[Attribute], ...] = (*self.relationships, *self.attributes)
        for predicate in both:
            place = f"{predicate.__module__}.{predicate.__qualname__}"
            self._claim_name(seen, predicate.predicate, place)
            if not predicate.subjects or (issubclass(predicate, Relationship) and not predicate.objects):
                raise WorkError(f"{place} does not say which types may stand on each side.")
            if not (predicate.__doc__ or "").strip():
                raise WorkError(f"{place} has no docstring to define it.")
            if clash := RESERVED_PROPERTIES & predicate.model_fields.keys():
                raise WorkError(
                    f"{place} calls a qualifier “{min(clash)}”, which is a claim's own.", remedy="Rename it."
                )
        for composition in self.compositions:
            self._claim_name(seen, composition.predicate, "a composition")

    @staticmethod
    def _claim_name(seen: dict[str, str], name: str, place: str) -> None:
        if name in seen:
            raise WorkError(f"“{name}” means two things: {place} and {seen[name]}.", remedy="Rename one of them.")
        seen[name] = place
