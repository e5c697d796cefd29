"""Knowing: whether those whom the entities of a draft are said to be are there, where somebody wrote it by hand."""

from collections.abc import Iterable
from pathlib import Path

from database.graph import Graph
from ingest.drafting.draft import Draft
from ingest.files import DossierFile
from ingest.problems import Problems
from ingest.raw_records import DRAFT
from schema.suggestion import meant

KNOWN = """
UNWIND $keys AS key
MATCH (r:Record {key: key})
RETURN key, collect(DISTINCT r.dossier) AS dossiers
"""
NEAR = "MATCH (e:Entity) RETURN e.id AS id ORDER BY id LIMIT 10000"
"""Ids among which a misspelt one is looked for: it takes a while among many."""


def refuse_unknown(graph: Graph, draft: Draft, keys: Iterable[str], path: Path) -> None:
    """Refuse entities that are said to be somebody whom the graph does not know.

    Loaded so, each would be an entity of its own, under an id that somebody mistyped. One that this draft brought
    itself, when it was loaded before, is known, unless another entity of the draft has that key: that one would be
    loaded under a number.

    Args:
        graph: The graph.
        draft: The draft.
        keys: The keys of the entities of the draft that are wanted.
        path: The file of the draft, as the user named it.

    Raises:
        DossierInvalid: There are some; it carries each with its line.
    """
    said = {key: found for key in keys if (found := draft.entities[key].review.same_as) is not None}
    if not said:
        return
    brought_by = {row["key"]: row["dossiers"] for row in graph.read(KNOWN, keys=sorted(set(said.values())))}
    lost = {
        key: found
        for key, found in said.items()
        if found not in brought_by or (brought_by[found] == [draft.key] and found in draft.entities and found != key)
    }
    if lost:
        _report(graph, draft, lost, path)


def _report(graph: Graph, draft: Draft, lost: dict[str, str], path: Path) -> None:
    problems = Problems()
    ids = [row["id"] for row in graph.read(NEAR)]
    for record in DossierFile.at(path, DRAFT).records(problems):
        if record.section == "entities" and record.key in lost:
            sentence = _sentence(draft, record.key, lost[record.key], ids)
            record.place.report(problems, "review.same_as", sentence)
    problems.settle()


def _sentence(draft: Draft, key: str, found: str, ids: Iterable[str]) -> str:
    if found in draft.entities:
        return f"{found} is an entity of this very draft; if the two are one, join them: `--join {key}={found}`"
    remedy = meant(found, ids) or f"; `dots entity find` gives ids, and `--same-as {key}=` says that it is nobody known"
    return f"{found} is nobody whom the graph knows{remedy}"
