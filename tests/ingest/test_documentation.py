"""What docs/dossiers.md shows is so: its dossiers load as pasted, and its Python counts what they say."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from schema.errors import DossierInvalid

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "dossiers.md"
FILES = {"text": "mayor.txt", "yaml": "mayor.yaml", "json": "mayor.jsonl"}


def block(language: str) -> str:
    found: list[str] = re.findall(rf"```{language}\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (one,) = found
    return one


@pytest.fixture
def pasted(folder: Path) -> Path:
    """The blocks of the page as files of the current folder."""
    for language, file in FILES.items():
        (folder / file).write_text(block(language), encoding="utf-8")
    return folder


def test_every_block_is_one_that_is_tried_here() -> None:
    languages = re.findall(r"^```(\w*)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(filter(None, languages)) == ["json", "python", "text", "yaml"]
    assert languages.count("") == 4


def test_the_example_loads_with_its_text(graph: Graph, load: Callable[..., Report], pasted: Path) -> None:
    report = load("mayor.yaml")
    assert (report.claims.added, report.texts) == (2, 2)
    quotes = graph.read("MATCH (c:Claim)-[r:EVIDENCED_BY]->(p) RETURN c.key AS claim, r.quote AS quote, p.text AS text")
    assert {row["claim"]: row["quote"] for row in quotes} == {
        "in-office": "Ilse Brandt has been mayor of the port since May 2011",
        "paid": "She paid the boatmen\nforty thousand crowns, the harbour office claims",
    }
    assert all(row["quote"] in row["text"] for row in quotes)


def test_the_lines_load_alone_and_beside_the_example(load: Callable[..., Report], pasted: Path) -> None:
    assert load("mayor.jsonl").claims.added == 1
    assert load("mayor.yaml").claims.added == 2


def test_the_python_prints_what_the_example_says(pasted: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block("python")],
        cwd=pasted,
        env={"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=True,
    )
    of_text, of_span = done.stdout.splitlines()
    assert of_text == ("0599137aeeb62d8c75d5cc8d28a47680afcb371363574cebc1ba7b71d2d31420 153 [[0, 25], [27, 152]]")
    assert of_span == "27 80 a1ef6e798556ed19"


def test_a_wrong_digest_is_told_the_right_one(
    load: Callable[..., Report], pasted: Path, editing: Callable[..., None]
) -> None:
    editing("mayor.yaml", ("a1ef6e798556ed19", "0000000000000000"))
    with pytest.raises(DossierInvalid, match="has a1ef6e798556ed19"):
        load("mayor.yaml", dry_run=True)
