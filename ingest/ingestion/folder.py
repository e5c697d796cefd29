"""The folder of drafts: what lies in it says what is done already, whoever did it and whenever."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from pydantic import ValidationError

from ingest.drafting.acceptance import SUFFIX as DOSSIER_SUFFIX
from ingest.drafting.draft_file import OWN_TEXT_SUFFIX, SUFFIX
from ingest.drafting.draft_file import SCHEMA_FILE as DRAFT_SCHEMA
from schema.drafts import Origin

HEAD = 8192
"""Bytes at the beginning of a draft that hold its header."""

DOSSIER_SCHEMA = "dossier.schema.json"
"""Where editors look for the JSON Schema of a dossier: beside it."""

TEXT_SUFFIX = ".txt"

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Head:
    """The header of a draft that lies in the folder.

    Args:
        key: Its key.
        path: Where it lies.
        origin: What it was made from; None where it does not say.
        text: The sha256 of the normalised text that it is of; None where it does not say.
        is_spoilt: Whether it cannot be told what it says.
    """

    key: str
    path: Path
    origin: Origin | None
    text: str | None = None
    is_spoilt: bool = False


_BLANK = re.compile(rb"\r?\n\r?\n")


class DraftFolder:
    """The drafts of a folder, by what they were made from.

    Args:
        path: The folder; it need not be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.heads = {head.key: head for head in _heads(path)}
        self._by_content = {head.origin.sha256: head for head in self.heads.values() if head.origin}
        self._by_file = {self._resolved(head.origin.file): head for head in self.heads.values() if head.origin}

    def of_content(self, sha256: str) -> Head | None:
        """Give the draft that was made from a file with these bytes."""
        return self._by_content.get(sha256)

    def of_file(self, path: Path) -> Head | None:
        """Give the draft that was made from a file of this name, whatever it held then."""
        return self._by_file.get(real(path))

    def of_spoilt(self, path: Path, sha256: str, key: str) -> Head | None:
        """Give a draft whose header does not say what it was made from, where that may be a file.

        Args:
            path: The file.
            sha256: Of its bytes.
            key: What its document would be called if no other was.
        """
        for head in self.heads.values():
            if head.origin is None and ((head.is_spoilt and head.key == key) or _names(head, path, sha256, key)):
                return head
        return None

    def is_own_text(self, path: Path) -> bool:
        """Say whether a file is the text that was written beside a draft, and no document that somebody put there."""
        if real(path).parent != real(self.path):
            return False
        for suffix in (OWN_TEXT_SUFFIX, TEXT_SUFFIX):
            head = self.heads.get(path.name.removesuffix(suffix)) if path.name.endswith(suffix) else None
            if head is not None:
                # Of a draft that is spoilt it may be the document: it is looked at, and that draft complained of.
                return not head.is_spoilt if head.origin is None else self._resolved(head.origin.file) != real(path)
        return False

    def is_own(self, path: Path) -> bool:
        """Say whether a file is a draft, the dossier that one became, or what helps editors with them."""
        is_made = path.name.endswith(SUFFIX) or path.name in (DRAFT_SCHEMA, DOSSIER_SCHEMA)
        is_dossier = path.suffix == DOSSIER_SUFFIX and path.stem in self.heads
        return (is_made or is_dossier) and real(path).parent == real(self.path)

    def _resolved(self, file: str) -> Path:
        return real(self.path / file)


def real(path: Path) -> Path:
    """Give where a path leads, links followed; one of a ring of links leads as far as it can be followed."""
    return Path(os.path.realpath(path))  # Path.resolve() raises over such a ring before Python 3.13.


def draft_path(folder: Path, key: str) -> Path:
    """Give the path of the draft of a document."""
    return folder / f"{key}{SUFFIX}"


def _heads(folder: Path) -> Iterator[Head]:
    if not folder.is_dir():
        return
    for path in sorted(folder.glob(f"*{SUFFIX}")):
        if path.is_file():
            origin, is_spoilt = _said(path)
            text = None if is_spoilt else _text(path, origin)
            yield Head(path.name.removesuffix(SUFFIX), path, origin, text, is_spoilt)


def origin_of(path: Path) -> Origin | None:
    """Read what a draft was made from.

    Args:
        path: Where the draft lies.

    Returns:
        What its header says; None where that is spoilt, which is complained of when the draft is needed.
    """
    return _said(path)[0]


def text_of(path: Path) -> str | None:
    """Read which text a draft is of.

    Args:
        path: Where the draft lies.

    Returns:
        The sha256 of the normalised text; None where the draft does not say it, or is spoilt.
    """
    origin, is_spoilt = _said(path)
    return None if is_spoilt else _text(path, origin)


def _text(path: Path, origin: Origin | None) -> str | None:
    """Give the text that a header names, or else the one of its document."""
    if origin is not None and origin.text is not None:
        return origin.text
    try:
        content = yaml.load(path.read_bytes(), _Loader)  # noqa: S506 - a safe loader, in C where there is one
        (document,) = content["documents"].values()
        text = document.get("sha256")
    except (OSError, yaml.YAMLError, KeyError, AttributeError, TypeError, ValueError):
        return None
    return text if isinstance(text, str) else None


def _said(path: Path) -> tuple[Origin | None, bool]:
    """Give what a draft says that it was made from, and whether that is spoilt."""
    try:
        with path.open("rb") as file:
            head = file.read(HEAD)
            parted = _BLANK.split(head, maxsplit=1)
            # Where no blank line ends the header, it is all one.
            content = yaml.load(parted[0] if len(parted) > 1 else head + file.read(), _Loader)  # noqa: S506 - a safe loader, in C where there is one
        if content.get("origin") is None:
            return None, "dots" not in content
        return Origin.model_validate(content["origin"]), False
    except (OSError, yaml.YAMLError, ValidationError, AttributeError, TypeError):
        return None, True


def _names(head: Head, path: Path, sha256: str, key: str) -> bool:
    """Say whether what is left of a header names a file."""
    try:
        with head.path.open("rb") as file:
            said = file.read(HEAD)
    except OSError:
        return False
    return sha256.encode() in said or (head.key.startswith(f"{key}-") and os.fsencode(path.name) in said)
