"""The sample dossiers load as they are, and the brief proves every span of its own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from database.graph import Graph
    from schema.vocabulary import Vocabulary

SAMPLE = sorted((Path(__file__).parent.parent.parent / "sample").glob("*.yaml"))


def test_the_samples_load_and_stay(graph: Graph, vocabulary: Vocabulary) -> None:
    from ingest.integrity import check
    from ingest.loading import load

    assert len(SAMPLE) == 3
    report = load(graph, SAMPLE, vocabulary=vocabulary)
    assert report.claims.added >= 180
    assert check(graph, vocabulary) == []
    assert load(graph, SAMPLE, vocabulary=vocabulary).is_unchanged


def test_the_brief_proves_every_span(graph: Graph, vocabulary: Vocabulary, brief: Path) -> None:
    from ingest.integrity import check, fingerprint
    from ingest.loading import load

    load(graph, SAMPLE, vocabulary=vocabulary)
    before = fingerprint(graph)
    report = load(graph, SAMPLE, vocabulary=vocabulary, texts=[brief])
    assert report.claims.total == 0
    assert report.texts > 0
    # The words themselves do not count: a graph is the same with and without them.
    assert fingerprint(graph) == before
    assert check(graph, vocabulary) == []
    rows = graph.read(
        """
        MATCH (:Claim)-[r:EVIDENCED_BY]->(p:Passage)
        RETURN count(r) AS evidence,
               count(CASE WHEN substring(p.text, r.start - p.start, r.end - r.start) = r.quote THEN 1 END) AS proven
        """
    )
    assert rows[0]["evidence"] == rows[0]["proven"] > 0
    assert load(graph, SAMPLE, vocabulary=vocabulary, texts=[brief]).is_unchanged
