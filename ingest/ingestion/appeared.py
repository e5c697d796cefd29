"""Drafts that appeared: what others put into the folders of a batch since it was planned, by their texts."""

import os
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.drafting.draft_file import SUFFIX
from ingest.ingestion.folder import text_of

COARSE = 2_000_000_000
"""Nanoseconds within which a folder may change twice and say the same time, on the coarsest of file systems."""


@dataclass
class _Folder:
    """What was seen in a folder."""

    seen: set[str] = field(default_factory=set)
    of: dict[str, Path] = field(default_factory=dict)
    changed: int = -1


class Appeared:
    """The drafts that appear in folders while documents are ingested. Each is read once, and what was planned never.

    Args:
        known: The drafts that were there when it was planned.
    """

    def __init__(self, known: Iterable[Path]) -> None:
        self._folders: dict[Path, _Folder] = {}
        for path in known:
            self._folders.setdefault(path.parent, _Folder()).seen.add(path.name)

    def of_text(self, folders: Iterable[Path], sha256: str) -> Path | None:
        """Look for a draft of a text.

        Args:
            folders: Where it may lie.
            sha256: Of the normalised text.

        Returns:
            Where it lies; None where there is none.
        """
        for path in folders:
            folder = self._folders.setdefault(path, _Folder())
            self._look(path, folder)
            found = folder.of.get(sha256)
            # It may have been removed since, or made of another text.
            if found is not None and text_of(found) == sha256:
                return found
        return None

    def _look(self, path: Path, folder: _Folder) -> None:
        """Read the drafts that are new in a folder, where anything in it has changed."""
        try:
            changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - of many folders it is asked for each document
        except OSError:
            return
        if changed == folder.changed:
            return
        folder.changed = changed if time.time_ns() - changed > COARSE else -1
        for name in os.listdir(path):  # noqa: PTH208 - as above
            if not name.endswith(SUFFIX) or name in folder.seen:
                continue
            folder.seen.add(name)
            if text := text_of(path / name):
                folder.of[text] = path / name
