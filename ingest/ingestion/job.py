"""A job: one file read, what it says proposed, and the draft of it written."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Any

from identity.index import NameIndex
from ingest.drafting import draft_file
from ingest.drafting.draft import Draft
from ingest.drafting.lock import alone, drafting, making
from ingest.drafting.merging import is_undecided, merged, refuse_other_text
from ingest.drafting.proving import proven
from ingest.drafting.recognition import Names, recognised
from ingest.extraction import tables
from ingest.extraction.extractor import Extractor, Traits, extractor
from ingest.extraction.languages import beyond
from ingest.extraction.languages import legible as legible_in
from ingest.extraction.proposals import Proposals
from ingest.extraction.source import KnownEntity, Source
from ingest.extraction.visible import Visible
from ingest.ingestion.appeared import Appeared
from ingest.ingestion.folder import OWN_TEXT_SUFFIX, TEXT_SUFFIX, draft_path, origin_of, real, waiting
from ingest.keys import plain_key
from ingest.reading.reader import digest, read
from ingest.reading.reading import Reading, as_mapping, line
from ingest.report import Report
from ingest.texts import holds
from schema import files
from schema.documents import Document, Publisher
from schema.drafts import DocumentReview, Origin
from schema.errors import WorkError
from schema.text import passages
from schema.text import sha256 as sha256_of
from schema.vocabulary import Vocabulary

GIVEN = "given on the command line"
ANEW = "proposed anew, since the document has changed and nothing was decided of it"
MEANWHILE = "another `dots ingest` did it meanwhile"


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be done with one file.

    Args:
        path: Where it lies.
        name: As the user named it.
        key: The key of its document.
        folder: Where the draft goes.
        again: Whether a draft of the document lies there already.
        anew: Whether it is done again though it is done; where the document has changed and nothing was decided in that
            draft, it is given up.
        wait: Whether to wait where somebody else is at the document.
        said: What the user says of the document: ``title``, ``publisher``, ``published``, ``url``, ``language``.
        supersedes: The key of the document whose corrected edition it is.
        is_named: Whether the user gave it its key, and so wants a document of its own whatever there is.
    """

    path: Path
    name: str
    key: str
    folder: Path
    again: bool = False
    anew: bool = False
    wait: bool = False
    said: Mapping[str, str] = field(default_factory=dict)
    supersedes: str | None = None
    is_named: bool = False


class State(StrEnum):
    """What became of a file."""

    DRAFTED = "drafted"
    DRAFTED_AGAIN = "drafted again"
    DONE_BEFORE = "done before"
    SAME_AS_OTHER = "the same as another"
    BUSY = "in work elsewhere"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a file.

    Args:
        name: The file, as the user named it.
        path: Where it lies.
        state: What became of it.
        key: The key of its document, or of the one that it is the same as.
        draft: Where its draft lies; None where there is none.
        entities: How many entities wait to be judged, or how many were loaded.
        claims: How many claims wait to be judged, or how many were loaded.
        notes: What a person should know of it.
        problem: Why it failed.
        text: The sha256 of its text.
        spent: What the extractors took that is paid for, by its name: tokens, cost.
        loaded: What loading it changed; None where it was not loaded.
    """

    name: str
    path: Path
    state: State
    key: str
    draft: Path | None = None
    entities: int = 0
    claims: int = 0
    notes: tuple[str, ...] = ()
    problem: str | None = None
    text: str | None = None
    spent: Mapping[str, float] = field(default_factory=dict)
    loaded: Report | None = None


@dataclass(frozen=True)
class Means:
    """What every job of a batch is done with. It is sent to each process once.

    Args:
        extractors: The names of the extractors to run.
        known: The entities that the graph knows.
        types: The modules of the user's own types.
        documents: The documents that are there already, by the sha256 of their texts: the key of each, and where.
    """

    extractors: tuple[str, ...]
    known: tuple[KnownEntity, ...] = ()
    types: tuple[str, ...] = ()
    documents: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The types that there are."""
        return Vocabulary.load(self.types)

    @cached_property
    def made(self) -> Mapping[str, Extractor]:
        """The extractors, made once for many documents."""
        return {name: extractor(name) for name in self.extractors}

    @cached_property
    def index(self) -> NameIndex:
        """The names of the known entities, for those that are near a new one."""
        return NameIndex.of((one.id, one.type, one.names) for one in self.known)

    @cached_property
    def names(self) -> Names:
        """The known entities by their very names."""
        return Names.of_index(self.index)

    @cached_property
    def appeared(self) -> Appeared:
        """The drafts that others make meanwhile."""
        return Appeared(key for key, _ in self.documents.values())

    def __getstate__(self) -> dict[str, Any]:
        # What follows from these is worked out anew in another process: it is larger than they are.
        return {name: getattr(self, name) for name in ("extractors", "known", "types", "documents")}


