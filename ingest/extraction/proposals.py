"""Proposals: the entities and claims that an extractor found, each tied to the words that it was found in."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

from schema.claims import Claim
from schema.entities import Entity
from schema.text import Span

HASH_LENGTH = 6
"""Hex digits in a proposed claim's key: enough to tell apart the claims of one predicate in one document."""


@dataclass(frozen=True, slots=True)
class ProposedEntity:
    """An entity that a text names.

    Args:
        entity: What is proposed: an instance of its type's class, with every spelling that the text uses.
        mentions: Where the text names it, in order; at least one.
        why: What led to it, in a few words: ``rank before a name``.
        known: The id of the known entity that the extractor recognised it as; None where it did not.
    """

    entity: Entity
    mentions: tuple[Span, ...]
    why: str
    known: str | None = None


@dataclass(frozen=True, slots=True)
class ProposedClaim:
    """A claim that a text makes.

    Args:
        claim: The claim; its subject, object, speaker and qualifiers name proposed entities by their keys, and its
            evidence carries spans, digests and quotes.
        why: What led to it, in a few words: the rule, or what a model said.
    """

    claim: Claim
    why: str

    @property
    def key(self) -> str:
        """The key of the claim: the same for the same claim at the same place, whichever extractor proposes it."""
        return claim_key(self.claim)


@dataclass(frozen=True, slots=True)
class Proposals:
    """What an extractor gives back.

    Args:
        entities: The entities by their keys.
        claims: The claims, in the order of the text.
        dropped: How many proposals were dropped, by the reason: ``quote not in the text``.
        spent: What it took, where it took anything that is paid for: requests, tokens, money; counts that add up.
    """

    entities: Mapping[str, ProposedEntity] = field(default_factory=dict)
    claims: tuple[ProposedClaim, ...] = ()
    dropped: Mapping[str, int] = field(default_factory=dict)
    spent: Mapping[str, float] = field(default_factory=dict)


def claim_key(claim: Claim) -> str:
    """Give the key under which a claim is proposed.

    Args:
        claim: The claim.

    Returns:
        Its predicate and a digest of who, what, whom and where it stands; how firmly it is put makes no difference.
    """
    first = claim.evidence[0]
    said = (claim.subject, claim.object or f"={claim.value}", claim.speaker or "", first.document, first.start)
    content = "\x1f".join((claim.predicate, *map(str, said)))
    # A digest that tells apart, and keeps no secret.
    return f"{claim.predicate.lower().replace('_', '-')}-{hashlib.sha256(content.encode()).hexdigest()[:HASH_LENGTH]}"
