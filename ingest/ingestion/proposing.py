"""Proposing: what a document that was read is, and the draft of what extractors say of it."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from ingest.drafting.draft import Draft
from ingest.drafting.proving import proven
from ingest.drafting.recognition import recognised
from ingest.extraction import tables
from ingest.extraction.extractor import Extractor, Traits
from ingest.extraction.languages import beyond
from ingest.extraction.languages import legible as legible_in
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import KnownEntity, Source
from ingest.extraction.visible import Visible
from ingest.ingestion.means import Means
from ingest.ingestion.outcome import Job
from ingest.keys import plain_key
from ingest.reading.reading import Reading, as_mapping, line
from schema.documents import Document, Publisher
from schema.drafts import DocumentReview, Origin
from schema.text import passages
from schema.text import sha256 as sha256_of

GIVEN = "given on the command line"


class Described(NamedTuple):
    """What a document is: as extractors are given it, who published it, and where its details were found."""

    source: Source
    publishers: dict[str, Publisher]
    details: DocumentReview


def describe(reading: Reading, job: Job, known: Sequence[KnownEntity], key: str, file: str | None) -> Described:
    """Say what a document is, as it says itself and as the user does.

    Args:
        reading: What was read.
        job: What is to be done with it.
        known: The entities that the graph knows.
        key: Its key.
        file: Where its text lies, relative to the draft.
    """
    fields: dict[str, Any] = {**as_mapping(reading.details), **job.said}
    found = {**reading.details.found, **dict.fromkeys(job.said, GIVEN)}
    publishers: dict[str, Publisher] = {}
    if name := fields.pop("publisher", None):
        publisher = plain_key(name, "publisher")
        publishers[publisher] = Publisher(name=name)
        fields["publisher"] = publisher
    document = Document.model_validate(
        {
            **fields,
            "sha256": sha256_of(reading.text),
            "length": len(reading.text),
            "passages": tuple((span.start, span.end) for span in passages(reading.text)),
            "pages": reading.pages,
            "supersedes": job.supersedes,
            "file": file,
        }
    )
    remarks = tuple(said for note in reading.notes if (said := line(note)))
    source = Source.of(key, document, reading.text, known, job.path)
    return Described(source, publishers, DocumentReview(found=found, remarks=remarks))


def propose(described: Described, origin: Origin | None, means: Means) -> tuple[Draft, dict[str, float]]:
    """Have extractors propose what a document says.

    Args:
        described: What it is.
        origin: What it was made from; None where that is not known.
        means: What it is done with.

    Returns:
        The draft, and what the extractors took that is paid for.

    Raises:
        WorkError: An extractor fails.
    """
    source, publishers, details = described
    legible = {name: _legible(one, source) for name, one in means.made.items()}
    proposals = {name: _proposed(means.made[name], left) for name, left in legible.items() if left.passages}
    drafted = Draft.of(
        source, proposals, publishers=publishers, details=details, origin=origin, vocabulary=means.vocabulary
    )
    drafted, unproven = proven(drafted, source)
    drafted = recognised(drafted, means.names, means.index)
    unread = [said for name, left in legible.items() for said in _unread(means.made[name], source, left, name) if said]
    remarks = (*details.remarks, *unread, *_dropped(proposals, unproven))
    return replace(drafted, details=details.model_copy(update={"remarks": remarks})), _spent(proposals)


def relative(folder: Path, path: Path) -> str:
    """Give the path of a file as a draft in a folder names it.

    Args:
        folder: The folder of the draft.
        path: Where the file lies.
    """
    try:
        return line(os.path.relpath(path, folder)) or path.name
    except ValueError:  # another drive
        return str(path)


def _proposed(one: Extractor, source: Source) -> Proposals:
    if Traits.of(one).as_written:
        return one.extract(source)
    visible = Visible.of(source)
    return visible.led_back(one.extract(visible.source))


def _unread(one: Extractor, source: Source, left: Source, name: str) -> tuple[str | None, ...]:
    return beyond(source, left, name), None if Traits.of(one).reads_tables else tables.unread(left, name)


def _legible(one: Extractor, source: Source) -> Source:
    languages = Traits.of(one).languages
    return source if languages is None else legible_in(source, languages)


def _dropped(proposals: Mapping[str, Proposals], unproven: int) -> list[str]:
    notes = [
        f"{name}: {_counted(count)} dropped: {line(reason)}"
        for name, one in proposals.items()
        for reason, count in one.dropped.items()
    ]
    return [
        *notes,
        *([f"{_counted(unproven)} dropped: not what the text or the vocabulary allows"] if unproven else []),
    ]


def _counted(number: int) -> str:
    return f"{number:,} {'proposal' if number == 1 else 'proposals'}"


def _spent(proposals: Mapping[str, Proposals]) -> dict[str, float]:
    total: dict[str, float] = {}
    for one in proposals.values():
        for what, amount in one.spent.items():
            total[what] = total.get(what, 0) + amount
    return total