def do(job: Job, means: Means) -> Outcome:
    """Read a file, propose what it says, and write the draft.

    Args:
        job: What is to be done.
        means: What it is done with.

    Returns:
        What became of it.

    Raises:
        WorkError: It cannot be read, an extractor fails, or the draft cannot be written. Nothing is half-written.
    """
    path = draft_path(job.folder, job.key)
    with making(path, wait=job.wait) as is_ours:
        if not is_ours:
            return Outcome(job.name, job.path, State.BUSY, job.key)
        return _done_meanwhile(job, path, means.extractors) or _do(job, means, path)


def _done_meanwhile(job: Job, path: Path, extractors: Sequence[str]) -> Outcome | None:
    """Give what became of a file of which another process has made a draft since the job was planned."""
    if job.anew or not path.exists():
        return None
    origin = origin_of(path)
    if origin is None or origin.sha256 != digest(job.path, job.name):
        if job.again:
            return None
        raise WorkError(
            f"{path}: was made of another file meanwhile.",
            remedy="Run the same command again, which gives this one a key of its own.",
        )
    if job.said or not set(origin.extractors).issuperset(extractors):
        return None
    return Outcome(job.name, job.path, State.DONE_BEFORE, job.key, path, *waiting(path), notes=(MEANWHILE,))


def _do(job: Job, means: Means, path: Path) -> Outcome:
    reading = read(job.path, job.name)
    text = sha256_of(reading.text)
    there, where = means.documents.get(text, (job.key, ""))
    if there != job.key and not job.is_named:
        return _same(job, text, there, where)
    with drafting(job.folder, text, wait=job.wait) as is_ours:
        if not is_ours:
            return Outcome(job.name, job.path, State.BUSY, job.key)
        there = means.appeared.of_text(job.folder, text) or job.key
        if there != job.key and not job.is_named:
            return _same(job, text, there, f"drafted in {draft_path(job.folder, there)}")
        return _drafted(job, means, path, reading, text)


def _same(job: Job, text: str, there: str, where: str) -> Outcome:
    notes = (f"has the text of {there}, which is {where} already; say --key to make another document of it",)
    return Outcome(job.name, job.path, State.SAME_AS_OTHER, there, notes=notes, text=text)


def _drafted(job: Job, means: Means, path: Path, reading: Reading, text: str) -> Outcome:
    before = draft_file.read(path, means.vocabulary, now=text) if path.exists() else None
    is_anew = before is not None and _is_given_up(before, text, job)
    if before is not None and not is_anew:
        refuse_other_text(before, text, str(path))
    file = _text_name(job, text, before)
    source, publishers, details = described(reading, job, means.known, text, file)
    origin = Origin(
        file=_from(job.folder, job.path),
        sha256=reading.sha256,
        format=reading.format,
        text=text,
        extractors=means.extractors,
    )
    legible = {name: _legible(one, source) for name, one in means.made.items()}
    proposals = {name: _proposed(means.made[name], left) for name, left in legible.items() if left.passages}
    drafted = Draft.of(
        source, proposals, publishers=publishers, details=details, origin=origin, vocabulary=means.vocabulary
    )
    drafted, unproven = proven(drafted, source)
    drafted = recognised(drafted, means.names, means.index)
    unread = [said for name, left in legible.items() for said in _unread(means.made[name], source, left, name) if said]
    remarks = (*details.remarks, *unread, *_dropped(proposals, unproven))
    drafted = replace(drafted, details=details.model_copy(update={"remarks": remarks}))
    drafted, state = _put(drafted, reading.text, job, path)
    entities, claims = drafted.undecided()
    notes = (*((ANEW,) if is_anew else ()), *remarks)
    return Outcome(
        job.name, job.path, state, job.key, path, len(entities), len(claims), notes, None, text, _spent(proposals)
    )


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


