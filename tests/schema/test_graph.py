"""The constraints and indexes follow the classes."""

from schema.entities import ENTITIES
from schema.graph import schema_objects
from schema.vocabulary import RESERVED_LABELS, Vocabulary

KEYED = ("entity", "record", "name", "claim", "document", "passage", "publisher", "dossier", "judgement", "load")


def test_every_node_of_dots_is_told_apart_by_a_key(vocabulary: Vocabulary) -> None:
    constraints = [wanted.name for wanted in schema_objects(vocabulary) if "CONSTRAINT" in wanted.statement]
    keys = {"name": "value", "load": "number"}
    assert constraints == [f"{label}_{keys.get(label, 'id')}" for label in KEYED]
    assert {label.lower() for label in RESERVED_LABELS} == {*KEYED, "migration"}


def test_every_entity_type_is_found_by_name(vocabulary: Vocabulary) -> None:
    names = {wanted.name for wanted in schema_objects(vocabulary)}
    assert {f"{entity.label.lower()}_by_name" for entity in ENTITIES} <= names
    assert len(names) == len(schema_objects(vocabulary))


def test_every_statement_may_be_repeated(vocabulary: Vocabulary) -> None:
    assert all(" IF NOT EXISTS " in wanted.statement for wanted in schema_objects(vocabulary))
