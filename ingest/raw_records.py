"""Raw records: what a file of a dossier holds, record by record, before anything is known of it but its place."""

from dataclasses import dataclass
from typing import Any

from ingest.problems import Place

DOSSIER, DRAFT = "dossier", "draft"
"""What a file may hold, by the field of its header that names it."""
HEADER = ""
"""The section of the record that names the dossier."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record as it was written, before anything is known of it but its place.

    Args:
        section: ``publishers``, ``documents``, ``entities`` or ``claims``; ``HEADER`` for what names the dossier.
        key: Its key; empty for the header.
        fields: What it says.
        place: Where it stands.
    """

    section: str
    key: str
    fields: dict[str, Any]
    place: Place


UTF16 = "is UTF-16, as some editors on Windows save; save it as UTF-8"


def is_utf16(beginning: bytes) -> bool:
    """Say whether a file is UTF-16: by its mark, or because each Latin letter of it has a NUL beside it.

    Args:
        beginning: Its first bytes, two at least.
    """
    return beginning[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in beginning[:2]
