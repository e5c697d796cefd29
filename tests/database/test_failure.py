"""Why a server did not start: read from its logs, and said with what to do."""

import os
from pathlib import Path

import pytest

from database import embedded
from database.embedded.failure import explain
from database.embedded.layout import Layout
from database.graph import Graph
from schema.errors import WorkError

SAID = {
    "java.io.IOException: No space left on device": "The disk is full.",
    "Error: Could not reserve enough space for 8388608KB object heap": "There is not enough memory for the server.",
    "Caused by: java.net.BindException: Address already in use": "Another program took the server's port.",
    "org.neo4j.kernel.StoreLockException: Lock file has been locked by another process: /data/store_lock": (
        "Another server uses the same data folder."
    ),
    "Error: LinkageError UnsupportedClassVersionError: class file version 61.0": (
        "The Java that was found is too old for this Neo4j."
    ),
    "java.nio.file.AccessDeniedException: /data/databases": "The data folder cannot be written.",
    "org.neo4j.kernel.impl.store.UnderlyingStorageException: page is gone": "The data folder is damaged.",
}


@pytest.mark.parametrize(("said", "cause"), SAID.items())
def test_a_known_cause_is_said_in_a_sentence(said: str, cause: str, tmp_path: Path) -> None:
    layout = Layout.of(tmp_path)
    layout.logs.mkdir(parents=True)
    layout.console.write_text(f"2026-01-01 INFO  Starting...\n{said}\n\tat org.neo4j.Something\n", encoding="utf-8")
    error = explain(layout)
    assert error.message == f"Neo4j did not start. {cause}"
    assert error.remedy


def test_an_unknown_cause_is_told_in_the_servers_words(tmp_path: Path) -> None:
    layout = Layout.of(tmp_path)
    layout.logs.mkdir(parents=True)
    layout.console.write_text("Something new\n\tat org.neo4j.Something\n", encoding="utf-8")
    error = explain(layout)
    assert "\n  Something new\n" in error.message
    assert "org.neo4j.Something" not in error.message
    assert str(layout.logs) in (error.remedy or "")


def test_a_damaged_store_is_told_whatever_the_folder_is_called(tmp_path: Path) -> None:
    home = tmp_path / "Straße 'x' \"ü\" \\ é"
    try:
        with Graph.open(embedded.start(home=home)) as graph:
            assert graph.read("RETURN 1 AS one") == [{"one": 1}]
        embedded.stop(home=home)
        for file in (Layout.of(home).data / "databases" / "neo4j").glob("neostore*"):
            if file.is_file():
                file.write_bytes(os.urandom(file.stat().st_size))
        with pytest.raises(WorkError, match="its database does not open"):
            embedded.start(home=home)
    finally:
        embedded.stop(home=home)
