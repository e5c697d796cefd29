"""Claims: what one source says of the world, and the evidence of where it says so.

Claims are the record. Nothing is ever taken from them: a denial is a claim too, a dispute joins two claims, and a
claim that its source took back is kept as retracted.
"""

from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from schema.edtf import Edtf
from schema.entities import KEY, Key
from schema.names import Line, check_text

IDENTITY = frozenset({"id", "dossier", "key"})
"""Properties of a claim's node that say which it is: its key, its dossier's, and both together."""

DERIVED = frozenset(
    {"triple", "start_earliest", "start_latest", "end_earliest", "end_latest"}
    | {"published", "reliability", "disputed", "own_status", "contested_by", "hash"}
)
"""Properties of a claim's node that follow from its documents, other claims, and who is who; not from its record.

``status`` is the record's own, unless ``own_status`` keeps that because an analyst judged otherwise."""

PREDICATE = r"^[A-Z][A-Z0-9_]{0,62}$"
DIGEST = r"^[0-9a-f]{16}$"
CLAIM_REFERENCE = rf"^(?:{KEY[1:-1]}/)?{KEY[1:-1]}$"

Predicate = Annotated[str, StringConstraints(pattern=PREDICATE)]
Digest = Annotated[str, StringConstraints(pattern=DIGEST)]

ClaimReference = Annotated[str, StringConstraints(pattern=CLAIM_REFERENCE)]
"""A claim of the same dossier by its key, or of another as ``dossier/key``."""


class Polarity(StrEnum):
    """Whether the source says that it is so, or that it is not."""

    ASSERTS = "asserts"
    DENIES = "denies"


class Modality(StrEnum):
    """How the source puts it.

    ``reported`` as a fact, ``alleged`` by somebody whom the source does not vouch for, ``assessed`` as the source's own
    judgement, ``intended`` as a plan or a threat, ``conditional`` upon something else. What is intended or conditional
    is no act, and makes no relationship.
    """

    REPORTED = "reported"
    ALLEGED = "alleged"
    ASSESSED = "assessed"
    INTENDED = "intended"
    CONDITIONAL = "conditional"

    @property
    def is_act(self) -> bool:
        """Whether it is said to have happened."""
        return self is not Modality.INTENDED and self is not Modality.CONDITIONAL


class Status(StrEnum):
    """How a claim stands now.

    ``disputed`` marks a claim that its own source calls contested, without saying by whom; where another claim contests
    it, that claim ``disputes`` it instead.
    """

    ACCEPTED = "accepted"
    DISPUTED = "disputed"
    RETRACTED = "retracted"


class Evidence(BaseModel):
    """Where a claim stands: a span within one passage of a document, recognised by its digest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    document: Key = Field(description="The key of the document.")
    start: int = Field(ge=0, strict=True, description="The first character in the normalised text, counted from 0.")
    end: int = Field(ge=1, strict=True, description="The character after the last.")
    digest: Digest = Field(description="The first 16 hex digits of the sha256 of the text there.")
    quote: Annotated[str, Field(min_length=1, max_length=5000)] | None = Field(
        default=None, description="The text there, where it may be repeated."
    )


class Claim(BaseModel):
    """One statement that one source makes about the world."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: Key = Field(description="Of whom or what it is said: the key of an entity.")
    predicate: Predicate = Field(description="What is said: a relationship type or an attribute of the vocabulary.")
    object: Key | None = Field(default=None, description="The other end: the key of an entity.")
    value: str | int | Decimal | None = Field(
        default=None, description="The value, where the predicate is an attribute."
    )
    qualifiers: dict[str, Any] = Field(default_factory=dict, description="How much, with what, as what, where.")
    when: Edtf | None = Field(default=None, description="When it was so, as EDTF.")
    when_text: Line | None = Field(default=None, description="When it was so, in the words of the source.")
    statement: Annotated[str, Field(min_length=1, max_length=1000), AfterValidator(check_text)] = Field(
        description="The claim as a sentence, in the annotator's own words."
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1, max_length=50, description="Where it stands.")
    speaker: Key | None = Field(default=None, description="Who says so, where it is not the publisher.")
    polarity: Polarity = Polarity.ASSERTS
    modality: Modality = Modality.REPORTED
    status: Status = Status.ACCEPTED
    credibility: Annotated[int, Field(ge=1, le=6, strict=True)] | None = Field(
        default=None, description="Admiralty credibility, 1 to 6."
    )
    disputes: tuple[ClaimReference, ...] = Field(
        default=(), description="The claims that it speaks against: keys, of another dossier as dossier/key."
    )
    supports: tuple[ClaimReference, ...] = Field(
        default=(), description="The claims that it speaks for: keys, of another dossier as dossier/key."
    )

    @model_validator(mode="after")
    def _object_or_value(self) -> "Claim":
        if (self.object is None) == (self.value is None):
            raise ValueError("needs either an object or a value, and not both")
        return self
