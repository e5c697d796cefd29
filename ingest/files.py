"""Files of dossiers and drafts: opening them, and the records that are read from them one by one."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.problems import Problems
from ingest.raw_records import DOSSIER, DRAFT, RawRecord
from schema.errors import DossierInvalid, Problem

YAML_SUFFIXES = (".yaml", ".yml")
JSONL_SUFFIXES = (".jsonl", ".ndjson")


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A file that holds a dossier, or a draft of one.

    Args:
        path: Where it lies.
        name: As the user named it.
        sha256: Of its bytes.
        noun: What it holds: `DOSSIER` or `DRAFT`, which is YAML always.
        content: Its bytes, where they have been read: whatever becomes of the file, its records are these.
    """

    path: Path
    name: str
    sha256: str
    noun: str = DOSSIER
    content: bytes | None = field(default=None, repr=False)

    @classmethod
    def at(cls, path: Path, noun: str = DOSSIER, content: bytes | None = None) -> "DossierFile":
        """Look at a file, without reading its records.

        Args:
            path: As the user gave it.
            noun: What it is to hold: `DOSSIER` or `DRAFT`.
            content: Its bytes, where they have been read; of a file of YAML.

        Returns:
            The file.

        Raises:
            DossierInvalid: There is no such file, it is none of the kinds that hold dossiers, or it is empty.
        """
        name = str(path)
        if trouble := _trouble(path, noun):
            raise DossierInvalid([Problem(name, 0, "", trouble)])
        sha256 = digest_of(path) if content is None else hashlib.sha256(content).hexdigest()
        return cls(path, name, sha256, noun, content)

    @property
    def is_yaml(self) -> bool:
        """Whether it is YAML, with sections beside the header; else it is JSONL."""
        return self.path.suffix.lower() in YAML_SUFFIXES

    def records(self, problems: Problems) -> Iterator[RawRecord]:
        """Read the records, the header first.

        Args:
            problems: Where to note what cannot be read.

        Yields:
            Each record that can be read.
        """
        if self.is_yaml:
            from ingest.yaml_file import records as yaml_records

            return yaml_records(self.path, self.name, problems, self.noun, self.content)
        from ingest.jsonl_file import records as jsonl_records

        return jsonl_records(self.path, self.name, problems)


def digest_of(path: Path) -> str:
    """Give the sha256 of a file's bytes, in 64 hex digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _trouble(path: Path, noun: str) -> str | None:
    suffixes = YAML_SUFFIXES if noun == DRAFT else (*YAML_SUFFIXES, *JSONL_SUFFIXES)
    try:
        if path.is_dir():
            return f"is a folder; name the {noun}s in it"
        if not path.exists():
            return "there is no such file"
        if not path.is_file():
            return f"is no plain file; save the {noun} to one"
        if path.suffix.lower() not in suffixes:
            endings = ".yaml or .yml" if noun == DRAFT else ".yaml, .yml or .jsonl"
            return f"is no {noun} by its name; {noun}s end in {endings}"
        if path.stat().st_size == 0:
            remedy = "; restore it from a copy, or delete it" if noun == DRAFT else ""
            return f"is empty; a {noun} begins with `dots: 1`{remedy}"
        with path.open("rb"):
            return None
    except OSError as error:
        return f"cannot be read: {(error.strerror or str(error)).lower()}"
