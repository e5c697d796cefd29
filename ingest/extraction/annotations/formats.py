"""Formats: which file holds the annotations of a document, and who reads it."""

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from ingest.extraction.annotations.marks import Marked, broken
from ingest.extraction.source import Source
from schema.errors import CallError, WorkError
from schema.settings import Settings

ENVIRONMENT = "DOTS_ANNOTATIONS"

READERS: Mapping[str, str] = {
    ".ann": "brat",
    ".tsv": "tsv",
    ".xmi": "cas",
    ".json": "cas",
    ".zip": "cas",
    ".spacy": "docbin",
    ".csv": "table",
}
"""The module that reads each kind of file, by its ending; the first that is there is taken."""


def marked(source: Source, settings: Settings) -> list[Marked]:
    """Find and read what was marked in a document.

    Args:
        source: The document.
        settings: They may name a folder, or a file; ``DOTS_ANNOTATIONS`` goes before them.

    Returns:
        What was marked; a file that holds many documents gives each.

    Raises:
        CallError: What is named is not there, or a package that reads it is missing.
        WorkError: There are no annotations, or they are broken.
    """
    named = settings.folder / settings.annotations if settings.annotations is not None else None
    given = Path(os.environ[ENVIRONMENT]) if os.environ.get(ENVIRONMENT) else named
    if given is not None and not given.exists():
        raise CallError(f"There are no annotations at {given}.", remedy=f"Look at {ENVIRONMENT}.")
    if given is not None and given.is_file():
        return _read(given)
    tried = list(_places(source, given))
    file = next((place for place in tried if place.is_file() and place != source.file), None)
    if file is None:
        names = ", ".join(dict.fromkeys(place.name for place in tried)) or "nothing, since it was read from no file"
        raise WorkError(
            f"There are no annotations of {source.key}: looked for {names}.",
            remedy=f"Put them beside the document, or name their folder with {ENVIRONMENT}.",
        )
    return _read(file)


def _places(source: Source, folder: Path | None) -> Iterator[Path]:
    stems = [source.key] if source.file is None else [source.file.stem, source.file.name, source.key]
    folders = [folder] if folder is not None else [source.file.parent] if source.file is not None else []
    for ending in READERS:
        for place in folders:
            for stem in dict.fromkeys(stems):
                yield place / f"{stem}{ending}"


def _read(file: Path) -> list[Marked]:
    from importlib import import_module

    reader = READERS.get(file.suffix.lower())
    if reader is None:
        raise broken(file, 0, f"is no file of annotations by its name; they end in {', '.join(READERS)}.")
    module: Any = import_module(f"ingest.extraction.annotations.{reader}")
    found = module.read(file)
    return found if isinstance(found, list) else [found]
