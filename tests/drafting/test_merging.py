"""A document that is ingested again: what was decided stays, what was not follows the extractor."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ingest.drafting.draft import Draft
from ingest.drafting.merging import merged
from schema.drafts import State
from schema.entities import Person
from schema.errors import WorkError
from schema.text import Span

if TYPE_CHECKING:
    from ingest.extraction.proposals import Proposals, ProposedClaim
    from ingest.extraction.source import Source

COMMANDED, ARMED, MET = "commanded-61a1a5", "armed-e339bf", "met-with-5db5e5"


def told_of(subject: str, proposals: Proposals) -> tuple[ProposedClaim, ...]:
    """What is claimed of Lena Ormond, of another key."""
    return tuple(
        replace(one, claim=one.claim.model_copy(update={"subject": subject}))
        if one.claim.subject == "lena-ormond" else one
        for one in proposals.claims
    )  # fmt: skip


def test_the_same_proposals_change_nothing(draft: Draft) -> None:
    decided = draft.accept([COMMANDED]).reject([ARMED]).same_as("tomas-reed", "reed-t")
    assert merged(decided, draft, "varn.draft.yaml") == decided


def test_what_was_rejected_is_not_proposed_again(draft: Draft) -> None:
    again = merged(draft.reject([MET, "rifles"]), draft, "varn.draft.yaml")
    assert {key: one.review.state.value for key, one in again.claims.items()} == {
        COMMANDED: "proposed", ARMED: "rejected", MET: "rejected",
    }  # fmt: skip
    assert again.entities["rifles"].review.state is State.REJECTED


def test_new_claims_on_a_rejected_entity_are_not_proposed(source: Source, proposals: Proposals) -> None:
    first = Draft.of(source, {"rules": replace(proposals, claims=())}).reject(["tomas-reed"])
    again = merged(first, Draft.of(source, {"rules": proposals}), "varn.draft.yaml")
    assert list(again.claims) == [COMMANDED, ARMED]


def test_a_correction_stays(draft: Draft) -> None:
    corrected = draft.claims[COMMANDED].claim.model_copy(update={"when": "2003/2011", "object": "marsh-league"})
    edited = draft.edit(COMMANDED, corrected).edit("varn", draft.entities["varn"].entity)
    assert merged(edited, draft, "varn.draft.yaml").claims[COMMANDED].claim == corrected


def test_what_nobody_decided_follows_the_extractor(source: Source, proposals: Proposals) -> None:
    first = Draft.of(source, {"rules": proposals})
    better = replace(proposals.entities["tomas-reed"], entity=Person(name="Tomas Reed", description="a clerk"))
    now = replace(
        proposals, entities={**proposals.entities, "tomas-reed": better}, claims=(proposals.claims[0],)
    )  # fmt: skip
    again = merged(first.accept([COMMANDED]), Draft.of(source, {"rules": now}), "varn.draft.yaml")
    assert list(again.claims) == [COMMANDED]
    assert again.entities["tomas-reed"].entity.description == "a clerk"


def test_what_another_extractor_proposed_stays(source: Source, proposals: Proposals) -> None:
    first = Draft.of(source, {"llm": proposals})
    now = Draft.of(source, {"rules": replace(proposals, claims=proposals.claims[1:])})
    again = merged(first, now, "varn.draft.yaml")
    assert {key: one.review.by for key, one in again.claims.items()} == {
        COMMANDED: ("llm",), ARMED: ("llm", "rules"), MET: ("llm", "rules"),
    }  # fmt: skip


def test_an_entity_that_is_recognised_now_is_the_one_that_was_judged(source: Source, proposals: Proposals) -> None:
    """Once the graph knows somebody, an extractor calls him by his id: decisions under the old key still hold."""
    first = Draft.of(source, {"rules": proposals}).reject([MET]).accept([COMMANDED])
    entities = dict(proposals.entities)
    entities["ormond-l"] = replace(entities.pop("lena-ormond"), known="ormond-l")
    claims = told_of("ormond-l", proposals)
    again = merged(first, Draft.of(source, {"rules": replace(proposals, entities=entities, claims=claims)}), "x")
    assert {key: one.review.state.value for key, one in again.claims.items()} == {
        COMMANDED: "accepted", ARMED: "proposed", MET: "rejected",
    }  # fmt: skip
    assert "ormond-l" not in again.entities


def test_what_was_rejected_is_not_proposed_from_its_other_end(source: Source, proposals: Proposals) -> None:
    first = Draft.of(source, {"rules": proposals}).reject([MET])
    turned = tuple(
        replace(one, claim=one.claim.model_copy(update={"subject": one.claim.object, "object": one.claim.subject}))
        if one.claim.predicate == "MET_WITH" else one
        for one in proposals.claims
    )  # fmt: skip
    again = merged(first, Draft.of(source, {"rules": replace(proposals, claims=turned)}), "x")
    assert {key: one.review.state.value for key, one in again.claims.items()} == {
        COMMANDED: "proposed", ARMED: "proposed", MET: "rejected",
    }  # fmt: skip
    assert again.claims[MET].claim.subject == "lena-ormond"


def test_two_that_are_one_by_now_are_the_one_that_most_was_decided_of(source: Source, proposals: Proposals) -> None:
    """Once a graph holds two for one, an extractor does too, under whichever name stands first in the text."""
    entities = dict(proposals.entities)
    ormond = entities["lena-ormond"]
    surname = Span(at := source.text.index("Ormond met"), at + len("Ormond"))
    title = Span(0, len("The pilots"))
    apart = {
        "the-pilot": replace(ormond, entity=Person(name="The Pilot"), mentions=(title,)),
        **entities,
        "lena-ormond": replace(ormond, mentions=(*ormond.mentions, surname)),
    }
    first = Draft.of(source, {"rules": replace(proposals, entities=apart)}).reject([MET]).accept([COMMANDED])
    del entities["lena-ormond"]
    entities["the-pilot"] = replace(ormond, mentions=(title, *ormond.mentions, surname), known="ormond-l")
    claims = told_of("the-pilot", proposals)
    again = merged(first, Draft.of(source, {"rules": replace(proposals, entities=entities, claims=claims)}), "x")
    assert {key: one.review.state.value for key, one in again.claims.items()} == {
        COMMANDED: "accepted", ARMED: "proposed", MET: "rejected",
    }  # fmt: skip
    assert again.claims[COMMANDED].claim.subject == "lena-ormond"


def test_a_document_that_changed_since_is_refused(draft: Draft) -> None:
    now = replace(draft, document=draft.document.model_copy(update={"sha256": "0" * 64}))
    with pytest.raises(WorkError, match=r"varn\.draft\.yaml is of another text: .* `--supersedes varn`"):
        merged(draft, now, "varn.draft.yaml")
