"""Backup: what is dumped comes back, and nothing is dumped or loaded while the server runs."""

from pathlib import Path

import pytest

from database import embedded
from database.connection import Connection
from database.embedded.backup import dump, load
from database.graph import Graph
from schema.errors import CallError, WorkError


def test_a_dump_brings_the_database_back(started: Connection, home: Path, tmp_path: Path) -> None:
    file = tmp_path / "backup.dump"
    with Graph.open(started) as graph:
        graph.write("MATCH (n:Kept) DETACH DELETE n")
        graph.write("UNWIND range(1, 10) AS number CREATE (:Kept {number: number})")
        for refused in (dump, load):
            file.touch()
            with pytest.raises(CallError, match=r"The server runs.*dots down"):
                refused(file, home=home)
    embedded.stop(home=home)
    dump(file, home=home)
    with Graph.open(embedded.start(home=home)) as graph:
        graph.write("MATCH (n:Kept) DETACH DELETE n")
    embedded.stop(home=home)
    load(file, home=home)
    with Graph.open(embedded.start(home=home)) as graph:
        assert graph.read("MATCH (n:Kept) RETURN sum(n.number) AS sum") == [{"sum": 55}]
    assert [path.name for path in tmp_path.iterdir()] == ["backup.dump"]


def test_what_is_no_dump_is_refused(started: Connection, home: Path, tmp_path: Path) -> None:
    embedded.stop(home=home)
    file = tmp_path / "backup.dump"
    file.write_bytes(b"not a dump")
    with pytest.raises(WorkError, match="Neo4j could not load the database"):
        load(file, home=home)
    with Graph.open(embedded.start(home=home)) as graph:
        assert graph.read("RETURN 1 AS one") == [{"one": 1}]


def test_without_a_database_there_is_nothing_to_dump(tmp_path: Path) -> None:
    with pytest.raises(CallError, match="no database to write"):
        dump(tmp_path / "backup.dump", home=tmp_path)
    with pytest.raises(CallError, match="There is no file"):
        load(tmp_path / "backup.dump", home=tmp_path)
