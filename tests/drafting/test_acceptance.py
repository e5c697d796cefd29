"""The accepted part of a draft is a dossier that loads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.drafting.acceptance import dossier, write
from ingest.drafting.draft import Draft
from schema.drafts import State
from schema.names import Name, NameKind

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.extraction.proposals import Proposals, ProposedClaim
    from ingest.extraction.source import Source
    from schema.vocabulary import Vocabulary

COMMANDED, ARMED, MET = "commanded-61a1a5", "armed-e339bf", "met-with-5db5e5"


def test_nothing_is_accepted_of_a_new_draft(draft: Draft) -> None:
    made = dossier(draft)
    assert (list(made.documents), list(made.entities), list(made.claims)) == (["varn"], [], [])


def test_an_accepted_claim_brings_whom_it_speaks_of(draft: Draft) -> None:
    one = draft.claims[MET]
    judged = replace(one, review=one.review.model_copy(update={"state": State.ACCEPTED}))
    made = dossier(replace(draft, claims={**draft.claims, MET: judged}))
    assert (list(made.entities), list(made.claims)) == (["lena-ormond", "tomas-reed", "varn"], [MET])


def test_a_known_entity_stands_under_its_id(draft: Draft) -> None:
    made = dossier(draft.accept([ARMED]))
    assert list(made.entities) == ["pilots-guild", "league-of-the-marsh", "rifles"]
    assert made.claims[ARMED].object == "league-of-the-marsh"


def test_two_entities_that_are_one_known_entity_are_one_record(draft: Draft) -> None:
    made = dossier(draft.same_as("lena-ormond", "ormond").same_as("tomas-reed", "ormond").accept(["lena-ormond"]))
    assert [name.value for name in made.entities["ormond"].all_names()] == ["Lena Ormond", "Tomas Reed"]


def test_a_part_of_the_name_is_weak_where_two_entities_are_one_known_entity(draft: Draft) -> None:
    """As it is where a reviewer joins the two: others bear it too."""
    told = draft.entities["tomas-reed"]
    reed = replace(told, entity=told.entity.model_copy(update={"name": "Ormond"}))
    two = replace(draft, entities={**draft.entities, "tomas-reed": reed})
    made = dossier(two.same_as("lena-ormond", "ormond").same_as("tomas-reed", "ormond").accept(["lena-ormond"]))
    assert made.entities["ormond"].names == (Name(value="Ormond", kind=NameKind.WEAK),)


def test_a_key_that_somebody_else_has_gets_a_number(draft: Draft) -> None:
    made = dossier(draft.accept([MET]), {"tomas-reed", "tomas-reed-2"})
    assert list(made.entities) == ["lena-ormond", "tomas-reed-3", "varn"]
    assert made.claims[MET].object == "tomas-reed-3"


def test_a_dispute_with_a_claim_that_was_rejected_is_left_out(draft: Draft) -> None:
    disputing = draft.claims[MET].claim.model_copy(update={"disputes": (ARMED, COMMANDED, "other/claim")})
    made = dossier(draft.edit(MET, disputing).reject([ARMED]).accept([COMMANDED]))
    assert made.claims[MET].disputes == (COMMANDED, "other/claim")


def test_the_accepted_part_loads_and_its_words_are_proven(
    draft: Draft, folder: Path, graph: Graph, vocabulary: Vocabulary
) -> None:
    from ingest.loading import load

    write(dossier(draft.reject([MET]).accept_all()), folder / "varn.yaml")
    report = load(graph, [Path("varn.yaml")], vocabulary=vocabulary)
    assert (report.entities.added, report.claims.added, report.proven) == (6, 2, 2)
    rows = graph.read("MATCH (a:Entity)-[r:ARMED]->(b:Entity) RETURN a.id AS a, b.id AS b, r.claims AS claims")
    assert rows == [{"a": "pilots-guild", "b": "league-of-the-marsh", "claims": [f"varn/{ARMED}"]}]


def test_claims_loaded_hold_no_words_of_the_source(draft: Draft, folder: Path) -> None:
    write(dossier(draft.accept_all()), folder / "varn.yaml")
    assert "gave forty rifles" not in (folder / "varn.yaml").read_text(encoding="utf-8")


def test_symbols_that_an_extractor_made_are_written_as_dossiers_say_them(
    source: Source, proposals: Proposals, claiming: Callable[..., ProposedClaim], folder: Path, vocabulary: Vocabulary
) -> None:
    from decimal import Decimal

    from ingest.drafting.draft_file import read
    from ingest.drafting.draft_file import write as write_draft
    from schema.qualifiers import Bound

    money = {"amount": Decimal("1.2E+10"), "currency": "USD", "bound": Bound.ABOUT}
    paid = claiming("pilots-guild", "FUNDED", "marsh-league", "denies it", qualifiers=money)
    draft = Draft.of(source, {"rules": replace(proposals, claims=(paid,))})
    write_draft(draft, folder / "varn.draft.yaml")
    (one,) = read(Path("varn.draft.yaml"), vocabulary).claims.values()
    assert one.claim.qualifiers == {"amount": 12_000_000_000, "currency": "USD", "bound": "about"}


def test_a_draft_that_is_loaded_is_refused_as_a_draft(
    draft: Draft, folder: Path, graph: Graph, vocabulary: Vocabulary
) -> None:
    import pytest

    from ingest.drafting.draft_file import write as write_draft
    from ingest.loading import load
    from schema.errors import DossierInvalid

    write_draft(draft, folder / "varn.draft.yaml")
    with pytest.raises(DossierInvalid) as raised:
        load(graph, [Path("varn.draft.yaml")], vocabulary=vocabulary)
    message = "is a draft: what it proposes is not accepted yet; see `dots review --help`, and load the dossier"
    assert [str(problem) for problem in raised.value.problems] == [f"varn.draft.yaml:5: draft: {message}"]
