"""The harbour dossiers, and a way to load them."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from database.graph import Graph
    from ingest.report import Report
    from schema.vocabulary import Vocabulary

DATA = Path(__file__).parent / "data"

Load = Callable[..., "Report"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of one's own with both dossiers and both texts in it; the current folder is it."""
    for file in DATA.iterdir():
        shutil.copy(file, tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def load(graph: Graph, vocabulary: Vocabulary, folder: Path) -> Load:
    """Load dossiers of the folder, by name, into the emptied graph."""
    from ingest.loading import load as load_into

    def loading(*names: str, texts: tuple[str, ...] = (), **options: bool) -> Report:
        return load_into(
            graph,
            [Path(name) for name in names],
            vocabulary=vocabulary,
            texts=[Path(text) for text in texts],
            dry_run=options.get("dry_run", False),
            into_foreign=options.get("into_foreign", False),
            again=options.get("again", False),
        )

    return loading


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace passages of a file, each of which stands in it exactly once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


@pytest.fixture
def editing(folder: Path) -> Callable[..., None]:
    """Change a file of the folder: `editing("harbour.yaml", (old, new), …)`."""
    return lambda name, *changes: edit(folder / name, *changes)
