"""Raw records: what a file of a dossier holds, record by record, before anything is known of it but its place."""

import codecs
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


BEGINNING = 256
"""Bytes from the beginning of a file that tell how it was saved."""


def misencoded(beginning: bytes) -> str | None:
    """Say what is wrong with a file as a whole, where it was saved in another encoding, or was not saved at all.

    Args:
        beginning: Its first bytes, `BEGINNING` of them.

    Returns:
        What is wrong, as a sentence without its subject; None where it may be UTF-8.
    """
    beginning = beginning[:BEGINNING]
    if beginning.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "is UTF-32; save it as UTF-8"
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_wide(beginning):
        return "is UTF-16, as some editors on Windows save; save it as UTF-8"
    if beginning and not beginning.strip(b"\0"):
        return "begins with nothing but NUL bytes, as a file does whose writing was cut off; put a copy of it back"
    return None


def _is_wide(beginning: bytes) -> bool:
    """Say whether each letter has a NUL beside it, always on the same side, as Latin ones have in UTF-16."""
    sides = (beginning[::2], beginning[1::2])
    nuls, others = sorted(sides, key=lambda side: side.count(0), reverse=True)
    return nuls.count(0) * 2 > len(nuls) and 0 not in others
