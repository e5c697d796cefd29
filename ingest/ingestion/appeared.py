"""Drafts that appeared: what others put into a folder since a batch was planned, by their texts."""

import os
from collections.abc import Iterable
from pathlib import Path

from ingest.drafting.draft_file import SUFFIX
from ingest.ingestion.folder import draft_path, origin_of


class Appeared:
    """The drafts that appear in folders while documents are ingested. Each is read once, and what was planned never.

    Args:
        known: The keys of the documents that were there when it was planned.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = frozenset(known)
        self._seen: dict[Path, set[str]] = {}
        self._keys: dict[tuple[Path, str], str] = {}

    def of_text(self, folder: Path, sha256: str) -> str | None:
        """Look for a draft of a text.

        Args:
            folder: Where it would lie.
            sha256: Of the normalised text.

        Returns:
            Its key; None where there is none.
        """
        seen = self._seen.setdefault(folder, set())
        for name in os.listdir(folder):  # noqa: PTH208 - of many thousand files it is asked for each document
            key = name.removesuffix(SUFFIX)
            if key == name or key in self._known or key in seen:
                continue
            seen.add(key)
            origin = origin_of(folder / name)
            if origin is not None and origin.text is not None:
                self._keys[folder, origin.text] = key
        found = self._keys.get((folder, sha256))
        if found is None:
            return None
        # It may have been removed since, or made of another text.
        origin = origin_of(draft_path(folder, found))
        return found if origin is not None and origin.text == sha256 else None
