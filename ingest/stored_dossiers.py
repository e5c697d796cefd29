"""Stored dossiers: what the graph says of the last load of each, and whether another would change anything."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from database.graph import Graph
from ingest.files import DossierFile, digest_of
from ingest.report import Report
from schema.vocabulary import Vocabulary

LOADER = 2
"""The version of what a load makes of a dossier: another one makes every dossier be read again."""

STORED_DOSSIERS = """
MATCH (d:Dossier)
RETURN d.id AS id, d.sha256 AS sha256, d.texts AS texts, d.file AS file, coalesce(d.complete, false) AS complete,
       d.tally AS tally
"""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the graph says of its dossiers.

    Args:
        sha256: For each complete dossier, of the bytes that it was loaded from.
        texts: For each, the files of text that were looked for then, and their sha256.
        tallies: The tally that each dossier remembers; None for one whose load was interrupted.
    """

    sha256: dict[str, str]
    texts: dict[str, dict[str, str]]
    tallies: dict[str, str | None]

    @property
    def is_whole(self) -> bool:
        """Whether every load was completed."""
        return None not in self.tallies.values()


def stored_dossiers(graph: Graph) -> Stored:
    """Read what the graph says of its dossiers.

    Args:
        graph: The database.
    """
    rows = graph.read(STORED_DOSSIERS)
    complete = [row for row in rows if row["complete"]]
    return Stored(
        {row["id"]: row["sha256"] for row in complete},
        {row["id"]: dict(reversed(text.split(" ", 1)) for text in row["texts"] or ()) for row in complete},
        {row["id"]: row["tally"] if row["complete"] else None for row in rows},
    )


def unchanged(
    files: Sequence[DossierFile], given: Sequence[Path], stored: Stored, now: str, vocabulary: Vocabulary
) -> Report | None:
    """Report that nothing changes, where files, texts and graph are as the last load left them.

    Args:
        files: The dossiers.
        given: The texts that were named beside them.
        stored: What the graph says of its dossiers.
        now: The tally of the graph.
        vocabulary: The types that there are.

    Returns:
        The report; None where it takes a closer look to say.
    """
    if not stored.is_whole:
        return None
    by_content = {sha256: dossier for dossier, sha256 in stored.sha256.items()}
    dossiers = [by_content.get(content_digest(file, vocabulary)) for file in files]
    known = [dossier for dossier in dossiers if dossier is not None]
    if len(known) < len(files) or any(stored.tallies[dossier] != now for dossier in known):
        return None
    looked_for = {path: digest for dossier in known for path, digest in stored.texts[dossier].items()}
    if any(str(Path(path).resolve()) not in looked_for for path in given):
        return None
    if any((digest_of(Path(path)) if Path(path).is_file() else "") != digest for path, digest in looked_for.items()):
        return None
    return Report(tuple(known))


def content_digest(file: DossierFile, vocabulary: Vocabulary) -> str:
    """Give the digest of all that a load takes from a file: its bytes, the vocabulary, and this loader's version."""
    return hashlib.sha256(f"{file.sha256} {vocabulary_digest(vocabulary)} {LOADER}".encode()).hexdigest()


_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where a function lies in memory, which is elsewhere in every process."""


def vocabulary_digest(vocabulary: Vocabulary) -> str:
    """Give a digest of the types that there are, with their sides and fields: the same in every process."""
    said: list[str] = []
    for entity in vocabulary.entities:
        said.append(f"{entity.label} {entity.model_fields!r}")
    for relationship in vocabulary.relationships:
        implies = relationship.implies.predicate if relationship.implies else ""
        sides = [[side.label for side in relationship.subjects], [side.label for side in relationship.objects]]
        said.append(
            f"{relationship.predicate} {sides} {relationship.symmetric} {implies} {relationship.model_fields!r}"
        )
    for attribute in vocabulary.attributes:
        said.append(f"{attribute.predicate} {[side.label for side in attribute.subjects]} {attribute.model_fields!r}")
    for composed in vocabulary.compositions:
        steps = [[cls.predicate for cls in composed.first], [cls.predicate for cls in composed.second]]
        said.append(f"{composed.predicate} {steps}")
    return hashlib.sha256(_ADDRESS.sub("", "\n".join(said)).encode()).hexdigest()
