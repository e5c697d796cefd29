"""The example in the documentation is a dossier that loads, with its text."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report

PAGE = Path(__file__).parent.parent.parent / "docs" / "dossiers.md"


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


def test_the_example_loads_with_its_text(graph: Graph, load: Callable[..., Report], folder: Path) -> None:
    (folder / "mayor.txt").write_text(block("text"), encoding="utf-8")
    (folder / "mayor.yaml").write_text(block("yaml"), encoding="utf-8")
    report = load("mayor.yaml")
    assert (report.claims.added, report.texts) == (2, 2)
    quotes = graph.read("MATCH (c:Claim)-[r:EVIDENCED_BY]->(p) RETURN c.key AS claim, r.quote AS quote, p.text AS text")
    assert {row["claim"]: row["quote"] for row in quotes} == {
        "in-office": "Ilse Brandt has been mayor of the port since May 2011",
        "paid": "She paid the boatmen\nforty thousand crowns, the harbour office claims",
    }
    assert all(row["quote"] in row["text"] for row in quotes)
