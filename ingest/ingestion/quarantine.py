"""Quarantine: the files that failed, each beside the reason, until they can be read."""

import os
import shutil
from pathlib import Path

from ingest.replacement import replace
from schema.errors import WorkError

NAME = "quarantine"
REASON = ".reason.txt"


class Quarantine:
    """The folder of what failed, in the folder of drafts.

    Args:
        folder: The folder of drafts.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def keep(self, file: Path, key: str, reason: str) -> None:
        """Keep a file with the reason why it failed. The file itself stays where it lies.

        Args:
            file: The file.
            key: What its document would have been called; it tells apart two files of one name.
            reason: Why it failed, and what to do.

        Raises:
            WorkError: The quarantine cannot be written.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkError(f"{self.path}: cannot be made: {(error.strerror or str(error)).lower()}.") from error
        kept = self._place(file, key)
        replace(kept.with_name(kept.name + REASON), f"{file}\n{reason}\n")
        kept.unlink(missing_ok=True)
        try:
            if file.is_file():
                os.link(file, kept)
        except OSError:
            # Another disk, or one that knows no links. A copy that does not fit is done without: the reason is there.
            try:
                shutil.copyfile(file, kept)
            except OSError:
                kept.unlink(missing_ok=True)

    def release(self, file: Path, key: str) -> None:
        """Forget a file that can be read now."""
        kept = self._place(file, key)
        for path in (kept, kept.with_name(kept.name + REASON)):
            path.unlink(missing_ok=True)
        if self.path.is_dir() and not any(self.path.iterdir()):
            self.path.rmdir()

    def _place(self, file: Path, key: str) -> Path:
        return self.path / f"{key}{file.suffix.lower()[:20]}"
