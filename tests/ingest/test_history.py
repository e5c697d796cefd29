"""The graph remembers which claims each load added, changed and took away, and is the same graph without it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ingest import history
from ingest.history import loads

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report

Load = Callable[..., "Report"]
Editing = Callable[..., None]
BOTH = ("harbour.yaml", "ledger.yaml")
QUERY = "evidence/changed-between-loads"


class Killed(Exception):
    """Somebody pulled the plug."""


def counted(graph: Graph) -> list[tuple[Any, ...]]:
    return [(row["load"], row["dossiers"], row["added"], row["changed"], row["removed"]) for row in loads(graph)]


def changes(graph: Graph, **asked: str) -> dict[str, str]:
    from queries.catalogue import Catalogue
    from queries.running import run

    rows = run(graph, Catalogue.read().get(QUERY), asked).rows
    return {row["claims"][0]: row["change"] for row in rows}


def claims_of(folder: Path, *names: str) -> set[str]:
    found = set()
    for name in names:
        dossier = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
        found |= {f"{dossier['dossier']}/{key}" for key in dossier["claims"]}
    return found


def without(folder: Path, name: str, claim: str) -> None:
    """Take a claim out of a dossier."""
    content = yaml.safe_load((folder / name).read_text(encoding="utf-8"))
    del content["claims"][claim]
    (folder / name).write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")


def test_a_load_is_remembered_with_what_it_added(graph: Graph, load: Load, folder: Path) -> None:
    load(*BOTH)
    assert counted(graph) == [(1, ["harbour", "ledger"], len(claims_of(folder, *BOTH)), 0, 0)]
    assert [row["complete"] for row in loads(graph)] == [True]
    assert changes(graph) == dict.fromkeys(claims_of(folder, *BOTH), "added")


def test_a_load_that_changes_nothing_leaves_no_trace(graph: Graph, load: Load, folder: Path) -> None:
    load(*BOTH)
    load(*BOTH)
    (folder / "ledger.yaml").write_text((folder / "ledger.yaml").read_text() + "\n# a remark\n")
    load(*BOTH)
    load(*BOTH, again=True)
    load(*BOTH, dry_run=True)
    assert len(loads(graph)) == 1


def test_what_changed_and_what_is_gone_is_told_with_what_it_said(
    graph: Graph, load: Load, folder: Path, editing: Editing
) -> None:
    load(*BOTH)
    editing("harbour.yaml", ("statement: Voss gave a speech.", "statement: Voss spoke."))
    load("harbour.yaml")
    gone = min(claims_of(folder, "ledger.yaml"))
    said = graph.read("MATCH (c:Claim {id: $id}) RETURN c.statement AS said", id=gone)[0]["said"]
    without(folder, "ledger.yaml", gone.partition("/")[2])
    load("ledger.yaml")
    assert counted(graph)[1:] == [(2, ["harbour"], 0, 1, 0), (3, ["ledger"], 0, 0, 1)]
    assert sorted(changes(graph, after="1").values()) == ["changed", "removed"]
    assert sorted(changes(graph, after="1", up_to="2").values()) == ["changed"]
    assert changes(graph, after="2") == {gone: "removed"}
    assert changes(graph, up_to="2")[gone] == "added"
    assert gone not in changes(graph)
    from queries.catalogue import Catalogue
    from queries.running import run

    rows = {row["change"]: row for row in run(graph, Catalogue.read().get(QUERY), {"after": "1"}).rows}
    assert (rows["changed"]["before"], rows["changed"]["statement"]) == ("Voss gave a speech.", "Voss spoke.")
    assert (rows["removed"]["before"], rows["removed"]["statement"]) == (None, said)


def test_the_load_that_completes_another_is_remembered_as_both_together(
    graph: Graph, load: Load, folder: Path, editing: Editing, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ingest import loading
    from ingest.writing import Writer

    load(*BOTH)
    gone = min(claims_of(folder, "ledger.yaml"))
    editing("harbour.yaml", ("statement: Voss gave a speech.", "statement: Voss spoke."))
    without(folder, "ledger.yaml", gone.partition("/")[2])

    def pull(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Writer, "write_texts", pull)
        patched.setattr(loading, "AT_ONCE", 0)
        with pytest.raises(Killed):
            load(*BOTH)
    assert [row["complete"] for row in loads(graph)] == [True, False]
    assert load(*BOTH).claims.total == 0
    assert counted(graph)[1:] == [(2, ["harbour", "ledger"], 0, 1, 1)]
    assert [row["complete"] for row in loads(graph)] == [True, True]
    assert changes(graph, after="1")[gone] == "removed"


def test_neither_fingerprint_nor_check_knows_of_loads(graph: Graph, load: Load, vocabulary: Any) -> None:
    from ingest.integrity import check, fingerprint

    load(*BOTH)
    before = fingerprint(graph)
    graph.write("MATCH (l:Load) DELETE l")
    assert fingerprint(graph) == before
    assert check(graph, vocabulary) == []
    assert load(*BOTH).is_unchanged


def test_of_many_claims_the_first_are_listed_and_all_are_counted(
    graph: Graph, load: Load, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "LISTED", 2)
    load(*BOTH)
    assert counted(graph)[0][2] == len(claims_of(folder, *BOTH))
    assert len(changes(graph)) == 2
