"""How the schema lies in Neo4j: the constraints and indexes that the classes call for.

Entities carry two labels, ``Entity`` and their type. Statements are safe to repeat: each says ``IF NOT EXISTS``.
"""

from dataclasses import dataclass

from schema.vocabulary import Vocabulary

KEYS = {
    "Entity": "id",
    "Record": "id",
    "Name": "value",
    "Claim": "id",
    "Document": "id",
    "Passage": "id",
    "Publisher": "id",
    "Dossier": "id",
    "Judgement": "id",
    "Load": "number",
}
"""The labels of dots' own nodes and the property that tells their nodes apart."""

LOOKUPS: tuple[tuple[str, ...], ...] = (
    ("Claim", "predicate"),
    ("Claim", "triple"),
    ("Claim", "triple", "polarity"),
    ("Claim", "dossier"),
    ("Claim", "disputed"),
    ("Claim", "start_earliest", "start_latest"),
    ("Record", "dossier"),
    ("Record", "key"),
    ("Document", "sha256"),
    ("Name", "skeleton"),
    ("Name", "sounds"),
)
"""Labels with the properties that nodes are found by, beside their keys: by several, in the order of the first."""

FULL_TEXT: tuple[tuple[str, str, tuple[str, ...], str], ...] = (
    ("names", "Name", ("value",), "standard-no-stop-words"),
    ("skeletons", "Name", ("skeleton",), "whitespace"),
    ("claims", "Claim", ("statement", "predicate", "of", "role"), "standard-no-stop-words"),
    ("passages", "Passage", ("text",), "english"),
)
"""Full-text indexes: name, label, properties, and the analyzer of Neo4j that cuts the text into words."""

SELDOM_TIES = ("CITES", "SUPERSEDES")
SELDOM_PROPERTIES = ("contested_by", "left", "own_status", "pages", "reliability", "right", "same", "undone_when")
"""Relationship types and properties of dots' own that a graph may hold none of, though saved queries ask for them."""


@dataclass(frozen=True, slots=True)
class SchemaObject:
    """A constraint or an index.

    Args:
        name: Its name in the database.
        statement: The Cypher that creates it where it is missing.
    """

    name: str
    statement: str


def seldom_ties(vocabulary: Vocabulary) -> list[str]:
    """Give every relationship type that a saved query may ask for and a graph need not hold.

    Args:
        vocabulary: The types that there are.
    """
    return sorted({*SELDOM_TIES, *vocabulary.relationship_types})


def schema_objects(vocabulary: Vocabulary) -> list[SchemaObject]:
    """Give every constraint and index that the vocabulary calls for.

    Args:
        vocabulary: The types that there are.

    Returns:
        The constraints, then the indexes; names are stable, so that applying them twice changes nothing.
    """
    constraints = [
        SchemaObject(
            f"{label.lower()}_{key}",
            f"CREATE CONSTRAINT {label.lower()}_{key} IF NOT EXISTS FOR (n:`{label}`) REQUIRE n.`{key}` IS UNIQUE",
        )
        for label, key in KEYS.items()
    ]
    by_name = tuple((entity.label, "name") for entity in vocabulary.entities)
    lookups = [
        SchemaObject(
            name := f"{label.lower()}_by_{'_'.join(keys)}",
            f"CREATE INDEX {name} IF NOT EXISTS FOR (n:`{label}`) ON ({', '.join(f'n.`{key}`' for key in keys)})",
        )
        for label, *keys in (*LOOKUPS, *by_name)
    ]
    full_text = [
        SchemaObject(
            name,
            f"CREATE FULLTEXT INDEX {name} IF NOT EXISTS FOR (n:`{label}`) "
            f"ON EACH [{', '.join(f'n.`{key}`' for key in keys)}] "
            f"OPTIONS {{indexConfig: {{`fulltext.analyzer`: '{analyzer}'}}}}",
        )
        for name, label, keys, analyzer in FULL_TEXT
    ]
    return [*constraints, *lookups, *full_text]
