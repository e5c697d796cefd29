"""Publishers and documents: who published what, and how its text is recognised."""

from itertools import pairwise
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    HttpUrl,
    PlainSerializer,
    StringConstraints,
    model_validator,
)

from schema.edtf import Edtf
from schema.entities import Key
from schema.grades import Reliability
from schema.names import LANGUAGE, Line

SHA256 = r"^[0-9a-f]{64}$"
Sha256 = Annotated[str, StringConstraints(pattern=SHA256)]
Url = Annotated[HttpUrl, PlainSerializer(str)]
Offsets = tuple[Annotated[int, Field(ge=0, strict=True)], Annotated[int, Field(ge=1, strict=True)]]


class Publisher(BaseModel):
    """Who publishes documents."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Line = Field(description="Its name.")
    reliability: Reliability | None = Field(default=None, description="Admiralty reliability, A to F.")
    url: Url | None = Field(default=None, description="Where it publishes.")


class Document(BaseModel):
    """One published text.

    The text itself stays outside: the sha256 of its normalised form tells whether a file is it, and the passages say
    where its paragraphs lie.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    title: Line = Field(description="Its title.")
    publisher: Key | None = Field(default=None, description="The key of its publisher.")
    authors: tuple[Line, ...] = Field(default=(), max_length=100, description="Who signed it.")
    published: Edtf | None = Field(default=None, description="When it was published.")
    language: str | None = Field(default=None, pattern=LANGUAGE, description="ISO 639 code of its language.")
    url: Url | None = Field(default=None, description="Where it stands.")
    reliability: Reliability | None = Field(default=None, description="Where it differs from its publisher's.")
    sha256: Sha256 = Field(description="The sha256 of its normalised text.")
    length: int = Field(ge=1, strict=True, description="The characters of its normalised text.")
    passages: tuple[Offsets, ...] = Field(min_length=1, description="Start and end of each paragraph, in order.")
    pages: tuple[Annotated[int, Field(ge=0, strict=True)], ...] = Field(
        default=(), max_length=10_000, description="Where each page starts in the text, where there are pages."
    )
    cites: tuple[Key, ...] = Field(default=(), description="The documents that it draws on: keys.")
    supersedes: Key | None = Field(default=None, description="The document whose corrected edition it is: a key.")
    file: Line | None = Field(default=None, description="Where the text lies, relative to the dossier.")

    @model_validator(mode="after")
    def _passages_in_order(self) -> "Document":
        reached = 0
        for number, (start, end) in enumerate(self.passages):
            if not reached <= start < end <= self.length:
                raise ValueError(
                    f"passage {number} ({start}–{end}) is empty, out of order or outside the {self.length} characters"
                )
            reached = end
        return self

    @model_validator(mode="after")
    def _pages_in_order(self) -> "Document":
        for number, (start, following) in enumerate(pairwise((*self.pages, self.length)), 1):
            if start > following:
                raise ValueError(f"page {number} starts at {start}, after the next one or outside the text")
        return self
