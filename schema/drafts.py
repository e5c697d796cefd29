"""Drafts: a dossier that an extractor proposed, each record with what a reviewer decided of it.

A draft is written like a dossier, with two differences: it is named by ``draft`` where a dossier says ``dossier``, and
each of its entities and claims carries a ``review``. What is accepted becomes a dossier; what is rejected stays, so
that it is not proposed again.
"""

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, TypeAdapter

from schema import dossiers
from schema.documents import Offsets, Sha256
from schema.dossiers import FORMAT
from schema.entities import Key
from schema.names import Line
from schema.vocabulary import Vocabulary

EXTRACTOR_NAME = r"^[a-z][a-z0-9-]{0,39}$"
ExtractorName = Annotated[str, StringConstraints(pattern=EXTRACTOR_NAME)]
"""What an extractor is called: ``rules``, ``llm``, ``annotations``, or the name of an entry point."""


class State(StrEnum):
    """What a reviewer decided of a proposal; ``proposed`` where nobody did yet."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"

    @property
    def is_decided(self) -> bool:
        """Whether somebody decided."""
        return self is not State.PROPOSED


class Review(BaseModel):
    """How a claim came to be proposed, and what became of it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State = Field(default=State.PROPOSED, description="What a reviewer decided.")
    by: tuple[ExtractorName, ...] = Field(default=(), description="The extractors that propose it; several agree.")
    why: Line | None = Field(default=None, description="What in the text led to it, in a few words.")
    note: Line | None = Field(default=None, description="What the reviewer has to say.")


class EntityReview(Review):
    """How an entity came to be proposed, where the text names it, and whom it was found to be."""

    mentions: tuple[Offsets, ...] = Field(
        default=(), max_length=5000, description="Where the document names it: start and end in its normalised text."
    )
    same_as: Key | None = Field(default=None, description="The known entity that it is: the id in the graph.")
    new: bool = Field(
        default=False, description="None of the known entities: it is not taken for one that is called the same."
    )
    candidates: tuple[Key, ...] = Field(
        default=(), max_length=20, description="Known entities that it may be, the likeliest first."
    )


class DocumentReview(BaseModel):
    """Where a document's details come from, and whether a reviewer has confirmed them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    state: State = Field(default=State.PROPOSED, description="What a reviewer decided of its details.")
    found: dict[str, Line] = Field(
        default_factory=dict, description="Where each detail was found, by its field: `published: meta tag date`."
    )
    remarks: tuple[Line, ...] = Field(
        default=(), description="What is to be known of how it was read: what was left out, what was guessed."
    )
    note: Line | None = Field(default=None, description="What the reviewer has to say.")


class Origin(BaseModel):
    """What a draft was made from, and by whom."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    file: Line = Field(description="The file, as it was named.")
    sha256: Sha256 = Field(description="The sha256 of its bytes.")
    format: Line = Field(description="What its content is: text, PDF, HTML, …")
    text: Sha256 | None = Field(default=None, description="The sha256 of its normalised text.")
    extractors: tuple[ExtractorName, ...] = Field(default=(), description="The extractors that read it.")


class DraftHeader(BaseModel):
    """What a draft says of itself."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    dots: int = Field(ge=FORMAT, le=FORMAT, strict=True, description="The version of the format: 1.")
    draft: Key = Field(description="The key of the draft, and of the dossier that its accepted part becomes.")
    title: Line = Field(description="What it is about.")
    annotator: Line | None = Field(default=None, description="Who reviews it.")
    origin: Origin | None = Field(default=None, description="What it was made from.")


REVIEWS: dict[str, type[BaseModel]] = {"documents": DocumentReview, "entities": EntityReview, "claims": Review}
"""What the records of each section carry under ``review``."""


def json_schema(vocabulary: Vocabulary) -> dict[str, Any]:
    """Give the JSON Schema of a draft, for editors: a dossier's, with the header of a draft and with reviews.

    Args:
        vocabulary: The types that there are.

    Returns:
        A JSON Schema (draft 2020-12).
    """
    schema = dossiers.json_schema(vocabulary)
    defs = schema["$defs"]
    header = TypeAdapter(DraftHeader).json_schema(ref_template="#/$defs/{model}")
    defs.update(header.pop("$defs"))
    sections = {name: schema["properties"][name] for name in dossiers.SECTIONS}
    schema |= {
        "title": "A draft of dots",
        "description": "A dossier that an extractor proposed, each record with what a reviewer decided of it.",
        "properties": {**header["properties"], **sections},
        "required": [*header["required"], "documents"],
    }
    for model in REVIEWS.values():
        own = TypeAdapter(model).json_schema(ref_template="#/$defs/{model}")
        defs.update(own.pop("$defs", {}))
        defs[model.__name__] = own
    reviewed = {"Document": "DocumentReview", "Claim": "Review"} | {
        cls.label: "EntityReview" for cls in vocabulary.entities
    }
    for name, review in reviewed.items():
        defs[name]["properties"]["review"] = {"$ref": f"#/$defs/{review}"}
    return schema
