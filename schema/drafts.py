"""Drafts: a dossier that an extractor proposed, each record with what a reviewer decided of it.

A draft is written like a dossier, with two differences: it is named by ``draft`` where a dossier says ``dossier``, and
each of its entities and claims carries a ``review``. What is accepted becomes a dossier; what is rejected stays, so
that it is not proposed again.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from schema.documents import Offsets
from schema.entities import Key
from schema.names import Line

ExtractorName = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
"""What an extractor is called: ``rules``, ``llm``, ``annotations``, or the name of an entry point."""


class State(StrEnum):
    """What a reviewer decided of a proposal; ``proposed`` where nobody did yet."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


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
    candidates: tuple[Key, ...] = Field(
        default=(), max_length=20, description="Known entities that it may be, the likeliest first."
    )
