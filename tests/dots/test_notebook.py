"""The example notebook runs from its first cell to its last, and is kept without what it answered."""

from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient

from database.connection import Connection
from database.graph import Graph

NOTEBOOK = Path(__file__).parents[2] / "sample" / "notebook.ipynb"


def read() -> Any:
    return nbformat.read(NOTEBOOK, as_version=4)  # type: ignore[no-untyped-call]


def test_it_is_kept_without_outputs() -> None:
    cells = [cell for cell in read().cells if cell.cell_type == "code"]
    assert cells
    assert all((cell.outputs, cell.execution_count) == ([], None) for cell in cells)


@pytest.mark.filterwarnings("default")  # what the kernel's own libraries warn of is theirs
def test_it_runs(samples: Graph, in_environment: Connection) -> None:
    notebook = read()
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(NOTEBOOK.parents[1])}}).execute()
    shown = [
        data
        for cell in notebook.cells
        if cell.cell_type == "code"
        for output in cell.outputs
        for data in [output.get("data", {}).get("text/html", "")]
    ]
    assert any("Esmail Ghaani" in html for html in shown)
    assert any(html.startswith("<svg") for html in shown)
    assert any("Ismail Haniyeh of Hamas spoke there" in html for html in shown)