def described(
    reading: Reading, job: Job, known: Sequence[KnownEntity], text: str, file: str
) -> tuple[Source, dict[str, Publisher], DocumentReview]:
    """Say what a document is, as it says itself and as the user does.

    Args:
        reading: What was read.
        job: What is to be done with it.
        known: The entities that the graph knows.
        text: The sha256 of its text.
        file: Where its text lies, relative to the draft.

    Returns:
        The source for extractors, its publisher by key, and where its details were found.
    """
    fields: dict[str, Any] = {**as_mapping(reading.details), **job.said}
    found = {**reading.details.found, **dict.fromkeys(job.said, GIVEN)}
    publishers: dict[str, Publisher] = {}
    if name := fields.pop("publisher", None):
        key = plain_key(name, "publisher")
        publishers[key] = Publisher(name=name)
        fields["publisher"] = key
    document = Document.model_validate(
        {
            **fields,
            "sha256": text,
            "length": len(reading.text),
            "passages": tuple((span.start, span.end) for span in passages(reading.text)),
            "pages": reading.pages,
            "supersedes": job.supersedes,
            "file": file,
        }
    )
    remarks = tuple(said for note in reading.notes if (said := line(note)))
    source = Source.of(job.key, document, reading.text, known, job.path)
    return source, publishers, DocumentReview(found=found, remarks=remarks)


def _text_name(job: Job, text: str, before: Draft | None) -> str:
    """Say where the normalised text lies: in a file of the user's where one is just that, else in one of its own."""
    if before is not None and before.document.file is not None:
        beside = job.folder / before.document.file
        is_own = beside.is_file() and digest(beside, str(beside)) == before.document.sha256
        if before.document.sha256 == text or (is_own and real(beside) != real(job.path)):
            return before.document.file
    plain = f"{job.key}{TEXT_SUFFIX}"
    is_free = not (job.folder / plain).exists()
    return plain if is_free or holds(job.folder / plain, text) else f"{job.key}{OWN_TEXT_SUFFIX}"


def _is_given_up(before: Draft, text: str, job: Job) -> bool:
    """Say whether a draft of another text gives way to one of the text that is there now."""
    return job.anew and before.document.sha256 != text and is_undecided(before)


def _put(drafted: Draft, text: str, job: Job, path: Path) -> tuple[Draft, State]:
    """Put a draft in its place, with what was decided of the one that lies there."""
    beside = job.folder / (drafted.document.file or "")
    if not path.exists():
        _write(drafted, text, beside, path)
        return drafted, State.DRAFTED
    with alone(path):
        # Extraction may take minutes, in which somebody reviewed what lies there: it is read now, and not before.
        text_now = drafted.document.sha256
        before = draft_file.read(path, drafted.vocabulary, now=text_now)
        is_anew = _is_given_up(before, text_now, job)
        both = drafted if is_anew else merged(before, drafted, str(path))
        if job.said and not is_anew:
            said = drafted.document
            both = replace(both, document=said, title=said.title, publishers=drafted.publishers)
        _write(both, text, beside, path)
    return both, State.DRAFTED_AGAIN


def _write(drafted: Draft, text: str, beside: Path, path: Path) -> None:
    """Write a text and its draft: both, or neither."""
    is_new = not holds(beside, sha256_of(text))
    if is_new:
        files.replace(beside, text)
    try:
        # The draft is written last: where it is, everything is.
        draft_file.write(drafted, path)
    except WorkError:
        if is_new and not path.exists():
            beside.unlink(missing_ok=True)
        raise


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


def _from(folder: Path, path: Path) -> str:
    try:
        return line(os.path.relpath(path, folder)) or path.name
    except ValueError:  # another drive
        return str(path)
