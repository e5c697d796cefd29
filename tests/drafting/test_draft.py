"""What may be done with a draft: put together, accept, reject, correct, recognise."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from ingest.drafting.draft import Draft
from schema.drafts import Review, State
from schema.entities import Organization, Person
from schema.errors import CallError

if TYPE_CHECKING:
    from ingest.extraction.proposals import Proposals, ProposedClaim
    from ingest.extraction.source import Source

COMMANDED, ARMED, MET = "commanded-61a1a5", "armed-e339bf", "met-with-5db5e5"


def states(draft: Draft) -> dict[str, str]:
    """What was decided, of those of which something was."""
    reviews: dict[str, Review] = {key: one.review for key, one in draft.entities.items()}
    reviews |= {key: one.review for key, one in draft.claims.items()}
    return {key: review.state.value for key, review in reviews.items() if review.state is not State.PROPOSED}


def test_nothing_is_decided_of_a_new_draft(draft: Draft) -> None:
    assert states(draft) == {}
    assert draft.undecided() == (
        ["lena-ormond", "pilots-guild", "marsh-league", "tomas-reed", "varn", "rifles"],
        [COMMANDED, ARMED, MET],
    )


def test_what_an_extractor_recognised_is_offered_as_the_known_entity(draft: Draft) -> None:
    assert draft.entities["marsh-league"].review.same_as == "league-of-the-marsh"


def test_accepting_a_claim_accepts_those_it_speaks_of(draft: Draft) -> None:
    accepted = draft.accept([ARMED])
    assert states(accepted) == dict.fromkeys([ARMED, "pilots-guild", "marsh-league", "rifles"], "accepted")
    assert states(draft) == {}


def test_rejecting_an_entity_rejects_the_claims_that_speak_of_it(draft: Draft) -> None:
    rejected = draft.accept([ARMED]).reject(["rifles"], "bars of soap")
    assert states(rejected) == {
        "pilots-guild": "accepted", "marsh-league": "accepted", "rifles": "rejected", ARMED: "rejected",
    }  # fmt: skip
    assert rejected.claims[ARMED].review.note == "bars of soap"


def test_a_claim_of_a_rejected_entity_is_accepted_after_the_entity(draft: Draft) -> None:
    with pytest.raises(CallError, match=rf"{ARMED} speaks of rifles, which was rejected\. Accept rifles first\."):
        draft.reject(["rifles"]).accept([ARMED])


def test_accepting_all_leaves_what_was_rejected(draft: Draft) -> None:
    accepted = draft.reject([MET]).accept_all()
    assert accepted.undecided() == ([], [])
    assert accepted.claims[MET].review.state is State.REJECTED
    assert accepted.details.state is State.ACCEPTED


def test_what_was_decided_can_be_taken_back(draft: Draft) -> None:
    assert states(draft.accept(["varn"]).reject([MET]).reconsider(["varn", MET])) == {}


def test_a_correction_keeps_its_key_and_is_accepted(draft: Draft) -> None:
    corrected = draft.claims[COMMANDED].claim.model_copy(update={"when": "2003/2011"})
    edited = draft.edit(COMMANDED, corrected).edit("tomas-reed", Person(name="Thomas Reed"))
    assert edited.claims[COMMANDED].claim.when == "2003/2011"
    assert edited.entities["tomas-reed"].entity.name == "Thomas Reed"
    assert states(edited) == dict.fromkeys([COMMANDED, "lena-ormond", "pilots-guild", "tomas-reed"], "accepted")


def test_an_entity_is_said_to_be_a_known_one_or_none(draft: Draft) -> None:
    known = draft.same_as("tomas-reed", "reed-t")
    assert known.entities["tomas-reed"].review.same_as == "reed-t"
    assert known.same_as("tomas-reed", None).entities["tomas-reed"].review.same_as is None


def test_a_key_that_nothing_has_is_answered_with_those_near_it(draft: Draft) -> None:
    with pytest.raises(CallError, match=r"no proposal tomas-red\. Did you mean tomas-reed"):
        draft.accept(["tomas-red"])


def test_what_two_extractors_propose_stands_once_and_says_who_agrees(source: Source, proposals: Proposals) -> None:
    fewer = replace(proposals, claims=proposals.claims[:1])
    draft = Draft.of(source, {"rules": proposals, "llm": fewer})
    assert {key: one.review.by for key, one in draft.claims.items()} == {
        COMMANDED: ("rules", "llm"), ARMED: ("rules",), MET: ("rules",),
    }  # fmt: skip
    assert {one.review.by for one in draft.entities.values()} == {("rules", "llm")}


def test_one_key_for_two_types_of_thing_becomes_two_keys(
    source: Source, proposals: Proposals, claiming: Callable[..., ProposedClaim]
) -> None:
    guild = replace(proposals.entities["varn"], entity=Organization(name="Varn"))
    said = claiming("varn", "ALLIED_WITH", "marsh-league", "denies it")
    other = replace(proposals, entities={**proposals.entities, "varn": guild}, claims=(said,))
    draft = Draft.of(source, {"rules": proposals, "llm": other})
    assert draft.entities["varn-2"].entity == Organization(name="Varn")
    assert [one.claim.subject for one in draft.claims.values() if one.review.by == ("llm",)] == ["varn-2"]


def test_the_same_said_of_two_years_is_two_claims(
    source: Source, proposals: Proposals, claiming: Callable[..., ProposedClaim]
) -> None:
    words = "Ormond met Tomas Reed"
    twice = tuple(claiming("lena-ormond", "MET_WITH", "tomas-reed", words, when=year) for year in ("2003", "2011"))
    draft = Draft.of(source, {"rules": replace(proposals, claims=twice)})
    assert {key: one.claim.when for key, one in draft.claims.items()} == {MET: "2003", f"{MET}-2": "2011"}
