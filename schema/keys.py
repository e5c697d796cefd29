"""Keys: how dossiers and their records are named, and which key a record of another format is given."""

import hashlib
import re
from typing import Final

from schema.entities import KEY

_KEY: Final = re.compile(KEY)


def is_key(text: str) -> bool:
    """Say whether a text is a key: up to 120 lower-case letters, digits, dots, hyphens and underscores."""
    return _KEY.fullmatch(text) is not None


def key_of(identifier: str) -> str:
    """Give the key of a record: its id where that is one, else one that no other id gives.

    Args:
        identifier: The id that the record has in the format that it came from.
    """
    if is_key(identifier):
        return identifier
    kept = re.sub(r"[^a-z0-9._-]+", "-", identifier.lower()).strip("-._")[:80]
    mark = hashlib.sha256(identifier.encode()).hexdigest()[:12]
    return f"{kept}-{mark}" if kept else mark
