"""A corrected edition is a document of its own that supersedes the old one; pages lead from a claim to its paper."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ingest.integrity import check
from queries.citations import cite
from schema.errors import DossierInvalid
from schema.text import digest, sha256

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

OLD = "Mara Voss led the port brigade.\n"
NEW = "A correction of page one.\n\nMara Voss led the harbour brigade.\n"

Load = Callable[..., "Report"]


def dossier(key: str, text: str, start: int, more: str = "") -> str:
    spans = [[found, found + len(part)] for part in text.strip().split("\n\n") if (found := text.index(part)) >= 0]
    end = text.rstrip().rindex(".")
    return f"""dots: 1
dossier: {key}
title: {key}
documents:
  {key}:
    title: {key}
    sha256: "{sha256(text)}"
    length: {len(text)}
    passages: {spans}
{more}
entities:
  mara: {{type: Person, name: Mara Voss}}
  brigade: {{type: Organization, name: the brigade}}
claims:
  led:
    subject: mara
    predicate: COMMANDED
    object: brigade
    statement: Mara Voss led the brigade.
    evidence:
      - {{document: {key}, start: {start}, end: {end}, digest: "{digest(text[start:end])}"}}
"""


@pytest.fixture
def editions(load: Load, folder: Path) -> None:
    """Both editions in the graph; the newer one has two pages."""
    (folder / "old.yaml").write_text(dossier("old", OLD, 0), encoding="utf-8")
    more = f"    pages: [0, {NEW.index('Mara')}]\n    supersedes: old\n"
    (folder / "new.yaml").write_text(dossier("new", NEW, NEW.index("Mara"), more), encoding="utf-8")
    load("old.yaml", "new.yaml")


def test_the_newer_edition_supersedes_the_older(graph: Graph, editions: None) -> None:
    rows = graph.read("MATCH (a:Document)-[:SUPERSEDES]->(b:Document) RETURN a.id AS newer, b.id AS older")
    assert rows == [{"newer": "new", "older": "old"}]


def test_loading_it_again_changes_nothing(load: Load, editions: None) -> None:
    assert load("old.yaml", "new.yaml").is_unchanged


def test_nothing_of_it_is_drift(graph: Graph, editions: None, vocabulary: Vocabulary) -> None:
    assert list(check(graph, vocabulary)) == []


def test_a_link_that_somebody_cut_is_drift(graph: Graph, editions: None, vocabulary: Vocabulary) -> None:
    graph.write("MATCH ()-[r:SUPERSEDES]->() DELETE r")
    documents = [(one.kind, one.id) for one in check(graph, vocabulary) if one.what == "document"]
    assert documents == [("different", "new")]


def test_two_editions_are_one_origin(graph: Graph, editions: None) -> None:
    (row,) = graph.read(
        "MATCH (:Entity {id: 'mara'})-[r:COMMANDED]->() RETURN r.sources AS sources, size(r.claims) AS n"
    )
    assert row == {"sources": 1, "n": 2}


def test_a_citation_names_the_page_and_the_newer_edition(graph: Graph, editions: None) -> None:
    cited = {source.document: source for one in cite(graph, ["old/led", "new/led"]) for source in one.sources}
    assert {key: (source.page, source.superseded_by) for key, source in cited.items()} == {
        "old": (None, "new"), "new": (2, None),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("supersedes: old", "names the document itself"),
        ("supersedes: older", "older is no document of this load or of the graph"),
    ],
)
def test_an_edition_of_itself_or_of_nothing_is_refused(load: Load, folder: Path, said: str, problem: str) -> None:
    (folder / "old.yaml").write_text(dossier("old", OLD, 0, f"    {said}\n"), encoding="utf-8")
    with pytest.raises(DossierInvalid) as raised:
        load("old.yaml")
    assert [str(one) for one in raised.value.problems] == [f"old.yaml:5: documents.old.supersedes: {problem}"]


def test_pages_out_of_order_are_refused(load: Load, folder: Path) -> None:
    (folder / "old.yaml").write_text(dossier("old", OLD, 0, "    pages: [0, 20, 10]\n"), encoding="utf-8")
    with pytest.raises(DossierInvalid) as raised:
        load("old.yaml")
    assert [problem.message for problem in raised.value.problems] == [
        "page 2 starts at 20, after the next one or outside the text"
    ]
