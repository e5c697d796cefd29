"""Quarantine: the files that failed, each beside the reason, until they can be read."""

import shutil
from pathlib import Path

from schema import files
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
        """Keep a copy of a file with the reason why it failed. The file itself stays where it lies.

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
        why = kept.with_name(kept.name + REASON)
        files.replace(why, f"{file}\n{reason}\n")
        if missing := _copy(file, kept):
            files.replace(why, f"{file}\n{reason}\n{missing}\n")

    def release(self, file: Path, key: str) -> None:
        """Forget a file that can be read now."""
        if not self.path.is_dir():
            return
        kept = self._place(file, key)
        for path in (kept, kept.with_name(kept.name + REASON)):
            path.unlink(missing_ok=True)
        if not any(self.path.iterdir()):
            self.path.rmdir()

    def _place(self, file: Path, key: str) -> Path:
        return self.path / f"{key}{file.suffix.lower()[:20]}"


def _copy(file: Path, kept: Path) -> str | None:
    """Copy a file, and say why where it cannot be: the reason of its failure is kept without it."""
    try:
        # What was kept before may be a link to the file itself, or to another.
        kept.unlink(missing_ok=True)
        if file.is_symlink():
            return "No copy of it is kept here: it is a link."  # which may lead to what is nobody's business
        if file.is_file():
            shutil.copyfile(file, kept)
    except OSError as error:
        if kept.is_file():
            kept.unlink()  # half of it
        return f"No copy of it is kept here: {(error.strerror or str(error)).lower()}."
    return None
