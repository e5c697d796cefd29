"""What is accepted unread is loaded document by document, and whoever is known is known again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.ingestion.ingesting import Loading
from ingest.ingestion.outcome import Outcome
from ingest.known_entities import known_entities

if TYPE_CHECKING:
    from database.graph import Graph

Ingest = Callable[..., list[Outcome]]

MET = """
MATCH (a:Entity)-[r:MET_WITH]->(b:Entity)
RETURN a.name AS a, b.name AS b, size(r.claims) AS claims
ORDER BY a, b
"""


@pytest.fixture
def loading(graph: Graph) -> Loading:
    return Loading(graph)


def test_a_document_is_drafted_accepted_and_loaded(ingest: Ingest, loading: Loading, folder: Path) -> None:
    (outcome,) = ingest("varn.txt", loading=loading)
    assert outcome.problem is None
    assert outcome.loaded is not None
    assert (outcome.loaded.entities.added, outcome.loaded.claims.added, outcome.loaded.proven) == (2, 1, 1)
    assert (outcome.entities, outcome.claims) == (2, 1)
    assert loading.graph.read(MET) == [{"a": "Lena Ormond", "b": "Tomas Reed", "claims": 1}]
    assert "state: proposed" not in (folder / "varn.draft.yaml").read_text(encoding="utf-8")
    text = loading.graph.read("MATCH (p:Passage {index: 1}) RETURN p.text AS text")[0]["text"]
    assert text.startswith("Lena Ormond met Tomas Reed")


def test_those_who_meet_in_two_documents_are_two_people_and_not_four(
    ingest: Ingest, loading: Loading, folder: Path
) -> None:
    (folder / "later.txt").write_text("Tomas Reed met Lena Ormond once more, says Ann Other.\n", encoding="utf-8")
    ingest(".", loading=loading)
    people = loading.graph.read("MATCH (p:Person) RETURN p.id AS id ORDER BY id")
    assert [row["id"] for row in people] == ["ann-other", "lena-ormond", "tomas-reed"]
    assert loading.graph.read(MET) == [{"a": "Lena Ormond", "b": "Tomas Reed", "claims": 2}]


def test_what_was_drafted_before_is_loaded_when_it_is_accepted(ingest: Ingest, loading: Loading) -> None:
    ingest("varn.txt")
    (outcome,) = ingest("varn.txt", loading=loading)
    assert outcome.loaded is not None
    assert outcome.loaded.claims.added == 1
    (again,) = ingest("varn.txt", loading=loading)
    assert again.loaded is not None
    assert again.loaded.is_unchanged


def test_what_was_loaded_before_its_draft_was_written_is_accepted_again(
    ingest: Ingest, loading: Loading, folder: Path
) -> None:
    """A batch was killed between the two: by then the graph knows whom the draft itself brought."""
    ingest("varn.txt")
    before = (folder / "varn.draft.yaml").read_bytes()
    ingest("varn.txt", loading=loading)
    (folder / "varn.draft.yaml").write_bytes(before)
    (outcome,) = ingest("varn.txt", loading=loading, known=known_entities(loading.graph))
    assert outcome.problem is None
    assert outcome.loaded is not None
    assert outcome.loaded.is_unchanged


def test_a_dossier_that_somebody_made_by_hand_is_not_written_over(
    ingest: Ingest, loading: Loading, folder: Path
) -> None:
    (folder / "varn.yaml").write_text("dots: 1\ndossier: varn\ntitle: By hand\n", encoding="utf-8")
    (outcome,) = ingest("varn.txt", loading=loading)
    assert outcome.problem == (
        "varn.yaml was not made from a draft of varn, and is not overwritten. "
        "Move it away, or ingest the document with another --key or --output."
    )
    assert (folder / "varn.yaml").read_text(encoding="utf-8") == "dots: 1\ndossier: varn\ntitle: By hand\n"
