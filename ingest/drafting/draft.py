"""A draft: one document, what extractors proposed of it, and what a reviewer decided so far.

Drafts are values: each operation gives a new one, and none touches a file.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ingest.drafting.assembly import claims_of, entities_of
from ingest.drafting.records import DraftClaim, DraftEntity, decided, settled
from ingest.extraction.comparison import combine
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import Source
from ingest.referents import referred
from schema.claims import Claim
from schema.documents import Document, Publisher
from schema.drafts import DocumentReview, Origin, State
from schema.entities import Entity, Key
from schema.errors import CallError
from schema.suggestion import did_you_mean
from schema.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft of one document.

    Args:
        key: The key of the document, and of the dossier that the draft becomes.
        title: What it is about.
        document: The document.
        details: Where the document's details were found, and whether somebody confirmed them.
        publishers: Who publishes it, by key.
        entities: The proposed entities by key.
        claims: The proposed claims by key, in the order of the text.
        annotator: Who reviews it.
        origin: What it was made from.
        vocabulary: The types that its records are of.
    """

    key: str
    title: str
    document: Document
    details: DocumentReview = field(default_factory=DocumentReview)
    publishers: Mapping[Key, Publisher] = field(default_factory=dict)
    entities: Mapping[Key, DraftEntity] = field(default_factory=dict)
    claims: Mapping[Key, DraftClaim] = field(default_factory=dict)
    annotator: str | None = None
    origin: Origin | None = None
    vocabulary: Vocabulary = field(default=Vocabulary(), repr=False, compare=False)

    @classmethod
    def of(
        cls,
        source: Source,
        proposals: Mapping[str, Proposals],
        *,
        publishers: Mapping[str, Publisher] | None = None,
        details: DocumentReview | None = None,
        origin: Origin | None = None,
        vocabulary: Vocabulary | None = None,
    ) -> "Draft":
        """Put together what extractors proposed of a document.

        What several of them mean alike is one proposal, which says who agrees on it (``ingest.extraction.comparison``).

        Args:
            source: The document.
            proposals: What each extractor proposes, by its name.
            publishers: Who publishes the document, by key.
            details: Where the document's details were found.
            origin: What the text was read from.
            vocabulary: The types that the proposals are of; None for those that come with dots.

        Returns:
            The draft, with nothing decided.
        """
        words = vocabulary or Vocabulary()
        combined = combine(proposals, words)
        return cls(
            source.key,
            source.document.title,
            source.document,
            details or DocumentReview(),
            dict(publishers or {}),
            entities_of(combined),
            claims_of(combined),
            origin=origin,
            vocabulary=words,
        )

    def accept(self, keys: Iterable[str], note: str | None = None) -> "Draft":
        """Accept proposals; the entities that an accepted claim speaks of are accepted with it.

        Args:
            keys: Keys of entities and claims.
            note: What the reviewer has to say.

        Raises:
            CallError: There is no proposal of that key, or a claim speaks of an entity that was rejected.
        """
        entities, claims = dict(self.entities), dict(self.claims)
        for key in keys:
            if claim := claims.get(key):
                for needed in referred(claim.claim, self.vocabulary):
                    if needed in entities and entities[needed].review.state is State.REJECTED:
                        raise CallError(
                            f"The claim {key} speaks of {needed}, which was rejected.", remedy=f"Accept {needed} first."
                        )
                    if needed in entities:
                        entities[needed] = decided(entities[needed], State.ACCEPTED)
                claims[key] = decided(claim, State.ACCEPTED, note)
            else:
                entities[key] = decided(self._entity(key), State.ACCEPTED, note)
        return replace(self, entities=entities, claims=claims)

    def accept_all(self) -> "Draft":
        """Accept everything that nobody decided yet, the document's details included."""
        rejected = {key for key, entity in self.entities.items() if entity.review.state is State.REJECTED}
        return replace(
            self,
            details=self.details.model_copy(update={"state": State.ACCEPTED}),
            entities={key: settled(entity) for key, entity in self.entities.items()},
            claims={
                key: claim if rejected.intersection(referred(claim.claim, self.vocabulary)) else settled(claim)
                for key, claim in self.claims.items()
            },
        )

    def reject(self, keys: Iterable[str], note: str | None = None) -> "Draft":
        """Reject proposals; the claims that speak of a rejected entity are rejected with it.

        Args:
            keys: Keys of entities and claims.
            note: What the reviewer has to say.

        Raises:
            CallError: There is no proposal of that key.
        """
        entities, claims = dict(self.entities), dict(self.claims)
        for key in keys:
            if key in claims:
                claims[key] = decided(claims[key], State.REJECTED, note)
                continue
            entities[key] = decided(self._entity(key), State.REJECTED, note)
            claims |= {
                other: decided(claim, State.REJECTED, note)
                for other, claim in claims.items()
                if key in referred(claim.claim, self.vocabulary)
            }
        return replace(self, entities=entities, claims=claims)

    def reconsider(self, keys: Iterable[str]) -> "Draft":
        """Take back what was decided of proposals: nobody has accepted or rejected them.

        Args:
            keys: Keys of entities and claims.

        Raises:
            CallError: There is no proposal of that key.
        """
        entities, claims = dict(self.entities), dict(self.claims)
        for key in keys:
            if key in claims:
                claims[key] = decided(claims[key], State.PROPOSED)
            else:
                entities[key] = decided(self._entity(key), State.PROPOSED)
        return replace(self, entities=entities, claims=claims)

    def edit(self, key: str, record: Claim | Entity) -> "Draft":
        """Put another record in the place of a proposal, and accept it: whoever corrects it has read it.

        Args:
            key: The key of the entity or the claim; it stays, so that it is known again.
            record: What shall be said instead; ``checking`` says what may be wrong with it.

        Raises:
            CallError: There is no proposal of that key, or it is of the other sort.
        """
        if isinstance(record, Claim):
            if key not in self.claims:
                raise self._unknown(key)
            edited = replace(self.claims[key], claim=record)
            return replace(self, claims={**self.claims, key: edited}).accept([key])
        entity = replace(self._entity(key), entity=record)
        return replace(self, entities={**self.entities, key: entity}).accept([key])

    def same_as(self, key: str, known: str | None) -> "Draft":
        """Say that an entity is a known one, and accept it; or, with None, that it is none of those known.

        Args:
            key: The key of the entity in the draft.
            known: The id of the known entity.

        Raises:
            CallError: There is no entity of that key.
        """
        found = self._entity(key)
        update = {"same_as": known, "new": known is None, **({} if known else {"candidates": ()})}
        entity = replace(found, review=found.review.model_copy(update=update))
        return replace(self, entities={**self.entities, key: entity}).accept([key])

    def confirm(self, document: Document | None = None) -> "Draft":
        """Confirm the document's details.

        Args:
            document: The document as it should be described; None where it is right as it is.
        """
        said = document or self.document
        details = self.details.model_copy(update={"state": State.ACCEPTED})
        return replace(self, document=said, title=said.title, details=details)

    def undecided(self) -> tuple[list[str], list[str]]:
        """Give the keys of the entities and of the claims that nobody accepted or rejected yet."""
        return (
            [key for key, entity in self.entities.items() if entity.review.state is State.PROPOSED],
            [key for key, claim in self.claims.items() if claim.review.state is State.PROPOSED],
        )

    def spoken_of(self) -> set[str]:
        """Give the keys of the entities that accepted claims speak of."""
        accepted = (one.claim for one in self.claims.values() if one.review.state is State.ACCEPTED)
        return {key for claim in accepted for key in referred(claim, self.vocabulary)}

    def left_alone(self, before: "Draft") -> list[str]:
        """Give the keys of the accepted entities that an accepted claim spoke of before a decision, and none does now.

        They may have been accepted for that claim, or for themselves: only the reviewer knows.

        Args:
            before: The draft before the decision.
        """
        left = before.spoken_of() - self.spoken_of()
        return [key for key, one in self.entities.items() if key in left and one.review.state is State.ACCEPTED]

    def _entity(self, key: str) -> DraftEntity:
        if key not in self.entities:
            raise self._unknown(key)
        return self.entities[key]

    def _unknown(self, key: str) -> CallError:
        hint = did_you_mean(key, [*self.entities, *self.claims], most=3)
        remedy = hint or f"See `dots review {self.key}.draft.yaml --list`."
        return CallError(f"The draft {self.key} has no proposal {key}.", remedy=remedy)
