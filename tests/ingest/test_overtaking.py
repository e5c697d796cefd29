"""A load that somebody overtakes, by saying who is who while it reads, is begun again, and gives up in the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import orjson
import pytest

from ingest.integrity import check, fingerprint
from ingest.judging import Author, Judge
from ingest.loading import ATTEMPTS
from ingest.loading import load as load_into
from schema.errors import WorkError

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

Load = Callable[..., "Report"]


@pytest.fixture
def many(folder: Path) -> Path:
    """A dossier that is long enough for somebody to come in between while it is read."""
    records: list[dict[str, Any]] = [{"dots": 1, "dossier": "many", "title": "Many"}]
    records += [{"entity": f"e{number}", "type": "Person", "name": f"Somebody {number}"} for number in range(1000)]
    path = folder / "many.jsonl"
    path.write_bytes(b"\n".join(map(orjson.dumps, records)))
    return path


def test_a_load_reads_again_what_was_merged_while_it_read(
    graph: Graph, vocabulary: Vocabulary, load: Load, many: Path
) -> None:
    load("harbour.yaml", "ledger.yaml")
    judge = Judge(graph, vocabulary, Author("Ada", "it says so"))
    merges = [("anton", "mara", "")]

    def overtake(stage: str, done: int, total: int | None) -> None:
        if stage == "reading" and merges:
            judge.merge([merges.pop()])

    report = load_into(graph, [many], vocabulary=vocabulary, progress=overtake)
    assert (report.entities.added, report.views["entities"]) == (1000, 1000)
    assert check(graph, vocabulary) == []
    assert graph.read("MATCH (:Record {key: 'mara'})-[:RESOLVES_TO]->(e) RETURN DISTINCT e.id AS id") == [
        {"id": "anton"}
    ]


def test_a_load_that_is_overtaken_every_time_gives_up_and_has_written_nothing(
    graph: Graph, vocabulary: Vocabulary, load: Load, many: Path
) -> None:
    load("harbour.yaml", "ledger.yaml")
    judge = Judge(graph, vocabulary, Author("Ada", "it says so"))
    before = fingerprint(graph)
    acts: list[str] = []

    def overtake(stage: str, done: int, total: int | None) -> None:
        if len(acts) % 2:
            acts.append(judge.undo(acts[-1]).undone[0].id)
        else:
            acts.append(judge.merge([("anton", "mara", "")]).made[0].id)

    with pytest.raises(WorkError, match=r"Somebody merged or split entities .* again and again"):
        load_into(graph, [many], vocabulary=vocabulary, progress=overtake)
    assert len(acts) == ATTEMPTS
    judge.undo(acts[-1])
    assert fingerprint(graph) == before
