"""The prompt: how a chunk of a document is put to a language model.

The words stand in ``prompt.md``; the vocabulary follows them, then what the document says of itself, and the passages.
"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from ingest.extraction.llm.chunks import Chunk
from ingest.extraction.source import Source
from schema.attributes import Attribute
from schema.entities import Entity, EventKind, OrganizationKind
from schema.relationships import Relationship, Side
from schema.text import digest
from schema.vocabulary import Vocabulary

MOST_NAMED = 80
"""Entities that are listed as named so far: the later ones, where there are more."""


def messages(
    vocabulary: Vocabulary, source: Source, chunk: Chunk, so_far: Mapping[str, Entity]
) -> list[dict[str, str]]:
    """Word the request for one chunk.

    Args:
        vocabulary: The types that there are.
        source: The document.
        chunk: Which of its passages.
        so_far: The entities that were found before it, by their keys.

    Returns:
        The messages of the conversation. Nothing of the graph is among them.
    """
    return [
        {"role": "system", "content": f"{_rules()}\n{_vocabulary(vocabulary)}"},
        {"role": "user", "content": _request(source, chunk, so_far)},
    ]


def mark(text: str) -> str:
    """Give the mark that fences a text in: no text can hold the mark that its own digest makes."""
    return f"document-{digest(text)}"


def _request(source: Source, chunk: Chunk, so_far: Mapping[str, Entity]) -> str:
    text = "\n\n".join(
        f"[passage {piece.passage}]\n{source.quote(piece.span.start, piece.span.end)}" for piece in chunk.pieces
    )
    about: dict[str, Any] = {
        "Title": source.document.title,
        "Published": source.document.published,
        "Language": source.document.language,
    }
    fence = mark(text)
    lines = [f"{name}: {value}" for name, value in about.items() if value]
    if so_far:
        lines.append("Named so far (key: type, name):")
        lines += [f"- {key}: {each.label}, {each.name}" for key, each in list(so_far.items())[-MOST_NAMED:]]
    return "\n".join([*lines, "", f"<{fence}>", text, f"</{fence}>"])


@cache
def _rules() -> str:
    return (files(__package__) / "prompt.md").read_text(encoding="utf-8")


@cache
def _vocabulary(vocabulary: Vocabulary) -> str:
    lines = ["## Types of entities"]
    lines += [f"- {entity.label}: {_defined(entity)}" for entity in vocabulary.entities]
    lines += [f"Kinds of Organization: {', '.join(OrganizationKind)}. Kinds of Event: {', '.join(EventKind)}.", ""]
    lines.append("## Predicates: subject → object, and the qualifiers that they take")
    for name, predicate in vocabulary.predicates.items():
        to = "a value" if issubclass(predicate, Attribute) else _side(predicate.objects)
        taken = ", ".join(field for field in predicate.model_fields if field not in ("note", "value"))
        lines.append(
            f"- {name}: {_side(predicate.subjects)} → {to}{f' ({taken})' if taken else ''}. {_defined(predicate)}"
        )
    return "\n".join(lines)


def _side(side: Side) -> str:
    return "any" if side == (Entity,) else "/".join(each.label for each in side)


def _defined(cls: type[Entity] | type[Relationship] | type[Attribute]) -> str:
    return (cls.__doc__ or "").strip().partition("\n")[0]
