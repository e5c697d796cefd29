"""Two entities of a draft that are one: what was said of either is said of the one, and stays so the next time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from ingest.drafting.draft import Draft
from ingest.drafting.joining import joined
from ingest.drafting.merging import merged
from ingest.extraction.proposals import Proposals, ProposedClaim, ProposedEntity
from schema.drafts import Origin, State
from schema.entities import Person
from schema.errors import CallError
from schema.names import Name, NameKind
from schema.text import Span

if TYPE_CHECKING:
    from ingest.extraction.source import Source

Claiming = Callable[..., ProposedClaim]
ORIGIN = Origin(file="varn.txt", sha256="0" * 64, format="text", extractors=("rules",))


@pytest.fixture
def split(source: Source, proposals: Proposals, claiming: Claiming) -> Draft:
    """A draft in which the surname alone was taken for somebody else."""
    start = source.text.rindex("Ormond")
    alone = ProposedEntity(Person(name="Ormond"), (Span(start, start + 6),), "a surname")
    met: Any = claiming("ormond", "MET_WITH", "tomas-reed", "Ormond met Tomas Reed", qualifiers={"place": "varn"})
    apart = Proposals({**proposals.entities, "ormond": alone}, (*proposals.claims[:2], met))
    return replace(Draft.of(source, {"rules": apart}), origin=ORIGIN)


def test_the_one_has_the_names_mentions_and_claims_of_both(split: Draft, source: Source) -> None:
    one = joined(split, "ormond", "lena-ormond")
    assert "ormond" not in one.entities
    ormond = one.entities["lena-ormond"]
    assert ormond.entity == Person(name="Lena Ormond", names=(Name(value="Ormond", kind=NameKind.WEAK),))
    assert [source.text[start:end] for start, end in ormond.review.mentions] == ["Lena Ormond", "Ormond"]
    assert ormond.review.state is State.ACCEPTED
    assert {claim.claim.subject for claim in one.claims.values()} == {"lena-ormond", "pilots-guild"}


def test_it_stays_one_when_the_document_is_ingested_again(split: Draft) -> None:
    one = joined(split, "ormond", "lena-ormond")
    (met,) = (key for key, claim in one.claims.items() if claim.claim.predicate == "MET_WITH")
    decided = one.reject([met])
    again = merged(decided, split, "varn.draft.yaml")
    assert set(again.entities) == set(decided.entities)
    assert {key: claim.review.state for key, claim in again.claims.items()} == {
        key: claim.review.state for key, claim in decided.claims.items()
    }


@pytest.mark.parametrize(
    ("key", "into", "message"),
    [
        ("nobody", "lena-ormond", "has no entity nobody"),
        ("lena-ormond", "nobody", "has no entity nobody"),
        ("lena-ormond", "lena-ormond", "is itself already"),
        ("lena-ormond", "varn", "lena-ormond is of type Person, and varn of type Place"),
        ("tomas-reed", "ormond", "would tie ormond to itself"),
    ],
)
def test_what_cannot_be_one_is_refused(split: Draft, key: str, into: str, message: str) -> None:
    with pytest.raises(CallError, match=message):
        joined(split, key, into)
